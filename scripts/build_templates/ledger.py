"""The ledger: a row for each record, on landscape pages, in English and in Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from colour import ACCENT, GREY, INK
from house_style import MACHINE, NORMAL, SMALL
from markup import Element
from numbering import LOOKS
from package import Design
from page import Margins, build_footer
from paragraph import Blocks, hint_chinese, only_if, paragraph
from property import Properties
from style import SANS, SERIF, Block, Letters, Style
from table import LEDGER, Table, build_ledger_table_style

WIDTH = 273.0
WIDTHS = (8, 18, 15, 27, 20, 26, 17, 14, 30, 44, 14, 17, 15, 8)
CELL = Letters(SERIF, 7.5, colour=INK)
TITLE = Letters(SANS, 16, bold=True, colour=ACCENT)
STYLES = (
    NORMAL,
    Style("Title", TITLE, Block(after=2, align="center", with_next=True), known=True),
    Style("Subtitle", Letters(SANS, 9.5, colour=GREY), Block(after=8, align="center",
          with_next=True), known=True),
    Style("Table Heading", Letters(SANS, 7.5, bold=True, colour=ACCENT),
          Block(align="center", with_next=True)),
    Style("Table Text", CELL, Block(line=1.0)),
    Style("Table Number", CELL, Block(line=1.0, align="center")),
    Style("Table Note", Letters(SERIF, 8, colour=GREY), Block(before=4)),
    Style("footer", SMALL, Block(right_tab=WIDTH), known=True),
    MACHINE,
)  # fmt: skip

PARTIES = r"{{ ([row.org] + row.partners) | join('\n') }}"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a ledger in one language."""

    language: str
    title: str
    subject: str
    heads: tuple[str, ...]
    purpose: str
    evidence: str
    parties: str
    told: str
    note: str
    counted: tuple[str, str, str]
    between: str


ENGLISH = Said(
    "en-US",
    "Ledger of activities",
    "Ledger of activities",
    ("No.", "Date", "Kind", "Subject", "Place", "Organizer / partner", "Chair / head",
     "Expected / present", "Content", "Results / follow-up", "Photos / attach.",
     "Document no. / archive no.", "Recorder", "Note"),
    "Each row is an activity.",
    "{{ row.photos }} / {{ row.attachments | length }}",
    PARTIES,
    "{{ stats.records.count | count('activity', 'activities') | opening }}. "
    "{% if stats.heads.stated %}Attendances: {{ stats.heads.words }}; rate of attendance: "
    "{{ stats.attendance.rate }}. {{ stats.heads.stated }} of {{ stats.heads.of }} records state "
    "head counts{% if stats.attendance.stated != stats.heads.stated %}, "
    "{{ stats.attendance.stated }} also who was expected{% endif %}; nothing is assumed of the "
    "others.{% else %}No record states head counts.{% endif %}",
    "Records: {{ filter }}. P: dated by publication. Expected / present: a dash means not stated.",
    ("Page ", " of ", ""),
    "; ",
)  # fmt: skip
CHINESE = Said(
    "zh-CN",
    "活动台账",
    "活动台账",
    ("序号", "日期", "活动类型", "主题（名称）", "地点", "主办单位／对方单位", "主持人／带队",
     "应到／实到", "主要内容", "成果／后续", "佐证（照片／附件）", "文号／档号", "记录人", "备注"),
    "每行为一次活动。",
    "{{ row.photos }}／{{ row.attachments | length }}",
    PARTIES,
    "共{{ stats.records.count }}次活动。"
    "{% if stats.heads.stated %}参加{{ stats.heads.words }}人次，出席率"
    "{{ stats.attendance.rate }}；{{ stats.heads.of }}条记录中有{{ stats.heads.stated }}条写明人数"
    "{% if stats.attendance.stated != stats.heads.stated %}，其中{{ stats.attendance.stated }}条"
    "写明应到人数{% endif %}，未写明的不推算。"
    "{% else %}所有记录均未写明人数。{% endif %}",
    "统计范围：{{ filter }}。备注栏“发”指按发布日期归入；应到、实到未写明的以“—”表示。",
    ("第", "页，共", "页"),
    "；",
)  # fmt: skip


def build_ledger(said: Said = ENGLISH) -> Design:
    """The template of the ledger."""
    subtitle = "{{ org }}{% if org and period.name %} · {% endif %}{{ period.name }}"
    body = [
        paragraph("Title", said.title),
        *only_if("org or period.name", paragraph("Subtitle", subtitle)),
        _table(said),
        paragraph("Table Note", said.told),
        paragraph("Table Note", said.note),
    ]
    footer = build_footer(f"{said.title}[[ · {{{{ period.name }}}}]]", said.counted)
    if said is CHINESE:
        for root in (*body, footer):
            hint_chinese(root)
    return Design(
        Properties(
            title=f"{said.title}[[ {{{{ period.name }}}}]]",
            subject=said.subject,
            keywords=said.subject,
            category=said.subject,
            author="{{ org }}",
            language=said.language,
        ),
        STYLES,
        Margins(top=14, bottom=14, side=12, header=7, footer=7, landscape=True),
        {("footer", "default"): footer},
        body,
        LOOKS,
        None,
        [build_ledger_table_style()],
    )


def build_ledger_zh() -> Design:
    """The template of the ledger in Chinese."""
    return build_ledger(CHINESE)


def _table(said: Said) -> Element:
    table = Table(LEDGER, WIDTHS, said.title, said.purpose)
    mark = "发" if said is CHINESE else "P"
    results = [
        *_lines("result in row.results", "{{ result }}"),
        *_lines("task in row.follow_ups", "→ {{ task }}"),
    ]
    row = table.row(
        _number("{{ row.number }}"),
        _number("{{ row.date }}"),
        _number("{{ row.kind_name | opening }}"),
        paragraph("Table Text", "{{ row.title }}"),
        paragraph("Table Text", "{{ row.place }}"),
        paragraph("Table Text", said.parties),
        _number("{{ row.head }}"),
        _number("{{ row.attendance }}"),
        paragraph("Table Text", "{{ row.content | opening }}"),
        results,
        _number(said.evidence),
        _number("{{ row.document_number }}[[ {{ row.archive_no }}]]"),
        _number("{{ row.recorder }}"),
        _number(f"{{% if row.is_published %}}{mark}{{% endif %}}"),
    )
    return table.element(table.head(*said.heads), *table.repeat("row in rows", row))


def _number(words: str) -> Element:
    return paragraph("Table Number", words)


def _lines(loop: str, words: str) -> Blocks:
    return [
        paragraph("Template Control", f"{{%p for {loop} %}}"),
        paragraph("Table Text", words),
        paragraph("Template Control", "{%p endfor %}"),
    ]

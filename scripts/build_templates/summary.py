"""The summary of many records: figures, charts, examples, problems, next steps.

English and Chinese have the same sections in the same order; each has its own words and looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from activity_report import STYLES as REPORT_STYLES
from colour import ACCENT, INK
from house_style import MACHINE
from markup import Element, w
from measure import mm
from numbering import CHINESE_LISTS, LOOKS
from official import COMMON, MARGINS, PAGE_NUMBERS, build_page_numbers, profile
from package import Design
from page import Margins, build_footer, build_header
from paragraph import Blocks, control, only_if, optional, paragraph, repeat
from property import Properties
from style import SANS, SERIF, Block, Letters, Style
from table import (
    BLACK,
    BOXES,
    LEDGER,
    Table,
    build_ledger_table_style,
    build_official_table_styles,
    build_table_styles,
)

SMALL_TEXT = Letters(SERIF, 9, colour=INK)
NUMBER = Style("Table Number", SMALL_TEXT, Block(line=1.0, align="center"))
KEPT = Style("Table Number Kept", block=Block(with_next=True), based_on="Table Number")
CELL = Style("Table Cell", SMALL_TEXT, Block(line=1.0))
HEAD = Style("Table Head", Letters(SANS, 8.5, bold=True, colour=ACCENT),
             Block(line=1.0, align="center", with_next=True))  # fmt: skip
SOURCE = Style("Table Source", Letters(SERIF, 8.5, colour="595959"), Block(before=3, after=12))
OWN = (HEAD, NUMBER, KEPT, CELL, SOURCE)
BLACK_HEAD = Style("Table Head", Letters(SANS, 9, colour="000000"),
                   Block(line=1.0, align="center", with_next=True))  # fmt: skip
CHINESE_STYLES = (
    *COMMON,
    Style("Subtitle", block=Block(with_next=True), next="Body Text", known=True),
    Style("Table Caption", block=Block(with_next=True)),
    Style("Photo", block=Block(before=6, align="center", line=1.0, with_next=True), next="caption"),
    Style("caption", known=True),
    BLACK_HEAD, NUMBER, KEPT, CELL, SOURCE,
    *PAGE_NUMBERS,
    MACHINE,
)  # fmt: skip
WIDE = 30.0


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a summary in one language, by what they are for."""

    language: str
    words: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]


def _or_none(number: str) -> str:
    """A number in words, where nobody says zero."""
    return f"{{{{ {number} | numeral if {number} else 'none' }}}}"


STATED = (
    "{% if stats.heads.stated %}They drew {{ stats.heads.words }} attendances"
    "{% if stats.attendance.expected %}, and {{ stats.attendance.rate }} of those expected came"
    "{% endif %}: {{ stats.heads.stated }} of {{ stats.heads.of }} records state head counts"
    "{% if stats.attendance.stated != stats.heads.stated %}, {{ stats.attendance.stated }} also "
    "state who was expected{% endif %}, and nothing is assumed of the others."
    "{% else %}No record states head counts.{% endif %}"
)
ENGLISH = Said("en-US", {
    "title": "Summary of activities",
    "category": "Summary of activities",
    "overview": "Overview",
    "none": "No activities are on record.",
    "count": "{{ stats.records.count | count('activity', 'activities') | opening }} "
    "{% if stats.records.count == 1 %}is{% else %}are{% endif %} on record"
    "[[ for {{ period.name }}]]: {% for kind in stats.kinds %}"
    "{{ kind.count | count(kind.name, kind.plural) }}{% if not loop.last %}, {% endif %}"
    "{% endfor %}. " + STATED,
    "people": "{% if stats.people.count %}The records name "
    "{{ stats.people.count | count('person', 'different people') }} as having taken part, "
    "{{ stats.people.named | count('time', 'times') }} in all.{% endif %}",
    "visits": "{% if stats.visits.count %}Of "
    "{{ stats.visits.count | count('visit and exchange', 'visits and exchanges') }}, "
    + _or_none("stats.visits.made.count")
    + " went out and "
    + _or_none("stats.visits.received.count")
    + " came in{% if stats.visits.undirected.count %}; of "
    "{{ stats.visits.undirected.count | numeral }}, the records do not tell"
    "{% endif %}. {% endif %}{% if stats.partners.count %}"
    "{{ stats.partners.count | count('partner organization', 'partner organizations') | opening }} "
    "took part.{% endif %}",
    "by_step": "Activities by {{ stats.step_name }}",
    "activities": "Activities", "follow_ups": "Follow-ups",
    "kind": "Kind", "total": "Total",
    "source": "Records: {{ filter }}.",
    "compared": "Compared with {{ change.period }}",
    "figure": "Figure", "now": "Now", "before": "Before", "change": "Change",
    "by_kind": "By kind",
    "kind_title": "{{ kind.plural | opening }}: {{ kind.count }}",
    "kind_text": "{{ kind.share }} of all activities.[[ Attendances: "
    "{{ kind.heads.sum }}]]{% if kind.heads.stated %} ({{ kind.heads.stated }} of "
    "{{ kind.heads.of }} records state head counts).{% endif %}"
    "{% if kind.count > kind.examples | length %} Examples:{% endif %}",
    "example": "{{ one.title }} ({{ one.day | date('long') }})"
    "[[, with {{ one.partners | join('; ') }}]]"
    "{% if one.results %}: {{ one.results[0] }}{% elif one.content %}: {{ one.content }}"
    "{% endif %}",
    "partners": "Partners",
    "most": "{% if stats.partners.count > stats.partners.top | length %}The "
    "{{ stats.partners.top | length }} most frequent of {{ stats.partners.count }}. {% endif %}",
    "results": "Results",
    "tasks": "{% if stats.follow_ups.count %}Of "
    "{{ stats.follow_ups.count | count('follow-up', 'follow-ups') }}, "
    + _or_none("stats.follow_ups.done.count")
    + " had been done by {{ as_of | date('long') }}, "
    + _or_none("stats.follow_ups.open.count")
    + " remained open and "
    + _or_none("stats.follow_ups.overdue.count")
    + " overdue{% if stats.follow_ups.dropped.count %}; "
    "{{ stats.follow_ups.dropped.count | numeral }} had been dropped{% endif %}. Closing rate: "
    "{{ stats.follow_ups.closing_rate }}."
    "{% if stats.follow_ups.timed %} On average it took {{ stats.follow_ups.mean_days }} days "
    "({{ stats.follow_ups.timed }} of {{ stats.follow_ups.done.count }} tell when they were done)."
    "{% endif %}{% else %}The records hold no follow-ups.{% endif %}",
    "problems": "Problems",
    "late": "{{ stats.follow_ups.overdue.count | count('follow-up is', 'follow-ups are') | opening "
    "}} overdue, as the table under the next steps shows.",
    "required": "Required activities",
    "required_text": "{{ one.name | opening }}, {{ one.every_name }}: {{ one.met }} of "
    "{{ one.due }}{% if one.gaps %}; missing: {{ one.gaps | join(', ') }}{% endif %}.",
    "grid_note": "A number: how often it took place; ✗: a gap; empty: still ahead; ·: covered in "
    "part. ",
    "evidence": "Missing evidence",
    "evidence_text": "{% if stats.missing.count %}{{ stats.missing.count }} of "
    "{{ stats.records.count }} records lack evidence: "
    "{% for one in stats.missing.kinds if one.count %}{{ one.name }}: {{ one.count }}"
    "{% if not loop.last %}; {% endif %}{% endfor %}."
    "{% else %}No record lacks evidence.{% endif %}",
    "date": "Date", "subject": "Subject", "lacks": "Missing",
    "more_evidence": "The first {{ limit }} of {{ stats.missing.count }}. ",
    "left_out": "{{ stats.left_out.count | count('record', 'records') | opening }} could not be "
    "read and {% if stats.left_out.count == 1 %}is{% else %}are{% endif %} left out.",
    "next": "Next steps",
    "nothing_next": "No follow-up is open.",
    "what": "Action", "owner": "Owner", "due": "Due", "state": "State",
    "more_tasks": "The first {{ limit }} of {{ stats.follow_ups.pending.count }}. ",
    "appendix": "The ledger of these records lists each activity.",
})  # fmt: skip
CHINESE = Said("zh-CN", {
    "title": "活动情况总结",
    "category": "工作总结",
    "overview": "总体情况",
    "none": "没有活动记录。",
    "count": "[[{{ period.name }}]]共开展活动{{ stats.records.count }}次，其中"
    "{% for kind in stats.kinds %}{{ kind.name }}{{ kind.count }}次"
    "{% if not loop.last %}、{% endif %}{% endfor %}。"
    "{% if stats.heads.stated %}参加{{ stats.heads.words }}人次"
    "{% if stats.attendance.expected %}，出席率{{ stats.attendance.rate }}{% endif %}"
    "（{{ stats.heads.of }}条记录中有{{ stats.heads.stated }}条写明人数"
    "{% if stats.attendance.stated != stats.heads.stated %}，{{ stats.attendance.stated }}条"
    "同时写明应到人数{% endif %}，未写明的不推算）。{% else %}所有记录均未写明人数。{% endif %}",
    "people": "{% if stats.people.count %}记名参加{{ stats.people.count }}人，共"
    "{{ stats.people.named }}人次，同一人不重复计算。{% endif %}",
    "visits": "{% if stats.visits.count %}来访出访和交流{{ stats.visits.count }}次，其中出访"
    "{{ stats.visits.made.count }}次、接待{{ stats.visits.received.count }}次"
    "{% if stats.visits.undirected.count %}，{{ stats.visits.undirected.count }}次记录未写明"
    "{% endif %}。{% endif %}{% if stats.partners.count %}涉及对方单位"
    "{{ stats.partners.count }}家。{% endif %}",
    "by_step": "活动场次（按{{ stats.step_name }}）",
    "activities": "活动场次", "follow_ups": "后续事项",
    "kind": "类型", "total": "合计",
    "source": "统计范围：{{ filter }}。",
    "compared": "与{{ change.period }}比较"
    "{% if change.with == 'previous' %}（环比）{% else %}（同比）{% endif %}",
    "figure": "项目", "now": "本期", "before": "对比期", "change": "增减",
    "by_kind": "分类情况",
    "kind_title": "{{ kind.name }}（{{ kind.count }}次）",
    "kind_text": "占全部活动的{{ kind.share }}。"
    "{% if kind.heads.stated %}参加{{ kind.heads.words }}人次（{{ kind.heads.of }}条记录中有"
    "{{ kind.heads.stated }}条写明人数）。{% endif %}"
    "{% if kind.count > kind.examples | length %}主要有：{% endif %}",
    "example": "{{ one.title }}（{{ one.day | date('long') }}）"
    "[[，对方单位为{{ one.partners | join('、') }}]]"
    "{% if one.results %}。成果：{{ one.results[0].rstrip('.') | sentence }}"
    "{% elif one.content %}：{{ one.content.rstrip('.') | sentence }}{% else %}。{% endif %}",
    "partners": "对方单位",
    "most": "{% if stats.partners.count > stats.partners.top | length %}共"
    "{{ stats.partners.count }}家，列出次数最多的{{ stats.partners.top | length }}家。{% endif %}",
    "results": "成果和后续落实",
    "tasks": "{% if stats.follow_ups.count %}后续事项{{ stats.follow_ups.count }}项，截至"
    "{{ as_of | date('long') }}已完成{{ stats.follow_ups.done.count }}项、进行中"
    "{{ stats.follow_ups.open.count }}项、逾期{{ stats.follow_ups.overdue.count }}项"
    "{% if stats.follow_ups.dropped.count %}、取消{{ stats.follow_ups.dropped.count }}项"
    "{% endif %}，办结率{{ stats.follow_ups.closing_rate }}。"
    "{% if stats.follow_ups.timed %}平均{{ stats.follow_ups.mean_days }}天办结"
    "（{{ stats.follow_ups.done.count }}项中有{{ stats.follow_ups.timed }}项写明完成日期）。"
    "{% endif %}{% else %}记录中没有后续事项。{% endif %}",
    "problems": "存在的问题",
    "late": "后续事项有{{ stats.follow_ups.overdue.count }}项逾期未完成，见“下一步打算”中的表。",
    "required": "应开展的活动",
    "grid": "应开展活动对照表", "lacking": "佐证不全的记录",
    "required_text": "{{ one.name }}（{{ one.every_name }}）：应开展{{ one.due }}期，"
    "已开展{{ one.met }}期{% if one.gaps %}，缺{{ one.gaps | join('、') }}{% endif %}。",
    "grid_note": "表中数字为次数，✗为未开展，空白为未到期，·为只统计了一部分。",
    "evidence": "佐证材料",
    "evidence_text": "{% if stats.missing.count %}{{ stats.records.count }}条记录中有"
    "{{ stats.missing.count }}条佐证不全：{% for one in stats.missing.kinds if one.count %}"
    "{{ one.name }}{{ one.count }}条{% if not loop.last %}、{% endif %}{% endfor %}。"
    "{% else %}各条记录佐证齐全。{% endif %}",
    "date": "日期", "subject": "主题", "lacks": "缺少",
    "more_evidence": "共{{ stats.missing.count }}条，列出前{{ limit }}条。",
    "left_out": "另有{{ stats.left_out.count }}条记录读不出来，未列入统计。",
    "next": "下一步打算",
    "nothing_next": "没有未完成的后续事项。",
    "what": "事项", "owner": "责任人", "due": "期限", "state": "状态",
    "more_tasks": "共{{ stats.follow_ups.pending.count }}项，列出前{{ limit }}项。",
    "appendix": "各次活动见活动台账。",
})  # fmt: skip
LIMIT = 30


def build_summary() -> Design:
    """The template of the summary in English."""
    footer = build_footer("{{ org }}")
    return Design(
        _properties(ENGLISH),
        (*REPORT_STYLES[:-1], *OWN, MACHINE),
        Margins(),
        {
            ("header", "first"): build_header(optional("Letterhead", "{{ org }}")),
            ("header", "default"): build_header(
                paragraph("header", f"{ENGLISH['title']}[[ · {{{{ period.name }}}}]]")
            ),
            ("footer", "first"): footer,
            ("footer", "default"): footer,
        },
        _body(ENGLISH),
        LOOKS,
        None,
        [*build_table_styles(), build_ledger_table_style()],
    )


def build_summary_zh() -> Design:
    """The template of the summary in Chinese."""
    return Design(
        _properties(CHINESE),
        CHINESE_STYLES,
        MARGINS,
        build_page_numbers(),
        _body(CHINESE),
        CHINESE_LISTS,
        profile("activity-report.zh"),
        [*build_official_table_styles(), build_ledger_table_style(BLACK)],
    )


def _properties(said: Said) -> Properties:
    return Properties(
        title=f"{said['title']}[[ {{{{ period.name }}}}]]",
        subject=said["category"],
        keywords=said["category"],
        category=said["category"],
        author="{{ org }}",
        language=said.language,
    )


def _body(said: Said) -> Blocks:
    return [
        paragraph("Title", said["title"]),
        *_subtitle(said),
        *_overview(said),
        *only_if("stats.records.count", *_by_kind(said)),
        *_results(said),
        *_problems(said),
        *_next(said),
    ]


def _subtitle(said: Said) -> Blocks:
    if said is ENGLISH:
        return [optional("Subtitle", "{{ period.name }}")]
    name = "{{ org }}{% if org and period.name %}　{% endif %}{{ period.name }}"
    return only_if("org or period.name", paragraph("Subtitle", name))


def _overview(said: Said) -> Blocks:
    return [
        paragraph("heading 1", said["overview"]),
        control("if stats.records.count"),
        paragraph("Body Text", said["count"]),
        *only_if("stats.people.count", paragraph("Body Text", said["people"])),
        *only_if("stats.visits.count or stats.partners.count",
                 paragraph("Body Text", said["visits"])),
        *_steps(said),
        *repeat("change in stats.changes", *_change(said)),
        control("else"),
        paragraph("Body Text", said["none"]),
        control("endif"),
    ]  # fmt: skip


def _caption(said: Said, words: str) -> Element:
    """The words above a table: of an English one, a small heading."""
    return paragraph("heading 2" if said is ENGLISH else "Table Caption", words)


def _named(said: Said, name: str) -> Blocks:
    """The name of a table, where the language gives it one."""
    return [paragraph("Table Caption", said[name])] if name in said.words else []


def _steps(said: Said) -> Blocks:
    table = _fluid(said, said["by_step"])
    head = _row(
        "Table Head",
        said["kind"],
        "{%tc for step in stats.by_step %}",
        "{{ step.name }}",
        "{%tc endfor %}",
        said["total"],
        is_head=True,
    )
    row = _row(
        "Table Number Kept",
        "{{ kind.name | opening }}",
        "{%tc for step in kind.steps %}",
        "{{ step.count or '' }}",
        "{%tc endfor %}",
        "{{ kind.count }}",
    )
    total = _row(
        "Table Number Kept",
        said["total"],
        "{%tc for step in stats.by_step %}",
        "{{ step.count }}",
        "{%tc endfor %}",
        "{{ stats.records.count }}",
    )
    name = said["by_step"]
    chart = paragraph("Photo", _chart("stats.by_step", "column", '"52mm"', said["activities"]))
    return [
        _caption(said, name),
        chart,
        table.element(head, *table.repeat("kind in stats.kinds", row), total),
        paragraph("Table Source", said["source"]),
    ]  # fmt: skip


def _change(said: Said) -> Blocks:
    table = Table(BOXES, (54, 30, 30, 42), said["figure"], said["change"])
    row = table.row(
        paragraph("Table Cell", "{{ one.name }}"),
        paragraph("Table Number", "{{ one.now }}"),
        paragraph("Table Number", "{{ one.before }}"),
        paragraph("Table Number", "{{ one.change }}"),
    )
    return [
        _caption(said, said["compared"]),
        table.element(
            _head(table, said["figure"], said["now"], said["before"], said["change"]),
            *table.repeat("one in change.list", row),
        ),
        paragraph("Table Source", said["source"]),
    ]


def _by_kind(said: Said) -> Blocks:
    example = paragraph("List Bullet" if said is ENGLISH else "Body Text", said["example"])
    return [
        paragraph("heading 1", said["by_kind"]),
        *repeat(
            "kind in stats.kinds",
            paragraph("heading 2", said["kind_title"]),
            paragraph("Body Text", said["kind_text"]),
            *repeat("one in kind.examples", example),
        ),
        *only_if("stats.partners.count", *_partners(said)),
    ]


def _partners(said: Said) -> Blocks:
    height = "14 + 8 * (stats.partners.top | length)"
    chart = _chart("stats.partners.top", "bar", height, said["activities"])
    return [
        _caption(said, said["partners"]),
        paragraph("Photo", chart),
        paragraph("Table Source", said["most"] + said["source"]),
    ]


def _chart(values: str, kind: str, height: str, series: str) -> str:
    return f'{{{{ {values} | chart("{kind}", height={height}, series="{series}") }}}}'


def _results(said: Said) -> Blocks:
    chart = _chart("stats.follow_ups.by_state", "bar", '"42mm"', said["follow_ups"])
    return [
        paragraph("heading 1", said["results"]),
        paragraph("Body Text", said["tasks"]),
        *only_if(
            "stats.follow_ups.count",
            paragraph("Photo", chart),
            paragraph("Table Source", said["source"]),
        ),
    ]


def _problems(said: Said) -> Blocks:
    return [
        paragraph("heading 1", said["problems"]),
        *only_if("stats.left_out.count", paragraph("Body Text", said["left_out"])),
        *only_if("stats.follow_ups.overdue.count", paragraph("Body Text", said["late"])),
        *only_if("stats.requirements.count", *_required(said)),
        paragraph("heading 2", said["evidence"]),
        paragraph("Body Text", said["evidence_text"]),
        *only_if("stats.missing.count", *_missing(said)),
    ]


def _required(said: Said) -> Blocks:
    table = _fluid(said, said["required"])
    head = _row(
        "Table Head",
        said["kind"],
        "{%tc for month in stats.requirements.months %}",
        "{{ month.name }}",
        "{%tc endfor %}",
        is_head=True,
    )
    row = _row(
        "Table Number Kept",
        "{{ one.name | opening }}",
        "{%tc for cell in one.cells %}",
        "{% colspan cell.months %}{{ cell.mark }}",
        "{%tc endfor %}",
    )
    text = paragraph("List Bullet" if said is ENGLISH else "Body Text", said["required_text"])
    return [
        paragraph("heading 2", said["required"]),
        *repeat("one in stats.requirements.list", text),
        *only_if(
            "stats.requirements.has_grid",
            *_named(said, "grid"),
            table.element(head, *table.repeat("one in stats.requirements.list", row)),
            paragraph("Table Source", said["grid_note"] + said["source"]),
        ),
    ]  # fmt: skip


def _missing(said: Said) -> Blocks:
    table = Table(BOXES, (24, 80, 52), said["evidence"], said["lacks"])
    row = table.row(
        paragraph("Table Number", "{{ one.date }}"),
        paragraph("Table Cell", "{{ one.title }}"),
        paragraph("Table Cell", _joined("one.lacks", said)),
    )
    return [
        *_named(said, "lacking"),
        table.element(
            _head(table, said["date"], said["subject"], said["lacks"]),
            *table.repeat(f"one in stats.missing.list[:{LIMIT}]", row),
        ),
        _source(said, "more_evidence", "stats.missing.count"),
    ]


def _next(said: Said) -> Blocks:
    table = Table(BOXES, (74, 40, 23, 19), said["next"], said["state"])
    row = table.row(
        paragraph("Table Cell", "{{ one.what }}"),
        paragraph("Table Cell", "{{ one.owner }}"),
        paragraph("Table Number", "{{ one.due }}"),
        paragraph("Table Number", "{{ one.state_name }}"),
    )
    pending = "stats.follow_ups.pending"
    return [
        paragraph("heading 1", said["next"]),
        control(f"if {pending}.count"),
        table.element(
            _head(table, said["what"], said["owner"], said["due"], said["state"]),
            *table.repeat(f"one in {pending}.list[:{LIMIT}]", row),
        ),
        _source(said, "more_tasks", f"{pending}.count"),
        control("else"),
        paragraph("Body Text", said["nothing_next"]),
        control("endif"),
        paragraph("Body Text", said["appendix"]),
    ]


def _source(said: Said, more: str, count: str) -> Element:
    """What a table is made of, and that it does not list everything."""
    told = said[more].replace("{{ limit }}", str(LIMIT))
    return paragraph(
        "Table Source", f"{{% if {count} > {LIMIT} %}}{told}{{% endif %}}{said['source']}"
    )


def _joined(values: str, said: Said) -> str:
    between = "; " if said is ENGLISH else "、"
    return f"{{{{ {values} | join('{between}') }}}}"


def _head(table: Table, *titles: str) -> Element:
    row = table.row(*(paragraph("Table Head", title) for title in titles))
    row[0].append(w("tblHeader"))
    return row


def _fluid(said: Said, title: str) -> Table:
    """A table with a column for each of several values."""
    name = said["title"] if "{" in title else title
    return Table(LEDGER, (WIDE, 156 - WIDE), name, said["kind"])


def _row(style: str, *cells: str, is_head: bool = False) -> Element:
    """A row whose cells are as many as the values of its loop; the first is as wide as three."""
    built = [
        w("tc",
          w("tcPr", w("tcW", w=mm(10 if place else WIDE), type="dxa"),
            None if place else w("gridSpan", val=3)),
          paragraph("Template Control" if cell.startswith("{%tc") else style, cell))
        for place, cell in enumerate(cells)
    ]  # fmt: skip
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if is_head else None), *built)

"""What official Chinese documents share: styles by name, page numbers, signature, imprint.

Their looks stand in the layout profiles; here is only what holds lines together and counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drawing import text_box
from markup import Element, w
from measure import mm
from numbering import HEADINGS
from page import Margins
from paragraph import (
    Blocks,
    control,
    field,
    first_of,
    labelled,
    only_if,
    optional,
    paragraph,
    repeat,
    runs,
)
from reportkit.layout import Profile, load_profile
from style import Block, Style, style_id

TEXT_WIDTH = 156.0
LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
IMPRINT_HEIGHT = 220
"""The most that an imprint may take, in millimetres; it stands at the foot of its box."""

CHARACTER = 5.556
"""A character of 3号 in millimetres, as it stands 28 times in a line."""

HELD = Block(with_next=True)
WHOLE = Block(with_next=True, together=True)
MARGINS = Margins()


def profile(name: str) -> Profile:
    """The layout of a template."""
    return load_profile(LAYOUTS / f"{name}.yaml")


NORMAL = Style("Normal", block=Block(chinese=True), based_on=None, known=True)
BODY = Style("Body Text", known=True)
LEVELS = tuple(
    Style(f"heading {level}",
          block=Block(with_next=True, together=True, outline=level - 1, numbering=HEADINGS,
                      level=level - 1),
          next="Body Text", known=True)
    for level in range(1, 5)
)  # fmt: skip
TITLE = Style("Title", block=WHOLE, next="Body Text", known=True)
CLOSING = Style("Closing", block=HELD, next="Signature")
LIST_NUMBER = Style("List Number", known=True)
SIGNATURES = (
    Style("Signature", block=WHOLE, next="Signature Date", known=True),
    Style("Signature Short", block=WHOLE, next="Signature Date Long"),
    Style("Signature Sealed", block=WHOLE, next="Signature Date Sealed"),
    Style("Signature Date"),
    Style("Signature Date Long"),
    Style("Signature Date Sealed"),
)
ATTACHMENT_NOTES = (
    Style("Attachment Note", block=WHOLE, next="Attachment Note Next"),
    Style("Attachment Note Next", block=WHOLE),
)
ATTACHMENT_PAGES = (
    Style("Attachment Label", block=Block(with_next=True, new_page=True), next="Attachment Title"),
    Style("Attachment Title", block=WHOLE, next="Body Text"),
)
PAGE_NUMBERS = (Style("Page Number Odd"), Style("Page Number Even"))
IMPRINT = (
    Style("Imprint", block=Block(right_tab=TEXT_WIDTH - 2 * 4.94)),
    Style("Imprint Copies"),
    Style("Imprint End", block=Block(tiny=True)),
    Style("Imprint Room", block=HELD),
)
HEAD = (
    Style("Head Anchor", block=Block(tiny=True, with_next=True)),
    Style("Copy Number"),
    Style("Security"),
    Style("Issuer Mark", block=WHOLE, next="Document Number"),
    Style("Issuer Mark Narrow", block=WHOLE, next="Document Number"),
    Style("Issuer Mark Narrower", block=WHOLE, next="Document Number"),
)
NUMBERS = (
    Style("Document Number", block=HELD, next="Title"),
    Style("Document Number Upward",
          block=Block(with_next=True, right_tab=TEXT_WIDTH - CHARACTER), next="Title"),
    Style("Signer", letters_only=True),
)  # fmt: skip
COMMON = (NORMAL, TITLE, BODY, *LEVELS, LIST_NUMBER, CLOSING, *ATTACHMENT_NOTES, *SIGNATURES)


def build_page_numbers() -> dict[tuple[str, str], Element]:
    """Page numbers such as — 1 —: on odd pages on the right, on even pages on the left."""
    return {
        ("footer", "default"): _page_number("Page Number Odd"),
        ("footer", "even"): _page_number("Page Number Even"),
    }


def _page_number(style: str) -> Element:
    number = paragraph(style, "")
    number.extend([*runs("— "), field("PAGE"), *runs(" —")])
    return w("ftr", number)


def build_mark() -> Blocks:
    """The name of the issuing body in red, narrower where it is long; the security marks above."""
    return [
        _security(),
        *first_of(
            ("issuer_width <= 10", paragraph("Issuer Mark", "文件")),
            ("issuer_width <= 13", paragraph("Issuer Mark Narrow", "文件")),
            otherwise=paragraph("Issuer Mark Narrower", "文件"),
        ),
    ]


def _security() -> Element:
    """Copy number, secrecy and urgency, in a box at the upper edge of the text."""
    lines = [
        optional("Copy Number", "{{ doc.copy_no }}"),
        optional("Security", "{{ doc.secrecy }}[[★{{ doc.secrecy_period }}]]"),
        optional("Security", "{{ doc.urgency }}"),
    ]
    size = (TEXT_WIDTH / 2, 31)
    anchor = paragraph("Head Anchor", "")
    anchor.append(w("r", text_box(lines, size, "份号、密级和紧急程度", at="top")))
    return anchor


def build_number() -> Blocks:
    """The document number above the red line; upward documents name who signed."""
    upward = paragraph("Document Number Upward", "[[{{ document_number }}]]\t签发人：")
    upward.append(labelled("Signer", "{{ approval.signed.by.name }}"))
    return first_of(
        ("doc.upward and approval.signed", upward),
        otherwise=paragraph("Document Number", '{{ document_number or "　" }}'),
    )


def build_attachment_note() -> Blocks:
    """The list of attachments below the text."""
    first, others = (
        "附件：1.\t{{ attachment.title }}",
        "{{ attachment.number }}.\t{{ attachment.title }}",
    )
    return [
        *only_if(
            "attachments | length == 1",
            paragraph("Attachment Note", "附件：{{ attachments[0].title }}"),
        ),
        *repeat(
            "attachment in attachments if attachments | length > 1",
            *first_of(
                ("loop.first", paragraph("Attachment Note", first)),
                otherwise=paragraph("Attachment Note Next", others),
            ),
        ),
    ]


def build_signature() -> Blocks:
    """Issuing body and date, with room for a seal or without."""
    return [
        control("if doc.seal"),
        paragraph("Signature Sealed", "{{ signature.name_under_seal }}"),
        paragraph("Signature Date Sealed", "{{ signature.date }}"),
        control("elif signature.is_short"),
        paragraph("Signature Short", "{{ signature.name_before_date }}"),
        paragraph("Signature Date Long", "{{ signature.date }}"),
        control("else"),
        paragraph("Signature", "{{ signature.name }}"),
        paragraph("Signature Date", "{{ signature.date_after_name }}"),
        control("endif"),
    ]


def build_attachment_pages() -> Blocks:
    """The attachments whose text is in the record, each on a page of its own."""
    text = paragraph("Body Text", "{{ line }}")
    return repeat(
        "attachment in attachments if attachment.text",
        paragraph(
            "Attachment Label",
            "附件{% if attachments | length > 1 %}{{ attachment.number }}{% endif %}",
        ),
        paragraph("Attachment Title", "{{ attachment.title | in_lines }}"),
        *repeat("line in attachment.text", text),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the imprint: its words, its condition, and the list for which it needs room.

    `open` is the edge, top or bottom, on which no line is drawn.
    """

    words: str
    condition: str = ""
    bodies: str = ""
    open: str = ""

    def elements(self) -> Blocks:
        """The row, between rows of machinery if it may be absent."""
        style = "Imprint Copies" if self.bodies else "Imprint"
        row = _row(paragraph(style, self.words), self.open)
        if not self.condition:
            return [row]
        tags = (f"if {self.condition}", "endif")
        before, after = (_row(paragraph("Template Control", f"{{%tr {tag} %}}")) for tag in tags)
        return [before, row, after]

    def room(self) -> Blocks:
        """Blank lines in the text, one for two bodies of a list."""
        if not self.bodies:
            return []
        lines = repeat(f"two in {self.bodies} | batch(2)", paragraph("Imprint Room", ""))
        return only_if(self.condition, *lines)


def build_imprint(*rows: Row) -> Blocks:
    """The imprint at the foot of the last page; blank lines in the text leave room for it."""
    table = _imprint_table(line for row in rows for line in row.elements())
    end = paragraph("Imprint End", "")
    anchor = paragraph("Imprint Room", "")
    box = text_box([table, end], (TEXT_WIDTH, IMPRINT_HEIGHT), "版记", at="bottom")
    anchor.append(w("r", box))
    return [*(line for row in rows for line in row.room()), anchor]


def _imprint_table(rows: Iterable[Element]) -> Element:
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style_id("Imprint Lines")),
            w("tblW", w=mm(TEXT_WIDTH), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0480", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0,
              noVBand=1),
            w("tblCaption", val="版记"),
            w("tblDescription", val="抄送机关、印发机关和印发日期"),
        ),
        w("tblGrid", w("gridCol", w=mm(TEXT_WIDTH))),
        *rows,
    )  # fmt: skip


def _row(line: Element, open_edge: str = "") -> Element:
    no_line = w("tcBorders", w(open_edge, val="nil")) if open_edge else None
    cell = w("tc", w("tcPr", w("tcW", w=mm(TEXT_WIDTH), type="dxa"), no_line), line)
    return w("tr", w("trPr", w("cantSplit")), cell)

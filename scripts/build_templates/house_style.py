"""The styles that both templates share."""

from __future__ import annotations

from colour import ACCENT, GREY, INK, MACHINERY, RULE
from style import SANS, SERIF, Block, Letters, Style

TEXT_WIDTH = 156.0
"""Width of the text in millimetres; the same as that of an official Chinese document."""

SMALL = Letters(SANS, 8.5, colour=GREY)
LABEL = Letters(SANS, 9, bold=True, colour=ACCENT)

NORMAL = Style("Normal", based_on=None, known=True)
KICKER = Style(
    "Kicker",
    Letters(SANS, 10, bold=True, colour=ACCENT, tracking=0.4),
    Block(after=4, with_next=True),
    next="Title",
)
CAPTION = Style(
    "caption",
    Letters(SANS, 9, colour=GREY),
    Block(before=4, after=14, align="center", together=True),
    known=True,
)
PHOTO = Style("Photo", block=Block(before=6, align="center", with_next=True), next="caption")
MACHINE = Style(
    "Template Control",
    Letters(SANS, 7, colour=MACHINERY, proofed=False),
    Block(before=0, after=0, line=1.0, align="left"),
)
HEADER = Style("header", SMALL, Block(rule_below=RULE), known=True)
FOOTER = Style("footer", SMALL, Block(right_tab=TEXT_WIDTH, rule_above=RULE), known=True)
TABLE_TEXTS = (
    Style("Table Heading", LABEL, Block(1, 1, with_next=True), next="Table Text"),
    Style("Table Label", LABEL, Block(1.1, 0)),
    Style("Table Text", Letters(SERIF, 10.5, colour=INK), Block(line=1.08)),
    Style("Table Group", Letters(SANS, 9, bold=True), Block(1, 1, with_next=True)),
    # Held together on one page; the label too, for LibreOffice asks the first cell of a row.
    Style("Signature Label", block=Block(with_next=True), based_on="Table Label"),
    Style("Signature Text", Letters(SERIF, 10.5), Block(line=1.08, with_next=True)),
    Style("Table Note", Letters(SERIF, 9.5, italic=True, colour=GREY), Block(line=1.05)),
)


def body_text(size: float, line: float, after: float, align: str = "both") -> Style:
    """Running text, at the size that suits the document."""
    return Style("Body Text", Letters(size=size), Block(0, after, line, align), known=True)


def heading(level: int, letters: Letters, block: Block) -> Style:
    """A heading, in Word's outline at its level, never parted from what follows it."""
    held = {"with_next": True, "together": True, "outline": level - 1}
    given = {name: getattr(block, name) for name in Block.__slots__} | held
    return Style(f"heading {level}", letters, Block(**given), next="Body Text", known=True)

"""The page: A4, its margins, and what stands at its head and foot."""

from __future__ import annotations

from dataclasses import dataclass

from markup import OFFICE, Element, w
from measure import mm
from paragraph import Blocks, field, paragraph, runs


@dataclass(frozen=True, slots=True)
class Margins:
    """White around the text and the distance of header and footer from the edge, in mm."""

    top: float = 27
    bottom: float = 25
    side: float = 27
    header: float = 13
    footer: float = 12
    landscape: bool = False


def build_section(margins: Margins, references: dict[tuple[str, str], str]) -> Element:
    """The one section; `references` maps ("header", "first") and the like to relationships."""
    return w(
        "sectPr",
        *(_reference(kind, pages, rel) for (kind, pages), rel in references.items()),
        w("pgSz", w=16838, h=11906, orient="landscape")
        if margins.landscape
        else w("pgSz", w=11906, h=16838),
        w("pgMar", top=mm(margins.top), right=mm(margins.side), bottom=mm(margins.bottom),
          left=mm(margins.side), header=mm(margins.header), footer=mm(margins.footer), gutter=0),
        w("titlePg") if any(pages == "first" for _, pages in references) else None,
    )  # fmt: skip


def _reference(kind: str, pages: str, relationship: str) -> Element:
    reference = w(f"{kind}Reference", type=pages)
    reference.set(f"{{{OFFICE}}}id", relationship)
    return reference


def build_header(*blocks: Element) -> Element:
    """A header."""
    return w("hdr", *blocks)


def build_footer(left: str, counted: tuple[str, str, str] = ("Page ", " of ", "")) -> Element:
    """A footer: words on the left, "Page X of Y" on the right."""
    page, of, end = counted
    line: Blocks = [*runs(f"{left}\t{page}"), field("PAGE"), *runs(of), field("NUMPAGES")]
    line += runs(end)
    footer = paragraph("footer", "")
    footer.extend(line)
    return w("ftr", footer)

"""What a filled part still needs: paragraphs in empty cells, no empty rows, a true table grid."""

from __future__ import annotations

import re

from reportkit.pattern import pattern
from reportkit.template.signs import (
    BEGIN,
    BLANK_BEGIN,
    BLANK_END,
    FINISH,
    FIRST,
    GRID_BEGIN,
    GRID_END,
    LAST,
    NEEDS_PARAGRAPH,
    SIGNS,
)
from reportkit.template.stop import STOP, settle_stops
from reportkit.word.grid import true_grid

BLANK = pattern(f"{BLANK_BEGIN}([^{BLANK_BEGIN}{BLANK_END}]*){BLANK_END}")
TAGS = pattern(r"<[^>]*>")
VISIBLE = pattern(r"<w:(?:drawing|pict|object|sym|br|fldChar|\w+Reference|bookmark\w+)\b")
OTHER = f"[^{BEGIN}{FIRST}{LAST}{FINISH}]*"
# what marks a range may be all that is left of a row, and stays without it
RANGES = r"((?:\s|<w:(?:bookmark|commentRange|perm|move\w+Range)(?:Start|End)\b[^>]*>)*)"
EMPTY = pattern(f"{BEGIN}{OTHER}{FIRST}{RANGES}{LAST}{OTHER}{FINISH}")
SETTLED = pattern(f"{BEGIN}({OTHER}){FIRST}({OTHER}){LAST}({OTHER}){FINISH}")
LAST_PARAGRAPH = pattern(f"(</w:p>|<w:p(?: [^>]*)?/>)?{RANGES}{NEEDS_PARAGRAPH}")
TABLE = pattern(f"{GRID_BEGIN}([^{GRID_BEGIN}{GRID_END}]*){GRID_END}")
ROOT = pattern(r"<[\w:]+((?:\s+[\w:.-]+=(?:\"[^\"]*\"|'[^']*'))*)\s*>")
DECLARATION = pattern(r"\sxmlns:([\w.-]+)=[\"']([^\"']*)[\"']")


def complete(xml: str) -> str:
    """A filled part in which every sign of `template.room` is settled."""
    xml = settle_stops(xml) if STOP in xml else xml
    xml = BLANK.sub(unless_blank, xml) if BLANK_BEGIN in xml else xml
    xml = settle_rows(xml)
    if NEEDS_PARAGRAPH in xml:
        xml = LAST_PARAGRAPH.sub(end_with_paragraph, xml)
    xml = true_grids(xml)
    return SIGNS.sub("", xml)


def unless_blank(found: re.Match[str]) -> str:
    """A paragraph, or nothing if there is nothing in it to be seen."""
    paragraph = found[1]
    seen = TAGS.sub("", paragraph).strip() or VISIBLE.search(paragraph)
    return paragraph if seen else ""


def end_with_paragraph(found: re.Match[str]) -> str:
    """The end of what has to end with a paragraph; what marks a range goes into that."""
    ending, ranges = found[1] or "<w:p/>", found[2].strip()
    if ending == "</w:p>":
        return f"{ranges}{ending}"
    return f"{ending.removesuffix('/>')}>{ranges}</w:p>" if ranges else ending


def settle_rows(xml: str) -> str:
    """The part without rows that have no cells and tables that have no rows, inner ones first."""
    while True:
        xml, dropped = EMPTY.subn(r"\1", xml)
        settled = 0
        if not dropped:
            xml, settled = SETTLED.subn(r"\1\2\3", xml)
        if not dropped and not settled:
            return xml


def true_grids(xml: str) -> str:
    """The part with the grid of every table made true in which columns were repeated."""
    if GRID_BEGIN not in xml:
        return xml
    root = ROOT.search(xml)
    namespaces = DECLARATION.findall(root[1]) if root else []
    while GRID_BEGIN in xml:
        xml = TABLE.sub(lambda found: true_grid(found[1], namespaces), xml)
    return xml

"""The last look at a final document: no placeholder, every picture told, nothing internal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportkit.diagnostics import Diagnostic, WordPlace
from reportkit.record.audience import Redacted
from reportkit.record.final import find_placeholder
from reportkit.rules import submission as rules
from reportkit.submission.scan import scan_file
from reportkit.submission.sought import build_sought
from reportkit.word.address import address_paragraphs
from reportkit.word.names import DRAWING_NAME, FALLBACK, PARAGRAPH, PIC
from reportkit.word.package import Package, open_package, parse_member
from reportkit.word.reading import iter_read
from reportkit.word.story import Kind, iter_stories
from reportkit.word.xml import Element

PICTURE = f"{{{PIC}}}pic"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SHOWN = (Kind.BODY, Kind.MARGIN, Kind.NOTES)


def check_final_document(
    file: Path, content: bytes, redacted: Redacted | None = None
) -> Iterator[Diagnostic]:
    """Yield what keeps a document from being final.

    `redacted` is what it was made of: whatever was taken out must not stand in it.
    """
    package = open_package(file, content)
    for place, text in iter_read(package):
        if placeholder := find_placeholder(text):
            yield rules.TYPED_PLACEHOLDER.at(place, placeholder=placeholder)
    yield from _check_pictures(package)
    if redacted:
        yield from scan_file(str(file), content, build_sought(redacted))


def _check_pictures(package: Package) -> Iterator[Diagnostic]:
    """Yield the pictures of which those who cannot see them learn nothing."""
    body = parse_member(package, package.main)
    for story in iter_stories(package, body):
        if story.kind not in SHOWN:
            continue
        root = body if story.kind is Kind.BODY else parse_member(package, story.member)
        silent = [name for name in root.iter(DRAWING_NAME) if _is_silent(name)]
        here = WordPlace(str(package.path), story.label)
        places = address_paragraphs(root, here, frozenset()) if silent else {}
        for name in silent:
            around = next(name.iterancestors(PARAGRAPH), None)
            yield rules.NO_ALT.at(here if around is None else places.get(around, here))


def _is_silent(name: Element) -> bool:
    """True for the name of a picture without an alternative text that is not for decoration."""
    drawing = name.getparent()
    if drawing is None or next(drawing.iter(PICTURE), None) is None:
        return False
    if next(name.iterancestors(FALLBACK), None) is not None:
        return False
    is_told = bool((name.get("descr") or name.get("title") or "").strip())
    decorative = (sign.get("val") in ("1", "true") for sign in name.iter(DECORATIVE))
    return not is_told and not any(decorative)

"""What stands on the first page and on the last one, as LibreOffice tells it.

Headers, footers and text boxes are not told, and nothing of a page that is full of words or begins
within a table: no such page is meant here. The lines of a table on the last page begin with a tab.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.diagnostics import Diagnostic, FilePlace, Place, WordPlace
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.rules.pdf import LONE_SIGNATURE, NO_TEXT_FIRST
from reportkit.word.address import address_paragraphs, text_of
from reportkit.word.package import Package, read_member

PAGES = "pages "
MOST = 6  # lines of a signature
LONG = 40  # characters, more than a name, a post or a date has
WORDS = 5  # of a sentence in English; `Example Co., Ltd.` is none
SENTENCE = pattern(r"[。！？；]$")
ENGLISH_SENTENCE = pattern(r"[.!?;]$")
ASIDE = pattern(r"[（(].*[)）]")
DATE = pattern(
    r"(?:日期：?|[Dd]ate:?)?\s*"
    r"(?:[\d〇○零一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})"
)
SIGNED = pattern(r"(?i)签字|签名|签章|盖章|\b(?:signature|signed|sincerely|faithfully)\b")
COLONS = ("：", ":")
CELL, BLANKS = "\t", " \u3000"


@frozen
class Paging:
    """The number of pages, and the lines of the first and of the last, if there are several."""

    pages: int
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


def read_paging(said: str) -> Paging:
    """What the macro says: the number, and the pages in the codes of their characters."""
    pages, *told = said.removeprefix(PAGES).splitlines()
    first, last = (_lines(codes) for codes in [*told, "", ""][:2])
    return Paging(int(pages), first, last)


def check_paging(paging: Paging, package: Package) -> Iterator[Diagnostic]:
    """Yield what an office would send back: a page with nothing but a signature, or no text."""
    if _is_signature(paging.last):
        yield LONE_SIGNATURE.at(_find(paging.last[-1].strip(), package), "keep", page=paging.pages)
    if _has_no_text(paging.first):
        yield NO_TEXT_FIRST.at(_find(paging.first[-1], package), "imprint")


def _lines(codes: str) -> tuple[str, ...]:
    units = b"".join((int(code) % 0x10000).to_bytes(2, "little") for code in codes.split())
    lines = units.decode("utf-16-le", "replace").splitlines()
    return tuple(line.strip(BLANKS) for line in lines if line.strip())


def _is_signature(lines: tuple[str, ...]) -> bool:
    """True if these are names, posts and a date, and no text that is signed by them.

    A table in which people sign may have a heading, and no more.
    """
    outside = [line for line in lines if not line.startswith(CELL)]
    inside = [line.strip() for line in lines if line.startswith(CELL)]
    if len(outside) > (1 if inside else MOST) or any(map(_is_text, (*outside, *inside))):
        return False
    is_dated = any(map(DATE.fullmatch, outside))
    return is_dated or any(map(SIGNED.search, (*outside, *inside)))


def _is_text(line: str) -> bool:
    if ASIDE.fullmatch(line) or DATE.fullmatch(line) or SIGNED.search(line):
        return False
    return len(line) > LONG or COLONS[0] in line or _is_sentence(line)


def _has_no_text(lines: tuple[str, ...]) -> bool:
    """True if those who are addressed are the last on a page without a sentence."""
    if not lines or not lines[-1].endswith(COLONS):
        return False
    return not any(map(_is_sentence, lines))


def _is_sentence(line: str) -> bool:
    is_english = ENGLISH_SENTENCE.search(line) and len(line.split()) >= WORDS
    return bool(SENTENCE.search(line) or is_english)


def _find(line: str, package: Package) -> Place:
    """The place of a line in Word, the last one that ends with it; the file if none does."""
    body = WordPlace(str(package.path), "body")
    places = address_paragraphs(read_member(package, package.main), body, frozenset())
    for paragraph, place in reversed(places.items()):
        if text_of(paragraph).strip().endswith(line):
            return place
    return FilePlace(str(package.path))

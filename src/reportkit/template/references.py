"""References: to bookmarks, in field codes and links; to headings, in tables of contents."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportkit.pattern import pattern
from reportkit.word.line import read_field_codes, replace_spans
from reportkit.word.names import FIELD_CODE, HYPERLINK, PARAGRAPH, w
from reportkit.word.xml import Element

FIELD_SIGN, FIELD_KIND, STALE = w("fldChar"), w("fldCharType"), w("dirty")
CONTENTS = pattern(r"\s*(?:TOC|INDEX|TOA)\b")
ANCHOR, CODE, SIMPLE_FIELD = w("anchor"), w("instr"), w("fldSimple")


def reference(name: str) -> re.Pattern[str]:
    """The pattern of a field code that refers to a bookmark."""
    words = r"(?i:\b(?:PAGE|NOTE)?REF\s+|\\l\s+)"
    return re.compile(rf'{words}"?(?P<name>{re.escape(name)})(?!\w)')


def refers_to(name: str, element: Element) -> bool:
    """True if a link, or a field whose code begins here, leads to a bookmark."""
    if element.tag == HYPERLINK:
        return element.get(ANCHOR) == name
    if element.tag == SIMPLE_FIELD:
        return reference(name).search(element.get(CODE) or "") is not None
    paragraph = paragraph_of(element)
    return paragraph is not None and bool(reference(name).search(read_field_codes(paragraph).text))


def follow_bookmark(name: str, element: Element, print_name: Callable[[], str]) -> None:
    """Let what refers to a bookmark lead to its new name."""
    if not refers_to(name, element):
        return
    if element.tag == HYPERLINK:
        element.set(ANCHOR, print_name())
        return
    pattern = reference(name)
    if element.tag == SIMPLE_FIELD:
        code = element.get(CODE) or ""
        found = pattern.search(code)
        if found:
            element.set(
                CODE, code[: found.start("name")] + print_name() + code[found.end("name") :]
            )
        return
    paragraph = paragraph_of(element)
    if paragraph is not None:
        line = read_field_codes(paragraph)
        spans = [found.span("name") for found in pattern.finditer(line.text)]
        replace_spans(line, [(start, end, print_name()) for start, end in spans])


def paragraph_of(element: Element) -> Element | None:
    """The paragraph around a piece of a field code; None for anything else."""
    return next(element.iterancestors(PARAGRAPH), None) if element.tag == FIELD_CODE else None


def renew_contents(root: Element) -> None:
    """Let Word renew tables of contents when it opens the document: they list what was before."""
    opened: list[Element] = []
    for element in root.iter(FIELD_SIGN, FIELD_CODE, SIMPLE_FIELD):
        if element.tag == SIMPLE_FIELD and CONTENTS.match(element.get(CODE) or ""):
            element.set(STALE, "true")
        elif element.tag == FIELD_CODE and opened and CONTENTS.match(element.text or ""):
            opened[-1].set(STALE, "true")
        elif element.get(FIELD_KIND) == "begin":
            opened.append(element)
        elif element.get(FIELD_KIND) == "end" and opened:
            opened.pop()

"""Proof that a filled part is what it should be, where it is not so by construction.

Tags are lifted on the element tree, so that whatever a loop repeats is whole; every printer
escapes; a value with a sign that XML cannot hold stops the document. What is left to prove are
parts in which XML goes through variables: macros, captured text, rich text.
"""

from __future__ import annotations

from reportkit.template.signs import LEFT_OVER
from reportkit.word.names import PARAGRAPH, RUN, w
from reportkit.word.xml import BrokenXml, Element, parse_xml

# where text can stand; anywhere else a reader would never see it
TEXTS = frozenset({w("t"), w("instrText"), w("delText")})
PLAIN_PREFIX = "{http://schemas.openxmlformats.org/wordprocessingml/"


def is_proven(xml: str) -> bool:
    """True if a filled part is well-formed, no sign is left, and no text stands outside of runs."""
    if LEFT_OVER.search(xml):
        return False
    try:
        root = parse_xml(xml.encode())
    except BrokenXml:
        return False
    return not any(map(has_stray_text, root.iter(f"{PLAIN_PREFIX}2006/main}}*")))


def has_stray_text(element: Element) -> bool:
    """True if text stands in a paragraph or run where Word does not show it."""
    if element.tag in TEXTS:
        return False
    inside = [element.text, *(child.tail for child in element)]
    return element.tag in (PARAGRAPH, RUN) and any(text and text.strip() for text in inside)

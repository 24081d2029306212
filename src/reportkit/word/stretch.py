"""XML that was written here, in stretches: markup that many documents share, and the texts in it.

A stretch reaches from one end of a paragraph to the next. Its markup comes from the template, so
that it is taken apart once for all documents. What is written otherwise than we do it, is left to
expat: comments, foreign prefixes, line ends of other systems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.pattern import pattern
from reportkit.word.event import Attributes
from reportkit.word.names import MATH, MC, WP, XML, A, C, R, V, W
from reportkit.word.xml import BrokenXml

Token = tuple[str, Attributes | None]  # an element begins, with attributes, or ends; "" is a text
PARAGRAPH_END = "</w:p>"
TEXT = pattern(r">([^<]+)<")
# what stands for a text in markup
GAP = "\0"
FILLED = f">{GAP}<"
PROLOG = pattern(
    r"""<\?xml version=["']1\.0["'](?: encoding=["'](?:UTF|utf)-8["'])?"""
    r"""(?: standalone=["'](?:yes|no)["'])?\s*\?>\s*"""
)
NAME = r"[\w.-]+(?::[\w.-]+)?"
VALUE = r"""(?:"[^"<\n\t\0]*"|'[^'<\n\t\0]*')"""
TAG = pattern(rf"\s*(?:(\0)|<(/?)({NAME})((?:\s+{NAME}={VALUE})*)\s*(/?)>)\s*")
ATTRIBUTE = pattern(rf"({NAME})=({VALUE})")
REFERENCE = pattern(r"&([^;]*);?")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
PREFIXES = {"w": W, "r": R, "a": A, "c": C, "wp": WP, "mc": MC, "v": V, "m": MATH, "xml": XML}
OURS = frozenset(PREFIXES.values())


def split_stretches(content: bytes) -> list[list[str]]:
    """The stretches of a part, each as markup and texts by turns; none if we do not write so."""
    try:
        xml = content.decode()
    except UnicodeDecodeError:
        return []
    prolog = PROLOG.match(xml)
    xml = xml[prolog.end() :] if prolog else xml
    if "\r" in xml or GAP in xml:
        return []
    return [TEXT.split(stretch) for stretch in xml.split(PARAGRAPH_END)]


def read_markup(markup: str) -> tuple[Token, ...] | None:
    """The tokens of some markup; None if we do not write so."""
    try:
        return tuple(_iter_tokens(markup))
    except ForeignMarkup:
        return None


class ForeignMarkup(Exception):
    """Markup that has not been written here."""


def _iter_tokens(markup: str) -> Iterator[Token]:
    at = 0
    while at < len(markup):
        found = TAG.match(markup, at)
        if not found:
            raise ForeignMarkup
        at = found.end()
        text, closing, name, attributes, single = found.groups()
        if text:
            yield "", None
            continue
        full = _resolve(name)
        if not closing:
            yield full, dict(_iter_attributes(attributes))
        if closing or single:
            yield full, None


def _iter_attributes(written: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a tag, once its namespaces are known to be the usual ones."""
    for name, quoted in ATTRIBUTE.findall(written):
        value = unescape(quoted[1:-1])
        if name == "xmlns" or name.startswith("xmlns:"):
            prefix = name[6:]
            if PREFIXES.get(prefix, value) != value or (value in OURS and prefix not in PREFIXES):
                raise ForeignMarkup
        else:
            yield _resolve(name) if ":" in name else name, value


def _resolve(name: str) -> str:
    """A name as expat tells it; a prefix that means nothing to us stands for itself."""
    prefix, colon, local = name.rpartition(":")
    return f"{PREFIXES.get(prefix, prefix)}}}{local}" if colon else name


def unescape(text: str) -> str:
    """What a text says; `BrokenXml` if it names a character that XML does not know."""
    return REFERENCE.sub(_find_character, text) if "&" in text else text


def _find_character(reference: re.Match[str]) -> str:
    name = reference[1]
    try:
        if name.startswith("#x"):
            return chr(int(f"0{name[1:]}", 16))
        return chr(int(name[1:])) if name.startswith("#") else NAMED[name]
    except (LookupError, ValueError, OverflowError) as error:
        raise BrokenXml(reference[0]) from error

"""A document without the table styles that none of its tables has.

Word's and python-docx's empty documents come with a hundred of them. LibreOffice reads each with
all its borders and colours, which takes half of its time, and prints the same without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from xml.sax.saxutils import unescape

from reportkit.pattern import pattern
from reportkit.word.archive import copy, pack, store
from reportkit.word.names import VALUE, w
from reportkit.word.package import Package
from reportkit.word.style import BASE
from reportkit.word.xml import BrokenXml, Element, parse_xml, serialise_xml

WORTH = 1 << 15  # bytes of a style sheet; a smaller one is read at once
SHEETS = 8  # that are remembered: the documents of a template share theirs
NAMED = pattern(r"""(?:tbl|defaultTable)Style\s[^>]*?val\s*=\s*["']([^"']*)""")
SHEET_KINDS = ("styles", "stylesWithEffects")


def drop_idle_styles(package: Package) -> Package:
    """The package without table styles that it does not use; the same one if that saves little."""
    for _, member in package.related(package.main, SHEET_KINDS[0]):
        content = package.contents[member]
        lean = _drop(content, _find_named(package)) if len(content) > WORTH else content
        if len(content) - len(lean) > WORTH:
            contents = {**package.contents, member: lean}
            packed = {name: held for name, held in package.deflated.items() if name != member}
            return replace(package, contents=contents, deflated=packed, trees={})
    return package


def pack_lean(package: Package) -> bytes:
    """The package as a file that is read at once: its members as they came, or not compressed."""
    packed = package.deflated
    return b"".join(
        pack(
            copy(name, packed[name]) if name in packed else store(name, content)
            for name, content in package.contents.items()
        )
    )


def _find_named(package: Package) -> frozenset[str]:
    """The styles that tables name, in whatever part."""
    kinds = SHEET_KINDS
    sheets = {member for kind in kinds for _, member in package.related(package.main, kind)}
    texts = (
        _decode(content)
        for name, content in package.contents.items()
        if name.endswith(".xml") and name not in sheets
    )
    return frozenset(unescape(name) for text in texts for name in NAMED.findall(text))


def _decode(content: bytes) -> str:
    """The text of a part, which may be written in two bytes each letter."""
    return content.decode("utf-16" if b"\0" in content[:4] else "utf-8", "replace")


@lru_cache(SHEETS)
def _drop(content: bytes, named: frozenset[str]) -> bytes:
    """The style sheet without table styles but these, those below them, and the usual one."""
    try:
        root = parse_xml(content)
    except BrokenXml:  # LibreOffice is to say so
        return content
    tables = {style.get(w("styleId")) or "": style for style in _iter_tables(root)}
    needed = {name for one in named for name in _iter_below(one, tables)}
    for name, style in tables.items():
        if name not in needed:
            root.remove(style)
    return serialise_xml(root).encode()


def _iter_tables(root: Element) -> Iterator[Element]:
    """Yield the styles of tables that are not the usual one."""
    for style in root.iterchildren(w("style")):
        if style.get(w("type")) == "table" and style.get(w("default")) not in ("1", "true", "on"):
            yield style


def _iter_below(name: str, tables: Mapping[str, Element]) -> Iterator[str]:
    """Yield the name of a style, and of those that it is based on."""
    seen: set[str] = set()
    while name in tables and name not in seen:
        seen.add(name)
        yield name
        base = tables[name].find(BASE)
        name = "" if base is None else base.get(VALUE) or ""

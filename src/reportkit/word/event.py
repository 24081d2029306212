"""XML as events, read by expat: it costs no start-up, and builds no tree.

Names are told as `namespace}name`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from reportkit.diagnostics import Phrase
from reportkit.word.names import PACKAGE_RELATIONSHIPS
from reportkit.word.xml import BrokenXml

Attributes = Mapping[str, str]
Link = tuple[str, str, bool]  # the kind of a relationship, its target, and if that is outside
CACHE = 256
RELATIONSHIP = f"{PACKAGE_RELATIONSHIPS}}}Relationship"


def read_events(
    content: bytes,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    characters: Callable[[str], object] | None = None,
) -> None:
    """Call back for every element and text of a part; `BrokenXml` if it is damaged."""
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error


def _refuse(*_: object) -> None:
    raise BrokenXml(Phrase("a document type declaration"))


@lru_cache(CACHE)
def read_links(content: bytes) -> Mapping[str, Link]:
    """The relationships that a member lists, by id."""
    found: dict[str, Link] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == RELATIONSHIP:
            kind = attributes.get("Type", "").rpartition("/")[2]
            external = attributes.get("TargetMode") == "External"
            found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""), external)

    read_events(content, start)
    return found

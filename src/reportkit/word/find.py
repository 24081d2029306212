"""Elements found by what they hold: what nothing stands in is not walked through."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from reportkit.word.names import W14, WP, W
from reportkit.word.xml import Element

if TYPE_CHECKING:
    from lxml import etree

PREFIXES = {"w": W, "wp": WP, "w14": W14, "o": "urn:schemas-microsoft-com:office:office"}


def find(root: Element, *paths: str, **variables: str) -> list[Any]:
    """What paths of XPath lead to from an element, in the order of the part.

    A path for each name is many times as fast as one with a choice of names.
    """
    found: Any = _query(" | ".join(paths))(root, **variables)
    return list(found)


@cache
def _query(path: str) -> etree.XPath:
    from lxml import etree

    return etree.XPath(path, namespaces=PREFIXES)


def paths_to(root: Element, names: Iterable[str]) -> list[str]:
    """The paths to elements of these names, such as `w:pict`, as far as there are any."""
    tags = {_qualified(name): name for name in names}
    met = {element.tag for element in root.iter(*tags)}
    return [f"descendant::{name}" for tag, name in tags.items() if tag in met]


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def find_signs(root: Element, in_texts: str, in_attributes: str = "") -> dict[Element, None]:
    """The elements that hold one of these signs, and all that is around them, in their order."""
    paths = [f"descendant-or-self::*/@*[{_any_of(in_attributes)}]"] if in_attributes else []
    said = read_texts(root)
    if met := [sign for sign in in_texts if sign in said]:
        paths.append(f"descendant::text()[{_any_of(met)}]")
    return with_surroundings(map(_holder, find(root, *paths))) if paths else {}


def read_texts(root: Element) -> str:
    """All texts of a part, one after the other."""
    from lxml import etree

    said: str = etree.tostring(root, encoding="unicode", method="text")
    return said


def _holder(text: Any) -> Element:
    """The element in which a text or an attribute stands."""
    beside: Element = text.getparent()
    around = beside.getparent() if text.is_tail else None
    return beside if around is None else around


def _any_of(signs: Iterable[str]) -> str:
    return " or ".join(f"contains(., '{sign}')" for sign in signs)


def with_surroundings(elements: Iterable[Element]) -> dict[Element, None]:
    """Elements and all that is around them, each once: what is around comes first."""
    met: dict[Element, None] = {}
    for element in elements:
        path = [element]
        while path[-1] not in met:
            parent = path[-1].getparent()
            if parent is None:
                break
            path.append(parent)
        met.update(dict.fromkeys(reversed(path)))
    return met

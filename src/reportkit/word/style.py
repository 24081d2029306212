"""The styles of a document by the names that Word gives them in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportkit.frozen import frozen
from reportkit.word.names import VALUE, w
from reportkit.word.package import Package, parse_member
from reportkit.word.xml import Element, parse_xml, serialise_xml


@frozen
class Styles:
    """The ids of styles by kind and name."""

    ids: Mapping[tuple[str, str], str]

    def id(self, name: str, kind: str = "") -> str:
        """The id of a style, "" if the document does not have it."""
        kinds = (kind,) if kind else ("paragraph", "character")
        return next((self.ids[key] for each in kinds if (key := (each, name)) in self.ids), "")


def read_styles(package: Package) -> Styles:
    """The styles of a document."""
    ids: dict[tuple[str, str], str] = {}
    for _, member in package.related(package.main, "styles"):
        for style in parse_member(package, member).iter(w("style")):
            name = style.find(w("name"))
            if name is not None:
                key = (style.get(w("type")) or "", (name.get(VALUE) or "").lower())
                ids.setdefault(key, style.get(w("styleId")) or "")
    return Styles(ids)


def with_styles(content: bytes, added: Iterable[Element]) -> bytes:
    """The styles part with more styles."""
    root = parse_xml(content)
    for style in added:
        root.append(style)
    return serialise_xml(root).encode()

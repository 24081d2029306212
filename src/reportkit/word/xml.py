"""Strict XML: parsed without recovery, without entities, and written back as Word writes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from reportkit.diagnostics import Phrase
from reportkit.pattern import pattern
from reportkit.word.names import W

# lxml is imported where it is used: most documents are filled without it
if TYPE_CHECKING:
    from lxml import etree

Element: TypeAlias = "etree._Element"  # noqa: SLF001 - the public name of the type

PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACE_DECLARATION = pattern(r' xmlns(?::[\w.-]+)?="[^"]*"')


# as deep as libxml2 itself lets a tree be unless it is told to bear more
DEEPEST = 256
TOO_DEEP = Phrase("it is nested too deeply")


class BrokenXml(Exception):
    """A part is not well-formed XML, or declares a document type."""


def parse_xml(content: bytes) -> Element:
    """The root of a part without comments, which would cut words in two; `BrokenXml` if damaged.

    A document type declaration counts as damage.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenXml(TOO_DEEP if "Excessive depth" in str(error) else str(error)) from error
    if str(root.getroottree().docinfo.doctype):  # type: ignore[union-attr]
        raise BrokenXml(Phrase("a document type declaration"))
    return root


def check_depth(root: Element) -> None:
    """Raise `BrokenXml` if elements are nested so deeply that walking through them would fail."""
    if root.getroottree().xpath("/*" * (DEEPEST + 1)):
        raise BrokenXml(TOO_DEEP)


def serialise_xml(root: Element) -> str:
    """A whole part as text, with its prolog."""
    from lxml import etree

    return PROLOG + etree.tostring(root, encoding="unicode", with_tail=False)


def serialise_fragment(element: Element) -> str:
    """An element as text for use inside its own part: namespaces are declared at the root."""
    from lxml import etree

    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return NAMESPACE_DECLARATION.sub("", text)


def parse_fragment(text: str, namespaces: Iterable[tuple[str | None, str]] = ()) -> Element:
    """A holder element around whatever the text says; prefixes are those given, and `w`."""
    declared = {prefix: uri for prefix, uri in namespaces if prefix} | {"w": W}
    declarations = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in declared.items())
    return parse_xml(f"<holder{declarations}>{text}</holder>".encode())


def serialise_inside(holder: Element) -> str:
    """What a holder of `parse_fragment` holds, as text for use where its prefixes are declared."""
    from lxml import etree

    text: str = etree.tostring(holder, encoding="unicode", with_tail=False)
    return text[text.index(">") + 1 : text.rindex("</")] if text.endswith("</holder>") else ""


def with_prefix(root: Element) -> Element:
    """The same tree, in which the prefix of Word's own names is `w`, as our XML has it."""
    from lxml import etree

    declared: Any = dict(root.nsmap)
    if declared.get("w") == W or W not in declared.values():
        return root
    attributes = {str(name): str(value) for name, value in root.attrib.items()}
    made = etree.Element(root.tag, attributes, {"w": W} | declared)
    made.text = root.text
    made[:] = list(root)
    etree.cleanup_namespaces(made, keep_ns_prefixes=["w", *filter(None, declared)])
    return made


def whole_number(text: str | None, usual: int) -> int:
    """The number that an attribute holds; the usual one if it holds none."""
    try:
        return int(float(text)) if text else usual
    except (ValueError, OverflowError):
        return usual


def append_text(element: Element, text: str) -> None:
    """Put text behind everything that the element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def insert_text_before(element: Element, text: str) -> None:
    """Put text right before an element, among its siblings."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
        return
    parent = element.getparent()
    if parent is None:
        raise ValueError("a root has no place before it")
    parent.text = (parent.text or "") + text


def insert_text_after(element: Element, text: str) -> None:
    """Put text right behind an element, among its siblings."""
    element.tail = text + (element.tail or "")


def remove_element(element: Element) -> None:
    """Take an element out of its tree and leave the text behind it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        insert_text_before(element, element.tail)
        element.tail = None
    parent.remove(element)


def order_children(element: Element, order: tuple[str, ...]) -> None:
    """Sort an element's children into the schema's order; of equal names the first one stays."""
    rank = {f"{{{W}}}{name}": position for position, name in enumerate(order)}
    first: dict[object, Element] = {}
    for child in element:
        first.setdefault(child.tag, child)
    element[:] = sorted(first.values(), key=lambda child: rank.get(str(child.tag), len(rank)))

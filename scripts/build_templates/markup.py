"""WordprocessingML elements, written as short as they read."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": WORD, "r": OFFICE}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *content: Element | None, **attributes: object) -> Element:
    """The element `w:tag`; its attributes are `w:` too, and what is None is left out."""
    element = etree.Element(f"{{{WORD}}}{tag}", nsmap=NAMES)
    for name, value in attributes.items():
        if value is not None:
            element.set(f"{{{WORD}}}{name.rstrip('_')}", str(value))
    element.extend(child for child in content if child is not None)
    return element


def words(text: str) -> Element:
    """Text as it stands, outer spaces included."""
    element = w("t")
    element.text = text
    element.set(SPACE, "preserve")
    return element


def switch(tag: str, *, on: bool | None) -> Element | None:
    """The property `w:tag` switched on or off, or nothing if it is to be inherited."""
    return None if on is None else w(tag, val=None if on else 0)


def unless_empty(element: Element) -> Element | None:
    """The element, or nothing if nothing is in it."""
    return element if len(element) else None

"""How HTML is dressed: by elements alone for web sites, or by a style on each for WeChat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from html import escape

from reportkit.frozen import frozen


@frozen
class Dress:
    """What stands for each part of a page: an element, and its own style.

    With `is_plain` nothing has a style, lists are lists, and links lead somewhere.
    """

    elements: Mapping[str, str]
    styles: Mapping[str, str] = field(default_factory=dict)
    is_plain: bool = False

    def open(self, part: str, **attributes: object) -> str:
        """The begin of an element."""
        style = str(attributes.pop("style", ""))
        said = {"style": self.styles.get(part, "") + style, **attributes}
        written = "".join(
            f' {name}="{escape(str(value))}"' for name, value in said.items() if value != ""
        )
        return f"<{self.elements.get(part, part)}{written}>"

    def wrap(self, part: str, content: str, **attributes: object) -> str:
        """An element around some HTML."""
        return f"{self.open(part, **attributes)}{content}</{self.elements.get(part, part)}>"


PLAIN = Dress({"bold": "strong", "italic": "em", "struck": "s", "underlined": "u"}, is_plain=True)
WECHAT = Dress(
    {
        "article": "section", "figure": "section", "figcaption": "p", "heading": "p",
        "bold": "strong", "italic": "em", "struck": "span", "underlined": "span",
        "coloured": "span", "raised": "sup", "lowered": "sub", "thead": "tbody",
    },
    {
        "article": "font-size:16px;line-height:1.75;color:#333333;text-align:justify;",
        "p": "margin:0 0 16px;",
        "figure": "margin:0 0 16px;text-align:center;",
        "figcaption": "margin:8px 0 0;font-size:14px;color:#888888;text-align:center;",
        "img": "max-width:100%;height:auto;",
        "table": "width:100%;margin:0 0 16px;border-collapse:collapse;",
        "td": "padding:4px 8px;border:1px solid #cccccc;vertical-align:top;",
        "th": "padding:4px 8px;border:1px solid #cccccc;background-color:#f5f5f5;",
        "struck": "text-decoration:line-through;",
        "underlined": "text-decoration:underline;",
    },
)  # fmt: skip

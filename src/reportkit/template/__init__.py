"""Word templates: opened once, every tag found, mended and compiled.

tags ─▶ marks ─▶ blocks ─▶ lift ─▶ cells ─▶ room ─▶ source ─▶ program
(find)  (place)  (match)   (docxtpl's prefixes)     (Jinja)   (Python)

`part` runs these for one part of the file; `template` runs `part` for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportkit.template.wording import PLAIN, NotPrintable, Wording

if TYPE_CHECKING:
    from reportkit.template.fields import Field
    from reportkit.template.template import Template, load_template

__all__ = ["PLAIN", "Field", "NotPrintable", "Template", "Wording", "load_template"]


def __getattr__(name: str) -> Any:
    # Jinja and lxml take a tenth of a second to load: only who opens a template pays for it
    if name == "Field":
        from reportkit.template import fields

        return fields.Field
    if name in ("Template", "load_template"):
        from reportkit.template import template

        return getattr(template, name)
    raise AttributeError(name)

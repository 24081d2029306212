"""Word templates: opened once, every tag found, mended and compiled.

    tags ─▶ marks ─▶ merge ─▶ blocks ─▶ lift ─▶ cells, ids, restarts, room ─▶ source ─▶ program
    (find)  (place)  (join)   (match)   (raise)  (what filling may break)     (Jinja)   (Python)

A tag is found in the running text of a paragraph and mended (`repair`); a mark takes its place in
the tree. Block tags are lifted to between the paragraphs, rows, cells or runs that they repeat;
docxtpl expands its own cell tags, one small element at a time (`expand`). What stands in loops gets
ids of its own. The tree, its marks replaced by tags, is the source that Jinja
compiles. `part` runs this for one part of the file, `template` for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportkit.template.wording import PLAIN, NotPrintable, Wording

if TYPE_CHECKING:
    from reportkit.template.blueprint import Field
    from reportkit.template.template import Template, load_template

__all__ = ["PLAIN", "Field", "NotPrintable", "Template", "Wording", "load_template"]


def __getattr__(name: str) -> Any:
    # Jinja and lxml take a tenth of a second to load: only who opens a template pays for it
    if name == "Field":
        from reportkit.template import blueprint

        return blueprint.Field
    if name in ("Template", "load_template"):
        from reportkit.template import template

        return getattr(template, name)
    raise AttributeError(name)

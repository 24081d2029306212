"""Documents: a template filled with values, completed and packed."""

from reportkit.render.document import Document
from reportkit.render.render import render_document

__all__ = ["Document", "render_document"]

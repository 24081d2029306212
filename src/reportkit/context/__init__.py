"""A record and a narrator make the values that a template sees, and the words it may use."""

from reportkit.context.build import Context, build_context
from reportkit.context.derived import document_number
from reportkit.context.wording import build_wording

__all__ = ["Context", "build_context", "build_wording", "document_number"]

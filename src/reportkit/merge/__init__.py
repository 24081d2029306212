"""The merge room: what a person has made of a document, and what the record has become since.

base ─▶ mine   ┐
               ├─▶ blocks side by side ─▶ words side by side ─▶ mine, with what theirs has changed
base ─▶ theirs ┘

Mine is the document that goes on: its styles, comments and settings stay. What comes from theirs
brings its styles, lists, pictures and notes along.
"""

from reportkit.merge.difference import Difference, Span, find_differences
from reportkit.merge.document import Merged, merge_documents, track_changes

__all__ = [
    "Difference",
    "Merged",
    "Span",
    "find_differences",
    "merge_documents",
    "track_changes",
]

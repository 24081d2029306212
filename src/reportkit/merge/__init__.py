"""Merging: what a person has made of a document, and what the record has become since.

base ─▶ mine ┐
             ├─▶ blocks side by side ─▶ words side by side ─▶ mine with theirs' changes ─▶ conflicts
base ─▶ theirs┘

Mine is the document that goes on: its styles, comments and settings stay; what theirs has changed
is brought into it.
"""

from reportkit.merge.document import Merged, merge_documents, track_changes

__all__ = ["Merged", "merge_documents", "track_changes"]

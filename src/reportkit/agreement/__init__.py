"""Agreement: what a document on the disk says, held against what its record says now.

fresh document + document on the disk ─▶ paragraphs side by side ─▶ facts, figures ─▶ diagnostics

A document may be worded in any way; it may not name other people, posts, dates or figures.
"""

from reportkit.agreement.compare import compare_files, compare_paragraphs
from reportkit.agreement.fact import Fact, build_facts

__all__ = ["Fact", "build_facts", "compare_files", "compare_paragraphs"]

"""Signs that stand in a compiled part for what only filling can settle.

Like marks, they are characters that no text can hold. See `room` and `notes`, which put them
where they are needed, and `render.complete`, which settles them.
"""

from __future__ import annotations

from reportkit.pattern import pattern

NEEDS_PARAGRAPH = "\ufdd2"
BEGIN, FIRST, LAST, FINISH = "\ufdd3", "\ufdd4", "\ufdd5", "\ufdd6"
GRID_BEGIN, GRID_END = "\ufdd7", "\ufdd8"
BLANK_BEGIN, BLANK_END = "\ufdda", "\ufddb"
SIGNS = pattern("[\ufdd2-\ufddb]")
# stands for the id of a note until it has one
NOTE_ID = "\ufddc"

"""Signs that stand in a compiled part for what only filling can settle.

Like marks, they are characters that no text can hold: `SIGN`, and one that tells its kind. See
`room`, `stop` and `notes`, which put them where they are needed, and `render.complete`, which
settles them.
"""

from __future__ import annotations

from reportkit.pattern import pattern

SIGN = "\ufddd"
NEEDS_PARAGRAPH = f"{SIGN}\ufdd2"
BEGIN, FIRST, LAST, FINISH = f"{SIGN}\ufdd3", f"{SIGN}\ufdd4", f"{SIGN}\ufdd5", f"{SIGN}\ufdd6"
GRID_BEGIN, GRID_END = f"{SIGN}\ufdd7", f"{SIGN}\ufdd8"
STOP, CHINESE_STOP = f"{SIGN}\ufdd9", f"{SIGN}\ufdde"
BLANK_BEGIN, BLANK_END = f"{SIGN}\ufdda", f"{SIGN}\ufddb"
# what is left of a sign that went through a filter
LEFT_OVER = pattern(f"[\ufdd2-\ufddb\ufdde\ufddf{SIGN}]")
# stands in a paragraph that is held by what stands before it; see `render.hold`
HOLD = "\ufddf"
# stands for the id of a note until it has one
NOTE_ID = "\ufddc"

"""The colours of the house: one accent, and greys that still read on a poor printer."""

from __future__ import annotations

INK = "1A1A1A"
ACCENT = "1F4463"
GREY = "595959"
RULE = "B9C4CE"
PALE = "F1F4F7"
MACHINERY = "8C8C8C"

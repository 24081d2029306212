"""reportkit: official activity reports and news releases from records and Word templates.

records/*.yaml ─▶ record ─▶ language ─▶ context ─┐
                 (places)   (words)              ├─▶ check ─▶ render ─▶ output ─▶ .docx
templates/*.docx ─▶ word ─▶ template ────────────┘
                   (places)  (compiled once)
"""

from reportkit.version import __version__

__all__ = ["__version__"]

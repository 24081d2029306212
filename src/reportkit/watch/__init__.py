"""The watch room: which files have changed, and what that touches.

events of the system ─▶ a glance at the files (content, not dates) ─▶ bonds ─▶ what is made again
"""

from reportkit.watch.bond import Bond, find_named, find_touched
from reportkit.watch.event import iter_hints
from reportkit.watch.glance import Glance
from reportkit.watch.noise import is_noise

__all__ = ["Bond", "Glance", "find_named", "find_touched", "is_noise", "iter_hints"]

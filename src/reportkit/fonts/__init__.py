"""The fonts room: what a document asks for, what is installed, and what stands in for the rest.

`stand_in` is the table of fonts that may be used in place of others, `installed` asks the system's
fontconfig, `report` brings a document and the system together.
"""

from reportkit.fonts.installed import Fonts, load_fonts
from reportkit.fonts.report import FontUse, check_uses, read_fonts, tell_fonts

__all__ = ["FontUse", "Fonts", "check_uses", "load_fonts", "read_fonts", "tell_fonts"]

"""Not translated yet."""

from collections.abc import Mapping

from reportkit.rules.chinese import Said

TEXTS: Mapping[str, Said] = {}

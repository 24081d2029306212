"""Files that programs make for themselves while they save: nothing that anybody wrote."""

from __future__ import annotations

from pathlib import Path

from reportkit.pattern import pattern

# Word's and LibreOffice's marks and drafts, copies and probes of editors, downloads under way
OWN = pattern(
    r"(?i)~\$.*|~wr.\d*.*|.*~|#.*#|4913|.*\.(tmp|temp|bak|sw[a-z]|part|partial|crdownload)"
    r"|.*___jb_(tmp|old)___"
)


def is_noise(path: Path, root: Path) -> bool:
    """True for a file that is hidden below `root`, or that a program has made for itself."""
    below = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return any(step.startswith(".") for step in below.parts) or bool(OWN.fullmatch(path.name))

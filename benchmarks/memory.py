"""The most memory that this process has held."""

from __future__ import annotations

import re
import sys
from pathlib import Path

HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")


def peak_megabytes() -> float:
    """The peak of resident memory; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    # `ru_maxrss` of Linux begins with what the process that started this one held
    if status.is_file() and (found := HIGH_WATER.search(status.read_text())):
        return int(found[1]) / 1024
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2

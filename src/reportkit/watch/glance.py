"""What files hold now, against what they held when they were looked at last."""

from __future__ import annotations

import os
from collections.abc import Iterable, Set
from dataclasses import field
from pathlib import Path

from reportkit.entry import read_digest
from reportkit.frozen import mutable
from reportkit.word.picture import Stamp, read_stamp

ABSENT: Stamp = (0, 0)  # the stamp of a file that is not there
UNSEEN: Stamp = (-1, -1)  # that of one that somebody else has read


@mutable
class Glance:
    """The stamp and the digest of each file that is looked at; a digest of "" holds nothing.

    A file is read only if its stamp is another one, or an event has named it.
    """

    known: dict[Path, tuple[Stamp, str]] = field(default_factory=dict)

    def note(self, files: Iterable[Path]) -> None:
        """See how files stand that have not been looked at yet."""
        for file in files:
            if file not in self.known:
                self.known[file] = self._see(file, frozenset())

    def expect(self, file: Path, digest: str = "") -> None:
        """Note what a file held when somebody else read it, so that anything else is a change."""
        self.known.setdefault(file, (UNSEEN, digest))

    def look(self, files: Iterable[Path], hints: Set[Path] = frozenset()) -> frozenset[Path]:
        """The files that hold something else than last time, or are looked at for the first."""
        seen = {file: self._see(file, hints) for file in dict.fromkeys(files)}
        changed = frozenset(
            file
            for file, (_, digest) in seen.items()
            if file not in self.known or self.known[file][1] != digest
        )
        self.known = seen
        return changed

    def _see(self, file: Path, hints: Set[Path]) -> tuple[Stamp, str]:
        stamp = read_stamp(file)  # first: what is written meanwhile then shows next time
        known = self.known.get(file)
        is_sure = known is not None and (known[1] != "" or stamp == ABSENT)
        if known and is_sure and known[0] == stamp and not _is_named(file, hints):
            return known
        return stamp, read_digest(file)


def _is_named(file: Path, hints: Set[Path]) -> bool:
    return bool(hints) and Path(os.path.abspath(file)) in hints  # noqa: PTH100 - links stay as named

"""What a chart shows, in a form that outlives saving by other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256

from reportkit.frozen import mutable
from reportkit.word.event import read_events
from reportkit.word.names import A, C

# names of series that have none are put in by programs
UNSEEN = f"{C}}}tx"
SERIES, VALUE, WORDS = f"{C}}}ser", f"{C}}}v", f"{A}}}t"
DIGITS = 6  # of a number; programs write it with more or fewer


def read_charted(content: bytes) -> str:
    """A digest of what the part of a chart shows; `BrokenXml` if it is damaged."""
    reading = _Reading()
    read_events(content, reading.start, reading.end, reading.characters)
    return sha256("\n".join(reading.said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@mutable
class _Reading:
    """A chart as it is read; `inside` are the elements around that matter."""

    said: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    text: list[str] | None = None

    def start(self, name: str, _: Mapping[str, str]) -> None:
        if name in (SERIES, UNSEEN):
            self.inside.append(name)
        elif name in (VALUE, WORDS) and self.inside[:2] != [SERIES, UNSEEN]:
            self.text = []

    def end(self, name: str) -> None:
        if name in (SERIES, UNSEEN):
            self.inside.pop()
        elif self.text is not None:
            self.said.append(_plain("".join(self.text)))
            self.text = None

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)


def _plain(words: str) -> str:
    """A number as all programs write it; any other words as they are."""
    try:
        return f"{float(words):.{DIGITS}g}"
    except ValueError:
        return words.strip()

"""The fonts of this machine, as fontconfig tells of them; it is not there on every system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from reportkit.fonts.stand_in import write_fontconfig
from reportkit.frozen import frozen, mutable
from reportkit.word.picture import read_stamp

FACE = r"%{file}\t%{index}\t%{postscriptname}\t%{[]family{%{family}|}}\t%{charset}\n"
MATCH = r"%{file}\t%{index}\t%{family[0]}\n"
# one file holds the faces of five regions, and a PDF may name any of them
REGION = re.compile(r" (SC|TC|HK|JP|KR)$")


@frozen
class Face:
    """A font in a file: its names, and the characters that it has, in ranges as fontconfig says."""

    postscript: str
    families: tuple[str, ...]
    charset: str

    def has(self, character: str) -> bool:
        """True if the font has the character."""
        code = ord(character)
        return any(first <= code <= last for first, last in _read_ranges(self.charset))


@mutable
class Fonts:
    """The fonts that a process with our configuration sees; `faces` by file and number.

    `is_told` is False where the system has no fontconfig: nothing is known of its fonts.
    """

    faces: Mapping[tuple[str, str], Face]
    configuration: str
    is_told: bool = True
    matches: dict[str, tuple[Face, str] | None] = field(default_factory=dict)

    @property
    def families(self) -> frozenset[str]:
        """The names of all families."""
        return frozenset(name for face in self.faces.values() for name in face.families)

    def match(self, name: str) -> tuple[Face, str] | None:
        """The face that prints a font, and what its family is called; None if none is known."""
        if name not in self.matches:
            self.matches[name] = self._match(name) if self.is_told else None
        return self.matches[name]

    def size(self, name: str) -> int:
        """The size of the file that prints a font, which tells it from other versions; or 0."""
        face, _ = self.match(name) or (None, "")
        file = next((file for (file, _), one in self.faces.items() if one is face), "")
        return read_stamp(Path(file))[0] if file else 0

    def has_anywhere(self, character: str) -> bool:
        """True if any font has the character."""
        return any(face.has(character) for face in self.faces.values())

    def plain_family(self, postscript: str) -> str:
        """The family of a font in a PDF, without the region of its face."""
        # a name may go on, as in `NotoSerifCJKjp-Bold-VKana`
        found = [
            face
            for face in self.faces.values()
            if f"{postscript}-".startswith(f"{face.postscript}-")
        ]
        nearest = max(found, key=lambda face: len(face.postscript), default=None)
        return without_region(nearest.families[0]) if nearest else postscript

    def _match(self, name: str) -> tuple[Face, str] | None:
        pattern = re.sub(r"([\\:,=-])", r"\\\1", name)
        told = _ask("fc-match", self.configuration, "-f", MATCH, pattern)
        file, index, family = told.split("\n")[0].split("\t")
        face = self.faces.get((file, index))
        return (face, family if name not in face.families else name) if face else None


def load_fonts(folders: Iterable[Path] = ()) -> Fonts:
    """The fonts of this machine and of more folders, with the stand-ins for those that lack."""
    system = os.environ.get("FONTCONFIG_FILE", "")
    if not all(map(shutil.which, ("fc-list", "fc-match"))):
        return Fonts({}, write_fontconfig((), folders, system), is_told=False)
    folders = tuple(folder.resolve() for folder in folders if folder.is_dir())
    faces = _read_faces(write_fontconfig((), folders, system))
    installed = {name for face in faces.values() for name in face.families}
    return Fonts(faces, write_fontconfig(installed, folders, system))


def without_region(family: str) -> str:
    """The name of a family without its region."""
    return REGION.sub("", family)


def _read_faces(configuration: str) -> dict[tuple[str, str], Face]:
    faces = {}
    for line in _ask("fc-list", configuration, "-f", FACE).splitlines():
        file, index, postscript, families, charset = line.split("\t")
        names = tuple(filter(None, families.split("|")))
        faces[file, index] = Face(postscript, names or (postscript,), charset)
    return faces


@cache
def _read_ranges(charset: str) -> tuple[tuple[int, int], ...]:
    """The first and last characters of ranges such as `20-7e a0`."""
    ends = (part.split("-") for part in charset.split())
    return tuple((int(both[0], 16), int(both[-1], 16)) for both in ends)


def _ask(tool: str, configuration: str, *words: str) -> str:
    """What a tool of fontconfig says under a configuration."""
    with tempfile.TemporaryDirectory(prefix="reportkit-fonts-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(configuration, encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - the tools of the system, by name
            [tool, *words],
            env={**os.environ, "FONTCONFIG_FILE": str(file)},
            check=True,
            capture_output=True,
        )
    return done.stdout.decode("utf-8", "replace")

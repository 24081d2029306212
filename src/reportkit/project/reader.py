"""The settings file, read strictly: what is not understood is told, never guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, TypeVar

from reportkit.diagnostics import Diagnostic, Phrase, TextPlace, any_of, find_near
from reportkit.entry import is_file, is_folder, list_names
from reportkit.frozen import frozen
from reportkit.record import LoadedYaml
from reportkit.rules.project import MISSING_FILE, MISSING_SETTING, UNKNOWN_SETTING, WRONG_SETTING
from reportkit.rules.record import NOT_A_MAPPING

Settings = Mapping[str, Any]
GROUP = Phrase("a group of settings")
C = TypeVar("C")
D = TypeVar("D")


@frozen
class Reader:
    """The values of a settings file by path, as in `documents.report.template`.

    What is wrong goes into `found`; a default stands in for it, so that reading goes on.
    """

    loaded: LoadedYaml
    root: Path
    found: list[Diagnostic] = field(default_factory=list)

    def section(self, path: str, known: Collection[str] | None = None) -> Settings:
        """A group of settings, checked for names that are not `known`; empty if left out."""
        value = self.value(path)
        if not isinstance(value, Mapping):
            if not path and value is not None:
                self.found.append(NOT_A_MAPPING.at(self.place(""), shape=_describe(value)))
            elif value is not None:
                self.wrong(path, GROUP)
            return {}
        for name in value:
            if known is not None and name not in known:
                self._unknown(path, name, known)
        return value

    def is_group(self, path: str) -> bool:
        """True if a setting is a group of settings."""
        return isinstance(self.value(path), Mapping)

    def text(self, path: str, default: str = "") -> str:
        """A setting that is text."""
        value = self.value(path)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self.wrong(path, Phrase("text"))
        return default

    def texts(self, path: str) -> tuple[str, ...]:
        """A setting that is a list of texts; one alone need not be a list."""
        value = self.value(path) or ()
        texts = value if isinstance(value, (list, tuple)) else (value,)
        if not all(isinstance(text, str) for text in texts):
            self.wrong(path, Phrase("a list of words"))
            return ()
        return tuple(texts)

    def choice(self, path: str, choices: Collection[C], default: D) -> C | D:
        """A setting that is one of a few."""
        value = self.value(path)
        if value is None:
            return default
        choices = tuple(choices)  # what is looked up in it need not be hashable
        if value not in choices:
            words = [str(choice).lower() for choice in choices]
            self.wrong(path, any_of(words), find_near(str(value), words))
        return value if value in choices else default

    def folder(self, path: str, default: str) -> Path:
        """A setting that names a folder, which need not exist yet."""
        return self.root / self.text(path, default)

    def file(self, path: str) -> Path:
        """A setting that names a file, which must exist."""
        written = self.value(path)
        if not isinstance(written, str) or not written.strip():
            self.wrong(path, Phrase("the path of a file"))
            return self.root
        file = self.root / written.strip()
        if not is_file(file):
            self._missing(path, written, file)
        return file

    def wrong(self, path: str, expected: Phrase, near: str | None = None) -> None:
        """Note that a setting is not what it should be."""
        value, place = self.value(path), self.loaded.source.place(path)
        if value in (None, ""):
            self.found.append(MISSING_SETTING.at(place, "expected", name=path, expected=expected))
            return
        actual = _describe(value)
        hint = "near" if near else None
        self.found.append(
            WRONG_SETTING.at(place, hint, name=path, actual=actual, expected=expected, near=near)
        )

    def place(self, path: str) -> TextPlace:
        """Where the value of a setting stands."""
        return self.loaded.source.place(path)

    def place_of_name(self, path: str, name: str) -> TextPlace:
        """Where the name of a setting stands, rather than its value."""
        source = self.loaded.source
        names = [key for key, _ in source.nodes[path].value if key.value == name]
        return source.at(names[0])

    def value(self, path: str) -> Any:
        """What stands at a path, as it was written; None if nothing does."""
        value = self.loaded.value
        for step in path.split(".") if path else ():
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def _unknown(self, path: str, name: str, known: Collection[str]) -> None:
        near = find_near(name, known)
        self.found.append(
            UNKNOWN_SETTING.at(
                self.place_of_name(path, name),
                "near" if near else "known",
                where=f"`{path}`" if path else Phrase("the settings file"),
                name=name,
                near=near,
                known=", ".join(f"`{one}`" for one in known),
            )
        )

    def _missing(self, path: str, written: str, file: Path) -> None:
        near = find_near(file.name, list_names(file.parent))
        self.found.append(
            MISSING_FILE.at(
                self.loaded.source.place(path),
                "folder" if is_folder(file) else "near" if near else "root",
                name=path,
                file=written,
                near=(Path(written).parent / near).as_posix(),
                root=self.root,
            )
        )


def _describe(value: object) -> object:
    """What somebody wrote, in words."""
    if isinstance(value, Mapping):
        return GROUP
    if isinstance(value, list):
        return Phrase("a list")
    return f"`{value}`"

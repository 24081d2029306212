"""Long lists for one JSON object, kept in files until it is printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import Self

from reportkit.console.stream import UNTURNED, show_text

IN_MEMORY = 1 << 20  # characters of a list, before it is put into a file
Lists = dict[str, "SpooledTemporaryFile[str]"]


class Spool:
    """Lists by name, to which facts are added one by one."""

    def __init__(self) -> None:
        self._lists: Lists = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._lists.values():
            file.close()

    def add(self, name: str, facts: object) -> None:
        """Add to the end of a list."""
        file = self._lists.get(name) or self._open(name)
        file.write((",\n" if file.tell() else "") + "    " + _dump(facts, "    "))

    def show(self, names: Mapping[str, bool], others: Mapping[str, object]) -> None:
        """Print one object of the lists of these names, and of other facts after them.

        A list is there even if it is empty where its name says so.
        """
        members = [*self._iter_lists(names), *map(_show_member, others.items())]
        sys.stdout.write("{\n")
        for number, member in enumerate(members):
            sys.stdout.write(",\n" if number else "")
            for piece in member:
                sys.stdout.write(piece)
        show_text("\n}")

    def _open(self, name: str) -> SpooledTemporaryFile[str]:
        # closed at the end of the block
        file = SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115
        return self._lists.setdefault(name, file)

    def _iter_lists(self, names: Mapping[str, bool]) -> Iterator[Iterator[str]]:
        for name, even_if_empty in names.items():
            if name in self._lists:
                yield self._read(name)
            elif even_if_empty:
                yield _show_member((name, []))

    def _read(self, name: str) -> Iterator[str]:
        self._lists[name].seek(0)
        yield f"  {_dump(name)}: [\n"
        yield from self._lists[name]
        yield "\n  ]"


def _show_member(member: tuple[str, object]) -> Iterator[str]:
    name, facts = member
    yield f"  {_dump(name)}: {_dump(facts, '  ')}"


def _dump(facts: object, indent: str = "") -> str:
    """Facts as they stand so far from the margin."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    dumped = json.dumps(facts, indent=2, ensure_ascii=not utf8).translate(UNTURNED)
    return dumped.replace("\n", f"\n{indent}")

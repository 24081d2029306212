"""What goes into a package: each file with what is known of it, numbered and named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from hashlib import sha256
from typing import Literal

from reportkit.diagnostics import Diagnostic, Place
from reportkit.frozen import frozen
from reportkit.rules.package import SAME_NAME
from reportkit.submission.name import Values, build_name, fill_label, find_clashes
from reportkit.submission.profile import Profile

Kind = Literal[
    "document", "attachment", "photo", "original", "record", "cover list", "check list"
]  # fmt: skip
Origin = Literal["rendered", "edited", "given", "copy"]
SECTIONS: Mapping[Kind, str] = {
    "document": "documents", "attachment": "attachments", "photo": "photos", "original": "photos",
}  # fmt: skip
NAMED: Mapping[Kind, str] = {
    "document": "document", "attachment": "attachment", "photo": "photo", "original": "original",
    "record": "record",
}  # fmt: skip


@frozen
class Enclosure:
    """A file of a package, or a thing that is handed in on paper and has no ending.

    `path` is where it stands in the package; `thing` tells files apart that are the same thing in
    several forms, and share a number; `place` is where a person looks for what is wrong with it.
    """

    kind: Kind
    title: str
    ending: str
    content: bytes = field(repr=False)
    values: Values = field(repr=False)
    thing: tuple[str, ...]
    place: Place
    record: str = ""
    document: str = ""
    lang: str = ""
    origin: Origin = "given"
    facts: str = ""
    template: str = ""
    pages: int | None = None
    words: int | None = None
    label: str = ""
    path: str = ""

    @property
    def is_file(self) -> bool:
        """False for what is handed in on paper."""
        return bool(self.ending)

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()


def arrange(found: Iterable[Enclosure], profile: Profile) -> tuple[Enclosure, ...]:
    """Enclosures in the order of a profile, numbered and named."""
    order: dict[str, int] = {name: rank for rank, name in enumerate(profile.enclosures.order)}
    ranked = sorted(found, key=lambda one: order.get(SECTIONS.get(one.kind, ""), len(order)))
    labels: dict[tuple[str, ...], str] = {}
    counts: dict[str, int] = {}
    arranged = []
    for one in ranked:
        section = SECTIONS.get(one.kind)
        words = getattr(profile.enclosures, section) if section else ""
        if words and one.thing not in labels:
            counts[words] = counts.get(words, 0) + 1
            labels[one.thing] = fill_label(words, counts[words])
        numbered = replace(one, label=labels.get(one.thing, ""))
        number = counts.get(words, 0)
        arranged.append(replace(numbered, path=_place(numbered, number, profile)))
    return tuple(arranged)


def _place(one: Enclosure, number: int, profile: Profile) -> str:
    """Where a file stands in the package."""
    if not one.is_file:
        return ""
    name = name_enclosure(one, {**one.values, "label": one.label, "number": number}, profile)
    folder = getattr(profile.folders, f"{one.kind}s", "")
    return "/".join(filter(None, (folder, f"{name}{one.ending}")))


def name_enclosure(one: Enclosure, values: Values, profile: Profile) -> str:
    """The name of a file, without its ending."""
    names = profile.names
    words = profile.wish(one.document).name or getattr(names, NAMED.get(one.kind, ""), "{record}")
    return build_name(words, values, names.longest, names.spaces)


def check_names(enclosures: Iterable[Enclosure]) -> Iterator[Diagnostic]:
    """Files that would take the same place in the package."""
    files = [one for one in enclosures if one.is_file]
    for first, second in find_clashes(one.path for one in files):
        one = files[second]
        yield SAME_NAME.at(one.place, "pattern", file=one.path, first=files[first].title)

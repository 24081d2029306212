"""XML that is printed more than once, out of a variable or a macro: its ids stay unique."""

from __future__ import annotations

import re
from dataclasses import field

from reportkit.frozen import mutable
from reportkit.pattern import pattern
from reportkit.render.additions import Additions

IDENTIFIED = pattern(
    r'(?P<paragraph> w14:(?:paraId|textId)="[^"]*")'
    r'|(?P<control><w:id w:val="[^"]*"/>)'
    r"|(?P<drawing><wp:docPr\b[^>]*>)"
    r"|(?P<begin><w:bookmarkStart\b[^>]*>)|(?P<end><w:bookmarkEnd\b[^>]*>)"
    r"|(?P<shape><v:[^>]*>)"
    r"|<w:(?P<note>footnote|endnote)Reference\b[^>]*>"
)
ID, WORD_ID = pattern(r'( id=")([^"]*)'), pattern(r'( w:id=")([^"]*)')
NAME, TYPE = pattern(r'( w:name=")([^"]*)'), pattern(r'( type="#)([^"]*)')


@mutable
class Repeats:
    """What has been met so far in a part, and what its ids became when they were met again."""

    additions: Additions
    met: set[tuple[str, str]] = field(default_factory=set)
    bookmarks: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)

    def renew(self, xml: str) -> str:
        """The part with another id wherever one comes again."""
        return IDENTIFIED.sub(self.renew_one, xml)

    def renew_one(self, found: re.Match[str]) -> str:
        """What has an id, with one that nothing has."""
        text, kind = found[0], found.lastgroup or ""
        if kind in ("paragraph", "control"):
            return text if self.is_first(kind, text) else ""
        if kind == "drawing":
            return ID.sub(self.renew_drawing, text)
        if kind == "note":
            notes = f"{found[kind]}s"
            return WORD_ID.sub(lambda id_: id_[1] + self.renew_note(notes, id_[2]), text)
        if kind == "begin":
            return NAME.sub(self.renew_name, WORD_ID.sub(self.begin_bookmark, text))
        if kind == "end":
            return WORD_ID.sub(lambda id_: id_[1] + self.bookmarks.get(id_[2], id_[2]), text)
        text = TYPE.sub(lambda id_: id_[1] + self.shapes.get(id_[2], id_[2]), text)
        return ID.sub(self.renew_shape, text)

    def is_first(self, kind: str, value: str) -> bool:
        """True for what is met for the first time."""
        known = (kind, value) in self.met
        self.met.add((kind, value))
        return not known

    def renew_drawing(self, id_: re.Match[str]) -> str:
        """The id of a drawing."""
        first = self.is_first("drawing", id_[2])
        return id_[0] if first else f"{id_[1]}{self.additions.new_id('drawing')}"

    def renew_note(self, kind: str, number: str) -> str:
        """The id of a note that is called; each call but the first has a note of its own."""
        if self.is_first(kind, number):
            return number
        notes = self.additions.notes.get(self.additions.file.notes.get(kind, ""), [])
        note = next((one for one in notes if find_id(one) == number), None)
        if note is None:
            return number
        within = Repeats(self.additions)
        within.renew(note)  # so that the ids in it are met
        new = str(self.additions.new_id(kind))
        notes.append(WORD_ID.sub(rf"\g<1>{new}", within.renew(note), count=1))
        return new

    def begin_bookmark(self, id_: re.Match[str]) -> str:
        """The id of a bookmark, which its end takes over."""
        first = self.is_first("bookmark", id_[2])
        self.bookmarks[id_[2]] = id_[2] if first else str(self.additions.new_id("bookmark"))
        return id_[1] + self.bookmarks[id_[2]]

    def renew_name(self, name: re.Match[str]) -> str:
        """The name of a bookmark."""
        chosen = name[2]
        while not self.is_first("name", chosen):
            chosen = self.additions.new_name(name[2])
        return name[1] + chosen

    def renew_shape(self, id_: re.Match[str]) -> str:
        """The id of a shape for old readers, which shapes of its type take over."""
        first = self.is_first("shape", id_[2])
        number = 0 if first else self.additions.new_id("shape")
        self.shapes[id_[2]] = id_[2] if first else f"{id_[2]}_{number}"
        return id_[1] + self.shapes[id_[2]]


def find_id(note: str) -> str:
    """The id of a note."""
    found = WORD_ID.search(note)
    return found[2] if found else ""

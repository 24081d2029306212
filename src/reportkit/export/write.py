"""Tellings and pages as the bytes of files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from reportkit.frozen import mutable

if TYPE_CHECKING:
    from reportkit.export.page import Page
    from reportkit.export.picture import WebPicture
    from reportkit.export.telling import Telling

# a browser that opens a piece of HTML by itself knows by this mark how to read it
MARK = "\ufeff"


@mutable
class Album:
    """The pictures that go beside a file, by the name of each."""

    stem: str
    pictures: dict[str, bytes] = field(default_factory=dict)

    def place(self, picture: WebPicture) -> str:
        """The address of a picture: its name."""
        from urllib.parse import quote

        name = f"{self.stem}-{len(self.pictures) + 1}.{picture.ending}"
        self.pictures[name] = picture.content
        return quote(name)


def write_tellings(form: str, tellings: Sequence[Telling], lang: str | None = None) -> bytes:
    """Records as a calendar, a table with heads in a language, or what is told of one of them."""
    if form == "ics":
        from reportkit.export.ics import write_ics

        return write_ics(tellings).encode()
    if form == "csv":
        from reportkit.export.csv import write_csv

        return write_csv(tellings, lang or tellings[0].lang).encode()
    if form == "jsonld":
        from reportkit.export.jsonld import write_jsonld

        return write_jsonld(tellings).encode()
    from reportkit.export.ninjs import write_ninjs

    return write_ninjs(tellings[0]).encode()


def write_page(form: str, page: Page, stem: str, *, beside: bool = False) -> Mapping[str, bytes]:
    """A document by the ending of its file, and the pictures that go beside it by their names.

    Unless they go `beside`, pictures are part of the file.
    """
    from reportkit.export.html import embed, write_html, write_wechat
    from reportkit.export.txt import write_txt

    album = Album(stem)
    place = album.place if beside else embed
    if form == "txt":
        text = write_txt(page)
    elif form == "html":
        text = write_html(page, place)
    else:
        text = MARK + write_wechat(page, place)
    return {"": text.encode(), **album.pictures}

"""The pictures of one document: found, checked, stored once each, linked where they are used."""

from __future__ import annotations

from pathlib import Path

from reportkit.diagnostics import Phrase, Place, ProblemsFound, find_near, system_words
from reportkit.entry import is_file, list_names, real_path
from reportkit.frozen import frozen
from reportkit.render.additions import Additions
from reportkit.rules import render as rules
from reportkit.word.drawing import write_drawing
from reportkit.word.file import HYPERLINK, IMAGE_LINK
from reportkit.word.picture import (
    Picture,
    PictureProblem,
    PictureRequest,
    fit,
    load_picture,
    read_stamp,
)
from reportkit.word.text import escape_attribute

PICTURE = Phrase("picture")
PATH_LENGTH = 240  # bytes that every file system takes


@frozen
class PlacedPicture:
    """A picture that takes another one's place: its relationship and its size in EMU."""

    link: str
    width: int
    height: int
    alt: str = ""


@frozen
class Pictures:
    """The folder in which pictures are looked for, and the document to which they are added."""

    root: Path
    additions: Additions

    def write(self, request: PictureRequest, member: str, alt: str, place: Place) -> str:
        """The drawing of a picture in a part; `ProblemsFound` if the picture cannot be used."""
        picture = self.load(request.file, place)
        size = fit(picture, request.width, request.height)
        return self.draw(picture, member, size, name=Path(request.file).name, alt=alt)

    def place(self, request: PictureRequest, member: str, place: Place) -> PlacedPicture:
        """The picture for the place of another one; `ProblemsFound` if it cannot be used."""
        picture = self.load(request.file, place)
        width, height = fit(picture, request.width, request.height)
        return PlacedPicture(self.link(picture, member), width, height)

    def draw(
        self,
        picture: Picture,
        member: str,
        size: tuple[int, int],
        anchor: str | None = None,
        *,
        name: str = "",
        alt: str = "",
    ) -> str:
        """The drawing of a picture at a size in EMU, linked to an address if there is one."""
        address = anchor and self.additions.link(member, HYPERLINK, anchor, external=True)
        return write_drawing(
            link=self.link(picture, member),
            number=self.additions.new_id("drawing"),
            name=escape_attribute(name or picture.name),
            alt=alt,
            size=size,
            address=address or "",
        )

    def link(self, picture: Picture, member: str) -> str:
        """The id of a part's relationship to a picture."""
        return self.additions.link(member, IMAGE_LINK, self.additions.keep(picture))

    def load(self, file: str, place: Place) -> Picture:
        """The picture at a path inside the project."""
        path = self.find(file, place)
        try:
            return load_picture(path)
        except PictureProblem as problem:
            rule = rules.BROKEN_PICTURE if problem.reason else rules.PICTURE_FORMAT
            found = rule.at(place, file=file, reason=problem.reason)
            raise ProblemsFound([found]) from problem
        except OSError as error:  # it may not be read, or has gone since it was found
            found = rules.BROKEN_PICTURE.at(place, file=file, reason=system_words(error))
            raise ProblemsFound([found]) from error

    def find(self, file: str, place: Place, what: Phrase = PICTURE) -> Path:
        """The path of a picture, or another file, that exists and is inside the project."""
        if len(file.encode()) > PATH_LENGTH or "\0" in file:
            raise ProblemsFound([rules.MISSING_PICTURE.at(place, file=file[:80], what=what)])
        root = real_path(self.root)
        path = real_path(root / file)
        if Path(file).is_absolute() or not path.is_relative_to(root):
            raise ProblemsFound([rules.PICTURE_OUTSIDE.at(place, file=file, what=what)])
        if not is_file(path):
            near = near_file(path)
            hint = "near" if near else None
            raise ProblemsFound(
                [rules.MISSING_PICTURE.at(place, hint, file=file, what=what, near=near)]
            )
        self.additions.reads[path] = read_stamp(path)
        return path


def near_file(path: Path) -> str:
    """The name of a file in the same folder that could have been meant, or ""."""
    names = [name for name in list_names(path.parent) if is_file(path.parent / name)]
    return find_near(path.name, names)

"""The pictures of one document: found, checked, stored once each, linked where they are used."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from reportkit.diagnostics import Place, ProblemsFound
from reportkit.rules import render as rules
from reportkit.word.drawing import write_drawing
from reportkit.word.file import IMAGE_LINK, Link, WordFile, free_link_id
from reportkit.word.package import relationships_member
from reportkit.word.picture import Picture, PictureProblem, PictureRequest, fit, load_picture
from reportkit.word.text import escape_attribute

MEDIA = "word/media/"


@dataclass(slots=True)
class Pictures:
    """What has been used so far: pictures by the name of their member, links by their part."""

    file: WordFile
    root: Path
    stored: dict[str, Picture] = field(default_factory=dict)
    links: dict[str, dict[str, Link]] = field(default_factory=dict)
    drawings: int = 0

    def write(self, request: PictureRequest, member: str, alt: str, place: Place) -> str:
        """The drawing of a picture in a part; `ProblemsFound` if the picture cannot be used."""
        picture = self.load(request.file, place)
        width, height = fit(picture, request.width, request.height)
        self.drawings += 1
        return write_drawing(
            link=self.link(picture, member).id,
            number=self.file.last_drawing + self.drawings,
            name=escape_attribute(Path(request.file).name),
            alt=alt,
            width=width,
            height=height,
        )

    def link(self, picture: Picture, member: str) -> Link:
        """The relationship of a part to a picture."""
        name = f"{MEDIA}{picture.name}"
        self.stored[name] = picture
        links = self.links.setdefault(member, {})
        if name not in links:
            listed = self.file.contents.get(relationships_member(member))
            target = os.path.relpath(name, os.path.dirname(member)).replace(os.sep, "/")  # noqa: PTH120
            links[name] = Link(free_link_id(listed, len(links) + 1), IMAGE_LINK, target)
        return links[name]

    def load(self, file: str, place: Place) -> Picture:
        """The picture at a path inside the project."""
        path = self.find(file, place)
        try:
            return load_picture(path)
        except PictureProblem as problem:
            rule = rules.BROKEN_PICTURE if problem.reason else rules.PICTURE_FORMAT
            found = rule.at(place, file=file, reason=problem.reason)
            raise ProblemsFound([found]) from problem

    def find(self, file: str, place: Place) -> Path:
        """The path of a picture that exists and is inside the project."""
        root = self.root.resolve()
        path = (root / file).resolve()
        if Path(file).is_absolute() or not path.is_relative_to(root):
            raise ProblemsFound([rules.PICTURE_OUTSIDE.at(place, file=file)])
        if not path.is_file():
            near = near_file(path)
            hint = "near" if near else None
            raise ProblemsFound([rules.MISSING_PICTURE.at(place, hint, file=file, near=near)])
        return path


def near_file(path: Path) -> str:
    """The name of a file in the same folder that could have been meant, or ""."""
    if not path.parent.is_dir():
        return ""
    names = [entry.name for entry in path.parent.iterdir()]
    return "".join(get_close_matches(path.name, names, 1))

"""A Word template, opened and compiled once, to be filled as often as wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reportkit.diagnostics import Diagnostic, WordPlace, raise_errors
from reportkit.template.environment import build_environment
from reportkit.template.fields import Field, first_uses
from reportkit.template.links import tagged_addresses
from reportkit.template.part import Part, Setting, build_part
from reportkit.template.wording import PLAIN, Wording, say_like_python, say_plainly
from reportkit.word.file import WordFile, build_file, without_links
from reportkit.word.numbering import Lists, read_lists
from reportkit.word.package import (
    Package,
    iter_embedded_problems,
    open_package,
    parse_member,
    read_file,
)
from reportkit.word.story import Kind, heading_styles, iter_stories
from reportkit.word.style import Styles, read_styles
from reportkit.word.xml import with_prefix

if TYPE_CHECKING:
    from reportkit.render import Document

Dialect = Literal["reportkit", "docxtpl"]


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template: its parts that hold tags, and the rest of its file, ready to copy.

    It never changes: threads may share it, and a process that receives it loads it by its path.
    """

    path: Path
    wording: Wording
    dialect: Dialect
    parts: tuple[Part, ...]
    file: WordFile
    lists: Lists
    styles: Styles
    fields: tuple[Field, ...]
    warnings: tuple[Diagnostic, ...] = field(default=())

    def say(self, value: object) -> str:
        """The words of a value that is neither text nor picture."""
        if self.dialect == "docxtpl" and self.wording.say is say_plainly:
            return say_like_python(value)
        return self.wording.say(value)

    def render(
        self, values: Mapping[str, Any], *, root: Path | None = None, proof: bool = True
    ) -> Document:
        """The document that these values make; `ProblemsFound` if there are any problems.

        Picture paths are relative to `root`, by default the working folder, and do not leave it.
        Without `proof`, which is for measuring only, nothing is checked after filling.
        """
        from reportkit.render import render_document

        return render_document(self, values, root or Path(), proof=proof)

    def __reduce__(self) -> tuple[Any, ...]:
        return load_template, (self.path, self.wording, self.dialect)


def load_template(path: Path, wording: Wording = PLAIN, dialect: Dialect = "reportkit") -> Template:
    """Open and compile a template; `ProblemsFound` with everything that is wrong with it.

    A file with the content of one that was loaded before costs no more than to read it.
    """
    path = Path(path)
    content = read_file(path)
    key = (path, sha256(content).digest(), id(wording), dialect)
    if key not in _COMPILED:
        while len(_COMPILED) >= CACHE_SIZE:
            _COMPILED.pop(next(iter(_COMPILED)), None)
        _COMPILED[key] = compile_template(open_package(path, content), wording, dialect)
    return _COMPILED[key]


CACHE_SIZE = 32
# a template keeps its wording, so that the wording's id cannot come to mean another one
_COMPILED: dict[tuple[Path, bytes, int, Dialect], Template] = {}


def compile_template(package: Package, wording: Wording, dialect: Dialect) -> Template:
    """The template that a package holds."""
    is_docxtpl = dialect == "docxtpl"
    setting = Setting(
        package,
        build_environment(wording, docxtpl=is_docxtpl),
        heading_styles(package),
        read_lists(package),
        not is_docxtpl,
        {
            member: found
            for member in package.contents
            if (found := tagged_addresses(package, member))
        },
    )
    setting.problems += iter_embedded_problems(package)
    parts = tuple(iter_parts(setting))
    raise_errors(setting.problems)
    fields = first_uses(used for part in parts for used in part.fields)
    filled = frozenset(part.member for part in parts)
    taken = {"drawing": map(int, setting.drawings)}
    file = build_file(without_links(setting.package, setting.addresses), filled, taken)
    warnings = tuple(setting.problems)
    return Template(
        package.path,
        wording,
        dialect,
        parts,
        file,
        setting.lists,
        read_styles(package),
        fields,
        warnings,
    )


def iter_parts(setting: Setting) -> Iterator[Part]:
    """Yield the parts of a package that hold tags, compiled."""
    package = setting.package
    body = with_prefix(parse_member(package, package.main))
    for story in iter_stories(package, body):
        root = (
            body
            if story.kind is Kind.BODY
            else with_prefix(parse_member(setting.package, story.member))
        )
        part = build_part(story, root, WordPlace(str(package.path), story.label), setting)
        if part is not None:
            yield part

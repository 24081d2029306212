"""A Word template, opened and compiled once, to be filled as often as wanted."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Template as Program

from reportkit.diagnostics import Diagnostic
from reportkit.frozen import frozen
from reportkit.template.blueprint import Blueprint, Field, Inventory, first_uses
from reportkit.template.cache import build_key, find_cache
from reportkit.template.environment import build_environment
from reportkit.template.wording import PLAIN, Wording, say_plainly
from reportkit.word.package import open_package, read_file

if TYPE_CHECKING:
    from reportkit.render import Document
    from reportkit.template.sandbox import Sandbox
    from reportkit.word.provenance import Provenance

Dialect = Literal["reportkit", "docxtpl"]
TIME_LIMIT = 60.0


@frozen
class Template:
    """A compiled template: its blueprint, and by member the programs that fill its parts.

    `digest` is SHA-256 of the file, in hexadecimal.
    It never changes: threads may share it, and a process that receives it loads it by its path.
    """

    path: Path
    wording: Wording
    dialect: Dialect
    blueprint: Blueprint
    programs: Mapping[str, Program]
    digest: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field that the template uses, at its first place."""
        return first_uses(self.blueprint.inventory.uses)

    @property
    def inventory(self) -> Inventory:
        """Every use of a field, and what looks like one."""
        return self.blueprint.inventory

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is odd about the template, but does not stop documents."""
        return self.blueprint.warnings

    def say(self, value: object) -> str:
        """The words of a value that is neither text nor picture."""
        if self.dialect == "docxtpl" and self.wording.say is say_plainly:
            return str(value)
        return self.wording.say(value)

    def render(
        self,
        values: Mapping[str, Any],
        *,
        root: Path | None = None,
        proof: bool = True,
        seconds: float = TIME_LIMIT,
        provenance: Provenance | None = None,
    ) -> Document:
        """The document that these values make; `ProblemsFound` if there are any problems.

        Picture paths are relative to `root`, by default the working folder, and do not leave it.
        Filling that takes longer than so many `seconds` is a problem, too.
        With a `provenance` the document tells, in its properties, where it comes from.
        Without `proof`, which is for measuring only, nothing is checked after filling.
        """
        from reportkit.render import render_document

        return render_document(
            self, values, root or Path(), proof=proof, seconds=seconds, provenance=provenance
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return load_template, (self.path, self.wording, self.dialect)


def load_template(path: Path, wording: Wording = PLAIN, dialect: Dialect = "reportkit") -> Template:
    """Open and compile a template; `ProblemsFound` with everything that is wrong with it.

    A file with the content of one that was loaded before costs no more than to read it; of one
    that another process has loaded, what was compiled comes from the cache on the disk.
    """
    path = Path(path)
    content = read_file(path)
    key = (path, sha256(content).digest(), id(wording), dialect)
    if key not in _COMPILED:
        while len(_COMPILED) >= CACHE_SIZE:
            _COMPILED.pop(next(iter(_COMPILED)), None)
        _COMPILED[key] = build_template(path, content, wording, dialect)
    return _COMPILED[key]


CACHE_SIZE = 32
# a template keeps its wording, so that the wording's id cannot come to mean another one
_COMPILED: dict[tuple[Path, bytes, int, Dialect], Template] = {}


def build_template(path: Path, content: bytes, wording: Wording, dialect: Dialect) -> Template:
    """The template of a file with this content."""
    environment = build_environment(wording, docxtpl=dialect == "docxtpl")
    blueprint = load_blueprint(path, content, environment, dialect)
    programs = {
        part.member: Program.from_code(environment, part.code, environment.make_globals(None))
        for part in blueprint.parts
    }
    digest = sha256(content).hexdigest()
    return Template(path, wording, dialect, blueprint, programs, digest)


def load_blueprint(path: Path, content: bytes, environment: Sandbox, dialect: Dialect) -> Blueprint:
    """The blueprint of a template, out of the cache if it is there, else compiled and kept."""
    cache = find_cache()
    key = build_key(content, environment, dialect)
    known = cache and cache.read(key, path)
    if known:
        return known
    from reportkit.template.compile import compile_package
    from reportkit.word.comment import without_comments
    from reportkit.word.provenance import without_provenance

    package = without_provenance(without_comments(open_package(path, content)))
    blueprint = compile_package(package, environment, automatic=dialect == "reportkit")
    if cache:
        cache.write(key, blueprint)
    return blueprint

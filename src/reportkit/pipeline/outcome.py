"""What comes of the files of a user: documents made, and problems found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.diagnostics import Diagnostic, ProblemsFound, has_errors
from reportkit.frozen import frozen
from reportkit.pipeline.claim import Claim

if TYPE_CHECKING:
    from reportkit.needs.lack import Pair
    from reportkit.output.state import KeptRecord
    from reportkit.pdf import Printed
    from reportkit.pipeline.memory import Bases, Memory
    from reportkit.render import Document

NO_CLAIM = Claim(Path())


@frozen
class Made:
    """A document and where it comes from; `document` and `lang` are None outside a project.

    `printed` is what there is to say of a PDF.
    """

    file: Path
    source: Path
    template: Path | None
    document: str | None = None
    lang: str | None = None
    printed: Printed | None = field(default=None, compare=False)


@frozen
class Outcome:
    """What became of one file: the documents made of it, or the problems that stopped them.

    `copy` is the annotated copy of a template; `pairs` are the documents for which a record was
    checked, and what it lacks for each. `current` are the documents that were up to date, and
    `left` those that were left as they are, because they are somebody's work; `backups` are copies
    of such as were replaced.
    """

    source: Path
    made: tuple[Made, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    copy: Path | None = None
    pairs: tuple[Pair, ...] = ()
    current: tuple[Made, ...] = ()
    left: tuple[Made, ...] = ()
    backups: tuple[Path, ...] = ()

    @property
    def failed(self) -> bool:
        """True if a problem stopped the documents."""
        return has_errors(self.diagnostics)


@frozen
class Draft:
    """The documents of a source before they are written: none if anything is an error.

    `current` are those that need not be made; `memory` is where the others are remembered, with
    what is `known` of the record; `claim` is what no other record may have; `authors` may be named
    in final ones. `prove` yields what a file must not hold, before any is written.
    """

    source: Path
    contents: Mapping[Made, Document]
    diagnostics: tuple[Diagnostic, ...]
    pairs: tuple[Pair, ...] = ()
    current: tuple[Made, ...] = ()
    memory: Memory | Bases | None = None
    known: KeptRecord | None = None
    claim: Claim = NO_CLAIM
    authors: tuple[str, ...] = ()
    prove: Callable[[Path, bytes], Iterable[Diagnostic]] | None = None


@contextmanager
def collected(found: list[Diagnostic]) -> Iterator[None]:
    """Add the problems that stop the block to those found before."""
    try:
        yield
    except ProblemsFound as problems:
        found.extend(problems.diagnostics)

"""What is checked and rendered again as soon as somebody saves a file.

hints ─▶ a glance at all files ─▶ what is touched ─▶ check, draft, write ─▶ Pass
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import field, fields, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from reportkit.check import Shelf
from reportkit.diagnostics import CallError, Diagnostic, FilePlace, ReportkitError, has_errors
from reportkit.entry import read_digest, real_path
from reportkit.frozen import frozen, mutable
from reportkit.pipeline.check import check_files
from reportkit.pipeline.claim import Register
from reportkit.pipeline.draft import Run, draft_documents, draft_missing
from reportkit.pipeline.outcome import Draft, Outcome
from reportkit.pipeline.render import AS_USUAL, write_drafts
from reportkit.pipeline.write import Manner
from reportkit.project import (
    DIRECTORY_FILE,
    SETTINGS_FILE,
    Checkable,
    Job,
    Project,
    build_job,
    find_checkable,
    find_records_of,
    read_nearest_project,
)
from reportkit.rules.command import NOTHING_TO_WATCH
from reportkit.rules.fonts import AS_WIDE, STAND_IN
from reportkit.rules.output import EDIT, EDITED, NO_BASE, NOT_OURS, OPEN
from reportkit.watch import Bond, Glance, find_named, find_touched, is_noise, iter_hints
from reportkit.word.picture import read_stamp

if TYPE_CHECKING:
    from reportkit.watch.event import Hints

EASE = 50  # what a look without a reason takes is at most so small a part of the time
ONCE = {rule.slug for rule in (AS_WIDE, STAND_IN)}  # what is so for as long as it runs
LEFT = {rule.slug for rule in (EDITED, EDIT, NO_BASE, NOT_OURS, OPEN)}
ASKED = {rule.slug: rule for rule in (EDITED, NO_BASE, NOT_OURS)}  # what a person decides

Understood = tuple[Project, tuple[Diagnostic, ...]]
Finish = Callable[[Iterable[Outcome]], Iterator[Outcome]]


@frozen
class Scope:
    """What somebody wants to be watched: files, folders and patterns, looked up ever again.

    `only` are templates; where nothing else is named, they stand for the documents made of them.
    """

    paths: tuple[str, ...]
    only: frozenset[Path] = frozenset()

    def find(self) -> Checkable:
        """The files that are meant now; what names nothing any more is left out."""
        found = list(self._iter_found())
        files = {
            slot.name: {path: None for one in found for path in getattr(one, slot.name)}
            for slot in fields(Checkable)
        }
        return Checkable(**{name: tuple(paths) for name, paths in files.items()})

    def _iter_found(self) -> Iterator[Checkable]:
        for path in self.paths:
            with suppress(ReportkitError, OSError):
                yield find_checkable([path])
        for template in self.only:
            project, _ = read_nearest_project(template.parent)
            yield Checkable(records=tuple(find_records_of(project)))

    def narrow(self, job: Job) -> Job:
        """The job with those documents only that are wanted."""
        if not self.only:
            return job
        wanted = (kind for kind in job.documents if any(map(self._is_only, kind.files)))
        return replace(job, documents=tuple(wanted))

    def _is_only(self, template: Path) -> bool:
        return real_path(template) in self.only


@frozen
class Pass:
    """What came of a save: of other files, which were checked, and of records.

    `saved` are the files of interest in it, `gone` the records that are no longer there.
    """

    saved: tuple[Path, ...]
    checked: tuple[Outcome, ...]
    made: tuple[Outcome, ...]
    gone: tuple[Path, ...]
    seconds: float


@mutable
class Watch:
    """What is watched, and all that stays in memory from one save to the next.

    `held` are outcomes that are not told yet, of the save that `began` then: a file may be half
    written. `told` is what was told last of each file, `left` the documents of which it was told
    that they are left as they are, as they were then, `once` what need not be told again.
    """

    scope: Scope
    manner: Manner = AS_USUAL
    writes: bool = True
    finish: Finish = iter
    wanted: Checkable = field(default_factory=Checkable)
    shelf: Shelf = field(default_factory=Shelf)
    glance: Glance = field(default_factory=Glance)
    bonds: dict[Path, Bond] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    projects: dict[Path, Understood] = field(default_factory=dict)
    held: dict[Path, Outcome] = field(default_factory=dict)
    saved: dict[Path, None] = field(default_factory=dict)
    began: float = 0.0
    told: dict[Path, tuple[Diagnostic, ...]] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    once: set[Diagnostic] = field(default_factory=set)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders of the projects that are watched."""
        roots = {project.root for project, _ in self.projects.values()}
        return tuple(sorted(root for root in roots if roots.isdisjoint(root.parents)))

    @property
    def templates(self) -> frozenset[Path]:
        """The templates that are watched, be they named or those of a project."""
        kinds = (kind for known in self.projects.values() for kind in known[0].documents.values())
        return frozenset((*self.wanted.templates, *(file for kind in kinds for file in kind.files)))

    def begin(self) -> Iterator[Outcome]:
        """What comes of everything as it stands; of files that are no records only if asked."""
        self.wanted = self.scope.find()
        for file in _iter_other(self.wanted):
            self._bind(file)
        self._note_projects()
        self.glance.note(self._iter_files())
        wanted = Checkable(records=self.wanted.records) if self.writes else self.wanted
        return map(self._tell, self._make(wanted))

    def iter_passes(self, events: Iterable[Hints] | None = None) -> Iterator[Pass]:
        """Yield what comes of each save: of the hints of some events, or of the system for ever."""
        rests_until = 0.0
        for hints in iter_hints(self.roots, self._matters) if events is None else events:
            start, changed = perf_counter(), frozenset[Path]()
            if hints or start > rests_until:
                changed = self._look(hints)
                rests_until = perf_counter() + EASE * (perf_counter() - start)
            self.began = self.began if self.saved else start
            self.saved |= dict.fromkeys(sorted(changed))
            if changed:
                yield from self._pass(self._renew(changed))
            elif not hints:
                yield from self._pass(list(self.held.values()), is_quiet=True)

    def find_project(self, folder: Path) -> Understood:
        """The project of a folder, as far as its settings can be understood."""
        if folder not in self.projects:
            self.projects[folder] = read_nearest_project(folder)
        return self.projects[folder]

    def _matters(self, path: Path) -> bool:
        """True for a file that may have a say: no draft of some program, and nothing of ours."""
        if path in self.glance.known:
            return True
        return not any(
            is_noise(path, root) or (output in path.parents and output not in root.parents)
            for root, output in self._iter_places()
        )

    def _iter_places(self) -> Iterator[tuple[Path, Path]]:
        for project, _ in self.projects.values():
            yield project.root, project.output

    def _look(self, hints: Hints) -> frozenset[Path]:
        """The files that have changed since the last look."""
        self.wanted = self.scope.find()
        return self.glance.look(self._iter_files(), hints)

    def _renew(self, changed: Set[Path]) -> list[Outcome]:
        """What comes of all that is touched by a change, as far as it can be told at once."""
        self.shelf.forget(changed)
        if changed - frozenset(self.wanted.records):  # such as the settings, or what they name
            self.projects.clear()
            self._note_projects()
        sources = (*_iter_other(self.wanted), *self.wanted.records)
        touched = frozenset(find_touched(sources, self.bonds, changed))
        done = []
        for outcome in self._make(_narrow(self.wanted, touched)):
            self.held.pop(outcome.source, None)
            if outcome.failed:
                self.held[outcome.source] = outcome
            else:
                done.append(outcome)
        return done

    def _pass(self, outcomes: Sequence[Outcome], *, is_quiet: bool = False) -> Iterator[Pass]:
        """Yield what there is to tell; once it is quiet, nothing is held any more."""
        news = [self._tell(one) for one in outcomes if self._is_news(one)]
        records = frozenset(self.wanted.records)
        gone = tuple(self._forget_gone(records)) if is_quiet else ()
        if news or gone:
            made = tuple(one for one in news if one.source in records and self.writes)
            checked = tuple(one for one in news if one not in made)
            seconds = perf_counter() - self.began
            yield Pass(tuple(self.saved), checked, made, gone, seconds)
        if is_quiet:
            self.held.clear()
        if not self.held:
            self.saved.clear()

    def _is_news(self, outcome: Outcome) -> bool:
        is_other = self.told.get(outcome.source) != outcome.diagnostics
        return is_other or bool(outcome.made) or outcome.source in self.saved

    def _tell(self, outcome: Outcome) -> Outcome:
        """The outcome as it is told: what goes on being so, such as edits, only once."""
        self.told[outcome.source] = outcome.diagnostics
        left = {str(made.file): read_digest(made.file) for made in outcome.left}
        known = {file for file, digest in left.items() if self.left.get(file) == digest}
        self.left |= left
        news = tuple(
            _advise(one, outcome.source)
            for one in outcome.diagnostics
            if one not in self.once and not (one.rule in LEFT and one.place.file in known)
        )
        self.once.update(one for one in news if one.rule in ONCE)
        return replace(outcome, diagnostics=news)

    def _forget_gone(self, records: Set[Path]) -> Iterator[Path]:
        """Yield the records that are gone, and forget them."""
        for record in [one for one in self.bonds if self.bonds[one].is_record]:
            if record not in records:
                del self.bonds[record]
                self.told.pop(record, None)
                yield record

    def _make(self, wanted: Checkable) -> Iterator[Outcome]:
        """Check and render some files, and note on what each depends."""
        self._free(wanted.records)
        run = Run(shelf=self.shelf, register=self.register)
        for outcome in check_files(replace(wanted, records=()), run=run):
            self._bind(outcome.source, outcome.diagnostics)
            yield outcome
        for outcome in self.finish(self._make_records(wanted.records, run)):
            self._bind_named(outcome)
            yield outcome
        for state in run.states.values():
            state.sweep()

    def _make_records(self, records: Sequence[Path], run: Run) -> Iterator[Outcome]:
        drafts = (self._draft(record, run) for record in records)
        if self.writes:
            return write_drafts(drafts, len(records), self.manner)
        return (Outcome(one.source, tuple(one.contents), one.diagnostics) for one in drafts)

    def _draft(self, record: Path, run: Run) -> Draft:
        project, problems = self.find_project(record.parent)
        job = self.scope.narrow(build_job(record, project))
        if not self.writes:
            draft = draft_documents(job, run)
            draft = replace(draft, diagnostics=(*problems, *draft.diagnostics))
        elif has_errors(problems):
            draft = Draft(record, {}, problems)
        else:
            draft = draft_missing(job, run)
        self._bind_record(job, draft)
        return draft

    def _free(self, records: Iterable[Path]) -> None:
        """Give back the names and numbers of records that are made again, or gone."""
        kept = frozenset(self.wanted.records).difference(records)
        for claims in (self.register.names, self.register.numbers):
            for claim in [one for one, record in claims.items() if record not in kept]:
                del claims[claim]

    def _bind(self, file: Path, problems: Iterable[Diagnostic] = ()) -> None:
        """Note on what it depends what is said of a file that is no record."""
        known = self.find_project(file.parent)
        layouts = (kind.layout_of(file.resolve()) for kind in known[0].documents.values())
        layout = next(filter(None, layouts), None)
        named = self._expect(problems, known[0].root)
        self.glance.note(_chain(layout))
        self.bonds[file] = Bond(file, frozenset((*_draw_on(known), *_chain(layout), *named)))

    def _bind_record(self, job: Job, draft: Draft) -> None:
        """Note on what it depends what is made of a record."""
        known = self.find_project(job.record.parent)
        made = (*draft.contents, *draft.current)
        templates = {one.template for one in made if one.template}
        if not made:  # who knows which of them it needs
            templates = {file for kind in job.documents for file in kind.files}
        reads = dict(_iter_reads(draft, job.project.root))
        for file, digest in reads.items():
            self.glance.expect(file, digest)
        files = frozenset((*_draw_on(known), *templates, *reads))
        self.bonds[job.record] = Bond(job.record, files, is_record=True)

    def _bind_named(self, outcome: Outcome) -> None:
        """Note on which files it depends that a record has problems."""
        bond = self.bonds[outcome.source]
        root = self.find_project(outcome.source.parent)[0].root
        made = {one.file for one in outcome.made}
        named = self._expect(outcome.diagnostics, root).difference(made)
        self.bonds[outcome.source] = replace(bond, files=bond.files | named)

    def _expect(self, problems: Iterable[Diagnostic], root: Path) -> frozenset[Path]:
        """The files of which problems speak, and those that were missing may be there by now."""
        found = frozenset[Path]()
        for problem in problems:
            files = find_named([problem], root)
            for file in files if "/missing-" in problem.rule else ():
                self.glance.expect(file)
            self.glance.note(files)
            found |= files
        return found

    def _note_projects(self) -> None:
        """Note how the files stand that the settings name, before anything is made of them."""
        for file in (*_iter_other(self.wanted), *self.wanted.records):
            self.find_project(file.parent)
        for known in self.projects.values():
            kinds = known[0].documents.values()
            self.glance.note(_draw_on(known))
            self.glance.note(template for kind in kinds for template in kind.files)

    def _iter_files(self) -> Iterator[Path]:
        """Yield every file that has a say."""
        yield from (*_iter_other(self.wanted), *self.wanted.records)
        for bond in self.bonds.values():
            yield from bond.files


@contextmanager
def printing_for(scope: Scope) -> Iterator[Finish]:
    """What makes PDFs of all that is watched, by a LibreOffice that stays open within the block."""
    from reportkit.pipeline.pdf import Wish, printing

    records = scope.find().records
    projects = [read_nearest_project(folder)[0] for folder in {one.parent for one in records}]
    with printing(projects, len(records), Wish()) as print_pdfs:
        yield print_pdfs


def build_scope(paths: Sequence[str]) -> Scope:
    """What some paths mean; raises `CallError` if there is nothing in them that can be watched."""
    wanted = find_checkable(paths)
    if not (wanted.settings or wanted.directories or wanted.templates or wanted.records):
        place = FilePlace(paths[0])
        raise CallError(NOTHING_TO_WATCH.at(place, "record", path=paths[0]))
    is_for_templates = not (wanted.settings or wanted.directories or wanted.records)
    only = map(real_path, wanted.templates) if is_for_templates else ()
    return Scope(tuple(paths), frozenset(only))


def _advise(problem: Diagnostic, record: Path) -> Diagnostic:
    """The problem with what can be done while its record is watched."""
    if problem.rule not in ASKED:
        return problem
    return ASKED[problem.rule].at(problem.place, "watched", **problem.values, record=record)


def _iter_other(wanted: Checkable) -> Iterator[Path]:
    """Yield the files that are no records."""
    yield from (*wanted.settings, *wanted.directories, *wanted.templates)


def _narrow(wanted: Checkable, touched: Set[Path]) -> Checkable:
    """Those of the files that are touched; documents on the disk are not checked."""
    kinds = ("settings", "directories", "templates", "records")
    return Checkable(
        **{kind: tuple(one for one in getattr(wanted, kind) if one in touched) for kind in kinds}
    )


def _draw_on(known: Understood) -> Iterator[Path]:
    """Yield the files that decide what a project is, be they there or not."""
    project, problems = known
    yield project.file or project.root / SETTINGS_FILE
    yield project.directory or project.root / DIRECTORY_FILE
    yield from find_named(problems, project.root)


def _iter_reads(draft: Draft, root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the photos and other files that were read for documents, each as it was then."""
    for document in draft.contents.values():
        for file, stamp in document.reads:
            digest = read_digest(file)
            yield file, digest if read_stamp(file) == stamp else ""
    for made in draft.current:
        kept = draft.memory.state.find(made.file) if draft.memory else None
        for name, digest in kept.reads if kept else ():
            yield root / name, digest


def _chain(layout: Path | None) -> tuple[Path, ...]:
    """A layout profile and those that it builds on."""
    if layout is None:
        return ()
    from reportkit.layout import find_sources

    return find_sources(layout)

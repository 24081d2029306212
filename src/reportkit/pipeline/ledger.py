"""All records of a project made into a ledger and a summary.

records ─▶ rows (ledger/gather) ─▶ figures ─▶ values ─▶ documents ─▶ proof ─▶ files
                                        └─▶ workbook ─┘
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportkit.check import Shelf
from reportkit.diagnostics import CallError, Diagnostic, FilePlace, all_of, find_near, has_errors
from reportkit.frozen import frozen
from reportkit.ledger.choice import Choice, bodies_of, is_called
from reportkit.ledger.figures import Figures, build_figures
from reportkit.ledger.gather import Gathered, gather_rows
from reportkit.ledger.row import Row
from reportkit.ledger.values import build_values
from reportkit.output import build_file_name
from reportkit.output.state import State
from reportkit.pipeline.memory import Bases
from reportkit.pipeline.origin import tell_origin_of_values
from reportkit.pipeline.outcome import Draft, Made, Outcome, collected
from reportkit.pipeline.proof import build_proof
from reportkit.pipeline.write import Manner, write_draft
from reportkit.project import Project, find_shipped_folder, load_project
from reportkit.rules import ledger as rules
from reportkit.rules.command import NO_SUMMARY, UNKNOWN_ORG

if TYPE_CHECKING:
    from reportkit.language import Style
    from reportkit.record.model import Audience
    from reportkit.render import Document

WORKBOOK = "workbook"  # what it is called among the documents
MOST_NAMED = 10  # files that were left out
MOST_NAMES = 8  # organisations, of those that records name


@frozen
class Wish:
    """What a ledger is to be made of, and in which languages; all else is as the settings say.

    `documents` are names of the settings, all if there are none; `as_of` is an ISO date or "";
    without an `audience`, everything is told.
    """

    choice: Choice
    langs: tuple[str, ...]
    out: Path
    as_of: str = ""
    documents: tuple[str, ...] = ()
    audience: Audience | None = None


@frozen
class Summed:
    """What came of a ledger: its files, its figures, and the records that they were made of."""

    outcome: Outcome
    figures: Figures
    values: Mapping[str, Mapping[str, Any]]


def make_ledger(project: Project, wish: Wish, manner: Manner) -> Summed:
    """Write the documents of a ledger; records with mistakes are told and left out."""
    gathered = gather_rows(project, wish.audience)
    check_orgs(project, wish.choice, gathered.rows)
    figures = build_figures(
        gathered.rows, wish.choice, project.ledger.required, wish.as_of, gathered.left_out
    )
    house = find_house(project, figures.rows)
    values = _values(project, wish, figures, house)
    found = [*gathered.problems, *_tell_left_out(project, gathered), *_tell_empty(project, figures)]
    draft = _draft_all(project, wish, figures, values, house)
    if wish.audience is not None:
        proof = build_proof(gathered, partial(_make_blank, project, wish, house))
        draft = replace(draft, prove=proof.check)
    state = State(project.root) if project.file else None
    outcome = write_draft(replace(draft, memory=Bases(state) if state else None), manner)
    if state and outcome.made:
        state.sweep()
    return Summed(replace(outcome, diagnostics=(*found, *outcome.diagnostics)), figures, values)


def _make_blank(
    project: Project, wish: Wish, house: Mapping[str, str], rows: tuple[Row, ...]
) -> Iterator[bytes]:
    """Yield the files of rows in which nobody's words stand."""
    choice = Choice(wish.choice.span, wish.choice.kinds)
    figures = build_figures(rows, choice, project.ledger.required, wish.as_of)
    values = _values(project, wish, figures, house)
    draft = _draft_all(project, wish, figures, values, house)
    yield from (document.content for document in draft.contents.values())


def _values(
    project: Project, wish: Wish, figures: Figures, house: Mapping[str, str]
) -> dict[str, Mapping[str, Any]]:
    """What the documents are told, by language."""
    return {
        lang: build_values(figures, style_of(project, lang), house.get(lang, ""))
        for lang in wish.langs
    }


def _draft_all(
    project: Project,
    wish: Wish,
    figures: Figures,
    values: Mapping[str, Mapping[str, Any]],
    house: Mapping[str, str],
) -> Draft:
    """The documents and the workbooks before they are written."""
    draft = _draft(project, wish, values)
    if has_errors(draft.diagnostics):
        return draft
    contents = {**draft.contents, **_workbooks(project, wish, figures, house)}
    return replace(draft, contents=contents)


def _draft(project: Project, wish: Wish, values: Mapping[str, Mapping[str, Any]]) -> Draft:
    """The documents before they are written; none if a template has problems."""
    shelf, source = Shelf(), project.records
    contents: dict[Made, Document] = {}
    found: list[Diagnostic] = []
    for name, templates in choose_documents(project, wish.documents).items():
        for lang in wish.langs:
            path = templates.get(lang)
            if path is None:
                continue
            loaded = shelf.template(path, lang)
            found += loaded.diagnostics
            if loaded.template:
                file = wish.out / build_file_name(
                    _name(wish), name, lang if len(wish.langs) > 1 else None
                )
                with collected(found):
                    origin = tell_origin_of_values(values[lang], loaded.template)
                    document = loaded.template.render(
                        values[lang], root=project.root, provenance=origin
                    )
                    contents[Made(file, source, path, name, lang)] = document
    return Draft(source, {} if has_errors(found) else contents, tuple(found))


def _workbooks(
    project: Project, wish: Wish, figures: Figures, house: Mapping[str, str]
) -> dict[Made, Document]:
    """The workbook in each language, if it is asked for."""
    is_asked_for = WORKBOOK in wish.documents if wish.documents else project.ledger.workbook
    if not is_asked_for:
        return {}
    from reportkit.ledger.workbook import build_workbook
    from reportkit.render import Document

    contents: dict[Made, Document] = {}
    for lang in wish.langs:
        ending = lang if len(wish.langs) > 1 else None
        file = (wish.out / build_file_name(_name(wish), "ledger", ending)).with_suffix(".xlsx")
        pieces = build_workbook(figures, style_of(project, lang), house.get(lang, ""))
        contents[Made(file, project.records, None, WORKBOOK, lang)] = Document(pieces)
    return contents


def _name(wish: Wish) -> str:
    """What the files of a ledger are called: its period, and what it is narrowed to."""
    choice = wish.choice
    period, readers = choice.span.key if choice.span else "all", filter(None, (wish.audience,))
    return "-".join((period, *choice.kinds, *choice.orgs, *readers))


def choose_documents(project: Project, names: tuple[str, ...]) -> Mapping[str, Mapping[str, Path]]:
    """The documents that are made: those of the settings, else those that are shipped."""
    known = project.ledger.documents
    if known is None:
        known = load_project(find_shipped_folder()).ledger.documents or {}
    for name in names:
        if name not in known and name != WORKBOOK:
            near = find_near(name, (*known, WORKBOOK))
            listed = ", ".join(f"`{one}`" for one in (*known, WORKBOOK))
            place = FilePlace(str(project.file or project.root))
            values = {"document": name, "near": near, "known": listed}
            raise CallError(NO_SUMMARY.at(place, "near" if near else "known", **values))
    return {name: files for name, files in known.items() if not names or name in names}


def check_orgs(project: Project, choice: Choice, rows: tuple[Row, ...]) -> None:
    """Refuse an organisation that no record knows."""
    bodies = {body.key: body for row in rows for body in bodies_of(row)}
    names = {name for body in bodies.values() for words in (body.name, body.short)
             for name in words.values()}  # fmt: skip
    names |= {key.removeprefix("key ") for key in bodies if key.startswith("key ")}
    for asked in choice.orgs:
        if not any(is_called(body, (asked,)) for body in bodies.values()):
            longer = (name for name in sorted(names) if asked.casefold() in name.casefold())
            near = next(longer, "") or find_near(asked, names)
            place = FilePlace(str(project.records))
            known = all_of(sorted(names)[:MOST_NAMES]) if names else ""
            hint = "near" if near else "known" if names else None
            raise CallError(UNKNOWN_ORG.at(place, hint, org=asked, near=near, known=known))


def find_house(project: Project, rows: tuple[Row, ...]) -> Mapping[str, str]:
    """The name of the body whose ledger it is, by language: the project's, or the only one."""
    bodies = {row.org.key: row.org for row in rows}
    asked = str(project.defaults.get("org") or "")
    named = [body for body in bodies.values() if asked and is_called(body, (asked,))]
    own = named or ([*bodies.values()] if len(bodies) == 1 else [])
    if not own:
        return {}
    first = next(iter(own[0].name.values()), "")
    return {"en": first, "zh": first, **own[0].name}


def style_of(project: Project, lang: str) -> Style:
    """How the words of a ledger are written: as the project writes its dates."""
    from reportkit.language import Style

    kinds = iter(project.documents.values())
    style = next((kind.style for kind in kinds), Style())
    return replace(Style(lang), dates=style.dates)


def _tell_left_out(project: Project, gathered: Gathered) -> Iterator[Diagnostic]:
    if gathered.left_out:
        named = ", ".join(f"`{file}`" for file in gathered.left_out[:MOST_NAMED])
        number = len(gathered.left_out)
        yield rules.LEFT_OUT.at(
            FilePlace(str(project.records)),
            "check",
            number=number,
            total=number + len(gathered.rows),
            files=named + (" …" if number > MOST_NAMED else ""),
        )


def _tell_empty(project: Project, figures: Figures) -> Iterator[Diagnostic]:
    if not figures.rows:
        yield rules.EMPTY.at(FilePlace(str(project.records)))

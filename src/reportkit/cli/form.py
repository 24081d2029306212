"""The record form: the questions that `reportkit new` asks on a terminal, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any, get_args

import click

from reportkit.console import in_tongue, say, show_note
from reportkit.diagnostics import Diagnostic, FilePlace
from reportkit.frozen import frozen
from reportkit.project import Project
from reportkit.record import Directory, Organisation, Person, Text, load_directory
from reportkit.record.house import HouseField
from reportkit.record.model import Kind
from reportkit.record.scalars import parse_period
from reportkit.rules.command import NO_DATE
from reportkit.skeleton import RECEIVED
from reportkit.starter import check_facts

MOST_OFFERED = 12  # entries of the address book; more would push the question off the screen
Answers = dict[str, Any]
WORDS = {
    "title": "Title, as on the report",
    "date": "Date, as in 2021-06-18",
    "org": "The reporting body",
    "host": "Who received the visitors",
    "visitors": "Who came, head first",
    "attendees": "Who attended, the most senior first",
    "place": "Where it took place",
    "summary": "What took place, in a sentence or two",
}
NOBODY: Mapping[str, str] = {}


@frozen
class Question:
    """One question about a fact: what is offered, and how it may be answered."""

    name: str
    offered: Mapping[str, str] = field(default_factory=lambda: NOBODY)
    usual: str = ""
    needed: bool = False
    many: bool = False

    @property
    def words(self) -> str:
        """The question, in the language that is spoken."""
        return say(WORDS[self.name])


def fill_form(project: Project, facts: Mapping[str, Any]) -> Answers:
    """The facts, with the answers to what they leave open."""
    book = load_directory(project.directory).directory if project.directory else Directory()
    filled = dict(facts)
    filled.setdefault("kind", facts.get("kind") or _ask_kind())
    for question in _iter_questions(project, filled["kind"], book):
        if question.name not in filled:
            filled[question.name] = _answer(question, project, filled)
    house = dict(filled.get("extra", {}))
    for declared in project.extra:
        if declared.required and declared.name not in house:
            house[declared.name] = _ask_house(declared, project, filled)
    return filled | ({"extra": house} if house else {})


def find_date_fault(text: str) -> Diagnostic | None:
    """What is wrong with a date; None if it is one."""
    if parse_period(text):
        return None
    return NO_DATE.at(FilePlace("--date"), "example", text=text)


def _check(project: Project, known: Mapping[str, Any], name: str, answer: Any) -> str:
    """What is wrong with an answer, and how to mend it; nothing if it is in order."""
    if name == "date":
        fault = find_date_fault(answer)
        return _tell_fault(fault) if fault else ""
    lang = {"lang": known["lang"]} if known.get("lang") else {}
    return "".join(map(_tell_fault, check_facts(project, {**lang, name: answer})[:1]))


def _tell_fault(fault: Diagnostic) -> str:
    told = in_tongue(fault)
    return f"{told.message}\n  {told.hint}" if told.hint else told.message


def _iter_questions(project: Project, kind: str, book: Directory) -> Iterator[Question]:
    """Yield the questions about an activity of a kind, in the order of a record."""
    orgs, people = _offer(book.orgs), _offer(book.people)
    yield Question("title", needed=True)
    today = date.today().isoformat()  # noqa: DTZ011 - the day of whoever sits at the terminal
    yield Question("date", usual=today, needed=True)
    if "org" not in project.defaults:
        yield Question("org", orgs, needed=True)
    if kind in RECEIVED:
        yield Question("host", orgs)
        yield Question("visitors", people, many=True)
    else:
        yield Question("attendees", people, many=True)
    yield Question("place")
    yield Question("summary")


def _offer(entries: Mapping[str, Person] | Mapping[str, Organisation]) -> dict[str, str]:
    """The first entries of an address book: their keys, and whom they name."""
    return {key: _tell(entries[key]) for key in list(entries)[:MOST_OFFERED]}


def _tell(entry: Person | Organisation) -> str:
    posts = entry.title[:1] if isinstance(entry, Person) else ()
    texts: tuple[Text, ...] = (entry.name, *posts)
    return say(", ").join(next(iter(text.words.values()), "") for text in texts)


def _ask_kind() -> str:
    kinds = get_args(Kind)
    show_note(say("What took place?"))
    _show_numbered([say(kind) for kind in kinds])

    def check(answer: str) -> str:
        known = say("a number from 1 to {last}, or a word of the list", last=len(kinds))
        return "" if _pick(answer, kinds) in kinds else say("please give {known}", known=known)

    return _pick(_ask(say("Kind"), check, usual="1"), kinds)


def _pick(answer: str, kinds: tuple[str, ...]) -> str:
    """The kind that an answer means, by its number, its word or its name in another language."""
    numbers = {str(number): kind for number, kind in enumerate(kinds, 1)}
    return (numbers | {say(kind): kind for kind in kinds}).get(answer, answer.lower())


def _answer(question: Question, project: Project, known: Mapping[str, Any]) -> Any:
    """The answer to a question: words, or several if it asks for many."""
    if question.offered:
        show_note(say("{asked}: a name, or a number from the address book", asked=question.words))
        _show_numbered([f"{told} ({key})" for key, told in question.offered.items()])
    keys = {str(number): key for number, key in enumerate(question.offered, 1)}

    def check(answer: str) -> str:
        words = keys.get(answer, answer)
        value = [words] if question.many else words
        return _check(project, known, question.name, value) if words else ""

    if not question.many:
        words = question.words if question.needed else _optional(question.words)
        given = _ask(words, check, question.usual, needed=question.needed)
        return keys.get(given, given)
    answers: list[str] = []
    words = say("{asked} (one on each line; Enter to go on)", asked=question.words)
    while given := _ask(words, check):
        answers.append(keys.get(given, given))
        words = say("  next")
    return answers


def _ask_house(declared: HouseField, project: Project, known: Mapping[str, Any]) -> str:
    """The value of a house field that every record must have."""
    words = declared.meaning or declared.name
    example = say(", as in {example}", example=declared.example) if declared.example else ""

    def check(answer: str) -> str:
        return _check(project, known, "extra", {declared.name: answer})

    return _ask(f"{words}{example}", check, needed=True)


def _ask(words: str, check: Callable[[str], str], usual: str = "", *, needed: bool = False) -> str:
    """An answer that is in order; one that is not is asked for again, with the reason."""
    while True:
        default = usual or (None if needed else "")
        answer: str = click.prompt(words, default=default, show_default=bool(usual), err=True)
        answer = answer.strip()
        fault = check(answer) if answer or not needed else say("this is needed")
        if not fault:
            return answer
        show_note(f"  {fault}")


def _optional(words: str) -> str:
    return say("{asked} (Enter to leave it open)", asked=words)


def _show_numbered(words: list[str]) -> None:
    for number, told in enumerate(words, 1):
        show_note(f"  {number:>2}  {told}")

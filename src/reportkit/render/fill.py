"""Filling: the values of one document put into the parts of a template."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from numbers import Number
from typing import TYPE_CHECKING, Any, NoReturn, cast

from jinja2 import Template as Program

from reportkit.diagnostics import Diagnostic, Phrase, ProblemsFound, Rule, error_words, find_near
from reportkit.frozen import mutable
from reportkit.pattern import pattern
from reportkit.render.complete import complete
from reportkit.render.hold import hold
from reportkit.render.pictures import Pictures, PlacedPicture
from reportkit.render.printer import print_value
from reportkit.render.trace import current_line, line_of, line_of_pieces
from reportkit.rules import render as rules
from reportkit.rules import template as template_rules
from reportkit.template.blueprint import Part
from reportkit.template.filling import FOREIGN_ERRORS, UnknownField
from reportkit.template.signs import HOLD, NOTE_ID
from reportkit.template.spot import Spot
from reportkit.template.template import Template
from reportkit.template.wording import NotPrintable, field_names
from reportkit.word.file import HYPERLINK
from reportkit.word.picture import PictureRequest
from reportkit.word.text import ILLEGAL, escape_attribute, plain_lines

if TYPE_CHECKING:
    from reportkit.render.subdocument import Subdocument

PASS_LIMIT, SIZE_LIMIT, MADE_LIMIT = 1_000_000, 200_000_000, 400_000_000
THE_DATA = Phrase("the data")  # that fill a template in, if they are no record
LOOPED = pattern(r"\bin\s+(.+?)(?:\s+if\s.*|\s+recursive)?\s*$")
A_VALUE = Phrase("a single value")
KINDS: tuple[tuple[Any, Phrase], ...] = (
    (str, Phrase("text")),
    (bool, Phrase("yes or no")),
    (Number, Phrase("a number")),
    (date, Phrase("a date")),
)
# Word writes `http://` before an address of which it knows none
DOUBLE_SCHEME = pattern(r"^[a-z]+://(?=[a-z]+:)")


class Stop(Exception):
    """Filling cannot go on; the reason has been remembered."""


class Scope(Mapping[str, Any]):
    """What a template may name: its values, which are made when asked for, and functions."""

    __slots__ = ("_functions", "_given")

    def __init__(self, given: Mapping[str, Any], functions: Mapping[str, Any]) -> None:
        self._given, self._functions = given, functions

    def __contains__(self, name: object) -> bool:
        return name in self._given or name in self._functions

    def __getitem__(self, name: str) -> Any:
        return self._given[name] if name in self._given else self._functions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._functions, *self._given)))

    def __len__(self) -> int:
        return len([*self])


@mutable
class Filler:
    """One document in the making: what has been used so far, and what is wrong.

    `seconds` are what filling may take, `deadline` is when they are over. `subdocuments` are kept
    with what they came from, by its path or identity and by part.
    """

    template: Template
    values: Mapping[str, Any]
    pictures: Pictures
    part: Part
    seconds: float
    deadline: float
    problems: dict[tuple[str, str, str], Diagnostic] = field(default_factory=dict)
    unproven: set[str] = field(default_factory=set)
    subdocuments: dict[tuple[Any, str], tuple[Any, Subdocument]] = field(default_factory=dict)
    passes: int = 0
    made: int = 0

    def fill(self, part: Part) -> str:
        """The XML of a part with the values in it; "" if something went wrong."""
        self.part = part
        program = self.template.programs[part.member]
        scope = cast("dict[str, Any]", Scope(self.values, program.globals))  # only looked up
        context = program.new_context(scope, shared=True)
        try:
            filled = complete(self.bounded(program.root_render_func(context), program))
            return hold(filled) if HOLD in filled else filled
        except Stop:
            return ""
        except FOREIGN_ERRORS as error:
            self.report_failure(error)
            return ""

    def bounded(self, pieces: Iterator[str], program: Program) -> Iterator[str]:
        """Yield the pieces of a part as long as it is not too large."""
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > SIZE_LIMIT:
                spot = self.part.spot_at(line_of_pieces(pieces, program))
                self.stop(spot, SIZE_LIMIT, Phrase("characters"))
            yield piece

    def write(self, value: Any, number: int) -> str:
        """A value as XML for the spot with this number; "" if it cannot be printed there."""
        spot = self.part.spots[number]
        try:
            return print_value(value, spot, self)
        except ProblemsFound as found:
            self.keep(found.diagnostics)
        except ValueError as error:
            self.report(rules.FAILING_TAG, spot, reason=error_words(error))
        return ""

    def member_of(self, spot: Spot) -> str:
        """The part in which a spot comes to stand."""
        return spot.member or self.part.member

    def say(self, value: Any, spot: Spot) -> str:
        """The words of a value, free of what Word cannot store."""
        try:
            text = value if isinstance(value, str) else self.template.say(value)
        except NotPrintable as error:
            self.report_unprintable(error, spot)
            return ""
        return text if text.isprintable() else self.check_characters(plain_lines(text), spot)

    def check_characters(self, text: str, spot: Spot) -> str:
        """The same text, or none if Word cannot store it."""
        if illegal := ILLEGAL.search(text):
            self.report_character(illegal.start(), text, spot)
            return ""
        return text

    def report(self, rule: Rule, spot: Spot, hint: str | None = None, **values: object) -> None:
        """Remember a problem of a tag, once."""
        self.keep([rule.at(spot.tag.place, hint, tag=spot.tag.text, **values)])

    def report_unprintable(self, error: NotPrintable, spot: Spot) -> None:
        """Remember a value that has no words of its own."""
        names = ", ".join(f"`{name}`" for name in error.names[:8])
        self.report(rules.UNPRINTABLE_VALUE, spot, "fields" if names else None, fields=names)

    def report_single(self, value: Any) -> None:
        """Remember that a loop is to go through what is no list."""
        spot = self.current_spot()
        name, kind = looped_words(spot.tag.code), kind_words(value)
        self.report(template_rules.NOT_A_LIST, spot, "dashes", name=name, kind=kind)

    def report_character(self, position: int, text: str, spot: Spot) -> None:
        """Remember a character that Word cannot store."""
        code = ord(text[position])
        name = unicodedata.name(text[position], "")
        character = f"U+{code:04X}" + (f" ({name.lower()})" if name else "")
        before = ILLEGAL.sub("", text[max(position - 20, 0) : position])
        hint = "before" if before else None
        self.report(rules.ILLEGAL_CHARACTER, spot, hint, character=character, before=before)

    def report_unknown(self, unknown: UnknownField) -> None:
        """Remember that a template names a field that does not exist."""
        spot = self.current_spot()
        names = self.known_names(unknown.owner)
        near = find_near(unknown.field_name, names)
        problem = template_rules.UNKNOWN_FIELD.at(
            spot.tag.place,
            "near" if near else None,
            owner=owner_words(spot.tag.code, unknown) or getattr(self.values, "called", THE_DATA),
            name=unknown.field_name,
            near=near,
        )
        self.keep([problem])

    def known_names(self, owner: object) -> list[str]:
        """The names that could have been meant."""
        if owner is None:
            return [*self.values, *self.template.wording.functions]
        return list(field_names(owner))

    def new_id(self, kind: str) -> int:
        """A number that nothing of this kind has yet in the document."""
        return self.pictures.additions.new_id(kind)

    def new_name(self, name: str) -> str:
        """A name like this one that no bookmark has yet."""
        return self.pictures.additions.new_name(name)

    def new_list(self, number: str) -> str:
        """The list itself the first time, then new ones like it."""
        return self.pictures.additions.new_list(number)

    def new_link(self, address: str) -> str:
        """The id of a link of the part being filled to this address."""
        target = DOUBLE_SCHEME.sub("", address.strip())
        additions = self.pictures.additions
        spot = self.current_spot()
        return additions.link(self.member_of(spot), HYPERLINK, target, external=True)

    def new_note(self, xml: str, kind: str, member: str) -> int:
        """The id of a note that was filled, and that comes to its own part afterwards."""
        additions = self.pictures.additions
        number = additions.new_id(kind)
        additions.notes.setdefault(member, []).append(complete([xml]).replace(NOTE_ID, str(number)))
        return number

    def place_picture(self, request: Any, width: int, height: int) -> PlacedPicture | None:
        """A picture in the place of another one of this size in EMU."""
        spot = self.current_spot()
        if not isinstance(request, PictureRequest):
            self.report(rules.FAILING_TAG, spot, reason=Phrase("it is no picture"))
            return None
        box = replace(request, width=request.width or width, height=request.height or height)
        try:
            placed = self.pictures.place(box, self.member_of(spot), spot.tag.place)
        except ProblemsFound as found:
            self.keep(found.diagnostics)
            return None
        return replace(placed, alt=escape_attribute(self.say(request.alt, spot)))

    def count_passes(self, passes: int) -> None:
        """Keep count of the passes of all loops."""
        self.passes += passes
        if self.passes > PASS_LIMIT:
            self.stop(self.current_spot(), PASS_LIMIT, Phrase("passes"))

    def count_made(self, length: int) -> None:
        """Keep count of the texts and lists that filters and functions make."""
        self.made += length
        if self.made > MADE_LIMIT:
            self.stop(self.current_spot(), MADE_LIMIT, Phrase("characters"))

    def stop(self, spot: Spot, limit: int, things: Phrase) -> NoReturn:
        """Remember that it is too much, and go no further."""
        self.report(rules.TOO_MUCH, spot, limit=f"{limit:,}", things=things)
        raise Stop

    def stop_late(self) -> NoReturn:
        """Remember that it takes too long, and go no further."""
        self.report(rules.TOO_LONG, self.current_spot(), seconds=f"{self.seconds:g}")
        raise Stop

    def keep(self, problems: Iterable[Diagnostic]) -> None:
        """Remember problems, each once however often a loop meets it."""
        for problem in problems:
            key = (problem.rule, str(problem.place), problem.message)
            self.problems.setdefault(key, problem)

    def report_failure(self, error: Exception) -> None:
        """Remember what a filter or function could not do, unless its value is the reason."""
        line = line_of(error.__traceback__) or current_line()
        spot = self.part.spot_at(line)
        if isinstance(error, NotPrintable):
            self.report_unprintable(error, spot)
        elif not any(problem.place == spot.tag.place for problem in self.problems.values()):
            reason = error_words(error) if str(error) else type(error).__name__
            self.report(rules.FAILING_TAG, spot, reason=reason)

    def current_spot(self) -> Spot:
        """The spot that is being filled in."""
        return self.part.spot_at(current_line())


def looped_words(code: str) -> str:
    """What a loop is to go through, in the words of its tag."""
    looped = LOOPED.search(code)
    return looped[1] if looped else code


def kind_words(value: object) -> Phrase:
    """What a value is that is no list."""
    return next((kind for types, kind in KINDS if isinstance(value, types)), A_VALUE)


def owner_words(code: str, unknown: UnknownField) -> object:
    """What was asked for an unknown field, in the words of the tag; None for a name alone."""
    if unknown.owner is None:
        return None
    before, found, _ = code.partition(f".{unknown.field_name}")
    words = "".join(reversed([*iter_path_backwards(before)])) if found else ""
    return f"`{words}`" if words else Phrase("it")


def iter_path_backwards(code: str) -> Iterator[str]:
    """Yield the characters of the dotted name at the end of a piece of code, last one first."""
    for sign in reversed(code):
        if not (sign.isalnum() or sign in "._[]"):
            return
        yield sign

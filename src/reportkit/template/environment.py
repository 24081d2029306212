"""The Jinja environment of a template: its delimiters, its filters, and what prints its values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import wraps
from time import monotonic
from typing import Any

from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from reportkit.pattern import pattern
from reportkit.template.filling import (
    FILLING,
    FOREIGN_ERRORS,
    Nothing,
    QuietField,
    UnknownField,
)
from reportkit.template.markdown import read_markdown
from reportkit.template.sandbox import LENGTH_LIMIT, TOO_LONG, Sandbox, join_texts
from reportkit.template.spot import Output
from reportkit.template.stop import settle_stops
from reportkit.template.subdocument import request_subdocument
from reportkit.template.wording import Wording
from reportkit.word.picture import request_picture
from reportkit.word.text import escape, read_run_text

BOOKMARK = pattern(r"<w:bookmark(?:Start|End)\b[^>]*>")
DRAWING_ID = pattern(r'(<wp:docPr\b[^>]*?\bid=")\d+')
# characters that XML cannot hold: text of a template can never be taken for a tag
BLOCK_BEGIN, BLOCK_END = "\x02", "\x03"
PRINT_BEGIN, PRINT_END = "\x04", "\x05"
COMMENT_BEGIN, COMMENT_END = "\x06", "\x07"

# filters that make HTML, or that would let a value pass for a part of the document
UNFIT_FILTERS = ("urlize", "xmlattr", "pprint", "safe", "e", "escape", "forceescape", "tojson")
# filters whose numbers are lengths
MEASURED_FILTERS = frozenset({"batch", "center", "indent", "slice", "wordwrap"})


def build_environment(wording: Wording, *, docxtpl: bool) -> Sandbox:
    """The Jinja environment of a template.

    With `docxtpl`, templates may call methods, and a name that nobody knows is empty.
    """
    # unoptimised: what is compiled holds no words of these filters, and may be kept for others
    environment = Sandbox(
        BLOCK_BEGIN, BLOCK_END, PRINT_BEGIN, PRINT_END, COMMENT_BEGIN, COMMENT_END,
        undefined=QuietField if docxtpl else UnknownField, autoescape=True,
        keep_trailing_newline=True, cache_size=0, optimized=False,
    )  # fmt: skip
    environment.calls_methods = docxtpl
    functions = own_of(wording.functions, DEFAULT_NAMESPACE)
    environment.given = tuple(functions.values())
    environment.globals.pop("lipsum")
    environment.globals |= functions
    environment.filters = build_filters(environment.filters, wording)
    if docxtpl:
        environment.filters |= {"safe": SafeText, "tojson": guarded(json_text, "tojson")}
    return environment


def own_of(given: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    """What is given without Jinja's own, which a whole environment brings along."""
    return {name: thing for name, thing in given.items() if common.get(name) is not thing}


def build_filters(
    known: dict[str, Callable[..., Any]], wording: Wording
) -> dict[str, Callable[..., Any]]:
    """The filters that templates use by name, and our own, whose names no template can write."""
    known = known | dict.fromkeys(UNFIT_FILTERS, unchanged)
    known |= {
        "picture": request_picture,
        "markdown": read_markdown,
        "subdocument": request_subdocument,
    }
    known.pop("random")
    known |= own_of(wording.filters, FILTERS)
    named = {name: guarded(call, name) for name, call in known.items()}
    printers: dict[str, Callable[..., Any]] = {output.value: write for output in Output}
    return named | printers | {
        Output.TEXT.value: write_text,
        Output.OWN.value: write_own,
        "counted passes": count_passes,
        "joined texts": guarded(join_texts, "~"),
        "twin": write_twin,
        "new_id": new_id,
        "new_name": new_name,
        "new_list": new_list,
        "plain words": plain_words,
        "new_link": new_link,
        "new_note": new_note,
        "placed": placed,
    }  # fmt: skip


def guarded(call: Callable[..., Any], name: str) -> Callable[..., Any]:
    """A filter whose failure is remembered, so that the rest of the template is looked at too."""
    is_measured = name in MEASURED_FILTERS

    @wraps(call)
    def guard(*arguments: Any, **options: Any) -> Any:
        try:
            if is_measured:
                check_numbers((*arguments, *options.values()))
            return call(*arguments, **options)
        except FOREIGN_ERRORS as error:
            FILLING.get().report_failure(error)
            return Nothing(name="")

    return guard


def check_numbers(arguments: tuple[Any, ...]) -> None:
    """Refuse lengths that would exhaust the machine."""
    if any(isinstance(number, int) and number > LENGTH_LIMIT for number in arguments):
        raise ValueError(TOO_LONG)


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON."""
    return str(htmlsafe_json_dumps(value, indent=indent))


class SafeText(Markup):
    """XML that the author of a docxtpl template vouches for; it is checked when it is printed."""


def unchanged(value: Any) -> Any:
    """The value itself: printing escapes whatever it says."""
    return value


def write(value: Any, number: int) -> str:
    """A value as XML for its spot, the general way."""
    return FILLING.get().write(value, number)


def write_text(value: Any, number: int) -> Any:
    """A value as XML for a run's text; the short way for the words that most values are."""
    if value.__class__ is str and value.isprintable():
        return escape(value)
    return FILLING.get().write(value, number)


def write_own(value: Any, _: int) -> str:
    """What a tag of our own prints."""
    return str(value)


def count_passes(sequence: Any) -> Any:
    """The sequence of a loop, after its length was counted; nothing has no entries."""
    if sequence is None:
        return ()
    if not hasattr(sequence, "__len__"):
        sequence = list(sequence)
    FILLING.get().count_passes(len(sequence))
    return Passes(sequence)


class Passes:
    """The passes of a loop, each begun only if there is time left."""

    __slots__ = ("sequence",)

    def __init__(self, sequence: Collection[Any]) -> None:
        self.sequence = sequence

    def __len__(self) -> int:
        return len(self.sequence)

    def __iter__(self) -> Iterator[Any]:
        deadline = FILLING.get().deadline
        for entry in self.sequence:
            if monotonic() >= deadline:
                FILLING.get().stop_late()
            yield entry


def plain_words(xml: Markup) -> str:
    """The words in XML that this template made."""
    return read_run_text(settle_stops(str(xml)))


def new_id(kind: str) -> int:
    """A number that nothing of this kind has yet in the document."""
    return FILLING.get().new_id(kind)


def write_twin(xml: Markup) -> str:
    """What stands in the first of two equal text boxes, for the second: with ids of its own."""
    once = BOOKMARK.sub("", str(xml))
    return DRAWING_ID.sub(lambda id_: f"{id_[1]}{FILLING.get().new_id('drawing')}", once)


def new_name(name: str) -> str:
    """A name like this one that no bookmark has yet."""
    return FILLING.get().new_name(name)


def new_list(number: str) -> str:
    """A list like this one that begins anew."""
    return FILLING.get().new_list(number)


def new_link(address: Markup) -> str:
    """The id of a link to this address."""
    return FILLING.get().new_link(address.unescape())


def placed(request: Any, width: int, height: int) -> Any:
    """A picture in the place of another one of this size in EMU; nothing if there is none."""
    return FILLING.get().place_picture(request, width, height) if request else ""


def new_note(note: Markup, kind: str, member: str) -> int:
    """The id of a note that was filled, of the kind `footnotes` or `endnotes`."""
    return FILLING.get().new_note(str(note), kind, member)

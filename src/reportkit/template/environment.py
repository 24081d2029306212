"""The Jinja environment of a template: its delimiters, its filters, and what prints its values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial, wraps
from time import monotonic
from typing import Any

from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Undefined, markup_join
from jinja2.utils import htmlsafe_json_dumps, pass_eval_context
from markupsafe import Markup

from reportkit.pattern import pattern
from reportkit.template.chart import request_chart
from reportkit.template.filling import (
    FILLING,
    FOREIGN_ERRORS,
    Nothing,
    QuietField,
    UnknownField,
)
from reportkit.template.hold import keep_with_previous
from reportkit.template.markdown import read_markdown
from reportkit.template.measure import (
    CHECKS,
    LENGTH_LIMIT,
    SHORT,
    SIZED,
    TooLong,
    check_joining,
    measure,
    weigh,
)
from reportkit.template.sandbox import Sandbox
from reportkit.template.spot import Output
from reportkit.template.stop import settle_stops
from reportkit.template.subdocument import request_subdocument
from reportkit.template.wording import Wording
from reportkit.word.picture import request_picture
from reportkit.word.text import escape, read_run_text, write_run_text

Say = Callable[[Any], str]

BOOKMARK = pattern(r"<w:bookmark(?:Start|End)\b[^>]*>")
DRAWING_ID = pattern(r'(<wp:docPr\b[^>]*?\bid=")\d+')
# characters that XML cannot hold: text of a template can never be taken for a tag
BLOCK_BEGIN, BLOCK_END = "\x02", "\x03"
PRINT_BEGIN, PRINT_END = "\x04", "\x05"
COMMENT_BEGIN, COMMENT_END = "\x06", "\x07"

# filters that make HTML, or that would let a value pass for a part of the document
UNFIT_FILTERS = ("urlize", "xmlattr", "pprint", "safe", "e", "escape", "forceescape", "tojson")
# filters that make words of words, and of any other value what Python says of it
WORD_FILTERS = (
    "capitalize", "center", "indent", "lower", "replace", "striptags", "title", "trim", "truncate",
    "upper", "wordcount", "wordwrap",
)  # fmt: skip
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
    environment.globals["keep_with_previous"] = keep_with_previous
    environment.globals |= functions
    say = str if docxtpl else wording.say
    environment.filters = build_filters(environment.filters, wording, say)
    if docxtpl:
        environment.filters |= {"safe": SafeText, "tojson": guarded(json_text, "tojson")}
    return environment


def own_of(given: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    """What is given without Jinja's own, which a whole environment brings along."""
    return {name: thing for name, thing in given.items() if common.get(name) is not thing}


def build_filters(
    known: dict[str, Callable[..., Any]], wording: Wording, say: Say
) -> dict[str, Callable[..., Any]]:
    """The filters that templates use by name, and our own, whose names no template can write."""
    known = known | dict.fromkeys(UNFIT_FILTERS, unchanged)
    known |= {
        "picture": request_picture,
        "chart": request_chart,
        "markdown": read_markdown,
        "subdocument": request_subdocument,
        "join": pass_eval_context(wraps(join_values)(partial(join_values, say))),
        "string": lambda value: value if isinstance(value, str) else say(value),
    }
    known.pop("random")
    if say is not str:  # docxtpl's templates print what Python says of a value
        known |= {name: in_words(known[name], say) for name in WORD_FILTERS}
        known["format"] = wraps(known["format"])(partial(fill_form, say))
    known |= own_of(wording.filters, FILTERS)
    named = {name: guarded(call, name) for name, call in known.items()}
    printers: dict[str, Callable[..., Any]] = {output.value: write for output in Output}
    return named | printers | {
        Output.TEXT.value: write_text,
        Output.OWN.value: write_own,
        "counted passes": count_passes if say is not str else count_letters,
        "counted letters": count_letters,
        "joined texts": guarded(partial(join_texts, say), "~"),
        "weighed": guarded(weigh, "weighed"),
        "words alone": words_alone,
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
    check = CHECKS.get(name)
    skipped = 1 if hasattr(call, "jinja_pass_arg") else 0

    @wraps(call)
    def guard(*arguments: Any, **options: Any) -> Any:
        try:
            if is_measured:
                check_numbers((*arguments, *options.values()))
            if check is not None:
                check(*arguments[skipped:], **options)
            made = call(*arguments, **options)
            if isinstance(made, SIZED) and len(made) > SHORT:
                FILLING.get().count_made(measure(made, arguments))
        except FOREIGN_ERRORS as error:
            FILLING.get().report_failure(error)
            return Nothing(name="")
        return made

    return guard


def in_words(call: Callable[..., Any], say: Say) -> Callable[..., Any]:
    """A filter of words, which is given those of a value that is none."""

    def word(value: Any) -> Any:
        return value if isinstance(value, (str, Undefined)) else say(value)

    if hasattr(call, "jinja_pass_arg"):
        return wraps(call)(
            lambda given, value, *rest, **options: call(given, word(value), *rest, **options)
        )
    return wraps(call)(lambda value, *rest, **options: call(word(value), *rest, **options))


def fill_form(say: Say, form: Any, *values: Any, **named: Any) -> Any:
    """A text with values in the places that `%s` marks."""

    def word(value: Any) -> Any:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return value if is_number or isinstance(value, (str, Undefined)) else say(value)

    filled = {name: word(value) for name, value in named.items()}
    return FILTERS["format"](form, *map(word, values), **filled)


def check_numbers(arguments: tuple[Any, ...]) -> None:
    """Refuse lengths that would exhaust the machine."""
    # what is no number is neither more nor less than any
    if any(isinstance(one, (int, float)) and not one <= LENGTH_LIMIT for one in arguments):
        raise TooLong


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


def join_texts(say: Say, texts: list[Any]) -> Any:
    """Texts one after the other, as `~` puts them."""
    check_joining(texts)
    return markup_join(text if isinstance(text, str) else say(text) for text in texts)


def join_values(
    say: Say, context: EvalContext, values: Any, between: str = "", attribute: Any = None
) -> Any:
    """The entries of a list as one text, with words between them."""
    if attribute is not None:
        values = map(make_attrgetter(context.environment, attribute), values)
    parts = [value if isinstance(value, str) else say(value) for value in values]
    check_joining(parts, between)
    return FILTERS["join"](context, parts, between)


def words_alone(xml: Markup) -> Markup | str:
    """What stands between two tags as words, unless it is more than words."""
    FILLING.get().count_made(len(xml))
    words = read_run_text(str(xml))
    return words if write_run_text(words) == str(xml) else xml


def count_passes(sequence: Any) -> Any:
    """The sequence of a loop, after its length was counted; a text is no list of its letters."""
    if isinstance(sequence, (str, bytes)):
        FILLING.get().report_single(sequence)
        return ()
    return count_letters(sequence)


def count_letters(sequence: Any) -> Any:
    """The sequence of a loop, after its length was counted; nothing has no entries."""
    if sequence is None:
        return ()
    if not hasattr(sequence, "__iter__") and not hasattr(sequence, "__getitem__"):
        FILLING.get().report_single(sequence)
        return ()
    if isinstance(sequence, (set, frozenset)):
        # its own order differs from process to process
        sequence = sorted(sequence, key=lambda entry: (str(type(entry)), str(entry)))
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

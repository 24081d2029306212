"""Jinja as templates may use it: sandboxed, with delimiters that no text can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportkit.template.filling import FILLING, FOREIGN_ERRORS, Nothing, UnknownField
from reportkit.template.spot import Output
from reportkit.template.wording import Wording
from reportkit.word.picture import request_picture

# characters that XML cannot hold: text of a template can never be taken for a tag
BLOCK_BEGIN, BLOCK_END = "\x02", "\x03"
PRINT_BEGIN, PRINT_END = "\x04", "\x05"
COMMENT_BEGIN, COMMENT_END = "\x06", "\x07"

TEXT_METHODS = frozenset(
    {
        "capitalize", "casefold", "count", "endswith", "find", "index", "isalpha", "isdigit",
        "isnumeric", "join", "lower", "lstrip", "partition", "replace", "rpartition", "rsplit",
        "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper",
        "removeprefix", "removesuffix", "format", "strftime", "isoformat", "items", "keys",
        "values", "get",
    }
)  # fmt: skip
PLAIN_TYPES = (str, int, float, list, tuple, dict, set, frozenset)
# filters that make HTML, or that would let a value pass for a part of the document
UNFIT_FILTERS = ("urlize", "xmlattr", "pprint", "safe", "e", "escape", "forceescape", "tojson")


class Generator(CodeGenerator):
    """Compiles what a tag prints without a wrapper: every printer of ours returns finished text."""

    # the arguments are Jinja's, used or not
    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ARG002
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return node.data

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write("(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates reach fields of what they are given, and nothing behind them."""

    code_generator_class = Generator
    given: tuple[object, ...] = ()  # the functions that templates may call by name

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a value: a key of a mapping, else a public attribute that is no method."""
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            if attribute not in TEXT_METHODS:
                return self.undefined(obj=obj, name=attribute)
        if attribute.startswith("_"):
            return self.undefined(obj=obj, name=attribute)
        value = super().getattr(obj, attribute)
        if callable(value) and not self.is_safe_callable(value):
            return self.undefined(obj=obj, name=attribute)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A part of a value by key or position."""
        if isinstance(argument, str) and not isinstance(obj, (str, Mapping)):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """What a function says; its failure is remembered."""
        try:
            return super().call(__context, __obj, *args, **kwargs)
        except FOREIGN_ERRORS as error:
            FILLING.get().report_failure(error)
            return Nothing(name="")

    def is_safe_callable(self, obj: Any) -> bool:
        """True for functions given to templates, macros, and methods of plain text and lists."""
        owner = getattr(obj, "__self__", None)
        if owner is None or obj in self.given or type(owner).__module__.startswith("jinja2."):
            return super().is_safe_callable(obj)
        name = getattr(obj, "__name__", "")
        return name in TEXT_METHODS and (
            isinstance(owner, PLAIN_TYPES) or type(owner).__module__ == "datetime"
        )


def write(value: Any, number: int) -> str:
    """A value as XML for its spot, the general way."""
    return FILLING.get().write(value, number)


def write_text(value: Any, number: int) -> Any:
    """A value as XML for a run's text; the short way for the words that most values are."""
    if value.__class__ is str and value.isprintable():
        if "&" in value or "<" in value or ">" in value:
            return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return value
    return FILLING.get().write(value, number)


def write_own(value: Any, _: int) -> str:
    """What a tag of our own prints."""
    return str(value)


# Jinja may work out at once what depends on constants alone; what takes its context must wait
@pass_context
def new_id(_: object, kind: str) -> int:
    """A number that nothing of this kind has yet in the document."""
    return FILLING.get().new_id(kind)


@pass_context
def new_name(_: object, name: str) -> str:
    """A name like this one that no bookmark has yet."""
    return FILLING.get().new_name(name)


@pass_context
def new_list(_: object, number: str) -> str:
    """A list like this one that begins anew."""
    return FILLING.get().new_list(number)


def count_passes(sequence: Any) -> Any:
    """The sequence of a loop, after its length was counted; nothing has no entries."""
    if sequence is None:
        return ()
    if not hasattr(sequence, "__len__"):
        sequence = list(sequence)
    FILLING.get().count_passes(len(sequence))
    return sequence


def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
    """A filter whose failure is remembered, so that the rest of the template is looked at too."""

    @wraps(call)
    def guard(*arguments: Any, **options: Any) -> Any:
        try:
            return call(*arguments, **options)
        except FOREIGN_ERRORS as error:
            FILLING.get().report_failure(error)
            return Nothing(name="")

    return guard


def unchanged(value: Any) -> Any:
    """The value itself: printing escapes whatever it says."""
    return value


def build_environment(wording: Wording) -> Sandbox:
    """The Jinja environment of a template."""
    environment = Sandbox(
        BLOCK_BEGIN, BLOCK_END, PRINT_BEGIN, PRINT_END, COMMENT_BEGIN, COMMENT_END,
        undefined=UnknownField, autoescape=True, keep_trailing_newline=True, cache_size=0,
    )  # fmt: skip
    environment.filters |= dict.fromkeys(UNFIT_FILTERS, unchanged)
    environment.filters |= {"picture": request_picture}
    environment.filters |= dict(wording.filters)
    environment.filters = {name: guarded(call) for name, call in environment.filters.items()}
    environment.filters |= {output.value: write for output in Output}
    environment.filters |= {Output.TEXT.value: write_text, Output.OWN.value: write_own}
    environment.filters |= {"counted passes": count_passes}
    environment.filters |= {"new_id": new_id, "new_name": new_name, "new_list": new_list}
    environment.globals.pop("lipsum")
    environment.globals |= dict(wording.functions)
    environment.given = tuple(wording.functions.values())
    return environment

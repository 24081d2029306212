"""Jinja as templates may use it: no way to files, modules or internals, and no way to exhaust."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportkit.diagnostics import Phrase
from reportkit.pattern import pattern
from reportkit.template.filling import (
    FILLING,
    FOREIGN_ERRORS,
    Nothing,
    Unreachable,
    check_time,
)

TEXT_METHODS = frozenset(
    {
        "capitalize", "casefold", "count", "endswith", "find", "index", "isalpha", "isdigit",
        "isnumeric", "join", "lower", "lstrip", "partition", "replace", "rpartition", "rsplit",
        "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper",
        "removeprefix", "removesuffix", "format", "strftime", "isoformat", "items", "keys",
        "values", "get",
    }
)  # fmt: skip
MAPPING_METHODS = frozenset({"items", "keys", "values", "get", "copy"})
# what makes long text out of short arguments, or reaches into what it formats
UNBOUNDED_METHODS = frozenset({"expandtabs", "translate", "format_map", "to_bytes"})
PLAIN_TYPES = (str, int, float, list, tuple, dict, set, frozenset)
# modules whose objects hold the engine that made them
ENGINES = ("docxtpl.", "docx.")
LENGTH_LIMIT, POWER_LIMIT = 1_000_000, 1_000
TOO_LONG = Phrase("it would be longer than {limit}", limit=f"{LENGTH_LIMIT:,}")
WIDE_FIELD, NESTED_FIELD = pattern(r"\d{6,}"), pattern(r"\{[^{}]*\{")
FILLING_METHODS = frozenset({"zfill", "ljust", "rjust", "center"})


class Generator(CodeGenerator):
    """Compiles what a tag prints without a wrapper: every printer of ours returns finished text."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """All between two tags that do not print as one piece, and not as a piece for each tag."""
        if frame.buffer is not None or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        self.writeline("yield ''.join((", node)
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self.visit(child, frame)
            self.write(",")
        self.outdent()
        self.writeline("))")

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
    """Templates reach fields of what they are given, and nothing behind them.

    With `calls_methods`, as docxtpl's templates do, they may also call public methods.
    """

    code_generator_class = Generator
    intercepted_binops = frozenset({"*", "**", "%", "+"})
    given: tuple[object, ...] = ()  # the functions that templates may call by name
    calls_methods = False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a value: a key of a mapping, else a public attribute that is no method."""
        # most values are dictionaries, which is soonest told
        is_mapping = obj.__class__ is dict or isinstance(obj, Mapping)
        if is_mapping and not (self.calls_methods and attribute in MAPPING_METHODS):
            if attribute in obj:
                return obj[attribute]
            if attribute not in TEXT_METHODS and not self.calls_methods:
                return self.undefined(obj=obj, name=attribute)
        if type(obj).__module__.startswith(ENGINES):
            return self.undefined(obj=obj, name=attribute)
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        value = super().getattr(obj, attribute)
        if isinstance(value, Undefined):
            return value
        if callable(value) and not self.is_safe_callable(value):
            return self.unsafe_undefined(obj, attribute)
        return value

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """What a template gets instead of what it must not reach; using it is always reported."""
        return (Unreachable if self.calls_methods else self.undefined)(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A part of a value by key or position."""
        if isinstance(argument, str) and not isinstance(obj, (str, Mapping)):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """What a function says; its failure is remembered."""
        check_time()  # functions may call themselves
        try:
            check_width(__obj, (*args, *kwargs.values()))
            return super().call(__context, __obj, *args, **kwargs)
        except FOREIGN_ERRORS as error:
            FILLING.get().report_failure(error)
            return Nothing(name="")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """What an operation gives, if that is not too long."""
        check_length(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """True for functions given to templates, macros, and methods of plain text and lists."""
        owner = getattr(obj, "__self__", None)
        if owner is None or obj in self.given or type(owner).__module__.startswith("jinja2."):
            return super().is_safe_callable(obj)
        name = getattr(obj, "__name__", "")
        if self.calls_methods:
            is_open = super().is_safe_callable(obj) and not name.startswith("_")
            is_lasting = self.is_safe_attribute(owner, name, obj)
            return is_open and is_lasting and name not in UNBOUNDED_METHODS
        return name in TEXT_METHODS and (
            isinstance(owner, PLAIN_TYPES) or type(owner).__module__ == "datetime"
        )


def check_length(operator: str, left: Any, right: Any) -> None:
    """Refuse what would make a text, list or number of excessive length."""
    sized = [len(side) for side in (left, right) if hasattr(side, "__len__")]
    if operator == "**":
        too_much = abs(right) > POWER_LIMIT or abs(left) > LENGTH_LIMIT
    elif operator == "*":
        factor = right if hasattr(left, "__len__") else left
        too_much = bool(sized) and sized[0] * max(factor, 0) > LENGTH_LIMIT
    elif operator == "%":
        too_much = isinstance(left, str) and WIDE_FIELD.search(left) is not None
    else:
        too_much = sum(sized) > LENGTH_LIMIT
    if too_much:
        raise ValueError(TOO_LONG)


def check_width(call: Any, arguments: tuple[Any, ...]) -> None:
    """Refuse a format whose fields are excessively wide, and text that is filled up too far."""
    owner = getattr(getattr(call, "__wrapped__", call), "__self__", None)
    named = getattr(call, "__name__", "")
    if not isinstance(owner, (str, bytes)):
        return
    is_wide = any(isinstance(number, int) and number > LENGTH_LIMIT for number in arguments)
    if named == "format" and isinstance(owner, str):
        is_nested = NESTED_FIELD.search(owner) is not None
        too_much = WIDE_FIELD.search(owner) is not None or (is_wide and is_nested)
    else:
        too_much = is_wide and named in FILLING_METHODS
    if too_much:
        raise ValueError(TOO_LONG)


def join_texts(texts: list[Any]) -> Any:
    """Texts one after the other, as `~` puts them."""
    if sum(len(text) for text in texts if isinstance(text, str)) > LENGTH_LIMIT:
        raise ValueError(TOO_LONG)
    return markup_join(texts)

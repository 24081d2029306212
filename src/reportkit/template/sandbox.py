"""Jinja as templates may use it: no way to files, modules or internals, and no way to exhaust."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportkit.template.filling import (
    FILLING,
    FOREIGN_ERRORS,
    Nothing,
    Unreachable,
    check_time,
)
from reportkit.template.measure import (
    CHECKS,
    SHORT,
    SIZED,
    check_joining,
    check_operation,
    measure,
    size_of,
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
KINDS = 256  # of values, of which it is remembered what they are
CALL_PASSES = 10  # what a call costs, measured in passes of a loop


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
        value = getattr(obj, attribute, None) if has_fields(obj.__class__) else None
        if value is None:
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
        filling = FILLING.get()
        filling.count_passes(passes_of(__obj, args))
        try:
            # Jinja hands some of its own names along
            check_method(__obj, args, {name: kwargs[name] for name in kwargs if name[0] != "_"})
            said = super().call(__context, __obj, *args, **kwargs)
            if isinstance(said, SIZED) and len(said) > SHORT:
                filling.count_made(measure(said, (getattr(__obj, "__self__", None), *args)))
        except FOREIGN_ERRORS as error:
            filling.report_failure(error)
            return Nothing(name="")
        return said

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """What an operation gives, if that is not too long."""
        check_operation(operator, left, right)
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, SIZED) and len(made) > SHORT:
            FILLING.get().count_made(len(made))
        return made

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


@lru_cache(KINDS)
def has_fields(kind: type) -> bool:
    """True for values made for templates: whatever is public in them, and no method, is a field."""
    return callable(getattr(kind, "field_names", None)) and not issubclass(kind, PLAIN_TYPES)


def passes_of(call: Any, arguments: tuple[Any, ...]) -> int:
    """For how many passes a call counts, of what may call itself: a macro, or `loop`."""
    if isinstance(call, LoopContext) and arguments:
        return CALL_PASSES + size_of(arguments[0])
    return CALL_PASSES if isinstance(call, Macro) else 0


def check_method(call: Any, arguments: tuple[Any, ...], options: Mapping[str, Any]) -> None:
    """Refuse a method of a text whose words would be excessively long."""
    # Jinja puts a function of its own around `format`
    owner = getattr(getattr(call, "__wrapped__", call), "__self__", None)
    if not isinstance(owner, (str, bytes)):
        return
    name = getattr(call, "__name__", "")
    if name == "join" and arguments:
        check_joining(arguments[0], owner)
    elif name in CHECKS:
        CHECKS[name](owner, *arguments, **options)

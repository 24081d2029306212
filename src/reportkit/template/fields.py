"""The fields that a template uses: dotted names, loop variables followed back to their lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from jinja2 import nodes

from reportkit.frozen import frozen
from reportkit.template.blueprint import Role, Use, number_at
from reportkit.template.source import Source
from reportkit.template.tag import Kind, Tag

# what Jinja itself defines
BUILT_IN = frozenset({"loop", "range", "dict", "cycler", "joiner", "namespace", "caller", "self",
                      "varargs", "kwargs", "true", "false", "none"})  # fmt: skip
# filters that hand on the list or value that they are given, or some entries of it
KEEPERS = frozenset(
    {"default", "d", "sort", "reverse", "list", "unique", "select", "reject", "selectattr",
     "rejectattr"}
)  # fmt: skip
DEFAULTS = frozenset({"default", "d"})
ENTRY_FILTERS = frozenset({"first", "last", "min", "max"})
# filters whose entries come from a list, whatever they are by then
LISTING = KEEPERS | {"paragraphs", "points", "map", "batch", "slice"}
# filters that print what they are given, in other words
TELLING = frozenset(
    {"a", "capitalize", "center", "date", "default", "d", "e", "escape", "formal", "full",
     "in_lines", "indent", "inside", "join", "listed", "lower", "markdown", "opening", "possessive",
     "quoted", "replace", "safe", "sentence", "short", "string", "subject", "through", "title",
     "title_name", "trim", "truncate", "upper", "whole_ending",
     "wordwrap"}
)  # fmt: skip
# filters that ask each entry for a field: which argument names it
ATTRIBUTE_FILTERS = frozenset({"selectattr", "rejectattr", "sum", "groupby"})
BLOCK_SIGNS = frozenset("%\uff05\ufe6a")

Scope = Mapping[str, str | None]


@frozen
class Around:
    """What stands around an expression: what becomes of its value, and what was asked before."""

    role: Role = Role.PASSED
    known: tuple[str, ...] = ()

    def knowing(self, names: Iterable[str]) -> Around:
        """The same, once these fields were asked for as well."""
        known = tuple(dict.fromkeys((*self.known, *names)))
        return replace(self, known=known) if known != self.known else self

    def as_(self, role: Role) -> Around:
        """The same, for a value with another role."""
        return self if role is self.role else replace(self, role=role)


@frozen
class Found:
    """A use, and the line of the source on which it stands."""

    name: str
    line: int
    around: Around
    value: str = ""

    def knowing(self, names: Iterable[str]) -> Found:
        """The same, once these fields were asked for as well."""
        return replace(self, around=self.around.knowing(names)) if names else self


def iter_uses(tree: nodes.Template, source: Source, functions: frozenset[str]) -> Iterator[Use]:
    """Yield every use of a field, in the order of the part."""
    scope: dict[str, str | None] = dict.fromkeys(BUILT_IN | functions)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for found in walk(tree, scope, Around()):
        number = number_at(source.lines, found.line)
        tag = source.spots[number].tag
        if not is_made_for_brackets(tag):
            around = found.around
            asked = known.setdefault(around.known, around.known)  # to be kept once
            yield Use(found.name, tag, around.role, asked, found.value, number in source.among)


def is_made_for_brackets(tag: Tag) -> bool:
    """True for a condition that stands for the brackets of optional text."""
    is_written = BLOCK_SIGNS.isdisjoint(tag.text)
    return tag.kind is Kind.BLOCK and tag.level != "own" and is_written


def walk(node: nodes.Node, scope: dict[str, str | None], around: Around) -> Iterator[Found]:
    """Yield the fields used below a node.

    `scope` says what a local name stands for: a path, or None for what is no field.
    """
    special = WALKS.get(type(node))
    if special is not None:
        yield from special(node, scope, around)
    else:
        yield from walk_children(node, scope, around)


def walk_children(
    node: nodes.Node, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields used by everything directly below a node."""
    for child in node.iter_child_nodes():
        yield from walk(child, scope, around)


def walk_all(
    several: Iterable[nodes.Node], scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields used by several nodes."""
    for node in several:
        yield from walk(node, scope, around)


def walk_output(
    node: nodes.Output, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of a tag that prints."""
    yield from walk_children(node, scope, around.as_(Role.PRINTED))


def walk_condition(
    node: nodes.If | nodes.CondExpr, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of a condition, and of what it decides on: there they were asked for."""
    asked = [*walk(node.test, scope, around.as_(Role.ASKED))]
    yield from asked
    inside = around.knowing(found.name for found in asked)
    if isinstance(node, nodes.If):
        yield from walk_all((*node.body, *node.elif_, *node.else_), scope, inside)
    else:
        branches = (node.expr1, node.expr2)
        yield from walk_all((branch for branch in branches if branch), scope, inside)


def walk_either(
    node: nodes.Or | nodes.And, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of two expressions, of which the first decides on the other."""
    first = [*walk(node.left, scope, around)]
    names = [found.name for found in first]
    if around.role is not Role.ASKED:
        first = [found.knowing(names) for found in first]
    yield from first
    is_told = around.role is not Role.ASKED and isinstance(node, nodes.And)
    yield from walk(node.right, scope, around.knowing(names) if is_told else around)


def walk_loop(node: nodes.For, scope: dict[str, str | None], around: Around) -> Iterator[Found]:
    """Yield the fields of a loop; its variable is an entry of its list."""
    yield from walk(node.iter, scope, around.as_(Role.LOOPED))
    inner = dict(scope)
    listed = path_of(node.iter, scope)
    bind(node.target, f"{listed}[]" if listed else None, inner)
    inside = around
    if node.test is not None:
        asked = [*walk(node.test, inner, around.as_(Role.ASKED))]
        yield from asked
        inside = around.knowing(found.name for found in asked)
    yield from walk_all(node.body, inner, inside)
    yield from walk_all(node.else_, scope, around)


def walk_set(node: nodes.Assign, scope: dict[str, str | None], around: Around) -> Iterator[Found]:
    """Yield the fields of an assignment; its name stands for what it is given."""
    yield from walk(node.node, scope, around.as_(Role.PASSED))
    bind(node.target, path_of(node.node, scope), scope)


def walk_set_block(
    node: nodes.AssignBlock, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of a text that is given a name."""
    yield from walk_children(node, scope, around)
    bind(node.target, None, scope)


def walk_with(node: nodes.With, scope: dict[str, str | None], around: Around) -> Iterator[Found]:
    """Yield the fields of names that hold for a while."""
    inner = dict(scope)
    for target, value in zip(node.targets, node.values, strict=True):
        yield from walk(value, scope, around.as_(Role.PASSED))
        bind(target, path_of(value, scope), inner)
    yield from walk_all(node.body, inner, around)


def walk_macro(
    node: nodes.Macro | nodes.CallBlock, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of a macro, whose arguments are no fields."""
    inner = scope | dict.fromkeys(argument.name for argument in node.args)
    yield from walk_children(node, inner, around)
    if isinstance(node, nodes.Macro):
        scope[node.name] = None


def walk_path(
    node: nodes.Name | nodes.Getattr | nodes.Getitem,
    scope: dict[str, str | None],
    around: Around,
) -> Iterator[Found]:
    """Yield the whole path of a name with what is asked of it, and the fields in its brackets."""
    path = path_of(node, scope)
    inside = around.as_(Role.PASSED)
    if path is not None:
        yield Found(path, node.lineno, around)
    elif not isinstance(node, nodes.Name):
        yield from walk(node.node, scope, inside)
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        yield from walk(node.arg, scope, inside)


def walk_filter(
    node: nodes.Filter, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of a filter: the value that it changes, and what it is told to do."""
    inside = around.as_(role_before(node.name, around.role))
    if node.node is not None:
        if node.name in DEFAULTS and inside.role is not Role.LOOPED:
            inside = inside.as_(Role.TESTED)
        yield from walk(node.node, scope, inside)
        owner, asked = path_of(node.node, scope), attribute_of(node)
        if owner and asked:
            yield Found(f"{owner}[].{asked}", node.lineno, around.as_(Role.PASSED))
    arguments = (*node.args, *(option.value for option in node.kwargs))
    yield from walk_all(arguments, scope, around.as_(Role.PASSED))


def role_before(name: str, role: Role) -> Role:
    """What becomes of a value that this filter changes, given what becomes of the outcome."""
    kept = {Role.PRINTED: TELLING, Role.LOOPED: LISTING, Role.ASKED: {name}}.get(role, ())
    return role if name in kept else Role.PASSED


def attribute_of(node: nodes.Filter) -> str:
    """The field for which a filter asks each entry, "" for none."""
    named: dict[str, nodes.Node] = {str(option.key): option.value for option in node.kwargs}
    asked = named.get("attribute")
    if asked is None and node.name in ATTRIBUTE_FILTERS and node.args:
        asked = node.args[0]
    is_name = isinstance(asked, nodes.Const) and isinstance(asked.value, str)
    return asked.value if is_name else ""  # type: ignore[union-attr] # a constant, as was asked


def walk_test(node: nodes.Test, scope: dict[str, str | None], around: Around) -> Iterator[Found]:
    """Yield the fields of a test."""
    role = Role.TESTED if node.name in ("defined", "undefined") else Role.ASKED
    yield from walk(node.node, scope, around.as_(role))
    yield from walk_all(node.args, scope, around.as_(Role.PASSED))


def walk_call(node: nodes.Call, scope: dict[str, str | None], around: Around) -> Iterator[Found]:
    """Yield the function that is called, if it is none that is known, and its arguments."""
    yield from walk(node.node, scope, around.as_(Role.CALLED))
    arguments = (*node.args, *(option.value for option in node.kwargs))
    yield from walk_all(arguments, scope, around.as_(Role.PASSED))


def walk_comparison(
    node: nodes.Compare, scope: dict[str, str | None], around: Around
) -> Iterator[Found]:
    """Yield the fields of a comparison, and each text with which one is compared."""
    inside = around.as_(Role.ASKED if around.role is Role.ASKED else Role.PASSED)
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    yield from walk_all(sides, scope, inside)
    path = path_of(node.expr, scope) if isinstance(node.expr, PATHS) else None
    for operand in node.ops:
        if path and operand.op in ("eq", "ne", "in", "notin"):
            for text in iter_texts(operand.expr, many=operand.op in ("in", "notin")):
                yield Found(path, node.lineno, around.as_(Role.COMPARED), text)


def iter_texts(node: nodes.Node, *, many: bool) -> Iterator[str]:
    """Yield the texts that an expression is made of, one or `many`."""
    if many:
        for item in node.items if isinstance(node, (nodes.List, nodes.Tuple)) else ():
            yield from iter_texts(item, many=False)
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value


PATHS = (nodes.Name, nodes.Getattr, nodes.Getitem)
WALKS: Mapping[type[nodes.Node], Callable[..., Iterator[Found]]] = {
    nodes.Output: walk_output,
    nodes.If: walk_condition,
    nodes.CondExpr: walk_condition,
    nodes.Or: walk_either,
    nodes.And: walk_either,
    nodes.For: walk_loop,
    nodes.Assign: walk_set,
    nodes.AssignBlock: walk_set_block,
    nodes.With: walk_with,
    nodes.Macro: walk_macro,
    nodes.CallBlock: walk_macro,
    nodes.Name: walk_path,
    nodes.Getattr: walk_path,
    nodes.Getitem: walk_path,
    nodes.Filter: walk_filter,
    nodes.Test: walk_test,
    nodes.Call: walk_call,
    nodes.Compare: walk_comparison,
}


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted path that an expression stands for, or None."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name) if node.ctx == "load" else None
    if isinstance(node, nodes.Getattr):
        owner = path_of(node.node, scope)
        return owner and f"{owner}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        owner = path_of(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return owner
        key = node.arg.value if isinstance(node.arg, nodes.Const) else 0
        return owner and (f"{owner}.{key}" if isinstance(key, str) else f"{owner}[]")
    if isinstance(node, nodes.Filter) and node.node is not None:
        owner = path_of(node.node, scope)
        if node.name in KEEPERS:
            return owner
        return owner and f"{owner}[]" if node.name in ENTRY_FILTERS else None
    return None


def bind(target: nodes.Node, path: str | None, scope: dict[str, str | None]) -> None:
    """Let the names of an assignment stand for a path, or for no field."""
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    for name in target.find_all(nodes.Name):
        scope[name.name] = None

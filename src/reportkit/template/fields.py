"""The fields that a template uses: dotted names, loop variables followed back to their lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from reportkit.template.blueprint import Field
from reportkit.template.program import tag_at
from reportkit.template.source import Source

# what Jinja itself defines
BUILT_IN = frozenset({"loop", "range", "dict", "cycler", "joiner", "namespace", "caller", "self",
                      "varargs", "kwargs", "true", "false", "none"})  # fmt: skip

Scope = Mapping[str, str | None]


def iter_fields(tree: nodes.Template, source: Source, functions: frozenset[str]) -> Iterator[Field]:
    """Yield every use of a field, in the order of the part."""
    scope: dict[str, str | None] = dict.fromkeys(BUILT_IN | functions)
    for name, line in walk(tree, scope):
        yield Field(name, tag_at(source, line).place)


def walk(node: nodes.Node, scope: dict[str, str | None]) -> Iterator[tuple[str, int]]:
    """Yield (dotted name, line) for the fields used below a node.

    `scope` says what a local name stands for: a path, or None for what is no field.
    """
    if isinstance(node, nodes.For):
        yield from walk_loop(node, scope)
    elif isinstance(node, nodes.Assign):
        yield from walk(node.node, scope)
        bind(node.target, path_of(node.node, scope), scope)
    elif isinstance(node, nodes.AssignBlock):
        yield from walk_children(node, scope)
        bind(node.target, None, scope)
    elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
        yield from walk_macro(node, scope)
    elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield from walk_path(node, scope)
    else:
        yield from walk_children(node, scope)


def walk_children(node: nodes.Node, scope: dict[str, str | None]) -> Iterator[tuple[str, int]]:
    """Yield the fields used by everything directly below a node."""
    for child in node.iter_child_nodes():
        yield from walk(child, scope)


def walk_loop(node: nodes.For, scope: dict[str, str | None]) -> Iterator[tuple[str, int]]:
    """Yield the fields of a loop; its variable is an entry of its list."""
    yield from walk(node.iter, scope)
    inner = dict(scope)
    listed = path_of(node.iter, scope)
    bind(node.target, f"{listed}[]" if listed else None, inner)
    for child in (node.test, *node.body):
        if child is not None:
            yield from walk(child, inner)
    for child in node.else_:
        yield from walk(child, scope)


def walk_macro(
    node: nodes.Macro | nodes.CallBlock, scope: dict[str, str | None]
) -> Iterator[tuple[str, int]]:
    """Yield the fields of a macro, whose arguments are no fields."""
    inner = scope | dict.fromkeys(argument.name for argument in node.args)
    yield from walk_children(node, inner)
    if isinstance(node, nodes.Macro):
        scope[node.name] = None


def walk_path(
    node: nodes.Name | nodes.Getattr | nodes.Getitem, scope: dict[str, str | None]
) -> Iterator[tuple[str, int]]:
    """Yield the whole path of a name with what is asked of it, and the fields in its brackets."""
    path = path_of(node, scope)
    if path is not None:
        yield path, node.lineno
    elif not isinstance(node, nodes.Name):
        yield from walk(node.node, scope)
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        yield from walk(node.arg, scope)


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted path that an expression stands for, or None."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name) if node.ctx == "load" else None
    if isinstance(node, nodes.Getattr):
        owner = path_of(node.node, scope)
        return owner and f"{owner}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        owner = path_of(node.node, scope)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else 0
        return owner and (f"{owner}.{key}" if isinstance(key, str) else f"{owner}[]")
    if isinstance(node, nodes.Filter) and node.node is not None:
        return path_of(node.node, scope)
    return None


def bind(target: nodes.Node, path: str | None, scope: dict[str, str | None]) -> None:
    """Let the names of an assignment stand for a path, or for no field."""
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    for name in target.find_all(nodes.Name):
        scope[name.name] = None


def first_uses(fields: Iterator[Field]) -> tuple[Field, ...]:
    """Every field once, at its first place."""
    found: dict[str, Field] = {}
    for used in fields:
        found.setdefault(used.name, used)
    return tuple(found.values())

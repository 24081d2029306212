"""The code of a part: Jinja's syntax tree checked, its printing tags given their printers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from reportkit.diagnostics import Diagnostic, Phrase, all_of, find_near
from reportkit.rules import template as rules
from reportkit.template.blocks import CELL_WORDS, OPENERS, opens_block
from reportkit.template.blueprint import number_at
from reportkit.template.environment import BLOCK_BEGIN, BLOCK_END, PRINT_BEGIN, PRINT_END
from reportkit.template.options import read_options
from reportkit.template.sandbox import Sandbox
from reportkit.template.source import Source
from reportkit.template.spot import Output
from reportkit.template.tag import Kind, Tag

# how a tag that begins, divides or ends a block is made whole, to be checked by itself
BLOCK = f"{BLOCK_BEGIN} {{}} {BLOCK_END}"
COMPLETED = {
    word: "{}" + BLOCK.format(f"end{word}")
    for word in ("if", "for", "macro", "call", "with", "filter")
} | {"elif": BLOCK.format("if 1") + "{}" + BLOCK.format("endif")}
QUOTES = frozenset("\"'")
STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
TAG_END = "the end of the tag"
# Jinja's usual words, as patterns, and what we say in their place
REASONS = {
    r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'": "expected token '{wanted}', got '{got}'",
    r"expected an expression, got '(?P<got>.+)'": "expected an expression, got '{got}'",
    r"unexpected '(?P<got>.+)', expected '(?P<wanted>.+)'": (
        "unexpected '{got}', expected '{wanted}'"
    ),
    r"unexpected (?:char )?.(?P<got>.+?).(?: at \d+)?": "unexpected '{got}'",
    r"expected name or number": "expected name or number",
}


TOO_DEEP = Phrase("it is nested too deeply")


def check_tag(tag: Tag, code: str, environment: Sandbox) -> Iterator[Diagnostic]:
    """Yield what Jinja does not understand in a tag by itself; `code` is its source, completed."""
    try:
        found = [*check_vocabulary(environment.parse(code), tag, environment)]
    except TemplateSyntaxError as error:
        reason = plain_reason(error.message or "")
        yield rules.TAG_SYNTAX.at(tag.place, tag=tag.text, reason=reason)
    except RecursionError:
        yield rules.TAG_SYNTAX.at(tag.place, tag=tag.text, reason=TOO_DEEP)
    else:
        yield from found


def check_vocabulary(tree: nodes.Template, tag: Tag, environment: Sandbox) -> Iterator[Diagnostic]:
    """Yield the filters and tests of a tag that do not exist, and what these are wrongly told."""
    for node in iter_nodes(tree):
        if isinstance(node, (nodes.Filter, nodes.Test)):
            yield from check_name(node, tag, environment)
    if not environment.calls_methods:  # what docxtpl finds out while it fills is left to then
        yield from check_calls(tree, tag, environment)


def parse_source(source: Source, name: str, environment: Sandbox) -> nodes.Template | None:
    """The syntax tree of a part; None if a tag of it is not, or may not be, understood.

    A quotation mark without its counterpart could find one in another tag.
    """
    if not all(QUOTES.isdisjoint(STRING.sub("", spot.tag.code)) for spot in source.spots):
        return None
    try:
        tree = environment.parse(source.text, name)
        problems = (
            [*check_vocabulary(tree, source.spots[0].tag, environment)] if source.spots else []
        )
    except (TemplateSyntaxError, RecursionError):
        return None
    return None if problems else tree


def iter_nodes(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the nodes of a tree in the order in which they begin, faster than Jinja does."""
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, nodes.Node):
            yield node
            waiting += [getattr(node, name) for name in reversed(node.fields)]


def says_something(tag: Tag) -> bool:
    """True for a tag with an expression of its own; unknown words are reported elsewhere."""
    if tag.kind is Kind.BLOCK:
        return tag.word in (*OPENERS, *CELL_WORDS, "elif", "do") and tag.word != "raw"
    return tag.kind is Kind.PRINT


def complete_tag(tag: Tag) -> str:
    """The source of a tag that says something by itself, an end added where it needs one."""
    if tag.kind is Kind.PRINT:
        return f"{PRINT_BEGIN} {tag.code} {PRINT_END}"
    if tag.word in CELL_WORDS:
        wanted = tag.code.removeprefix(tag.word).strip()
        return f"{PRINT_BEGIN} {wanted or 0} {PRINT_END}"
    text = COMPLETED.get(tag.word, "{}").format(BLOCK.format(tag.code))
    return text + (BLOCK.format("endset") if opens_block(tag) and tag.word == "set" else "")


def check_name(
    node: nodes._FilterTestCommon, tag: Tag, environment: Sandbox
) -> Iterator[Diagnostic]:
    """Yield the problem of a filter or test that does not exist."""
    known = known_names(node, environment)
    if node.name not in known:
        is_filter = isinstance(node, nodes.Filter)
        rule = rules.UNKNOWN_FILTER if is_filter else rules.UNKNOWN_TEST
        near = find_near(node.name, (name for name in known if " " not in name))
        yield rule.at(tag.place, "near" if near else None, name=node.name, near=near)


def known_names(node: nodes._FilterTestCommon, environment: Sandbox) -> Mapping[str, object]:
    """The filters or the tests that there are."""
    return environment.filters if isinstance(node, nodes.Filter) else environment.tests


def check_calls(tree: nodes.Template, tag: Tag, environment: Sandbox) -> Iterator[Diagnostic]:
    """Yield what is wrong in the brackets of filters and functions that exist."""
    used = [*iter_nodes(tree)]
    for node in used:
        if isinstance(node, nodes.Filter):
            call = environment.filters.get(node.name)
            yield from check_options(node, node.name, call, tag, given=1)
    for node in used:
        if not isinstance(node, nodes.Call):
            continue
        named = node.node
        function = environment.globals.get(named.name) if isinstance(named, nodes.Name) else None
        if isinstance(named, nodes.Name) and function in environment.given:
            yield from check_options(node, named.name, function, tag, given=0)


def check_options(
    node: nodes.Filter | nodes.Call, name: str, call: object, tag: Tag, *, given: int
) -> Iterator[Diagnostic]:
    """Yield what a filter or function cannot do with what stands in its brackets.

    `given` values stand before the brackets.
    """
    known = read_options(call)
    if known is None or node.dyn_args is not None or node.dyn_kwargs is not None:
        return
    named = [str(option.key) for option in node.kwargs]
    placed = known.names[: given + len(node.args)]
    limit = None if known.takes_more else len(known.names) - given
    if limit is not None and len(node.args) > limit:
        most = Phrase("at most {number}", number=limit) if limit else Phrase("nothing")
        yield rules.SURPLUS_OPTION.at(tag.place, name=name, most=most)
    for option in named:
        if option not in known.names and not known.takes_any:
            yield unknown_option(name, option, known.names[given:], tag)
    missing = [each for each in known.needed if each not in (*placed, *named)]
    if missing:
        yield rules.MISSING_OPTION.at(tag.place, name=name, missing=all_of(missing))


def unknown_option(name: str, option: str, known: Iterable[str], tag: Tag) -> Diagnostic:
    """The problem of an option that a filter or function does not have."""
    names = [*known]
    near = find_near(option, names)
    hint = "near" if near else "known" if names else None
    told = all_of(names) if names else ""
    return rules.UNKNOWN_OPTION.at(tag.place, hint, name=name, option=option, near=near, known=told)


def plain_reason(message: str) -> object:
    """Jinja's words for a syntax error, as a phrase if they are usual ones."""
    plain = plain_words(message)
    for pattern, words in REASONS.items():
        if found := re.fullmatch(pattern, plain):
            said = found.groupdict().items()
            return Phrase(words, **{role: token_words(token, role) for role, token in said})
    return plain


def token_words(said: str, role: str) -> object:
    """What Jinja met or wanted, as a phrase if it is not quoted from the tag."""
    return Phrase(said) if said == TAG_END or (said, role) == ("name", "wanted") else said


def plain_words(message: str) -> str:
    """Jinja's words in the case of our own messages, and without its signs."""
    for sign, name in (
        (PRINT_END, "}}"), (BLOCK_END, "%}"), (PRINT_BEGIN, "{{"), (BLOCK_BEGIN, "{%"),
    ):  # fmt: skip
        message = message.replace(sign, name)
    message = message.replace("end of print statement", TAG_END)
    message = message.replace("end of statement block", TAG_END).rstrip(".")
    return message[:1].lower() + message[1:]


def tag_at(source: Source, line: int) -> Tag:
    """The tag that stands on a line of the source, or before it."""
    return source.spots[number_at(source.lines, line)].tag


def build_code(tree: nodes.Template, source: Source, environment: Sandbox, name: str) -> CodeType:
    """The code that fills a part."""
    return complete_code(environment.compile(Instruments(source).visit(tree), name, None), source)


def complete_code(code: CodeType, source: Source) -> CodeType:
    """The code with what the source has held back: Python, too, would look at each sign of it."""
    return code.replace(co_consts=tuple(complete_constant(one, source) for one in code.co_consts))


def complete_constant(constant: object, source: Source) -> object:
    """A constant of code that was compiled without what the source has held back."""
    if isinstance(constant, CodeType):
        return complete_code(constant, source)
    if isinstance(constant, tuple):
        return tuple(complete_constant(one, source) for one in constant)
    return source.restore(constant) if isinstance(constant, str) else constant


class Instruments(NodeTransformer):
    """Puts printers around what is printed, and counters around what could run away."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - Jinja's name
        """A tag that prints."""
        self.generic_visit(node)
        node.nodes = [print_node(part, self.source) for part in node.nodes]
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        """A loop."""
        self.generic_visit(node)
        # letters that the author of a template lists are meant
        listed = "counted letters" if isinstance(node.iter, nodes.Const) else "counted passes"
        node.iter = filtered(node.iter, listed)
        return node

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.FilterBlock:  # noqa: N802
        """A filter over what stands between two tags: it sees words, and prints words."""
        self.generic_visit(node)
        number = number_at(self.source.lines, node.lineno)
        node.filter = filtered(on_words(node.filter), Output.TEXT.value, number)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """A list, of which a loop could make one that holds itself many times over."""
        self.generic_visit(node)
        return weighed(node, node.items)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """The same of fixed length."""
        self.generic_visit(node)
        return weighed(node, node.items) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """Values by name."""
        self.generic_visit(node)
        return weighed(node, [pair.value for pair in node.items])

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> list[nodes.Node]:  # noqa: N802
        """A name for what stands between two tags: words are words, as in any other value."""
        self.generic_visit(node)
        number = number_at(self.source.lines, node.lineno)
        if self.source.spots[number].tag.level == "own":
            return [node]
        if node.filter is not None:
            node.filter = filtered(on_words(node.filter), Output.TEXT.value, number)
        captured = nodes.Name(getattr(node.target, "name", ""), "load", lineno=node.lineno)
        said: nodes.Expr = captured
        if isinstance(node.target, nodes.NSRef):
            said = nodes.Getattr(captured, node.target.attr, "load", lineno=node.lineno)
        words = nodes.Assign(node.target, filtered(said, "words alone"), lineno=node.lineno)
        return [node, words]

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """Texts put together with `~`."""
        self.generic_visit(node)
        return filtered(nodes.List(node.nodes, lineno=node.lineno), "joined texts")


def weighed(node: nodes.Expr, entries: list[nodes.Expr]) -> nodes.Expr:
    """A list or mapping, weighed if it may hold others."""
    if all(isinstance(entry, nodes.Const) for entry in entries):
        return node
    return filtered(node, "weighed")


def on_words(chain: nodes.Filter) -> nodes.Filter:
    """A chain of filters over captured XML, which sees the words in it."""
    words = nodes.Filter(None, "plain words", [], [], None, None, lineno=chain.lineno)
    innermost(chain).node = words
    return chain


def innermost(chain: nodes.Filter) -> nodes.Filter:
    """The filter of a chain that comes first."""
    while isinstance(chain.node, nodes.Filter):
        chain = chain.node
    return chain


def print_node(node: nodes.Expr, source: Source) -> nodes.Expr:
    """What prints a value: static text itself, anything else through the printer of its spot."""
    if isinstance(node, nodes.TemplateData):
        return node
    number = source.lines.get(node.lineno)
    if number is None:
        number = number_at(source.lines, node.lineno)
    output = source.spots[number].output
    return filtered(node, (output or Output.TEXT).value, number)


def filtered(node: nodes.Node, name: str, *arguments: object) -> nodes.Filter:
    """An expression put through a filter."""
    constants = [nodes.Const(argument, lineno=node.lineno) for argument in arguments]
    return nodes.Filter(node, name, constants, [], None, None, lineno=node.lineno)

"""A part compiled: Jinja's syntax tree checked, its printing tags given their printers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from difflib import get_close_matches

from jinja2 import Template as Program
from jinja2 import TemplateSyntaxError, nodes

from reportkit.diagnostics import Diagnostic, Rule
from reportkit.rules import template as rules
from reportkit.template.blocks import CELL_WORDS
from reportkit.template.environment import (
    BLOCK_BEGIN,
    BLOCK_END,
    PRINT_BEGIN,
    PRINT_END,
    Sandbox,
)
from reportkit.template.source import Source
from reportkit.template.spot import Output
from reportkit.template.tags import Kind, Tag

# how a tag that begins, divides or ends a block is made whole, to be checked by itself
BLOCK = f"{BLOCK_BEGIN} {{}} {BLOCK_END}"
COMPLETED = {
    word: "{}" + BLOCK.format(f"end{word}")
    for word in ("if", "for", "macro", "call", "with", "filter")
} | {"elif": BLOCK.format("if 1") + "{}" + BLOCK.format("endif")}


def check_tag(tag: Tag, environment: Sandbox) -> Diagnostic | None:
    """The problem of a tag that Jinja does not understand by itself, or None."""
    code = f" {tag.code} "
    if tag.kind is Kind.COMMENT or tag.word.startswith("end") or tag.word in ("else", "raw"):
        return None
    if tag.kind is Kind.PRINT:
        text = f"{PRINT_BEGIN}{code}{PRINT_END}"
    elif tag.word in CELL_WORDS:
        wanted = tag.code.removeprefix(tag.word).strip()
        text = f"{PRINT_BEGIN} {wanted or 0} {PRINT_END}"
    else:
        text = COMPLETED.get(tag.word, "{}").format(f"{BLOCK_BEGIN}{code}{BLOCK_END}")
    if tag.word == "set" and "=" not in tag.code:
        text += f"{BLOCK_BEGIN} endset {BLOCK_END}"
    try:
        environment.parse(text)
    except TemplateSyntaxError as error:
        reason = plain_reason(error.message or "")
        return rules.TAG_SYNTAX.at(tag.place, tag=tag.text, reason=reason)
    return None


def plain_reason(message: str) -> str:
    """Jinja's words for a syntax error, in the case of our own messages and without its signs."""
    for sign, name in (
        (PRINT_END, "}}"), (BLOCK_END, "%}"), (PRINT_BEGIN, "{{"), (BLOCK_BEGIN, "{%"),
    ):  # fmt: skip
        message = message.replace(sign, name)
    message = message.replace("end of print statement", "the end of the tag")
    message = message.replace("end of statement block", "the end of the tag").rstrip(".")
    return message[:1].lower() + message[1:]


def parse_source(source: Source, environment: Sandbox) -> nodes.Template:
    """The syntax tree of a part."""
    return environment.parse(source.text)


def check_tree(tree: nodes.Template, source: Source, environment: Sandbox) -> Iterator[Diagnostic]:
    """Yield a problem for every filter and test that does not exist."""
    for node in tree.find_all(nodes.Filter):
        if node.name not in environment.filters:
            names = [name for name in environment.filters if " " not in name]
            yield unknown(rules.UNKNOWN_FILTER, node, names, source)
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            yield unknown(rules.UNKNOWN_TEST, test, list(environment.tests), source)


def unknown(
    rule: Rule, node: nodes.Filter | nodes.Test, known: list[str], source: Source
) -> Diagnostic:
    """The problem of a name that does not exist."""
    tag = tag_at(source, node.lineno)
    near = get_close_matches(node.name, known, 1)
    hint = "near" if near else None
    return rule.at(tag.place, hint, name=node.name, near="".join(near))


def tag_at(source: Source, line: int) -> Tag:
    """The tag that stands on a line of the source, or before it."""
    return source.spots[number_at(source.lines, line)].tag


def number_at(lines: dict[int, int], line: int) -> int:
    """The number of the tag on this line, or the last one before it."""
    starts = list(lines)
    return lines[starts[max(bisect_right(starts, line) - 1, 0)]]


def build_program(tree: nodes.Template, source: Source, environment: Sandbox, name: str) -> Program:
    """The part as a program that fills it."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [print_node(node, source) for node in output.nodes]
    for loop in tree.find_all(nodes.For):
        loop.iter = filtered(loop.iter, "counted")
    code = environment.compile(tree, name, None)
    return Program.from_code(environment, code, environment.make_globals(None))


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

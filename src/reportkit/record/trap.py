"""The ways in which YAML surprises people: recognised in a line, named, and mended to read on.

A mended line only serves to find the other problems of the same file; nothing is ever written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import yaml

from reportkit.diagnostics import Diagnostic, Phrase
from reportkit.frozen import frozen
from reportkit.record.source import Source
from reportkit.rules import record as rules

LEAD = r"(?P<lead>[\s\u3000\xa0]*(?:-[ ]+)*)"
FALSE_COLON = re.compile(
    LEAD + r"(?P<key>[^\W\d]\w*)[ \u3000\xa0]*"
    r"(?P<colon>：[\s\u3000]*|:(?=[^ \t:/\\])[\u3000\xa0]*)(?P<value>.*)$"
)
WIDE_KEY = re.compile(
    r"(?P<lead>[ -]*)(?P<before>[\u3000\xa0]*)(?P<key>[^\W\d]\w*)(?P<after>[\u3000\xa0]*)"
    r"[ ]*:(?P<value>(?:\s.*)?)$"
)
INDENTED_BY_TAB = re.compile(r"(?P<spaces> *)(?P<tabs>\t[ \t]*)(?=\S)")
VALUE = re.compile(
    r"(?P<lead>\s*(?:-[ \t]+)*(?:[^\s'\"\[\]{}#:,&*!|>%@`-][^:#]*:[ \t]+)?)(?P<value>\S.*)$"
)
QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
BLOCK_HEADER = re.compile(r"(?P<indent> *).*(?:^|[:\-\s])[|>][-+\d]{0,2}[ \t]*(?:#.*)?$")
COMMENT = re.compile(r"(?<![ \t])[ \t]+#.*$")
MARKS = re.compile(r"[{\[@%*&!|>`,\]}]|[-?](?=\s)")

EXPLAINED = (
    ("block end", Phrase("the line does not fit the lines above it"), "indent"),
    ("did not find expected key", Phrase("the line does not fit the lines above it"), "indent"),
    ("expected '-' indicator", Phrase("the line does not fit the list above it"), "indent"),
    ("mapping values", Phrase("a key stands where the text of the line above goes on"), "indent"),
    (
        "could not find expected ':'",
        Phrase("words stand where a key and a colon belong"),
        "indent",
    ),
    ("unexpected end of stream", Phrase("a quotation mark is not closed"), "quotes"),
    ("escape", Phrase("the backslash in the quotation marks has no known meaning"), "quotes"),
    ("flow sequence", Phrase("the square bracket is not closed"), "brackets"),
    ("flow mapping", Phrase("the brace is not closed"), "brackets"),
    ("flow node", Phrase("the bracket is not closed"), "brackets"),
    ("another document", Phrase("a second document begins here"), "one"),
    ("document start", Phrase("text stands after the end of the document"), "one"),
    ("alias", Phrase("`*` at the beginning of a value refers to nothing"), "quotes"),
    (
        "cannot start any token",
        Phrase("the line begins with a mark that YAML keeps for itself"),
        "quotes",
    ),
)


@frozen
class Mend:
    """A problem of one line, and the line as it was probably meant."""

    row: int
    line: str
    diagnostic: Diagnostic


def iter_false_colons(source: Source, keys: Collection[str]) -> Iterator[Mend]:
    """Yield the lines in which a known key is followed by something that only looks like `: `."""
    for row in _iter_open_rows(source.lines):
        line = source.lines[row]
        match = FALSE_COLON.match(line) or WIDE_KEY.match(line)
        if match and match["key"] in keys:
            yield from _mend_key(source, row, match)


def _mend_key(source: Source, row: int, match: re.Match[str]) -> Iterator[Mend]:
    groups = match.groupdict()
    key, value = match["key"], match["value"].strip("\u3000\xa0 ")
    place = source.spot(row, match.start("key"), len(key) + 1)
    colon = groups.get("colon")
    if colon is None:
        if not (groups["before"] or groups["after"]):
            return
        rule, values = rules.WIDE_SPACE, {"where": Phrase("beside `{key}`", key=key)}
    elif "：" in colon:
        rule, values = rules.FULL_WIDTH_COLON, {}
    elif colon == ":":
        rule, values = rules.MISSING_SPACE, {}
    else:
        rule, values = rules.WIDE_SPACE, {"where": Phrase("after the colon of `{key}`", key=key)}
    lead = match["lead"].replace("\u3000", "  ").replace("\xa0", " ")
    problem = rule.at(place, "write", key=key, value=value, **values)
    yield Mend(row, f"{lead}{key}: {value}", problem)


def iter_tabs(source: Source) -> Iterator[Mend]:
    """Yield the lines that are indented with a tab."""
    for row in _iter_open_rows(source.lines):
        match = INDENTED_BY_TAB.match(source.lines[row])
        if match:
            spaces = match["spaces"] + match["tabs"].replace("\t", "  ")
            place = source.spot(row, match.start("tabs"), len(match["tabs"]))
            line = spaces + source.lines[row][match.end() :]
            yield Mend(row, line, rules.TAB.at(place, "spaces"))


def find_value_trap(source: Source, error: yaml.MarkedYAMLError) -> Mend | None:
    """The value that made the reader stumble, if quotation marks would mend it."""
    for row in _iter_suspects(error):
        match = VALUE.match(source.line(row))
        if match and (diagnostic := _find_fault(source, row, match)):
            return Mend(row, match["lead"] + quote(match["value"]), diagnostic)
    return None


def explain(source: Source, error: Exception) -> Diagnostic:
    """A syntax error in plain words."""
    mark = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    place = source.spot(mark.line, mark.column) if mark else source.spot(0, 0)
    for fragment, problem, hint in EXPLAINED:
        if fragment in said:
            return rules.SYNTAX.at(place, hint, problem=problem)
    return rules.SYNTAX.at(place, "indent", problem=Phrase("the line cannot be understood"))


def quote(value: str) -> str:
    """The value in the quotation marks that keep every character of it."""
    value = value.rstrip()
    if "'" in value and not re.search(r'["\\]', value):
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _find_fault(source: Source, row: int, match: re.Match[str]) -> Diagnostic | None:
    value = COMMENT.sub("", match["value"]).rstrip()
    place, quoted = source.spot(row, match.start("value"), len(value)), quote(value)
    if value[0] in "'\"":
        closed = QUOTED.match(value)
        if closed and closed.end() == len(value):
            return None
        rule = rules.TEXT_AFTER_QUOTES if closed else rules.UNCLOSED_QUOTES
        return rule.at(place, "write", quoted=quoted)
    if MARKS.match(value) and not BLOCK_HEADER.match(value):
        return rules.LEADING_MARK.at(place, "write", mark=value[0], quoted=quoted)
    if ": " in value or value.endswith(":"):
        return rules.COLON_IN_VALUE.at(place, "write", quoted=quoted)
    return None


def _iter_suspects(error: yaml.MarkedYAMLError) -> Iterator[int]:
    # Only the beginning of a bracket or a quotation is to blame for an error further down.
    is_open = re.search("flow|quoted|block scalar", error.context or "")
    marks = (error.problem_mark, error.context_mark if is_open else None)
    yield from (mark.line for mark in marks if mark)


def _iter_open_rows(lines: tuple[str, ...]) -> Iterator[int]:
    """Yield the rows that do not belong to a block of text below `|` or `>`."""
    block: int | None = None
    for row, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        header = BLOCK_HEADER.match(line)
        block = len(header["indent"]) if header else None
        yield row

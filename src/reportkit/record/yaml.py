"""YAML text with places: every value stays the words that were written, nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from reportkit.diagnostics import (
    Diagnostic,
    FilePlace,
    Phrase,
    Place,
    TextPlace,
    system_words,
)
from reportkit.entry import read_ordinary
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.encoding import decode
from reportkit.record.source import Source, split_lines
from reportkit.rules import record as rules

if TYPE_CHECKING:
    from reportkit.record.trap import Mend

MOST_BYTES = 2_000_000
MOST_DEPTH = 40
MOST_VALUES = 100_000
MOST_MENDS = 100
SAFE_DEPTH = 1000  # the tree is built by recursion; the stack bears several times as much

# What neither XML nor YAML can carry, and the mark that stands for a letter that was lost.
BAD_CHARACTER = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffd-\uffff]"
)
# YAML would end a line there, where no editor does; until it has been read, others stand for them
ENDS_OF_YAML = str.maketrans("\u2028\u2029", "\ufdd0\ufdd1")
ENDS_THEMSELVES = str.maketrans("\ufdd0\ufdd1", "\u2028\u2029")
SURROGATES = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
LONE_SURROGATE = r"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
LOST_CHARACTER = Phrase("a character that cannot be read")
LOST = pattern(r"[ \t]+(#\S.*)")
ALIAS = pattern(r"(?:^|[\s\[,:-])\*([^\s,\]}]+)")
# with which a property may begin; what is sought first is a plain character, which is fast
ANCHOR_SIGN, TAG_SIGN = pattern(r"&(?<![^\s\[{,:?-]&)\S"), pattern(r"!(?<![^\s\[{,:?-]!)")
PROPERTY = pattern(r"(?:[&!][^\s,\[\]{}]*[ \t]*)+")
PLAIN_TAGS = pattern(r"!!(?:str|int|float|bool|null|map|seq)(?![^\s,\[\]{}])")
CANONICAL_NUMBER = pattern(r"0|-?[1-9]\d{0,14}")
NOTHING = ("~", "null")  # as programs write what is absent
CONSTANTS = {**dict.fromkeys(("", *NOTHING)), "true": True, "false": False}


class _Untyped:
    """A loader that builds the tree alone, and takes no time to find out the types in it."""

    def resolve(self, *_: object) -> str:
        """No type: every value stays what was written."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing: types by path are not asked for either."""

    ascend_resolver = descend_resolver


LOADER: Any = type("Loader", (_Untyped, getattr(yaml, "CBaseLoader", yaml.BaseLoader)), {})

FindKeys = Callable[[], Collection[str]]


@frozen
class LoadedYaml:
    """A YAML file as plain values, with its places; `node` is the tree that they came from."""

    value: Any
    diagnostics: tuple[Diagnostic, ...]
    source: Source
    node: Node | None = field(default=None, repr=False)


def load_yaml(path: Path) -> LoadedYaml:
    """The values of any YAML or JSON file.

    Plain `true`, `false`, `null` and whole numbers in their plain notation are what they say;
    every other scalar is the text that was written, so `007`, `14:30` and `no` stay themselves.
    """
    loaded = load_nodes(path)
    if loaded.node is None or loaded.diagnostics:
        return loaded
    return replace(loaded, value=build_plain(loaded.node))


def load_nodes(path: Path, find_keys: FindKeys = tuple) -> LoadedYaml:
    """The tree of a YAML file and everything wrong with its notation; `value` is left out.

    `find_keys` tells, if it comes to that, the keys whose lines may be mended.
    """
    try:
        content = read_ordinary(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        cause = _find_cause(error)
        problem = rules.UNREADABLE.at(FilePlace(str(path)), file=path.name, cause=cause)
        return LoadedYaml(None, (problem,), Source(str(path)))
    if len(content) > MOST_BYTES:
        size = Phrase("{number} bytes", number=f"{path.stat().st_size:,}")
        problem = rules.TOO_LARGE.at(FilePlace(str(path)), size=size, most=f"{MOST_BYTES:,}")
        return LoadedYaml(None, (problem,), Source(str(path)))
    return parse_nodes(content, str(path), find_keys)


def _find_cause(error: OSError | ValueError) -> object:
    """Why a file could not be opened."""
    return system_words(error) if isinstance(error, OSError) else Phrase("its name is not valid")


def parse_nodes(content: bytes, file: str, find_keys: FindKeys = tuple) -> LoadedYaml:
    """The tree of a YAML text, as `load_nodes` gives it."""
    text, encoding = decode(content)
    source = Source(file, tuple(split_lines(text)))
    found: list[Diagnostic] = []
    if encoding:
        found.append(rules.ENCODING.at(source.spot(0, 0), "save", encoding=encoding))
    node, mended = _compose(source, find_keys, found)
    if node is not None:
        check_tree(node, source, mended, found)
        if any(problem.rule in FATAL for problem in found):
            node = None
    elif not found:
        found.append(rules.EMPTY_FILE.at(FilePlace(file), "new"))
    return LoadedYaml(None, tuple(in_file_order(found)), source, node)


def in_file_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems from top to bottom, none twice."""
    return sorted(dict.fromkeys(diagnostics), key=_find_spot)


def _find_spot(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.place
    return (place.line, place.column) if isinstance(place, TextPlace) else (0, 0)


def build_plain(node: Node) -> Any:
    """The plain value of a node: a dictionary, a list, text, a whole number, a truth or None."""
    if isinstance(node, MappingNode):
        return {key.value: build_plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [build_plain(value) for value in node.value]
    is_plain = isinstance(node, ScalarNode) and not node.style
    if is_plain and node.value in CONSTANTS:
        return CONSTANTS[node.value]
    if is_plain and CANONICAL_NUMBER.fullmatch(node.value):
        return int(node.value)
    return node.value


# --- the tree ---------------------------------------------------------------------------------


def _compose(
    source: Source, find_keys: FindKeys, found: list[Diagnostic]
) -> tuple[Node | None, Source]:
    """The tree, and the text that it was read from: mended line by line where it cannot be read."""
    lines = [*source.lines]
    text = "".join(lines)
    if "\\u" in text or not _is_tame(text):
        lines = list(map(_settle_characters, lines))
    quoted: set[int] = set()
    for _ in range(MOST_MENDS):
        now = replace(source, lines=tuple(lines))
        node, error = _try_compose("\n".join(lines))
        if error is None and not isinstance(node, ScalarNode):
            return node, now
        mends = _find_mends(now, error, find_keys, quoted)
        if not mends:
            found.append(_explain_rest(now, node, error))
            break
        for mend in mends:
            lines[mend.row] = mend.line
            found.append(replace(mend.diagnostic, place=_find_place(source, mend)))
    return None, source


def _find_place(source: Source, mend: Mend) -> Place:
    """The place of a problem with the line as it was written, even if it was mended before."""
    place, line = mend.diagnostic.place, source.spot(mend.row, 0).source
    return replace(place, source=line) if isinstance(place, TextPlace) else place


def _is_tame(text: str) -> bool:
    """True if a text surely has no bad character; it is decided much faster than which it has."""
    return text.isprintable() and "\ufffd" not in text


def _settle_characters(line: str) -> str:
    """The line without bad characters; what JSON writes as two escapes is one character."""
    line = BAD_CHARACTER.sub("\ufffd", line).translate(ENDS_OF_YAML)
    if "\\u" not in line or '"' not in line:
        return line
    import json

    joined = re.sub(SURROGATES, lambda pair: json.loads(f'"{pair[0]}"'), line)
    return re.sub(LONE_SURROGATE, "\\1\ufffd", joined)


def _try_compose(text: str) -> tuple[Node | None, Exception | None]:
    if _is_too_deep(text):
        return None, RecursionError()
    try:
        return yaml.compose(text, Loader=LOADER), None
    except (yaml.YAMLError, RecursionError) as error:
        return None, error


def _find_mends(
    source: Source, error: Exception | None, find_keys: FindKeys, quoted: set[int]
) -> list[Mend]:
    # a file in order, as most are, does not wait for the ways in which files are not
    from reportkit.record import trap

    if isinstance(error, RecursionError):
        return []
    mends = list(trap.iter_tabs(source)) or list(trap.iter_false_colons(source, find_keys()))
    if not mends and isinstance(error, yaml.MarkedYAMLError):
        mend = trap.find_value_trap(source, error)
        # A value that its quotation marks did not mend is past mending; more of them only grow.
        if mend is None or mend.row in quoted:
            return []
        quoted.add(mend.row)
        return [mend]
    return mends


def _explain_rest(source: Source, node: Node | None, error: Exception | None) -> Diagnostic:
    if isinstance(error, RecursionError):
        return rules.TOO_DEEP.at(source.spot(0, 0), most=MOST_DEPTH)
    if error is not None:
        from reportkit.record.trap import explain

        return explain(source, error)
    place = source.at(node) if node else source.spot(0, 0)
    return rules.NOT_A_MAPPING.at(place, "line", shape=Phrase("one piece of text"))


def _is_too_deep(text: str) -> bool:
    """True if building the tree could exhaust the stack; most texts show at once that it cannot."""
    if sum(map(text.count, "[{-?:")) < SAFE_DEPTH:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MOST_DEPTH:
                return True
    except yaml.YAMLError:  # to be explained when the tree is built
        pass
    return False


def _quote(value: str) -> str:
    from reportkit.record.trap import quote

    return quote(value)


class _Walk:
    """One pass over a tree: its places by path, and what is wrong with its notation."""

    def __init__(self, source: Source, mended: Source, found: list[Diagnostic]) -> None:
        assert isinstance(source.nodes, dict)  # noqa: S101 - filled once, while it is read
        self.source, self.mended, self.nodes = source, mended, source.nodes
        self.found, self.visits = found, 0
        self.aliases: set[str] | None = None
        # most texts have no sign of what is looked for in every one of their values
        text = "".join(mended.lines)
        self.has_properties = ("&" in text or "!" in text) and _may_have_properties(mended.lines)
        self.has_comments = "#" in text
        self.has_merges = "<<" in text
        self.may_be_bad = "\\" in text or not _is_tame(text)

    def visit(self, node: Node, path: str, depth: int) -> None:
        self.visits += 1
        if self.visits > MOST_VALUES:
            raise _TooMuchError(rules.TOO_MANY.at(self.source.at(node), most=MOST_VALUES))
        if depth > MOST_DEPTH:
            raise _TooMuchError(rules.TOO_DEEP.at(self.source.at(node), most=MOST_DEPTH))
        if path or not depth:  # a key without a name does not stand for the whole file
            self.nodes[path] = node
        if self.has_properties:
            self.check_properties(node)
        if isinstance(node, ScalarNode):
            self.check_scalar(node, path)
        elif isinstance(node, MappingNode):
            self.visit_mapping(node, path, depth)
        else:
            for index, value in enumerate(node.value):
                self.visit(value, f"{path}[{index}]", depth + 1)

    def visit_mapping(self, node: MappingNode, path: str, depth: int) -> None:
        if node.flow_style:
            self.join_torn(node)
        if self.has_merges:
            from reportkit.record.inherit import take_over  # few files have any

            take_over(node)
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.found.append(rules.COMPLEX_KEY.at(self.source.at(key), "quotes"))
                continue
            name, row = key.value, key.start_mark.line + 1
            if name in lines:
                place = self.source.at(key)
                self.found.append(rules.DUPLICATE_KEY.at(place, key=name, line=lines[name]))
            lines.setdefault(name, row)
            self.check_scalar(key, f"{path}.{name}" if path else name)
            self.visit(value, f"{path}.{name}" if path else name, depth + 1)

    def join_torn(self, node: MappingNode) -> None:
        """Report `{name: Example Co., Ltd.}`, and read on as if the comma belonged to the text."""
        whole: list[tuple[Node, Node]] = []
        for key, value in node.value:
            before = whole[-1][1] if whole else None
            if _is_bare(key, value) and isinstance(before, ScalarNode) and before.value:
                values = {"first": before.value, "second": key.value}
                self.found.append(rules.TORN_TEXT.at(self.source.at(key), "write", **values))
                before.value = f"{before.value}, {key.value}"
            else:
                whole.append((key, value))
        node.value = whole

    def check_scalar(self, node: ScalarNode, path: str) -> None:
        bad = None
        if self.may_be_bad:
            node.value = node.value.translate(ENDS_THEMSELVES)
            bad = BAD_CHARACTER.search(node.value)
        if bad:
            lost = bad[0] == "\ufffd"
            what = LOST_CHARACTER if lost else _name_character(bad[0])
            place = self.source.at(node)
            field_name = BAD_CHARACTER.sub("?", path)
            self.found.append(rules.CHARACTER.at(place, "type", field=field_name, what=what))
        if self.has_comments and not node.style:
            self.check_comment(node)

    def check_comment(self, node: ScalarNode) -> None:
        end = node.end_mark
        line = self.mended.line(end.line)
        if "#" not in line:
            return
        lost = LOST.match(line, end.column)
        if lost:
            words = lost[1].rstrip()
            place = self.source.spot(end.line, lost.start(1), len(words))
            quoted = _quote(f"{node.value}{lost[0]}".strip())
            self.found.append(rules.LOST_COMMENT.at(place, "write", lost=words, quoted=quoted))

    def check_properties(self, node: Node) -> None:
        """Marks at the beginning of a value that YAML takes away: `&name` and `!tag`."""
        mark = node.start_mark
        line = self.mended.line(mark.line)
        if line[mark.column : mark.column + 1] not in ("&", "!"):
            return
        said = PROPERTY.match(line, mark.column)
        for word in said[0].split() if said else ():
            place = self.source.spot(mark.line, line.index(word, mark.column), len(word))
            if word.startswith("!") and not PLAIN_TAGS.match(word):
                self.found.append(rules.TAG.at(place, "write", tag=word))
            elif word.startswith("&") and not self.is_used(word[1:]):
                quoted = _quote(line[mark.column :])
                self.found.append(rules.LOST_ANCHOR.at(place, "write", lost=word, quoted=quoted))

    def is_used(self, anchor: str) -> bool:
        if self.aliases is None:
            self.aliases = {name for line in self.source.lines for name in ALIAS.findall(line)}
        return anchor in self.aliases


def _may_have_properties(lines: Iterable[str]) -> bool:
    """True if any value may begin with `&name` or `!tag`; `A & B` and `Well done!` do not."""
    text = "\n".join(lines)
    return any(sign.search(text) for sign in (ANCHOR_SIGN, TAG_SIGN))


def _is_bare(key: Node, value: Node) -> bool:
    """True for an entry of a flow mapping without a colon."""
    if not isinstance(key, ScalarNode) or not isinstance(value, ScalarNode) or value.value:
        return False
    return not value.style and value.start_mark.index == key.end_mark.index


class _TooMuchError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


FATAL = frozenset({rules.TOO_MANY.slug, rules.TOO_DEEP.slug, rules.COMPLEX_KEY.slug})


def check_tree(node: Node, source: Source, mended: Source, found: list[Diagnostic]) -> None:
    """Note the place of every value, and everything wrong with the notation of a tree."""
    try:
        _Walk(source, mended, found).visit(node, "", 0)
    except _TooMuchError as error:
        found.append(error.diagnostic)


def _name_character(character: str) -> Phrase:
    return Phrase("the invisible character {code}", code=f"U+{ord(character):04X}")


def describe(node: Node) -> Phrase:
    """What a node is, in words: text, a list, a set of keys."""
    if isinstance(node, SequenceNode):
        return Phrase("a list")
    return Phrase("a set of keys") if isinstance(node, MappingNode) else Phrase("text")


def is_blank(node: Node) -> bool:
    """True if a key was written without a value, or with one that says so."""
    return isinstance(node, ScalarNode) and (
        not node.value.strip() or (not node.style and node.value in NOTHING)
    )

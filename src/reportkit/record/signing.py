"""The fingerprint of a record's facts, written to where it was signed; all else stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yaml import MappingNode, Node, ScalarNode

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.fingerprint import build_fingerprint
from reportkit.record.model import Record
from reportkit.record.source import Source

SIGNED = "approval.signed"
FINGERPRINT = f"{SIGNED}.content_sha256"
KEY = "content_sha256"
LINE = pattern("[^\r\n]*(?:\r\n?|\n|$)")
# what a text in braces must not hold unless it is quoted
UNQUOTED = pattern(r"[^,\[\]{}#&*!|>'\"%@`:-][^,\[\]{}#:]*")


@frozen
class Edit:
    """Characters of a file that are replaced; rows and columns count from 0."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def sign_file(path: Path, record: Record, source: Source) -> bytes:
    """The file of a signed record, with the fingerprint of its facts where it was signed.

    Comments, the order of keys and the way in which values are written stay. `ValueError` if
    nobody has signed it.
    """
    content = path.read_bytes()
    text = content.decode("utf-8-sig")
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    lines = LINE.findall(text)
    edit = build_edit(source, build_fingerprint(record))
    first, last = edit.start[0], edit.end[0]
    ending = next((line[len(line.rstrip("\r\n")) :] for line in lines if line[-1:] in "\r\n"), "\n")
    before, behind = lines[first][: edit.start[1]], lines[last][edit.end[1] :]
    lines[first : last + 1] = [before + edit.text.replace("\n", ending) + behind]
    return mark + "".join(lines).encode()


def build_edit(source: Source, fingerprint: str) -> Edit:
    """What is written, and where: in place of an earlier one, or beside what is there."""
    node, known = source.nodes.get(SIGNED), source.nodes.get(FINGERPRINT)
    if node is None:
        raise ValueError("nobody has signed the record")
    if known is not None:
        return Edit(_start(known), _end(known), fingerprint)
    if isinstance(node, ScalarNode):
        return Edit(_start(node), _end(node), f"{{by: {_quote(node)}, {KEY}: {fingerprint}}}")
    assert isinstance(node, MappingNode)  # noqa: S101 - the record was read
    if node.flow_style:
        row, column = _end(node)
        place = (row, column - 1)
        return Edit(place, place, f", {KEY}: {fingerprint}")
    column = _start(node.value[0][0])[1]
    row = max(_last_rows(node.value[-1][1])) if node.value else _start(node)[0]
    place = (row, len(source.line(row)))
    return Edit(place, place, f"\n{' ' * column}{KEY}: {fingerprint}")


def _last_rows(node: Node) -> Iterator[int]:
    """Yield the rows on which the values in a node end."""
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False):
        row, column = _end(node)
        is_behind = column == 0 and row > _start(node)[0]  # as the end of a block of text is told
        yield row - is_behind
        return
    for part in node.value:
        for each in part if isinstance(part, tuple) else (part,):
            yield from _last_rows(each)


def _quote(node: ScalarNode) -> str:
    """A text as it may stand in braces."""
    import json

    words: str = node.value
    if UNQUOTED.fullmatch(words):
        return words

    return json.dumps(words, ensure_ascii=False)


def _start(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _end(node: Node) -> tuple[int, int]:
    return node.end_mark.line, node.end_mark.column

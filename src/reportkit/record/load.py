"""A record or an address book, out of its file: read, resolved and checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from reportkit.diagnostics import NOTHING, Diagnostic, Phrase, any_of, has_errors
from reportkit.frozen import frozen
from reportkit.record.book import Book
from reportkit.record.cast import READINGS, describe_organisation, describe_person, read_term
from reportkit.record.checks import check_record
from reportkit.record.editorial import check_editorial
from reportkit.record.model import Directory, Organisation, Person, Record
from reportkit.record.reader import Reader
from reportkit.record.references import KEY, NARRATOR
from reportkit.record.shape import Shape, Slot, find_shape, iter_shapes
from reportkit.record.source import Source
from reportkit.record.yaml import (
    LoadedYaml,
    describe,
    in_file_order,
    is_blank,
    load_nodes,
    parse_nodes,
)
from reportkit.rules import record as rules

if TYPE_CHECKING:
    from reportkit.record.house import HouseField

MOST_READINGS = 3
KINDS = {
    "people": Phrase("a person"),
    "orgs": Phrase("an organisation"),
    "terms": Phrase("a term"),
}
EITHER = (("date", "published", "2021-07-03"), ("summary", "activities", "The visitors toured …"))


@frozen
class Loaded:
    """What came of a record; `record` is None if anything in it is an error."""

    record: Record | None
    diagnostics: tuple[Diagnostic, ...]
    source: Source


@frozen
class LoadedDirectory:
    """What came of an address book; wrong entries are left out."""

    directory: Directory
    diagnostics: tuple[Diagnostic, ...]


def load_record(
    path: Path | str,
    *,
    directory: Directory | None = None,
    defaults: Mapping[str, Any] = NOTHING,
    root: Path | None = None,
    avoid: Collection[str] = (),
    extra: tuple[HouseField, ...] = (),
    content: bytes | None = None,
) -> Loaded:
    """The record of a file, or everything that is wrong with it, in the order of its lines.

    `directory` holds the people, organisations and terms that records share; `defaults` the values
    of absent keys (`org`, `lang`, `voice`); `root` is the project folder, in which photos and
    attachments must be; without it they are not looked for; `avoid` words that the house does not
    use; `extra` declares the house fields, and without a declaration they are free;
    `content` is read in place of what the file holds, which then need not exist.
    """
    path, shape = Path(path), find_record_shape(extra)

    def find_keys() -> Collection[str]:
        return record_keys(shape.by_key)

    if content is None:
        loaded = load_nodes(path, find_keys)
    else:
        loaded = parse_nodes(content, str(path), find_keys)
    if not isinstance(loaded.node, MappingNode):
        return Loaded(
            None, (*loaded.diagnostics, *_refuse(loaded.node, loaded.source)), loaded.source
        )
    learned: dict[str, Person | Organisation] = {}
    for _ in range(MOST_READINGS):
        before = dict(learned)
        book = Book(directory or Directory(), learned)
        record, found = _read_record(shape, loaded, book, defaults, path.stem)
        if learned == before:
            break
    found = [*loaded.diagnostics, *found, *check_record(record, loaded.source, root)]
    found += check_editorial(record, loaded.source, avoid)
    diagnostics = tuple(in_file_order(found))
    return Loaded(None if has_errors(diagnostics) else record, diagnostics, loaded.source)


def load_directory(path: Path, lang: str = "") -> LoadedDirectory:
    """The address book of a file.

    A text that is not given by language is in `lang`; without it, in Chinese if it holds Chinese
    characters and in English otherwise.
    """
    shape = find_shape(Directory)
    loaded = load_nodes(path, lambda: shape.by_key)
    if not isinstance(loaded.node, MappingNode):
        problems = (*loaded.diagnostics, *_refuse(loaded.node, loaded.source))
        return LoadedDirectory(Directory(), problems)
    book = Book()
    reader = Reader(loaded.source, _nodes(loaded.source), book, (lang,) if lang else (), READINGS)
    read_directory(reader, reader.open(shape, loaded.node, ""))
    diagnostics = in_file_order([*loaded.diagnostics, *reader.found])
    return LoadedDirectory(book.build_directory(), tuple(diagnostics))


def record_keys(of_record: Mapping[str, Slot] | None = None) -> frozenset[str]:
    """Every key that can stand in a record, at any depth, with the project's house fields."""
    house = find_shape(of_record["extra"].type).by_key if of_record else ()
    shapes = chain(iter_shapes(Record), iter_shapes(Directory))
    return frozenset(chain(house, *(shape.by_key for shape in shapes)))


# --- a record ---------------------------------------------------------------------------------


@cache
def find_record_shape(extra: tuple[HouseField, ...] = ()) -> Shape:
    """The keys of a record, with its house fields and those of its own address book."""
    record, directory = find_shape(Record), find_shape(Directory)
    if extra:
        from reportkit.record.house import add_house

        record = add_house(record, extra)
    by_key = {
        **record.by_key,
        **{k: v for k, v in directory.by_key.items() if k not in record.by_key},
    }
    return replace(record, slots=(*record.slots, *directory.slots), by_key=by_key)


def _read_record(
    shape: Shape, loaded: LoadedYaml, book: Book, defaults: Mapping[str, Any], stem: str
) -> tuple[Record, list[Diagnostic]]:
    node, source = loaded.node, loaded.source
    assert isinstance(node, MappingNode)  # noqa: S101 - any other node has been refused
    reader = Reader(source, _nodes(source), book, ("en",), READINGS)
    entries = reader.open(shape, node, "")
    _fill_defaults(entries, defaults)
    lang = reader.read_slot(shape.by_key["lang"], entries, "") or ("en",)
    reader.languages = tuple(dict.fromkeys(lang))
    read_directory(reader, entries)
    values: dict[str, Any] = {"lang": reader.languages}
    for slot in shape.slots:
        is_house = slot.name == "extra" and is_dataclass(slot.type)
        is_left_out = slot.key not in entries and not (slot.required or is_house)
        if slot.name == "lang" or slot.name in KINDS or is_left_out:
            continue
        reader.house = _find_house(slot.key, values)
        value = reader.read_slot(slot, entries, "")
        if is_house:
            value = value or _read_no_house(reader, slot, entries)
        if value is not None or slot.required:
            values[slot.name] = value
        if slot.name == "org":
            reader.ours = value
        if slot.required and _is_absent(slot.key, entries):
            reader.report_missing(slot, node, "")
    _check_either(reader, entries)
    _check_version(reader, values)
    values.setdefault("id", stem)
    return Record(**values, directory=book.build_directory()), reader.found


def _read_no_house(reader: Reader, slot: Slot, entries: Mapping[str, Node]) -> Any:
    """The declared house fields of a record that gives none; those that it must give are told."""
    if _is_absent(slot.key, entries):
        reader.read_fields(find_shape(slot.type), MappingNode("", []), slot.key)
    return slot.type()


def _fill_defaults(entries: dict[str, Node], defaults: Mapping[str, Any]) -> None:
    for key in ("org", "lang", "voice"):
        value = defaults.get(key)
        if value and _is_absent(key, entries):
            entries[key] = _default_node(value)


def _default_node(value: Any) -> Node:
    """A value of the project's settings as if the record gave it."""
    if isinstance(value, str):
        return ScalarNode("", value)
    return SequenceNode("", [ScalarNode("", str(one)) for one in value])


def _find_house(key: str, values: Mapping[str, Any]) -> Organisation | None:
    """The organisation of inline visitors and hosts who come without one."""
    ours, host = values.get("org"), values.get("host")
    is_reception = values.get("kind") == "reception"
    if key == "hosts":
        return host or (ours if is_reception else None)
    if key == "visitors" and host and host != ours and not is_reception:
        return ours
    return None


def _check_either(reader: Reader, entries: Mapping[str, Node]) -> None:
    for first, second, example in EITHER:
        is_not_misspelt = reader.misspelt.isdisjoint((first, second))
        if is_not_misspelt and all(_is_absent(key, entries) for key in (first, second)):
            field, line = any_of((first, second)), f"{first}: {example}"
            place = reader.source.spot(0, 0)
            reader.report(rules.MISSING.at(place, "line", field=field, line=line))


def _is_absent(key: str, entries: Mapping[str, Node]) -> bool:
    return key not in entries or is_blank(entries[key])


def _check_version(reader: Reader, values: Mapping[str, Any]) -> None:
    if values.get("schema", 1) != 1:
        place = reader.source.place("schema")
        reader.report(rules.VERSION.at(place, version=values["schema"]))


# --- an address book --------------------------------------------------------------------------


def read_directory(reader: Reader, entries: Mapping[str, Node]) -> None:
    """Read the `orgs`, `people` and `terms` of a file into the reader's book, with the shared."""
    book = reader.book
    book.own_keys = _find_keys(reader, entries)
    before, reader.printed = reader.printed, False
    for key, org in _iter_entries(reader, entries, "orgs", describe_organisation):
        book.add_org(key, replace(org, key=key))
    book.add_shared()
    for key, person in _iter_entries(reader, entries, "people", describe_person):
        book.add_person(key, replace(person, key=key))
    for key, term in _iter_entries(reader, entries, "terms", read_term):
        book.terms[key] = replace(term, key=key)
    reader.printed = before


def _iter_entries(
    reader: Reader, entries: Mapping[str, Node], kind: str, read: Callable[[Reader, Node, str], Any]
) -> Iterable[tuple[str, Any]]:
    node = entries.get(kind)
    if not isinstance(node, MappingNode):
        return
    for key, value in node.value:
        path = f"{kind}.{key.value}"
        reader.nodes[path] = value
        entry = None if is_blank(value) else read(reader, value, path)
        if entry is not None:
            yield key.value, entry


def _find_keys(reader: Reader, entries: Mapping[str, Node]) -> dict[str, Phrase]:
    """The keys of a file's own entries, each with what it names."""
    kinds: dict[str, Phrase] = {}
    for kind, called in KINDS.items():
        node = entries.get(kind)
        if node is None or is_blank(node):
            continue
        if not isinstance(node, MappingNode):
            wanted = Phrase("a set of keys, each of {kind}", kind=called)
            reader.report_shape(node, kind, wanted)
            continue
        for key, _ in node.value:
            cause = _find_key_fault(key.value, kinds)
            if cause:
                place = reader.source.at(key)
                reader.report(rules.BAD_KEY.at(place, key=key.value, cause=cause))
            kinds.setdefault(key.value, called)
    return kinds


def _find_key_fault(key: str, kinds: Mapping[str, Phrase]) -> Phrase | None:
    if key in NARRATOR:
        return Phrase("it always means the narrator")
    if not KEY.fullmatch(key):
        return Phrase("it holds a space or a mark")
    return Phrase("it already names {kind}", kind=kinds[key]) if key in kinds else None


def _refuse(node: Node | None, source: Source) -> list[Diagnostic]:
    """The problem of a file that is well written but no set of keys."""
    if node is None:
        return []
    return [rules.NOT_A_MAPPING.at(source.at(node), "line", shape=describe(node))]


def _nodes(source: Source) -> dict[str, Node]:
    assert isinstance(source.nodes, dict)  # noqa: S101 - a source is filled while it is read
    return source.nodes

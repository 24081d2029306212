"""From a tree of words to typed facts, driven by their declarations; every problem is collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Literal, get_args, get_origin

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from reportkit.diagnostics import Diagnostic, Phrase, TextPlace, find_near
from reportkit.record import scalars
from reportkit.record.book import Book
from reportkit.record.encoding import has_chinese
from reportkit.record.model import EMPTY, Moment, Organisation, Period, Person, Term, Text
from reportkit.record.references import (
    FORMS,
    NARRATOR,
    PERSON_FORMS,
    Reference,
    iter_references,
)
from reportkit.record.shape import LANGUAGE_KEYS, LANGUAGES, Shape, Slot, find_shape
from reportkit.record.source import Source
from reportkit.record.yaml import describe, is_blank
from reportkit.rules import record as rules

Reading = Callable[["Reader", Node, str], Any]
MOST_LISTED = 12


class Reader:
    """One reading of one file: `read` gives the value of a type, or None and a diagnostic."""

    def __init__(
        self,
        source: Source,
        nodes: dict[str, Node],
        book: Book,
        languages: tuple[str, ...] = (),
        special: Mapping[Any, Reading] = EMPTY,
    ) -> None:
        self.source, self.nodes, self.book = source, nodes, book
        self.languages, self.special = languages, special
        self.found: list[Diagnostic] = []
        self.lacking: set[tuple[str, str]] = set()
        self.misspelt: set[str] = set()  # the paths that unknown keys seem to have been meant for
        self.printed = True
        self.start: Moment | None = None
        self.ours: Organisation | None = None
        self.house: Organisation | None = None

    def read(self, hint: Any, node: Node, path: str) -> Any:
        """The value of a type; None if the node does not hold one, which is then reported."""
        reading = self.special.get(hint) or find_reading(hint)
        return reading(self, node, path)

    def find_language(self, words: str) -> str:
        """The language of words that are not given by language."""
        return self.languages[0] if self.languages else "zh" if has_chinese(words) else "en"

    def report(self, diagnostic: Diagnostic) -> None:
        """Keep a problem."""
        self.found.append(diagnostic)

    def read_fields(self, shape: Shape, node: MappingNode, path: str) -> dict[str, Any]:
        """The values of a mapping by field; what is required is there, or None."""
        entries = self.open(shape, node, path)
        values: dict[str, Any] = {}
        for slot in shape.slots:
            if slot.key not in entries and not slot.required:
                continue
            value = self.read_slot(slot, entries, path)
            if value is not None:
                values[slot.name] = value
            elif slot.required:
                values[slot.name] = None
                if slot.key not in entries or is_blank(entries[slot.key]):
                    self.report_missing(slot, node, path)
        return values

    def read_slot(self, slot: Slot, entries: Mapping[str, Node], path: str) -> Any:
        """The value of one key, None if it is absent or wrong."""
        node = entries.get(slot.key)
        if node is None or is_blank(node):
            return None
        before, self.printed = self.printed, self.printed and slot.printed
        value = self.read(slot.type, node, join_path(path, slot.key))
        self.printed = before
        return value

    def open(self, shape: Shape, node: MappingNode, path: str) -> dict[str, Node]:
        """The nodes of a mapping by English key; unknown keys and keys given twice are reported."""
        entries: dict[str, Node] = {}
        keys: dict[str, ScalarNode] = {}
        for key, value in node.value:
            slot = shape.by_key.get(key.value) or self.find_misspelt(shape, key, path)
            if slot is None:
                continue
            self.nodes[join_path(path, slot.key)] = value
            earlier = keys.setdefault(slot.key, key)
            if earlier is not key and earlier.value != key.value:
                line, other = earlier.start_mark.line + 1, earlier.value
                place = self.source.at(key)
                problem = rules.DUPLICATE_KEY.at(
                    place, "alias", key=key.value, line=line, other=other
                )
                self.report(problem)
            entries[slot.key] = value
        return entries

    def find_misspelt(self, shape: Shape, key: ScalarNode, path: str) -> Slot | None:
        """The slot that a key with wide spaces means; every other unknown key is reported."""
        place, word = self.source.at(key), key.value.strip("\u3000\xa0 ")
        slot = shape.by_key.get(word)
        if slot:
            where = Phrase("beside `{key}`", key=word)
            self.report(rules.WIDE_SPACE.at(place, "write", where=where, key=word, value="…"))
            return slot
        self.report_unknown(shape, key, path)
        return None

    def report_unknown(self, shape: Shape, key: ScalarNode, path: str) -> None:
        """Report a key that the shape does not have."""
        owner = f"`{path}`" if path else find_owner(shape)
        inside = find_inside(shape, key.value)
        near = inside or find_near(key.value, shape.by_key)
        few = "known" if len(shape.slots) <= MOST_LISTED else "extra"
        few = "house" if path == "extra" else few  # which has keys only if they are declared
        hint = "inside" if inside else "near" if near else few
        if hint == "near":
            self.misspelt.add(join_path(path, shape.by_key[near].key))
        values = {"owner": owner, "key": key.value, "near": near, "known": list_keys(shape)}
        self.report(rules.UNKNOWN_KEY.at(self.source.at(key), hint, **values))

    def report_missing(self, slot: Slot, node: Node, path: str) -> None:
        """Report a required key that is absent or has no value, unless it was misspelt."""
        if join_path(path, slot.key) in self.misspelt:
            return
        line = f"{slot.key}: {slot.example or '…'}"
        place = self.source.at(node) if path else self.source.spot(0, 0)
        field = f"`{join_path(path, slot.key)}`"
        self.report(rules.MISSING.at(place, "line", field=field, line=line))

    def report_shape(
        self, node: Node, path: str, wanted: Phrase, shape: Shape | None = None
    ) -> None:
        """Report a node that is a list where text is needed, and the like."""
        is_flow = not isinstance(node, ScalarNode) and bool(getattr(node, "flow_style", False))
        hint = "keys" if shape else "quotes" if is_flow else "text"
        if isinstance(node, SequenceNode) and str(wanted) != "text":
            hint = "one"
        known = list_keys(shape) if shape else ""
        place = self.source.at(node)
        values = {"field": path, "shape": describe(node), "wanted": wanted, "known": known}
        self.report(rules.WRONG_SHAPE.at(place, hint, **values))

    def report_value(self, node: Node, path: str, wanted: Phrase, **hint: str) -> None:
        """Report a scalar that cannot be understood; `hint` is `near` or `example`."""
        name = next((name for name, value in hint.items() if value), None)
        place = self.source.at(node)
        values = {"field": path, "text": shorten(node.value), "wanted": wanted}
        self.report(rules.WRONG_VALUE.at(place, name, **values, **hint))

    def check_references(self, node: Node, words: str) -> None:
        """Report every reference in a text that names nothing, or in a form that cannot be made."""
        if "$" not in words:
            return
        seen: dict[str, int] = {}
        for piece in iter_references(words):
            if isinstance(piece, Reference):
                nth = seen[piece.raw] = seen.get(piece.raw, -1) + 1
                self.check_reference(piece, find_spot(self.source, node, piece.raw, nth))
                self.check_words(self.book.find(piece.key), node)

    def check_reference(self, reference: Reference, place: TextPlace) -> bool:
        """True if a reference names something, in a form that it has; else it is reported."""
        key, form, raw = reference.key, reference.form, reference.raw
        if key not in NARRATOR and not self.book.has(key):
            near = find_near(key, self.book.iter_keys())
            shown = raw.replace(key, near) if near else ""
            hint = "near" if near else "add"
            self.report(rules.UNKNOWN_REFERENCE.at(place, hint, raw=raw, near=shown, key=key))
            return False
        entry = self.book.find(key)
        wanted = None
        if form and form not in FORMS:
            wanted = Phrase("the forms are {forms}", forms=", ".join(FORMS))
        elif form in PERSON_FORMS and (key in NARRATOR or isinstance(entry, Organisation | Term)):
            wanted = Phrase("only a person has it")
        if wanted:
            near = "" if form in FORMS else find_near(form or "", FORMS)
            values = {"raw": raw, "form": form, "wanted": wanted, "near": near}
            self.report(rules.UNKNOWN_FORM.at(place, "near" if near else None, **values))
        return wanted is None

    def check_words(self, entry: Person | Organisation | Term | None, node: Node) -> None:
        """Report the languages of the record in which somebody who is named has no name."""
        if not self.printed or entry is None:
            return
        if isinstance(entry, Term):
            self.check_languages(entry.words, f"terms.{entry.key}", node, "add")
            return
        self.check_part(entry, "name", entry.name, node)
        if isinstance(entry, Person):
            for number, title in enumerate(entry.title):
                self.check_part(entry, f"title[{number}]", title, node)
            self.check_words(entry.org, node)

    def check_part(self, entry: Person | Organisation, part: str, text: Text, node: Node) -> None:
        """Report the languages of the record in which a name or a post is not told."""
        if all(map(text.words.get, self.languages)):  # as in most: its name is not asked for
            return
        kind = "people" if isinstance(entry, Person) else "orgs"
        said = f"{kind}.{entry.key}.{part}" if entry.key else next(iter(text.words.values()), part)
        self.check_languages(text.words, said, node, "add" if entry.key else "write")

    def check_languages(
        self, words: Mapping[str, str], field: str, node: Node, hint: str = "write"
    ) -> None:
        """Report the languages of the record that a text lacks, once for each text."""
        for code in self.languages:
            if words.get(code) or (field, code) in self.lacking:
                continue
            self.lacking.add((field, code))
            place, known = self.source.at(node), next(iter(words), "en")
            values = {
                "field": field,
                "language": Phrase(LANGUAGES[code]),
                "code": code,
                "known": known,
            }
            self.report(rules.MISSING_WORDS.at(place, hint, **values))


# --- readings of one type ---------------------------------------------------------------------


@cache
def find_reading(hint: Any) -> Reading:
    """The reading of a type that needs to know nothing of the record around it."""
    if hint in SCALARS:
        return SCALARS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return partial(_read_choice, arguments)
    if origin is tuple:
        return partial(_read_list, arguments[0])
    return partial(_read_fact, hint) if isinstance(hint, type) else _read_plain


def read_text(reader: Reader, node: Node, path: str) -> Text | None:
    """Words in the record's first language, or by language."""
    before = len(reader.found)
    if isinstance(node, ScalarNode):
        words = {reader.find_language(node.value): clean(node)}
        reader.check_references(node, node.value)
    elif isinstance(node, MappingNode) and (given := read_words(reader, node, path)) is not None:
        words = given
    else:
        reader.report_shape(node, path, Phrase("text"))
        return None
    if reader.printed and (words or len(reader.found) == before):
        reader.check_languages(words, path, node)
    return Text(words, path)


def read_words(reader: Reader, node: MappingNode, path: str) -> dict[str, str] | None:
    """The words of a mapping by language; None if it is no such mapping."""
    if not any(key.value in LANGUAGE_KEYS for key, _ in node.value):
        return None
    words: dict[str, str] = {}
    for key, value in node.value:
        code = LANGUAGE_KEYS.get(key.value)
        if code is None:
            place, known = reader.source.at(key), ", ".join(LANGUAGES)
            reader.report(rules.UNKNOWN_LANGUAGE.at(place, field=path, text=key.value, known=known))
        elif not isinstance(value, ScalarNode):
            reader.report_shape(value, f"{path}.{code}", Phrase("text"))
        elif not is_blank(value):
            words[code] = clean(value)
            reader.check_references(value, value.value)
    return words


def is_by_language(node: Node) -> bool:
    """True for `{en: …, zh: …}`."""
    return (
        isinstance(node, MappingNode)
        and bool(node.value)
        and all(key.value in LANGUAGE_KEYS for key, _ in node.value)
    )


def clean(node: ScalarNode) -> str:
    """The words of a scalar; the line end that closes a block of text does not belong to them."""
    words: str = node.value
    return words.rstrip("\n") if node.style in ("|", ">") else words


def _read_scalar(
    wanted: Phrase,
    example: str,
    parse: Callable[[Reader, str], Any],
    reader: Reader,
    node: Node,
    path: str,
) -> Any:
    if not isinstance(node, ScalarNode):
        reader.report_shape(node, path, wanted)
        return None
    value = parse(reader, node.value)
    if value is None:
        reader.report_value(node, path, wanted, example=example)
    return value


def _parse_moment(reader: Reader, text: str) -> Moment | None:
    return scalars.parse_end(text, reader.start) if reader.start else scalars.parse_moment(text)


def _read_period(reader: Reader, node: Node, path: str) -> Period | None:
    if isinstance(node, ScalarNode):
        return _read_when(reader, node, path)  # type: ignore[no-any-return]
    if not isinstance(node, MappingNode):
        reader.report_shape(node, path, DATE)
        return None
    start = next((v.value for k, v in node.value if k.value in ("start", "开始")), "")
    reader.start = scalars.parse_moment(start) if isinstance(start, str) else None
    values = reader.read_fields(find_shape(Period), node, path)
    reader.start = None
    if "tz" in values and not scalars.OFFSET.fullmatch(values["tz"]):
        tz = reader.nodes[f"{path}.tz"]
        reader.report_value(tz, f"{path}.tz", Phrase("an offset from UTC"), example="+08:00")
    return Period(**values) if values["start"] else None


def _read_choice(values: tuple[str, ...], reader: Reader, node: Node, path: str) -> str | None:
    wanted = Phrase("one of {values}", values=", ".join(values))
    if not isinstance(node, ScalarNode):
        reader.report_shape(node, path, wanted)
        return None
    text = scalars.fold(node.value).lower()
    for value in values:
        if scalars.fold(value).lower() == text:
            return value
    reader.report_value(node, path, wanted, near=find_near(text, values))
    return None


def _read_list(hint: Any, reader: Reader, node: Node, path: str) -> tuple[Any, ...]:
    if not isinstance(node, SequenceNode):
        value = reader.read(hint, node, path)
        return () if value is None else (value,)
    values = []
    for index, part in enumerate(node.value):
        if is_blank(part):
            continue
        value = reader.read(hint, part, f"{path}[{index}]")
        if value is not None:
            values.append(value)
    return tuple(values)


def _read_fact(of: type, reader: Reader, node: Node, path: str) -> Any:
    shape = find_shape(of)
    if isinstance(node, MappingNode) and not (shape.alone and is_by_language(node)):
        return of(**reader.read_fields(shape, node, path))
    if isinstance(node, ScalarNode) and report_false_colon(reader, shape, node):
        return None
    if shape.alone is None or isinstance(node, SequenceNode):
        reader.report_shape(node, path, Phrase("a set of keys"), shape)
        return None
    value = reader.read(shape.alone.type, node, path)
    return None if value is None else of(**{shape.alone.name: value})


def report_false_colon(reader: Reader, shape: Shape, node: ScalarNode) -> bool:
    """True if a text is in truth a key with a full-width colon, which is reported."""
    if ":" not in node.value and "：" not in node.value:
        return False
    before = re.split("[:：]", node.value, maxsplit=1)[0]
    if node.style or before.strip("- \t\u3000\xa0") not in shape.by_key:
        return False
    from reportkit.record.trap import FALSE_COLON

    match = FALSE_COLON.match(node.value)
    if not match:
        return False
    rule = rules.FULL_WIDTH_COLON if "：" in match["colon"] else rules.MISSING_SPACE
    value = match["value"].strip("\u3000\xa0 ")
    reader.report(rule.at(reader.source.at(node), "write", key=match["key"], value=shorten(value)))
    return True


def _read_plain(reader: Reader, node: Node, path: str) -> Any:
    """House fields: mappings and lists of text, as they were written."""
    if not isinstance(node, MappingNode):
        reader.report_shape(node, path, Phrase("a set of keys"))
        return None
    return build_words(node)


def build_words(node: Node) -> Any:
    """The plain value of a node; every scalar is the text that was written."""
    if isinstance(node, MappingNode):
        return {key.value: build_words(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [build_words(value) for value in node.value]
    return clean(node) if isinstance(node, ScalarNode) else None


DATE = Phrase("a date")
_read_when = partial(_read_scalar, DATE, "2021-07-03", lambda _, text: scalars.parse_period(text))
SCALARS: Mapping[Any, Reading] = {
    Text: read_text,
    Period: _read_period,
    str: partial(_read_scalar, Phrase("text"), "", lambda _, text: text),
    int: partial(
        _read_scalar, Phrase("a whole number"), "12", lambda _, text: scalars.parse_whole(text)
    ),
    float: partial(
        _read_scalar, Phrase("a number"), "12.50", lambda _, text: scalars.parse_number(text)
    ),
    bool: partial(
        _read_scalar, Phrase("yes or no"), "yes", lambda _, text: scalars.parse_yes(text)
    ),
    date: partial(_read_scalar, DATE, "2021-07-03", lambda _, t: scalars.parse_day(t)),
    date | datetime: partial(
        _read_scalar, Phrase("a date, or date and time"), "2021-06-18 09:00", _parse_moment
    ),
}


# --- words for messages -----------------------------------------------------------------------


def join_path(path: str, key: str) -> str:
    """The path of a key below a path."""
    return f"{path}.{key}" if path else key


def find_owner(shape: Shape) -> Phrase:
    """What the outermost keys of a file belong to."""
    return Phrase("a record") if "kind" in shape.by_key else Phrase("an address book")


def find_inside(shape: Shape, key: str) -> str:
    """The only key of a shape whose value has the key, or nothing."""
    homes = [slot.key for slot in shape.slots if key in find_shape(slot.type).by_key]
    return homes[0] if len(homes) == 1 else ""


def list_keys(shape: Shape) -> str:
    """The keys of a shape, as words."""
    return ", ".join(f"`{slot.key}`" for slot in shape.slots)


def shorten(text: str) -> str:
    """The text on one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def find_spot(source: Source, node: Node, raw: str, nth: int) -> TextPlace:
    """Where the nth occurrence of some characters stands within a scalar."""
    start, end = node.start_mark, node.end_mark
    for row in range(start.line, end.line + 1) if start else ():
        column = source.line(row).find(raw, start.column if row == start.line else 0)
        while column >= 0:
            if not nth:
                return source.spot(row, column, len(raw))
            nth -= 1
            column = source.line(row).find(raw, column + len(raw))
    return source.at(node)

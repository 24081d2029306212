"""Who is named in a field: a key, an inline name, or a mapping; the same one is the same object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from reportkit.diagnostics import Phrase
from reportkit.pattern import pattern
from reportkit.record.book import Entry
from reportkit.record.model import (
    Attendee,
    Group,
    Mention,
    Number,
    Organisation,
    Party,
    Person,
    Term,
    Text,
)
from reportkit.record.parties import (
    COMPANY,
    is_company,
    is_company_name,
    is_group,
    parse_person,
)
from reportkit.record.reader import (
    SCALARS,
    Reader,
    Reading,
    clean,
    find_reading,
    is_by_language,
    read_words,
    report_false_colon,
)
from reportkit.record.references import NARRATOR, find_reference
from reportkit.record.shape import find_shape
from reportkit.record.yaml import is_blank
from reportkit.rules import record as rules

P = TypeVar("P", Person, Organisation)
A_PERSON, AN_ORGANISATION = Phrase("a person"), Phrase("an organisation")
WRONG = object()  # what a reference gives that has been reported
NOBODY = ScalarNode("", "")  # stands for what is no inline text
ONLY_LEGAL_FORM = pattern(r"(?i:ltd|inc|llc|limited|corp|gmbh)\.?")
ORGANISATION_KEYS = frozenset(find_shape(Organisation).by_key) - frozenset(
    find_shape(Person).by_key
)
GROUP_KEYS = frozenset({"group", "群体"})
PERSON_KEYS = frozenset({"person", "人员"})
ROLE_KEYS = frozenset({"role", "角色"})


def look_up(reader: Reader, node: ScalarNode) -> Entry | object | None:
    """What a scalar refers to; None if it is inline text, WRONG if it refers to nothing."""
    text = node.value.strip()
    reference = find_reference(text)
    key = reference.key if reference else text
    if reference and not reader.check_reference(reference, reader.source.at(node)):
        return WRONG
    if key in NARRATOR and (reference or key != "our"):
        return reader.ours or WRONG
    entry = reader.book.find(key)
    return entry or (WRONG if reference else None)


def read_organisation(reader: Reader, node: Node, path: str) -> Organisation | None:
    """An organisation by key, by name, or described on the spot."""
    if isinstance(node, ScalarNode):
        entry = look_up(reader, node)
        if entry is None and report_false_colon(reader, find_shape(Organisation), node):
            return None
        if entry is None:
            reader.check_references(node, node.value)
            entry = settle_organisation(reader, clean(node), path)
        return _expect(reader, entry, node, path, Organisation, AN_ORGANISATION)
    said = describe_organisation(reader, node, path)
    org = reader.book.settle_org(said) if said else None
    reader.check_words(org, node)
    return org


def settle_organisation(reader: Reader, name: str, path: str) -> Organisation:
    """The organisation of a name."""
    known = reader.book.find_org(name)
    return known or reader.book.settle_org(
        _typed(Organisation(Text({reader.find_language(name): name}, path)))
    )


def describe_organisation(reader: Reader, node: Node, path: str) -> Organisation | None:
    """An organisation as a mapping or a name gives it, not yet compared with the known ones."""
    said = _describe(reader, node, path, Organisation)
    return _typed(said) if said else None


def _typed(org: Organisation) -> Organisation:
    """The organisation, called a company if its name says so."""
    if org.type or not any(map(is_company, org.name.words.values())):
        return org
    return replace(org, type=Text(COMPANY))


def read_person(reader: Reader, node: Node, path: str) -> Person | None:
    """A person by key, inline, or described on the spot."""
    if isinstance(node, ScalarNode):
        entry = look_up(reader, node)
        if entry is None:
            entry = settle_inline(reader, node, path)
        return _expect(reader, entry, node, path, Person, A_PERSON)
    said = describe_person(reader, node, path)
    person = reader.book.settle_person(said, house=reader.house) if said else None
    reader.check_words(person, node)
    return person


def settle_inline(reader: Reader, node: ScalarNode, path: str) -> Person | object:
    """The person of an inline text."""
    said = describe_inline(reader, node, path)
    if said is None:
        return WRONG
    honorific = next(iter(said.honorific.words.values())) if said.honorific else ""
    return reader.book.settle_person(said, honorific, reader.house)


def describe_inline(reader: Reader, node: ScalarNode, path: str) -> Person | None:
    """A person as an inline text describes them."""
    if report_false_colon(reader, find_shape(Person), node):
        return None
    if is_company_name(node.value):
        report_wrong(reader, node, path, AN_ORGANISATION, A_PERSON)
        return None
    reader.check_references(node, node.value)
    return parse_in(reader, clean(node), reader.find_language(node.value), path)


def parse_in(reader: Reader, words: str, language: str, path: str) -> Person:
    """A person out of the inline words of one language."""
    inline = parse_person(words, lambda name: reader.book.find_org(name) is not None)

    def text(said: str) -> Text:
        return Text({language: said}, path)

    return Person(
        name=text(inline.name),
        honorific=text(inline.honorific) if inline.honorific else None,
        title=tuple(map(text, inline.titles)),
        org=settle_organisation(reader, inline.org, path) if inline.org else None,
        phone=inline.phone or None,
        email=inline.email or None,
    )


def describe_person(reader: Reader, node: Node, path: str) -> Person | None:
    """A person as a mapping or an inline text describes them, not yet compared with the known."""
    if isinstance(node, ScalarNode):
        return describe_inline(reader, node, path)
    if isinstance(node, MappingNode) and is_by_language(node):
        words = read_words(reader, node, path) or {}
        people = [parse_in(reader, said, code, path) for code, said in words.items()]
        return _join_languages(people) if people else None
    person: Person | None = _describe(reader, node, path, Person)
    return person


def _join_languages(people: list[Person]) -> Person:
    """One person out of the inline words in each language."""
    first, *others = people
    for other in others:
        titles = [
            replace(mine, words={**mine.words, **theirs.words})
            for mine, theirs in zip(first.title, other.title, strict=False)
        ]
        first = replace(
            first,
            name=replace(first.name, words={**first.name.words, **other.name.words}),
            honorific=first.honorific or other.honorific,
            title=tuple(titles) if len(first.title) == len(other.title) else first.title,
            org=first.org or other.org,
            phone=first.phone or other.phone,
            email=first.email or other.email,
        )
    return first


def _describe(reader: Reader, node: Node, path: str, of: type) -> Any:
    """The fact of a mapping or a name; what languages it lacks is told where it is used."""
    before, reader.printed = reader.printed, False
    said = find_reading(of)(reader, node, path)
    reader.printed = before
    return said if said is not None and said.name is not None else None


def read_person_or_group(reader: Reader, node: Node, path: str) -> Person | Group | None:
    """A person, or people who are not named one by one."""
    if isinstance(node, MappingNode) and _has(node, GROUP_KEYS):
        return find_reading(Group)(reader, node, path)  # type: ignore[no-any-return]
    if all(_is_inline_group(reader, said) for said in iter_said(node)):
        group: Text | None = find_reading(Text)(reader, node, path)
        return Group(group=group) if group else None
    return read_person(reader, node, path)


def iter_said(node: Node) -> Iterator[ScalarNode]:
    """Yield the inline words of a node, or of each language of it; at least the node itself."""
    parts = [value for _, value in node.value] if is_by_language(node) else [node]
    yield from (part if isinstance(part, ScalarNode) else NOBODY for part in parts)


def _is_inline_group(reader: Reader, node: ScalarNode) -> bool:
    text = node.value.strip()
    if find_reference(text) or text in NARRATOR or reader.book.find(text):
        return False
    return bool(text) and is_group(text) and reader.book.find_person(text) is None


def read_party(reader: Reader, node: Node, path: str) -> Party | None:
    """Whoever can do or say something."""
    if isinstance(node, MappingNode):
        if _has(node, ORGANISATION_KEYS) or all(is_company(s.value) for s in iter_said(node)):
            return read_organisation(reader, node, path)
        return read_person_or_group(reader, node, path)
    if not isinstance(node, ScalarNode):
        reader.report_shape(node, path, Phrase("a person, an organisation or a group"))
        return None
    entry = look_up(reader, node)
    if entry is WRONG:
        return None
    if isinstance(entry, Person | Organisation):
        reader.check_words(entry, node)
        return entry
    text = node.value.strip()
    if is_company_name(text) or reader.book.find_org(text):
        return read_organisation(reader, node, path)
    return read_person_or_group(reader, node, path)


def read_mention(reader: Reader, node: Node, path: str) -> Mention | None:
    """Somebody named in a field, in the form asked for."""
    party = read_party(reader, node, path)
    if party is None:
        return None
    reference = find_reference(node.value) if isinstance(node, ScalarNode) else None
    return Mention(party, reference.form if reference else None, path)  # type: ignore[arg-type]


def read_attendee(reader: Reader, node: Node, path: str) -> Attendee | None:
    """Somebody who took part, alone or with the role that they played."""
    if not isinstance(node, MappingNode):
        who = read_person_or_group(reader, node, path)
        return Attendee(who) if who else None
    if _has(node, PERSON_KEYS):
        attendee = find_reading(Attendee)(reader, node, path)
        return attendee if attendee.person else None
    role_key = next((key for key, _ in node.value if key.value in ROLE_KEYS), None)
    role = next((value for key, value in node.value if key is role_key), None)
    plain = [pair for pair in node.value if pair[0] is not role_key]
    rest = MappingNode(node.tag, plain, node.start_mark, node.end_mark, node.flow_style)
    who = read_person_or_group(reader, rest, path)
    text = None if role is None or is_blank(role) else reader.read(Text, role, f"{path}.role")
    return Attendee(who, text, getattr(who, "rank", None)) if who else None


def read_attendees(reader: Reader, node: Node, path: str) -> tuple[Any, ...]:
    """A list of those who took part; a name torn apart by a comma in brackets is reported."""
    return _read_names(Attendee, reader, node, path)


def _read_names(of: Any, reader: Reader, node: Node, path: str) -> tuple[Any, ...]:
    if isinstance(node, SequenceNode) and node.flow_style and report_split(reader, node):
        return ()
    return find_reading(tuple[of, ...])(reader, node, path)  # type: ignore[no-any-return]


def report_split(reader: Reader, node: SequenceNode) -> bool:
    """True if `[Jane Doe, deputy manager]` made two of one person, which is reported."""
    split = False
    for first, second in zip(node.value, node.value[1:], strict=False):
        if not isinstance(first, ScalarNode) or not isinstance(second, ScalarNode):
            continue
        if first.style or second.style or not _is_torn(reader, first.value, second.value):
            continue
        split = True
        values = {"first": first.value, "second": second.value}
        reader.report(rules.SPLIT_PERSON.at(reader.source.at(second), "write", **values))
    return split


def _is_torn(reader: Reader, first: str, second: str) -> bool:
    if ONLY_LEGAL_FORM.fullmatch(second):
        return True
    if not second or not first or find_reference(second) or reader.book.find(second):
        return False
    starts_name = first[0].isupper() and not is_group(first)
    known_group = is_group(second) and is_group(second.capitalize())
    return starts_name and second[0].islower() and second not in NARRATOR and not known_group


def read_boilerplate(reader: Reader, node: Node, path: str) -> Organisation | Text | None:
    """The organisation whose `about` text is printed, or the text itself."""
    if isinstance(node, ScalarNode):
        entry = look_up(reader, node)
        if entry is not None or reader.book.find_org(node.value):
            return read_organisation(reader, node, path)
    if isinstance(node, MappingNode) and not is_by_language(node):
        return read_organisation(reader, node, path)
    return find_reading(Text)(reader, node, path)  # type: ignore[no-any-return]


def read_number(reader: Reader, node: Node, path: str) -> Number | str | None:
    """A document number in parts, or as it is printed."""
    if isinstance(node, MappingNode):
        return find_reading(Number)(reader, node, path)  # type: ignore[no-any-return]
    return SCALARS[str](reader, node, path)  # type: ignore[no-any-return]


def read_term(reader: Reader, node: Node, path: str) -> Term | None:
    """A term of the house in each language."""
    note = None
    if isinstance(node, MappingNode):
        pairs = [(key, value) for key, value in node.value if key.value not in ("note", "说明")]
        note = next((value for key, value in node.value if key.value in ("note", "说明")), None)
        node = MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)
    text = find_reading(Text)(reader, node, path)
    note_text = reader.read(Text, note, f"{path}.note") if note else None
    return Term(text.words, note_text) if text else None


def _expect(
    reader: Reader, entry: object, node: ScalarNode, path: str, of: type[P], wanted: Phrase
) -> P | None:
    """The entry if it is of the kind that is needed; another kind is reported."""
    if entry is WRONG:
        return None
    if isinstance(entry, of):
        reader.check_words(entry, node)
        return entry
    names = {Person: A_PERSON, Organisation: AN_ORGANISATION, Term: Phrase("a term")}
    report_wrong(reader, node, path, names[type(entry)], wanted)
    return None


def report_wrong(reader: Reader, node: ScalarNode, path: str, kind: Phrase, wanted: Phrase) -> None:
    """Report an organisation where a person is needed, and the like."""
    place = reader.source.at(node)
    party = Phrase("`{name}`, {kind}", name=node.value.strip(), kind=kind)
    reader.report(rules.WRONG_PARTY.at(place, field=path, party=party, wanted=wanted))


def _has(node: MappingNode, keys: frozenset[str]) -> bool:
    return any(key.value in keys for key, _ in node.value)


READINGS: Mapping[Any, Reading] = {
    Organisation: read_organisation,
    Person: read_person,
    Person | Group: read_person_or_group,
    Party: read_party,
    Mention: read_mention,
    Attendee: read_attendee,
    tuple[Attendee, ...]: read_attendees,
    tuple[Mention, ...]: lambda *given: _read_names(Mention, *given),
    tuple[Person, ...]: lambda *given: _read_names(Person, *given),
    tuple[Organisation, ...]: lambda *given: _read_names(Organisation, *given),
    Organisation | Text: read_boilerplate,
    Number | str: read_number,
    Term: read_term,
}

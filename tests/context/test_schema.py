"""What templates may ask for, as data, agrees with the values that they are given."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportkit.context import build_context
from reportkit.context import value as values
from reportkit.context.reference_page import build_fields_page
from reportkit.context.schema import HOUSE, Offer, build_schema, parts_of
from reportkit.context.value import NEVER_PRINTED, Series, Value
from reportkit.diagnostics import Phrase
from reportkit.language import Style
from reportkit.record import load_directory, load_record
from reportkit.record.model import Directory, Record
from reportkit.record.shape import iter_shapes
from reportkit.rules.chinese.meaning import MEANINGS
from reportkit.rules.chinese.phrase import PHRASES

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "records").glob("*.yaml"))


@pytest.fixture(params=RECORDS, ids=lambda path: path.stem)
def record(request):
    directory = load_directory(ROOT / "directory.yaml").directory
    loaded = load_record(request.param, directory=directory, root=ROOT)
    assert loaded.record, loaded.diagnostics
    return loaded.record


def test_a_context_has_just_the_names_that_are_declared(record):
    assert {*build_context(record, Style())} == {*build_schema().parts}


def tell(value):
    """The words of a value; a group of values has none, but tells its own."""
    return [*map(tell, value)] if isinstance(value, tuple) else re.sub(" at 0x.*?>", "", str(value))


def test_a_value_says_the_same_whenever_it_is_made(record):
    style = Style(record.lang[0])
    made_before, made_when_told = build_context(record, style), build_context(record, style)
    names = [*made_before]
    for name in reversed(names):
        assert made_before[name] is made_before[name]
    for name in names:
        assert tell(made_when_told[name]) == tell(made_before[name])
    assert made_when_told.named_again == made_before.named_again


def iter_disagreements(path, value, offer):
    """Yield the paths whose values are not what their offers say."""
    if isinstance(value, (Series, tuple)):
        if not offer.many:
            yield f"{path} is a list"
        for entry in value:
            yield from iter_disagreements(f"{path}[]", entry, offer)
    elif isinstance(value, Value) and offer.parts and not isinstance(value, values.Phrase):
        yield from iter_part_disagreements(path, value, offer)


def iter_part_disagreements(path, value, offer):
    names = {*value.field_names()}
    yield from (f"{path}.{name} is not declared" for name in names - offer.parts.keys())
    for name, part in offer.parts.items():
        found = getattr(value, name)  # which must not fail
        if part.sure and value and found in (None, ""):
            yield f"{path}.{name} is absent"
        yield from iter_disagreements(f"{path}.{name}", found, part)


def test_every_value_below_a_context_is_what_its_declaration_says(record):
    context = build_context(record, Style(record.lang[0]))
    found = [
        problem
        for name, offer in build_schema().parts.items()
        for problem in iter_disagreements(name, context[name], offer)
    ]
    assert found == []


def test_what_is_kept_back_is_not_offered():
    assert not NEVER_PRINTED & build_schema().parts.keys()


def iter_meanings(offer, seen):
    for part in offer.parts.values():
        if id(part) not in seen:
            seen.add(id(part))
            yield part.meaning or "a record"
            yield from iter_kinds(part.kind)
            yield from iter_meanings(part, seen)


def iter_kinds(kind):
    yield kind.words
    for value in kind.values.values():
        if isinstance(value, Phrase):
            yield from iter_kinds(value)


def test_every_meaning_and_kind_is_told_in_chinese():
    told = {*iter_meanings(build_schema(), set())}
    told |= {slot.meaning for root in (Record, Directory) for shape in iter_shapes(root)
             for slot in shape.slots}  # fmt: skip
    assert {words for words in told if words} - MEANINGS.keys() - PHRASES.keys() == {
        "`{name}`",
        "{name}",
    } & told - PHRASES.keys()


def test_the_committed_page_is_the_one_that_the_declarations_give():
    command = [sys.executable, "-m", "reportkit.context.reference_page"]
    page = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    committed = (ROOT / "docs" / "reference" / "fields.md").read_text(encoding="utf-8")
    assert committed == page == build_fields_page(), (
        "write it anew: python -m reportkit.context.reference_page > docs/reference/fields.md"
    )


def test_a_house_may_declare_its_own_fields():
    colour = Offer("the colour of the badge", Phrase("text"), from_record=True)
    house = Offer("house fields", Phrase("facts"), own={"colour": colour}, sure=True)
    assert build_schema(house).parts["extra"].parts["colour"] is colour
    assert build_schema().parts["extra"] is HOUSE


def test_facts_are_offered_in_the_order_of_their_declaration():
    assert [*parts_of(Record)][:3] == ["kind", "title", "org"]

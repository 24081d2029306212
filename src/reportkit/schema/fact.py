"""Facts: the keys of a record and of everything in it, from the declarations of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reportkit.frozen import frozen
from reportkit.record.model import (
    Attendee,
    Directory,
    Group,
    Mention,
    Organisation,
    Period,
    Person,
    Term,
    Text,
)
from reportkit.record.shape import Slot, find_shape
from reportkit.schema.value import (
    BY_LANGUAGE,
    WORD,
    build_choice,
    build_scalar,
    build_text,
    by_shape,
    may_be_blank,
    one_or_list,
)
from reportkit.schema.words import Schema, Words

KEY = r"^[^\s{}:$]+$"  # as in `references.KEY`
# Facts in whose place the keys of others may be written.
EXPANDED: Mapping[Any, tuple[type, ...]] = {
    Mention: (Person, Organisation, Group),
    Attendee: (Attendee, Person, Group),
}
LIST = {"defaultSnippets": [{"label": "- ", "body": ["$1"]}]}


@frozen
class Forms:
    """The forms of facts, each defined once under its name; the keys of `directory` are offered."""

    words: Words
    directory: Directory
    defined: dict[str, Schema] = field(default_factory=dict)

    def value(self, hint: Any) -> Schema:
        """The form of a value of a type."""
        if hint is Text:
            return self.define("Text", build_text)
        if hint is Term:
            return self.define("Term", self._build_term)
        if get_origin(hint) is Literal:
            return build_choice(get_args(hint))
        if get_origin(hint) is tuple:
            return one_or_list(self.value(get_args(hint)[0]))
        scalar = None if hint is Period else build_scalar(hint, self.words)
        if scalar is not None:
            return scalar
        parts = tuple(_iter_parts(hint))
        facts = [part for part in parts if find_shape(part).slots]
        if not facts:
            return self._build_by_key(hint)
        name = "Or".join(fact.__name__ for fact in facts)
        return self.define(name, lambda: self._build_fact(facts, str in parts))

    def define(self, name: str, build: Callable[[], Schema]) -> Schema:
        """A reference to a form, which is built when it is first referred to."""
        if name not in self.defined:
            self.defined[name] = {}  # a person has an organisation: a fact may lead to itself
            self.defined[name] = build()
        return {"$ref": f"#/definitions/{name}"}

    def keys(self, slots: Sequence[Slot], needed: Iterable[Sequence[Slot]]) -> dict[str, object]:
        """The form of a set of keys; of each `needed` group one must be there."""
        forms = {slot.key: self._build_slot(slot) for slot in slots}
        aliases = {slot.zh: forms[slot.key] for slot in slots if slot.zh and slot.zh not in forms}
        is_chinese = self.words.tongue == "zh"
        form: dict[str, object] = {
            "type": "object",
            "properties": forms | aliases if is_chinese else forms,
            "patternProperties": {} if is_chinese else {f"^{a}$": f for a, f in aliases.items()},
            "additionalProperties": False,
        }
        rules = [_build_need(group) for group in needed]
        return form | ({"allOf": rules} if rules else {})

    def _build_slot(self, slot: Slot) -> Schema:
        """The form of the value of one key, with what is told about it."""
        is_list = get_origin(slot.type) is tuple
        one = get_args(slot.type)[0] if is_list else slot.type
        form, offers = self.value(slot.type), tuple(self._iter_offers(one, is_list))
        # An editor puts a colon behind a key, and offers values, only if it sees alternatives; one
        # that takes anything leaves it to the form to say what is wrong.
        if offers:
            form = {"anyOf": [*offers, {}], "allOf": [form]}
        elif "anyOf" not in form:
            form = {"anyOf": [form]}
        return {**self.words.describe(slot), **form, **(LIST if is_list else {})}

    def _iter_offers(self, hint: Any, is_list: bool) -> Iterator[Schema]:
        """Yield the values that are offered where a key has none yet."""
        if is_list and get_origin(hint) is Literal:
            yield build_choice(get_args(hint))
        named = {*_iter_parts(hint)}
        named |= {shape.alone.type for part in named if (shape := find_shape(part)).alone}
        people, orgs = self.directory.people, self.directory.orgs
        if people and any(Person in (one, *get_args(one)) for one in named):
            yield self.define("people", lambda: _build_keys(people))
        if orgs and any(Organisation in (one, *get_args(one)) for one in named):
            yield self.define("orgs", lambda: _build_keys(orgs))

    def _build_fact(self, facts: Sequence[Any], may_be_word: bool) -> Schema:
        """The form of one of some facts: their keys, or the value that stands for the whole."""
        shapes = [find_shape(fact) for fact in facts]
        slots = [slot for shape in shapes for slot in shape.slots]
        required = [slot for slot in slots if slot.required]
        keys = self.keys(slots, [[one] for one in required] if len(shapes) == 1 else [required])
        alone = [shape.alone.type for shape in shapes if shape.alone]
        if Period in facts:
            return by_shape(of_object=keys, of_word=build_scalar(Period, self.words) or {})
        if not alone:
            return by_shape(of_object=keys, of_word={}) if may_be_word else may_be_blank(keys)
        of_object = {"if": BY_LANGUAGE, "then": self.value(Text), "else": keys}
        of_word = {"anyOf": [offer for fact in facts for offer in self._iter_offers(fact, False)]}
        of_word["anyOf"].append(WORD)
        return by_shape(of_object=of_object, of_word=of_word)

    def _build_by_key(self, hint: Any) -> Schema:
        _, of = get_args(hint)
        if of is Any:
            return may_be_blank({"type": "object"})
        by_key = {"propertyNames": {"pattern": KEY}, "additionalProperties": self.value(of)}
        return may_be_blank({"type": "object", **by_key})

    def _build_term(self) -> Schema:
        text = self.value(Text)
        properties: dict[str, Schema] = {"en": WORD, "zh": WORD, "note": text}
        return by_shape(
            of_object={
                "type": "object",
                "properties": properties,
                "patternProperties": {"^(英文|中文)$": WORD, "^说明$": text},
                "additionalProperties": False,
            },
            of_word={},
        )


def _iter_parts(hint: Any) -> Iterator[Any]:
    """Yield the types that may be written for a type."""
    if get_origin(hint) in (Union, UnionType):
        for part in get_args(hint):
            yield from _iter_parts(part)
    else:
        yield from EXPANDED.get(hint, (hint,))


def _build_need(group: Sequence[Slot]) -> Schema:
    """That one of the keys, English or Chinese, is there."""
    keys = dict.fromkeys(key for slot in group for key in (slot.key, slot.zh) if key)
    return {"anyOf": [{"required": [key]} for key in keys]}


def _build_keys(entries: Mapping[str, Person] | Mapping[str, Organisation]) -> Schema:
    """The keys of an address book, with whom they name."""
    told = [_tell(entry) for entry in entries.values()]
    return {"enum": list(entries), "markdownEnumDescriptions": told}


def _tell(entry: Person | Organisation) -> str:
    """Somebody in the address book, in a line."""
    posts = entry.title if isinstance(entry, Person) else ()
    return ", ".join(" / ".join(text.words.values()) for text in (entry.name, *posts))

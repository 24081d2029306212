"""A record, or values of any names, with just the fields that a template uses, to be filled in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, is_dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin

from reportkit.context.schema import plain_words
from reportkit.frozen import frozen, mutable
from reportkit.needs.need import Need, Want
from reportkit.needs.path import ENTRY
from reportkit.pattern import pattern
from reportkit.record.model import Mention, Organisation, Period, Person, Record, Text
from reportkit.record.shape import Shape, Slot, find_shape, iter_types

Say = Callable[[str], str]
# what every record needs, whatever its documents print
BASIC = ("kind", "title", "org", "date", "summary")
# what `check` misses where it is not told
USUAL = ("place", "visitors")
PLAIN = pattern(r"[^\W\d_](?:[\w ,.()/’&+-]*[\w.)])?|\d+|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")
WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "none"})
HEAD = (
    "The facts of one activity that the template prints.",
    "Replace the examples; a line that begins with # is not read: take the # away to use it.",
)
HEAD_OF_VALUES = ("The values that the template takes. Replace the examples.",)
ENTRIES = "one entry; write more like it"
# what makes a sentence, of facts that are printed as sentences
STORY_PARTS = {"remarks": ("by", "verb", "points")}
# where the type alone makes no good example
EXAMPLES = {
    "summary": "The plant was visited.", "host": "Example Motors Co., Ltd.",
    "file": "records/photos/tour.jpg", "email": "office@example.org",
    "phone": "+86 27 5555 0100", "tz": "+08:00", "expected": "12", "present": "11",
    "year": "2021", "number": "Example No. 7", "published": "2021-06-21", "due": "2021-07-18",
    "done_on": "2021-07-18", "makeup": "2021-07-18", "print_date": "2021-06-21",
    "group": "all members", "status": "open", "boilerplate": "Example Technology builds tools.",
    "verb": "pointed out", "points": "safety begins on the first day", "place": "Example Plant",
    "activities": "The visitors toured the plant.", "outcomes": "a common checklist",
    "commitments": "Our company will hold the exchange every year.", "city": "Wuhan",
    "country": "China", "theme": "Safety First", "aims": "compare notes on safety",
    "means": "joint drills", "goal": "work more safely", "slogan": "Safety First",
    "basis": "the plan for 2021", "agenda": "safety on the line", "caption": "At the test track",
    "alt": "Five people look at a car on a ramp", "headline": "Two Plants Compare Notes on Safety",
    "kicker": "Exchange", "subhead": "Five visitors from Example Technology",
    "byline": "Jane Doe", "photo_by": "John Smith", "about": "Example Technology builds tools.",
    "decisions": "The drills are held twice a year.", "what": "send the checklist",
    "evidence": "a letter of 18 July", "reason": "on another errand", "opinion": "Agreed",
    "alliance": "Safety Alliance", "address": "Example Road 1", "when": "Recently",
    "dateline": "Wuhan",
}  # fmt: skip
BY_TYPE: Mapping[Any, str] = {
    Text: "words", str: "text", int: "1", float: "1.5", bool: "yes", date: "2021-06-18",
    datetime: "2021-06-18 09:00", Period: "2021-06-18",
    Person: "Ms. Jane Doe, deputy manager", Mention: "Ms. Jane Doe, deputy manager",
    Organisation: "Example Technology Co., Ltd.",
}  # fmt: skip


@mutable
class Branch:
    """A step of the paths to the facts that are wanted, while they are gathered."""

    below: dict[str, Branch] = field(default_factory=dict)

    def add(self, path: str) -> None:
        """Add a path."""
        branch = self
        for step in path.replace(ENTRY, "").split("."):
            branch = branch.below.setdefault(step, Branch())


def write_record_skeleton(
    needs: Iterable[Need], say: Say, *, chinese: bool, shape: Shape | None = None
) -> str:
    """A commented record with the facts that these needs come from.

    `shape` is that of the project's records, if they have house fields of their own.
    """
    shape = shape or find_shape(Record)
    is_free = not is_dataclass(shape.by_key["extra"].type)
    root = Branch()
    for name in BASIC:
        root.add(name)
    for need in needs:
        for one in need.walk():
            for path in source_paths(one):
                root.add(path)
    lines = [*_write_head(HEAD, say)]
    writer = Writer(say, chinese)
    for slot in shape.slots:
        if slot.name in root.below and not (is_free and slot.name == "extra"):
            written = [*writer.write(slot, root.below[slot.name])]
            live = slot.name in (*BASIC, *USUAL)
            lines += written if live else [f"# {line}" for line in written]
    lines += _write_house(root, say, chinese=chinese) if is_free else ()
    return "\n".join(lines) + "\n"


def source_paths(need: Need) -> Iterator[str]:
    """Yield the facts of the record that a field comes from."""
    yield from need.drawn_from or (need.path,)
    for story_part in STORY_PARTS.get(need.path, ()):
        yield f"{need.path}.{story_part}"
    if len(need.drawn_from) == 1:
        yield from (f"{need.drawn_from[0]}.{part.name}" for part in need.parts)


def write_values_skeleton(needs: Iterable[Need], say: Say) -> str:
    """Values of the names that a template uses, in the form in which it uses them."""
    lines = [*_write_head(HEAD_OF_VALUES, say)]
    for need in needs:
        written = [*_write_value(need, say)]
        lines += [f"# {line}" for line in written] if need.want is Want.MAYBE else written
    return "\n".join(lines) + "\n"


def quote(text: str) -> str:
    """The text as a YAML value, in quotation marks where it needs them."""
    is_plain = PLAIN.fullmatch(text) and text.lower() not in WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _write_head(head: Iterable[str], say: Say) -> Iterator[str]:
    yield from (f"# {say(line)}" for line in head)
    yield ""


def _write_house(root: Branch, say: Say, *, chinese: bool) -> Iterator[str]:
    """Yield the house fields, of which only the names are known, and what is below each."""
    if "extra" in root.below and root.below["extra"].below:
        yield f"# {'其他' if chinese else 'extra'}:  # {say('house fields')}"
        yield from (f"# {line}" for line in _write_branches(root.below["extra"], "  "))


def _write_branches(branch: Branch, indent: str) -> Iterator[str]:
    for name, below in branch.below.items():
        if below.below:
            yield f"{indent}{name}:"
            yield from _write_branches(below, indent + "  ")
        else:
            yield f"{indent}{name}: text"


def _write_value(need: Need, say: Say) -> Iterator[str]:
    """Yield the lines of a value of any name, and of what the template asks of it."""
    inner = [line for part in need.parts for line in _write_value(part, say)]
    if need.is_list:
        yield f"{need.name}:  # {say(ENTRIES)}"
        yield from _as_entry(inner or ["text"])
    elif inner:
        yield f"{need.name}:"
        yield from (f"  {line}" for line in inner)
    else:
        yield f"{need.name}: text"


def _as_entry(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a list with one entry."""
    for number, line in enumerate(lines):
        yield f"  {'- ' if number == 0 else '  '}{line}"


@frozen
class Writer:
    """Writes facts with their examples and meanings."""

    say: Say
    chinese: bool

    def write(self, slot: Slot, branch: Branch) -> Iterator[str]:
        """Yield the lines of a fact."""
        key = slot.zh if self.chinese and slot.zh else slot.key
        many = get_origin(slot.type) is tuple
        hint = get_args(slot.type)[0] if many else slot.type
        inner = self.parts(hint, branch, slot)
        about = f"  # {self.say(plain_words(slot.meaning))}" if slot.meaning else ""
        if isinstance(inner, str):
            value = f"[{inner}]" if many and "," not in inner else inner
            if many and value == inner:
                yield f"{key}:{about}"
                yield from _as_entry([inner])
            else:
                yield f"{key}: {value}{about}"
        else:
            yield f"{key}:{about}"
            yield from _as_entry(inner) if many else (f"  {line}" for line in inner)

    def parts(self, hint: Any, branch: Branch, slot: Slot) -> str | list[str]:
        """A value that may stand alone, or the lines of its parts."""
        types = [*iter_types(hint)]
        kinds = [kind for kind in types if find_shape(kind).slots]
        kind = Person if Mention in types else kinds[0] if kinds else None
        if kind is None or (Text in types or str in types):
            return example_of(slot, types)
        shape = find_shape(kind)
        asked = {one.name for one in shape.slots} & branch.below.keys()
        alone = shape.alone.name if shape.alone else None
        if not asked - {alone} and (alone or kind in BY_TYPE):
            known = kind in BY_TYPE or slot.name in EXAMPLES
            return example_of(slot, types) if known else self.alone(shape.alone, branch)
        chosen = (named(kind, one) for one in shape.slots if one.required or one.name in asked)
        below = branch.below
        return [line for one in chosen for line in self.write(one, below.get(one.name, Branch()))]

    def alone(self, slot: Slot | None, branch: Branch) -> str | list[str]:
        """What stands for a whole group of facts."""
        if slot is None:
            return "text"
        return self.parts(slot.type, branch.below.get(slot.name, Branch()), slot)


def named(kind: Any, slot: Slot) -> Slot:
    """The slot; that of a name with an example that suits who has it."""
    known = BY_TYPE.get(kind) if slot.name == "name" else None
    return replace(slot, example=known.partition(", deputy")[0]) if known else slot


def example_of(slot: Slot, types: Iterable[Any]) -> str:
    """An example of a fact, as YAML."""
    if slot.example or slot.name in EXAMPLES:
        return quote(slot.example or EXAMPLES[slot.name])
    first = next(iter(types))
    if get_origin(first) is Literal:
        return quote(str(get_args(first)[0]))
    text = BY_TYPE.get(first, "text")
    return text if first is bool else quote(text)

"""The numbers and signs in front of the paragraphs of lists, which no text of a document holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from reportkit.frozen import frozen, mutable
from reportkit.language.chinese.numerals import CIRCLED, numeral
from reportkit.pattern import pattern
from reportkit.word.names import VALUE, w
from reportkit.word.package import Package, read_member
from reportkit.word.xml import Element, whole_number

BULLET = "•"
FULL_WIDTH = ("、", "）", "．", "，")
PLACE = pattern(r"%([1-9])")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def write_roman(number: int) -> str:
    """A number in Roman numerals, in small letters."""
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def write_letters(number: int) -> str:
    """A number as Word writes it in letters: a … z, aa, bb …"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def write_circled(number: int) -> str:
    """A number in a circle, as far as there are any."""
    return CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else str(number)


FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "lowerRoman": write_roman,
    "upperRoman": lambda number: write_roman(number).upper(),
    "lowerLetter": write_letters,
    "upperLetter": lambda number: write_letters(number).upper(),
    "chineseCounting": numeral,
    "chineseCountingThousand": numeral,
    "japaneseCounting": numeral,
    "ideographDigital": numeral,
    "taiwaneseCountingThousand": numeral,
    "decimalEnclosedCircle": write_circled,
    "decimalEnclosedCircleChinese": write_circled,
    "none": lambda _: "",
}


@frozen
class Level:
    """How a level of a list is counted, and what is written around the number."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"

    @property
    def gap(self) -> str:
        """What sets the number apart from the words: nothing, behind a sign of full width."""
        return "" if self.suffix == "nothing" or self.text.endswith(FULL_WIDTH) else " "


@frozen
class List:
    """A list: the definition that it follows, and the numbers with which its levels begin anew."""

    definition: str
    starts: Mapping[int, int]


@mutable
class Counter:
    """The lists of a document, and how far each has been counted."""

    lists: Mapping[str, List]
    levels: Mapping[str, Mapping[int, Level]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_label(self, number: str, depth: int) -> tuple[str, str]:
        """What stands in front of the next paragraph of a list, and the gap behind it."""
        found = self.lists.get(number)
        level = self.levels.get(found.definition, {}).get(depth) if found else None
        if found is None or level is None:
            return "", ""
        if level.form == "bullet":
            return BULLET, " "
        self.count(number, found, depth)
        label = PLACE.sub(lambda place: self.write(found, int(place[1]) - 1), level.text).strip()
        return label, level.gap if label else ""

    def count(self, number: str, found: List, depth: int) -> None:
        """Count one more; deeper levels begin anew."""
        counts = self.counts.setdefault(found.definition, {})
        if number not in self.begun:
            self.begun.add(number)
            counts.update({level: start - 1 for level, start in found.starts.items()})
        usual = self.levels[found.definition][depth].start
        counts[depth] = counts.get(depth, usual - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def write(self, found: List, depth: int) -> str:
        """The number that a level has reached."""
        level = self.levels[found.definition].get(depth, Level())
        reached = self.counts[found.definition].get(depth, level.start)
        return FORMS.get(level.form, str)(reached)


def read_counter(package: Package) -> Counter:
    """The lists of a document, none of them counted yet."""
    for _, member in package.related(package.main, "numbering"):
        root = read_member(package, member)
        lists = {one.get(w("numId")) or "": _read_list(one) for one in root.iter(w("num"))}
        definitions = root.iter(w("abstractNum"))
        levels = {one.get(w("abstractNumId")) or "": _read_levels(one) for one in definitions}
        return Counter(lists, levels)
    return Counter({}, {})


def _read_levels(definition: Element) -> dict[int, Level]:
    return {
        whole_number(level.get(w("ilvl")), 0): Level(
            _said(level, "numFmt", "decimal"),
            _said(level, "lvlText", ""),
            whole_number(_said(level, "start", "1"), 1),
            _said(level, "suff", "tab"),
        )
        for level in definition.iter(w("lvl"))
    }


def _read_list(element: Element) -> List:
    starts = {
        whole_number(one.get(w("ilvl")), 0): whole_number(_said(one, "startOverride", "1"), 1)
        for one in element.iter(w("lvlOverride"))
    }
    return List(_said(element, "abstractNumId", ""), starts)


def _said(element: Element, name: str, usual: str) -> str:
    child = element.find(w(name))
    return usual if child is None else child.get(VALUE) or usual

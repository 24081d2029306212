"""How the texts of a record are written: what an editor would mark with a pencil.

Chinese follows GB/T 15834-2011 (punctuation) and GB/T 15835-2011 (numerals).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from yaml import Node

from reportkit.diagnostics import Diagnostic, Rule
from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.checks import iter_texts
from reportkit.record.model import Record
from reportkit.record.reader import find_spot
from reportkit.record.source import Source
from reportkit.rules import editorial as rules

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
HALF_WIDTH = {
    full: half + " " for half, full in FULL_WIDTH.items() if half not in "()"
} | {"（": "(", "）": ")", "。": ". ", "、": ", "}  # fmt: skip
# surnames that an English reader takes for another word where nothing stands before them
WORDS = frozenset("He You She An Long Song Man Fan Bo So Me Hang Sang Sun Young Wing".split())


@frozen
class Habit:
    """A slip of the pen in one language, and what should stand there; `groups` make the hint.

    One of the `signs` is in every such slip, and told much faster than the slip itself.
    """

    rule: Rule
    slip: re.Pattern[str]
    mended: str
    signs: tuple[str, ...] = ("",)

    def may_be_in(self, text: str) -> bool:
        """True if a text has such a slip."""
        return any(sign in text for sign in self.signs) and self.slip.search(text) is not None


SPACED = tuple(f" {sign}" for sign in ",;:!?.")
CHINESE = (
    Habit(rules.HALF_WIDTH, pattern(rf"(?<=[{HAN}])([,;:!?])|([,;:!?])(?=[{HAN}])"), ""),
    Habit(rules.HALF_WIDTH, pattern(rf"\((?=[{HAN}])|(?<=[{HAN}])\)"), ""),
    Habit(rules.COMMA_BETWEEN, pattern(r"([”》])、([“《])"), r"\1\2"),
    Habit(rules.PADDED_DATE, pattern(r"(年)0(\d月)(?:0?(\d+日))?"), r"\1\2\3"),
    Habit(rules.PADDED_DATE, pattern(r"(?<!\d)(\d{1,2}月)0(\d日)"), r"\1\2"),
    Habit(rules.DAY_WORD, pattern(r"(\d{1,2}月\d{1,2})号"), r"\1日"),
    Habit(rules.ROUGHLY, pattern(rf"(\d+)余([{HAN}]{{1,2}})左右"), r"\1余\2"),
    Habit(rules.PERCENT_RANGE, pattern(r"(\d+)([~～—-])(\d+%)"), r"\1%\2\3"),
)
ENGLISH = (
    Habit(rules.FULL_WIDTH, pattern(f"[{''.join(HALF_WIDTH)}]"), "", tuple(HALF_WIDTH)),
    Habit(rules.DOUBLE_SPACE, pattern(r"(\S)  +(\S)"), r"\1 \2", ("  ",)),
    Habit(rules.SPACE_BEFORE, pattern(r"(\w) ([,;:!?.])(?=\s|$)"), r"\1\2", SPACED),
)
BOTH = (Habit(rules.STRAIGHT_QUOTES, pattern(r'"([^"]+)"'), r"“\1”", ('"',)),)
HABITS: Mapping[str, tuple[Habit, ...]] = {"zh": CHINESE + BOTH, "en": ENGLISH + BOTH}
# a document number in other brackets, with 第 or with zeros before the number
NUMBER = pattern(r"(?!〔\d{4}〕[1-9]\d*号)[〔\[【（(](\d{4})[〕\]】）)](?:第)?0*(\d+)号")
LINE, LINES = 20, 2  # Chinese characters in a line of a title, lines of a title


def check_editorial(
    record: Record, source: Source, avoid: Collection[str] = ()
) -> Iterator[Diagnostic]:
    """Yield what an editor would mark; `avoid` are words that the house does not use."""
    yield from _check_texts(record, source, avoid)
    yield from _check_title(record, source)
    yield from _check_number(record, source)
    if "en" in record.lang:
        yield from _check_surnames(record, source)


def _check_texts(record: Record, source: Source, avoid: Collection[str]) -> Iterator[Diagnostic]:
    # to walk through all texts takes time, and most records need no pencil
    written = "\n".join(map(str.strip, source.lines))
    words = [word for word in avoid if word in written]
    habits: dict[str, list[Habit]] = {
        lang: [habit for habit in HABITS[lang] if habit.may_be_in(written)] for lang in record.lang
    }
    if not words and not any(habits.values()):
        return
    for text in iter_texts(record):
        for lang, said in text.words.items():
            path = f"{text.path}.{lang}"
            node = source.nodes.get(path if path in source.nodes else text.path)
            if node is None:  # it comes from the address book, which is checked for itself
                continue
            yield from _check_habits(said, habits.get(lang, ()), node, source)
            yield from _check_words(said, words, node, source)


def _check_habits(
    said: str, habits: Iterable[Habit], node: Node, source: Source
) -> Iterator[Diagnostic]:
    for habit in habits:
        seen: Counter[str] = Counter()
        for found in habit.slip.finditer(said):
            place = find_spot(source, node, found[0], seen[found[0]])
            seen[found[0]] += 1
            mended = _mend(habit, found, said)
            yield habit.rule.at(place, "write", written=found[0], mended=mended)


def _check_words(
    said: str, avoid: Iterable[str], node: Node, source: Source
) -> Iterator[Diagnostic]:
    for word in avoid:
        if word in said:
            yield rules.AVOIDED_WORD.at(find_spot(source, node, word, 0), word=word)


def _mend(habit: Habit, found: re.Match[str], words: str) -> str:
    """What should stand in the place of a slip, with a word around single characters."""
    sign = found[0]
    if habit.mended:
        return found.expand(habit.mended)
    mended = FULL_WIDTH.get(sign) or HALF_WIDTH[sign].strip()
    before, behind = words[: found.start()][-2:], words[found.end() :][:2]
    return f"{before}{mended}{behind}"


def _check_title(record: Record, source: Source) -> Iterator[Diagnostic]:
    title = getattr(record.title, "words", {})  # a record may lack one, which is told elsewhere
    for lang, words in title.items():
        place = source.place("title")
        if words.rstrip().endswith(("。", ".")) and not words.endswith("..."):
            yield rules.TITLE_STOP.at(place)
        lines = words.splitlines()
        most = LINE if len(lines) > 1 else LINE * LINES
        longest = max(map(len, lines), default=0)
        if lang == "zh" and longest > most:
            yield rules.LONG_TITLE.at(place, "short", length=longest, most=most)


def _check_number(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Tell a document number that is not written as 示例发〔2021〕7号."""
    number = record.doc.number if record.doc else None
    if isinstance(number, str) and NUMBER.search(number):
        mended = NUMBER.sub(r"〔\1〕\2号", number)
        place = source.place("doc.number")
        yield rules.NUMBER_FORM.at(place, "write", written=number, mended=mended)


def _check_surnames(record: Record, source: Source) -> Iterator[Diagnostic]:
    """Tell surnames that read as other words, where no courtesy title stands before them."""
    for key, person in record.directory.people.items():
        family = person.family.words.get("en", "") if person.family else ""
        if family in WORDS and not (person.honorific or person.address):
            place = source.place(f"people.{key}")
            yield rules.SURNAME.at(place, "honorific", name=family)

"""Single values: what an editor takes for text, a number, a date, yes or no, one of a few."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from reportkit.record.model import Moment, Period
from reportkit.record.scalars import NO, YES
from reportkit.record.shape import LANGUAGE_KEYS
from reportkit.schema.words import Schema, Words

# A key without a value is as good as none, so every form takes null. Editors would offer "null" as
# a value of a type that may be null, but not of a negation.
BLANK: Schema = {"not": {"type": ["string", "number", "boolean", "object", "array"]}}
# As BLANK: with types, editors would offer true and false as words of a title.
WORD: Schema = {"if": {"type": ["array", "object"]}, "then": {"type": "string"}}
BY_LANGUAGE: Schema = {"anyOf": [{"required": [code]} for code in LANGUAGE_KEYS]}

DIGIT = "[0-9０-９]"
DAY = rf"\s*{DIGIT}{{4}}\s*[-./年－．／]\s*{DIGIT}{{1,2}}\s*[-./月－．／]\s*{DIGIT}{{1,2}}日?"
TIME = rf"\s*{DIGIT}{{1,2}}\s*[:：时点]\s*{DIGIT}{{2}}分?([:：]{DIGIT}{{2}})?"
MOMENT = rf"{DAY}(\s*[T,，]?{TIME})?"
UNTIL = r"(\s+(to|until|-)\s+|\s*[至到～–—~]\s*|\s*-\s*)"
WHOLE = rf"\s*{DIGIT}+([,，_ ]?{DIGIT}+)*\s*"
NUMBER = rf"\s*[-+−－＋]?{WHOLE}([.．]{DIGIT}+)?\s*"
OFFSET_OR_END = rf"({MOMENT}|{TIME})"
PERIOD = rf"{MOMENT}({UNTIL}{OFFSET_OR_END})?"


def build_scalar(hint: Any, words: Words) -> Schema | None:
    """The form of a single value, None for a type that is more than one."""
    if hint is str:
        return WORD
    if hint is int:
        return _or_written(
            {"type": "integer", "minimum": 0}, WHOLE, words.tell("write a whole number")
        )
    if hint is float:
        return _or_written({"type": "number"}, NUMBER, words.tell("write a number"))
    if hint is bool:
        return {"anyOf": [{"type": "boolean"}, {"enum": _in_all_cases(YES | NO)}, BLANK]}
    dated = {date: (DAY, "2021-07-03"), Moment: (f"({MOMENT}|{TIME})", "2021-06-18 09:00")}
    dated |= {date | datetime: dated[Moment], Period: (PERIOD, "2021-06-18")}
    if hint not in dated:
        return None
    pattern, example = dated[hint]
    wanted = f"{words.tell('write it like')} {example}"
    written = {"type": "string", "pattern": rf"^{pattern}\s*$", "patternErrorMessage": wanted}
    return may_be_blank(written)


def build_choice(values: Sequence[str]) -> Schema:
    """One of a few words; an editor reads the word `30` as a number."""
    numbers = [int(value) for value in values if value.isdecimal() and value == str(int(value))]
    return may_be_blank({"enum": [*values, *numbers]})


def may_be_blank(form: Schema) -> Schema:
    """The form, or nothing."""
    return {"anyOf": [form, BLANK]}


def one_or_list(form: Schema) -> Schema:
    """The form of a list; one value alone need not be a list."""
    return {"if": {"type": "array"}, "then": {"items": form}, "else": form}


def by_shape(*, of_object: Schema, of_word: Schema) -> Schema:
    """A form for a set of keys and another one for a single value; never a list."""
    single = {"if": {"type": "array"}, "then": {"type": "string"}, "else": of_word}
    return {"if": {"type": "object"}, "then": of_object, "else": single}


def build_text() -> Schema:
    """Words in the record's language, or by language."""
    properties = {code: WORD for code in LANGUAGE_KEYS if code.isascii()}
    aliases = {f"^{code}$": WORD for code in LANGUAGE_KEYS if not code.isascii()}
    by_language = {
        "type": "object",
        "properties": properties,
        "patternProperties": aliases,
        "additionalProperties": False,
        "minProperties": 1,
    }
    return by_shape(of_object=by_language, of_word={})


def _or_written(form: Schema, pattern: str, wanted: str) -> Schema:
    """A number, or words that name one."""
    written = {"pattern": f"^{pattern}$", "patternErrorMessage": wanted}
    return {"if": {"type": "string"}, "then": written, "else": may_be_blank(form)}


def _in_all_cases(words: frozenset[str]) -> list[str]:
    cases = [(word, word.capitalize(), word.upper()) for word in sorted(words)]
    return list(dict.fromkeys(one for case in cases for one in case))

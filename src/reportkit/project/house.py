"""The house fields that a project declares, read as strictly as its other settings."""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword
from typing import Any

from reportkit.diagnostics import Phrase, any_of, find_near
from reportkit.pattern import pattern
from reportkit.project.reader import Reader
from reportkit.record.house import CHINESE_TYPES, LIST, TYPES, HouseField, find_type
from reportkit.record.model import Text
from reportkit.rules.project import FIELD_NAME

FIELD = ("type", "values", "required", "meaning", "zh", "example", "internal")
CHOICES = ("choice", f"{LIST}choice", "选项", "选项列表")
VALUES = Phrase("values to choose from, such as `[first, second]`")
MARKS = pattern(r"[\W_]+")


def build_extra(reader: Reader) -> tuple[HouseField, ...]:
    """The house fields in the order of the settings; one that is wrong is left out."""
    taken: set[str] = set()
    names = [name for name in reader.section("extra") if _check_name(reader, name, name, taken)]
    fields = [_build_field(reader, name) for name in names]
    return tuple(
        one for one in fields if not one.zh or _check_name(reader, one.name, one.zh, taken)
    )


def _build_field(reader: Reader, name: str) -> HouseField:
    path = f"extra.{name}"
    declared = reader.section("extra")[name]
    if not isinstance(declared, Mapping):
        return HouseField(name, _read_type(reader, path, declared, ()))
    reader.section(path, FIELD)
    values = _read_values(reader, f"{path}.values", declared) if "values" in declared else ()
    words = declared.get("type", "choice" if "values" in declared else "text")
    return HouseField(
        name,
        _read_type(reader, f"{path}.type", words, values),
        required=reader.choice(f"{path}.required", (True, False), False),
        meaning=reader.text(f"{path}.meaning"),
        zh=reader.text(f"{path}.zh"),
        example=str(declared.get("example", "")),
        internal=reader.choice(f"{path}.internal", (True, False), False),
    )


def _read_type(reader: Reader, path: str, said: object, values: tuple[str, ...]) -> Any:
    """The type that a setting names; one that is wrong is told, and text stands in for it."""
    words, has_parts = str(said or "").strip(), path.endswith(".type")
    if words in CHOICES and values:
        return find_type(words, values)
    found = None if values else find_type(words)
    if words in CHOICES and has_parts:
        reader.wrong(f"{path.removesuffix('type')}values", VALUES)
    elif found is None:
        known = ["choice"] if values else [*TYPES, *(["choice"] if has_parts else []), "list of …"]
        near = find_near(words, [*known, *CHINESE_TYPES])
        reader.wrong(path, any_of(known), near)
    return found or Text


def _read_values(reader: Reader, path: str, declared: Mapping[str, Any]) -> tuple[str, ...]:
    """The values of a choice."""
    values = declared["values"]
    if not isinstance(values, list) or not values or not all(map(_is_word, values)):
        reader.wrong(path, VALUES)
        return ()
    return tuple(dict.fromkeys(str(value).strip() for value in values))


def _is_word(value: object) -> bool:
    return isinstance(value, (str, int)) and str(value).strip() != ""


def _check_name(reader: Reader, field: str, name: str, taken: set[str]) -> bool:
    """True if a name, English or Chinese, can stand in records and templates; else it is told."""
    cause = _find_fault(name, taken)
    taken.add(name)
    if cause is None:
        return True
    is_own = field == name
    place = reader.place_of_name("extra", name) if is_own else reader.place(f"extra.{field}.zh")
    legal = MARKS.sub("_", name).strip("_")
    hint = "legal" if legal != name and _find_fault(legal, taken) is None else None
    reader.found.append(FIELD_NAME.at(place, hint, name=name, cause=cause, legal=legal))
    return False


def _find_fault(name: str, taken: set[str]) -> Phrase | None:
    if name in taken:
        return Phrase("another house field has it")
    if iskeyword(name):
        return Phrase("templates use this word themselves")
    if not name.isidentifier() or name.startswith("_"):
        return Phrase("it holds a space or a mark")
    return None

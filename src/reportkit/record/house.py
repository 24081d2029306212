"""House fields: what a project adds to its records under `extra`, declared like our own facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, make_dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_origin

from reportkit.frozen import frozen
from reportkit.record.model import Moment, Organisation, Person, Text
from reportkit.record.shape import Shape

TYPES: Mapping[str, Any] = MappingProxyType(
    {
        "text": Text, "number": float, "whole number": int, "date": date, "time": Moment,
        "yes or no": bool, "person": Person, "organisation": Organisation,
    }
)  # fmt: skip
CHINESE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "文字": "text", "数字": "number", "整数": "whole number", "日期": "date",
        "时间": "time", "是否": "yes or no", "人员": "person", "单位": "organisation",
    }
)  # fmt: skip
LIST, CHINESE_LIST = "list of ", "列表"


@frozen
class HouseField:
    """One house field: its name, the type of its value, and what people are told about it."""

    name: str
    type: Any = Text
    required: bool = False
    meaning: str = ""
    zh: str = ""
    example: str = ""
    internal: bool = False


def find_type(words: str, values: tuple[str, ...] = ()) -> Any:
    """The type that some words name, as in `list of date`; None if they name none.

    With `values` it is the choice between them.
    """
    word = words.strip()
    bare = word.removeprefix(LIST).removesuffix(CHINESE_LIST)
    one = Literal[values] if values else TYPES.get(CHINESE_TYPES.get(bare, bare))
    is_list = one is not None and bare != word
    return tuple[one, ...] if is_list else one  # type: ignore[valid-type] # a type made at run time


@cache
def build_house(declared: tuple[HouseField, ...]) -> type:
    """The class of a project's house fields; the value of one that is left out is None or ()."""
    return make_dataclass(
        "House",
        [(one.name, _build_hint(one.type), _build_field(one)) for one in declared],
        frozen=True,
        slots=True,
        namespace={"__doc__": "The house fields, under `extra`."},
    )


def add_house(record: Shape, declared: tuple[HouseField, ...]) -> Shape:
    """The shape of a record that has these house fields."""
    extra = replace(record.by_key["extra"], type=build_house(declared))
    return replace(
        record,
        slots=tuple(extra if slot.name == "extra" else slot for slot in record.slots),
        by_key={k: extra if v.name == "extra" else v for k, v in record.by_key.items()},
    )


def _build_hint(of: Any) -> Any:
    return of if get_origin(of) is tuple else of | None


def _build_field(declared: HouseField) -> Any:
    told: dict[str, Any] = {"meaning": declared.meaning, "zh": declared.zh}
    told |= {"example": declared.example, "internal": declared.internal}
    default = () if get_origin(declared.type) is tuple else None
    return field(default=default, metadata={**told, "required": declared.required})

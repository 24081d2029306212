"""The reference page of the record format, written from the declarations of its facts.

`python -m reportkit.record.reference_page > docs/reference/record.md` makes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reportkit.record.house import TYPES
from reportkit.record.model import Directory, Mention, Record, Term, Text
from reportkit.record.shape import Shape, Slot, iter_shapes

HEAD = """\
# The record

A record is one YAML file, in UTF-8, for one activity. Needed are `kind`, `title`, `org`, one of
`date` and `published`, and one of `summary` and `activities`; everything else may be left out.

```yaml
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
host: Example Motors Co., Ltd.
visitors:
  - Ms. Jane Doe, deputy manager
summary: The visitors toured the plant and compared notes on safety training.
```

How values are written:

- **text**: words in the record's first language, or `{en: …, zh: …}`. Inside a text, `$key` or
  `${key}` names a person, an organisation or a term; `${key:short}` asks for a form, one of
  `full`, `short`, `name`, `title`, `formal`, `title_name`, `poss`. `$we`, `$us` and `$our` are the
  narrator. `$$` is a dollar sign.
- **person**: `Ms. Jane Doe, deputy manager`, or a key of `people`, or the parts of a person.
- **organisation**: its name, or a key of `orgs`, or the parts of an organisation.
- **party**: a person, an organisation or a group such as `all members`.
- **date**: `2021-07-03`, also `2021-7-3`, `2021/7/3`, `2021.7.3` or `2021年7月3日`.
- **time**: a date and a time of day, `2021-06-18 09:00`.
- **yes or no**: `yes`, `no`, `true`, `false`, 是, 否.
- **list of …**: lines that begin with `- `; one value alone need not be a list.

A key in bold is needed. The value of a key marked ▸ may stand alone in place of all the parts. What
is marked ◇ is internal: it is kept out of [public documents](../submission.md). Every key may be
written in Chinese.

Fields of the house stand under `extra`. They are free, unless `extra` in `reportkit.yaml` declares
them; then they are checked like the rest, and templates know them as `{{ extra.budget }}`:

```yaml
extra:
  budget: {type: number, required: true, meaning: cost in yuan, zh: 预算, example: 1200}
  level: {values: [city, district]}
  inspected: list of date
  ward: {type: text, internal: true}
```

A type is one of TYPES, or `list of` one of them; `values` makes a choice.
"""
NAMES: dict[Any, str] = {
    Text: "text", str: "characters", int: "whole number", bool: "yes or no", date: "date",
    datetime: "time", Mention: "party", Term: "`{en, zh, note}`",
}  # fmt: skip


def build_reference_page() -> str:
    """The whole page, as Markdown."""
    seen: set[type] = set()
    shapes = [*iter_shapes(Record, seen), *iter_shapes(Directory, seen)]
    head = HEAD.replace("TYPES", ", ".join(f"`{name}`" for name in TYPES))
    return "\n".join([head, *(line for shape in shapes for line in _iter_lines(shape))])


def _iter_lines(shape: Shape) -> Iterator[str]:
    yield f"## {shape.of.__name__}\n"
    yield f"{(shape.of.__doc__ or '').splitlines()[0]}\n"
    yield "| key | Chinese | value | meaning |"
    yield "|---|---|---|---|"
    yield from map(_build_row, shape.slots)
    yield ""


def _build_row(slot: Slot) -> str:
    key = f"**`{slot.key}`**" if slot.required else f"`{slot.key}`"
    alone = (" ▸" if slot.alone else "") + (" ◇" if slot.internal else "")
    example = f", as in `{slot.example}`" if slot.example else ""
    return f"| {key}{alone} | {slot.zh} | {name_type(slot.type)} | {slot.meaning}{example} |"


def name_type(hint: Any) -> str:
    """What a type is called in the page."""
    if hint in NAMES:
        return NAMES[hint]
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if get_origin(hint) is tuple:
        return f"list of {name_type(arguments[0])}"
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(map(name_type, arguments))
    if arguments:
        return "house fields" if arguments[1] is Any else f"by key: {name_type(arguments[1])}"
    return f"[{hint.__name__.lower()}](#{hint.__name__.lower()})"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(build_reference_page())

"""How each engine writes its tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Row = tuple[str, ...]
Loop = Callable[[str, Row], tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Syntax:
    """`value` prints a name; the others say each entry of a list, in rows or in paragraphs.

    `rows` makes table rows of a list and the fields of its entries, `entries` the paragraphs for
    the name of a list; `people` is the name of the list of participants.
    """

    value: Callable[[str], str]
    rows: Loop
    entries: Callable[[str], Row]
    people: str = "people"
    photos: Row = ()


def _docxtpl_rows(listed: str, names: Row) -> tuple[Row, ...]:
    printed = tuple(f"{{{{ entry.{name} }}}}" for name in names)
    return ((f"{{%tr for entry in {listed} %}}",), printed, ("{%tr endfor %}",))


def _docxtemplater_rows(listed: str, names: Row) -> tuple[Row, ...]:
    first, *others, last = (f"{{{name}}}" for name in names)
    return ((f"{{#{listed}}}{first}", *others, f"{last}{{/{listed}}}"),)


def _docx_templates_rows(listed: str, names: Row) -> tuple[Row, ...]:
    printed = tuple(f"+++INS $entry.{name}+++" for name in names)
    return ((f"+++FOR entry IN {listed}+++",), printed, ("+++END-FOR entry+++",))


def _carbone_rows(listed: str, names: Row) -> tuple[Row, ...]:
    return tuple(tuple(f"{{d.{listed}[{at}].{name}}}" for name in names) for at in ("i", "i+1"))


# docxtpl's syntax is reportkit's too
DOCXTPL = Syntax(
    value="{{{{ {} }}}}".format,
    rows=_docxtpl_rows,
    entries=lambda name: (f"{{%p for entry in {name} %}}", "{{ entry }}", "{%p endfor %}"),
    people="delegations[0].people",
    photos=(
        "{%p for photo in photos %}",
        '{{ photo.file | picture(width="80mm") }}',
        "{%p endfor %}",
    ),
)
DOCXTEMPLATER = Syntax(  # easy-template-x has the same
    value="{{{}}}".format,
    rows=_docxtemplater_rows,
    entries=lambda name: (f"{{#{name}}}", "{text}", f"{{/{name}}}"),
)
DOCX_TEMPLATES = Syntax(
    value="+++INS {}+++".format,
    rows=_docx_templates_rows,
    entries=lambda name: (
        f"+++FOR entry IN {name}+++",
        "+++INS $entry.text+++",
        "+++END-FOR entry+++",
    ),
)
CARBONE = Syntax(
    value="{{d.{}}}".format,
    rows=_carbone_rows,
    entries=lambda name: (f"{{d.{name}[i].text}}", f"{{d.{name}[i+1].text}}"),
)
SYNTAXES = {
    "docxtpl": DOCXTPL,
    "docxtemplater": DOCXTEMPLATER,
    "docx-templates": DOCX_TEMPLATES,
    "carbone": CARBONE,
}

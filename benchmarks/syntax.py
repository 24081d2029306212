"""How each engine writes its tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Row = tuple[str, ...]
Loop = Callable[[Row], tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Syntax:
    """`value` prints a name; the others say each entry of a list, in rows or in paragraphs.

    `people` makes the table rows for a row of field names, `entries` the paragraphs for the name
    of a list.
    """

    value: Callable[[str], str]
    people: Loop
    entries: Callable[[str], Row]
    photos: Row = ()


def _docxtpl_people(names: Row) -> tuple[Row, ...]:
    printed = tuple(f"{{{{ person.{name} }}}}" for name in names)
    return (("{%tr for person in delegations[0].people %}",), printed, ("{%tr endfor %}",))


def _docxtemplater_people(names: Row) -> tuple[Row, ...]:
    first, *others, last = (f"{{{name}}}" for name in names)
    return ((f"{{#people}}{first}", *others, f"{last}{{/people}}"),)


def _docx_templates_people(names: Row) -> tuple[Row, ...]:
    printed = tuple(f"+++INS $person.{name}+++" for name in names)
    return (("+++FOR person IN people+++",), printed, ("+++END-FOR person+++",))


def _carbone_people(names: Row) -> tuple[Row, ...]:
    return tuple(tuple(f"{{d.people[{at}].{name}}}" for name in names) for at in ("i", "i+1"))


# docxtpl's syntax is reportkit's too
DOCXTPL = Syntax(
    value="{{{{ {} }}}}".format,
    people=_docxtpl_people,
    entries=lambda name: (f"{{%p for entry in {name} %}}", "{{ entry }}", "{%p endfor %}"),
    photos=(
        "{%p for photo in photos %}",
        '{{ photo.file | picture(width="80mm") }}',
        "{%p endfor %}",
    ),
)
DOCXTEMPLATER = Syntax(  # easy-template-x has the same
    value="{{{}}}".format,
    people=_docxtemplater_people,
    entries=lambda name: (f"{{#{name}}}", "{text}", f"{{/{name}}}"),
)
DOCX_TEMPLATES = Syntax(
    value="+++INS {}+++".format,
    people=_docx_templates_people,
    entries=lambda name: (
        f"+++FOR entry IN {name}+++",
        "+++INS $entry.text+++",
        "+++END-FOR entry+++",
    ),
)
CARBONE = Syntax(
    value="{{d.{}}}".format,
    people=_carbone_people,
    entries=lambda name: (f"{{d.{name}[i].text}}", f"{{d.{name}[i+1].text}}"),
)
SYNTAXES = {
    "docxtpl": DOCXTPL,
    "docxtemplater": DOCXTEMPLATER,
    "docx-templates": DOCX_TEMPLATES,
    "carbone": CARBONE,
}

"""Templates in docxtpl's language make documents that read as those that docxtpl makes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import jinja2
import pytest

from dialect import annexes, awkward, elsewhere, paragraphs, printed, runs, tables
from dialect.author import VALUES, Author
from dialect.case import Case
from dialect.judge import read_file
from dialect.kit import Kit, draw_pictures
from dialect.wear import wear
from reportkit.template import Wording, load_template
from word.sketch import write_sketch
from word.soundness import find_faults

CASES = {
    f"{module.__name__.removeprefix('dialect.')}: {case.name}": case
    for module in (printed, runs, paragraphs, tables, elsewhere, awkward, annexes)
    for case in module.CASES
}
# what docxtpl makes of these depends on where Word cut: the look of a word, the same bookmark twice
DEPENDS_ON_CUT = {"runs: a condition between looks that is not met", "printed: a block that is set"}


def template_of(case: Case, folder: Path) -> Path:
    """The Word file of a template."""
    draw_pictures(folder)
    return write_sketch(folder / "template.docx", case.sketch, **{"title": "T", **case.parts})


def with_docxtpl(case: Case, path: Path) -> dict[str, Any]:
    """What a reader gets from docxtpl."""
    kit, written = Kit(path, addresses=False), BytesIO()
    environment = jinja2.Environment()
    environment.filters.update(case.filters)
    kit.template.render(case.values_of(kit), environment, autoescape=case.autoescape)
    kit.template.save(written)
    return read_file(written.getvalue())


def with_ourselves(case: Case, path: Path) -> dict[str, Any]:
    """What a reader gets from us."""
    template = load_template(path, Wording(filters=case.filters), dialect="docxtpl")
    document = template.render(case.values_of(Kit(path, addresses=True)))
    assert find_faults(document.content) == []
    return read_file(document.content)


@pytest.mark.parametrize("name", CASES)
def test_a_template_reads_as_with_docxtpl(tmp_path: Path, name: str) -> None:
    path = template_of(CASES[name], tmp_path)
    assert with_ourselves(CASES[name], path) == with_docxtpl(CASES[name], path)


@pytest.mark.parametrize("name", sorted(CASES.keys() - DEPENDS_ON_CUT))
def test_a_template_that_word_has_cut_up_reads_as_with_docxtpl(tmp_path: Path, name: str) -> None:
    path = template_of(CASES[name], tmp_path)
    whole = with_docxtpl(CASES[name], path)
    path.write_bytes(wear(path.read_bytes(), name))
    cut_up = with_ourselves(CASES[name], path)
    # between two looks it matters where Word cut: then docxtpl says what is meant
    assert cut_up == whole or cut_up == with_docxtpl(CASES[name], path)


def has_empty_table(blocks: list[Any]) -> bool:
    """True if a table has no rows, or a row no cells, which Word takes for damage."""
    tables = [block[3] for block in blocks if block[0] == "table"]
    rows = [cells for table in tables for _, cells in table]
    inner = any(has_empty_table(inside) for cells in rows for _, inside in cells)
    return not all(tables) or not all(rows) or inner


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_nested_reads_as_with_docxtpl(tmp_path: Path, seed: int) -> None:
    case = Case("nested", Author(seed).blocks(), VALUES, autoescape=True)
    path = template_of(case, tmp_path)
    ours, theirs = with_ourselves(case, path), with_docxtpl(case, path)
    assert ours == theirs or has_empty_table(theirs["body"])

"""The language server of real editors, in a project as `reportkit init` makes it.

It runs where `yaml-language-server` (npm) is on the path.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportkit.project import load_project
from reportkit.schema import build_modeline
from reportkit.starter import write_project

from .language_server import Editor, open_editor

RECORD = "records/new.yaml"
MISTAKEN = """\
kind: vist
titel: Visit
date: soon
org: songlin
host: {nmae: x}
visitors:
  - he
  - [Jane Doe, deputy manager]
present: many
follow_up:
  - {what: send it, status: opne}
extra: {budget: a lot}
"""
BEGUN = """\
kind:\x20
org:\x20
visitors:
  -\x20
remarks:
  - by:\x20
place:
  \x20
extra:
  \x20

"""


@contextmanager
def open_project(folder: Path) -> Iterator[Editor]:
    server = shutil.which("yaml-language-server")
    if server is None:
        pytest.skip("yaml-language-server is not on the path")
    settings = folder / "reportkit.yaml"
    settings.write_text(
        "extra:\n  budget: {type: number, zh: 预算, meaning: cost in yuan}\n", encoding="utf-8"
    )
    write_project(folder)
    with open_editor(server, folder) as editor:
        yield editor


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with open_project(tmp_path_factory.mktemp("project")) as editor:
        yield editor


def test_what_is_shipped_is_in_order(editor: Editor) -> None:
    for name in ("reportkit.yaml", "directory.yaml"):
        assert editor.open(name, (editor.folder / name).read_text("utf-8")) == []
    for file in sorted((editor.folder / "records").glob("*.yaml")):
        assert editor.open(f"records/{file.name}", file.read_text("utf-8")) == []


def test_mistakes_are_told_in_their_lines(editor: Editor) -> None:
    assert sorted(editor.open(RECORD, MISTAKEN)) == [
        '11: Value is not accepted. Valid values: "open", "done", "dropped".',
        "12: write a number",
        '1: Missing property "summary".',
        '1: Missing property "title".',
        '1: Value is not accepted. Valid values: "visit", "exchange", "study", "meeting", '
        '"training", "ceremony", "volunteer", "reception", "other".',
        "2: Property titel is not allowed.",
        "3: write it like 2021-06-18",
        '5: Missing property "name".',
        "5: Property nmae is not allowed.",
        '8: Incorrect type. Expected "string".',
        "9: write a whole number",
    ]


@pytest.mark.parametrize(
    ("line", "column", "offered"),
    [
        (0, 6, {"visit", "meeting"}),
        (1, 5, {"songlin", "dfsk"}),
        (3, 4, {"he", "xin", "person", "role", "group", "name"}),
        (5, 8, {"he", "songlin"}),
        (7, 2, {"name", "city", "online"}),
        (9, 2, {"budget"}),
        (10, 0, {"title", "date", "host", "activities", "photos"}),
    ],
)
def test_keys_and_values_are_offered(
    editor: Editor, line: int, column: int, offered: set[str]
) -> None:
    editor.open("records/begun.yaml", BEGUN)
    found = editor.complete("records/begun.yaml", line, column)
    assert offered <= set(found), found
    assert not {"null", "true", "标题"} & set(found)


def test_a_key_is_put_in_with_its_colon(editor: Editor) -> None:
    editor.open("records/begun.yaml", BEGUN)
    found = editor.complete("records/begun.yaml", 10, 0)
    wanted = {"title": "title: ", "host": "host: ", "photos": "photos:\n  - "}
    assert {name: found[name]["insertText"][: len(text)] for name, text in wanted.items()} == wanted


def test_a_key_is_explained(editor: Editor) -> None:
    text = "标题: A\nextra:\n  预算: 3\n"
    editor.open("records/hover.yaml", text)
    assert "title, as on the report" in editor.hover("records/hover.yaml", 0, 0)
    assert "cost in yuan" in editor.hover("records/hover.yaml", 2, 3)


def test_the_address_book_and_the_settings_are_helped_with(tmp_path: Path) -> None:
    with open_project(tmp_path) as editor:
        assert editor.open("directory.yaml", "people:\n  doe: {name: Jane Doe, titel: x}\n") == [
            "2: Property titel is not allowed."
        ]
        editor.open("reportkit.yaml", "defaults:\n  style: \n")
        assert set(editor.complete("reportkit.yaml", 1, 9)) == {"institutional", "ap"}


def test_a_line_at_the_head_of_a_record_leads_other_editors_to_the_schema(editor: Editor) -> None:
    folder = editor.folder / "elsewhere"
    folder.mkdir()
    line = build_modeline(load_project(editor.folder), folder / "a.yaml")
    assert editor.open("elsewhere/a.yaml", "hosst: x\n") == []
    assert "4: Property hosst is not allowed." in editor.open(
        "elsewhere/b.yaml", f"# The facts of one activity.\n{line}\n\nhosst: x\n"
    )

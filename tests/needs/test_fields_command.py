"""`reportkit fields`: what a template needs, and a record or values with just that."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import docx
import pytest
import yaml
from click.testing import CliRunner

from reportkit.cli import program
from word.sketch import read_members, write_sketch

ROOT = Path(__file__).parents[2]
BODY = """
{{ title }} in {{ place.city }}
{% for photo in photos %}
{{ photo.file }} [[{{ photo.caption }}]]
{% endfor %}
{{ headline }}
{{ extra.budget.total }}
"""
LOOP = "{% for photo in photos %}\n{{ photo.file }}\n{% endfor %}"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run(*arguments):
    return CliRunner().invoke(program, arguments)


def test_a_table_tells_meaning_need_and_place_with_entries_below_their_list(tmp_path):
    body = f"{{{{ title }}}} [[{{{{ theme }}}}]] at {{{{ place.city }}}}\n{LOOP}"
    write_sketch(tmp_path / "t.docx", body)
    result = run("fields", "t.docx")
    assert result.exit_code == 0
    assert [re.sub(r"(?<=\S) {2,}", " | ", line) for line in result.stdout.splitlines()] == [
        "field | meaning | where",
        "title | needed | title, as on the report | body, paragraph 1",
        "theme | can be left out | theme | body, paragraph 1",
        "place | can be left out | where it took place | body, paragraph 1",
        "  city | leaves a gap | city | body, paragraph 1",
        "photos | can be left out | photos, in order (a list) | body, paragraph 2",
        "  file | needed | path of the picture, from the project folder | body, paragraph 3",
    ]


def test_the_same_facts_for_a_program(tmp_path):
    write_sketch(tmp_path / "t.docx", BODY)
    told = json.loads(run("fields", "t.docx", "--records", "--format", "json").stdout)
    title, place, photos, headline, _ = told["fields"]
    assert (title["need"], title["meaning"]) == ("always", "title, as on the report")
    assert title["places"] == [
        {"file": "t.docx", "part": "body", "paragraph": 1, "text": "{{ title }}"}
    ]
    assert place["fields"][0]["need"] == "expected"
    assert (photos["list"], photos["fields"][1]["path"]) == (True, "photos[].caption")
    assert headline["drawn_from"] == ["release.headline", "title"]


def test_meanings_are_told_in_chinese(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTKIT_LANG", "zh")
    write_sketch(tmp_path / "t.docx", "{{ title }}")
    assert "必填  报告上的标题  正文，第1段" in run("fields", "t.docx").stdout
    skeleton = run("fields", "t.docx", "--yaml").stdout
    assert "标题: Visit to Example Plant  # 报告上的标题" in skeleton


def test_a_template_that_is_wrong_is_listed_as_far_as_it_goes(tmp_path):
    write_sketch(tmp_path / "t.docx", "{{ title }}\n{{ titel }}\n{{ broken")
    result = run("fields", "t.docx")
    assert result.exit_code == 1
    assert "template/unknown-field" in result.stderr
    assert "title, as on the report" in result.stdout


def test_a_template_without_tags_needs_nothing(tmp_path):
    write_sketch(tmp_path / "t.docx", "words")
    assert run("fields", "t.docx").stderr == "this template asks for no facts\n"


# --- records ------------------------------------------------------------------------------------

SETTINGS = "documents:\n  report: {template: t.docx}\n"


def errors_of(*arguments):
    result = run("check", *arguments, "--format", "json")
    return [
        one["message"]
        for one in json.loads(result.stdout)["diagnostics"]
        if one["severity"] == "error"
    ]


@pytest.mark.parametrize("name", ["activity-report", "news-release"])
@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_a_record_skeleton_passes_the_check_as_it_is_and_with_every_line_in_use(
    tmp_path, monkeypatch, name, tongue
):
    monkeypatch.setenv("REPORTKIT_LANG", tongue)
    shutil.copy(ROOT / "templates" / f"{name}.docx", tmp_path / "t.docx")
    Path("reportkit.yaml").write_text(SETTINGS)
    photos = tmp_path / "records" / "photos"
    photos.mkdir(parents=True)
    shutil.copy(next((ROOT / "records" / "photos").glob("*.jpg")), photos / "tour.jpg")
    skeleton = run("fields", "t.docx", "--yaml").stdout
    Path("records/bare.yaml").write_text(skeleton, "utf-8")
    head, _, lines = skeleton.partition("\n\n")
    used = "\n".join(line.removeprefix("# ") for line in lines.splitlines())
    Path("records/full.yaml").write_text(f"{head}\n\n{used}\n", "utf-8")
    assert errors_of("records") == []
    result = run("check", "records/full.yaml", "--verbose")
    assert result.exit_code == 0, result.stderr


def test_a_skeleton_has_just_the_facts_that_the_template_prints(tmp_path):
    write_sketch(tmp_path / "t.docx", BODY)
    lines = run("fields", "t.docx", "--records", "--yaml").stdout.partition("\n\n")[2].splitlines()
    told = yaml.safe_load("\n".join(line.removeprefix("# ") for line in lines))
    assert {*told} == {
        "kind", "title", "org", "date", "summary", "place", "photos", "release", "extra",
    }  # fmt: skip
    assert {*told["photos"][0]} == {"file", "caption"}
    assert {*told["place"]} == {"name", "city"}
    assert told["extra"] == {"budget": {"total": "text"}}


HOUSE = """
extra:
  budget: {type: number, meaning: "what it may {cost}"}
  deadline: date
  owner: person
"""


def test_declared_house_fields_are_listed_and_written_as_what_they_are(tmp_path):
    write_sketch(tmp_path / "t.docx", "{{ title }} {{ extra.budget }} {{ extra.deadline }}")
    Path("reportkit.yaml").write_text(SETTINGS + HOUSE)
    [_, extra] = json.loads(run("fields", "t.docx", "--format", "json").stdout)["fields"]
    told = [(one["name"], one["kind"], one["meaning"]) for one in extra["fields"]]
    assert told == [("budget", "a number", "what it may {cost}"), ("deadline", "a date", "")]
    lines = run("fields", "t.docx", "--yaml").stdout.partition("\n\n")[2].splitlines()
    Path("r.yaml").write_text("\n".join(line.removeprefix("# ") for line in lines))
    assert yaml.safe_load(Path("r.yaml").read_text())["extra"].keys() == {"budget", "deadline"}
    assert errors_of("r.yaml") == []


# --- values of any names ------------------------------------------------------------------------

LETTER = """
Dear {{ guest.name }}, {{ guest.post | default("guest") }}
{% for day in days %}
{{ day.date }}: {{ day.what }}
{% for talk in day.talks %}{{ talk }}{% endfor %}
{% endfor %}
{% if note is defined %}{{ note }}{% endif %}
"""


def test_a_values_skeleton_fills_its_template(tmp_path):
    write_sketch(tmp_path / "letter.docx", LETTER)
    values = run("fields", "letter.docx", "--yaml").stdout
    Path("values.yaml").write_text(values, "utf-8")
    assert yaml.safe_load(values) == {
        "guest": {"name": "text", "post": "text"},
        "days": [{"date": "text", "what": "text", "talks": ["text"]}],
    }
    result = run("fill", "letter.docx", "values.yaml", "-o", "out.docx")
    assert result.exit_code == 0, result.stderr
    assert "Dear text" in docx.Document("out.docx").paragraphs[0].text
    assert read_members(Path("out.docx").read_bytes())


def test_values_are_listed_by_name_and_structure(tmp_path):
    write_sketch(tmp_path / "letter.docx", LETTER)
    told = json.loads(run("fields", "letter.docx", "--format", "json").stdout)
    assert told["for_records"] is False
    needs = {one["name"]: (one["need"], one["list"]) for one in told["fields"]}
    assert needs == {
        "guest": ("always", False), "days": ("always", True), "note": ("optional", False),
    }  # fmt: skip


def test_whether_a_template_is_for_records_is_found_out_or_said(tmp_path):
    write_sketch(tmp_path / "a.docx", "{{ title }} {{ org.name }} {{ nobody }}")
    write_sketch(tmp_path / "b.docx", "{{ guest }}")
    for name, option, expected in (
        ("a.docx", (), True), ("a.docx", ("--values",), False),
        ("b.docx", (), False), ("b.docx", ("--records",), True),
    ):  # fmt: skip
        told = json.loads(run("fields", name, *option, "--format", "json").stdout)
        assert told["for_records"] is expected, (name, option)

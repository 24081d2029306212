"""`reportkit ledger`: documents of all records, as their reader gets them."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from ledger.sample import VISIT, write_project, write_record
from ledger.test_figures import CHOICES, REQUIRED, ROWS
from ledger.test_values import values_of
from reportkit.check import Shelf
from reportkit.cli import program
from reportkit.word.opened import open_document
from word.sketch import read_members, read_sketch, write_members, write_sketch
from word.soundness import find_faults

ROOT = Path(__file__).parents[2]
MEETING = """
kind: meeting
title: Meeting on safety
date: 2021-07-05
org: fenwick
expected: 10
present: 8
chair: doe
recorder: doe
summary: They met.
attendees: [doe, Ann Lee]
follow_up:
  - {what: Send the form, owner: doe, due: 2021-07-10}
photos: [a.jpg]
attachments: [Sign-in sheet]
"""


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path, a=VISIT, b=MEETING)


def call(folder: Path, *arguments: str, lang: str = "en"):
    with chdir(folder):
        env = {"REPORTKIT_LANG": lang, "COLUMNS": "200"}
        return CliRunner().invoke(program, ["ledger", *arguments], env=env)


def text_of(path: Path) -> str:
    return read_sketch(path.read_bytes())


def test_a_ledger_and_a_summary_are_written(project):
    result = call(project.root)
    assert result.exit_code == 0, result.stderr
    files = ["output/all-ledger.docx", "output/all-summary.docx", "output/all-ledger.xlsx"]
    assert result.stdout.split() == files
    assert result.stderr.strip() == "3 documents from 2 records"
    ledger = text_of(project.output / "all-ledger.docx")
    for words in ("Visit to the Riverside Centre", "2021-06-18", "10/8", "Riverside Centre"):
        assert words in ledger
    summary = text_of(project.output / "all-summary.docx")
    assert "Two activities are on record" in summary
    assert "1 of 2 records state head counts" in summary
    assert "80% of those expected came" in summary
    assert "The records name two different people" in summary


def test_a_chinese_ledger_says_the_same(project):
    result = call(project.root, "--lang", "zh", "--period", "2021", lang="zh")
    assert result.exit_code == 0, result.stderr
    summary = text_of(project.output / "2021-summary.docx")
    assert "2021年共开展活动2次" in summary
    assert "2条记录中有1条写明人数" in summary
    assert "出席率80%" in summary
    assert "由2 条记录生成了3 份文档" in result.stderr.replace(" 生", "生")


@pytest.mark.parametrize("came", ["expected: 0\npresent: 0", "present: 3"])
def test_a_summary_tells_no_rate_where_nobody_was_expected(tmp_path, came):
    project = write_project(tmp_path, a=MEETING.replace("expected: 10\npresent: 8", came))
    for lang, rate in (("en", "of those expected"), ("zh", "出席率")):
        result = call(project.root, "--lang", lang, "--document", "summary")
        assert result.exit_code == 0, result.stderr
        assert rate not in text_of(project.output / "all-summary.docx")


def test_documents_are_sound_and_the_same_each_time(project):
    for lang in ("en", "zh"):
        call(project.root, "--lang", lang, "--out", f"one-{lang}")
        call(project.root, "--lang", lang, "--out", f"two-{lang}")
        for name in ("all-ledger.docx", "all-summary.docx"):
            one, two = (project.root / f"{n}-{lang}" / name for n in ("one", "two"))
            assert one.read_bytes() == two.read_bytes()
            assert find_faults(one.read_bytes()) == []


def test_a_summary_holds_charts_with_their_workbooks(project):
    call(project.root)
    members = read_members((project.output / "all-summary.docx").read_bytes())
    charts = [name for name in members if name.startswith("word/charts/chart")]
    tables = [name for name in members if name.startswith("word/embeddings/")]
    assert len(charts) == len(tables) == 3


@pytest.mark.parametrize(
    ("arguments", "name", "ids"),
    [
        (["--period", "2021-Q2"], "2021-Q2", ["a"]),
        (["--period", "2021-06..2021-07"], "2021-06..2021-07", ["a", "b"]),
        (["--kind", "meeting"], "all-meeting", ["b"]),
        (["--org", "riverside"], "all-riverside", ["a"]),
        (["--org", "Fenwick", "--kind", "visit"], "all-visit-Fenwick", ["a"]),
    ],
)
def test_a_ledger_is_made_of_what_is_asked_for(project, arguments, name, ids):
    result = call(project.root, *arguments, "--format", "json")
    told = json.loads(result.stdout)
    assert told["written"][0]["file"] == f"output/{name}-ledger.docx"
    assert told["figures"]["en"]["records"] == {"count": len(ids), "records": ids}


def test_a_record_with_a_mistake_is_told_and_left_out(project):
    write_record(project.root, "c", VISIT.replace("title:", "titel:"))
    result = call(project.root)
    assert result.exit_code == 1
    assert "records/c.yaml:3:1: error[record/unknown-key]" in result.stderr
    assert "warning[ledger/left-out]: 1 of 3 records" in result.stderr
    assert "3 documents from 2 records, 1 left out" in result.stderr
    for name in ("ledger", "summary"):
        assert "1 more could not be read" in text_of(project.output / f"all-{name}.docx")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--period", "2021/07"], "did you mean `2021-07`?"),
        (["--period", "last year"], "write it as in 2021, 2021-H1, 2021-Q3 or 2021-07"),
        (["--as-of", "31.12.2021"], "write it as in 2021-12-31"),
        (["--org", "Nowhere"], "they name `Fenwick` and `Fenwick Institute`"),
    ],
)
def test_a_slip_of_the_call_has_a_hint(project, arguments, hint):
    result = call(project.root, *arguments)
    assert result.exit_code == 2
    assert f"hint: {hint}" in result.stderr


def test_a_ledger_outside_of_a_project_says_how_to_have_one(tmp_path):
    result = call(tmp_path)
    assert result.exit_code == 2
    assert "`reportkit init` makes one" in result.stderr


def test_a_period_without_records_makes_a_ledger_that_says_so(project):
    result = call(project.root, "--period", "1999")
    assert result.exit_code == 0
    assert "warning[ledger/empty]" in result.stderr
    assert "No activities are on record." in text_of(project.output / "1999-summary.docx")


def test_a_public_ledger_does_not_tell_what_is_internal(project):
    write_record(project.root, "c", f"{VISIT}outcomes: [Call 13912345678 soon]\n")
    assert call(project.root, "--audience", "public").exit_code == 0
    assert "139****5678" in text_of(project.output / "all-public-ledger.docx")
    call(project.root)
    assert "13912345678" in text_of(project.output / "all-ledger.docx")


def test_what_somebody_has_edited_is_left_as_it_is(project):
    call(project.root)
    path = project.output / "all-summary.docx"
    members = read_members(path.read_bytes())
    main = members["word/document.xml"]
    members["word/document.xml"] = main.replace(b"Next steps", b"What comes next")
    write_members(path, members)
    write_record(project.root, "c", VISIT)
    result = call(project.root)
    assert "error[output/edited]" in result.stderr
    assert "What comes next" in text_of(path)
    assert "2 documents from 3 records; 1 document left as before" in result.stderr
    assert call(project.root, "--force").exit_code == 0
    assert "Three activities" in text_of(path)


def test_a_number_that_somebody_changed_in_a_chart_is_an_edit(project):
    call(project.root)
    path = project.output / "all-summary.docx"
    members = read_members(path.read_bytes())
    chart = members["word/charts/chart1.xml"]
    members["word/charts/chart1.xml"] = chart.replace(b"<c:v>1</c:v>", b"<c:v>7</c:v>")
    write_members(path, members)
    write_record(project.root, "c", VISIT)
    assert "error[output/edited]" in call(project.root).stderr
    assert b"<c:v>7</c:v>" in read_members(path.read_bytes())["word/charts/chart1.xml"]


def test_a_ledger_that_is_up_to_date_is_not_written_again(project):
    call(project.root)
    result = call(project.root)
    assert (result.stdout, result.stderr.strip()) == ("", "3 documents up to date")


def test_documents_of_a_ledger_have_no_record_to_be_held_against(project):
    call(project.root)
    with chdir(project.root):
        result = CliRunner().invoke(program, ["check", "output"], env={"REPORTKIT_LANG": "en"})
    assert result.exit_code == 0, result.stderr


def test_required_events_are_told_with_their_gaps(project):
    (project.root / "reportkit.yaml").write_text("ledger: {required: {meeting: monthly}}\n")
    call(project.root, "--period", "2021-05..2021-07", "--as-of", "2021-07-31")
    summary = text_of(project.output / "2021-05..2021-07-summary.docx")
    assert "Meeting, monthly: 1 of 3; missing: May to Jun." in summary
    assert "✗" in summary


def test_the_day_of_the_ledger_decides_what_is_overdue(project):
    call(project.root, "--as-of", "2021-07-09")
    assert "one remained open and none overdue" in text_of(project.output / "all-summary.docx")
    call(project.root, "--as-of", "2021-07-11", "--force")
    assert "none remained open and one overdue" in text_of(project.output / "all-summary.docx")


def test_a_project_has_ledger_documents_of_its_own(project):
    write_sketch(project.root / "own.docx", "{{ stats.records.count }} by {{ org }}\n{{ filter }}")
    (project.root / "reportkit.yaml").write_text(
        "defaults: {org: fenwick}\nledger: {documents: {year: own.docx}}\n"
    )
    assert call(project.root).stdout.split() == ["output/all-year.docx", "output/all-ledger.xlsx"]
    assert "2 by Fenwick Institute" in text_of(project.output / "all-year.docx")


def test_a_mistake_in_a_template_writes_nothing(project):
    write_sketch(project.root / "own.docx", "{{ stats.visitz.count }}")
    (project.root / "reportkit.yaml").write_text("ledger: {documents: {year: own.docx}}\n")
    result = call(project.root)
    assert result.exit_code == 1
    assert "`stats` has no field `visitz`" in result.stderr
    assert "did you mean `visits`?" in result.stderr
    assert not project.output.exists()


def test_two_records_of_one_id_are_told_apart_by_their_files(project):
    write_record(project.root, "c", f"id: a\n{VISIT.replace('06-18', '06-19')}")
    result = call(project.root, "--format", "json")
    told = json.loads(result.stdout)
    assert told["figures"]["en"]["visits"]["records"] == ["a", "records/c.yaml"]
    assert [problem["rule"] for problem in told["diagnostics"]] == ["ledger/same-id"]


SHELF = Shelf()


@settings(max_examples=12)
@given(ROWS, CHOICES)
def test_any_rows_make_sound_documents(rows, choice):
    for lang in ("en", "zh"):
        values = values_of(rows, lang, choice, REQUIRED.items())
        ending = ".zh.docx" if lang == "zh" else ".docx"
        for name in ("ledger", "summary"):
            template = SHELF.template(ROOT / "templates" / f"{name}{ending}", lang).template
            content = template.render(values).content
            assert find_faults(content) == []
            text = read_sketch(content)
            assert "{{" not in text
            assert "None" not in text


def test_a_document_keeps_what_it_shows_when_libreoffice_saves_it(project, convert, tmp_path):
    call(project.root)
    convert([project.output / "all-summary.docx"], "pdf", tmp_path)
    path = project.output / "all-summary.docx"
    assert open_document(path, path.read_bytes()).provenance.document == ""
    assert (tmp_path / "all-summary.pdf").stat().st_size > 10_000


def edit_summary(project, old: bytes, new: bytes) -> Path:
    path = project.output / "all-summary.docx"
    members = read_members(path.read_bytes())
    assert old in members["word/document.xml"]
    members["word/document.xml"] = members["word/document.xml"].replace(old, new)
    write_members(path, members)
    return path


def test_what_has_changed_is_merged_into_a_ledger_that_somebody_has_polished(project):
    call(project.root)
    path = edit_summary(project, b"Next steps", b"What comes next")
    write_record(project.root, "c", VISIT)
    result = call(project.root, "--merge")
    assert result.exit_code == 0, result.stderr
    text = text_of(path)
    assert "What comes next" in text
    assert "Three activities" in text
    assert find_faults(path.read_bytes()) == []
    write_record(project.root, "d", VISIT)
    assert call(project.root, "--merge").exit_code == 0
    assert "What comes next" in text_of(path)
    assert "Four activities" in text_of(path)


def test_a_ledger_in_which_nothing_has_changed_keeps_its_edits(project):
    call(project.root)
    path = edit_summary(project, b"Next steps", b"What comes next")
    before = path.read_bytes()
    result = call(project.root)
    assert (result.exit_code, path.read_bytes()) == (0, before)


def test_a_workbook_cannot_be_merged_and_says_so(project):
    call(project.root)
    path = project.output / "all-ledger.xlsx"
    members = read_members(path.read_bytes())
    write_members(path, members | {"docProps/more.xml": b"<a/>"})
    edited = path.read_bytes()
    write_record(project.root, "c", VISIT)
    result = call(project.root, "--merge")
    assert "error[output/workbook-changed]" in result.stderr
    assert path.read_bytes() == edited
    assert "Three activities" in text_of(project.output / "all-summary.docx")


def test_other_commands_pass_over_the_ledgers_that_are_kept(project):
    call(project.root)
    with chdir(project.root):
        for words in (["status"], ["verify", "output"], ["render", "records"], ["status"]):
            result = CliRunner().invoke(program, words, env={"REPORTKIT_LANG": "en"})
            assert result.exception is None or isinstance(result.exception, SystemExit), words
            assert "ledger.docx" not in result.output + result.stderr, words
    edit_summary(project, b"Next steps", b"What comes next")
    write_record(project.root, "c", VISIT)
    assert call(project.root, "--merge").exit_code == 0

"""Documents for readers, drafts that say so, and documents that are final."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner

from reportkit.cli import program
from reportkit.output.standing import examine
from reportkit.word.draft_mark import OURS, read_draft_mark
from word.saving import save_like_word
from word.sketch import read_members, read_sketch, write_members, write_sketch

SETTINGS = """\
documents:
  report: templates/report.docx
  release: {template: templates/release.docx, audience: public}
"""
RECORD = """\
kind: meeting
title: Safety meeting
date: 2021-06-18
org: Example Technology Co., Ltd.
place: Example Plant
chair: jane
absent: [{who: Bob Roe, reason: on sick leave}]
summary: They met. Jane is 13911139111.
release: {contact: jane}
people: {jane: {name: Jane Doe, title: director, phone: 0555 0177}}
"""
OPEN = "approval: {drafted: {by: jane, on: 2021-06-19}}\n"
SIGNED = "approval: {signed: {by: jane, on: 2021-06-20}}\n"
BODY = (
    "{{ title }}\n{{ summary }}\n{% if absent %}{{ absent[0].reason }}{% endif %}\n"
    "{{ contact.phone }}{{ chair.phone }}"
)
REPORT, RELEASE = Path("output/a-report.docx"), Path("output/a-release.docx")


def run(*arguments: object) -> object:
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


def told(result) -> str:
    return result.stderr.strip().splitlines()[-1]


def write_record(more: str = "", text: str = RECORD) -> None:
    Path("records/a.yaml").write_text(text + more, encoding="utf-8")


def words(path: Path) -> list[str]:
    return read_sketch(path.read_bytes()).splitlines()


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("records", "templates"):
        Path(folder).mkdir()
    Path("reportkit.yaml").write_text(SETTINGS, encoding="utf-8")
    write_sketch(Path("templates/report.docx"), BODY, header="Example Ltd.", title="{{ title }}")
    write_sketch(Path("templates/release.docx"), f"News\n{BODY}")
    write_record()


# --- readers ----------------------------------------------------------------------------------


def test_a_public_document_holds_nothing_internal_and_the_press_can_call():
    assert run("render", "records").exit_code == 0
    assert words(REPORT)[1:] == [
        "They met. Jane is 13911139111.",
        "on sick leave",
        "0555 01770555 0177",
    ]
    assert words(RELEASE)[2:] == ["They met. Jane is 139****9111.", "", "0555 0177"]


def test_who_asks_for_an_audience_gets_it():
    run("render", "records")
    result = run("render", "records", "--audience", "public", "--document", "report")
    assert result.stdout.split() == [str(REPORT)]
    assert words(REPORT)[2:] == ["", "0555 0177"]
    assert told(run("render", "records", "--audience", "public", "--document", "report")) == (
        "1 document up to date"
    )


def test_what_only_the_house_reads_leaves_public_documents_as_they_are():
    run("render", "records")
    write_record("notes: Bob was angry.\n", RECORD.replace("on sick leave", "in hospital"))
    assert run("render", "records").stdout.split() == [str(REPORT)]


def test_an_edited_public_document_is_told_from_its_record():
    run("render", "records")
    assert run("check", RELEASE).exit_code == 0
    assert run("verify", RELEASE).exit_code == 0


def test_an_audience_that_nobody_knows_is_told():
    Path("reportkit.yaml").write_text(SETTINGS.replace("public", "publik"), encoding="utf-8")
    result = run("check", "reportkit.yaml")
    assert "expected `public`, `internal` or `archive`" in result.stderr or (
        "`documents.release.audience`" in result.stderr
    )
    assert result.exit_code == 1


# --- drafts -----------------------------------------------------------------------------------


def mark_of(path: Path) -> str:
    return read_draft_mark(path.read_bytes())


def test_what_nobody_has_signed_is_marked_as_a_draft():
    write_record(OPEN)
    run("render", "records")
    assert (mark_of(REPORT), mark_of(RELEASE)) == ("DRAFT", "DRAFT")
    assert told(run("render", "records")) == "2 documents up to date"
    assert run("verify", REPORT, RELEASE).exit_code == 0
    assert not examine(REPORT.absolute()).opened.is_edited


@pytest.mark.parametrize("more", ["", SIGNED])
def test_what_is_signed_or_goes_no_such_way_is_not_marked(more):
    write_record(more)
    run("render", "records")
    assert (mark_of(REPORT), mark_of(RELEASE)) == ("", "")


def test_the_mark_goes_with_the_signature():
    write_record(OPEN)
    run("render", "records")
    write_record(SIGNED)
    assert run("render", "records").stdout.split() == [str(REPORT), str(RELEASE)]
    assert mark_of(REPORT) == ""


@pytest.mark.parametrize(
    ("setting", "more", "mark"),
    [
        ("draft_mark: never", OPEN, ""),
        ("draft_mark: always", SIGNED, "DRAFT"),
        ("draft_mark: {text: For comment}", OPEN, "For comment"),
        ("draft_mark: {text: {en: 'A & B', zh: 讨论稿}}", OPEN, "A & B"),
        ("draft_mark: {text: {zh: 讨论稿}}", OPEN, "DRAFT"),
        ("draft_mark: {when: always, text: Proof}", "", "Proof"),
    ],
)
def test_a_house_says_when_and_how_drafts_are_marked(setting, more, mark):
    Path("reportkit.yaml").write_text(f"{SETTINGS}{setting}\n", encoding="utf-8")
    write_record(more)
    assert run("render", "records").exit_code == 0
    assert mark_of(REPORT) == mark


@pytest.mark.parametrize("setting", ["sometimes", "{when: soon}", "{text: [a]}", "{words: a}"])
def test_a_wrong_setting_of_the_mark_is_told(setting):
    Path("reportkit.yaml").write_text(f"{SETTINGS}draft_mark: {setting}\n", encoding="utf-8")
    result = run("check", "reportkit.yaml")
    assert (result.exit_code, "draft_mark" in result.stderr) == (1, True)


def test_a_chinese_draft_says_so_in_chinese():
    write_record(OPEN, f"lang: zh\n{RECORD}")
    run("render", "records")
    assert mark_of(REPORT) == "征求意见稿"


def test_a_draft_that_was_saved_by_word_is_no_edited_one():
    write_record(OPEN)
    run("render", "records")
    save_like_word(REPORT, REPORT)
    assert OURS.encode() in b"".join(read_members(REPORT.read_bytes()).values())
    assert "unchanged" in run("verify", REPORT).stdout


def edit(path: Path, old: bytes = b"They met", new: bytes = b"They all met") -> None:
    members = read_members(path.read_bytes())
    assert old in members["word/document.xml"]
    members["word/document.xml"] = members["word/document.xml"].replace(old, new)
    write_members(path, members)


def test_an_edited_draft_is_left_when_the_record_is_signed_and_merged_without_its_mark():
    write_record(OPEN)
    run("render", "records")
    edit(REPORT)
    write_record(SIGNED)
    result = run("render", "records")
    assert "output/edited" in result.stderr
    assert mark_of(REPORT) == "DRAFT"
    assert run("render", "records", "--merge").exit_code == 0
    assert mark_of(REPORT) == ""
    assert words(REPORT)[1].startswith("They all met")


def test_an_edited_document_is_merged_into_a_draft():
    run("render", "records")
    edit(REPORT)
    write_record(OPEN)
    assert run("render", "records", "--merge").exit_code == 0
    assert mark_of(REPORT) == "DRAFT"


WIDE = (
    '<w:p><w:pPr><w:spacing w:line="900" w:lineRule="exact"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
)


def test_the_mark_is_no_departure_from_a_layout():
    Path("reportkit.yaml").write_text(
        "documents: {report: {template: templates/report.docx, layout: layout.yaml}}\n",
        encoding="utf-8",
    )
    Path("layout.yaml").write_text("styles: {Normal: {line: 28}}\n", encoding="utf-8")
    write_sketch(Path("templates/report.docx"), BODY)
    write_record(OPEN)
    run("render", "records")
    assert mark_of(REPORT) == "DRAFT"
    assert "header" not in run("check", REPORT).stderr
    write_sketch(Path("templates/report.docx"), BODY, header=WIDE)
    run("render", "records")
    assert 'header, paragraph 1 "a": hint[layout/recommended]' in run("check", REPORT).stderr


# --- final ------------------------------------------------------------------------------------


def final(*more: str) -> object:
    return run("render", "records", "--final", *more)


def test_a_final_document_is_no_draft_and_names_nobody_who_worked_on_it():
    document = docx.Document()
    document.core_properties.author = "Jane Roe"
    document.add_paragraph("{{ title }}")
    document.save("templates/report.docx")
    Path("reportkit.yaml").write_text(f"{SETTINGS}draft_mark: always\n", encoding="utf-8")
    run("render", "records")
    assert b"Jane Roe" in read_members(REPORT.read_bytes())["docProps/core.xml"]
    assert final().stdout.split() == [str(REPORT), str(RELEASE)]
    assert b"Jane Roe" not in b"".join(read_members(REPORT.read_bytes()).values())
    assert mark_of(REPORT) == ""
    assert words(REPORT) == ["Safety meeting"]


def test_a_final_document_stays_as_long_as_nothing_changes():
    write_record(SIGNED)
    final()
    before = REPORT.read_bytes()
    assert told(final()) == "2 documents up to date"
    assert told(run("render", "records")) == "2 documents up to date"
    RELEASE.unlink()
    assert run("render", "records").stdout.split() == [str(RELEASE)]
    assert REPORT.read_bytes() == before
    assert "unchanged" in run("verify", REPORT).stdout
    assert told(run("status")).endswith("2 up to date")


def test_a_final_document_is_known_without_what_is_remembered():
    write_record(SIGNED)
    final()
    before = REPORT.read_bytes()
    shutil.rmtree(".reportkit")
    assert told(run("render", "records")).startswith("2 documents up to date")
    assert told(final()).startswith("2 documents up to date")
    assert REPORT.read_bytes() == before
    assert told(run("status")).endswith("2 up to date")


def test_a_final_document_of_a_record_that_was_changed_is_final_no_more():
    write_record(SIGNED)
    final()
    write_record(OPEN, RECORD.replace("They met", "They sat"))
    assert "record changed since" in run("verify", REPORT).stdout
    run("render", "records")
    assert (mark_of(REPORT), words(REPORT)[1][:8]) == ("DRAFT", "They sat")


def test_an_edited_document_is_not_made_final_over_the_edits():
    run("render", "records")
    edit(REPORT)
    result = final()
    assert result.exit_code == 1
    assert "output/edited" in result.stderr
    assert words(REPORT)[1].startswith("They all met")


def test_edits_are_not_merged_into_what_is_final():
    result = final("--merge")
    assert (result.exit_code, "`--final` and `--merge` exclude each other" in result.stderr) == (
        2,
        True,
    )


def test_everything_that_is_open_is_told_at_once_and_nothing_is_written():
    write_sketch(
        Path("templates/report.docx"), "{{ title }} by ××\n{{ summary }} 11010519491231002X"
    )
    write_sketch(Path("templates/release.docx"), "{{ title }} 11010519491231002X (TBC)")
    write_record("todo: [Count them]\nremarks: [{by: jane, quote: It is safe}]\n" + OPEN)
    result = final()
    assert result.exit_code == 1
    rules = [
        line.partition("[")[2].partition("]")[0]
        for line in result.stderr.splitlines()
        if "error[" in line
    ]
    assert sorted(rules) == [
        "record/not-approved", "record/not-signed", "record/open-todo", "submission/personal-data",
        "submission/placeholder", "submission/placeholder",
    ]  # fmt: skip
    assert not Path("output").exists()


def test_what_a_house_does_not_mind_in_drafts_it_minds_in_final_documents():
    checks = "checks: {record/not-approved: off, record/placeholder: off}\n"
    Path("reportkit.yaml").write_text(SETTINGS + checks, encoding="utf-8")
    write_record("remarks: [{by: jane, quote: It is safe TBC}]\n")
    assert run("render", "records").exit_code == 0
    result = final()
    assert "error[record/not-approved]" in result.stderr
    assert "error[record/placeholder]" in result.stderr


def test_what_is_told_as_an_error_is_not_told_as_a_warning_too():
    write_record("remarks: [{by: jane, quote: It is safe}]\n")
    assert final().stderr.count("record/not-approved") == 1


def test_final_public_documents_are_searched_for_what_was_taken_out():
    write_sketch(Path("templates/release.docx"), "{{ title }}", header="on sick leave")
    result = final("--document", "release")
    assert "a-release.docx, header" in result.stderr
    assert "`absent[0].reason`" in result.stderr


def test_the_telephone_number_of_a_letterhead_may_be_published_where_the_house_says_so():
    write_sketch(Path("templates/release.docx"), "{{ title }}", header="Tel. (010) 6234 5678")
    assert "list it under `contacts`" in final("--document", "release").stderr
    Path("reportkit.yaml").write_text(f"{SETTINGS}contacts: 010-62345678\n", encoding="utf-8")
    assert final("--document", "release").exit_code == 0


def test_final_documents_are_the_same_each_time():
    write_record(SIGNED)
    final()
    before = REPORT.read_bytes()
    final("--all")
    assert REPORT.read_bytes() == before


def test_the_members_of_a_final_document_are_all_that_word_needs():
    write_record(SIGNED)
    final()
    with ZipFile(REPORT) as archive:
        assert archive.testzip() is None
        assert "docProps/custom.xml" in archive.namelist()
    assert docx.Document(str(REPORT)).sections[0].header.paragraphs[0].text == "Example Ltd."

"""`reportkit export`, as somebody calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

import reportkit
from reportkit.cli import program
from reportkit.cli.export import FORMS as OFFERED
from reportkit.diagnostics import ProblemsFound
from reportkit.export.form import FORMS
from word.sketch import read_members, write_members, write_sketch

RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
summary: They came.
absent:
  - {who: Jane Doe, reason: on sick leave}
people:
  jane: {name: Jane Doe, phone: 0555 0100}
"""
SETTINGS = "documents: {news-release: a.docx, letter: b.docx}\nrecords: records\n"
RELEASE = "# {{ title }}\n{{ summary }}\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTKIT_LANG", "en")
    return lambda *words: CliRunner().invoke(program, [str(word) for word in words])


@pytest.fixture
def project(tmp_path):
    (tmp_path / "reportkit.yaml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.yaml").write_text(RECORD)
    write_sketch(tmp_path / "a.docx", RELEASE)
    write_sketch(
        tmp_path / "b.docx", "{{ title }}: {% for one in absent %}{{ one.reason }}{% endfor %}"
    )
    return tmp_path


def edit(file: Path, old: bytes, new: bytes) -> None:
    """Change some words of a document, as a person would."""
    members = read_members(file.read_bytes())
    assert old in members["word/document.xml"]
    members["word/document.xml"] = members["word/document.xml"].replace(old, new)
    write_members(file, members)


def test_the_news_release_is_told_unless_another_document_is_named(run, project):
    result = run("export", "txt", "records")
    assert result.exit_code == 0
    assert result.stdout == "output/a-news-release.txt\n"
    assert "1 file from 1 record" in result.stderr
    file = project / "output" / "a-news-release.txt"
    assert file.read_bytes() == b"Visit to Example Plant\n\nThey came.\n"
    run("export", "txt", "records/a.yaml", "--document", "letter", "-o", "letter.txt")
    assert (project / "letter.txt").read_text() == "Visit to Example Plant:\n"


@pytest.mark.parametrize(
    ("form", "name", "begin"),
    [
        ("ics", "a.ics", "BEGIN:VCALENDAR"),
        ("csv", "a.csv", "\ufeffNo.,Date"),
        ("jsonld", "a.jsonld", '{\n  "@context"'),
        ("ninjs", "a.ninjs.json", '{\n  "standard"'),
        ("html", "a-news-release.html", "<!DOCTYPE html>"),
        ("wechat", "a-news-release.wechat.html", "\ufeff<section style="),
    ],
)
def test_each_form_has_its_file(run, project, form, name, begin):
    assert run("export", form, "records/a.yaml").exit_code == 0
    assert (project / "output" / name).read_text("utf-8").startswith(begin)


@pytest.mark.parametrize("form", ["ics", "csv", "jsonld", "ninjs", "txt", "html", "wechat"])
def test_the_public_reads_nothing_internal(project, monkeypatch, form):
    monkeypatch.chdir(project)
    made = reportkit.export_records("records/a.yaml", form, document="letter")
    assert not any(b"sick" in content or b"0555" in content for content in made.values())


def test_the_house_reads_what_is_internal(project, monkeypatch):
    monkeypatch.chdir(project)
    made = reportkit.export_records("records/a.yaml", "txt", document="letter", audience="internal")
    assert made == {"a-letter.txt": b"Visit to Example Plant: on sick leave\n"}


def test_several_records_are_one_table_or_files_of_their_own(run, project):
    (project / "records" / "b.yaml").write_text(RECORD.replace("Example Plant", "the Yard"))
    assert run("export", "csv", "records").stdout == "output/activities.csv\n"
    assert "1 file up to date" in run("export", "csv", "records").stderr
    table = (project / "output" / "activities.csv").read_text("utf-8")
    assert [line.split(",")[0] for line in table.splitlines()] == ["\ufeffNo.", "1", "2"]
    told = run("export", "jsonld", "records", "-o", project).stdout
    assert told == "a.jsonld\nb.jsonld\n"


def test_one_mistake_stops_a_table_and_not_the_files_of_others(run, project):
    (project / "records" / "b.yaml").write_text("kind: visit\n")
    joint = run("export", "ics", "records")
    assert joint.exit_code == 1
    assert not (project / "output" / "activities.ics").exists()
    assert run("export", "ninjs", "records").stdout == "output/a.ninjs.json\n"


def test_what_nobody_has_changed_is_replaced_and_the_work_of_others_is_not(run, project):
    file, record = project / "output" / "a.ics", project / "records" / "a.yaml"
    run("export", "ics", record)
    record.write_text(RECORD.replace("Example Plant", "the Yard"))
    assert run("export", "ics", record).exit_code == 0
    assert "the Yard" in file.read_text("utf-8")
    file.write_text("mine")
    refused = run("export", "ics", record)
    assert refused.exit_code == 1
    assert "export/not-as-exported" in refused.stderr
    assert file.read_text() == "mine"
    assert run("export", "ics", record, "--force").exit_code == 0
    assert "the Yard" in file.read_text("utf-8")


def test_outside_a_project_only_force_replaces(run, tmp_path):
    (tmp_path / "a.yaml").write_text(RECORD)
    (tmp_path / "out.csv").write_text("mine")
    assert run("export", "csv", "a.yaml", "-o", "out.csv").exit_code == 1
    assert run("export", "csv", "a.yaml", "-o", "out.csv", "--force").exit_code == 0


def test_a_document_that_was_edited_by_hand_is_told_as_it_stands(run, project):
    run("render", "records/a.yaml")
    edit(project / "output" / "a-news-release.docx", b"They came.", b"They all came by train.")
    result = run("export", "txt", "records/a.yaml")
    assert result.exit_code == 0
    text = (project / "output" / "a-news-release.txt").read_text()
    assert text == "Visit to Example Plant\n\nThey all came by train.\n"
    item = json.loads(
        reportkit.export_records(project / "records" / "a.yaml", "ninjs")["a.ninjs.json"]
    )
    assert "by train" in item["bodies"][0]["value"]


def test_a_record_that_has_changed_since_the_edit_is_a_warning(run, project):
    run("render", "records/a.yaml")
    edit(project / "output" / "a-news-release.docx", b"They came.", b"They left.")
    (project / "records" / "a.yaml").write_text(RECORD.replace("They came", "Nobody came"))
    result = run("export", "html", "records/a.yaml")
    assert result.exit_code == 0
    assert "warning[export/edited-since]" in result.stderr


def test_an_edited_document_with_internal_facts_is_not_for_the_public(run, project):
    run("render", "records/a.yaml")
    edit(project / "output" / "a-letter.docx", b"Visit", b"A visit")
    words = ("export", "txt", "records/a.yaml", "--document", "letter")
    refused = run(*words)
    assert refused.exit_code == 1
    assert "error[export/edited-internal]" in refused.stderr
    assert not (project / "output" / "a-letter.txt").exists()
    assert run(*words, "--audience", "internal").exit_code == 0
    run("render", "records/a.yaml", "--audience", "public", "--force")
    edit(project / "output" / "a-letter.docx", b"Visit", b"Our visit")
    assert run(*words, "--force").exit_code == 0
    assert (project / "output" / "a-letter.txt").read_text() == "Our visit to Example Plant:\n"


def test_personal_data_that_somebody_typed_stay_in_the_house(run, project):
    run("render", "records/a.yaml")
    edit(project / "output" / "a-news-release.docx", b"They came.", b"Call 13800138000.")
    refused = run("export", "html", "records/a.yaml")
    assert refused.exit_code == 1
    assert "138****8000" in refused.stderr
    assert run("export", "html", "records/a.yaml", "--audience", "internal").exit_code == 0


def test_a_word_file_is_told_as_it_stands(run, tmp_path):
    write_sketch(tmp_path / "a.docx", "# 标题\n正文。")
    write_sketch(tmp_path / "b.docx", "Text.")
    (tmp_path / "c.docx").write_text("no Word file")
    result = run("export", "html", "a.docx", "b.docx", "c.docx")
    assert result.exit_code == 1
    assert result.stdout == "a.html\nb.html\n"
    assert "template/not-word" in result.stderr
    assert '<html lang="zh-CN">' in (tmp_path / "a.html").read_text("utf-8")
    assert '<html lang="en">' in (tmp_path / "b.html").read_text("utf-8")


def test_a_rendered_word_file_knows_its_language(run, project):
    run("render", "records/a.yaml")
    edit(project / "output" / "a-news-release.docx", b"They came.", "王彧 came.".encode())
    run("export", "html", "output/a-news-release.docx", "-o", "page.html")
    assert '<html lang="en">' in (project / "page.html").read_text("utf-8")


def test_a_table_is_not_made_of_a_word_file(run, project):
    result = run("export", "csv", "a.docx")
    assert result.exit_code == 2
    assert "command/word-file" in result.stderr


def test_a_document_may_be_missing_where_only_facts_are_asked_for(run, project):
    (project / "reportkit.yaml").write_text("documents: {one: a.docx, two: b.docx}\n")
    assert run("export", "jsonld", "records/a.yaml").exit_code == 0
    assert run("export", "txt", "records/a.yaml").exit_code == 2
    assert "articleBody" not in (project / "output" / "a.jsonld").read_text("utf-8")


def test_pictures_go_into_the_page_or_beside_it(run, project):
    Image.new("RGB", (40, 30), "red").save(project / "tour.jpg")
    (project / "records" / "a.yaml").write_text(
        f"{RECORD}photos: [{{file: tour.jpg, caption: A tour, alt: A red tour}}]\n"
    )
    write_sketch(
        project / "a.docx",
        "{{ title }}\n{% for one in photos %}{{ one.file | picture(alt=one.alt) }}{% endfor %}",
    )
    run("export", "wechat", "records/a.yaml")
    page = project / "output" / "a-news-release.wechat.html"
    assert 'src="data:image/jpeg;base64,' in page.read_text("utf-8")
    run("export", "wechat", "records/a.yaml", "--pictures", "beside")
    assert 'src="a-news-release-1.jpg"' in page.read_text("utf-8")
    with Image.open(project / "output" / "a-news-release-1.jpg") as image:
        assert image.size == (40, 30)


BOTH = (
    RECORD.replace("kind: visit\n", "kind: visit\nlang: [zh, en]\n")
    .replace("Visit to Example Plant", "{en: Visit, zh: 参观}")
    .replace("They came.", "{en: They came., zh: 参观了车间。}")
    .replace("Example Technology Co., Ltd.", "{name: {en: Example, zh: 示例}}")
    .replace("on sick leave", "{en: ill, zh: 病假}")
    .replace("Jane Doe", "{name: {en: Jane Doe, zh: 王彧}}", 1)
    .partition("people:")[0]
)


def test_two_languages_are_two_texts_and_one_calendar(run, project):
    (project / "records" / "a.yaml").write_text(BOTH, "utf-8")
    told = run("export", "txt", "records/a.yaml")
    assert told.stdout == "output/a-news-release-zh.txt\noutput/a-news-release-en.txt\n"
    assert run("export", "txt", "records", "--lang", "en", "-o", "t.txt").stdout == "t.txt\n"
    run("export", "ics", "records/a.yaml")
    assert "SUMMARY;LANGUAGE=zh-CN:参观" in (project / "output" / "a.ics").read_text("utf-8")
    run("export", "ics", "records/a.yaml", "--lang", "en")
    assert "SUMMARY;LANGUAGE=en:Visit" in (project / "output" / "a.ics").read_text("utf-8")
    assert run("export", "ninjs", "records").stdout == (
        "output/a-zh.ninjs.json\noutput/a-en.ninjs.json\n"
    )


def test_a_table_in_a_language_holds_records_of_others(run, project):
    (project / "records" / "b.yaml").write_text(BOTH, "utf-8")
    run("export", "csv", "records", "--lang", "zh")
    heads, first, second = (project / "output" / "activities.csv").read_text("utf-8").splitlines()
    assert heads.startswith("\ufeff序号")
    assert "Visit to Example Plant" in first
    assert "参观了车间。" in second


def test_a_program_is_told_as_json(run, project):
    told = json.loads(run("export", "csv", "records", "--format", "json").stdout)
    assert told["written"][0]["file"] == "output/a.csv"


def test_equal_records_make_equal_bytes(project, monkeypatch):
    monkeypatch.chdir(project)
    for form in ("ics", "csv", "jsonld", "ninjs", "txt", "html", "wechat"):
        first, second = (reportkit.export_records(["records/a.yaml"], form) for _ in range(2))
        assert first == second


def test_mistakes_are_raised_in_python(project, monkeypatch):
    monkeypatch.chdir(project)
    (project / "records" / "a.yaml").write_text("kind: visit\n")
    with pytest.raises(ProblemsFound):
        reportkit.export_records("records/a.yaml", "csv")


def test_the_command_offers_every_form():
    assert tuple(FORMS) == OFFERED

"""`reportkit check` of documents on the disk."""

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from reportkit.cli import program

RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
host: Example Motors Co., Ltd.
visitors:
  - Ms. Jane Doe, deputy manager
  - {group: engineers, count: 12}
summary: The visitors toured the plant.
"""


def run(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("init", "office").exit_code == 0
    monkeypatch.chdir(tmp_path / "office")
    for example in Path("records").glob("*.yaml"):
        example.unlink()
    Path("records/a.yaml").write_text(RECORD, encoding="utf-8")
    assert run("render", "records/a.yaml").exit_code == 0


def edit(path, old, new):
    document = docx.Document(path)
    texts = [*document.paragraphs]
    texts += [p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs]
    for paragraph in texts:
        if old in paragraph.text:
            text = paragraph.text.replace(old, new)
            for piece in paragraph.runs[1:]:
                piece.text = ""
            paragraph.runs[0].text = text
    document.save(path)


def check(*arguments):
    result = run("check", *arguments, "--format", "short")
    return result.exit_code, result.stdout.splitlines()


def test_documents_that_were_just_made_agree():
    assert check("output") == (0, [])


def test_a_hand_edited_name_is_told_with_its_place():
    edit("output/a-news-release.docx", "Jane Doe", "Jane Doo")
    code, lines = check("output")
    assert code == 1
    assert all(line.startswith("output/a-news-release.docx, body, paragraph ") for line in lines)
    assert "error[agreement/changed-fact]" in lines[0]
    assert "records/a.yaml" in lines[0]


def test_a_record_that_changed_since_is_told_for_each_document():
    record = Path("records/a.yaml")
    record.write_text(record.read_text().replace("count: 12", "count: 14"), encoding="utf-8")
    code, lines = check("output/a-activity-report.docx", "output/a-news-release.docx")
    assert code == 1
    assert {line.split(",")[0] for line in lines} == {
        "output/a-activity-report.docx",
        "output/a-news-release.docx",
    }


def test_a_document_of_no_record_is_told():
    Path("output/a-activity-report.docx").rename("output/a-activity-raport.docx")
    code, [line] = check("output/a-activity-raport.docx")
    assert (code, "agreement/no-record" in line) == (1, True)
    assert "did you mean `a-activity-report.docx`" in run("check", "output").stderr


def test_a_document_of_a_record_with_a_mistake_tells_the_mistake():
    Path("records/a.yaml").write_text(RECORD.replace("title", "titel"), encoding="utf-8")
    code, lines = check("output/a-activity-report.docx")
    assert (code, any("record/unknown-key" in line for line in lines)) == (1, True)


def test_a_document_that_cannot_be_opened_is_told():
    Path("output/a-activity-report.docx").write_bytes(b"not a zip")
    code, [line] = check("output/a-activity-report.docx")
    assert (code, "template/not-word" in line) == (1, True)

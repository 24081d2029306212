"""The same from Python: what `import reportkit` offers."""

import subprocess
import sys
from pathlib import Path

import docx
import pytest

import reportkit

RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
summary: They came.
"""


def words(path):
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


@pytest.fixture
def template(tmp_path):
    document = docx.Document()
    document.add_paragraph('{{ day | date("iso") }}: {{ title | opening }}')
    document.save(tmp_path / "a.docx")
    return tmp_path / "a.docx"


def test_everything_that_is_offered_is_there():
    for name in reportkit.__all__:
        assert getattr(reportkit, name) is not None
    assert dir(reportkit) == sorted(reportkit.__all__)


def test_nothing_else_is_there():
    with pytest.raises(AttributeError, match="no attribute 'load_recrod'"):
        _ = reportkit.load_recrod


def test_importing_waits_for_no_library():
    code = "import reportkit, sys; print({'yaml', 'lxml', 'jinja2', 'click'} & set(sys.modules))"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert process.stdout == "set()\n"


def test_a_template_speaks_the_words_of_the_language_room(template, tmp_path):
    document = reportkit.load_template(template).render({"day": "2021-07-03", "title": "visit"})
    path = document.write(tmp_path / "out.docx")
    assert words(path) == ["2021-07-03: Visit"]


def test_a_template_can_be_given_as_text(template):
    assert isinstance(reportkit.load_template(str(template)), reportkit.Template)


def test_a_record_can_be_given_as_text(tmp_path):
    (tmp_path / "a.yaml").write_text(RECORD)
    assert reportkit.load_record(str(tmp_path / "a.yaml")).record.id == "a"


def test_a_record_is_written_into_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(RECORD)
    written = reportkit.render_record("a.yaml", document="news-release", out="drafts")
    assert written == (tmp_path / "drafts" / "a-news-release.docx",)
    assert words(written[0])[0] == "Visit to Example Plant"


def test_the_documents_go_to_the_folder_of_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("reportkit.yaml").write_text("output: out\n")
    Path("a.yaml").write_text(RECORD)
    assert {path.parent for path in reportkit.render_record(Path("a.yaml"))} == {tmp_path / "out"}


@pytest.mark.parametrize("wrap", [str, Path, lambda one: [str(one)], lambda one: (one, str(one))])
def test_one_folder_of_records_need_be_no_list(tmp_path, wrap):
    (tmp_path / "a.yaml").write_text(RECORD, encoding="utf-8")
    [outcome] = reportkit.render_records(wrap(tmp_path), out=tmp_path / "out", jobs=1)
    assert outcome.source.name == "a.yaml"
    assert outcome.made


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: reportkit.export_records("a.yaml", "icss"), "`form` can be `ics` or `csv` or"),
        (lambda: reportkit.export_records("a.yaml", "icss"), "did you mean `ics`?"),
        (lambda: reportkit.export_records("a.yaml", "docx"), "and not `docx`"),
        (
            lambda: reportkit.export_records("a.yaml", "txt", audience="pubic"),
            "`audience` can be `public` or `internal` or `archive`, and not `pubic`; did you mean",
        ),
        (lambda: reportkit.export_records("a.yaml", "html", pictures="besides"), "`beside`?"),
        (lambda: reportkit.render_record("a.yaml", edited="overwrite"), "and not `overwrite`"),
        (lambda: reportkit.render_records("a.yaml", edited="forced"), "did you mean `force`?"),
        (lambda: reportkit.load_template("a.docx", dialect="docxtlp"), "did you mean `docxtpl`?"),
        (reportkit.package_records, "no record is named"),
    ],
)
def test_a_name_that_means_nothing_is_an_error_of_the_call(tmp_path, monkeypatch, call, words):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(RECORD)
    with pytest.raises(reportkit.ReportkitError) as caught:
        call()
    assert words in str(caught.value)
    assert caught.value.diagnostic.rule.startswith("command/")


def test_a_folder_of_records_is_exported(tmp_path):
    (tmp_path / "a.yaml").write_text(RECORD, encoding="utf-8")
    assert set(reportkit.export_records(str(tmp_path), "ics")) == {"a.ics"}
    assert reportkit.export_records([], "ics") == {}


def test_a_project_can_be_given_as_text(tmp_path):
    (tmp_path / "reportkit.yaml").write_text("output: out\n", encoding="utf-8")
    assert reportkit.load_project(str(tmp_path)).output == tmp_path / "out"


def test_all_that_is_wrong_is_raised_at_once(tmp_path):
    (tmp_path / "a.yaml").write_text(RECORD.replace("title", "titel").replace("18", "81"))
    with pytest.raises(reportkit.ProblemsFound) as caught:
        reportkit.render_record(tmp_path / "a.yaml")
    rules = [found.rule for found in caught.value.diagnostics]
    assert {"record/unknown-key", "record/wrong-value"} < set(rules)
    assert isinstance(caught.value, reportkit.ReportkitError)

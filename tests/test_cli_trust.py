"""Documents that people have edited, and what has become of documents since they were rendered."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

import reportkit
from reportkit.cli import program
from reportkit.diagnostics import ProblemsFound
from reportkit.output.queue import finish
from reportkit.output.standing import examine
from reportkit.pipeline import Made
from reportkit.pipeline.write import Steps, carry_out
from word.saving import save_like_word
from word.sketch import read_members, write_members

SETTINGS = """\
documents: {report: templates/report.docx, release: templates/release.docx}
checks: {record/no-photo: off, record/no-lead: off}
"""
RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
place: Example Plant
summary: They came.
"""
REPORT, RELEASE = Path("output/a-report.docx"), Path("output/a-release.docx")


def run(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


def told(result):
    return result.stderr.strip().splitlines()[-1]


def write_record(name="a", text=RECORD):
    path = Path("records", f"{name}.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def write_template(name, *paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(Path("templates", name))


def edit(path, old=b"They came", new=b"They came late"):
    members = read_members(path.read_bytes())
    assert old in members["word/document.xml"]
    members["word/document.xml"] = members["word/document.xml"].replace(old, new)
    write_members(path, members)
    return path.read_bytes()


def words(path):
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("reportkit.yaml").write_text(SETTINGS)
    Path("records").mkdir()
    Path("templates").mkdir()
    write_template("report.docx", "{{ title }}", "{{ summary }}")
    write_template("release.docx", "News: {{ title }}")
    write_record()
    assert run("render", "records").exit_code == 0
    return tmp_path


def change_record(old="Visit", new="Tour"):
    write_record(text=RECORD.replace(old, new))


# --- only what is missing or stale ---------------------------------------------------------------


def test_what_is_up_to_date_is_not_made_again():
    before = REPORT.stat().st_ino
    result = run("render", "records")
    assert (result.exit_code, result.stdout) == (0, "")
    assert told(result) == "2 documents up to date"
    assert REPORT.stat().st_ino == before


def test_a_document_that_is_missing_is_made():
    RELEASE.unlink()
    result = run("render", "records")
    assert result.stdout.split() == [str(RELEASE)]
    assert told(result) == "1 document from 1 record; 1 document up to date"


def test_a_comment_in_the_record_makes_nothing_stale():
    write_record(text=f"# a comment\n{RECORD}")
    assert told(run("render", "records")) == "2 documents up to date"


def test_a_template_that_is_changed_makes_its_documents_stale():
    write_template("release.docx", "Latest news: {{ title }}")
    assert run("render", "records").stdout.split() == [str(RELEASE)]
    assert words(RELEASE) == ["Latest news: Visit to Example Plant"]


def test_the_address_book_counts_only_where_it_is_referred_to():
    write_record("b", RECORD.replace("They came.", "$doe came."))
    Path("directory.yaml").write_text("people: {doe: {name: Jane Doe}, roe: {name: Tom Roe}}\n")
    assert run("render", "records").exit_code == 0
    Path("directory.yaml").write_text("people: {doe: {name: Jane Doe}, roe: {name: Tim Roe}}\n")
    assert told(run("render", "records")) == "4 documents up to date"
    Path("directory.yaml").write_text("people: {doe: {name: Joan Doe}, roe: {name: Tim Roe}}\n")
    result = run("render", "records")
    assert result.stdout.split() == ["output/b-report.docx", "output/b-release.docx"]


def test_a_picture_that_is_changed_makes_documents_stale():
    write_template("report.docx", "{{ 'logo.png' | picture(width='20mm') }}")
    write_picture("logo.png", "red")
    assert run("render", "records").stdout.split() == [str(REPORT)]
    assert told(run("render", "records")) == "2 documents up to date"
    write_picture("logo.png", "blue")
    assert run("render", "records").stdout.split() == [str(REPORT)]


def write_picture(name, colour):
    from PIL import Image

    Image.new("RGB", (40, 20), colour).save(name)


def test_all_makes_everything_again_but_no_edits():
    mine = edit(REPORT)
    result = run("render", "records", "--all")
    assert result.stdout.split() == [str(RELEASE)]
    assert told(result) == "1 document from 1 record; 1 document up to date"
    assert REPORT.read_bytes() == mine


def test_without_the_state_folder_nothing_is_made_again_either():
    shutil.rmtree(".reportkit")
    assert told(run("render", "records")) == "2 documents up to date"


def test_two_records_of_one_id_are_told_though_both_are_up_to_date():
    write_record("b", RECORD + "id: a\n")
    result = run("render", "records/b.yaml")
    assert result.exit_code == 0
    assert told(run("render", "records/b.yaml")) == "2 documents up to date"
    assert "error[output/name-taken]" in run("render", "records").stderr


def test_a_dry_run_tells_and_writes_nothing():
    change_record()
    before = REPORT.read_bytes()
    result = run("render", "records", "--dry-run")
    assert result.stdout.split() == [str(REPORT), str(RELEASE)]
    assert told(result) == "2 documents would be made from 1 record"
    assert REPORT.read_bytes() == before
    facts = json.loads(run("render", "records", "--dry-run", "--format", "json").stdout)
    assert [made["file"] for made in facts["would_write"]] == [str(REPORT), str(RELEASE)]


def test_a_program_is_told_what_was_not_written():
    edit(REPORT)
    change_record("They came.", "Nobody came.")
    facts = json.loads(run("render", "records", "--format", "json").stdout)
    assert [made["file"] for made in facts["left"]] == [str(REPORT)]
    assert [made["file"] for made in facts["written"]] == [str(RELEASE)]
    facts = json.loads(run("render", "records", "--format", "json", "--force").stdout)
    assert len(facts["backups"]) == 1


# --- a person's work -----------------------------------------------------------------------------


def test_an_edited_document_is_left_and_told():
    mine = edit(REPORT)
    change_record()
    result = run("render", "records")
    assert result.exit_code == 1
    assert REPORT.read_bytes() == mine
    assert "output/a-report.docx: error[output/edited]" in result.stderr
    assert (
        "body, paragraph 2: hint[output/edit]: edited by hand: “They came.” has become "
        "“They came late.”"
    ) in result.stderr
    assert "--beside" in result.stderr
    assert words(RELEASE) == ["News: Tour to Example Plant"]


def test_an_edited_document_is_left_in_peace_when_there_is_nothing_new():
    mine = edit(REPORT)
    result = run("render", "records")
    assert (result.exit_code, told(result)) == (0, "2 documents up to date")
    assert REPORT.read_bytes() == mine


def test_the_rest_of_a_batch_goes_on():
    write_record("b")
    edit(REPORT)
    change_record()
    result = run("render", "records")
    assert result.exit_code == 1
    assert result.stdout.split() == [
        str(RELEASE), "output/b-report.docx", "output/b-release.docx",
    ]  # fmt: skip
    assert told(result) == "3 documents from 2 records; 1 document left as before (1 error, 1 hint)"


def test_saving_in_another_program_is_no_edit(tmp_path):
    save_like_word(REPORT, REPORT)
    change_record()
    assert run("render", "records").exit_code == 0
    assert words(REPORT)[0] == "Tour to Example Plant"


def test_an_edit_that_the_record_caught_up_with_loses_nothing():
    edit(REPORT)
    change_record("They came.", "They came late.")
    assert run("render", "records").exit_code == 0
    assert words(REPORT)[1] == "They came late."


def test_merge_brings_what_has_changed_into_the_edited_document():
    mine = edit(REPORT)
    change_record()
    result = run("render", "records", "--merge")
    assert result.exit_code == 0
    assert words(REPORT) == ["Tour to Example Plant", "They came late."]
    [copy] = Path("output").glob("a-report.backup-*.docx")
    assert copy.read_bytes() == mine
    assert verify(REPORT) == (1, [["edited"]])
    assert "“They came.” has become “They came late.”" in run("verify", REPORT).stdout
    assert told(run("render", "records")) == "2 documents up to date"


def test_merging_goes_on_from_what_was_merged():
    edit(REPORT)
    for title in ("Tour", "Journey"):
        change_record("Visit", title)
        assert run("render", "records", "--merge").exit_code == 0
        assert words(REPORT) == [f"{title} to Example Plant", "They came late."]
    assert words(RELEASE) == ["News: Journey to Example Plant"]


def test_both_sides_are_seen_where_both_have_changed_the_same_words():
    edit(REPORT)
    change_record("They came.", "They came early.")
    result = run("render", "records", "--merge")
    assert result.exit_code == 0
    assert "warning[merge/both-changed]" in result.stderr
    document = read_members(REPORT.read_bytes())["word/document.xml"].decode()
    assert "late" in document
    assert "early" in document


def test_nothing_is_merged_without_a_base():
    mine = edit(REPORT)
    change_record()
    shutil.rmtree(".reportkit")
    result = run("render", "records", "--merge")
    assert result.exit_code == 1
    assert "error[output/no-base]" in result.stderr
    assert REPORT.read_bytes() == mine


def test_beside_writes_the_new_document_next_to_the_edited_one():
    mine = edit(REPORT)
    change_record()
    result = run("render", "records", "--beside")
    beside = Path("output/a-report.new.docx")
    assert result.exit_code == 0
    assert str(beside) in result.stdout.split()
    assert words(beside)[0] == "Tour to Example Plant"
    assert REPORT.read_bytes() == mine
    change_record("Visit", "Journey")
    run("render", "records", "--beside")
    assert words(beside)[0] == "Journey to Example Plant"


def test_beside_leaves_what_was_put_beside_before_and_edited():
    edit(REPORT)
    change_record()
    run("render", "records", "--beside")
    mine = edit(Path("output/a-report.new.docx"))
    change_record("Visit", "Journey")
    run("render", "records", "--beside")
    assert Path("output/a-report.new.docx").read_bytes() == mine
    assert words("output/a-report.new-2.docx")[0] == "Journey to Example Plant"


def test_force_replaces_an_edited_document_and_keeps_a_copy():
    mine = edit(REPORT)
    change_record()
    result = run("render", "records", "--force")
    assert result.exit_code == 0
    assert words(REPORT)[0] == "Tour to Example Plant"
    [copy] = Path("output").glob("a-report.backup-*.docx")
    assert copy.read_bytes() == mine
    assert f"a copy of what was replaced: {copy}" in result.stderr
    assert not list(Path("output").glob("a-release.backup-*"))


def test_a_file_that_is_not_ours_is_never_overwritten_silently():
    write_template("../output/a-report.docx", "A letter of mine")
    mine = REPORT.read_bytes()
    result = run("render", "records")
    assert result.exit_code == 1
    assert "error[output/not-ours]" in result.stderr
    assert REPORT.read_bytes() == mine
    assert run("render", "records", "--force").exit_code == 0
    assert [copy.read_bytes() for copy in Path("output").glob("a-report.backup-*")] == [mine]


def test_a_file_that_is_no_word_file_is_left_too():
    REPORT.write_text("notes of mine")
    assert "error[output/not-ours]" in run("render", "records").stderr
    assert REPORT.read_text() == "notes of mine"


@pytest.mark.parametrize("lock", ["~$report.docx", ".~lock.a-report.docx#"])
def test_a_document_that_is_open_is_left(lock):
    Path("output", lock).write_text("somebody")
    before = REPORT.read_bytes()
    assert run("render", "records").exit_code == 0
    change_record()
    result = run("render", "records")
    assert result.exit_code == 1
    assert f"delete `{lock}`" in result.stderr
    assert REPORT.read_bytes() == before
    assert run("render", "records", "--force").exit_code == 1
    assert REPORT.read_bytes() == before


def test_a_filled_document_is_guarded_as_well(tmp_path):
    Path("values.yaml").write_text("title: One\nsummary: They came.\n")
    call = ("fill", "templates/report.docx", "values.yaml", "-o", "x.docx")
    assert run(*call).exit_code == 0
    assert run(*call).exit_code == 0
    mine = edit(Path("x.docx"))
    Path("values.yaml").write_text("title: Two\nsummary: They came.\n")
    result = run(*call)
    assert result.exit_code == 1
    assert "error[output/edited]" in result.stderr
    assert Path("x.docx").read_bytes() == mine
    assert run(*call, "--force").exit_code == 0
    assert words("x.docx") == ["Two", "They came."]


def test_a_filled_document_is_merged_in_a_project():
    Path("values.yaml").write_text("title: One\nsummary: They came.\n")
    call = ("fill", "templates/report.docx", "values.yaml", "-o", "letters/x.docx", "--merge")
    file = Path("letters/x.docx")
    assert run(*call).exit_code == 0
    for title in ("Two", "Three"):  # the second time onto what was merged
        if title == "Two":
            edit(file)
        Path("values.yaml").write_text(f"title: {title}\nsummary: They came.\n")
        assert run(*call).exit_code == 0
        assert words(file) == [title, "They came late."]
    assert len(list(Path("letters").glob("x.backup-*.docx"))) == 2


def test_the_edits_of_a_filled_document_are_told():
    Path("values.yaml").write_text("title: One\nsummary: They came.\n")
    call = ("fill", "templates/report.docx", "values.yaml", "-o", "x.docx")
    run(*call)
    edit(Path("x.docx"))
    Path("values.yaml").write_text("title: Two\nsummary: They came.\n")
    assert "x.docx, body, paragraph 2: hint[output/edit]" in run(*call).stderr


def test_outside_of_a_project_nothing_can_be_merged(tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("templates").mkdir()
    write_template("a.docx", "{{ title }}", "{{ summary }}")
    Path("values.yaml").write_text("title: One\nsummary: They came.\n")
    call = ("fill", "templates/a.docx", "values.yaml", "-o", "x.docx")
    run(*call)
    mine = edit(Path("x.docx"))
    Path("values.yaml").write_text("title: Two\nsummary: They came.\n")
    result = run(*call, "--merge")
    assert result.exit_code == 1
    assert "error[output/nothing-kept]: `x.docx` is in no project" in result.stderr
    assert Path("x.docx").read_bytes() == mine
    assert not Path(".reportkit").exists()


def test_python_code_is_told_of_edits_too():
    edit(REPORT)
    change_record()
    with pytest.raises(ProblemsFound, match="output/edited"):
        reportkit.render_record("records/a.yaml")
    files = reportkit.render_record("records/a.yaml", edited="force")
    assert [file.name for file in files] == [REPORT.name, RELEASE.name]
    assert files == reportkit.render_record("records/a.yaml")


def test_every_kind_of_edit_is_told_at_its_place():
    write_template("report.docx", "{{ title }}", "{{ summary }}", "Third", "Fourth", "Fifth")
    run("render", "records")
    document = docx.Document(REPORT)
    first, second, third, fourth, _ = document.paragraphs
    first.runs[0].bold = True
    second.runs[0].text = "They left."
    third.insert_paragraph_before("A line of mine")
    fourth._p.getparent().remove(fourth._p)
    document.add_paragraph("")
    document.save(REPORT)
    shown = run("verify", REPORT).stdout.splitlines()
    assert shown == [
        "output/a-report.docx: edited by hand",
        "  body, paragraph 1: edited by hand: it looks different: “Visit to Example Plant”",
        "  body, paragraph 2: edited by hand: “They came.” has become “They left.”",
        "  body, paragraph 3: edited by hand: “A line of mine” is new",
        "  body, paragraph 3: edited by hand: “Fourth” is gone",
        "  body, paragraph 6: edited by hand: an empty line is new",
    ]


# --- verify and status ---------------------------------------------------------------------------


def verify(*files):
    result = run("verify", *files, "--format", "json")
    facts = json.loads(result.stdout)
    return result.exit_code, [one["status"] for one in facts["documents"]]


def test_documents_are_unchanged_until_something_changes():
    assert verify(REPORT, RELEASE) == (0, [["unchanged"], ["unchanged"]])
    save_like_word(REPORT, REPORT)
    assert verify(REPORT) == (0, [["unchanged"]])


def test_verify_tells_what_has_become_of_a_document():
    edit(REPORT)
    assert verify(REPORT, RELEASE) == (1, [["edited"], ["unchanged"]])
    change_record()
    assert verify(REPORT, RELEASE) == (1, [["edited", "record"], ["record"]])
    write_template("release.docx", "{{ title }}!")
    assert verify(RELEASE) == (1, [["record", "template"]])


def test_verify_tells_of_settings():
    Path("reportkit.yaml").write_text(SETTINGS + "defaults: {dates: month-first}\n")
    assert verify(REPORT) == (1, [["inputs"]])


def test_verify_tells_of_a_record_that_cannot_be_read_any_more():
    change_record("title:", "titel:")
    assert verify(REPORT) == (1, [["broken"]])


def test_verify_tells_of_what_is_not_ours():
    write_template("../output/letter.docx", "A letter of mine")
    Path("output/notes.docx").write_text("notes")
    assert verify("output/letter.docx", "output/notes.docx") == (1, [["foreign"], ["foreign"]])


def test_a_document_that_is_damaged_is_told_as_damaged():
    content = REPORT.read_bytes()
    for damaged in (content[:-200], content.replace(b"word/document.xml", b"word/dokument.xml")):
        REPORT.write_bytes(damaged)
        assert verify(REPORT) == (1, [["damaged"]])
    Path("output/copy.docx").write_bytes(damaged)
    assert verify("output/copy.docx") == (1, [["damaged"]])
    result = run("status")
    assert result.stdout == f"{REPORT}: damaged: it cannot be opened\n"
    assert told(result) == "2 documents: 1 up to date, 1 damaged"


def test_verify_tells_of_a_document_whose_record_is_gone():
    Path("records/a.yaml").rename("records/b.yaml")
    assert verify(REPORT) == (1, [["orphaned"]])


def test_verify_finds_a_record_by_its_id():
    write_record("b", RECORD + "id: seven\n")
    run("render", "records")
    assert verify("output/seven-report.docx") == (0, [["unchanged"]])
    shutil.rmtree(".reportkit")
    assert verify("output/seven-report.docx") == (0, [["unchanged"]])


def test_a_document_can_be_verified_far_from_its_project(tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(REPORT, elsewhere)
    with chdir(elsewhere):
        assert verify("a-report.docx") == (0, [["unchanged"]])
        edit(Path("a-report.docx"))
        assert verify("a-report.docx") == (1, [["edited"]])


def test_edits_are_told_without_the_state_folder_as_long_as_nothing_else_has_changed():
    edit(REPORT)
    shutil.rmtree(".reportkit")
    assert "“They came late.”" in run("verify", REPORT).stdout
    change_record()
    assert run("verify", REPORT).stdout == (
        "output/a-report.docx: edited by hand; record changed since\n"
    )


def test_verify_in_one_line_each():
    edit(REPORT)
    result = run("verify", REPORT, RELEASE, "--format", "short")
    assert result.stdout.splitlines() == [
        "output/a-report.docx: edited by hand",
        "output/a-release.docx: unchanged",
    ]


def test_the_status_of_a_project():
    for name in "bcd":
        write_record(name)
    run("render", "records")
    edit(REPORT)
    Path("output/b-report.docx").unlink()
    write_record("c", RECORD.replace("They came.", "Nobody came."))
    Path("records/d.yaml").unlink()
    Path("output/.~lock.a-release.docx#").touch()
    result = run("status")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "output/a-report.docx: edited by hand",
        "output/b-report.docx: missing",
        "output/c-report.docx: record changed since",
        "output/c-release.docx: record changed since",
        "output/d-release.docx: no record makes it",
        "output/d-report.docx: no record makes it",
    ]
    assert told(result) == ("8 documents: 2 up to date, 1 missing, 2 stale, 1 edited, 2 orphaned")
    assert "output/b-release.docx: up to date" in run("status", "--verbose").stdout
    facts = json.loads(run("status", "--format", "json").stdout)
    assert facts["counts"]["stale"] == 2
    assert {one["file"]: one["open"] for one in facts["documents"]}[str(RELEASE)]


def test_status_does_not_count_copies_and_documents_put_beside():
    edit(REPORT)
    change_record()
    run("render", "records", "--beside")
    run("render", "records", "--force")
    assert told(run("status")) == "2 documents: 2 up to date"


def test_a_check_of_the_output_folder_leaves_copies_out():
    edit(REPORT)
    change_record()
    run("render", "records", "--force")
    assert "agreement/no-record" not in run("check", "output").stderr


def test_status_needs_a_project(tmp_path_factory):
    with chdir(tmp_path_factory.mktemp("elsewhere")):
        assert run("status").exit_code == 2


def test_nothing_is_remembered_outside_a_project(tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with chdir(elsewhere):
        Path("a.yaml").write_text(RECORD)
        assert run("render", "a.yaml").exit_code == 0
        assert told(run("render", "a.yaml")).startswith("2 documents up to date")
        assert sorted(path.name for path in elsewhere.iterdir()) == ["a.yaml", "output"]


def test_verdicts_are_told_in_chinese(monkeypatch):
    edit(REPORT)
    monkeypatch.setenv("REPORTKIT_LANG", "zh")
    assert "手工修改：“They came.”改成了“They came late.”" in run("verify", REPORT).stdout
    assert told(run("status")) == "2 份文档：1 份无需更新，1 份手工修改过"


def test_documents_that_are_up_to_date_get_their_pdf(convert):
    result = run("render", "records", "--pdf")
    pdfs = [str(path.with_suffix(".pdf")) for path in (REPORT, RELEASE)]
    assert (result.exit_code, result.stdout.split()) == (0, pdfs)
    edit(REPORT)
    change_record()
    Path(pdfs[0]).unlink()
    assert run("render", "records", "--pdf").exit_code == 1
    assert not Path(pdfs[0]).exists()


# --- at the same time ----------------------------------------------------------------------------


def test_two_runs_at_once_in_one_folder_do_not_hurt_each_other():
    for name in ("b", "c", "d"):
        write_record(name)
    change_record()
    command = [sys.executable, "-m", "reportkit.cli", "render", "records"]
    both = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert told(run("status")) == "8 documents: 8 up to date"
    assert [path.suffix for path in Path("output").iterdir()] == [".docx"] * 8


def test_a_document_that_is_saved_while_the_new_one_is_made_stays():
    there = examine(REPORT)
    mine = edit(REPORT)
    made = Made(REPORT, Path("records/a.yaml"), Path("templates/report.docx"))
    document = reportkit.Document((b"new",))
    steps = Steps(writes={made: document}, replaced=[(there, document)])
    with pytest.raises(ProblemsFound, match="output/edited"):
        finish(carry_out(steps))
    assert REPORT.read_bytes() == mine
    assert {path.name for path in Path("output").iterdir()} == {REPORT.name, RELEASE.name}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the root user may read anything"
)
def test_a_document_that_cannot_be_read_is_left():
    REPORT.chmod(0)
    change_record()
    assert "error[output/file-held]" in run("render", "records").stderr

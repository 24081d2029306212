"""Documents that were polished by hand go into a package as they are, or stop it."""

from pathlib import Path

import docx
import pytest

from package.ground import (
    NAMED,
    edit,
    find_rules,
    pack,
    read_text,
    run,
    write_profile,
    write_record,
)
from reportkit.pipeline.edition import FINAL
from reportkit.word.opened import open_document
from word.sketch import write_sketch

FOLDER, REPORT = Path("packages/p"), Path("output/a-report.docx")


@pytest.fixture
def polished(project):
    """A project whose report somebody has polished."""
    write_profile(project, f"{NAMED}documents: {{report: docx}}\n")
    run("render", "a.yaml")
    edit(REPORT, "They came and saw.", "They came, and saw much.")
    return project


def packed():
    """The report in the package."""
    return read_text(next(FOLDER.glob("*report.docx")))


def origins(told):
    return {one["origin"] for one in told["files"] if one["kind"] == "document"}


def test_a_document_that_was_polished_goes_in(polished):
    told = pack()
    assert told["exit"] == 0
    assert "They came, and saw much." in packed()
    assert origins(told) == {"edited"}
    checked = (FOLDER / "check-list.txt").read_text("utf-8")
    assert "as it was edited by hand" in checked


def test_a_document_that_was_only_saved_or_is_missing_is_made_anew(polished):
    REPORT.unlink()
    assert origins(pack()) == {"rendered"}
    run("render", "a.yaml")
    assert origins(pack("a.yaml", "--out", "again")) == {"rendered"}
    assert Path("again/p.zip").read_bytes() == Path("packages/p.zip").read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda: write_record(Path(), "", old="and saw", new="and left"),
            "its record changed since",
        ),
        (
            lambda: write_sketch(Path("report.docx"), "{{ title }}\nNew: {{ summary }}"),
            "its template changed since",
        ),
    ],
)
def test_one_that_says_what_is_no_longer_so_stops_the_package(polished, change, said):
    change()
    told = pack()
    assert find_rules(told) == ["package/stale-edits"]
    [found] = [one for one in told["diagnostics"] if one["severity"] == "error"]
    assert said in found["message"]
    assert found["hint"] == "run `reportkit render a.yaml --merge`, or choose `--fresh`"
    assert found["place"]["file"] == str(REPORT)
    assert not Path("packages").exists()


def test_merging_it_lets_it_in_again(polished):
    write_record(polished, "", old="Visit to", new="Tour of")
    assert find_rules(pack()) == ["package/stale-edits"]
    assert run("render", "a.yaml", "--merge").exit_code == 0
    told = pack()
    assert told["exit"] == 0, told["diagnostics"]
    document = docx.Document(next(FOLDER.glob("*report.docx")))
    texts = [one.text for one in document.paragraphs]
    assert texts == ["Tour of Example Plant", "They came, and saw much."]


def test_fresh_documents_may_be_chosen(polished):
    told = pack("a.yaml", "--fresh")
    assert origins(told) == {"rendered"}
    assert "They came and saw." in packed()
    assert "They came, and saw much." in read_text(REPORT)


def test_what_is_not_ours_or_is_open_stops_the_package(polished):
    (polished / "output" / ".~lock.a-report.docx#").write_text(",me;")
    assert find_rules(pack()) == ["package/open-document"]
    (polished / "output" / ".~lock.a-report.docx#").unlink()
    write_sketch(REPORT, "Written by hand altogether.")
    assert find_rules(pack()) == ["package/foreign-document"]
    assert pack("a.yaml", "--fresh")["exit"] == 0


def test_what_is_internal_is_found_in_it(polished):
    write_record(polished, "absent: [{who: John Roe, reason: on sick leave}]\n")
    run("render", "a.yaml", "--force")
    edit(REPORT, "They came and saw.", "They came; John Roe was on sick leave.")
    told = pack()
    assert find_rules(told) == ["submission/internal"]
    assert not Path("packages").exists()


def test_one_that_was_rendered_for_the_public_goes_in_too(polished):
    write_record(polished, "absent: [{who: John Roe, reason: on sick leave}]\n")
    run("render", "a.yaml", "--force", "--audience", "public")
    edit(REPORT, "They came and saw.", "They came, and saw much.")
    told = pack()
    assert told["exit"] == 0, told["diagnostics"]
    assert origins(told) == {"edited"}


def test_a_final_document_that_was_polished_goes_in_too(polished):
    run("render", "a.yaml", "--force", "--final")
    edit(REPORT, "They came and saw.", "They came, and saw much.")
    told = pack()
    assert origins(told) == {"edited"}
    file = next(FOLDER.glob("*report.docx"))
    provenance = open_document(file, file.read_bytes()).provenance
    assert provenance is not None
    assert provenance.state == FINAL


def test_a_placeholder_that_was_typed_stops_a_final_package(polished):
    edit(REPORT, "saw much", "saw ????")
    assert find_rules(pack()) == ["submission/placeholder"]
    write_profile(polished, f"{NAMED}documents: {{report: docx}}\nfinal: no\n")
    assert pack()["exit"] == 0

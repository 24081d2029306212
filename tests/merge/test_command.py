"""`reportkit diff` and `reportkit merge`, as somebody calls them."""

import io
import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from merge.marked import read_marked
from merge.test_real import says
from merge.tracked import accept, reject
from reportkit.cli import program
from reportkit.console.difference import show_differences
from reportkit.pipeline.compare import compare_files
from word.sketch import read_members, write_members, write_sketch

OLD = """\
# Visit
The visitors came by bus.
| Date | 12 March |
| Place | Riverside |
Then they left.
"""
NEW = """\
# Visit
The visitors came by train.
| Date | 12 March |
| Time | 9:00 |
| Place | Riverside |
"""
RECORD = (
    "kind: visit\ntitle: {}\ndate: 2021-06-18\norg: Example Technology Co., Ltd.\n"
    "summary: All was well.\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTKIT_LANG", "en")
    return lambda *words: CliRunner().invoke(program, words)


@pytest.fixture
def two(tmp_path):
    write_sketch(tmp_path / "old.docx", OLD)
    write_sketch(tmp_path / "new.docx", NEW)


def test_differences_are_shown_with_their_places(run, two):
    result = run("diff", "old.docx", "new.docx")
    assert result.exit_code == 1
    assert result.stdout == (
        "old.docx → new.docx\n"
        'body, paragraph 2, under the heading "Visit": changed\n'
        "  The visitors came by [-bus-]{+train+}.\n"
        'body, table 1, row 2, under the heading "Visit": added\n'
        "  {+Time | 9:00+}\n"
        'body, paragraph 3, under the heading "Visit": removed\n'
        "  [-Then they left.-]\n"
    )
    assert result.stderr == "3 differences\n"


def test_differences_are_told_in_chinese(run, two, monkeypatch):
    monkeypatch.setenv("REPORTKIT_LANG", "zh")
    result = run("diff", "old.docx", "new.docx")
    assert "正文，第1个表格第2行，在标题“Visit”下: 新增\n" in result.stdout
    assert result.stderr == "3 处差别\n"


def test_equal_documents_have_no_differences(run, two):
    result = run("diff", "old.docx", "old.docx")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no differences\n")


def test_a_program_gets_the_differences_as_json(run, two):
    result = run("diff", "old.docx", "new.docx", "--format", "json")
    [document] = json.loads(result.stdout)["documents"]
    assert (document["old"], document["new"]) == ("old.docx", "new.docx")
    changed, added, removed = document["differences"]
    assert changed == {
        "kind": "changed",
        "place": {"part": "body", "paragraph": 2, "heading": "Visit"},
        "before": "The visitors came by bus.",
        "now": "The visitors came by train.",
        "spans": [
            {"kind": "same", "text": "The visitors came by "},
            {"kind": "gone", "text": "bus"},
            {"kind": "new", "text": "train"},
            {"kind": "same", "text": "."},
        ],
    }
    assert (added["before"], added["now"]) == (None, "Time | 9:00")
    assert (removed["before"], removed["now"]) == ("Then they left.", None)


def test_long_sentences_are_shown_around_their_changes(run, tmp_path):
    many = "word " * 40
    write_sketch(tmp_path / "a.docx", f"{many}one {many}two {many}")
    write_sketch(tmp_path / "b.docx", f"{many}1 {many}2 {many}")
    shown = run("diff", "a.docx", "b.docx").stdout.split("\n")[2]
    assert shown == (
        f"  …{'word ' * 8}[-one-]{{+1+}} {'word ' * 7}word…{'word ' * 8}[-two-]{{+2+}} "
        f"{'word ' * 7}word…"
    )


def test_a_moved_paragraph_is_told_as_moved(run, tmp_path):
    write_sketch(tmp_path / "a.docx", "The first of three paragraphs\nOne\nTwo\nThree")
    write_sketch(tmp_path / "b.docx", "One\nTwo\nThree\nThe first of three paragraphs")
    result = run("diff", "a.docx", "b.docx")
    assert "body, paragraph 4: moved\n  The first of three paragraphs\n" in result.stdout


def test_differences_are_written_as_tracked_changes(run, two):
    result = run("diff", "old.docx", "new.docx", "-o", "changes.docx")
    assert result.stdout.endswith("changes.docx\n")
    tracked = Path("changes.docx").read_bytes()
    assert says(accept(tracked)) == says(Path("new.docx").read_bytes())
    assert says(reject(tracked)) == says(Path("old.docx").read_bytes())


def test_what_exists_is_not_overwritten(run, two):
    before = Path("new.docx").read_bytes()
    result = run("diff", "old.docx", "new.docx", "-o", "new.docx")
    assert (result.exit_code, Path("new.docx").read_bytes()) == (1, before)
    assert "output/file-exists" in result.stderr
    result = run("merge", "old.docx", "new.docx", "old.docx", "-o", "new.docx")
    assert (result.exit_code, Path("new.docx").read_bytes()) == (1, before)


def test_a_record_is_held_against_its_document(run, tmp_path):
    (tmp_path / "reportkit.yaml").write_text("documents: {note: a.docx}\nrecords: .\n")
    write_sketch(tmp_path / "a.docx", "# {{ title }}\n{{ summary }}")
    (tmp_path / "a.yaml").write_text(RECORD.format("First title"))
    assert run("render", "a.yaml").exit_code == 0
    assert run("diff", "a.yaml").exit_code == 0
    (tmp_path / "a.yaml").write_text(RECORD.format("Second title"))
    result = run("diff", "a.yaml")
    assert result.stdout == (
        "output/a-note.docx → a.yaml\nbody, paragraph 1: changed\n  [-First-]{+Second+} title\n"
    )
    assert run("diff", "a.yaml", "-o", "changes.docx").exit_code == 1
    assert read_marked(Path("changes.docx").read_bytes()) == (
        "[-First-]{+Second+} title\nAll was well."
    )


def test_a_document_that_is_missing_is_told(run, tmp_path):
    (tmp_path / "reportkit.yaml").write_text("documents: {note: a.docx}\nrecords: .\n")
    write_sketch(tmp_path / "a.docx", "# {{ title }}")
    (tmp_path / "a.yaml").write_text(RECORD.format("First title"))
    result = run("diff", "a.yaml")
    assert result.exit_code == 1
    assert "output/a-note.docx" in result.stderr
    assert "does not exist" in result.stderr


def test_a_document_that_is_damaged_is_no_document_without_differences(run, tmp_path):
    (tmp_path / "reportkit.yaml").write_text("documents: {note: a.docx}\nrecords: .\n")
    write_sketch(tmp_path / "a.docx", "# {{ title }}")
    (tmp_path / "a.yaml").write_text(RECORD.format("First title"))
    run("render", "a.yaml")
    document = tmp_path / "output" / "a-note.docx"
    document.write_bytes(document.read_bytes()[:500])
    result = run("diff", "a.yaml")
    assert result.exit_code == 1
    assert "a-note.docx: error[template/broken-file]" in result.stderr
    assert "no differences" not in result.stderr


def test_of_several_documents_the_damaged_ones_are_named(run, two, tmp_path):
    for name in ("broken", "torn"):
        (tmp_path / f"{name}.docx").write_bytes((tmp_path / "old.docx").read_bytes()[:500])
    told = run("diff", "old.docx", "broken.docx")
    assert told.exit_code == 1
    assert told.stderr.startswith("broken.docx: error[template/broken-file]")
    told = run("merge", "torn.docx", "new.docx", "broken.docx", "-o", "merged.docx")
    assert told.exit_code == 1
    assert "torn.docx: error[" in told.stderr
    assert "broken.docx: error[" in told.stderr
    assert "new.docx" not in told.stderr
    assert not (tmp_path / "merged.docx").exists()


def test_headers_stay_the_same_though_a_section_is_added_by_hand(run, tmp_path):
    section = "<w:p><w:pPr><w:sectPr>{}<w:pgSz w:w='11906' w:h='16838'/></w:sectPr></w:pPr></w:p>"
    write_sketch(tmp_path / "old.docx", "One\nTwo", header="Head", footer="Foot")
    members = read_members((tmp_path / "old.docx").read_bytes())
    xml = members["word/document.xml"].decode()
    margins = "".join(re.findall(r"<w:(?:header|footer)Reference[^>]*/>", xml))
    edited = xml.replace(margins, "").replace(
        "<w:p><w:r>", section.format(margins) + "<w:p><w:r>", 1
    )
    assert edited != xml
    write_members(tmp_path / "new.docx", {**members, "word/document.xml": edited.encode()})
    assert run("diff", "old.docx", "new.docx").stderr == "no differences\n"
    write_members(tmp_path / "new.docx", {**members, "word/document.xml": edited.encode(),
        "word/header1.xml": members["word/header1.xml"].replace(b"Head", b"Heads")})  # fmt: skip
    result = run("diff", "old.docx", "new.docx")
    assert result.stdout == (
        "old.docx → new.docx\nheader of section 1, paragraph 1: changed\n  [-Head-]{+Heads+}\n"
    )
    run("diff", "old.docx", "new.docx", "-o", "changes.docx")
    assert b"Heads" in read_members((tmp_path / "changes.docx").read_bytes())["word/header1.xml"]


def test_a_record_with_mistakes_is_told(run, tmp_path):
    (tmp_path / "a.yaml").write_text("titel: x\n")
    result = run("diff", "a.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "record/unknown-key" in result.stderr


def test_three_documents_are_merged(run, tmp_path):
    for name, body in (("base", OLD), ("mine", OLD.replace("Then", "Later")), ("theirs", NEW)):
        write_sketch(tmp_path / f"{name}.docx", body.replace("Later they", "Later they all"))
    result = run("merge", "base.docx", "mine.docx", "theirs.docx", "-o", "merged.docx")
    assert result.exit_code == 1
    assert result.stdout == "merged.docx\n"
    assert "mine.docx, body, paragraph 3" in result.stderr
    assert "merge/not-told" in result.stderr
    assert read_marked(Path("merged.docx").read_bytes()).endswith("[-Later they all left.-]")


def test_a_merge_without_conflicts_succeeds(run, tmp_path):
    for name, body in (("base", OLD), ("mine", OLD.replace("by bus", "by red bus")),
                       ("theirs", OLD.replace("12 March", "19 March"))):  # fmt: skip
        write_sketch(tmp_path / f"{name}.docx", body)
    result = run("merge", "base.docx", "mine.docx", "theirs.docx", "-o", "merged.docx")
    assert (result.exit_code, result.stderr) == (0, "")


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


@pytest.fixture
def shown(tmp_path, two, monkeypatch):
    """What a terminal shows of the differences."""

    def show(**settings: str) -> str:
        for name in ("NO_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm", "REPORTKIT_LANG": "en", **settings}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdout", Terminal(io.BytesIO(), "utf-8", write_through=True))
        compared = compare_files(tmp_path / "old.docx", tmp_path / "new.docx")
        show_differences([compared], "human")
        return sys.stdout.buffer.getvalue().decode()

    return show


def test_a_terminal_shows_colours_in_place_of_brackets(shown):
    told = shown()
    assert "[-" not in told
    assert re.search(r"\x1b\[9;31mbus\x1b\[0m\x1b\[4;32mtrain\x1b\[0m", told)


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_whoever_wants_no_colours_gets_brackets(settings, shown):
    told = shown(**settings)
    assert "[-bus-]{+train+}" in told
    assert "\x1b" not in told

"""Annotated copies of templates, from the command line."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from reportkit.cli import program
from word.remark import anchors, read_comments
from word.sketch import write_sketch

COPY = Path("templates/report.checked.docx")
ORIGINAL = Path("templates/report.docx")


def run(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


def problems(*arguments):
    facts = json.loads(run(*arguments, "--format", "json").stdout)
    for problem in facts["diagnostics"]:
        del problem["place"]["file"]
    return facts["diagnostics"]


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("reportkit.yaml").write_text("documents: {report: templates/report.docx}\n")
    Path("records").mkdir()
    Path("templates").mkdir()
    write_sketch(ORIGINAL, "{{ title }}\nby {{ titel }}")
    write_sketch(Path("templates/letter.docx"), "open {{ never")


def mend(path):
    """Do in a file what a person does in Word, and save it."""
    document = docx.Document(path)
    for paragraph in document.paragraphs:
        for one in paragraph.runs:
            one.text = one.text.replace("titel", "title")
    document.save(path)


def test_the_copy_is_told_beside_the_problems():
    result = run("check", ORIGINAL, "--annotate")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [str(COPY)]
    assert "error[template/unknown-field]" in result.stderr
    [(author, words, said)] = read_comments(COPY.read_bytes())
    assert (author, words) == ("reportkit", "{{ titel }}")
    assert said == [
        "a record has no field `titel`", "did you mean `title`?", "template/unknown-field",
    ]  # fmt: skip


def test_the_copy_has_the_problems_of_its_template_and_can_be_annotated_itself():
    run("check", ORIGINAL, "--annotate")
    first = COPY.read_bytes()
    assert problems("check", COPY) == problems("check", ORIGINAL)
    assert run("check", COPY, "--annotate").stdout.splitlines() == [str(COPY)]
    assert COPY.read_bytes() == first
    assert sorted(path.name for path in Path("templates").iterdir()) == [
        "letter.docx", "report.checked.docx", "report.docx",
    ]  # fmt: skip


def test_a_folder_and_a_pattern_stand_for_templates_and_not_for_their_copies():
    result = run("check", "templates", "--annotate")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    for wanted in ("templates", "templates/*.docx", "."):
        assert "checked" not in run("check", wanted).stderr


def test_an_old_copy_is_replaced_and_goes_clean_with_its_template():
    run("check", ORIGINAL, "--annotate")
    mend(ORIGINAL)
    result = run("check", ORIGINAL, "--annotate")
    assert result.exit_code == 0
    assert str(COPY) in result.stdout
    assert read_comments(COPY.read_bytes()) == []


def test_a_template_in_order_gets_no_copy():
    mend(ORIGINAL)
    assert run("check", ORIGINAL, "--annotate").exit_code == 0
    assert not COPY.exists()


def test_a_copy_in_which_somebody_works_is_not_replaced():
    run("check", ORIGINAL, "--annotate")
    mend(COPY)
    before = COPY.read_bytes()
    result = run("check", ORIGINAL, "--annotate")
    assert result.exit_code == 1
    assert "error[output/copy-changed]" in result.stderr
    assert COPY.read_bytes() == before
    assert run("check", COPY, "--annotate").exit_code == 0
    assert read_comments(COPY.read_bytes()) == []
    # it is still that person's work
    assert "copy-changed" in run("check", ORIGINAL, "--annotate").stderr
    mend(ORIGINAL)
    assert run("check", ORIGINAL, "--annotate").exit_code == 0


@pytest.mark.parametrize("content", [b"a letter", None])
def test_a_file_of_a_person_is_not_replaced(content):
    if content is None:
        docx.Document().save(COPY)
        content = COPY.read_bytes()
    COPY.write_bytes(content)
    assert "error[output/copy-changed]" in run("check", ORIGINAL, "--annotate").stderr
    assert COPY.read_bytes() == content


def test_a_copy_that_has_become_the_template_loses_our_comments():
    run("check", ORIGINAL, "--annotate")
    mend(COPY)
    COPY.replace(ORIGINAL)
    assert run("check", ORIGINAL, "--annotate").exit_code == 0
    assert read_comments(COPY.read_bytes()) == []


def test_copies_go_to_another_folder():
    result = run("check", "templates", "--annotate", "--out", "checked")
    assert result.exit_code == 1
    assert sorted(path.name for path in Path("checked").iterdir()) == [
        "letter.checked.docx", "report.checked.docx",
    ]  # fmt: skip
    assert anchors(Path("checked/letter.checked.docx").read_bytes()) == [
        ("{{ never", "template/unclosed-tag")
    ]
    assert not COPY.exists()


def test_a_folder_for_copies_needs_copies():
    assert run("check", "--out", "checked").exit_code == 2


def test_a_file_that_cannot_be_opened_is_told_once_and_has_no_copy():
    ORIGINAL.write_bytes(b"no Word file")
    result = run("check", ORIGINAL, "--annotate")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("template/not-word") == 1
    assert not COPY.exists()


def test_a_program_learns_which_copies_were_written():
    facts = json.loads(run("check", ORIGINAL, "--annotate", "--format", "json").stdout)
    assert facts["annotated"] == [str(COPY)]


def test_comments_are_told_in_the_language_that_is_spoken(monkeypatch):
    monkeypatch.setenv("REPORTKIT_LANG", "zh")
    write_sketch(ORIGINAL, "a", header="{{ title | nope }}")
    run("check", ORIGINAL, "--annotate")
    [(_, _, said)] = read_comments(COPY.read_bytes())
    assert said[0].startswith("页眉，第1段")

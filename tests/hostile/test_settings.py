"""Settings and address books that are broken, or made to do harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.ground import SETTINGS, below, brief, build_project, run, write


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_project(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (bytes(range(256)), "reportkit.yaml:1:1: error[record/encoding]"),
        ("[]", "reportkit.yaml"),
        ("[a]", "error[record/not-a-mapping]: the file is a list"),
        ("documents: {report: templates}", "hint: `templates` is a folder: name a file in it"),
        ("words", "record/not-a-mapping"),
        ("documents: [", "reportkit.yaml:2:1: error[record/syntax]"),
        ("documents: []", "project/no-documents"),
        ("documents: {}", "project/no-documents"),
        ("documents: {report: }", "reportkit.yaml:1:"),
        ("documents: {report: [a]}", "reportkit.yaml:1:"),
        ("documents: {report: {template: {a: b}}}", "reportkit.yaml:1:"),
        ("documents: {../evil: templates/report.docx}", "project/wrong-name"),
        ("documents: {'': templates/report.docx}", "project/wrong-name"),
        ("documents: {report: .}", "project/missing-file"),
        ("documents: {report: ..}", "project/missing-file"),
        ("documents: {report: /dev/zero}", "project/missing-file"),
        ("documents: {report: " + "x" * 5000 + "}", "project/missing-file"),
        (SETTINGS + "directory: records", "project/missing-file"),
        (SETTINGS + "directory: /dev/zero", "project/missing-file"),
        (SETTINGS + "records: [a]", "project/wrong-setting"),
        (SETTINGS + "output: {a: b}", "project/wrong-setting"),
        (SETTINGS + "defaults: []", "reportkit.yaml:2:"),
        (SETTINGS + "defaults: {lang: {a: b}}", "reportkit.yaml:2:"),
        (SETTINGS + "defaults: {lang: [[en]]}", "reportkit.yaml:2:"),
        (SETTINGS + "defaults: {lang: fr}", "reportkit.yaml:2:"),
        (SETTINGS + "defaults: {voice: [a]}", "reportkit.yaml:2:"),
        (SETTINGS + "defaults: {dates: {a: b}}", "reportkit.yaml:2:"),
        (SETTINGS + "checks: [a]", "reportkit.yaml:2:"),
        (SETTINGS + "checks: {record/no-photo: [off]}", "reportkit.yaml:2:"),
        (SETTINGS + "checks: {record/no-photo: {a: b}}", "reportkit.yaml:2:"),
        (SETTINGS + "checks: {record/missing: off}", "project/fixed-rule"),
        (SETTINGS + "avoid: {a: b}", "project/wrong-setting"),
        (SETTINGS + "schema: 99999999999999999999999", "reportkit.yaml:2:"),
        (SETTINGS + "x: &a [*a]", "record/too-deep"),
        (SETTINGS + "<<: {output: x}", "project/unknown-setting"),
        (SETTINGS + "? ", "reportkit.yaml:2:"),
        (SETTINGS + "'': x", "reportkit.yaml:2:1: error[project/unknown-setting]"),
    ],
    ids=brief,
)
def test_settings_that_cannot_be_used_are_refused_with_their_place(
    text: str | bytes, words: str
) -> None:
    write(Path("reportkit.yaml"), text)
    before = below(Path())
    assert run("check").refused(words)
    assert run("render", "records").refused(words)
    assert below(Path()) == before


def test_an_empty_list_of_languages_is_none() -> None:
    write(Path("reportkit.yaml"), SETTINGS + "defaults: {lang: []}")
    assert run("render", "records").done()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (bytes(range(256)), "directory.yaml:1:1: error[record/encoding]"),
        ("[]", "record/not-a-mapping"),
        ("people: [a]", "directory.yaml:1:"),
        ("people: {ann: [a]}", "directory.yaml:1:"),
        ("people: {ann: {name: {en: [a]}}}", "directory.yaml:1:"),
        ("people: {we: {name: Ann}}", "record/key-name"),
        ("people: {'a b': {name: Ann}}", "record/key-name"),
        ("people: {ann: {name: Ann}}\norgs: {ann: {name: A}}", "record/key-name"),
        ("orgs: {a: {name: A, a: &a [*a]}}", "record/too-deep"),
        ("poeple: {}", "record/unknown-key"),
        ("people:\n\tann: x", "record/tab"),
    ],
    ids=brief,
)
def test_an_address_book_that_cannot_be_used_is_refused_with_its_place(
    text: str | bytes, words: str
) -> None:
    write(Path("directory.yaml"), text)
    before = below(Path())
    assert run("check").refused(words)
    assert run("render", "records").refused(words)
    assert below(Path()) == before


def test_an_address_book_whose_entries_name_each_other_comes_to_an_end() -> None:
    write(Path("directory.yaml"), "orgs:\n  a: {name: A, parent: b}\n  b: {name: B, parent: a}\n")
    assert run("check").code in (0, 1)

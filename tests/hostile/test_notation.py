"""Records whose text is not what it seems: encodings, bombs, floods, and many mistakes at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hostile.ground import RECORD, below, brief, build_project, run, text_of


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


CHINESE = RECORD.replace("They came.", "互学互鉴，共促发展")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "record/empty"),
        (b"\xef\xbb\xbf", "record/empty"),
        (b"\n" * 10_000, "record/empty"),
        (b" #" * 100_000, "record/empty"),
        (b"\0" * 100, "records/a.yaml:1:1: error[record/"),
        (bytes(range(256)), "record/encoding"),
        (b"\x89PNG\r\n\x1a\n" + bytes(1000), "record/encoding"),
        (CHINESE.encode("gbk"), "encoded as GBK (GB18030)"),
        (CHINESE.encode("utf-16"), "encoded as UTF-16"),
        (RECORD.encode("utf-16-le"), "encoded as UTF-16"),
        (CHINESE.encode("utf-32"), "encoded as UTF-32"),
        (RECORD.encode().replace(b"came", b"c\xe9me"), "record/encoding"),
        (b"<html><body>They came.</body></html>", "record/not-a-mapping"),
        (b"kind,title\nvisit,They came.\n", "record/not-a-mapping"),
        (b"{\\rtf1 They came.}", "error[record/"),
        (RECORD.replace("came", "c\ud800me").encode("utf-8", "surrogatepass"), "record/encoding"),
        (RECORD.replace("came", "c\x07me"), "a.yaml:6:10: error[record/character]: `summary`"),
        (RECORD.replace("came", "c\x85me"), "a.yaml:6:10: error[record/character]: `summary`"),
        (RECORD.replace("came", "c\ufdd0me"), "a.yaml:6:10: error[record/character]: `summary`"),
        (RECORD.replace("They came.", '"c\\u0000me"'), "the invisible character U+0000"),
        (RECORD.replace("They came.", '"c\\ud800me"'), "a.yaml:6:10: error[record/character]"),
        (RECORD.replace("They came.", "x" * 3_000_000), "3,000,124 bytes, at most 2,000,000"),
        (RECORD.replace("They came.", "x" * 20_000_000), "20,000,124 bytes, at most 2,000,000"),
        ("x: " + "[" * 100_000, "record/too-deep"),
        ("- " * 400_000, "record/too-deep"),
        ("? " * 1000, "record/too-deep"),
        ("a: &a {x: *a}", "record/too-deep"),
        ("a: &a [*a]", "record/too-deep"),
        (
            "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(
                f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n"
                for old, new in zip("abcdef", "bcdefg", strict=True)
            ),
            "record/too-many-values",
        ),
        ("%FOO x\n---\nx: 1", "a.yaml:1:1: error[record/"),
        ("---\nx: 1\n" * 1000, "a second document begins here"),
        ("x: !!python/object/apply:os.system ['touch hacked']", "record/tag"),
    ],
    ids=brief,
)
def test_what_is_no_record_is_refused_with_its_place(content: str | bytes, words: str) -> None:
    build_project(Path(), content)
    before = below(Path())
    assert run("render", "records").refused(words)
    assert run("check").refused(words)
    assert below(Path()) == before


@pytest.mark.parametrize(
    "text",
    [
        "x: a" + " " * 500_000 + "b: c",
        "x: '" + "a\n" * 300_000,
        "a: " * 400_000,
        "x: " + "!a " * 400_000,
        "x: " + "&a " * 400_000,
        "|" * 1_000_000,
        "x: >" * 400_000,
        'x: "' + "\\ud83d" * 200_000 + '"',
        "k" * 1_500_000 + ": 1",
        "\u3000" * 500_000 + "x: y",
        "x: a #b" + " " * 500_000 + "c",
        RECORD.replace("They came", "x" * 1_500_000 + "@"),
        RECORD + "".join(f"k{number}: &a{number} x\n" for number in range(5_000)),
        RECORD + "title: x\n" * 5_000,
        RECORD + "title：x\n" * 5_000,
        RECORD + "\tx: y\n" * 5_000,
    ],
    ids=brief,
)
def test_a_flood_neither_takes_minutes_nor_floods_the_screen(text: str) -> None:
    build_project(Path(), text)
    ending = run("check")
    assert ending.code in (0, 1)
    assert len(ending.out + ending.said) < 300_000


def test_of_very_many_problems_the_first_are_shown_and_the_others_are_counted() -> None:
    build_project(Path(), RECORD + "titel: x\n" * 2000)
    ending = run("check")
    assert ending.refused("more problems of this file are not shown")
    assert ending.said.count("error[record/duplicate-key]") <= 500
    assert (
        json.loads(run("check", "--format", "json").out)["diagnostics"][-1]["place"]["line"] > 2000
    )


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_place_counts_lines_as_editors_do(end: str) -> None:
    record = RECORD.replace("Visit to", "Visit\u2028to").replace("place:", "plaec:")
    build_project(Path(), record.replace("\n", end))
    assert run("check").refused("records/a.yaml:5:1: error[record/unknown-key]")


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("They\u2028came", "They↵came"),
        ("They\u2029came", "They↵came"),
        ("\u202eevil\u202c \u200f ok", "\u202eevil\u202c \u200f ok"),
        ("<w:p/>&amp; ]]> <!-- x -->", "<w:p/>&amp; ]]> <!-- x -->"),
        ("'{{ title }} {% if x %}'", "{{ title }} {% if x %}"),
        ("互学 😀 𠀀 e\u0301 é", "互学 😀 𠀀 e\u0301 é"),
        ("x" * 1_500_000, "x" * 1_500_000),
    ],
    ids=brief,
)
def test_a_strange_value_comes_out_whole(words: str, printed: str) -> None:
    build_project(Path(), RECORD.replace("They came.", words))
    assert run("render", "records").done()
    assert text_of(Path("output/a-report.docx")) == printed


MISTAKES = """\
kind: vist
titel: Visit to Example Plant
date: 2021-13-18
org：Example Technology Co., Ltd.
place: Example Plant #2
host: {name: Example Motors Co., Ltd.}
visitors:
  - Ms. Jane Doe, deputy manager
  - ${nobody}
photos:
  - file: missing.jpg
present: many
place: Example Plant
summary: "They" came.
"""


def test_ten_mistakes_of_a_record_are_told_in_one_run_each_once_at_its_line() -> None:
    build_project(Path(), MISTAKES)
    told = json.loads(run("check", "records/a.yaml", "--format", "json").out)["diagnostics"]
    errors = [
        (one["place"]["line"], one["rule"].partition("/")[2])
        for one in told
        if one["severity"] == "error"
    ]
    assert sorted(errors) == [
        (1, "wrong-value"),
        (2, "unknown-key"),
        (3, "wrong-value"),
        (4, "full-width-colon"),
        (5, "lost-comment"),
        (6, "torn-text"),
        (9, "unknown-reference"),
        (11, "missing-file"),
        (12, "wrong-value"),
        (13, "duplicate-key"),
        (14, "text-after-quotes"),
    ]

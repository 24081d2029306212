"""Values for `fill`: whatever YAML and JSON can say, and what they cannot."""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from pathlib import Path

import pytest

from hostile.ground import below, brief, run, text_of, write
from word.sketch import read_members, write_sketch


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sketch(Path("letter.docx"), "{{ x }}")


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ('{"x": 123456789012345678901234567890}', "123456789012345678901234567890"),
        ('{"x": ' + "9" * 5000 + "}", "9" * 5000),
        ('{"x": NaN}', "NaN"),
        ('{"x": -Infinity}', "-Infinity"),
        ('{"x": 1e999}', "1e999"),
        ("x: 2021-01-01", "2021-01-01"),
        ("x: 0o17", "0o17"),
        ("x: 1:30:00", "1:30:00"),
        ('{"x": 1, "2": 3, "null": 4, "": 5, "a.b": 6, "__class__": 7, "self": 8}', "1"),
        ("x: a\n1: b\ntrue: c\nnull: d\n", "a"),
        ('{"x": "\\ud83d\\ude00"}', "😀"),
        ('{"x": "a\\\\ud800"}', "a\\ud800"),
        ('\ufeff{"x": 1}', "1"),
        ('{\n\t"x": 1\n}', "1"),
        ('{"x": 1,}', "1"),
        ('{"x": "{{ y }}<w:p/>&amp;"}', "{{ y }}<w:p/>&amp;"),
        (json.dumps({"x": "a\u2028b"}, ensure_ascii=False), "a↵b"),
        (json.dumps({"x": "\u202eb\u202c"}), "\u202eb\u202c"),
        (json.dumps({"x": "互" * 600_000}, ensure_ascii=False), "互" * 600_000),
        (json.dumps({"x": ["a"] * 50_000}), ", ".join(["a"] * 49_999) + ", and a"),
        ("x: '" + "''" * 400_000 + "'", "'" * 400_000),
    ],
    ids=brief,
)
def test_a_value_comes_out_as_it_was_written(values: str, printed: str) -> None:
    write(Path("values.yaml"), values)
    assert run("fill", "letter.docx", "values.yaml", "-o", "out.docx").done()
    assert text_of(Path("out.docx")) == printed


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("a: &a {b: *a}\nx: 1", "record/too-deep"),
        ('{"x": ' + "[" * 2000 + "]" * 2000 + "}", "record/too-deep"),
        ('{"x": 1, "x": 2}', "values.yaml:1:10: error[record/duplicate-key]"),
        ("[1, 2]", "record/not-a-mapping"),
        ('"x"', "record/not-a-mapping"),
        ("null", "record/not-a-mapping"),
        ('{"x": 1}\n{"x": 2}\n', "values.yaml:2:1: error[record/"),
        ('{"x": 1} // note', "values.yaml:1:1: error[record/"),
        ("{[1, 2]: 2, x: 3}", "record/complex-key"),
        ('{"x": "\\ud800"}', "values.yaml:1:7: error[record/character]"),
        ('{"x": "\\udc00\\ud800"}', "values.yaml:1:7: error[record/character]"),
        ('{"x": "a\\u0000b"}', "values.yaml:1:7: error[record/character]"),
        ("x: !!binary aGVsbG8=", "record/tag"),
        ("x: !!set {a, b}", "record/tag"),
        ('{"x": {"name": "Ann"}}', "render/unprintable-value"),
        ('{"y": 1}', "template/unknown-field"),
        ('{"x": "' + "x" * 20_000_000 + '"}', "at most 2,000,000"),
    ],
    ids=brief,
)
def test_values_that_cannot_be_used_are_refused_with_their_place(values: str, words: str) -> None:
    write(Path("values.yaml"), values)
    before = below(Path())
    assert run("fill", "letter.docx", "values.yaml", "-o", "out.docx").refused(words)
    assert below(Path()) == before


def test_twenty_megabytes_of_text_come_out_whole() -> None:
    from reportkit import load_template

    text = "互学 <&> " * 1_600_000
    content = load_template("letter.docx").render({"x": text}).content
    assert escape(text, quote=False).encode() in read_members(content)["word/document.xml"]


@pytest.mark.parametrize(
    "tag",
    ["x|wordwrap(y)", "x|center(y)", "x|indent(y)", "x|truncate(y)", "x|batch(y)|list"],
)
@pytest.mark.parametrize("number", ["nan", "inf", "1.5", "-1", "1e300"])
def test_no_length_keeps_a_filter_busy_without_end(tag: str, number: str) -> None:
    from reportkit import load_template
    from reportkit.diagnostics import ProblemsFound

    write_sketch(Path("letter.docx"), f"{{{{ {tag} }}}}")
    with suppress(ProblemsFound):
        load_template("letter.docx").render({"x": "words " * 50, "y": float(number)}, seconds=5)


@pytest.mark.parametrize(
    "target", ["letter.docx", "values.yaml", "link.docx", "../here/letter.docx"]
)
def test_a_document_never_takes_the_place_of_what_it_is_made_from(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    write_sketch(Path("letter.docx"), "{{ x }}")
    write(Path("values.yaml"), "x: 1")
    Path("link.docx").symlink_to("letter.docx")
    before = below(here)
    assert run("fill", "letter.docx", "values.yaml", "-o", target).refused("output/own-source")
    assert below(here) == before

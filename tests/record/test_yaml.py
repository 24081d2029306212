"""The notation of YAML: what surprises people is named, and nothing is lost without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportkit.diagnostics import FilePlace
from reportkit.record import load_record, load_yaml
from reportkit.record import yaml as yaml_room
from reportkit.record.yaml import parse_nodes


def slugs(text, keys=("title", "标题", "date", "kind", "did")):
    found = parse_nodes(text.encode() if isinstance(text, str) else text, "f.yaml", lambda: keys)
    return [(getattr(p.place, "line", 0), p.rule.partition("/")[2]) for p in found.diagnostics]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("title: Visit: report", [(1, "colon-in-value")]),
        ("title: Visit:", [(1, "colon-in-value")]),
        ("title: {key} visit", [(1, "leading-mark")]),
        ("title: [Draft] visit", [(1, "leading-mark")]),
        ("title: @home", [(1, "leading-mark")]),
        ("title: %5 more", [(1, "leading-mark")]),
        ("title: *new* visit", [(1, "leading-mark")]),
        ("title: `new` visit", [(1, "leading-mark")]),
        ("title: | x", [(1, "leading-mark")]),
        ("title: > x", [(1, "leading-mark")]),
        ("title: & friends", [(1, "leading-mark")]),
        ("title: - x", [(1, "leading-mark")]),
        ("title: &new visit", [(1, "lost-anchor")]),
        ("title: !new visit", [(1, "tag")]),
        ("title: !!python/object/apply:os.system [ls]", [(1, "tag")]),
        ('title: "x" to "y"', [(1, "text-after-quotes")]),
        ("title: 'tis the season\nkind: x", [(1, "unclosed-quotes")]),
        ("title: x #1", [(1, "lost-comment")]),
        ("title: #1", [(1, "lost-comment")]),
        ("title: [x #1\n  ]", [(1, "lost-comment")]),
        ("{{ title }}: x", [(1, "complex-key")]),
        ("title: {{ x }}", [(1, "complex-key")]),
        ("title：x", [(1, "full-width-colon")]),
        ("标题：互学\nkind: x", [(1, "full-width-colon")]),
        ("date: |\n  title：x\ntitle：y", [(3, "full-width-colon")]),
        ("kind: x\n标题：互学\ndate: x", [(2, "full-width-colon")]),
        ("title:x\nkind: x", [(1, "missing-space")]),
        (
            "\u3000title: x\ndate:y\nkind：z",
            [(1, "wide-space"), (2, "missing-space"), (3, "full-width-colon")],
        ),
        ("title:\u3000x\nkind: x", [(1, "wide-space")]),
        ("a:\n\tb: c", [(2, "tab")]),
        ("a: 1\nb: 2\na: 3", [(3, "duplicate-key")]),
        ("a: {x: 1, x: 2}", [(1, "duplicate-key")]),
        ("host: {name: Example Co., Ltd.}", [(1, "torn-text")]),
        ("a: [x\nb: y", [(1, "leading-mark")]),
        ("a:\n  - [x\nb: y", [(2, "leading-mark")]),
        ("a: b\n  c: d", [(2, "syntax")]),
        ("a:\n  b: c\n c: d", [(3, "syntax")]),
        ("a: x\n- b", [(2, "syntax")]),
        ('a: "\\q"', [(1, "syntax")]),
        ("a: b\n---\nc: d", [(2, "syntax")]),
        ("a: b\n...\nc", [(3, "syntax")]),
        ("a: b\nwords\nc: d", [(3, "syntax")]),
        ("words", [(1, "not-a-mapping")]),
        ("", [(0, "empty")]),
        ("# only a comment\n", [(0, "empty")]),
        ("a: x\x07y", [(1, "character")]),
        ('a: "x\\x07y"', [(1, "character")]),
        ('a: "x\\ufffey"', [(1, "character")]),
        ('"a\\x07": x', [(1, "character")]),
        ("&a [*a]", [(1, "too-deep")]),
        ("a: " + "[" * 50 + "]" * 50, [(1, "too-deep")]),
        ("a: " + "[" * 5000 + "]" * 5000, [(1, "too-deep")]),
        ("a: " + "[" * 100_000, [(1, "too-deep")]),
    ],
)
def test_what_yaml_would_misread_is_named(text, problems):
    assert slugs(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        "title: x # a comment",
        "title: x#1 and C# and R&D",
        "people: #list\n  a: b",
        "title: 'x #1' # a comment",
        "a: &x [1]\nb: *x",
        "a: !!str 5",
        "a: {b: , c: }",
        "a: {b, c: d}",
        "url: http://example.org",
        "\ufefftitle: x",
        "title: |\n  标题：互学\n  date：x",
        "title: x\r\ndate: y\r\n",
        "a: " + "[" * 30 + "]" * 30,
    ],
)
def test_what_is_well_written_passes(text):
    assert slugs(text) == []


def test_reading_goes_on_after_each_problem():
    text = "标题：互学\na: @x\nb: [x\nc: x #y\nc: Visit: report\n"
    assert slugs(text) == [
        (1, "full-width-colon"),
        (2, "leading-mark"),
        (3, "leading-mark"),
        (4, "lost-comment"),
        (5, "duplicate-key"),
        (5, "colon-in-value"),
    ]


@pytest.mark.parametrize(
    ("value", "quoted"),
    [("it's: x", '"it\'s: x"'), ('"x" to y', "'\"x\" to y'"), ("'x' \"y\": z", "'''x'' \"y\": z'")],
)
def test_the_hint_quotes_the_value_so_that_it_can_be_copied(value, quoted):
    (problem,) = parse_nodes(f"a: {value}\n".encode(), "f.yaml").diagnostics
    assert quoted in problem.hint
    assert yaml.safe_load(quoted) == value


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("标题: 互学互鉴，共促发展".encode("gbk"), "GBK (GB18030)"),
        ("标题: 互学".encode("utf-16"), "UTF-16"),
        (b"title: caf\xe9", "something unknown"),
        (b"title: \xff\xff\xff", "something unknown"),
    ],
)
def test_an_encoding_other_than_utf8_is_named(content, encoding):
    first, *_ = parse_nodes(content, "f.yaml").diagnostics
    assert first.rule == "record/encoding"
    assert encoding in first.message
    assert "UTF-8" in first.hint


def test_other_problems_of_a_gbk_file_are_found_too():
    assert slugs("标题: 互学\n标题: 互鉴，共促发展".encode("gbk")) == [
        (1, "encoding"),
        (2, "duplicate-key"),
    ]


def test_references_of_yaml_that_multiply_are_stopped():
    lines = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
    lines += [
        f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]"
        for old, new in zip("abcdef", "bcdefg", strict=True)
    ]
    assert slugs("\n".join(lines))[-1][1] == "too-many-values"


def test_a_deep_tree_behind_another_problem_is_not_built():
    deep = "b: " + "[" * 100_000 + "]" * 100_000
    assert slugs("a:\n\tc: d\n" + deep) == [(1, "too-deep"), (2, "tab")]
    assert slugs("a: \x00\n" + deep) == [(1, "too-deep")]


def test_a_long_file_is_read_like_a_short_one():
    assert slugs("a:\n" + "  - b: c\n" * 2000) == []
    assert slugs("a:\n" + "  - b: c\n" * 2000 + " d: e") == [(2002, "syntax")]


def test_a_file_full_of_problems_is_given_up_in_the_end():
    assert slugs("a:\n" + "  - @b\n" * 200) == [(row, "leading-mark") for row in range(2, 102)]


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"x" * (yaml_room.MOST_BYTES + 1))
    (problem,) = load_record(path).diagnostics
    assert problem.rule == "record/too-large"
    assert "2,000,001 bytes" in problem.message


@pytest.mark.parametrize("name", ["missing.yaml", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_a_problem_not_an_exception(tmp_path, name):
    loaded = load_record(tmp_path / name)
    assert loaded.record is None
    assert [p.rule for p in loaded.diagnostics] == ["record/unreadable"]
    assert isinstance(loaded.diagnostics[0].place, FilePlace)


def test_plain_values_keep_what_was_written(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(
        "a: 14:30\nb: no\nc: 007\nd: 13800138000\ne: 1_000\nf: 2021-07-03\ng: true\nh: null\n"
        "i: '12'\nj: 1.10\nk: [-5, ~, 'true']\nl:\n",
        encoding="utf-8",
    )
    loaded = load_yaml(path)
    assert loaded.value == {
        "a": "14:30", "b": "no", "c": "007", "d": 13800138000, "e": "1_000", "f": "2021-07-03",
        "g": True, "h": None, "i": "12", "j": "1.10", "k": [-5, None, "true"], "l": None,
    }  # fmt: skip
    assert str(loaded.source.place("k[0]")) == f"{path}:11:5"


@pytest.mark.parametrize(
    "text",
    [
        "a: &a {x: one, y: two}\nb: {<<: *a, y: three}\n",
        "a: &a {x: one}\nb:\n  y: two\n  <<: *a\n",
        "a: &a {x: one}\nb: &b {x: two, y: three}\nc:\n  <<: [*b, *a]\n  z: four\n",
        "a: &a {x: one}\nb: &b {<<: *a, y: two}\nc: [{<<: *b}, {<<: *b, x: z}]\n",
        "a: &a {x: one}\nb: &b\n  <<: *a\n  y: &c {<<: *a, z: two}\nc: *b\nd: *c\n",
        "a: {<<: []}\n",
    ],
)
def test_keys_are_taken_over_as_yaml_says(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_yaml(path)
    assert loaded.diagnostics == ()
    assert loaded.value == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: {'<<': {x: one}}\n", {"a": {"<<": {"x": "one"}}}),
        ("a: {<<: one}\n", {"a": {"<<": "one"}}),
        ("a: {<<: {x: one}}\n", {"a": {"<<": {"x": "one"}}}),
        ("a: {<<: [one]}\n", {"a": {"<<": ["one"]}}),
    ],
)
def test_what_cannot_be_taken_over_stays_as_it_is_written(tmp_path, text, value):
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_yaml(path).value == value


def test_keys_that_are_taken_over_have_the_place_where_they_stand():
    source = parse_nodes(b"a: &a {x: one}\nb:\n  <<: *a\n", "f.yaml").source
    assert str(source.place("b.x")) == "f.yaml:1:11"


def test_a_set_that_takes_itself_over_is_told():
    assert slugs("a: &a\n  <<: *a\n") == [(1, "too-deep")]
    assert slugs("a: &a\n  x: {<<: *a}\n")[-1][1] == "too-deep"
    assert slugs("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n") == [(4, "duplicate-key")]


def test_values_of_a_file_with_problems_are_withheld(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\na: 2\n", encoding="utf-8")
    loaded = load_yaml(path)
    assert loaded.value is None
    assert [p.rule for p in loaded.diagnostics] == ["record/duplicate-key"]


def test_json_is_read_as_it_is(tmp_path):
    path = tmp_path / "x.json"
    value = {"a": [1, "2", None, True], "b": {"c": "互学😀\n"}}
    path.write_text(json.dumps(value), encoding="utf-8")
    assert load_yaml(path).value == value


def test_the_python_loader_serves_where_the_fast_one_is_missing(monkeypatch):
    monkeypatch.setattr(yaml_room, "LOADER", yaml.SafeLoader)
    assert slugs("title: x #1\na: &b c\nd: 1\nd: 2") == [
        (1, "lost-comment"),
        (2, "lost-anchor"),
        (4, "duplicate-key"),
    ]
    assert slugs("a: " + "[" * 5000) == [(1, "too-deep")]
    assert slugs("a: " + "[" * 600 + "]" * 600) == [(1, "too-deep")]


def test_a_place_falls_back_to_what_stands_above_it():
    source = parse_nodes(b"a:\n  - b: x\n", "f.yaml").source
    assert source.place("a[0].b").line == 2
    assert source.place("a[0].c").column == 5
    assert source.place("a[7]").line == 2
    assert source.place("z").line == 1
    assert source.spot(99, 0).source == ""


def test_a_line_that_quotation_marks_do_not_mend_is_left_at_that():
    assert parse_nodes(b":\n: #", "f.yaml").diagnostics


@given(st.binary(max_size=200) | st.text(alphabet="ab:：-#'\"[]{}|>&*!% \n\t\u3000$", max_size=60))
def test_any_bytes_give_diagnostics_and_no_exception(content):
    raw = content if isinstance(content, bytes) else content.encode()
    loaded = parse_nodes(raw, "f.yaml", lambda: ("a", "b"))
    assert loaded.node is not None or loaded.diagnostics


@given(st.text(alphabet="ab:：-#'\"[]{}|>&*!% \n\t\u3000$", max_size=60))
def test_any_record_gives_diagnostics_and_no_exception(tmp_path_factory, text):
    path = Path(tmp_path_factory.getbasetemp()) / "fuzz.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_record(path).diagnostics

"""Facts that contradict each other, or that readers will miss."""

from __future__ import annotations

import pytest

COMPLETE = """place: Here
chair: Bo, head
photos: [{file: a.jpg, alt: A tree.}]
"""


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("date: 2021-06-18\npublished: 2021-06-17", "published-before"),
        ("date: {start: 2021-06-18, end: 2021-06-17}", "end-before-start"),
        ("date: {start: 2021-06-18 09:00, end: '08:00'}", "end-before-start"),
        ("expected: 3\npresent: 4", "more-present"),
        ("expected: 3\npresent: 1\nabsent: [Bo]", "attendance"),
        ("doc: {secrecy: 秘密}", "secrecy"),
    ],
)
def test_contradictions_are_errors(load, text, rule):
    found = [p.rule for p in load(text).diagnostics if p.severity == "error"]
    assert found == [f"record/{rule}"]


@pytest.mark.parametrize(
    "text",
    [
        "date: 2021-06-18 09:00\npublished: 2021-06-18",
        "date: {start: 2021-06-18 09:00, end: 2021-06-18}",
        "expected: 3\npresent: 2\nabsent: [Bo]",
        "expected: 3\npresent: 2",
        "present: 2",
        "doc: {secrecy: none}",
    ],
)
def test_what_agrees_passes(read, text):
    assert read(text)


def test_what_readers_will_miss_is_a_warning(load):
    found = {p.rule: p.severity for p in load("").diagnostics}
    assert found == dict.fromkeys(
        ("record/no-place", "record/no-lead", "record/no-photo"), "warning"
    )
    assert load(COMPLETE).diagnostics == ()


def test_who_goes_to_a_host_is_where_the_host_is(load):
    found = {p.rule for p in load("kind: visit\nhost: Example Motors\n").diagnostics}
    assert "record/no-place" not in found


def test_who_speaks_or_leads_is_told_with_a_post_once(load):
    text = "chair: Bo\nvisitors: [Bo]\nremarks: [{by: Bo, points: [x]}, {by: Di, points: [y]}]\n"
    found = [p for p in load(text).diagnostics if p.rule == "record/no-post"]
    assert [p.message for p in found] == ["no post is told of Bo", "no post is told of Di"]
    assert [p.place.line for p in found] == [1, 3]


@pytest.mark.parametrize(
    ("text", "rule", "path"),
    [
        ("summary: 【待补充人数】 came", "placeholder", "summary"),
        ("agenda: [TBD]", "placeholder", "agenda"),
        ("remarks: [{by: 'Bo, head', quote: x}]", "not-approved", "remarks[0].quote"),
    ],
)
def test_what_is_not_final_is_a_warning(load, text, rule, path):
    loaded = load(COMPLETE + text)
    assert [p.rule for p in loaded.diagnostics] == [f"record/{rule}"]
    assert loaded.diagnostics[0].place.line == 4
    assert loaded.record


def test_placeholders_in_notes_to_oneself_pass(load):
    assert load(COMPLETE + "todo: [TBD]").diagnostics == ()


def test_files_are_looked_for_in_the_project(load, tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "a.jpg").write_bytes(b"x")
    (tmp_path / "b.jpg").write_bytes(b"x")
    (root / "link.jpg").symlink_to(tmp_path / "b.jpg")
    (root / "loop").symlink_to(root / "loop")
    (root / "sub").mkdir()
    text = f"""place: Here
chair: Bo, head
photos:
  - {{file: a.jpg, alt: x}}
  - {{file: a.jpeg, alt: x}}
  - {{file: ../b.jpg, alt: x}}
  - {{file: link.jpg, alt: x}}
  - {{file: loop/x.jpg, alt: x}}
  - {{file: "a\\0b", alt: x}}
  - {{file: {tmp_path}/project/a.jpg}}
attachments:
  - {{title: x, file: none/c.pdf}}
  - x
  - {{title: x, file: sub}}
"""
    found = [(p.place.line, p.rule, p.hint) for p in load(text, root=root).diagnostics]
    assert found == [
        (5, "record/missing-file", "did you mean `a.jpg`?"),
        (6, "record/file-outside", ""),
        (7, "record/file-outside", ""),
        (8, "record/missing-file", ""),
        (9, "record/character", "delete it and type the text again"),
        (9, "record/missing-file", ""),
        (10, "record/no-alt", ""),
        (10, "record/file-outside", ""),
        (12, "record/missing-file", ""),
        (14, "record/missing-file", "`sub` is a folder: name a file in it"),
    ]


def test_problems_come_in_the_order_of_their_lines_and_none_twice(load):
    found = load("qqq: x\nsummary: $nobody $nobody\nkind: x\nplace: {a: b}\n").diagnostics
    lines = [(p.place.line, p.place.column) for p in found]
    assert lines == sorted(lines)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ["remarks: {by: }", "host: {name: {en: ~}}"])
def test_what_could_not_be_read_stops_no_other_check(load, text):
    assert any(problem.severity == "error" for problem in load(text).diagnostics)

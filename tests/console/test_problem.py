import pytest

from reportkit.console.problem import build_facts, format_diagnostic
from reportkit.diagnostics import Diagnostic, FilePlace, Severity, TextPlace, WordPlace


def shown(place, message="`a` is wrong", hint=""):
    diagnostic = Diagnostic("record/some-rule", Severity.ERROR, place, message, hint)
    return ["".join(text for text, _ in line) for line in format_diagnostic(diagnostic)]


def test_a_problem_in_a_text_shows_the_line_with_a_mark_and_the_hint():
    place = TextPlace("records/2021-07-03.yaml", 14, 3, "  honorfic: Mr.", 8)
    assert shown(place, "no field `honorfic`", "did you mean `honorific`?") == [
        "records/2021-07-03.yaml:14:3: error[record/some-rule]: no field `honorfic`",
        "  14 |   honorfic: Mr.",
        "     |   ^^^^^^^^",
        "  hint: did you mean `honorific`?",
    ]


def test_a_problem_in_word_shows_where_a_person_finds_it():
    place = WordPlace("templates/release.docx", "header", 1, text="{{ titel }}")
    assert shown(place) == [
        'templates/release.docx, header, paragraph 1 "{{ titel }}": '
        "error[record/some-rule]: `a` is wrong"
    ]


def test_a_mark_stands_below_wide_characters():
    place = TextPlace("a.yaml", 1, 5, "标题: 互学", 2)
    assert shown(place)[1:] == ["  1 | 标题: 互学", "    |       ^^^^"]


def test_a_mark_stands_below_combining_characters():
    place = TextPlace("a.yaml", 1, 4, "e\u0301: x", 1)
    assert shown(place)[2] == "    |   ^"


def test_tabs_and_controls_do_not_shift_the_mark_or_reach_the_console():
    place = TextPlace("a.yaml", 1, 3, "\t\x1bx\u202e", 1)
    assert shown(place)[1:] == ["  1 |  \\x1bx\\u202e", "    |      ^"]


def test_a_fault_behind_the_end_of_the_line_is_still_marked():
    assert shown(TextPlace("a.yaml", 1, 9, "a: b", 3))[2] == "    |     ^"


def test_a_blank_line_is_not_shown():
    assert len(shown(TextPlace("a.yaml", 1, 1, "  "))) == 1


def test_a_problem_of_the_whole_file_shows_no_line():
    assert shown(TextPlace("a.yaml", 1, 1, "kind: visit", 11), "no photo", "add one") == [
        "a.yaml:1:1: error[record/some-rule]: no photo",
        "  hint: add one",
    ]


@pytest.mark.parametrize("letter", ["x", "发"])
def test_a_long_line_is_cut_around_the_fault(letter):
    place = TextPlace("a.yaml", 1, 301, letter * 300 + "!!" + letter * 300, 2)
    _, source, marks = shown(place)
    assert source.startswith(f"  1 | …{letter}")
    assert source.endswith(f"{letter}…")
    assert marks.endswith(" ^^")
    assert len(source) <= 110


def test_a_mark_ends_where_the_cut_line_ends():
    place = TextPlace("a.yaml", 1, 4, "a: " + "x" * 300, 300)
    _, source, marks = shown(place)
    assert len(marks) == len(source)


def test_paths_below_the_working_folder_are_shortened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [line] = shown(FilePlace(str(tmp_path / "output")), f"`{tmp_path / 'output'}` is full")
    assert line == "output: error[record/some-rule]: `output` is full"


def test_the_root_folder_shortens_nothing(monkeypatch):
    monkeypatch.chdir("/")
    assert shown(FilePlace("/a/b"))[0].startswith("/a/b: ")


def test_a_program_gets_the_same_facts():
    place = WordPlace("a.docx", "body", paragraph=3, heading="Remarks")
    problem = Diagnostic("template/x", Severity.WARNING, place, "message", "hint")
    assert build_facts(problem) == {
        "rule": "template/x",
        "severity": "warning",
        "place": {"file": "a.docx", "part": "body", "paragraph": 3, "heading": "Remarks"},
        "message": "message",
        "hint": "hint",
    }

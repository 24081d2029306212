"""The language in which the program speaks to whoever runs it."""

from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner

from reportkit.cli import program
from reportkit.console.tongue import choose_tongue
from reportkit.diagnostics import Phrase, WordPlace, all_of
from reportkit.rules.chinese import say_phrase
from reportkit.rules.chinese.phrase import PHRASES
from reportkit.rules.chinese.place import say_place


@pytest.mark.parametrize(
    ("project", "environment", "spoken"),
    [
        (None, {}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (["zh", "en"], {"LANG": "en_GB.UTF-8"}, "zh"),
        ("en", {"REPORTKIT_LANG": "zh"}, "zh"),
        ("zh", {"REPORTKIT_LANG": "en"}, "en"),
    ],
)
def test_the_variable_then_the_project_then_the_system_decides(project, environment, spoken):
    assert choose_tongue(project, environment) == spoken


def test_a_problem_is_told_in_the_language_of_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("reportkit.yaml").write_text("defaults: {lang: zh}\ndocuments: {a: b.docx}\n")
    Path("a.yaml").write_text("kind: visit\n")
    result = CliRunner().invoke(program, ["render", "a.yaml"])
    assert "错误[project/missing-file]: `documents.a` 指向的 `b.docx` 不存在" in result.stderr


def values_in(words):
    return {name.partition(".")[0] for _, name, *_ in Formatter().parse(words) if name}


@pytest.mark.parametrize(("words", "chinese"), PHRASES.items())
def test_a_phrase_has_the_same_values_in_chinese(words, chinese):
    assert values_in(words) == values_in(chinese)


def test_phrases_may_hold_phrases():
    assert str(all_of(["a", "b", "c"])) == "`a` and `b` and `c`"
    assert say_phrase(all_of(["a", "b"])) == "`a`和`b`"
    assert say_phrase(Phrase("not translated: {x}", x=1)) == "not translated: 1"


def test_a_place_in_word_is_told_as_somebody_sees_it_there():
    place = WordPlace("a.docx", "header of section 2", 1, 2, 3, 4, "背景", "{{ titel }}")
    expected = "a.docx，第2节页眉，第2个表格第3行第4列第1段，在标题“背景”下 “{{ titel }}”"
    assert say_place(place) == expected

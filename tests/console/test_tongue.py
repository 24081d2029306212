"""The language in which the program speaks to whoever runs it."""

import ast
import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner

import reportkit
from reportkit.cli import program
from reportkit.cli.form import WORDS
from reportkit.cli.new import KINDS
from reportkit.console.tongue import choose_tongue, forget_tongue
from reportkit.diagnostics import Phrase, WordPlace, all_of
from reportkit.record.shape import LANGUAGES
from reportkit.rules import ROOMS, iter_rules
from reportkit.rules.chinese import find_words, say_phrase, set_apart
from reportkit.rules.chinese.meaning import MEANINGS
from reportkit.rules.chinese.phrase import PHRASES
from reportkit.rules.chinese.phrase import ROOMS as ROOMS_OF_PHRASES
from reportkit.rules.chinese.place import say_place
from reportkit.template.program import REASONS, plain_reason

SOURCES = [
    source
    for source in Path(reportkit.__file__).parent.rglob("*.py")
    # the context has phrases of its own, which belong to documents
    if source.parent.name not in {"chinese", "context"}
]
SPEAKERS = {"Phrase", "say"}
# what takes words for a message: they must be phrases
REPORTERS = {"at", "report", "report_shape", "report_value", "report_wrong", "refuse", "stop"}
CHINESE = re.compile(r"[一-鿿]")
SENTENCE, WORD = re.compile(r"[A-Za-z]{2,} |[ ][A-Za-z]{2,}"), re.compile(r"^[a-z]{3,}$")


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


def test_no_phrase_is_translated_twice():
    assert sum(len(room.PHRASES) for room in ROOMS_OF_PHRASES) == len(PHRASES)


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


@pytest.mark.parametrize("rule", list(iter_rules()), ids=lambda rule: rule.slug)
def test_every_rule_speaks_chinese_of_the_same_values(rule):
    said = find_words(rule.slug)
    assert said is not None
    assert values_in(said.message) <= values_in(rule.message)
    assert set(said.hints) == set(rule.hints)
    for name, hint in said.hints.items():
        assert values_in(hint) <= values_in(rule.hints[name]) | values_in(rule.message)
    for words in (said.why, said.mend, *said.hints.values()):
        assert CHINESE.search(words)


def test_no_chinese_words_are_left_of_rules_that_are_gone():
    texts = [import_module(f"reportkit.rules.chinese.{room}").TEXTS for room in ROOMS]
    assert {slug for room in texts for slug in room} == {rule.slug for rule in iter_rules()}


def iter_calls(names):
    """The calls of functions and methods with these names in the program."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            called = getattr(node, "func", None)
            name = getattr(called, "id", getattr(called, "attr", ""))
            if name in names:
                yield source.name, node


def iter_phrases():
    for _, call in iter_calls(SPEAKERS):
        words = call.args[0] if call.args else None
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield words.value


def iter_texts(*nodes):
    """The pieces of text that stand in an expression itself, and not in a phrase of it."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif not isinstance(node, ast.Call | ast.Subscript):
            waiting += ast.iter_child_nodes(node)


def test_every_phrase_of_the_program_is_known_in_chinese():
    plain = {words for words in iter_phrases() if re.search(r"[a-z]", re.sub(r"{\w+}", "", words))}
    assert plain - set(PHRASES) - set(MEANINGS) == set()


@pytest.mark.parametrize(
    "words", [*LANGUAGES.values(), *REASONS.values(), *ROOMS.values(), *WORDS.values(), *KINDS]
)
def test_words_that_become_a_phrase_later_are_known_in_chinese(words):
    assert words in PHRASES


def test_no_message_is_put_together_from_english_words():
    for file, call in iter_calls(REPORTERS):
        values = [keyword.value for keyword in call.keywords]
        texts = [re.sub("`[^`]*`", "", text) for text in iter_texts(*call.args, *values)]
        words = [value.value for value in values if isinstance(value, ast.Constant)]
        assert not list(filter(SENTENCE.search, texts)), f"{file}:{call.lineno}"
        assert not list(filter(WORD.search, map(str, words))), f"{file}:{call.lineno}"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("只有`en`和`zh`，", "只有 `en` 和 `zh`，"),
        ("缺少 `title`", "缺少 `title`"),
        ("`a`是“`b`”", "`a` 是“`b`”"),
        ("没有引号的文字", "没有引号的文字"),
    ],
)
def test_quoted_words_stand_apart_from_chinese_characters(text, apart):
    assert set_apart(text) == apart


def test_a_new_project_says_what_to_do_next_in_chinese(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(program, ["init", "office"], env={"REPORTKIT_LANG": "zh"})
    forget_tongue()
    assert result.stderr == (
        "\n下一步：\n  cd office\n"
        "  reportkit render records              生成示例的文档，放在 output/ 里\n"
        "  reportkit new 2021-06-18-plant        新建自己的记录\n"
        "模板用 Word 修改，reportkit.yaml 用任何文本编辑器修改。\n"
    )


def test_an_error_of_a_template_is_told_in_chinese_without_the_words_of_jinja():
    assert say_phrase(plain_reason("expected token 'end of print statement', got 'b'")) == (
        "这里应当是“标记的结尾”，却是“b”"
    )
    assert plain_reason("no filter of that kind.") == "no filter of that kind"

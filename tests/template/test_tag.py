"""Tags as people and programs write them, and the same tags mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.filling import problems_of, text_of
from reportkit.template.repair import repair_code
from reportkit.template.tags import Kind, read_spans, split_level


@pytest.mark.parametrize(
    "tag",
    [
        "{{ name }}", "{{name}}", "{‖{ na‖me }‖}", "｛｛ name ｝｝", "｛{\u00a0name\u3000}｝",
        "{\u200b{ name }\u200b}", "{{ name|default(“none”) }}", "{{ name|default(‘it’s’) }}",
        "{{ name ｜ default（'x'） }}", "{{- name -}}", "{{ 'x' if not name else name }}",
    ],
)  # fmt: skip
def test_a_tag_is_found_however_it_was_typed(tag: str) -> None:
    assert text_of(f"<{tag}>", name="Ann") == "<Ann>" or tag.startswith("{{-")
    assert "Ann" in text_of(f"<{tag}>", name="Ann")


@pytest.mark.parametrize(
    ("code", "repaired"),
    [
        ("“say “hi””", '"say “hi”"'),
        ('"it’s “so”"', '"it’s “so”"'),
        ("‘it’s’", "'it’s'"),
        ('x ==\u00a0"a\u00a0b"', 'x == "a\u00a0b"'),
        ("f（a，b）", "f(a,b)"),
        ('„a"', '"a"'),
        ("“a\"b”", '"a\\"b"'),
        ("“a”~“b”", '"a"~"b"'),
        ("don't", "don't"),
    ],
)  # fmt: skip
def test_only_quotes_that_delimit_are_straightened(code: str, repaired: str) -> None:
    assert repair_code(code) == repaired


@pytest.mark.parametrize(
    ("inside", "level"),
    [("p name", "p"), ("p", ""), ("p if a else b", ""), ("r | upper", ""), ("r text", "r"),
     ("tr row", "tr"), (" p.name", ""), ("price", ""), ("p in list", "")],
)  # fmt: skip
def test_a_name_is_not_taken_for_a_prefix(inside: str, level: str) -> None:
    assert split_level(inside, Kind.PRINT)[0] == level


def test_signs_inside_quoted_text_do_not_end_a_tag() -> None:
    assert [span.inside for span in read_spans("{{ '}}' }} {% if '%}' %}")] == [
        " '}}' ",
        " if '%}' ",
    ]


def test_a_quote_without_an_end_does_not_swallow_the_next_tag() -> None:
    assert [span.inside for span in read_spans("{{ it's }} and {{ 'x' }}")] == [" it's ", " 'x' "]


def test_text_that_only_looks_like_a_tag_is_printed_as_it_is() -> None:
    assert (
        text_of("{_{ x }_} {_% if %_} {% raw %}{{ y }}{% endraw %}") == "{{ x }} {% if %} {{ y }}"
    )


def test_a_value_that_looks_like_a_tag_is_only_text() -> None:
    assert text_of("{{ x }}", x="{{ y }} {_{ {% endif %} }}") == "{{ y }} {_{ {% endif %} }}"


def test_comments_vanish_and_take_their_paragraph_with_them() -> None:
    assert text_of("a{# note to self #}b\n{# alone #}\n{#p with a prefix #}\nc") == "ab\nc"


def test_a_tag_in_a_tracked_change_is_reported() -> None:
    line = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>{{ x }}</w:t></w:r></w:ins></w:p>'
    [problem] = problems_of(line, x=1)
    assert problem.rule == "template/tracked-change"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}｛｝"), min_size=1)
)
def test_quoted_text_means_what_it_says(words: str) -> None:
    literal = "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
    assert repair_code(f"x == {literal}") == f"x == {literal}"

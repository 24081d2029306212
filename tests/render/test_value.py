"""Values come out in full, or the document is not made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from render.filling import described, document_of, problems_of, template_of, text_of
from reportkit.diagnostics import ProblemsFound
from reportkit.template import Wording
from word.sketch import read_members, read_sketch

TEMPLATE = template_of("<{{ text }}>")


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
@example("Smith & Co <b> \"'> ]]> &amp; &#60;")
@example("  two  spaces ")
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    written = read_sketch(TEMPLATE.render({"text": text}).content)
    assert written == f"<{text}>".replace("\u2028", "↵").replace("\u2029", "↵")


@pytest.mark.parametrize("text", ["a\nb\tc", "a\r\nb\tc", "a\rb\tc"])
def test_line_breaks_and_tabs_become_words_own(text: str) -> None:
    assert text_of("{{ text }}", text=text) == "a↵b\tc"


@pytest.mark.parametrize("sign", ["\x00", "\x02", "\x0b", "\x1f", "\ud800", "\ufffe", "\ufdd0"])
def test_a_character_that_word_cannot_store_names_its_field(sign: str) -> None:
    [problem] = problems_of("a\n{{ text }}", text=f"before{sign}after")
    assert problem.rule == "render/illegal-character"
    assert f"`{{{{ text }}}}` holds the character U+{ord(sign):04X}" in problem.message
    assert problem.place.paragraph == 2


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), ([], ""), ((), ""), (0, "0"), (1.5, "1.5"), (True, "yes"), (False, "no"),
     (date(2021, 7, 3), "2021-07-03"), ([1, None, "b"], "1, , b")],
)  # fmt: skip
def test_a_value_is_never_printed_as_python(value: object, words: str) -> None:
    assert text_of("[{{ value }}]", value=value) == f"[{words}]"


def test_a_value_with_several_fields_is_no_words() -> None:
    [problem] = problems_of("{{ person }}", person={"name": "Ann", "post": "chair"})
    assert problem.rule == "render/unprintable-value"
    assert problem.hint == "it has `name`, `post`"


@pytest.mark.parametrize(
    ("value", "kind"),
    [(3, "a number"), (2.5, "a number"), (True, "yes or no"), (date(2021, 7, 3), "a date"),
     ("hello", "text"), (object(), "a single value")],
)  # fmt: skip
def test_a_loop_over_what_is_no_list_says_what_it_is(value: object, kind: str) -> None:
    problems = problems_of("a\n{% for x in items if x %}{{ x }}{% endfor %}", items=value)
    assert described(problems) == [
        ("template/not-a-list", f"`items` is {kind}, and no list that could be repeated")
    ]
    assert problems[0].hint.startswith("write its entries below each other")
    assert problems[0].place.paragraph == 2


def test_a_loop_over_letters_that_the_template_lists_goes_through_them() -> None:
    assert text_of("{% for x in 'ab' %}{{ x }}-{% endfor %}") == "a-b-"
    assert text_of("{% for x in word | list %}{{ x }}-{% endfor %}", word="ab") == "a-b-"


def test_a_loop_over_a_mapping_goes_through_its_names() -> None:
    assert text_of("{% for x in xs %}{{ x }}-{% endfor %}", xs={"a": 1, "b": 2}) == "a-b-"


@pytest.mark.parametrize(
    "code",
    ["upper", "lower", "title", "capitalize", "trim", "replace('a', 'b')", "truncate(9)",
     "wordwrap(9)", "indent", "center(9)", "striptags", "wordcount"],
)  # fmt: skip
def test_a_filter_of_words_finds_none_in_a_value_with_fields(code: str) -> None:
    [problem] = problems_of(f"{{{{ x | {code} }}}}", x={"name": "Ann"})
    assert problem.rule == "render/unprintable-value"
    assert problem.hint == "it has `name`"
    [problem] = problems_of(f"{{{{ x | {code} }}}}", x=[{"name": "Ann"}])
    assert problem.rule == "render/unprintable-value"


def test_a_filter_of_words_takes_those_that_would_be_printed() -> None:
    sketch = "{{ a | upper }} {{ b | title }} {{ c | upper }}|{{ d | lower }} {{ e | trim }}"
    words = text_of(sketch, a=["x", "y"], b=True, c=None, d=date(2021, 7, 3), e=3)
    assert words == "X, Y Yes |2021-07-03 3"


def test_a_template_of_docxtpl_goes_through_letters_and_prints_what_python_says() -> None:
    parts = {"dialect": "docxtpl"}
    sketch = "{% for x in word %}{{ x }}-{% endfor %}{{ xs | upper }}"
    assert text_of(sketch, parts=parts, word="ab", xs=["c"]) == "a-b-['C']"
    [problem] = problems_of("{% for x in items %}{% endfor %}", parts=parts, items=3)
    assert problem.message == "`items` is a number, and no list that could be repeated"


def test_a_form_is_filled_with_words_and_numbers() -> None:
    assert text_of("{{ '%s of %03d' | format(a, b) }}", a=["x", None], b=7) == "x,  of 007"
    assert text_of("{{ '%(a)s' | format(a=a) }}", a=True) == "yes"
    [problem] = problems_of("{{ '%s' | format(x) }}", x={"name": "Ann"})
    assert problem.rule == "render/unprintable-value"


def test_words_put_together_are_never_pythons() -> None:
    sketch = (
        "{{ none ~ '-' ~ true ~ '-' ~ [1, none] }} {{ [[1], none] | join('/') }} {{ x | string }}"
    )
    assert text_of(sketch, x=[1, 2]) == "-yes-1,  1/ 1, 2"
    [problem] = problems_of("{{ x | map('upper') | string }}", x=["a"])
    assert problem.rule == "render/unprintable-value"


def test_a_set_has_the_same_order_in_every_process() -> None:
    values = {f"word {number}" for number in range(20)}
    said = text_of("{{ x }}\n{% for y in x %}{{ y }}, {% endfor %}", x=values)
    assert said == f"{', '.join(sorted(values))}\n{', '.join(sorted(values))}, "


def test_bytes_are_no_words() -> None:
    assert problems_of("{{ x }}", x=b"a")[0].rule == "render/unprintable-value"


def test_a_loop_over_nothing_prints_nothing() -> None:
    assert text_of("a{% for x in people %}{{ x }}{% endfor %}", people=None) == "a"


def test_unknown_names_are_all_reported_with_their_places() -> None:
    sketch = """
        # Result
        {{ titel }}
        | a | {{ person.nmae }} |
        {% for x in poeple %}
        {{ x }}
        {% endfor %}"""
    problems = problems_of(sketch, title="T", person={"name": "Ann"}, people=[])
    assert described(problems) == [
        ("template/unknown-field", "the data has no field `titel`"),
        ("template/unknown-field", "`person` has no field `nmae`"),
        ("template/unknown-field", "the data has no field `poeple`"),
    ]
    assert [problem.hint for problem in problems] == [
        "did you mean `title`?", "did you mean `name`?", "did you mean `people`?",
    ]  # fmt: skip
    assert str(problems[1].place).endswith(
        't.docx, body, table 1, row 1, column 2, paragraph 1, under the heading "Result" '
        '"{{ person.nmae }}"'
    )


def test_a_mistake_in_a_loop_is_reported_once() -> None:
    sketch = "{% for x in xs %}\n{{ x.nmae }}\n{% endfor %}"
    assert len(problems_of(sketch, xs=[{"name": 1}] * 50)) == 1


def test_asking_whether_a_name_is_known_is_no_mistake() -> None:
    assert text_of("{{ x | default('none') }}{% if y is defined %}y{% endif %}") == "none"


def test_a_failing_filter_names_its_tag_and_the_rest_is_looked_at_too() -> None:
    assert described(problems_of("{{ title | round }} {{ nobody }}", title="T")) == [
        (
            "render/failing-tag",
            "`{{ title | round }}` cannot be filled in: type str doesn't define __round__ method",
        ),
        ("template/unknown-field", "the data has no field `nobody`"),
    ]


def test_a_wording_says_values_and_adds_filters_and_functions() -> None:
    wording = Wording(
        filters={"loud": lambda text: f"{text}!"},
        functions={"both": lambda a, b: f"{a} and {b}"},
        say=lambda value: f"«{value}»",
    )
    text = text_of("{{ 3 }} {{ x | loud }} {{ both(x, 'b') }}", parts={"wording": wording}, x="a")
    assert text == "«3» a! a and b"


def test_values_are_said_once_each_in_the_order_of_the_text() -> None:
    said: list[str] = []

    class Phrase:
        def __init__(self, words: str) -> None:
            self.words = words

        def __str__(self) -> str:
            said.append(self.words)
            return self.words

    text_of("{{ b }} {{ a }}\n{% if b %}\n{{ b }}\n{% endif %}", a=Phrase("a"), b=Phrase("b"))
    assert said == ["b", "a", "b"]


@pytest.mark.parametrize(
    "code",
    ["''.__class__.__mro__", "x.__init__.__globals__", "x._secret", "x.method()", "x.method",
     "cycler.__init__", "self.__init__", "loop.__class__", "range.__self__", "[].append(1)",
     "'{0.__class__}'.format(x)", "x|attr('__class__')", "x['__class__']",
     "namespace.__init__.__globals__", "joiner.__init__", "(x|map(attribute='__class__')|list)[0]"],
)  # fmt: skip
def test_a_template_reaches_nothing_behind_its_values(code: str) -> None:
    class Thing:
        name = "Ann"
        _secret = "secret"

        def method(self) -> str:
            return "called"

    try:
        document = template_of(f"{{{{ {code} }}}}").render({"x": Thing()})
    except ProblemsFound:
        return
    assert read_sketch(document.content) == ""


def test_every_part_in_which_people_type_is_filled() -> None:
    parts = {
        "header": "h {{ x }}", "footer": "f {{ x }}", "footnotes": ["n {{ x }}"],
        "endnotes": ["e {{ x }}"], "comments": ["c {{ x }}"], "title": "t {{ x }}",
        "custom": {"key": "k {{ x }}"},
    }  # fmt: skip
    members = read_members(document_of("b {{ x }}", {"x": "<&>"}, **parts).content)
    text = b"".join(members.values()).decode("utf-8", "replace")
    assert text.count(" &lt;&amp;&gt;") == 8
    assert "{{" not in text


def test_the_same_values_give_the_same_bytes() -> None:
    sketch, values = "{{ x }}\n{% for y in z %}\n{{ y }}\n{% endfor %}", {"x": 1, "z": [1, 2]}
    assert document_of(sketch, values).content == document_of(sketch, values).content

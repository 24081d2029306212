"""Where block tags stand, and what they repeat or take away."""

from __future__ import annotations

import pytest

from render.filling import described, problems_of, text_of

PEOPLE = [{"name": "Ann", "post": "chair"}, {"name": "Bob", "post": "clerk"}]


@pytest.mark.parametrize(
    ("begin", "end"),
    [("{% for p in people %}", "{% endfor %}"), ("{%p for p in people %}", "{%p endfor %}"),
     ("{%p for p in people %}", "{% endfor %}"), ("  {%‖ for p in peo‖ple %}", "{% end‖for %} ")],
)  # fmt: skip
def test_a_tag_alone_in_its_paragraph_takes_it_away(begin: str, end: str) -> None:
    assert text_of(f"a\n{begin}\n{{{{ p.name }}}}\n{end}\nb", people=PEOPLE) == "a\nAnn\nBob\nb"


@pytest.mark.parametrize("prefix", ["", "tr "])
def test_a_tag_alone_in_its_row_takes_it_away(prefix: str) -> None:
    sketch = f"""
        | Name | Post |
        | {{%{prefix}for p in people %}} |  |
        | {{{{ p.name }}}} | {{{{ p.post }}}} |
        |  | {{%{prefix}endfor %}} |"""
    assert text_of(sketch, people=PEOPLE) == "| Name | Post |\n| Ann | chair |\n| Bob | clerk |"


def test_a_loop_from_the_first_cell_to_the_last_repeats_the_row() -> None:
    sketch = "| {% for p in people %}{{ p.name }} | {{ p.post }}{% endfor %} |"
    assert text_of(sketch, people=PEOPLE) == "| Ann | chair |\n| Bob | clerk |"


def test_a_loop_around_whole_paragraphs_repeats_them() -> None:
    sketch = "{% for p in people %}{{ p.name }}\n{{ p.post }}{% endfor %}"
    assert text_of(sketch, people=PEOPLE) == "Ann\nchair\nBob\nclerk"


def test_a_prefixed_loop_in_one_paragraph_repeats_the_paragraph() -> None:
    assert text_of("{%p for p in people %}{{ p.name }}{%p endfor %}", people=PEOPLE) == "Ann\nBob"


def test_a_loop_inside_a_line_stays_in_the_line() -> None:
    sketch = (
        "With {% for p in people %}{{ p.name }}{% if not loop.last %} and {% endif %}{% endfor %}."
    )
    assert text_of(sketch, people=PEOPLE) == "With Ann and Bob."


def test_a_paragraph_that_is_one_condition_leaves_no_blank_line() -> None:
    assert text_of("a\n{% if x %}b{% endif %}\nc", x=False) == "a\nc"
    assert text_of("a\n{% if x %}b{% endif %}\nc", x=True) == "a\nb\nc"


def test_branches_choose_between_paragraphs() -> None:
    sketch = "{% if x == 1 %}\none\n{% elif x == 2 %}\ntwo\n{% else %}\nmany\n{% endif %}"
    assert [text_of(sketch, x=number) for number in (1, 2, 3)] == ["one", "two", "many"]


def test_two_tags_that_share_a_paragraph_take_it_away_together() -> None:
    sketch = (
        "{% for p in people %}{% if p.name != 'Bob' %}\n{{ p.name }}\n{% endif %}{% endfor %}\nz"
    )
    assert text_of(sketch, people=PEOPLE) == "Ann\nz"


def test_a_condition_over_runs_keeps_the_look_of_what_follows() -> None:
    sketch = "a{% if x %}‖<b>bold</b>‖{% endif %}‖ rest"
    assert text_of(sketch, x=False) == "a rest"
    assert text_of(sketch, x=True) == "a<b>bold</b> rest"


def test_columns_repeat_and_the_grid_follows() -> None:
    sketch = "| A | {%tc for p in people %} | {{ p.name }} | {%tc endfor %} | Z |"
    assert text_of(sketch, people=PEOPLE * 3) == "| A | Ann | Bob | Ann | Bob | Ann | Bob | Z |"


@pytest.mark.parametrize(
    ("sketch", "text"),
    [("| {% for x in nobody %}\\n{{ x }}\\n{% endfor %} | b |", "|  | b |"),
     ("a\n| {%tr for x in nobody %} |\n| {{ x }} |\n| {%tr endfor %} |\nb", "a\nb"),
     ("| {%tc for x in nobody %} | {{ x }} | {%tc endfor %} |\n| a |", "| a |")],
)  # fmt: skip
def test_what_would_be_left_empty_is_mended(sketch: str, text: str) -> None:
    assert text_of(sketch, nobody=[]) == text


def test_a_header_left_empty_keeps_a_paragraph() -> None:
    parts = {"header": "{% if x %}\n{{ x }}\n{% endif %}"}
    assert text_of("a", "word/header1.xml", parts=parts, x="") == ""


def test_a_page_break_beside_a_tag_stays_in_its_condition() -> None:
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    assert text_of(f"{{% if x %}}\n{page}\nlast\n{{% endif %}}\nend", x=False) == "end"
    assert text_of(f"{{% if x %}}\n{page}\nlast\n{{% endif %}}\nend", x=True) == "↵\nlast\nend"


def test_a_section_break_in_a_tag_paragraph_survives() -> None:
    section = (
        "<w:p><w:pPr><w:sectPr><w:pgSz w:w='1000' w:h='1000'/></w:sectPr></w:pPr>"
        "<w:r><w:t>{% endif %}</w:t></w:r></w:p>"
    )
    assert text_of(f"{{% if x %}}\na\n{section}\nb", x=False) == "\nb"


def test_bookmarks_of_a_lifted_paragraph_survive() -> None:
    line = (
        '<w:p><w:bookmarkStart w:id="7" w:name="here"/><w:r><w:t>{% if x %}</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    )
    assert text_of(f"{line}\n{{% endif %}}", x=True) == "a"


def test_an_unclosed_block_names_the_tag_that_opened_it() -> None:
    sketch = "{% if a %}\n{% for p in people %}\n{{ p }}\n{% endif %}"
    [problem] = problems_of(sketch)
    assert problem.rule == "template/unclosed-block"
    assert problem.message == "`{% for p in people %}` is never ended"
    assert problem.hint == "write `{% endfor %}` where it ends"
    assert problem.place.paragraph == 2


def test_all_errors_of_a_template_are_found_at_once() -> None:
    sketch = """
        {{ open
        {% fr x in y %}
        {% if a %}
        {{ x | lisst }} {{ 1 + }}
        {%tr if b %}
        {% else %}
        text %}
        {% endfor %}"""
    assert described(problems_of(sketch)) == [
        (
            "template/unclosed-tag",
            "`{{ open` is not closed: there is no `}}` in the same paragraph",
        ),
        ("template/stray-end", "`%}` closes a tag that was never opened"),
        ("template/unknown-tag", "there is no tag `fr`"),
        ("template/unclosed-block", "`{% if a %}` is never ended"),
        ("template/unknown-filter", "there is no filter `lisst`"),
        (
            "template/tag-syntax",
            "`{{ 1 + }}` cannot be understood: unexpected 'the end of the tag'",
        ),
        (
            "template/misplaced-prefix",
            "`{%tr if b %}` asks for a table row, and there is none around it",
        ),
        ("template/unclosed-block", "`{%tr if b %}` is never ended"),
        ("template/crossed-block", "`{% endfor %}` stands where `{%tr if b %}` is still open"),
    ]


def test_text_beside_a_prefixed_tag_is_not_swallowed() -> None:
    [first] = problems_of("Total {{ n }} {%p if x %}\na\n{%p endif %}", x=1, n=2)
    assert first.message == (
        "`{%p if x %}` takes its whole paragraph away, and with it the text `Total {{ n }}`"
    )


def test_a_block_from_a_paragraph_into_a_table_is_refused() -> None:
    assert described(problems_of("a {% if x %}b\n| c {% endif %} | d |", x=1)) == [
        (
            "template/crossing-block",
            "`{% endif %}` and `{% if x %}` stand in places that cannot be repeated or left out "
            "together",
        )
    ]


@pytest.mark.parametrize("word", ["include 'x'", "import 'x' as y", "extends 'x'"])
def test_a_template_reads_no_other_files(word: str) -> None:
    assert problems_of(f"{{% {word} %}}")[0].rule == "template/forbidden-tag"


@pytest.mark.parametrize(
    "line",
    ["{% if a %}A{% endif %}{% if b %}B{% endif %}", "{% for x in nobody %}{{ x }}{% endfor %}",
     "{% if a %}A{% elif b %}B{% endif %}", "{% macro m() %}m{% endmacro %}",
     "{% if a %}A‖{% endif %}‖ ‖{% if b %}{{ x }}{% endif %}"],
)  # fmt: skip
def test_a_line_of_which_no_block_says_anything_leaves_no_blank_line(line: str) -> None:
    assert text_of(f"x\n{line}\ny", a=False, b=False, nobody=[]) == "x\ny"
    alone = text_of(f"| {line} | y |", a=False, b=False, nobody=[])
    assert alone.replace(" ", "") == "||y|"
    assert text_of(f"| x\\n{line} | y |", a=False, b=False, nobody=[]) == "| x | y |"


def test_a_line_with_a_value_of_its_own_stays_even_if_it_is_empty() -> None:
    assert text_of("x\n{{ a }}{% if b %}B{% endif %}\ny", a="", b=False) == "x\n\ny"


def test_a_prefixed_block_from_the_text_into_a_table_is_refused() -> None:
    [problem] = problems_of("{%p for x in xs %}\na\n| b\\n{%p endfor %} | c |", xs=[1])
    assert problem.rule == "template/crossing-block"


def test_a_table_that_was_only_a_tag_goes() -> None:
    assert text_of("a\n| {% set x = 1 %} |\n{{ x }}") == "a\n1"


def test_a_span_wider_than_the_table_widens_its_grid() -> None:
    assert text_of("| {% colspan n %}a |", n=3) == "| a |"


def test_run_prefixes_inside_each_other_keep_their_order() -> None:
    sketch = "{%r if a %}‖b{% if a %}{%r if a %}c‖{%r endif %}{% endif %}{%r endif %}‖d"
    assert text_of(sketch, a=1) == "bcd"
    assert text_of(sketch, a=0) == "d"


@pytest.mark.parametrize(
    ("sketch", "text"),
    [
        ("{% if x %}\none\ntwo{% endif %}\nend", "one\ntwo\nend"),
        ("{% if x %}one\ntwo\n{% endif %}\nend", "one\ntwo\nend"),
        ("{% for y in 'ab' %}one\n{{ y }}\n{% endfor %}\nend", "one\na\none\nb\nend"),
        ("start{% if x %}\none\n{% endif %}\nend", "start\none\nend"),
        ("start{% if not x %}\none\n{% endif %}\nend", "start\nend"),
        ("{% if x %}\none\ntwo{% endif %} end", "one\ntwo end"),
        ("{% if not x %}\none\ntwo{% endif %} end", " end"),
        ("start {% if x %}\n{% for y in 'ab' %}\n{{ y }}\n{% endfor %}\n{% endif %}\nend",
         "start \na\nb\n\nend"),
    ],
)  # fmt: skip
def test_a_tag_in_a_line_of_its_own_leaves_no_blank_line(sketch: str, text: str) -> None:
    assert text_of(sketch, x=True) == text

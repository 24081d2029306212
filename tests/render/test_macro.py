"""Macros and captured text: XML that goes through a variable."""

from __future__ import annotations

import pytest

from render.filling import problems_of, text_of


@pytest.mark.parametrize(
    ("sketch", "text"),
    [
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}a {{ m(t) }} {{r m(t) }}", "a <T & U> <T & U>"),
        ("{%p macro m(x) %}\none {{ x }}\ntwo\n{%p endmacro %}\n{{p m(t) }}", "one T & U\ntwo"),
        ("{%p set block %}\none {{ t }}\n{%p endset %}\n{{p block }}\n{{p block }}",
         "one T & U\none T & U"),
        ("{% set c %}{{ t }}!{% endset %}{{ c }}", "T & U!"),
        ("{% filter upper %}{{ t }}{% endfilter %}", "T & U"),
        ("{{p ['a', t] }}", "a\nT & U"),
    ],
)  # fmt: skip
def test_what_a_macro_says_fits_where_it_is_printed(sketch: str, text: str) -> None:
    assert text_of(sketch, t="T & U") == text


def test_paragraphs_in_the_middle_of_a_line_are_reported() -> None:
    [problem] = problems_of("{%p macro m() %}\none\n{%p endmacro %}\na {{ m() }}")
    assert problem.rule == "render/failing-tag"
    assert problem.place.paragraph == 4

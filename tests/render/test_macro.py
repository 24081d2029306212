"""Macros and captured text: XML that goes through a variable."""

from __future__ import annotations

import re

import pytest

from render.filling import document_of, problems_of, text_of
from word.sketch import read_members


@pytest.mark.parametrize(
    ("sketch", "text"),
    [
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}a {{ m(t) }} {{r m(t) }}", "a <T & U> <T & U>"),
        ("{%p macro m(x) %}\none {{ x }}\ntwo\n{%p endmacro %}\n{{p m(t) }}", "one T & U\ntwo"),
        ("{%p set block %}\none {{ t }}\n{%p endset %}\n{{p block }}\n{{p block }}",
         "one T & U\none T & U"),
        ("{% macro m(x) %}\no {{ x }}\n{% endmacro %}\n{{ m(t) }}\n{{ m(1) }}", "o T & U\no 1"),
        ("{% set c %}{{ t }}!{% endset %}{{ c }}", "T & U!"),
        ("{% set c %}{{ t }}{% endset %}{{ c | upper }} {{ c[2] }} {{ c | length }}", "T & U & 5"),
        ("{% set c | upper %}<{{ t }}{% endset %}{{ c }}", "<T & U"),
        ("{% set n = namespace(c='') %}{% set n.c %}{{ t }}{% endset %}{{ n.c | lower }}", "t & u"),
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


MARKED = (
    '<w:p w14:paraId="0000000A"><w:bookmarkStart w:id="3" w:name="mark"/><w:r><w:t>'
    "{{ t }}</w:t></w:r>"
    '<w:bookmarkEnd w:id="3"/><w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:r><w:t>c'
    "</w:t></w:r></w:sdtContent></w:sdt><w:r><w:drawing><wp:inline><wp:docPr id='1' name='a'/>"
    "</wp:inline></w:drawing></w:r></w:p>"
).replace("'", '"')


@pytest.mark.parametrize(
    "sketch",
    [
        f"{{%p set b %}}\n{MARKED}\n{{%p endset %}}\n{{{{p b }}}}\n{{{{p b }}}}",
        f"{{% macro b() %}}\n{MARKED}\n{{% endmacro %}}\n{{{{ b() }}}}\n{{{{ b() }}}}",
    ],
)
def test_what_is_printed_twice_has_ids_of_its_own(sketch: str) -> None:
    assert text_of(sketch, t=1) == "1c▣\n1c▣"


def test_captured_runs_that_begin_with_a_bookmark_stay_runs() -> None:
    line = (
        '<w:p><w:r><w:t>{% set b %}</w:t></w:r><w:bookmarkStart w:id="3" w:name="m"/><w:r><w:t>'
        '{{ t }}</w:t></w:r><w:bookmarkEnd w:id="3"/><w:r><w:t>{% endset %}{{ b }}, {{ b }}'
        "</w:t></w:r></w:p>"
    )
    xml = read_members(document_of(line, {"t": 1}).content)["word/document.xml"]
    assert re.findall(rb'w:id="(\d)"', xml) == [b"3", b"3", b"4", b"4"]
    assert not re.search(rb"<w:t[^>]*>[^<]*<w:[rb]", xml)

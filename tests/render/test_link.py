"""Tags in the addresses of links."""

from __future__ import annotations

import re

from render.filling import described, document_of, problems_of
from word.sketch import read_members

LINK = '<w:p><w:hyperlink r:id="{}"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'


def addresses(content: bytes) -> list[str]:
    """The addresses of the body's links, in the order of their relationships."""
    listed = read_members(content)["word/_rels/document.xml.rels"].decode()
    return re.findall('Target="([^"]*)" TargetMode="External"', listed)


def test_an_address_is_filled_and_encoded() -> None:
    links = {"a": "http://%7B%7B%20url%20%7D%7D", "b": "mailto:{{ mail }}?subject={{ s }}"}
    body = f"{LINK.format('a', 'x')}\n{LINK.format('b', '{{ mail }}')}"
    values = {"url": "http://a.b/c d?e=1&f=2", "mail": "a@b.c", "s": "é"}
    assert addresses(document_of(body, values, links=links).content) == [
        "http://a.b/c%20d?e=1&amp;f=2", "mailto:a@b.c?subject=%C3%A9",
    ]  # fmt: skip


def test_an_address_in_a_loop_may_use_its_variable() -> None:
    body = f"{{% for x in [1, 2, 1] %}}\n{LINK.format('a', 'page {{ x }}')}\n{{% endfor %}}"
    document = document_of(body, {}, links={"a": "http://a/{{ x }}", "b": "http://static/"})
    assert addresses(document.content) == ["http://static/", "http://a/1", "http://a/2"]


def test_an_unknown_name_in_an_address_is_reported() -> None:
    parts = {"links": {"a": "http://a/{{ nothing }}"}}
    problems = problems_of(LINK.format("a", "x"), parts=parts)
    assert described(problems) == [("template/unknown-field", "the data has no field `nothing`")]


def test_a_field_code_is_filled() -> None:
    line = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "{{ u'
        '</w:instrText></w:r><w:r><w:instrText>rl }}"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    body = read_members(document_of(line, {"url": 'http://a/"b"'}).content)["word/document.xml"]
    assert b'>HYPERLINK "http://a/\\&quot;b\\&quot;</w:instrText>' in body

"""Markdown in a value becomes Word paragraphs in the template's own styles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.filling import document_of, problems_of, template_of, text_of
from reportkit.render.markdown import Block, Grid, iter_blocks
from word.sketch import read_members
from word.soundness import find_faults

TEXT = """
# Result

Two **bold *and italic* words** and a [link](http://a.b/?c=1&d=2),
on two lines. snake_case stays, 2 * 3 * 4 too, \\*stars\\* and `co*de*`.

- one
- two
  - deeper

1. first
2. second

Again:

1. first

| Name | Post |
|------|------|
| Ann  | a \\| b |

> quoted
"""


def test_blocks_become_paragraphs_and_tables() -> None:
    assert text_of("before\n{{ text | markdown }}\nafter", text=TEXT).split("\n") == [
        "before",
        "Result",
        "Two bold and italic words and a link, on two lines. snake_case stays, 2 * 3 * 4 too, "
        "*stars* and co*de*.",
        "•\tone",
        "•\ttwo",
        "•\tdeeper",
        "first",
        "second",
        "Again:",
        "first",
        "| Name | Post |",
        "| Ann | a | b |",
        "",
        "quoted",
        "after",
    ]  # fmt: skip


def test_styles_lists_and_links_are_the_templates_own() -> None:
    members = read_members(document_of("{{ text | markdown }}", {"text": TEXT}).content)
    body = members["word/document.xml"].decode()
    assert '<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Result' in body
    assert re.findall(r'<w:pStyle w:val="ListNumber"/><w:numPr>.*?numId w:val="(\d)"', body) == [
        "2", "2", "3",
    ]  # fmt: skip
    assert "<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr>" in body
    assert b'Target="http://a.b/?c=1&amp;d=2"' in members["word/_rels/document.xml.rels"]


def test_one_paragraph_may_stand_in_a_line() -> None:
    assert text_of("a {{ text | markdown }} b", text="*x* & **y**") == "a x & y b"
    [problem] = problems_of("a {{ text | markdown }} b", text="x\n\ny")
    assert "let the tag stand alone in its line" in problem.message


@pytest.mark.parametrize("text", [None, "", "  \n "])
def test_nothing_is_nothing(text: str | None) -> None:
    assert text_of("a\n{{ text | markdown }}\nb", text=text) == "a\nb"


TEMPLATE = template_of("{{p text | markdown }}")
SIGNS = st.text(
    st.sampled_from("ab *_`[](<>)#-1.|\\\n&")
    | st.characters(codec="ascii", exclude_categories=["Cc"])
)


@given(SIGNS)
def test_any_text_makes_a_sound_document(text: str) -> None:
    assert find_faults(TEMPLATE.render({"text": text}).content) == []


@given(st.text(st.sampled_from("ab12 ,;")))
def test_no_word_is_lost(text: str) -> None:
    said = "".join(
        words.text
        for block in iter_blocks(text)
        for words in (block.words if isinstance(block, Block) else ())
    )
    assert said.split() == text.split()
    assert not any(isinstance(block, Grid) for block in iter_blocks(text))

"""Markdown in a value becomes Word paragraphs in the template's own styles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.filling import document_of, problems_of, template_of, text_of
from reportkit.render.markdown import Block, Grid, iter_blocks
from reportkit.template import load_template
from word.sketch import read_members, read_sketch, write_members, write_sketch
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
        "one",
        "two",
        "deeper",
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
        "2", "2", "5",
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


def shape_of(text: str) -> list[tuple[str, int, int, str]]:
    """The kind, level, number and words of every paragraph."""
    return [
        (block.kind, block.level, block.number, "".join(words.text for words in block.words))
        for block in iter_blocks(text)
        if isinstance(block, Block)
    ]


def test_entries_of_a_list_may_hold_several_paragraphs_and_blank_lines() -> None:
    assert shape_of("3. a\n\n4. b\n   - x\n\n     more\n5. c\n\n-\n- # h") == [
        ("number", 1, 3, "a"), ("number", 1, 4, "b"), ("bullet", 2, 1, "x"),
        ("continued", 2, 1, "more"), ("number", 1, 5, "c"), ("bullet", 1, 1, ""),
        ("bullet", 1, 2, ""), ("heading", 1, 1, "h"),
    ]  # fmt: skip


def test_code_keeps_its_lines_and_a_rule_is_a_rule() -> None:
    text = "```\n**a**\n  <b>\n```\n\n***"
    assert shape_of(text) == [("code", 1, 1, "**a**\n  <b>"), ("rule", 1, 1, "")]
    xml = read_members(TEMPLATE.render({"text": text}).content)["word/document.xml"].decode()
    assert "Courier New" in xml
    assert "<w:pBdr><w:bottom " in xml


@pytest.mark.parametrize(
    "text",
    ["<b>a</b> &amp; <!-- c -->", "[1]: http://a.b", "[a][b]", "2*3*4", "a_b_c", "a**b**c",
     "[x](javascript:alert)"],
)  # fmt: skip
def test_what_would_be_swallowed_stays_text(text: str) -> None:
    assert shape_of(text) == [("paragraph", 1, 1, text)]


@pytest.mark.parametrize(
    ("text", "bold"),
    [("他说**“你好”**了。", "“你好”"), ("**注意：**请看", "注意："), ("中**（a）**b", "（a）"),
     ("a **b** c", "b"),
     ("“**重要**”", "重要"), ("见**2021年**报告", "2021年")],
)  # fmt: skip
def test_emphasis_needs_no_blanks_in_chinese(text: str, bold: str) -> None:
    [block] = iter_blocks(text)
    assert isinstance(block, Block)
    assert "".join(words.text for words in block.words) == text.replace("*", "")
    assert [words.text for words in block.words if words.bold] == [bold]


def test_chinese_lines_are_joined_without_a_blank() -> None:
    assert shape_of("中\n文\na\nb") == [("paragraph", 1, 1, "中文 a b")]


def test_lists_of_a_template_without_list_styles_are_real_lists() -> None:
    body = read_members(TEMPLATE.render({"text": "- a\n  - b\n- c\n\n7) d\n8) e"}).content)
    xml, lists = body["word/document.xml"].decode(), body["word/numbering.xml"].decode()
    assert re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d)"/>', xml) == [
        ("0", "3"), ("1", "4"), ("0", "3"), ("0", "5"), ("0", "5"),
    ]  # fmt: skip
    assert lists.count('<w:numFmt w:val="bullet"/>') == 2
    assert '<w:start w:val="7"/>' in lists


def test_a_row_longer_than_its_table_is_reported() -> None:
    [problem] = problems_of("{{ text | markdown }}", text="| a |\n|---|\n| b | c |")
    assert "more cells than its first row" in problem.message


@pytest.mark.parametrize("text", ["a" + " " * 9000 + "b", "a\nb" * 2000, "*a" * 2000])
def test_long_texts_are_read_to_their_end(text: str) -> None:
    [(_, _, _, said)] = shape_of(text)
    assert len(said) >= len(text.split()[0])


def test_what_is_nested_too_deeply_is_reported() -> None:
    [problem] = problems_of("{{ text | markdown }}", text="> " * 5000 + "a")
    assert problem.rule == "render/failing-tag"


def test_a_template_without_any_lists_has_typed_numbers(tmp_path: Path) -> None:
    members = read_members(write_sketch(tmp_path / "a.docx", "{{ t | markdown }}").read_bytes())
    del members["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        members[name] = re.sub(rb"<\w+ [^>]*numbering[^>]*>", b"", members[name])
    members["word/styles.xml"] = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", members["word/styles.xml"])
    write_members(tmp_path / "a.docx", members)
    document = load_template(tmp_path / "a.docx").render({"t": "- a\n\n2. b\n3. c"})
    assert read_sketch(document.content) == "•\ta\n2.\tb\n3.\tc"

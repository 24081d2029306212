"""A paragraph has a place, and a place leads back to its paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dialect.case import cell, control, paragraph, table, text_box
from reportkit.diagnostics import WordPlace
from reportkit.word.address import address_paragraphs, bare, find_paragraphs, text_of
from reportkit.word.xml import parse_xml
from word.sketch import NAMESPACES

HEADING = paragraph("h", style="Heading1")


def nest(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(inner.map(lambda one: [cell(one + paragraph("end"))]), min_size=1, max_size=4)
    return st.one_of(
        inner.map(control),
        st.lists(inner, max_size=3).map("".join),
        rows.map(lambda cells: table(*cells, columns=1)),
    )


WORDS = st.sampled_from([paragraph("a"), paragraph(), HEADING])
PLAIN = st.recursive(WORDS, nest, max_leaves=5)
# Word puts no text box into another one
BLOCKS = st.recursive(st.one_of(PLAIN, PLAIN.map(text_box)), nest, max_leaves=5)


def body(xml: str):
    return parse_xml(f"<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>".encode())


@given(BLOCKS)
def test_every_place_leads_back_to_its_paragraph(xml: str) -> None:
    root = body(xml)
    found = find_paragraphs(root, "body")
    places = address_paragraphs(root, WordPlace("a.docx", "body"), frozenset({"Heading1"}))
    for standing, place in places.items():
        back = found[bare(place)]
        # a text box that is stored twice is one to a person
        assert back is standing or (text_of(back) == text_of(standing) and "box" in place.part)
    assert len(set(map(bare, places.values()))) == len(found)


def test_a_row_below_a_table_within_the_table_is_counted_as_a_person_counts() -> None:
    inner = table([cell(paragraph("x"))], [cell(paragraph("y"))], columns=1)
    root = body(table([cell(inner + paragraph("a"))], [cell(paragraph("b"))], columns=1))
    places = address_paragraphs(root, WordPlace("a.docx"), frozenset())
    told = {text_of(p): (place.table, place.row) for p, place in places.items()}
    assert told == {"x": (2, 1), "y": (2, 2), "a": (1, 1), "b": (1, 2)}

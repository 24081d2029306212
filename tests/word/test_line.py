from hypothesis import given
from hypothesis import strategies as st

from reportkit.word.line import read_line, replace_spans
from reportkit.word.xml import parse_xml
from word.sketch import NAMESPACES


def paragraph(texts):
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return parse_xml(f"<w:p {NAMESPACES}>{runs}</w:p>".encode())


@st.composite
def lines_with_spans(draw):
    """The texts of a line's runs, and spans of the line in order that do not overlap."""
    texts = draw(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=6))
    length = sum(map(len, texts))
    edges = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    return texts, [(start, end, draw(st.sampled_from(["", "X", "YZ"]))) for start, end in spans]


@given(lines_with_spans())
def test_what_is_put_in_the_place_of_spans_stands_where_they_stood(given_line):
    texts, spans = given_line
    root = paragraph(texts)
    expected = "".join(texts)
    for start, end, text in reversed(spans):
        expected = expected[:start] + text + expected[end:]
    replace_spans(read_line(root), spans)
    assert read_line(root).text == expected


@given(lines_with_spans())
def test_the_pieces_of_a_span_are_those_that_share_a_character_with_it(given_line):
    texts, spans = given_line
    line = read_line(paragraph(texts))
    for start, end, _ in spans:
        shared = [one for one in line.pieces if one.start < end and start < one.end]
        assert list(line.iter_covered(start, end)) == shared

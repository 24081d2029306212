"""What signs ask for is done, however the filled part comes in pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.render.complete import complete
from reportkit.template.signs import (
    BEGIN,
    BLANK_BEGIN,
    BLANK_END,
    FINISH,
    FIRST,
    GRID_END,
    LAST,
    NEEDS_PARAGRAPH,
    STOP,
)

BOOKMARK = '<w:bookmarkEnd w:id="1"/>'
SIGNED = [
    ("Co., Ltd.", "</w:t></w:r>", STOP, "us", STOP, STOP),
    (BEGIN, "<w:tr>", "<w:trPr/>", FIRST, LAST, "</w:tr>", FINISH),
    (BEGIN, "<w:tr>", FIRST, BOOKMARK, " ", LAST, "</w:tr>", FINISH),
    (BEGIN, "<w:tr>", FIRST, "<w:tc>", NEEDS_PARAGRAPH, "</w:tc>", LAST, "</w:tr>", FINISH),
    (BEGIN, "<w:tbl>", FIRST, BEGIN, "<w:tr>", FIRST, LAST, "</w:tr>", FINISH, LAST, "</w:tbl>",
     FINISH),
    (BLANK_BEGIN, "<w:p>", "<w:r/>", " ", "</w:p>", BLANK_END),
    (BLANK_BEGIN, "<w:p>", "a", "</w:p>", BLANK_END),
    ("<w:p>", "</w:p>", BOOKMARK, NEEDS_PARAGRAPH, "</w:tc>"),
    ('<w:p w:id="1"/>', BOOKMARK, NEEDS_PARAGRAPH),
    ("</w:tbl>", NEEDS_PARAGRAPH, GRID_END, LAST, "the half of a pair"),
]  # fmt: skip
SETTLED = [
    "Co., Ltd.</w:t></w:r>us.",
    "",
    f"{BOOKMARK} ",
    "<w:tr><w:tc><w:p/></w:tc></w:tr>",
    "",
    "",
    "<w:p>a</w:p>",
    f"<w:p>{BOOKMARK}</w:p></w:tc>",
    f'<w:p w:id="1">{BOOKMARK}</w:p>',
    "</w:tbl><w:p/>the half of a pair",
]


@pytest.mark.parametrize(("signed", "settled"), [*zip(SIGNED, SETTLED, strict=True)])
def test_a_sign_is_settled(signed: tuple[str, ...], settled: str) -> None:
    assert complete(["".join(signed)]) == settled


@given(st.data())
def test_pieces_make_no_difference(data: st.DataObject) -> None:
    tokens = [token for signed in SIGNED for token in (*signed, "x" * 3000)]
    pieces, rest = [], tokens
    while rest:
        count = data.draw(st.integers(1, len(rest)))
        pieces.append("".join(rest[:count]))
        rest = rest[count:]
    assert complete(pieces) == complete(["".join(tokens)])


def test_what_is_begun_and_not_ended_is_kept() -> None:
    assert complete(["a", BEGIN, "b", FIRST, "c"]) == "abc"

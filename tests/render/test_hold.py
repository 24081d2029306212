"""Paragraphs that stay on the page of what stands before them."""

import docx
import pytest
from docx.oxml.ns import qn

from reportkit.diagnostics import ProblemsFound
from reportkit.template import load_template
from word.sketch import write_sketch

HELD = "{{ keep_with_previous() }}"


@pytest.fixture
def kept(tmp_path):
    """The texts of the paragraphs that keep with the next one, in a filled sketch."""

    def fill(text: str, **values) -> list[str]:
        template = load_template(write_sketch(tmp_path / "a.docx", text))
        file = tmp_path / "made.docx"
        file.write_bytes(template.render(values, root=tmp_path).content)
        assert "\ufddf" not in "".join(docx.Document(str(file)).element.itertext())
        return [
            paragraph.xpath("string()")
            for paragraph in docx.Document(str(file)).element.iter(qn("w:p"))
            if (next_ := paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")) is not None
            and next_.get(qn("w:val")) != "0"
        ]

    return fill


def test_the_paragraph_before_is_kept_whichever_it_is(kept):
    text = (
        "Text\n{%p for one in points %}\n1. {{ one }}\n{%p endfor %}\n{%p if more %}\nMore\n"
        f"{{%p endif %}}\n# Signed{HELD}\nA name"
    )
    assert kept(text, points=["first", "last"], more=False) == ["last"]
    assert kept(text, points=[], more=False) == ["Text"]
    assert kept(text, points=["first"], more=True) == ["More"]


def test_the_last_row_of_a_table_is_kept(kept):
    loop = "| {%tr for one in rows %} | |\n| {{ one }} | does |\n| {%tr endfor %} | |"
    text = f"| Who | What |\n{loop}\nSigned{HELD}"
    assert kept(text, rows=["a", "b"]) == ["b", "does"]
    assert kept(text, rows=[]) == ["Who", "What"]


def test_a_paragraph_below_a_table_is_kept_with_the_row_above_it(kept):
    assert kept(f"| a | b |\n| c | d |\nText\nSigned{HELD}") == ["c", "d", "Text"]


def test_the_row_above_is_let_go(tmp_path, kept):
    """LibreOffice keeps no table whose last two rows are kept."""
    keeping = (
        "<w:tr><w:tc><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    )
    rows = "".join(map(keeping.format, ("first", "second", "third")))
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    assert kept(f"{table}\nSigned{HELD}") == ["first", "third"]


def test_a_paragraph_that_fills_a_page_is_not_kept(kept):
    text = f"{{{{ words }}}}\nSigned{HELD}"
    assert kept(text, words="word " * 500) == ["word " * 500]
    assert kept(text, words="word " * 900) == []
    assert kept(text, words="字" * 400) == ["字" * 400]
    assert kept(text, words="字" * 600) == []


def test_a_paragraph_around_a_text_box_is_kept_as_one(kept):
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>inside</w:t></w:r>"
        "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>around</w:t></w:r></w:p>"
    )
    assert kept(f"Text\n{box}\nSigned{HELD}") == ["insidearound", "inside"]


def test_where_nothing_stands_before_it_nothing_is_kept(kept):
    assert kept(f"Signed{HELD}\nText") == []
    assert kept(f"Text\n| Signed{HELD} | b |") == []


def test_properties_stay_and_are_not_said_twice(tmp_path, kept):
    before = (
        '<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:keepNext w:val="0"/>'
        '<w:jc w:val="both"/></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>'
    )
    assert kept(f"{before}\nSigned{HELD}") == ["Text"]
    made = docx.Document(str(tmp_path / "made.docx")).paragraphs[0]._p.pPr
    assert [child.tag for child in made] == [qn("w:pStyle"), qn("w:keepNext"), qn("w:jc")]


def test_it_is_a_problem_where_no_text_stands(kept):
    with pytest.raises(ProblemsFound, match="held"):
        kept("{{p keep_with_previous() }}")

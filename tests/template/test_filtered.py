"""What stands between `{% filter %}` and its end is one text, in however many runs it was typed."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from render.filling import document_of, text_of

PIECE = '<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
LOOKS = ("<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', "")
BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
    '<a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
LINE = "<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "texts",
    [
        ["{% filter upper %}the ", "{{ name }}", " came{% endfilter %}."],
        ["{% fil", "ter upper %}the {{ name }}", " came{% endfilter %}."],
        ["{% filter upper %}", "the {{ na", "me }} came", "{% endfil", "ter %}", "."],
        ["{% filter upper %}the {{ name }} came{% endfilter %}", "."],
    ],
)
def test_runs_of_several_looks_are_filtered_together(texts):
    runs = "".join(
        PIECE.format(look=LOOKS[number % 3], text=text) for number, text in enumerate(texts)
    )
    assert text_of(f"<w:p>{runs}</w:p>", name="team") == "THE TEAM CAME."


def test_runs_beside_the_filter_keep_their_look():
    texts = ("Bold. ", "{% filter upper %}a", "b{% endfilter %}")
    pieces = zip(LOOKS, texts, strict=True)
    runs = "".join(PIECE.format(look=look, text=text) for look, text in pieces)
    filled = document_of(f"<w:p>{runs}</w:p>", {})
    bold, rest = Document(BytesIO(filled.content)).paragraphs[0].runs
    assert (bold.text, bold.bold, rest.text) == ("Bold. ", True, "AB")
    assert rest._element.rPr.rFonts.get(qn("w:hint")) == "eastAsia"


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (["[[{{ a }}]]"], "▣A\nEnd."),
        (["[[{{ a }}[[-{{ b }}]]]]"], "▣A-B\nEnd."),
        (["[[{{ a }}]]", "[[{{ b }}]]"], "▣AB\nEnd."),
        (["[[{{ none }}]]", "[[{{ b }}]]"], "▣B\nEnd."),
    ],
)
def test_optional_lines_of_a_text_box_that_word_stores_twice(lines, printed):
    inner = "".join(LINE.format(text=line) for line in lines)
    box = BOX.format(inner=inner)
    assert text_of(f"{box}\nEnd.", a="A", b="B", none="") == printed

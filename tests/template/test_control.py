"""Content controls, fields and bookmarks around tags."""

from __future__ import annotations

import re
from typing import Any

import pytest

from render.filling import described, document_of, problems_of, text_of
from word.sketch import read_members

CONTROL = "<w:sdt><w:sdtPr>{0}</w:sdtPr><w:sdtContent>{1}</w:sdtContent></w:sdt>"
CELL = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc></w:tr>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>{0}</w:tbl>"


def body_of(sketch: str, **values: Any) -> str:
    """The XML of the body that a sketch and values make."""
    return read_members(document_of(sketch, values).content)["word/document.xml"].decode()


def test_a_control_shows_what_was_filled_in_and_not_what_it_is_bound_to() -> None:
    properties = (
        '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>'
        '<w:date w:fullDate="x"/>'
    )
    filled = CONTROL.format(properties, "<w:r><w:t>{{ x }}</w:t></w:r>")
    kept = filled.replace("{{ x }}", "choose")
    xml = body_of(f"<w:p>{filled}{kept}</w:p>", x="filled")
    first, second = re.findall("<w:sdt>.*?</w:sdt>", xml)
    assert "filled" in first
    assert "dataBinding" not in first
    assert "showingPlcHdr" not in first
    assert "<w:date " in first
    assert "dataBinding" in second
    assert "showingPlcHdr" in second


def test_a_control_of_which_nothing_is_left_goes() -> None:
    inside = "<w:p><w:r><w:t>{% if x %}</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t></w:r></w:p>"
    block = CONTROL.format("", f"{inside}<w:p><w:r><w:t>{{% endif %}}</w:t></w:r></w:p>")
    assert "w:sdt" not in body_of(f"{block}\nend", x=False)
    assert text_of(f"{block}\nend", x=True) == "a\nend"
    torn = (
        f"<w:p><w:r><w:t>{{{{ x</w:t></w:r>{CONTROL.format('', '<w:r><w:t>}}</w:t></w:r>')}</w:p>"
    )
    assert "w:sdt" not in body_of(torn, x=1)


@pytest.mark.parametrize("controls", [1, 2])
def test_a_table_whose_rows_stand_in_a_control_goes_with_the_last_row(controls: int) -> None:
    rows = "".join(map(CELL.format, ["{%tr for x in xs %}", "{{ x }}", "{%tr endfor %}"]))
    for _ in range(controls):
        rows = CONTROL.format("", rows)
    sketch = f"{TABLE.format(rows)}\nend"
    assert "w:tbl" not in body_of(sketch, xs=[])
    assert re.findall(r"<w:t[^>]*>(\w+)", body_of(sketch, xs=[1, 2])) == ["1", "2", "end"]


FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1{0}</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
IF = "<w:r><w:t>{% if x %}</w:t></w:r>"


def test_a_block_that_cuts_a_field_in_two_is_reported() -> None:
    [problem] = problems_of(f"<w:p>{IF}{FIELD.format('{% endif %}')}</w:p>", x=False)
    assert problem.rule == "template/crossing-block"
    whole = f"<w:p>{IF}{FIELD.format('')}<w:r><w:t>{{% endif %}}</w:t></w:r></w:p>"
    assert text_of(f"a\n{whole}\nb", x=False) == "a\nb"


def test_references_follow_the_bookmark_of_their_pass() -> None:
    bookmark = (
        '<w:p><w:bookmarkStart w:id="3" w:name="mark"/><w:r><w:t>{{ x }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="3"/></w:p>'
    )
    references = (
        "<w:p><w:r><w:instrText> RE</w:instrText></w:r><w:r><w:instrText>F ma</w:instrText></w:r>"
        "<w:r><w:instrText>rk \\h REF marker</w:instrText></w:r>"
        '<w:fldSimple w:instr=" PAGEREF mark "/><w:hyperlink w:anchor="mark"/></w:p>'
    )
    sketch = f"{{% for x in 'ab' %}}\n{references}\n{bookmark}\n{{% endfor %}}\n{references}"
    xml = body_of(sketch)
    assert re.findall(r'w:name="(\w+)"', xml) == ["mark", "mark_2"]
    assert re.findall(r'w:anchor="(\w+)"', xml) == ["mark", "mark_2", "mark"]
    assert re.findall(r'w:instr=" PAGEREF (\w+)', xml) == ["mark", "mark_2", "mark"]
    codes = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)", xml))
    assert re.findall(r"REF (\w+)", codes) == [
        "mark",
        "marker",
        "mark_2",
        "marker",
        "mark",
        "marker",
    ]


def test_a_tag_in_an_inserted_or_deleted_row_is_reported() -> None:
    row = CELL.format("{{ x }}").replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="1"/></w:trPr>')
    [problem] = problems_of(TABLE.format(row), x=1)
    assert problem.rule == "template/tracked-change"


def test_a_tag_in_a_part_that_is_never_filled_is_reported() -> None:
    styles = {"word/more.html": b"<p>{{ <b>name</b> }}</p>", "word/glossary/document.xml": b"<a/>"}
    assert described(problems_of("a", parts={"members": styles})) == [
        (
            "template/unfilled-part",
            "`{{ name }}` stands in `word/more.html`, which is not filled in",
        )
    ]


def test_the_tags_of_a_chart_in_a_header_are_filled() -> None:
    chart = (
        b'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a='
        b'"http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:rPr/><a:t>{{ x</a:t>'
        b"</a:r><a:r><a:rPr/><a:t> }}</a:t></a:r></a:p></c:chart>"
    )
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="c" Type="x/chart" Target="chart1.xml"/></Relationships>'
    )
    members = {"word/chart1.xml": chart, "word/_rels/header1.xml.rels": links}
    document = document_of("a", {"x": "<1>"}, header="h", members=members)
    filled = read_members(document.content)["word/chart1.xml"]
    assert filled.endswith(b"<a:p><a:r><a:rPr/><a:t>&lt;1&gt;</a:t></a:r></a:p></c:chart>")


@pytest.mark.parametrize(
    ("begin", "end"),
    [('<w:bookmarkStart w:id="1" w:name="mark"/>', '<w:bookmarkEnd w:id="1"/>'),
     ('<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>')],
)  # fmt: skip
def test_a_range_of_which_a_condition_holds_one_end_is_taken_out(begin: str, end: str) -> None:
    said = "<w:r><w:t>{}</w:t></w:r>".format
    cut = f"<w:p>{begin}{said('{% if x %}')}{said('a')}{end}{said('{% endif %}b')}</w:p>"
    whole = f"<w:p>{said('{% if x %}')}{begin}{said('a')}{end}{said('{% endif %}b')}</w:p>"
    assert 'w:id="1"' not in body_of(cut, x=False)
    assert 'w:id="1"' not in body_of(cut, x=True)
    assert body_of(whole, x=True).count('w:id="1"') == 2


def test_a_table_of_contents_is_renewed_when_the_document_is_opened() -> None:
    contents = FIELD.format("").replace(" PAGE ", ' TOC \\o "1-3" ')
    xml = body_of(f"<w:p>{contents}{FIELD.format('')}</w:p>\n# {{{{ x }}}}", x=1)
    begins = re.findall(r'<w:fldChar w:fldCharType="begin"([^>]*)/>', xml)
    assert begins == [' w:dirty="true"', ""]


def test_a_name_that_jinja_keeps_for_itself_is_reported() -> None:
    [problem] = problems_of("a\n{% for loop in xs %}{{ loop }}{% endfor %}", xs=[1])
    assert problem.rule == "template/tag-syntax"
    assert problem.place.paragraph == 2

"""What a document shows outlives saving by other programs, and nothing that a person does."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportkit
from reportkit.template import load_template
from reportkit.word.opened import open_document
from reportkit.word.provenance import Provenance
from reportkit.word.shown import Parts, read_shown
from word.saving import save_like_word
from word.sketch import NAMESPACES, read_members, write_members, write_sketch

ROOT = Path(__file__).parents[2]
NEXT = '<w:r><w:t xml:space="preserve"> tail</w:t></w:r>'


def run(properties, text):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code, result):
    marks = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{marks.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{marks.format('separate')}<w:r><w:t>{result}</w:t></w:r>{marks.format('end')}"
    )


def aligned(side, text):
    return f'<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


ONE_LINE = " ".join
BOX = ONE_LINE(
    """<w:p><w:r><w:t>Anchor</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">
    <w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"
    behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
    <wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
    <wp:extent cx="1800000" cy="900000"/><wp:wrapNone/><wp:docPr id="1" name="Box"/><a:graphic>
    <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
    <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
    <a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
    </wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p>
    </w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>
    </w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>
    """.split("\n")
)
NOTES = {
    "body": "Text‖ one\n<w:p><w:r><w:t>See</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
    "<w:r><w:t>and</w:t></w:r><w:r><w:endnoteReference w:id='1'/></w:r></w:p>",
    "footnotes": ["<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A note.</w:t></w:r></w:p>"],
    "endnotes": ["<w:p><w:r><w:endnoteRef/></w:r><w:r><w:t> An end.</w:t></w:r></w:p>"],
}
PAGES = "\n".join(
    (
        "One",
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        "Two",
        '<w:p><w:r><w:t>Three</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>',
        "<w:p><w:r><w:t>x</w:t><w:br/><w:t>y</w:t><w:tab/><w:t>z</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Four</w:t></w:r></w:p>",
        '<w:p><w:r><w:br w:type="page"/><w:t>Five</w:t></w:r></w:p>',
    )
)
RUNS = "\n".join(
    (
        "<w:p>"
        + run("<w:b/>", "bold ")
        + run("<w:i/>", "italic ")
        + run('<w:u w:val="single"/>', "line ")
        + run("<w:strike/>", "struck ")
        + run('<w:vertAlign w:val="superscript"/>', "2")
        + run("<w:caps/>", "caps ")
        + run('<w:color w:val="FF0000"/>', "red ")
        + run('<w:sz w:val="36"/>', "large ")
        + run('<w:highlight w:val="yellow"/>', "bright")
        + "</w:p>",
        aligned("center", "middle"),
        aligned("right", "right"),
        aligned("both", "both"),
        "<w:p><w:r><w:t>a‑b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r></w:p>",
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>',
        "1. one",
        "1. two",
    )
)
FIELDS = "\n".join(
    (
        f"<w:p>{field(' PAGE ', '7')}</w:p>",
        '<w:p><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>',
        '<w:p><w:hyperlink r:id="far"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>',
        f"<w:p>{field(' HYPERLINK &quot;https://example.org&quot; ', 'here')}</w:p>",
    )
)
NESTED = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/>'
    '<w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/>'
    '<w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc></w:tr><w:tr>'
    '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>left</w:t></w:r></w:p>'
    '</w:tc><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:tbl><w:tblPr>'
    '<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr>'
    '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>in</w:t></w:r></w:p>'
    "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
)
SECTIONS = "\n".join(
    (
        "One",
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
        "</w:pPr><w:r><w:t>Two</w:t></w:r></w:p>",
        "Three",
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>',
        "Four",
        '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:cols w:num="2" w:space="425"/></w:sectPr></w:pPr><w:r><w:t>Five</w:t></w:r></w:p>',
        "Six",
    )
)
TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">was </w:t></w:r><w:del w:id="1" w:author="A">'
    '<w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>new</w:t>'
    '</w:r></w:ins></w:p>\n<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>said</w:t></w:r>'
    '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
)
SKETCHES = {
    "box": {"body": f"{BOX}\nAfter"},
    "notes": NOTES,
    "pages": {"body": PAGES},
    "runs": {"body": RUNS},
    "fields": {"body": FIELDS, "links": {"far": "https://example.org/a b?q=1&r=2"}},
    "tables": {"body": f"Before\n| a | b |\n| c | d\\ne |\nBetween\n{NESTED}"},
    "sections": {"body": SECTIONS, "header": "Head", "footer": "Foot"},
    "tracked": {"body": TRACKED, "comments": ["hello"]},
}


def shown(path):
    return open_document(path, path.read_bytes()).shown


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """The documents of the shipped records, and sketches of what else Word files hold."""
    project = tmp_path_factory.mktemp("project")
    for name in ("templates", "records", "layouts"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("reportkit.yaml", "directory.yaml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, project)
    for record in sorted((project / "records").glob("*.yaml")):
        reportkit.render_record(record)
    for name, parts in SKETCHES.items():
        write_sketch(project / "output" / f"{name}.docx", **parts)
    return sorted((project / "output").glob("*.docx"))


def test_libreoffice_saves_the_same_document(documents, convert, tmp_path):
    convert(documents, "docx", tmp_path)
    for path in documents:
        before, after = shown(path), shown(tmp_path / path.name)
        assert before.is_like(after.digest), path.name
        assert [one.facts for one in before.paragraphs] == [one.facts for one in after.paragraphs]


def test_word_saves_the_same_document(documents, tmp_path):
    for path in documents:
        saved = save_like_word(path, tmp_path / path.name)
        assert saved.read_bytes() != path.read_bytes()
        assert shown(saved).digest == shown(path).digest, path.name


def test_what_libreoffice_saves_still_tells_where_it_comes_from(documents, convert, tmp_path):
    rendered = [path for path in documents if path.stem not in SKETCHES]
    convert(rendered, "docx", tmp_path)
    for path in rendered:
        before = open_document(path, path.read_bytes())
        after = open_document(path, (tmp_path / path.name).read_bytes())
        assert after.provenance == before.provenance is not None
        assert not after.is_edited


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Date", "Dat"),
        ("<w:t>Date", '<w:t xml:space="preserve"> Date'),
        ("Date", "date"),
        ("<w:t>Date", "<w:rPr><w:b/></w:rPr><w:t>Date"),
        ("<w:t>Date", '<w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>Date'),
        ("<w:t>Date", '<w:rPr><w:sz w:val="40"/></w:rPr><w:t>Date'),
        ("<w:p><w:r><w:t>Date", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Date'),
        ("<w:p><w:r><w:t>Date", '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Date'),
        ("<w:p><w:r><w:t>Date", "<w:p/><w:p><w:r><w:t>Date"),
        ("<w:p><w:r><w:t>Date", '<w:p><w:r><w:br w:type="page"/></w:r><w:r><w:t>Date'),
        ("<w:p><w:r><w:t>Date</w:t></w:r></w:p>", ""),
        ("https://example.org", "https://example.com"),
        ('cx="1800000"', 'cx="1700000"'),
        ('<w:ilvl w:val="0"/>', '<w:ilvl w:val="1"/>'),
        ("<w:t>cell</w:t>", "<w:t>call</w:t>"),
        ("<w:t>Head</w:t>", "<w:t>Heads</w:t>"),
        ("<w:t>note</w:t>", "<w:t>notes</w:t>"),
        ("<w:t>Date</w:t>", "<w:t>Date</w:t><w:tab/>"),
        ("photo", "photo of another day"),
        ("<w:p><w:r><w:t>see", "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>see"),
        ("w:h='16838'/></w:sectPr>", "w:h='16838' w:orient='landscape'/></w:sectPr>"),
        ("</w:sectPr>", "<w:cols w:num='2'/></w:sectPr>"),
    ],
)
def test_whatever_a_person_does_is_seen(old, new, tmp_path):
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/>'
        '<wp:docPr id="1" name="P"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        '<a:blip r:embed="photo1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    body = "\n".join(
        (
            "<w:p><w:r><w:t>Date</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>see</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
            '<w:p><w:hyperlink r:id="far"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>',
            "1. first",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            picture,
        )
    )
    path = write_sketch(
        tmp_path / "a.docx",
        body,
        header="<w:p><w:r><w:t>Head</w:t></w:r></w:p>",
        footnotes=["<w:p><w:r><w:t>note</w:t></w:r></w:p>"],
        links={"far": "https://example.org"},
        related={"photo1": ("image", "media/a.bin")},
        members={"word/media/a.bin": b"photo"},
    )
    before = shown(path)
    members = read_members(path.read_bytes())
    changed = {
        name: content.replace(old.encode(), new.encode(), 1)
        if name.startswith("word/")
        else content
        for name, content in members.items()
    }
    assert changed != members
    write_members(path, changed)
    assert not before.is_like(shown(path).digest)


def test_the_kind_of_a_form_field_is_not_that_of_a_section(tmp_path):
    form = (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:type w:val="{}"/></w:textInput>'
        "</w:ffData></w:fldChar>"
    )
    end = '<w:r><w:t>One</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    digests = {
        shown(
            write_sketch(
                tmp_path / "a.docx",
                "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>First</w:t></w:r></w:p>\n"
                f"<w:p><w:r>{form.format(kind)}</w:r>{end}</w:p>",
            )
        ).digest
        for kind in ("regular", "continuous")
    }
    assert len(digests) == 1


@given(st.text("ab <&\t", min_size=1), st.data())
def test_it_does_not_matter_where_runs_are_divided(text, data):
    at = data.draw(st.integers(0, len(text)))
    assert digest(text) == digest(text[:at], text[at:])
    changed = text[:at] + "x" + text[at:]
    assert digest(text) != digest(changed)


def digest(*runs):
    from html import escape

    written = "".join(f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in runs)
    xml = f"<w:document {NAMESPACES}><w:body><w:p>{written}</w:p></w:body></w:document>"
    return read_shown(Parts("word/document.xml", {"word/document.xml": xml.encode()}, {})).digest


def test_results_that_programs_work_out_are_not_read(tmp_path):
    digests = {
        shown(write_sketch(tmp_path / "a.docx", f"<w:p>{field(' PAGE ', page)}</w:p>")).digest
        for page in ("1", "22")
    }
    assert len(digests) == 1


def test_a_table_of_contents_may_be_of_any_length(tmp_path):
    entries = ["A\t1", "B\t2"]
    first, *rest = (
        shown(write_sketch(tmp_path / "a.docx", "\n".join(contents(entries[:number]))))
        for number in (1, 2)
    )
    assert all(first.is_like(one.digest) for one in rest)


def contents(entries):
    begin, end = field("TOC", "‖").split("<w:r><w:t>‖</w:t></w:r>")
    lines = [f"<w:r><w:t>{entry}</w:t></w:r>" for entry in entries]
    lines[0] = begin + lines[0]
    lines[-1] += end
    return ["Before", *(f"<w:p>{line}</w:p>" for line in lines), "After"]


def chart_document(tmp_path, rows, name="a.docx"):
    write_sketch(tmp_path / "t.docx", '{{ rows | chart("column", title="Visits", series="n") }}')
    template = load_template(tmp_path / "t.docx")
    return template.render({"rows": rows}).write(tmp_path / name)


def digest_of(path):
    return open_document(path, path.read_bytes()).shown.digest


def test_a_chart_outlives_saving_by_libreoffice(tmp_path, convert):
    path = chart_document(tmp_path, {"a & b": 1, "二月": 2.5, "c": None})
    convert([path], "docx:MS Word 2007 XML", tmp_path / "saved")
    assert digest_of(tmp_path / "saved" / "a.docx") == digest_of(path)


@pytest.mark.parametrize("rows", [{"a": 1, "b": 3}, {"a": 1, "c": 2}, {"a": 1}])
def test_another_number_or_name_in_a_chart_is_an_edit(tmp_path, rows):
    path = chart_document(tmp_path, {"a": 1, "b": 2})
    other = chart_document(tmp_path, rows, "b.docx")
    assert digest_of(other) != digest_of(path)
    assert digest_of(chart_document(tmp_path, {"a": 1, "b": 2}, "c.docx")) == digest_of(path)


def test_documents_with_charts_that_are_made_one_after_the_other_say_what_they_show(tmp_path):
    write_sketch(tmp_path / "t.docx", 'So many\n{{ rows | chart("column") }}\nEnd')
    template, digests = load_template(tmp_path / "t.docx"), []
    for number in (1, 2, 2, 3):
        origin = Provenance("1", "record", "template", "inputs")
        document = template.render({"rows": {"a": number}}, provenance=origin)
        path = document.write(tmp_path / "made.docx")
        digests.append(digest_of(path))
        assert open_document(path, path.read_bytes()).provenance.content == digests[-1]
    assert len(set(digests)) == 3


def test_a_chart_of_the_template_is_known_when_a_document_is_made(tmp_path):
    path = chart_document(tmp_path, {"a": 1})
    template = load_template(path)
    origin = Provenance("1", "record", "template", "inputs")
    made = template.render({}, provenance=origin).write(tmp_path / "made.docx")
    opened = open_document(made, made.read_bytes())
    assert opened.provenance.content == opened.shown.digest == digest_of(path)

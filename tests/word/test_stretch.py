"""What is read in stretches is what expat reads, of any XML and however it is written."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.word.look import find_looks
from reportkit.word.plain import MOST_KEPT, read_stretches
from reportkit.word.shown import Parts, Reading, read_shown
from reportkit.word.sight import Sight
from word.sketch import NAMESPACES, write_sketch

MAIN = "word/document.xml"
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr>'
    "</w:style></w:styles>"
)
PLAIN = (
    '<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="H"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> R&amp;D </w:t></w:r></w:p>'
)
TABLE = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{PLAIN}</w:tc><w:tc>{PLAIN}</w:tc></w:tr></w:tbl>"
MARK = '<w:p><w:r><w:fldChar w:fldCharType="{}"/></w:r></w:p>'
CONTENTS = "".join(
    (
        MARK.format("begin"),
        "<w:p><w:r><w:instrText> TOC </w:instrText></w:r></w:p>",
        MARK.format("separate"),
        PLAIN,
        MARK.format("end"),
    )
)
BREAK = '<w:br w:type="page"/>'
TURNED = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
BOX = f"<w:p><w:r><w:t>a</w:t><w:txbxContent><w:p/>{PLAIN}{PLAIN}</w:txbxContent></w:r></w:p>"
# what decides whether and how the paragraphs after it, or in it, are seen
SURROUNDINGS = (
    CONTENTS + PLAIN,
    f"<w:del>{PLAIN}{PLAIN}</w:del>{PLAIN}",
    f"<mc:Choice>{TABLE}</mc:Choice><mc:Fallback>{TABLE}{PLAIN}</mc:Fallback>{TABLE}",
    f"<w:pPr>{PLAIN}{PLAIN}</w:pPr>",
    f"<w:p><w:r>{BREAK}</w:r></w:p>{PLAIN}{PLAIN}",
    f"<w:p><w:r><w:t>x</w:t>{BREAK}</w:r></w:p><w:p></w:p><w:p><w:r></w:r></w:p>{PLAIN}{PLAIN}",
    f"{TURNED}{PLAIN}{TURNED}{PLAIN}",
    TABLE.replace("<w:tblPr/>", "<w:tblPr>\n</w:tblPr>"),
    f"{BOX}{PLAIN}{BOX}",
    f"<w:p><w:r><w:t>a</w:t></w:r><w:p/><w:r><w:t>b</w:t></w:r></w:p>{PLAIN}",
)


def parts(body, head=""):
    xml = f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="s" Type="x/styles" Target="styles.xml"/>'
        '<Relationship Id="p" Type="x/image" Target="media/a.png"/>'
        '<Relationship Id="l" Type="x/hyperlink" Target="https://example.org"'
        ' TargetMode="External"/></Relationships>'
    )
    xml_parts = {MAIN: xml, "word/styles.xml": STYLES, "word/_rels/document.xml.rels": links}
    return Parts(
        MAIN,
        {name: part.encode() for name, part in xml_parts.items()},
        {"word/media/a.png": (7, 9)},
    )


def is_read_in_stretches(found):
    sheets = STYLES.encode(), b""
    reading = Reading(found, sheets, find_looks(*sheets), has_even=False, is_ours=True)
    return read_stretches(Sight(reading, found.main), found.xml[found.main])


def read_again(found):
    """What the second of two documents shows that are ours: stretches are read from then on."""
    read_shown(found, is_ours=True)
    return read_shown(found, is_ours=True)


def outcome(read, found):
    try:
        return read(found)
    except (LookupError, ValueError) as error:  # what no Word file holds
        return type(error)


texts = st.text("ab é†<&>\"'\t\n", max_size=4).map(escape)
values = st.sampled_from(["0", "1", "H", "center", "page", "p", "l"])
written = st.one_of(
    st.builds("<w:t>{}</w:t>".format, texts),
    st.builds('<w:t xml:space="preserve">{}</w:t>'.format, texts),
    st.builds("<w:instrText>{}</w:instrText>".format, st.sampled_from([" PAGE ", " TOC ", "x"])),
    st.builds(
        '<w:fldChar w:fldCharType="{}"/>'.format, st.sampled_from(["begin", "separate", "end"])
    ),
    st.builds("<w:{} w:val='{}'/>".format, st.sampled_from(["b", "pStyle", "jc", "color"]), values),
    st.builds('<w:br w:type="{}"/>'.format, values),
    st.builds('<a:blip r:embed="{}"/>'.format, values),
    st.sampled_from(
        ["<w:p/>", "<w:tab/>", "\n  ", "<w:pageBreakBefore/>", '<w:sym w:char="F0A7"/>',
         *SURROUNDINGS, '<wp:extent cx="3600" cy="7200"/>',
         '<w:bookmarkStart w:id="1" w:name="a > b"/>', PLAIN]
    ),
)  # fmt: skip
names = st.sampled_from(
    "w:p w:p w:p w:r w:r w:tbl w:tr w:tc w:pPr w:rPr w:tabs w:sectPr w:sdt w:sdtPr w:del w:ins "
    "mc:Choice mc:Fallback w:txbxContent w:fldSimple w:rPrChange w:pict".split()
)


def wrap(name, inside):
    return f"<{name}>{''.join(inside)}</{name}>"


trees = st.recursive(
    written, lambda inner: st.builds(wrap, names, st.lists(inner, max_size=5)), max_leaves=25
)


@given(st.lists(trees, max_size=6).map("".join))
def test_any_xml_shows_the_same_in_stretches(body):
    found = parts(body)
    assert outcome(read_again, found) == outcome(read_shown, found)


@pytest.mark.parametrize("body", SURROUNDINGS)
def test_what_stands_around_plain_paragraphs_counts(body):
    found = parts(PLAIN + body + PLAIN)
    assert is_read_in_stretches(found)
    assert read_again(found) == read_shown(found)


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.data())
def test_paragraphs_of_one_look_differ_by_their_texts_alone(pairs, data):
    kept = data.draw(st.sampled_from(["", ' xml:space="preserve"']))
    body = "".join(
        f"<w:p><w:r><w:t{kept}>{one}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{two}</w:t></w:r>"
        "</w:p>"
        for one, two in pairs
    )
    found = parts(f"<w:p/>{body}{TABLE}")
    assert is_read_in_stretches(found)
    assert read_again(found) == read_shown(found)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (TABLE, ""),
        (TABLE, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'),
        (TABLE, "<?xml version='1.0' encoding='utf-8'?>"),
        (TABLE.replace("><", ">\n  <"), ""),
        ('<w:p><w:hyperlink r:id="l"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>', ""),
        ('<w:p><w:r><a:blip xmlns:q="urn:q" q:x="1" r:embed="p"/></w:r></w:p>', ""),
        (PLAIN.replace("&amp;", "&#38;&#x26;&lt;&gt;&quot;&apos;"), ""),
    ],
)
def test_what_we_write_is_read_in_stretches(body, head):
    found = parts(body, head)
    assert is_read_in_stretches(found)
    assert read_again(found) == read_shown(found)


W = 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- <w:p><w:r><w:t>x</w:t></w:r></w:p> -->{PLAIN}",
        PLAIN.replace(" R&amp;D ", "<![CDATA[</w:p>R&D]]>"),
        PLAIN.replace(" R", "\r\nR"),
        f"<x:p {W}><x:r><x:t>x</x:t></x:r></x:p>{PLAIN}",
        f'<w:p xmlns:w="urn:other"><w:r><w:t>x</w:t></w:r></w:p>{PLAIN}',
        PLAIN.replace("00A1", "a > b"),
        PLAIN.replace("00A1", "a\nb"),
        f"<?pi <w:p>?>{PLAIN}",
        f"<p xmlns={W.removeprefix('xmlns:x=')}><r><t>x</t></r></p>{PLAIN}",
    ],
)
def test_what_others_write_is_left_to_expat(body):
    found = parts(body)
    assert not is_read_in_stretches(found)
    assert read_again(found) == read_shown(found)


def test_a_part_in_another_encoding_is_left_to_expat():
    found = parts(PLAIN.replace("R&amp;D", "Müller"), '<?xml version="1.0" encoding="UTF-16"?>')
    written = found.xml[MAIN].decode().encode("utf-16")
    found = Parts(MAIN, {**found.xml, MAIN: written}, {})
    assert not is_read_in_stretches(found)
    assert read_again(found).paragraphs[0].text == " Müller "


def test_pictures_that_differ_by_what_is_told_of_them_are_one_stretch():
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="7"/><wp:docPr id="{1}" name="{1}"'
        ' descr="{2}"/><a:graphic><a:blip r:embed="p"/></a:graphic></wp:inline></w:drawing></w:r>'
        "</w:p>"
    )
    known = find_looks(STYLES.encode(), b"").stretches
    for size in (3600, 7200):
        bodies = [PLAIN + picture.format(size, n, f"R&amp;D {n}") * 2 for n in range(9)]
        first, *others = map(parts, bodies)
        assert is_read_in_stretches(first)
        before = set(known)
        for found in others:
            assert read_again(found) == read_shown(found)
            assert read_shown(found).size == 2 * round((size + 7) / 360)
        assert not set(known) - before


def test_no_more_stretches_are_kept_than_fit():
    body = "".join(PLAIN.replace("00A1", f"{number}") for number in range(MOST_KEPT + 9))
    found = parts(body)
    assert read_again(found) == read_shown(found)
    assert len(find_looks(STYLES.encode(), b"").stretches) <= MOST_KEPT


def test_all_that_a_document_holds_tells_the_same_digest_when_it_is_made(tmp_path):
    """The writer reads in stretches, and whoever verifies by expat."""
    (tmp_path / "values.yaml").write_text("names: [Ms. Doe, R&D, ' †', '']\n", encoding="utf-8")
    write_sketch(
        tmp_path / "a.docx",
        "\n".join(
            ["{% for name in names %}", TABLE.replace("R&amp;D", "{{ name }}"), "{% endfor %}"]
        ),
        header="<w:p><w:r><w:t>Head {{ names[1] }}</w:t></w:r></w:p>",
    )
    from reportkit.pipeline.fill import fill_template
    from reportkit.word.opened import open_document

    values = tmp_path / "values.yaml"
    outs = [tmp_path / "first.docx", tmp_path / "second.docx"]
    outcomes = fill_template(tmp_path / "a.docx", [(values, out) for out in outs])
    assert not any(outcome.failed for outcome in outcomes)
    assert outs[0].read_bytes() == outs[1].read_bytes()
    opened = open_document(outs[1], outs[1].read_bytes())
    assert not opened.is_edited
    assert is_read_in_stretches(opened.parts)

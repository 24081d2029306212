"""What is read of a Word file to be told elsewhere."""

import pytest

from reportkit.export.label import Counter, Level, List, write_letters, write_roman
from reportkit.export.page import Call, Span, Table, without_figures
from reportkit.export.txt import write_txt

RUN = "<w:r>{}<w:t>{}</w:t></w:r>"
BOLD = "<w:rPr><w:b/></w:rPr>"


def p(*inside):
    return f"<w:p>{''.join(inside)}</w:p>"


def run(text, properties=""):
    return RUN.format(f"<w:rPr>{properties}</w:rPr>" if properties else "", text)


def field(code, result):
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run(result)}{end}"


def texts(page):
    return [block.text for block in page.blocks]


def test_headings_paragraphs_and_lists_keep_their_order(page):
    read = page("# Visit\nThey came.\n1. One\n1. Two\n\nThey left.")
    assert [(one.level, one.label, one.text) for one in read.blocks] == [
        (1, "", "Visit"),
        (None, "", "They came."),
        (None, "1.", "One"),
        (None, "2.", "Two"),
        (None, "", "They left."),
    ]
    assert read.title == "Visit"


def test_the_looks_of_words_are_kept_and_words_that_look_alike_are_one(page):
    read = page(p(run("a "), run("b"), run("c", "<w:b/>"), run("d", '<w:color w:val="C00000"/>')))
    assert read.blocks[0].inlines == (
        Span("a" + "b"),
        Span("c", frozenset({"bold"})),
        Span("d", colour="c00000"),
    )


@pytest.mark.parametrize(
    ("properties", "look"),
    [
        ("<w:i/>", "italic"),
        ('<w:u w:val="single"/>', "underlined"),
        ("<w:strike/>", "struck"),
        ('<w:vertAlign w:val="superscript"/>', "raised"),
        ('<w:vertAlign w:val="subscript"/>', "lowered"),
    ],
)
def test_each_look_has_a_name(page, properties, look):
    assert page(p(run("a", properties))).blocks[0].inlines[0].looks == {look}


def test_what_is_hidden_deleted_or_said_aside_is_not_read(page):
    read = page(
        p(
            run("seen"),
            run("hidden", "<w:vanish/>"),
            '<w:del w:id="1" w:author="A"><w:r><w:delText>deleted</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="A">{run("+added")}</w:ins>',
            '<w:r><w:commentReference w:id="1"/></w:r>',
        ),
        comments=["an aside"],
        header="a header",
    )
    assert texts(read) == ["seen+added"]


def test_page_numbers_are_left_out_and_other_results_stay(page):
    assert texts(page(p(run("Page"), field(" PAGE ", "7"), field(" REF x ", "two")))) == ["Pagetwo"]
    assert texts(page(p('<w:fldSimple w:instr="NUMPAGES">' + run("9") + "</w:fldSimple>"))) == []


def test_links_are_kept_if_they_lead_to_an_address(page):
    links = {"l1": "https://example.org/a", "l2": "javascript:alert(1)"}
    read = page(
        p(
            f'<w:hyperlink r:id="l1">{run("here")}</w:hyperlink>',
            f'<w:hyperlink r:id="l2">{run("there")}</w:hyperlink>',
            field(' HYPERLINK "mailto:press@example.org" ', "mail"),
        ),
        links=links,
    )
    assert read.blocks[0].inlines == (
        Span("here", link="https://example.org/a"),
        Span("there"),
        Span("mail", link="mailto:press@example.org"),
    )


def test_notes_are_numbered_as_they_are_called(page):
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    read = page(p(run("a"), call.format(2), run("b"), call.format(1)), footnotes=["one", "two"])
    assert read.blocks[0].inlines == (Span("a"), Call(1), Span("b"), Call(2))
    assert [note[0].text for note in read.notes] == ["two", "one"]
    assert write_txt(read) == "a[1]b[2]\n\n[1] two\n\n[2] one\n"


def test_signs_and_breaks_are_characters(page):
    read = page(
        p(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:noBreakHyphen/>"
            '<w:sym w:font="Symbol" w:char="2192"/><w:br w:type="page"/></w:r>',
            "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        )
    )
    assert texts(read) == ["a\nb\t\u2011→x"]


def test_a_text_box_is_read_once_behind_its_paragraph(page):
    box = f"<w:txbxContent>{p(run('boxed'))}</w:txbxContent>"
    read = page(
        p(
            run("around"),
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>",
        )
    )
    assert texts(read) == ["around", "boxed"]


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(run(text) if text else '')}</w:tc>"


def test_joined_cells_cover_columns_and_rows(page):
    rows = (
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("head", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("tall", '<w:vMerge w:val="restart"/>')
        + cell("1")
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("2")
        + "</w:tr><w:tr>"
        + cell("short")
        + cell("3")
        + "</w:tr>"
    )
    [table] = page(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>").blocks
    assert isinstance(table, Table)
    assert table.heads == 1
    assert [[(one.columns, one.rows) for one in row] for row in table.rows] == [
        [(2, 1)],
        [(1, 2), (1, 1)],
        [(1, 1)],
        [(1, 1), (1, 1)],
    ]


def test_a_table_within_a_table_stays_there(page):
    inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell('in')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}{p()}</w:tc></w:tr></w:tbl>"
    [table] = page(outer).blocks
    [[held]] = table.rows
    assert held.blocks[0].rows[0][0].blocks[0].text == "in"


def test_pages_of_nothing_have_no_title(page):
    read = page("")
    assert (read.blocks, read.title) == ((), "")
    assert without_figures(read) == read


LEGAL = {
    0: Level("chineseCounting", "%1、"),
    1: Level("decimal", "（%2）"),
    2: Level("upperRoman", "%1.%3", 4),
    3: Level("bullet", "\uf0b7"),
}


def test_labels_are_those_that_word_shows():
    counter = Counter({"1": List("0", {})}, {"0": LEGAL})
    said = [counter.next_label("1", depth)[0] for depth in (0, 1, 1, 0, 1, 2, 2, 3, 0)]
    assert said == ["一、", "（1）", "（2）", "二、", "（1）", "二.IV", "二.V", "•", "三、"]


def test_lists_of_one_definition_go_on_unless_one_begins_anew():
    lists = {"1": List("0", {}), "2": List("0", {}), "3": List("0", {0: 1})}
    counter = Counter(lists, {"0": {0: Level("decimal", "%1.")}})
    said = [counter.next_label(number, 0)[0] for number in ("1", "2", "3", "3", "9")]
    assert said == ["1.", "2.", "1.", "2.", ""]


@pytest.mark.parametrize(
    ("level", "begin"),
    [
        (Level("decimal", "%1."), ("1.", " ")),
        (Level("decimal", "%1.", 1, "nothing"), ("1.", "")),
        (Level("chineseCounting", "（%1）"), ("（一）", "")),
        (Level("none", "%1"), ("", "")),
    ],
)
def test_numbers_are_set_apart_as_in_word(level, begin):
    assert Counter({"1": List("0", {})}, {"0": {0: level}}).next_label("1", 0) == begin


def test_numbers_are_written_in_letters_as_in_word():
    assert [write_roman(number) for number in (1, 4, 9, 14, 1999)] == [
        "i", "iv", "ix", "xiv", "mcmxcix",
    ]  # fmt: skip
    assert [write_letters(number) for number in (0, 1, 26, 27, 53)] == ["", "a", "z", "aa", "aaa"]

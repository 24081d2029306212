"""Documents as text and HTML: word for word, valid, and safe for the editor of WeChat."""

import re
from base64 import b64decode
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reportkit.export.html import embed, write_fragment, write_html, write_wechat
from reportkit.export.page import Call, Cell, Page, Paragraph, Span, Table
from reportkit.export.page import Image as Picture
from reportkit.export.picture import WIDEST, build_web_picture
from reportkit.export.reading import read_page
from reportkit.export.txt import write_txt
from reportkit.pipeline.draft import Run, draft_documents
from reportkit.project import build_jobs
from reportkit.word.package import load_package, open_package
from reportkit.word.reading import iter_read

PROJECT = Path(__file__).parents[2]
RECORDS = sorted((PROJECT / "records").glob("*.yaml"))
PICTURES = re.compile(r"\[Picture: [^]]*\]|〔图片：[^〕]*〕")
SAFE = {
    "section", "p", "strong", "em", "span", "sup", "sub", "br", "img",
    "table", "tbody", "tr", "td", "th",
}  # fmt: skip


@cache
def render_all():
    """The documents of the repository's records, each opened, read as a page, and as bytes."""
    documents = {}
    for job in build_jobs(RECORDS):
        draft = draft_documents(job, Run())
        for made, document in draft.contents.items():
            package = open_package(made.file, document.content)
            page = read_page(package, made.lang)
            documents[made.file.stem] = package, page, document.content
    return documents


DOCUMENTS = [
    f"{record.stem}-{name}"
    for record in RECORDS
    if "exchange-zh" not in record.stem
    for name in ("activity-report", "news-release")
] + [
    f"2026-06-05-example-exchange-zh-{name}-{lang}"
    for name in ("activity-report", "news-release")
    for lang in ("en", "zh")
]
each_document = pytest.mark.parametrize("name", DOCUMENTS)


def parse(html: str) -> Element:
    """The tree of a document that follows the standard in every letter."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def parse_fragment(html: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html.removeprefix("\ufeff"))


def squeeze(text: str) -> str:
    return "".join(text.split())


def read_words(package) -> str:
    """The words of a Word file, as another reader reads them."""
    return "".join(text for place, text in iter_read(package) if place.part == "body")


def without_labels(page: Page) -> Page:
    """The page without the numbers and signs of lists, which no document holds as text."""

    def bare(block):
        if isinstance(block, Paragraph):
            return replace(block, label="")
        rows = (
            tuple(replace(cell, blocks=tuple(map(bare, cell.blocks))) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))

    return replace(page, blocks=tuple(map(bare, page.blocks)))


@each_document
def test_text_says_what_the_document_says_word_for_word(name):
    package, page, _ = render_all()[name]
    text = PICTURES.sub("", write_txt(without_labels(page))).replace(" | ", "")
    assert squeeze(text) == squeeze(read_words(package))


@each_document
def test_html_says_what_the_document_says_word_for_word(name):
    package, page, _ = render_all()[name]
    tree = parse(write_html(without_labels(page), embed))
    assert squeeze("".join(tree.find("body").itertext())) == squeeze(read_words(package))


@each_document
def test_wechat_html_is_safe_and_says_the_same(name):
    package, page, _ = render_all()[name]
    written = write_wechat(without_labels(page), embed)
    tree = parse_fragment(written)
    assert {one.tag for one in tree.iter() if one.tag != "DOCUMENT_FRAGMENT"} <= SAFE
    told = {key for one in tree.iter() for key in one.attrib}
    assert told <= {"style", "src", "alt", "width", "height", "colspan", "rowspan"}
    styles = {one.attrib.get("style", "") for one in tree.iter()}
    assert not [one for one in styles if re.search(r"position|float|url|expression", one)]
    assert squeeze("".join(tree.itertext())) == squeeze(read_words(package))


def test_a_release_has_its_headings_lists_pictures_and_captions():
    _, page, _ = render_all()["2026-03-12-example-exchange-news-release"]
    tree = parse(write_html(page, embed))
    assert tree.attrib["lang"] == "en"
    assert tree.findtext("head/title") == "Two institutes open their lesson plans to each other"
    article = tree.find("body/article")
    assert [one.tag for one in article][:3] == ["p", "h1", "p"]
    assert [one.text for one in article.iter("h2")][:1] == ["Outcomes"]
    assert len(article.find("ul")) == 3
    figure = article.find("figure")
    assert figure.find("img").attrib["alt"] == "Two women shake hands in front of a glass door"
    assert figure.findtext("figcaption").startswith("Photo 1. Ms. Lindqvist")


def test_a_table_has_its_heads_and_numbers_are_counted():
    _, page, _ = render_all()["2026-03-12-example-exchange-activity-report"]
    tree = parse(write_html(page, embed))
    heads = [["".join(one.itertext()) for one in head.iter("th")] for head in tree.iter("thead")]
    assert ["No.", "Action", "Owner", "Due", "Status"] in heads
    assert {one.attrib["scope"] for one in tree.iter("th")} == {"col"}
    agenda = next(tree.iter("ol"))
    assert [one.text for one in agenda][:2] == ["Welcome and introduction",
                                                "Tour of the training workshop"]  # fmt: skip


def test_chinese_pages_name_their_language():
    _, page, _ = render_all()["2026-06-10-example-minutes-zh-news-release"]
    assert '<html lang="zh-CN">' in write_html(page, embed)
    assert "text-indent:2em" in write_wechat(page, embed)


def listed(*entries):
    return Page(
        tuple(Paragraph((Span(text),), label=label, depth=depth) for label, depth, text in entries)
    )


def test_lists_stand_within_lists_and_number_on():
    page = listed(
        ("3.", 0, "c"),
        ("•", 1, "x"),
        ("•", 1, "y"),
        ("4.", 0, "d"),
        ("1.", 0, "a"),
        ("（一）", 0, "z"),
    )
    assert write_fragment(page) == (
        "<article>\n"
        '<ol start="3"><li>c<ul><li>x</li><li>y</li></ul></li><li>d</li></ol>\n'
        "<ol><li>a</li></ol>\n<p>（一） z</p>\n</article>\n"
    )
    assert write_txt(page) == "3. c\n  • x\n  • y\n4. d\n1. a\n（一） z\n"


def test_the_levels_of_headings_leave_none_out():
    page = Page(tuple(Paragraph((Span(str(level)),), level=level) for level in (2, 4, 9, 2)))
    assert [one.tag for one in parse_fragment(write_fragment(page)).find("article")] == [
        "h1", "h2", "h3", "h1",
    ]  # fmt: skip


LINKED = Page(
    (
        Paragraph(
            (
                Span("Read "),
                Span("our page", frozenset({"bold"}), link="https://example.org/a?b=1&c"),
                Span(" or "),
                Span("www.example.org", link="https://www.example.org/"),
                Span("press@example.org", link="mailto:press@example.org"),
            )
        ),
    )
)


def test_links_lead_somewhere_or_are_told():
    assert '<a href="https://example.org/a?b=1&amp;c"><strong>our page</strong></a>' in (
        write_fragment(LINKED)
    )
    assert write_txt(LINKED) == (
        "Read our page <https://example.org/a?b=1&c> or www.example.orgpress@example.org\n"
    )
    wechat = write_wechat(LINKED, embed)
    assert "<a" not in wechat
    assert "（https://example.org/a?b=1&amp;c）" in wechat


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t<>&\"'")))
def test_any_words_come_out_as_they_are(text):
    page = Page((Paragraph((Span(f"a{text}b", frozenset({"bold"})),), level=1),), lang="zh")
    for written in (write_html(page, embed), write_fragment(page), write_wechat(page, embed)):
        tree = html5lib.parse(written.removeprefix("\ufeff"), namespaceHTMLElements=False)
        assert squeeze("".join(tree.find("body").itertext())) == squeeze(f"a{text}b")


def test_notes_and_pictures_within_words_find_their_places():
    mark = Paragraph((Span("a"), Call(1), Picture(photo(), "", 0, 0), Span("b")), label="1)")
    page = Page((mark,), ((Paragraph((Span("one"),)), Paragraph((Span("two"),))),))
    written = write_fragment(page)
    assert '<p>1) a<sup>[1]</sup><img src="data:' in written
    assert 'width="40" height="30" alt="">b</p>' in written
    assert written.endswith("<p>[1] one two</p>\n</article>\n")


def test_a_cell_with_several_paragraphs_keeps_them():
    cell = Cell((Paragraph((Span("a"),)), Paragraph((Span("b"),), level=2)), columns=2, rows=3)
    written = write_fragment(Page((Table(((cell,),)),)))
    assert '<td colspan="2" rowspan="3"><p>a</p><h1>b</h1></td>' in written


def photo(size=(40, 30), kind="JPEG", mode="RGB", **more):
    stream = BytesIO()
    Image.new(mode, size, "red").save(stream, kind, **more)
    return stream.getvalue()


def test_web_copies_of_photos_are_small_upright_and_tell_nothing_else():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x013B] = "Jane Doe"
    exif.get_ifd(0x8825)[1] = "N"
    made = build_web_picture(photo((2600, 1300), exif=exif, comment=b"secret"))
    with Image.open(BytesIO(made.content)) as image:
        assert image.size == (made.width, made.height) == (WIDEST, 2 * WIDEST)
        assert not image.getexif()
    assert b"Jane" not in made.content
    assert b"secret" not in made.content


def test_small_photos_keep_their_pixels_and_lose_their_owner():
    exif = Image.Exif()
    exif[0x013B] = "Jane Doe"
    content = photo(exif=exif)
    made = build_web_picture(content)
    assert b"Jane" not in made.content
    assert Image.open(BytesIO(made.content)).tobytes() == Image.open(BytesIO(content)).tobytes()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (photo(kind="PNG", mode="RGBA"), "png"),
        (photo((2000, 10), kind="PNG", mode="RGBA"), "png"),
        (photo(kind="GIF", mode="P"), "gif"),
        (photo(kind="BMP"), "jpg"),
    ],
)
def test_browsers_show_every_web_copy(content, ending):
    made = build_web_picture(content)
    assert made.ending == ending
    assert made.type in ("image/png", "image/gif", "image/jpeg")


def test_a_drawing_of_windows_is_told_by_its_words():
    page = Page((Paragraph((Picture(b"\x01\x00 no picture", "a map", 9, 9),)),))
    assert "[a map]" in write_fragment(page)
    assert build_web_picture(b"\x01\x00 no picture") is None


def test_pictures_in_the_page_are_those_of_the_document():
    page = Page((Paragraph((Picture(photo(), 'a "tour"', 20, 15),)),))
    image = parse_fragment(write_fragment(page)).find(".//img")
    assert (image.attrib["width"], image.attrib["alt"]) == ("20", 'a "tour"')
    kind, _, content = image.attrib["src"].partition(";base64,")
    assert kind == "data:image/jpeg"
    assert Image.open(BytesIO(b64decode(content))).size == (40, 30)


def test_a_document_saved_by_libreoffice_says_the_same(convert, tmp_path):
    names = (
        "2026-03-12-example-exchange-activity-report",
        "2026-06-10-example-minutes-zh-news-release",
    )
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(render_all()[name][2])
    convert([tmp_path / f"{name}.docx" for name in names], "docx", tmp_path / "saved")
    for name in names:
        page = render_all()[name][1]
        saved = read_page(load_package(tmp_path / "saved" / f"{name}.docx"), page.lang)
        assert write_txt(saved) == write_txt(page)
        assert write_html(saved, lambda _: "") == write_html(page, lambda _: "")

"""The starter templates: built by a script, and fit to be sent and to be edited."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from jinja2 import Environment
from lxml import etree

PROJECT = Path(__file__).parents[2]
TEMPLATES = ("activity-report.docx", "news-release.docx", "visit-report.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W.strip("{}")}
TAG = re.compile(r"\{[%{].*?[%}]\}")

each_template = pytest.mark.parametrize("name", TEMPLATES)


@cache
def part(name: str, path: str) -> etree._Element:
    with ZipFile(PROJECT / "templates" / name) as package:
        return etree.fromstring(package.read(path))


def find(name: str, xpath: str, path: str = "word/document.xml") -> list:
    return part(name, path).xpath(xpath, namespaces=NAMES)


def words(element: etree._Element) -> str:
    return "".join(element.xpath(".//w:t/text()", namespaces=NAMES))


def styled(name: str, style: str) -> list[str]:
    return [words(p) for p in find(name, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def style(name: str, style_id: str) -> etree._Element:
    (found,) = find(name, f"//w:style[@w:styleId='{style_id}']", "word/styles.xml")
    return found


def parts_with_words(name: str) -> list[str]:
    with ZipFile(PROJECT / "templates" / name) as package:
        names = package.namelist()
    return [path for path in names if re.match(r"word/(document|header|footer)", path)]


def test_script_builds_the_committed_templates_byte_for_byte(tmp_path):
    script = PROJECT / "scripts" / "build_templates"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    committed = {path.name: path.read_bytes() for path in (PROJECT / "templates").glob("*.docx")}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == committed


@each_template
def test_page_is_a4_with_a_first_page_of_its_own(name):
    (section,) = find(name, "//w:sectPr")
    size = section.find(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert section.find(f"{W}titlePg") is not None


@each_template
def test_every_page_says_which_of_how_many_it_is(name):
    for footer in ("word/footer-first.xml", "word/footer-default.xml"):
        assert find(name, "//w:fldSimple/@w:instr", footer) == [" PAGE ", " NUMPAGES "]
        assert re.search(r"Page \d of \d$", words(part(name, footer)))


@each_template
def test_no_paragraph_is_empty(name):
    for path in parts_with_words(name):
        assert all(words(p).strip() for p in find(name, "//w:p", path)), path


@each_template
def test_looks_come_from_named_styles_alone(name):
    known = set(find(name, "//w:style/@w:styleId", "word/styles.xml"))
    for path in parts_with_words(name):
        assert not find(name, "//w:rPr", path)
        formatting = {child.tag.removeprefix(W) for child in find(name, "//w:pPr/*", path)}
        assert formatting <= {"pStyle", "numPr"}
        used = find(name, "//w:pStyle/@w:val | //w:tblStyle/@w:val", path)
        assert set(used) <= known
        assert len(find(name, "//w:p", path)) == len(find(name, "//w:pStyle", path))


@each_template
def test_styles_build_on_styles_that_exist(name):
    known = set(find(name, "//w:style/@w:styleId", "word/styles.xml"))
    named = find(name, "//w:basedOn/@w:val | //w:next/@w:val", "word/styles.xml")
    assert set(named) <= known


@each_template
def test_every_font_is_in_the_font_table_and_none_comes_from_a_theme(name):
    declared = set(find(name, "//w:font/@w:name", "word/fontTable.xml"))
    assert set(find(name, "//w:rFonts/@*", "word/styles.xml")) == declared
    assert declared == {"Times New Roman", "Arial", "宋体", "黑体"}


@each_template
def test_document_is_english_with_chinese_where_it_occurs(name):
    (language,) = find(name, "//w:docDefaults//w:lang", "word/styles.xml")
    assert language.get(f"{W}val") == "en-US"
    assert language.get(f"{W}eastAsia") == "zh-CN"


@each_template
def test_layout_follows_current_rules_and_never_hyphenates(name):
    settings = "word/settings.xml"
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert find(name, mode, settings) == ["15"]
    assert find(name, "//w:autoHyphenation/@w:val", settings) == ["0"]
    assert find(name, "//w:docDefaults//w:widowControl", "word/styles.xml")


@each_template
def test_headings_stand_in_the_outline_and_stay_with_their_text(name):
    heading = style(name, "Heading1")
    assert heading.find(f"{W}name").get(f"{W}val") == "heading 1"
    assert heading.find(f".//{W}outlineLvl").get(f"{W}val") == "0"
    assert heading.find(f".//{W}keepNext") is not None


@each_template
def test_photo_stays_with_its_caption_and_has_words_for_those_who_cannot_see_it(name):
    assert style(name, "Photo").find(f".//{W}keepNext") is not None
    assert style(name, "Caption").find(f"{W}name").get(f"{W}val") == "caption"
    (picture,) = styled(name, "Photo")
    assert "alt=photo.alt" in picture
    (caption,) = styled(name, "Caption")
    assert re.match(r"Photo \{\{ \S+ \}\}", caption)


@each_template
def test_properties_come_from_the_record(name):
    properties = part(name, "docProps/core.xml")
    filled = {child.tag.split("}")[1]: child.text for child in properties}
    assert filled["creator"] == "{{ org.name }}"
    assert filled["title"].startswith("{{ ")
    assert {"subject", "keywords", "category", "language"} <= filled.keys()


@each_template
def test_nothing_tells_when_or_where_it_was_made(name):
    with ZipFile(PROJECT / "templates" / name) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(package.read(path) for path in package.namelist())
    for trace in (b"python-docx", b"rsid", b"dcterms", b"lastModifiedBy", b"thumbnail"):
        assert trace not in everything


@each_template
def test_machinery_stands_apart_from_what_is_printed(name):
    for path in parts_with_words(name):
        for p in find(name, "//w:p", path):
            machinery = re.search(r"\{%(p|tr) ", words(p))
            marked = p.findall(f"{W}pPr/{W}pStyle[@{W}val='TemplateControl']")
            assert bool(machinery) == bool(marked), words(p)
            assert not machinery or len(TAG.findall(words(p))) == 1


@each_template
def test_no_tag_is_split_over_runs(name):
    for path in parts_with_words(name):
        for text in find(name, "//w:t/text()", path):
            assert not re.search(r"[{}]", TAG.sub("", text)), text


@each_template
def test_every_block_that_opens_closes(name):
    for path in parts_with_words(name):
        source = "\n".join(words(p) for p in find(name, "//w:p", path))
        Environment(autoescape=True).parse(re.sub(r"\{%(p|tr) ", "{% ", source))


@each_template
def test_section_vanishes_with_its_heading(name):
    body = [words(p) for p in find(name, "/w:document/w:body/w:p")]
    always = {"Overview", "Purpose and summary"}
    for heading in set(styled(name, "Heading1")) - always:
        assert body[body.index(heading) - 1].startswith("{%p if "), heading


def test_report_has_its_sections_in_order():
    assert styled("activity-report.docx", "Heading1") == [
        "Overview", "Background and purpose", "Participants", "Absences", "Agenda", "Activities",
        "Remarks", "Outcomes", "Decisions", "Commitments", "Follow-up", "Photos", "Attachments",
        "Sign-off{{ keep_with_previous() }}",
    ]  # fmt: skip


def test_tables_repeat_their_head_and_split_no_row():
    report = "activity-report.docx"
    for table in find(report, "//w:tbl"):
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        look = table.find(f"{W}tblPr/{W}tblLook")
        headed = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert headed == (look.get(f"{W}firstRow") == "1")
        assert headed or look.get(f"{W}firstColumn") == "1"
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_tables_are_as_wide_as_the_text():
    for table in find("activity-report.docx", "//w:tbl"):
        width = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        columns = [int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(columns) == width
        assert abs(width - (11906 - 2 * 1531)) <= 3


def test_lists_are_counted_by_word():
    report = "activity-report.docx"
    numbered = find(report, "//w:p[w:pPr/w:numPr]")
    assert len({p.find(f".//{W}numId").get(f"{W}val") for p in numbered}) == len(numbered)
    assert style(report, "Heading1").find(f".//{W}numPr") is not None
    assert style(report, "ListBullet").find(f".//{W}numPr") is not None


def test_release_says_its_time_in_one_line_of_its_own():
    release = "news-release.docx"
    assert styled(release, "TimeLine") == ['[[Time: {{ published | date("iso") }}]]']
    assert styled(release, "EndMark") == ["###"]
    assert words(part(release, "word/header-first.xml")).startswith("News release")


def test_release_keeps_to_itself_what_is_not_public():
    printed = " ".join(map(words, find("news-release.docx", "//w:p")))
    assert "for photo in photos if photo.public" in printed
    assert not re.search(r"absent|votes|doc\.", printed)

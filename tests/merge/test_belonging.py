"""What belongs to a text comes along with it: looks, lists, links, notes, pictures, properties."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from merge.marked import read_marked
from merge.test_real import pictures_of, says
from reportkit.merge import merge_documents
from reportkit.word.package import open_package
from word.sketch import read_members, read_sketch, write_sketch
from word.soundness import find_faults

MORE = "Nobody knew."


@pytest.fixture
def sketch(tmp_path):
    numbers = iter(range(100))
    return lambda body, **parts: write_sketch(
        tmp_path / f"{next(numbers)}.docx", body, **parts
    ).read_bytes()


def merge(base: bytes, mine: bytes, theirs: bytes) -> bytes:
    merged = merge_documents(base, mine, theirs)
    assert merged.conflicts == ()
    assert find_faults(merged.content) == []
    return merged.content


def body(content: bytes, member: str = "word/document.xml") -> str:
    return read_members(content)[member].decode()


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def test_new_words_are_set_as_the_hand_has_set_the_old_ones(sketch):
    base = sketch("By Example Motors.")
    mine = sketch(paragraph(run("By Example Motors.", "<w:b/>")))
    merged = merge(base, mine, sketch("By Sample Motors."))
    assert [each.bold for each in Document(BytesIO(merged)).paragraphs[0].runs] == [True] * 3


def test_new_words_have_the_look_that_only_they_have(sketch):
    base = sketch(paragraph(run("By Example Motors.")))
    theirs = sketch(paragraph(run("By "), run("Sample", "<w:i/>"), run(" Motors.")))
    mine = sketch(paragraph(run("By Example Motors.", "<w:b/>")))
    runs = Document(BytesIO(merge(base, mine, theirs))).paragraphs[0].runs
    assert [(each.text, each.bold, each.italic) for each in runs] == [
        ("By ", True, None), ("Sample", True, True), (" Motors.", True, None),
    ]  # fmt: skip


def test_a_look_that_the_record_changes_arrives_beside_that_of_the_hand(sketch):
    base = sketch(paragraph(run("By Example Motors.")) + "\n" + MORE)
    theirs = sketch(paragraph(run("By "), run("Example", "<w:i/>"), run(" Motors.")) + "\n" + MORE)
    mine = sketch(paragraph(run("By Example Motors.", "<w:b/>")) + f"\n{MORE} Ever.")
    runs = Document(BytesIO(merge(base, mine, theirs))).paragraphs[0].runs
    assert ["".join(r.text for r in runs if r.italic), "".join(r.text for r in runs if r.bold)] == [
        "Example", "By Example Motors.",
    ]  # fmt: skip


def test_a_style_that_the_record_changes_arrives_unless_it_was_changed_by_hand(sketch):
    heading, listed = ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="ListNumber"/>')
    headings = (paragraph(run(text), properties=heading) for text in ("One", "Two"))
    theirs = sketch("\n".join(headings))
    mine = sketch(f"One\n{paragraph(run('Two'), properties=listed)}\n{MORE}")  # fmt: skip
    merged = merge(sketch("One\nTwo"), mine, theirs)
    found = re.findall(r'<w:pStyle w:val="(\w+)"', body(merged))
    assert found == ["Heading1", "ListNumber"]


def test_properties_of_a_paragraph_arrive(sketch):
    theirs = sketch(paragraph(run("One"), properties='<w:jc w:val="center"/>'))
    merged = merge(sketch("One"), sketch(f"One\n{MORE}"), theirs)
    assert '<w:jc w:val="center"/>' in body(merged)


def test_a_style_that_mine_lacks_comes_along(sketch):
    mine = Document(BytesIO(sketch("One")))
    mine.styles.element.remove(mine.styles["Heading 1"]._element)
    mine.add_paragraph(MORE)
    written = BytesIO()
    mine.save(written)
    merged = merge(sketch("One"), written.getvalue(), sketch("One\n# Two"))
    assert [each.style.name for each in Document(BytesIO(merged)).paragraphs] == [
        "Normal", "Heading 1", "Normal",
    ]  # fmt: skip


def test_a_style_is_known_by_its_name(sketch):
    members = read_members(sketch("# One"))
    for name in ("word/styles.xml", "word/document.xml"):
        members[name] = members[name].replace(b'"Heading1"', b'"berschrift1"')
    mine = repack(members, b"One", b"One or so")
    merged = merge(sketch("# One"), mine, sketch("# One\n# Two"))
    assert [each.style.name for each in Document(BytesIO(merged)).paragraphs] == ["Heading 1"] * 2


def repack(members: dict[str, bytes], old: bytes = b"", new: bytes = b"") -> bytes:
    from zipfile import ZipFile

    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(
                name, content.replace(old, new) if old and "document" in name else content
            )
    return written.getvalue()


def test_a_paragraph_that_names_no_style_has_the_usual_one(sketch):
    usual = '<w:pStyle w:val="Normal"/>'
    words = "one two three", "four five six", "seven eight"
    base = sketch("\n".join(words))
    edited = (*words[:2], "seven eight nine")
    mine = sketch("\n".join(paragraph(run(text), properties=usual) for text in edited))
    merged = merge(base, mine, sketch(f"{words[0]} ten eleven twelve\n{words[2]}"))
    assert says(merged) == ["one two three ten eleven twelve", "seven eight nine"]


def test_a_new_entry_joins_the_list_of_mine_whatever_its_number(sketch):
    members = read_members(sketch("1. One\n1. Two"))
    members["word/document.xml"] = members["word/document.xml"].replace(
        b'w:numId w:val="1"', b'w:numId w:val="2"'
    )
    mine = repack(members, b"Two", b"Second")
    merged = merge(sketch("1. One\n1. Two"), mine, sketch("1. One\n1. Two\n1. Three"))
    assert re.findall(r'numId w:val="(\d)"', body(merged)) == ["2", "2", "2"]


def test_a_new_list_counts_by_itself(sketch):
    base = sketch("One\n1. Two")
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    new = paragraph(run("Three"), properties=number)
    merged = merge(base, sketch(f"One\n1. Two\n{MORE}"), sketch(f"{new}\nOne\n1. Two"))
    numbers = re.findall(r'numId w:val="(\d)"', body(merged))
    assert len(set(numbers)) == 2
    assert f'w:num w:numId="{numbers[0]}"' in body(merged, "word/numbering.xml")


LINK = paragraph(run("See "), '<w:hyperlink r:id="{}">', run("{}"), "</w:hyperlink>", run("{}"))


def test_a_link_comes_along(sketch):
    base = sketch(f"One\n{LINK.format('a', 'the page', '.')}", links={"a": "https://one.example/"})
    mine = sketch(
        f"One or so\n{LINK.format('a', 'the page', '.')}", links={"a": "https://one.example/"}
    )
    theirs = sketch(
        f"One\n{LINK.format('a', 'the page', '.')}\n{LINK.format('b', 'more', '!')}",
        links={"a": "https://one.example/", "b": "https://two.example/"},
    )
    merged = merge(base, mine, theirs)
    assert says(merged) == ["One or so", "See the page.", "See more!"]
    assert "https://two.example/" in body(merged, "word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    ("old", "new", "linked"),
    [("the page", "the new page", "the new page"), ("the page", "a site", "a site"),
     ("the page", "the page of ours", "the page of ours")],
)  # fmt: skip
def test_words_of_a_link_stay_a_link(old, new, linked, sketch):
    links = {"a": "https://one.example/"}
    base = sketch(LINK.format("a", old, "."), links=links)
    mine = sketch(f"{LINK.format('a', old, '.')}\n{MORE}", links=links)
    merged = merge(base, mine, sketch(LINK.format("a", new, "."), links=links))
    assert says(merged) == [f"See {new}.", MORE]
    document = Document(BytesIO(merged))
    assert "".join(link.text for link in document.paragraphs[0].hyperlinks) == linked


def test_a_link_leads_where_that_of_the_record_leads(sketch):
    base, mine, theirs = (
        sketch(
            f"{LINK.format('a', 'the page', '.')}\n{last}", links={"a": f"https://{page}.example/"}
        )
        for page, last in (("one", "End"), ("one", "End by hand"), ("two", "End"))
    )
    merged = merge(base, mine, theirs)
    link = Document(BytesIO(merged)).paragraphs[0].hyperlinks[0]
    assert (link.address, link.text) == ("https://two.example/", "the page")
    other = sketch(LINK.format("a", "the page", ".") + "\nEnd", links={"a": "https://own.example/"})
    merged = merge(base, other, theirs)
    assert Document(BytesIO(merged)).paragraphs[0].hyperlinks[0].address == "https://own.example/"


NOTE = '<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'


def rows(*cells: tuple[str, ...]) -> str:
    """A table, each row with the properties of its first cell and the words of its cells."""
    made = ""
    for properties, *words in cells:
        first, *others = (f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in words)
        made += f"<w:tr><w:tc><w:tcPr>{properties}</w:tcPr>{first}</w:tc>"
        made += "".join(f"<w:tc>{other}</w:tc>" for other in others) + "</w:tr>"
    grid = "<w:gridCol/>" * max(len(row) - 1 for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


BEGUN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def notes(content: bytes) -> list[str]:
    return read_sketch(content, "word/footnotes.xml").split("\n")


def test_a_note_that_the_record_adds_comes_along(sketch):
    base = sketch(f"{NOTE.format('One', 1)}\nTwo", footnotes=["By hand."])
    mine = sketch(f"{NOTE.format('One', 1)}\nTwo or so", footnotes=["By hand."])
    theirs = sketch(
        f"{NOTE.format('New', 2)}\n{NOTE.format('One', 1)}\nTwo",
        footnotes=["By hand.", "From the record."],
    )
    merged = merge(base, mine, theirs)
    assert notes(merged) == ["By hand.", "From the record."]
    assert re.findall(r'footnoteReference w:id="(\d)"', body(merged)) == ["2", "1"]


def test_the_words_of_a_note_are_merged(sketch):
    base, mine, theirs = (
        sketch(NOTE.format("One", 1), footnotes=[text])
        for text in (
            "By Jane Doe, 12 March.",
            "By Ms. Jane Doe, 12 March.",
            "By Jane Doe, 19 March.",
        )
    )
    assert notes(merge(base, mine, theirs)) == ["By Ms. Jane Doe, 19 March."]


def test_a_conflict_in_a_note_tells_its_place(sketch):
    base, mine, theirs = (
        sketch(NOTE.format("One", 1), footnotes=[text]) for text in ("By A.", "By B.", "By C.")
    )
    merged = merge_documents(base, mine, theirs)
    [conflict] = merged.conflicts
    assert conflict.place.part == "footnote 1"
    assert read_marked(merged.content, "word/footnotes.xml") == "By [-B-]{+C+}."


def test_a_note_that_was_added_by_hand_stays(sketch):
    base, theirs = sketch("One\nTwo"), sketch("One\nTwo and more")
    mine = sketch(f"{NOTE.format('One', 1)}\nTwo", footnotes=["By hand."])
    merged = merge(base, mine, theirs)
    assert (says(merged)[:2], notes(merged)) == (["One", "Two and more"], ["By hand."])


def test_headers_and_footers_are_merged(sketch):
    base = sketch("One", header="House of Example, 2026", footer="Page")
    mine = sketch("One", header="The House of Example, 2026", footer="Page")
    theirs = sketch("One", header="House of Example, 2027", footer="Sheet")
    assert says(merge(base, mine, theirs)) == ["One", "Sheet", "The House of Example, 2027"]


def test_a_header_is_merged_though_a_section_was_added_by_hand(sketch):
    base, theirs = sketch("One\nTwo", header="2026"), sketch("One\nTwo", header="2027")
    section = paragraph(run("One"), properties="<w:sectPr/>")
    merged = merge(base, sketch(f"{section}\nTwo", header="2026"), theirs)
    assert says(merged) == ["One", "Two", "2027"]


@pytest.mark.parametrize(("own", "wanted"), [("FFFFFF", "FF0000"), ("00FF00", "00FF00")])
def test_the_colour_of_a_cell_follows_the_record_unless_a_hand_changed_it(own, wanted, sketch):
    base, mine, theirs = (
        sketch(rows((f'<w:shd w:val="clear" w:fill="{colour}"/>', "One", "Two")) + f"\n{last}")
        for colour, last in (("FFFFFF", "End"), (own, "End by hand"), ("FF0000", "End"))
    )
    assert re.findall(r'w:fill="(\w+)"', body(merge(base, mine, theirs))) == [wanted]


def test_properties_follow_the_record(sketch):
    base = sketch("One", title="Old", custom={"record": "1", "gone": "x"})
    mine = sketch("One or so", title="Old", custom={"record": "1", "gone": "x", "own": "hand"})
    theirs = sketch("One", title="New", custom={"record": "2"})
    merged = merge(base, mine, theirs)
    assert Document(BytesIO(merged)).core_properties.title == "New"
    found = re.findall(r'name="(\w+)"[^>]*><vt:lpwstr>(\w+)<', body(merged, "docProps/custom.xml"))
    assert dict(found) == {"own": "hand", "record": "2"}


def test_properties_are_added_to_a_document_without_any(sketch):
    theirs = sketch("One", custom={"record": "2"})
    merged = merge(sketch("One"), sketch("One or so"), theirs)
    assert 'name="record"' in body(merged, "docProps/custom.xml")
    package = open_package(Path("a.docx"), merged)
    assert [member for _, member in package.related("", "custom-properties")] == [
        "docProps/custom.xml"
    ]


def test_a_title_that_was_changed_by_hand_stays_while_the_record_does_not_change_it(sketch):
    base, theirs = sketch("One", title="Old"), sketch("Two", title="Old")
    merged = merge(base, sketch("One", title="By hand"), theirs)
    assert Document(BytesIO(merged)).core_properties.title == "By hand"


def test_what_a_field_shows_is_no_change(sketch):
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></w:r>"
    simple = paragraph(run("Page "), '<w:fldSimple w:instr=" PAGE ">', run("1"), "</w:fldSimple>")
    complex_ = paragraph(run("Page "), begin, code, separate, run("7"), end)
    merged = merge(sketch(f"One\n{simple}"), sketch(f"One\n{complex_}"), sketch(f"Two\n{simple}"))
    assert says(merged) == ["Two", "Page "]
    assert [*re.findall(r"<w:t[^>]*>(\d)<", body(merged))] == ["7"]


def test_content_controls_are_passed_through(sketch):
    control = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    inside = control.format("<w:p><w:r><w:t>By Example Motors.</w:t></w:r></w:p>")
    changed, added = inside.replace("Example", "Sample"), inside.replace("7", "8")
    theirs = sketch(f"{changed}\n{added}\nOne")
    merged = merge(sketch(f"{inside}\nOne"), sketch(f"{inside}\nOne or so"), theirs)
    assert says(merged) == ["By Sample Motors.", "By Example Motors.", "One or so"]
    assert body(merged).count("<w:sdt>") == 1


def test_tables_in_cells_are_merged(sketch):
    def nested(word: str, other: str) -> bytes:
        inner = f"</w:t></w:r></w:p>{rows(('', word))}<w:p><w:r><w:t>{other}"
        return sketch(f"{rows(('', inner))}\nEnd")

    merged = merge(nested("a", "b"), nested("a", "by hand"), nested("new", "b"))
    assert says(merged) == ["new", "by hand", "End"]


def test_cells_are_joined_as_in_the_record(sketch):
    apart = rows(("", "a", "b"), ("", "c", "d"), ("", "e", "f"))
    joined = rows((BEGUN, "a", "b"), (GOES_ON, "c", "d"), ("", "e", "f"))
    merged = merge(
        sketch(f"{apart}\nEnd"), sketch(f"{apart}\nEnd by hand"), sketch(f"{joined}\nEnd")
    )
    assert body(merged).count("vMerge") == 2


def test_what_was_merged_with_a_row_that_goes_begins_with_the_next_one(sketch):
    second, third = (GOES_ON, "", "second one"), (GOES_ON, "", "x")
    three = rows((BEGUN, "G", "first one"), second, third)
    two = rows((BEGUN, "G", "second one"), third)
    merged = merge(sketch(f"{three}\nEnd"), sketch(f"{three}\nEnd by hand"), sketch(f"{two}\nEnd"))
    assert read_sketch(merged).split("\n")[:2] == ["| G | second one |", "|  | x |"]
    assert len(re.findall(r'vMerge w:val="restart"', body(merged))) == 1


def test_a_range_that_begins_in_a_paragraph_that_goes_does_not_lose_its_beginning(sketch):
    start = paragraph('<w:bookmarkStart w:id="5" w:name="all"/>', run("Gone soon, it seems"))
    end = '<w:p><w:r><w:t>End</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>'
    merged = merge(sketch(f"{start}\n{end}"), sketch(f"{start}\n{end}\n{MORE}"), sketch(end))
    assert says(merged) == ["End", MORE]
    assert (body(merged).count("bookmarkStart"), body(merged).count("bookmarkEnd")) == (1, 1)


def test_the_last_paragraph_of_a_section_stays_when_it_says_no_more(sketch):
    last = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    merged = merge(
        sketch(f"One\n{last.format('Goodbye to all of you')}\nEnd"),
        sketch(f"One or so\n{last.format('Goodbye to all of you')}\nEnd"),
        sketch("One\nEnd"),
    )
    assert says(merged) == ["One or so", "End"]
    assert body(merged).count("<w:sectPr") == 2


def test_a_comment_on_a_paragraph_that_goes_keeps_it(sketch):
    begin, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    call = '<w:r><w:commentReference w:id="1"/></w:r>'
    said = paragraph(begin, run("Both sides agreed."), end, call)
    mine = sketch(f"One\n{said}", comments=["Really?"])
    merged = merge_documents(sketch("One\nBoth sides agreed."), mine, sketch("One"))
    assert [each.rule for each in merged.conflicts] == ["merge/not-told"]
    assert read_marked(merged.content) == "One\n[-Both sides agreed.-]"
    assert read_sketch(merged.content, "word/comments.xml") == "Really?"


def picture(colour: str, size: tuple[int, int] = (60, 40)) -> BytesIO:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    written.seek(0)
    return written


def illustrated(*colours: str, text: str = "One", width: float = 3) -> bytes:
    document = Document()
    document.add_paragraph(text)
    for colour in colours:
        document.add_paragraph().add_run().add_picture(picture(colour), width=Cm(width))
    document.add_paragraph("End")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def colours(content: bytes) -> list[str]:
    found = []
    for shown in pictures_of(content):
        with Image.open(BytesIO(shown)) as image:
            found.append("#{:02x}{:02x}{:02x}".format(*image.getpixel((0, 0))))
    return found


RED, BLUE, LIME = "#ff0000", "#0000ff", "#00ff00"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ([RED], [RED], [BLUE], [BLUE]),
        ([RED], [RED], [RED, BLUE], [RED, BLUE]),
        ([RED], [LIME], [RED], [LIME]),
        ([RED, BLUE], [RED, BLUE], [BLUE], [BLUE]),
        ([RED], [RED, LIME], [BLUE], [BLUE, LIME]),
        ([RED], [], [RED], []),
    ],
)
def test_pictures_are_merged(base, mine, theirs, both):
    merged = merge(illustrated(*base), illustrated(*mine, text="One or so"), illustrated(*theirs))
    assert colours(merged) == both


def test_a_picture_that_was_resized_by_hand_keeps_its_width():
    merged = merge(illustrated(RED), illustrated(RED, width=5), illustrated(BLUE))
    [shape] = Document(BytesIO(merged)).inline_shapes
    assert (round(shape.width.cm, 1), colours(merged)) == (5.0, [BLUE])


def test_a_picture_that_the_record_resizes_is_resized():
    merged = merge(illustrated(RED), illustrated(RED, text="One or so"), illustrated(RED, width=5))
    [shape] = Document(BytesIO(merged)).inline_shapes
    assert round(shape.width.cm, 1) == 5.0


def test_two_other_pictures_are_a_conflict():
    merged = merge_documents(illustrated(RED), illustrated(LIME), illustrated(BLUE))
    [conflict] = merged.conflicts
    assert (conflict.rule, colours(merged.content)) == ("merge/both-changed", [LIME, BLUE])
    assert "[-▣-]{+▣+}" in read_marked(merged.content)
    assert find_faults(merged.content) == []

"""Edits by hand and changes of the record meet in one document, through Word and LibreOffice."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from merge import hand
from merge.record import CHANGES, MANY
from reportkit.merge import merge_documents
from reportkit.word.numbering import read_lists
from reportkit.word.package import open_package
from reportkit.word.reading import iter_read
from reportkit.word.style import read_sheet
from word.soundness import find_faults

PAGES = re.compile(r"Page \d+ of \d+")

EDITS = {
    "typed in a paragraph": hand.type_over("signed a memorandum", "have signed a memorandum"),
    "typed at the end": hand.type_over("in May.", "in May. More may follow."),
    "typed in a list": hand.type_over("Tour of", "Long tour of"),
    "a new paragraph": hand.add_behind("a joint drill", "The weather was fine."),
    "a new paragraph at the end": hand.add_behind("Memorandum on shared", "Note by hand"),
    "a deleted paragraph": hand.remove("a joint drill"),
    "a deleted list entry": hand.remove("Both sides agreed"),
    "a new list entry": hand.add_behind("Both sides agreed", "Coffee was served."),
    "a divided paragraph": hand.divide("led a delegation", ", led"),
    "a moved section": hand.move_section("Outcomes", before="Agenda"),
    "a moved section with a table": hand.move_section("Follow-up", before="Outcomes"),
    "a deleted section": hand.remove_section("Remarks"),
    "an edited cell": hand.type_over("18 Harbour Road", "18 Harbour Road (gate 2)"),
    "an edited cell of a row": hand.type_over("Send the common form", "Send and explain the form"),
    "an added row": hand.add_row("Riverside Training Centre", "Weather", "Fine"),
    "an added follow-up row": hand.add_row(
        "Send the common form", "9", "Clean up", "Ms. Ada Stone", "1 May 2026", "Open"
    ),
    "a deleted row": hand.remove_row("Recorder"),
    "a deleted follow-up row": hand.remove_row("Book the lifting yard"),
    "an added column": hand.add_column("Book the lifting yard", "Remark"),
    "a restyled heading": hand.restyle("Agenda", "Heading 2"),
    "bold added": hand.embolden("Six apprentices will"),
    "bold added to a name that changes": hand.embolden("Ms. Karin"),
    "a comment": hand.comment_on("Both sides agreed", "Is this certain?"),
    "a comment on a changing line": hand.comment_on("led a delegation", "Count again"),
    "tracked changes still open": hand.track("shared lesson plans.", "common lesson plans."),
    "tracked changes accepted": hand.both(
        hand.track("shared lesson plans.", "common lesson plans."), hand.settle
    ),
    "an own picture": hand.add_picture("At the entrance", "own.jpg"),
    "a resized picture": hand.resize_picture(0),
    "a resized picture that is replaced": hand.resize_picture(1),
    "a picture exchanged by hand": hand.exchange_picture(0, Path("own.jpg")),
    "an edited caption": hand.type_over("entrance of the centre", "main entrance"),
    "an edited header": hand.head(" – draft"),
    "other margins": hand.set_margins,
    "typed in several places": hand.both(
        hand.type_over("Welcome and", "Warm welcome and"),
        hand.type_over("Both sides agreed", "Both sides have agreed"),
        hand.add_behind("introduction", "Coffee"),
        hand.remove_row("Theme"),
    ),
}
# which edits each change meets alone
MEETINGS = {
    "a name is corrected": ("bold added to a name that changes", "a divided paragraph"),
    "the date is moved": ("a comment on a changing line", "an edited cell"),
    "the title is another one": ("an edited header", "typed in a list"),
    "a visitor is added": ("an added row", "a moved section"),
    "a visitor is removed": ("a deleted row", "tracked changes still open"),
    "an activity is added": ("a new paragraph", "a deleted section"),
    "an outcome is added": ("a new list entry", "bold added"),
    "an outcome is removed": ("a deleted list entry", "a comment"),
    "the agenda grows": ("typed in several places", "a restyled heading"),
    "a follow-up row is added": ("an added follow-up row", "an added column"),
    "a follow-up row is removed": ("a deleted follow-up row", "an edited cell of a row"),
    "a photo is replaced": ("a resized picture that is replaced", "a picture exchanged by hand"),
    "a photo is added": ("an own picture", "an edited caption"),
    "a photo is removed": ("other margins", "typed at the end"),
    "a section is added": ("a new paragraph at the end", "a moved section with a table"),
    "a section is removed": ("a deleted paragraph", "tracked changes accepted"),
}


def says(content: bytes) -> list[str]:
    """What a document says, in order; headers last, as their parts may stand in any order."""
    read = [*iter_read(open_package(Path("a.docx"), content))]
    body = [text for place, text in read if place.part == "body"]
    margins = sorted(PAGES.sub("", text) for place, text in read if place.part != "body")
    return body + margins


def pictures_of(content: bytes) -> list[bytes]:
    """The pictures of the body, in order."""
    document = Document(BytesIO(content))
    blips = document.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
    )
    link = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
    return [document.part.related_parts[blip.get(link)].blob for blip in blips]


@pytest.fixture(scope="module")
def edited(render, project, convert, tmp_path_factory, monkeypatch_module):
    """Every edited document, as Word and as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("edited")
    monkeypatch_module.chdir(project)
    files = []
    for number, work in enumerate(EDITS.values()):
        files.append(folder / f"{number}.docx")
        files[-1].write_bytes(hand.edit(render(), work))
    convert(files, "docx", folder / "saved")
    saved = [folder / "saved" / file.name for file in files]
    return {
        name: {"Word": word.read_bytes(), "LibreOffice": office.read_bytes()}
        for name, word, office in zip(EDITS, files, saved, strict=True)
    }


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.mark.parametrize("program", ["Word", "LibreOffice"])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_meets_many_changes(name, program, render, edited):
    meet(name, program, MANY, render, edited)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_meets_an_edit(change, render, edited):
    for name in MEETINGS[change]:
        meet(name, "LibreOffice", (change,), render, edited)


def meet(name, program, changes, render, edited):
    base, theirs, mine = render(), render(*changes), edited[name][program]
    merged = merge_documents(base, mine, theirs)
    wanted = hand.edit(theirs, EDITS[name])
    assert merged.conflicts == ()
    assert says(merged.content) == says(wanted)
    assert find_faults(merged.content) == []
    assert pictures_of(merged.content) == pictures_of(wanted)
    assert looks(merged.content) == looks(wanted)
    assert merged == merge_documents(base, mine, theirs)


def title_of(content: bytes) -> str:
    """The title among the properties; LibreOffice keeps them where python-docx does not look."""
    package = open_package(Path("a.docx"), content)
    [(_, member)] = package.related("", "core-properties")
    return re.search(rb"title>([^<]*)<", package.contents[member])[1].decode()


def looks(content: bytes) -> dict[str, object]:
    """What is seen of a document besides its words: styles, lists, emphasis, sizes, remarks."""
    document = Document(BytesIO(content))
    package = open_package(Path("a.docx"), content)
    lists = read_lists(package, read_sheet(package))
    paragraphs = [each for each in hand.iter_paragraphs(document) if each.text.strip()]
    met: dict[str, int] = {}
    found = [lists.membership(each._p) for each in paragraphs]
    return {
        "styles": [each.style.name.lower() for each in paragraphs],
        "lists": [met.setdefault(each.list, len(met)) if each else None for each in found],
        "bold": [each.text for each in paragraphs if any(run.bold for run in each.runs)],
        "widths": [round(shape.width / 36000) for shape in document.inline_shapes],
        "comments": [each.text for each in document.comments],
        "commented": len(document.element.xpath("//w:commentRangeStart")),
        "tracked": [each.tag for each in document.element.xpath("//w:ins|//w:del")],
        "margin": round(document.sections[0].left_margin / 36000),
        "columns": [len(table.columns) for table in document.tables],
        "title": title_of(content),
    }

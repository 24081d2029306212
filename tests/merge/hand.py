"""What a person does to a document in Word, done by python-docx, and left as Word leaves it."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import _Row
from docx.text.paragraph import Paragraph

Edit = Callable[[Opened], object]
PROOF = f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'


def edit(content: bytes, *edits: Edit) -> bytes:
    """The document after some edits."""
    document = Document(BytesIO(content))
    for each in edits:
        each(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def iter_paragraphs(document: Opened) -> Iterator[Paragraph]:
    """Every paragraph of the body, those in tables too."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def find(document: Opened, text: str) -> Paragraph:
    """The first paragraph that says this."""
    return next(each for each in iter_paragraphs(document) if text in each.text)


def find_row(document: Opened, text: str) -> _Row:
    """The first table row that says this."""
    return next(
        row
        for table in document.tables
        for row in table.rows
        if text in " ".join(cell.text for cell in row.cells)
    )


def type_over(old: str, new: str, *, within: str = "") -> Edit:
    """Type other words in the place of some; Word divides the run, and marks the spelling."""

    def work(document: Opened) -> None:
        paragraph = find(document, within or old)
        run = next(run for run in paragraph.runs if old in run.text)
        before, _, behind = run.text.partition(old)
        parts = []
        for text, rsid in ((before, None), (new, "00AB12CD"), (behind, None)):
            part = deepcopy(run._r)
            for child in [c for c in part if c.tag != qn("w:rPr")]:
                part.remove(child)
            if rsid:
                part.set(qn("w:rsidR"), rsid)
            made = type(run)(part, paragraph)
            made.text = text
            if text:
                parts.append(part)
        for part in parts:
            run._r.addprevious(part)
        parts[-1].addprevious(parse_xml(PROOF))
        paragraph._p.remove(run._r)

    return work


def add_behind(text: str, words: str) -> Edit:
    """Press Enter at the end of a paragraph, and type."""

    def work(document: Opened) -> None:
        paragraph = find(document, text)
        added = deepcopy(paragraph._p)
        paragraph._p.addnext(added)
        made = Paragraph(added, document)
        for run in made.runs[1:]:
            added.remove(run._r)
        made.runs[0].text = words

    return work


def remove(text: str) -> Edit:
    """Delete a paragraph."""
    return lambda document: _drop(find(document, text)._p)


def _drop(element) -> None:
    element.getparent().remove(element)


def section(document: Opened, heading: str):
    """The elements of a section, its heading first."""
    first = next(p for p in document.paragraphs if p.text == heading and "Heading" in p.style.name)
    yield first._p
    for element in first._p.itersiblings():
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if element.tag == qn("w:sectPr") or (
            style is not None and style.get(qn("w:val")) == "Heading1"
        ):
            return
        yield element


def move_section(heading: str, before: str) -> Edit:
    """Drag a section to another place."""

    def work(document: Opened) -> None:
        target = next(section(document, before))
        for element in [*section(document, heading)]:
            target.addprevious(element)

    return work


def remove_section(heading: str) -> Edit:
    """Delete a section with its heading."""
    return lambda document: [_drop(element) for element in [*section(document, heading)]]


def divide(text: str, at: str) -> Edit:
    """Press Enter within a paragraph."""

    def work(document: Opened) -> None:
        paragraph = find(document, text)
        whole = paragraph.text
        half = deepcopy(paragraph._p)
        paragraph._p.addnext(half)
        words_of = whole[: whole.index(at)], whole[whole.index(at) :]
        halves = paragraph, Paragraph(half, document)
        for made, words in zip(halves, words_of, strict=True):
            for run in made.runs[1:]:
                made._p.remove(run._r)
            made.runs[0].text = words

    return work


def add_row(behind: str, *cells: str) -> Edit:
    """Insert a table row, and fill it in."""

    def work(document: Opened) -> None:
        row = find_row(document, behind)
        added = deepcopy(row._tr)
        row._tr.addnext(added)
        for cell, text in zip(_Row(added, row._parent).cells, cells, strict=True):
            for paragraph in cell.paragraphs[1:]:
                _drop(paragraph._p)
            first = cell.paragraphs[0]
            for run in first.runs[1:]:
                first._p.remove(run._r)
            if first.runs:
                first.runs[0].text = text
            else:
                first.add_run(text)

    return work


def remove_row(text: str) -> Edit:
    """Delete a table row."""
    return lambda document: _drop(find_row(document, text)._tr)


def add_column(table_with: str, heading: str) -> Edit:
    """Insert a column at the right, and head it."""

    def work(document: Opened) -> None:
        row = find_row(document, table_with)
        table = next(t for t in document.tables if t._tbl is row._tr.getparent())
        table.add_column(Cm(2))
        table.rows[0].cells[-1].text = heading

    return work


def restyle(text: str, style: str) -> Edit:
    """Choose another style for a paragraph."""

    def work(document: Opened) -> None:
        find(document, text).style = document.styles[style]

    return work


def embolden(text: str) -> Edit:
    """Make a whole paragraph bold."""

    def work(document: Opened) -> None:
        for run in find(document, text).runs:
            run.bold = True

    return work


def comment_on(text: str, words: str) -> Edit:
    """Write a comment."""

    def work(document: Opened) -> None:
        document.add_comment(find(document, text).runs, words, author="Editor", initials="E")

    return work


def track(old: str, new: str) -> Edit:
    """Type other words with tracked changes switched on."""

    def work(document: Opened) -> None:
        paragraph = find(document, old)
        run = next(run for run in paragraph.runs if old in run.text)
        before, _, behind = run.text.partition(old)
        look = run._r.find(qn("w:rPr"))
        steps = (("", before), ("del", old), ("ins", new), ("", behind))
        for number, (tag, text) in enumerate(steps):
            name = "delText" if tag == "del" else "t"
            words = f'<w:{name} xml:space="preserve">{text}</w:{name}>'
            made = parse_xml(f"<w:r {nsdecls('w')}>{words}</w:r>")
            if look is not None:
                made.insert(0, deepcopy(look))
            if tag:
                signed = f'w:id="90{number}" w:author="Editor" w:date="2026-03-20T10:00:00Z"'
                around = parse_xml(f"<w:{tag} {nsdecls('w')} {signed}/>")
                around.append(made)
                made = around
            if text:
                run._r.addprevious(made)
        paragraph._p.remove(run._r)

    return work


def add_picture(behind: str, picture: str) -> Edit:
    """Insert a picture in a paragraph of its own."""

    def work(document: Opened) -> None:
        paragraph = find(document, behind)
        added = deepcopy(paragraph._p)
        paragraph._p.addnext(added)
        made = Paragraph(added, paragraph._parent)
        for run in made.runs:
            added.remove(run._r)
        made.add_run().add_picture(picture, width=Cm(5))

    return work


def resize_picture(number: int) -> Edit:
    """Drag the corner of a picture."""

    def work(document: Opened) -> None:
        shape = document.inline_shapes[number]
        shape.width, shape.height = Cm(4), Cm(3)

    return work


def exchange_picture(number: int, picture: Path) -> Edit:
    """Put another picture in the place of one."""

    def work(document: Opened) -> None:
        link, _ = document.part.get_or_add_image(str(picture))
        blips = [*document.element.body.iter(qn("a:blip"))]
        blips[number].set(qn("r:embed"), link)

    return work


def head(words: str) -> Edit:
    """Write into the header of the pages."""

    def work(document: Opened) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.add_run(words)

    return work


def set_margins(document: Opened) -> None:
    """Change the margins of the pages."""
    document.sections[0].left_margin = Cm(4)


def settle(document: Opened) -> None:
    """Accept all tracked changes: what was deleted is gone, what was inserted is text."""
    for element in [*document.element.body.iter(qn("w:del"))]:
        _drop(element)
    for element in [*document.element.body.iter(qn("w:ins"))]:
        for child in [*element]:
            element.addprevious(child)
        _drop(element)


def both(*edits: Edit) -> Edit:
    """Several edits, one after the other."""
    return lambda document: [each(document) for each in edits]

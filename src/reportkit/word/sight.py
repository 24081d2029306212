"""One part of a document while it is read for what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reportkit.frozen import frozen, mutable
from reportkit.word.event import Attributes
from reportkit.word.look import Props
from reportkit.word.names import MATH, MC, WP, XML, A, C, R, V, W
from reportkit.word.package import resolve_target
from reportkit.word.section import PAGE, Section

if TYPE_CHECKING:
    from reportkit.word.shown import Reading

# characters that stand for what is no text
NOTE, REMARK, FIELD = "\u2020", "\u2021", "\u2318"
SIGNS = frozenset({NOTE, REMARK, FIELD})
# results that a program works out anew when it saves or prints
COMPUTED = frozenset(
    "PAGE NUMPAGES SECTIONPAGES SECTION PAGEREF DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME "
    "FILENAME FILESIZE LASTSAVEDBY REVNUM NUMWORDS NUMCHARS TOC INDEX TOA STYLEREF TEMPLATE".split()
)


@frozen
class Paragraph:
    """A paragraph as it is shown.

    `number` counts the paragraphs of its member from 0; `cell` is where in tables it stands;
    `text` holds a sign for all that is no text; `look` is that of the paragraph, and `looks` tells
    from which character on the text looks how; `things` are its pictures, links and notes.
    """

    member: str
    number: int
    cell: tuple[int, ...]
    text: str
    look: str
    looks: tuple[tuple[int, str], ...] = ()
    things: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[object, ...]:
        """All that a person sees of it."""
        return (self.cell, self.text, self.look, self.looks, self.things)

    @property
    def written(self) -> str:
        """The same as a digest takes it: written as a tuple is, in half the time."""
        told = f"{self.text!r}, {self.look!r}, {self.looks!r}, {self.things!r}"
        return f"({self.cell!r}, {told})"


@mutable
class Field:
    """A field that is open."""

    code: str = ""
    name: str | None = None  # once the code is at its end

    @property
    def is_computed(self) -> bool:
        """True if programs work its result out anew."""
        return self.name in COMPUTED


@mutable
class _Open:
    """A paragraph that is being read."""

    number: int
    cell: tuple[int, ...]
    props: Props = field(default_factory=dict)
    pieces: list[tuple[str, str]] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    breaks: int = 0  # pages that begin before its text
    breaks_behind: int = 0  # and behind it
    ends_section: bool = False
    is_computed: bool = False


Start = Callable[["Sight", str, Attributes], None]
VAL = f"{W}}}val"


class Sight:
    """A part while it is read; what is open stands on stacks."""

    def __init__(self, reading: Reading, member: str) -> None:
        self.reading, self.member = reading, member
        self.links = reading.parts.links(member)
        self.paragraphs: list[Paragraph] = []
        self.sections: list[Section] = []
        self.notes: dict[str, tuple[Paragraph, ...]] = {}
        self.open: list[_Open] = []
        self.tables: list[list[int]] = []
        self.props: list[Props | None] = []
        self.run: Props = {}
        self.fields: list[Field] = []
        self.text: list[str] | None = None
        self.is_kept = False
        self.skipped = self.count = self.pending = self.note_start = self.tables_met = 0
        self.section_begin = 0
        self.note = ""
        self.size = (0, 0)

    # --- events -----------------------------------------------------------------------------

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self.skipped or name in SKIPPED:
            self.skipped += 1
            return
        handler = STARTS.get(name)
        if handler:
            handler(self, name, attributes)
        elif self.props and self.props[-1] is not None:
            self.props[-1][name.rpartition("}")[2]] = attributes.get(VAL, "")

    def end(self, name: str) -> None:
        """An element ends."""
        if self.skipped:
            self.skipped -= 1
            return
        handler = ENDS.get(name)
        if handler:
            handler(self)

    def characters(self, text: str) -> None:
        """A text, or a piece of one."""
        if self.text is not None:
            self.text.append(text)

    # --- paragraphs and tables --------------------------------------------------------------

    def start_paragraph(self, _: str, __: Attributes) -> None:
        """A paragraph begins."""
        cell = tuple(number for table in self.tables for number in table)
        self.open.append(_Open(self.count, cell, is_computed=self.is_hidden))
        self.count += 1
        self.run = {}

    def end_paragraph(self) -> None:
        """A paragraph ends."""
        closed = self.open.pop()
        self.run = {}
        if "pageBreakBefore" in closed.props and is_on(closed.props["pageBreakBefore"]):
            closed.breaks += 1
        text, looks = join(closed.pieces)
        is_empty = not text and not closed.things
        breaks, self.pending = self.pending + closed.breaks, closed.breaks_behind
        if is_empty:
            breaks, self.pending = 0, breaks + closed.breaks_behind
        if not (is_empty and (closed.is_computed or closed.ends_section)):
            look = self.reading.looks.paragraph(closed.props) + (PAGE if breaks else "")
            things = tuple(closed.things)
            self.paragraphs.append(
                Paragraph(self.member, closed.number, closed.cell, text, look, looks, things)
            )  # else it is of a table of contents, or was put in by a program
        if closed.ends_section:
            self.section_begin = len(self.paragraphs)

    def add_plain(self, look: str, text: str, looks: tuple[tuple[int, str], ...]) -> None:
        """A paragraph of text alone, as it is closed."""
        if self.pending and text:
            look, self.pending = look + PAGE, 0
        cell = tuple(chain.from_iterable(self.tables)) if self.tables else ()
        self.paragraphs.append(Paragraph(self.member, self.count, cell, text, look, looks))
        self.count += 1
        self.run = {}

    def start_table(self, _: str, __: Attributes) -> None:
        """A table begins."""
        self.tables_met += 1
        self.tables.append([self.tables_met, 0, 0])

    def end_table(self) -> None:
        """A table ends."""
        self.tables.pop()

    def start_row(self, _: str, __: Attributes) -> None:
        """A row begins."""
        if self.tables:
            self.tables[-1][1:] = self.tables[-1][1] + 1, 0

    def start_cell(self, _: str, __: Attributes) -> None:
        """A cell begins."""
        if self.tables:
            self.tables[-1][2] += 1

    # --- properties -------------------------------------------------------------------------

    def start_run(self, _: str, __: Attributes) -> None:
        """A run begins."""
        self.run = {}

    def start_run_properties(self, _: str, __: Attributes) -> None:
        """The properties of a run begin."""
        self.props.append(None if self.props else self.run)  # of a paragraph's mark: not seen

    def start_paragraph_properties(self, _: str, __: Attributes) -> None:
        """The properties of a paragraph begin."""
        self.props.append(self.open[-1].props if self.open else None)

    def start_other_properties(self, _: str, __: Attributes) -> None:
        """Properties begin that are not looked at."""
        self.props.append(None)

    def end_properties(self) -> None:
        """Properties end."""
        self.props.pop()

    def start_section(self, _: str, __: Attributes) -> None:
        """A section begins."""
        self.props.append(None)
        self.sections.append(Section(self.section_begin))
        if self.open:
            self.open[-1].ends_section = True

    def start_margin(self, name: str, attributes: Attributes) -> None:
        """A section names a header or footer."""
        if self.sections:
            kind = name.rpartition("}")[2].removesuffix("Reference")
            pages = attributes.get(f"{W}}}type", "default")
            self.sections[-1].margins[f"{pages} {kind}"] = attributes.get(f"{R}}}id", "")

    def start_first_page(self, _: str, attributes: Attributes) -> None:
        """A section has a first page of its own."""
        if self.sections:
            self.sections[-1].has_first = is_on(attributes.get(VAL, ""))

    def start_section_kind(self, _: str, attributes: Attributes) -> None:
        """A section tells where it begins."""
        if self.sections and self.props:  # else it is the kind of a form field
            self.sections[-1].goes_on = attributes.get(VAL) == "continuous"

    def start_page_size(self, _: str, attributes: Attributes) -> None:
        """A section tells how large its pages are."""
        if self.sections:
            self.sections[-1].is_wide = attributes.get(f"{W}}}orient") == "landscape"

    def start_columns(self, _: str, attributes: Attributes) -> None:
        """A section tells into how many columns its pages are divided."""
        if self.sections:
            self.sections[-1].columns = attributes.get(f"{W}}}num", "1")

    # --- text -------------------------------------------------------------------------------

    def start_text(self, _: str, attributes: Attributes) -> None:
        """A text begins."""
        self.text = []
        self.is_kept = attributes.get(f"{XML}}}space") == "preserve"

    def end_text(self) -> None:
        """A text ends."""
        text = "".join(self.text or ())
        self.text = None
        self.say(text if self.is_kept else text.strip(" \t\r\n"))

    def end_code(self) -> None:
        """The code of a field ends, or a piece of it."""
        if self.fields and self.fields[-1].name is None:
            self.fields[-1].code += "".join(self.text or ())
        self.text = None

    def say(self, text: str) -> None:
        """Put words into the paragraph."""
        if text and self.open and not self.is_hidden:
            open_ = self.open[-1]
            open_.pieces.append((text, self.reading.looks.run(open_.props, self.run)))

    @property
    def is_hidden(self) -> bool:
        """True inside of what programs work out anew."""
        return any(one.is_computed for one in self.fields)

    def start_character(self, name: str, attributes: Attributes) -> None:
        """A character that has an element of its own."""
        if self.props:  # a tab stop
            return
        if attributes.get(f"{W}}}type") == "page":
            self.break_page()
        else:
            self.say(CHARACTERS[name])

    def break_page(self) -> None:
        """A page ends inside the paragraph."""
        if self.open and self.open[-1].pieces:
            self.open[-1].breaks_behind += 1
        elif self.open:
            self.open[-1].breaks += 1

    def start_symbol(self, _: str, attributes: Attributes) -> None:
        """A character that is told by its number."""
        with suppress(ValueError, OverflowError):
            self.say(chr(int(attributes.get(f"{W}}}char", ""), 16)))

    def show(self, sign: str, thing: str) -> None:
        """Put something into the paragraph that is no text."""
        self.say(sign)
        if self.open and not self.is_hidden:
            self.open[-1].things.append(thing)

    # --- fields and links -------------------------------------------------------------------

    def start_field_mark(self, _: str, attributes: Attributes) -> None:
        """A field begins or ends, or its result does."""
        kind = attributes.get(f"{W}}}fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.settle_field(self.fields[-1])
        elif kind == "end" and self.fields:
            self.settle_field(self.fields[-1])
            self.fields.pop()

    def start_field(self, _: str, attributes: Attributes) -> None:
        """A field begins whose code is known."""
        self.fields.append(Field(attributes.get(f"{W}}}instr", "")))
        self.settle_field(self.fields[-1])

    def end_field(self) -> None:
        """A field ends."""
        self.fields.pop()

    def settle_field(self, ended: Field) -> None:
        """The code of a field is whole."""
        if ended.name is not None:
            return
        name, *arguments = ended.code.split() or [""]
        if name.upper() in COMPUTED:
            self.show(FIELD, f"field {name.upper()}")
        elif name.upper() == "HYPERLINK" and arguments and not arguments[0].startswith("\\"):
            self.point(arguments[0].strip('"'))
        ended.name = name.upper()

    def start_link(self, _: str, attributes: Attributes) -> None:
        """A link begins."""
        kind, target, _external = self.links.get(attributes.get(f"{R}}}id", ""), ("", "", False))
        if kind:
            self.point(target)

    def point(self, address: str) -> None:
        """Put a link into the paragraph."""
        if self.open and not self.is_hidden:
            self.open[-1].things.append(f"link {unquote(address).rstrip('/')}")

    # --- pictures, notes and comments -------------------------------------------------------

    def start_extent(self, _: str, attributes: Attributes) -> None:
        """The size of a picture that follows."""
        self.size = (int(attributes.get("cx", 0)), int(attributes.get("cy", 0)))

    def start_picture(self, _: str, attributes: Attributes) -> None:
        """A picture."""
        link = attributes.get(f"{R}}}embed") or attributes.get(f"{R}}}id") or ""
        if link in self.links and self.open:
            member = resolve_target(self.member, self.links[link][1])
            crc, size = self.reading.parts.media.get(member, (0, 0))
            self.open[-1].things.append(f"picture {crc:08x} {size}")
            self.reading.add_picture(*self.size)
            self.size = (0, 0)

    def start_chart(self, _: str, attributes: Attributes) -> None:
        """A chart: what it shows stands in a part of its own."""
        link = attributes.get(f"{R}}}id", "")
        if link in self.links and self.open:
            from reportkit.word.charted import read_charted

            member = resolve_target(self.member, self.links[link][1])
            content = self.reading.parts.xml.get(member)
            self.open[-1].things.append(f"chart {read_charted(content)}" if content else "chart")

    def start_reference(self, name: str, attributes: Attributes) -> None:
        """The call of a note or comment."""
        kind = REFERENCES[name]
        note = self.reading.find_note(kind, attributes.get(f"{W}}}id", ""))
        words = "\n".join(one.text for one in note).strip()
        self.show(REMARK if kind == "comments" else NOTE, f"{kind} {words}")

    def start_note(self, _: str, attributes: Attributes) -> None:
        """A note or comment begins."""
        self.note, self.note_start = attributes.get(f"{W}}}id", ""), len(self.paragraphs)

    def end_note(self) -> None:
        """A note or comment ends."""
        self.notes[self.note] = tuple(self.paragraphs[self.note_start :])


def is_on(value: str) -> bool:
    """True for a property that is there and not switched off."""
    return value not in ("0", "false", "off", "none")


def join(pieces: Iterable[tuple[str, str]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of some pieces, and from where on it looks how; blanks go with what is before."""
    text, looks, last = "", list[tuple[int, str]](), ""
    for piece, look in pieces:
        if look != last and not piece.isspace() and piece not in SIGNS:
            blank = len(piece) - len(piece.lstrip())
            looks.append((len(text) + blank, look))
            last = look
        text += piece
    return text, tuple(looks)


def w(*names: str) -> tuple[str, ...]:
    """The names of Word's elements, as expat tells them."""
    return tuple(f"{W}}}{name}" for name in names)


SKIPPED = frozenset(
    (f"{MC}}}Fallback",
     *w("del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "tblGridChange", "tblPrExChange", "sdtPr", "tblPr", "tblGrid", "trPr",
        "tcPr"))
)  # fmt: skip
CHARACTERS = dict(
    zip(
        w("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen"),
        "\t\t\n\n\u2011\u00ad",
        strict=True,
    )
)
REFERENCES = dict(
    zip(w("footnoteReference", "endnoteReference", "commentReference"),
        ("footnotes", "endnotes", "comments"), strict=True)
)  # fmt: skip
STARTS: dict[str, Start] = {
    **dict.fromkeys(w("p"), Sight.start_paragraph),
    **dict.fromkeys(w("tbl"), Sight.start_table),
    **dict.fromkeys(w("tr"), Sight.start_row),
    **dict.fromkeys(w("tc"), Sight.start_cell),
    **dict.fromkeys(w("r"), Sight.start_run),
    **dict.fromkeys(w("rPr"), Sight.start_run_properties),
    **dict.fromkeys(w("pPr"), Sight.start_paragraph_properties),
    **dict.fromkeys(w("tabs", "pBdr"), Sight.start_other_properties),
    **dict.fromkeys(w("sectPr"), Sight.start_section),
    **dict.fromkeys(w("headerReference", "footerReference"), Sight.start_margin),
    **dict.fromkeys(w("titlePg"), Sight.start_first_page),
    **dict.fromkeys(w("type"), Sight.start_section_kind),
    **dict.fromkeys(w("pgSz"), Sight.start_page_size),
    **dict.fromkeys(w("cols"), Sight.start_columns),
    **dict.fromkeys((*w("t", "instrText"), f"{MATH}}}t"), Sight.start_text),
    **dict.fromkeys(CHARACTERS, Sight.start_character),
    **dict.fromkeys(w("sym"), Sight.start_symbol),
    **dict.fromkeys(w("fldChar"), Sight.start_field_mark),
    **dict.fromkeys(w("fldSimple"), Sight.start_field),
    **dict.fromkeys(w("hyperlink"), Sight.start_link),
    f"{WP}}}extent": Sight.start_extent,
    **dict.fromkeys((f"{A}}}blip", f"{V}}}imagedata"), Sight.start_picture),
    f"{C}}}chart": Sight.start_chart,
    **dict.fromkeys(REFERENCES, Sight.start_reference),
    **dict.fromkeys(w("footnote", "endnote", "comment"), Sight.start_note),
}
ENDS: dict[str, Callable[[Sight], None]] = {
    **dict.fromkeys(w("p"), Sight.end_paragraph),
    **dict.fromkeys(w("tbl"), Sight.end_table),
    **dict.fromkeys(w("rPr", "pPr", "tabs", "pBdr", "sectPr"), Sight.end_properties),
    **dict.fromkeys((*w("t"), f"{MATH}}}t"), Sight.end_text),
    **dict.fromkeys(w("instrText"), Sight.end_code),
    **dict.fromkeys(w("fldSimple"), Sight.end_field),
    **dict.fromkeys(w("footnote", "endnote", "comment"), Sight.end_note),
}

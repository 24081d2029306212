"""What a document shows: its paragraphs in order, with their looks, pictures, links and notes.

Programs that save a document write it anew: runs are divided and joined, parts and styles named
otherwise, lists numbered again. What is read here is what a person sees, and outlives that. It is
read of every document that is made, so it is done by expat, which costs no start-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from urllib.parse import unquote

from reportkit.frozen import frozen, mutable
from reportkit.word.event import Attributes, Link, read_events, read_links
from reportkit.word.look import Looks, Props, find_looks
from reportkit.word.names import MC, WP, A, R, V, W
from reportkit.word.package import relationships_member, resolve_target

# characters that stand for what is no text
NOTE, REMARK, FIELD = "\u2020", "\u2021", "\u2318"
SIGNS = frozenset({NOTE, REMARK, FIELD})
# results that a program works out anew when it saves or prints
COMPUTED = frozenset(
    "PAGE NUMPAGES SECTIONPAGES SECTION PAGEREF DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME "
    "FILENAME FILESIZE LASTSAVEDBY REVNUM NUMWORDS NUMCHARS TOC INDEX TOA STYLEREF TEMPLATE".split()
)
XML_ENDINGS = (".xml", ".rels")
CACHE = 128  # headers and footers that are remembered
HUNDREDTH = 360  # of a millimetre, in EMU
ROUNDED = 6  # hundredths of a millimetre by which a program may round the two sizes of a picture


@frozen
class Parts:
    """The members of a document that show anything: XML as it is, others by checksum and size."""

    main: str
    xml: Mapping[str, bytes]
    media: Mapping[str, tuple[int, int]]

    def links(self, source: str) -> Mapping[str, Link]:
        """The kind, target and whereabouts of what a member is linked with, by id."""
        content = self.xml.get(relationships_member(source))
        return read_links(content) if content else {}

    def related(self, kind: str) -> Iterator[str]:
        """Yield the members of a kind that belong to the body."""
        for found, target, external in self.links(self.main).values():
            member = resolve_target(self.main, target)
            if found == kind and not external and member in self.xml:
                yield member


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


@frozen
class Shown:
    """All that a document shows; `size` adds up the sizes of its pictures, in 0.01 mm."""

    paragraphs: tuple[Paragraph, ...]
    pictures: int
    size: int

    @property
    def digest(self) -> str:
        """What it shows in one word: a digest, the number of the pictures, and their size."""
        from hashlib import sha256

        written = "\n".join(repr(one.facts) for one in self.paragraphs)
        found = sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{found}-{self.pictures}-{self.size}"

    def is_like(self, digest: str) -> bool:
        """True if a document of this digest shows the same; sizes may have been rounded."""
        own, other = self.digest.split("-"), digest.split("-")
        if own[:2] != other[:2] or not other[-1].isdecimal():
            return False
        return abs(self.size - int(other[-1])) <= ROUNDED * self.pictures


def read_shown(parts: Parts) -> Shown:
    """What a document shows; `BrokenXml` if a part is damaged."""
    styles = next(parts.related("styles"), "")
    lists = next(parts.related("numbering"), "")
    sheets = parts.xml.get(styles, b""), parts.xml.get(lists, b"")
    settings = next(parts.related("settings"), "")
    has_even = b"evenAndOddHeaders" in parts.xml.get(settings, b"")
    reading = _Reading(parts, sheets, find_looks(*sheets), has_even)
    body = reading.read(parts.main)
    found = [*body.paragraphs, *reading.iter_margins(body.sections)]
    return Shown(tuple(found), reading.pictures, reading.size)


@mutable
class _Reading:
    """The reading of one document; `sheets` are its parts of styles and of lists."""

    parts: Parts
    sheets: tuple[bytes, bytes]
    looks: Looks
    has_even: bool
    pictures: int = 0
    size: int = 0
    notes: dict[str, dict[str, tuple[Paragraph, ...]]] = field(default_factory=dict)

    def read(self, member: str) -> _Part:
        part = _Part(self, member)
        read_events(self.parts.xml[member], part.start, part.end, part.characters)
        return part

    def iter_margins(self, sections: Iterable[_Section]) -> Iterator[Paragraph]:
        """Yield what headers and footers show, each once; a section has those before it."""
        links, known = self.parts.links(self.parts.main), dict[str, str]()
        met: set[tuple[object, ...]] = set()
        for section in sections:
            known |= section.margins
            used = {"default": True, "first": section.has_first, "even": self.has_even}
            for kind, link in sorted(known.items()):
                target = resolve_target(self.parts.main, links[link][1]) if link in links else ""
                if not used.get(kind.split()[0]) or target not in self.parts.xml:
                    continue
                paragraphs = self.read_margin(target)
                shown = (kind, *(one.facts for one in paragraphs))
                if shown not in met and any(one.text or one.things for one in paragraphs):
                    met.add(shown)
                    yield from paragraphs

    def read_margin(self, member: str) -> Sequence[Paragraph]:
        """The paragraphs of a header or footer."""
        xml = self.parts.xml[member]
        if b":embed=" in xml or b":id=" in xml:  # what it shows stands elsewhere
            return self.read(member).paragraphs
        return read_alone(member, xml, self.sheets)

    def find_note(self, kind: str, number: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a note or comment."""
        if kind not in self.notes:
            member = next(self.parts.related(kind), "")
            self.notes[kind] = self.read(member).notes if member else {}
        return self.notes[kind].get(number, ())

    def add_picture(self, width: int, height: int) -> None:
        self.pictures += 1
        self.size += round((width + height) / HUNDREDTH)


@lru_cache(CACHE)
def read_alone(member: str, xml: bytes, sheets: tuple[bytes, bytes]) -> Sequence[Paragraph]:
    """The paragraphs of a part that draws on no other; many documents have the same."""
    parts = Parts(member, {member: xml}, {})
    return tuple(
        _Reading(parts, sheets, find_looks(*sheets), has_even=False).read(member).paragraphs
    )


@mutable
class _Section:
    margins: dict[str, str] = field(default_factory=dict)
    has_first: bool = False


@mutable
class _Field:
    code: str = ""
    name: str | None = None  # once the code is at its end

    @property
    def is_computed(self) -> bool:
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


Start = Callable[["_Part", str, Attributes], None]
VAL = f"{W}}}val"


class _Part:
    """A part while it is read; what is open stands on stacks."""

    def __init__(self, reading: _Reading, member: str) -> None:
        self.reading, self.member = reading, member
        self.links = reading.parts.links(member)
        self.paragraphs: list[Paragraph] = []
        self.sections: list[_Section] = []
        self.notes: dict[str, tuple[Paragraph, ...]] = {}
        self.open: list[_Open] = []
        self.tables: list[list[int]] = []
        self.props: list[Props | None] = []
        self.run: Props = {}
        self.fields: list[_Field] = []
        self.text: list[str] | None = None
        self.is_kept = False
        self.skipped = self.count = self.pending = self.note_start = self.tables_met = 0
        self.note = ""
        self.size = (0, 0)

    # --- events -----------------------------------------------------------------------------

    def start(self, name: str, attributes: Attributes) -> None:
        if self.skipped or name in SKIPPED:
            self.skipped += 1
            return
        handler = STARTS.get(name)
        if handler:
            handler(self, name, attributes)
        elif self.props and self.props[-1] is not None:
            self.props[-1][name.rpartition("}")[2]] = attributes.get(VAL, "")

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        handler = ENDS.get(name)
        if handler:
            handler(self)

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    # --- paragraphs and tables --------------------------------------------------------------

    def start_paragraph(self, _: str, __: Attributes) -> None:
        cell = tuple(number for table in self.tables for number in table)
        self.open.append(_Open(self.count, cell, is_computed=self.is_hidden))
        self.count += 1
        self.run = {}

    def end_paragraph(self) -> None:
        closed = self.open.pop()
        self.run = {}
        if "pageBreakBefore" in closed.props and is_on(closed.props["pageBreakBefore"]):
            closed.breaks += 1
        text, looks = join(closed.pieces)
        is_empty = not text and not closed.things
        breaks, self.pending = self.pending + closed.breaks, closed.breaks_behind
        if is_empty:
            breaks, self.pending = 0, breaks + closed.breaks_behind
        if is_empty and (closed.is_computed or closed.ends_section):
            return  # of a table of contents, or put in by a program
        look = self.reading.looks.paragraph(closed.props) + (" page" if breaks else "")
        things = tuple(closed.things)
        self.paragraphs.append(
            Paragraph(self.member, closed.number, closed.cell, text, look, looks, things)
        )

    def start_table(self, _: str, __: Attributes) -> None:
        self.tables_met += 1
        self.tables.append([self.tables_met, 0, 0])

    def end_table(self) -> None:
        self.tables.pop()

    def start_row(self, _: str, __: Attributes) -> None:
        if self.tables:
            self.tables[-1][1:] = self.tables[-1][1] + 1, 0

    def start_cell(self, _: str, __: Attributes) -> None:
        if self.tables:
            self.tables[-1][2] += 1

    # --- properties -------------------------------------------------------------------------

    def start_run(self, _: str, __: Attributes) -> None:
        self.run = {}

    def start_run_properties(self, _: str, __: Attributes) -> None:
        self.props.append(None if self.props else self.run)  # of a paragraph's mark: not seen

    def start_paragraph_properties(self, _: str, __: Attributes) -> None:
        self.props.append(self.open[-1].props if self.open else None)

    def start_other_properties(self, _: str, __: Attributes) -> None:
        self.props.append(None)

    def end_properties(self) -> None:
        self.props.pop()

    def start_section(self, _: str, __: Attributes) -> None:
        self.props.append(None)
        self.sections.append(_Section())
        if self.open:
            self.open[-1].ends_section = True

    def start_margin(self, name: str, attributes: Attributes) -> None:
        if self.sections:
            kind = name.rpartition("}")[2].removesuffix("Reference")
            pages = attributes.get(f"{W}}}type", "default")
            self.sections[-1].margins[f"{pages} {kind}"] = attributes.get(f"{R}}}id", "")

    def start_first_page(self, _: str, attributes: Attributes) -> None:
        if self.sections:
            self.sections[-1].has_first = is_on(attributes.get(VAL, ""))

    # --- text -------------------------------------------------------------------------------

    def start_text(self, _: str, attributes: Attributes) -> None:
        self.text = []
        self.is_kept = attributes.get("http://www.w3.org/XML/1998/namespace}space") == "preserve"

    def end_text(self) -> None:
        text = "".join(self.text or ())
        self.text = None
        self.say(text if self.is_kept else text.strip(" \t\r\n"))

    def end_code(self) -> None:
        if self.fields and self.fields[-1].name is None:
            self.fields[-1].code += "".join(self.text or ())
        self.text = None

    def say(self, text: str) -> None:
        if text and self.open and not self.is_hidden:
            open_ = self.open[-1]
            open_.pieces.append((text, self.reading.looks.run(open_.props, self.run)))

    @property
    def is_hidden(self) -> bool:
        return any(one.is_computed for one in self.fields)

    def start_character(self, name: str, attributes: Attributes) -> None:
        if self.props:  # a tab stop
            return
        if attributes.get(f"{W}}}type") == "page":
            self.break_page()
        else:
            self.say(CHARACTERS[name])

    def break_page(self) -> None:
        if self.open and self.open[-1].pieces:
            self.open[-1].breaks_behind += 1
        elif self.open:
            self.open[-1].breaks += 1

    def start_symbol(self, _: str, attributes: Attributes) -> None:
        with suppress(ValueError, OverflowError):
            self.say(chr(int(attributes.get(f"{W}}}char", ""), 16)))

    def show(self, sign: str, thing: str) -> None:
        """Put something into the paragraph that is no text."""
        self.say(sign)
        if self.open and not self.is_hidden:
            self.open[-1].things.append(thing)

    # --- fields and links -------------------------------------------------------------------

    def start_field_mark(self, _: str, attributes: Attributes) -> None:
        kind = attributes.get(f"{W}}}fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.settle_field(self.fields[-1])
        elif kind == "end" and self.fields:
            self.settle_field(self.fields[-1])
            self.fields.pop()

    def start_field(self, _: str, attributes: Attributes) -> None:
        self.fields.append(_Field(attributes.get(f"{W}}}instr", "")))
        self.settle_field(self.fields[-1])

    def end_field(self) -> None:
        self.fields.pop()

    def settle_field(self, ended: _Field) -> None:
        if ended.name is not None:
            return
        name, *arguments = ended.code.split() or [""]
        if name.upper() in COMPUTED:
            self.show(FIELD, f"field {name.upper()}")
        elif name.upper() == "HYPERLINK" and arguments and not arguments[0].startswith("\\"):
            self.point(arguments[0].strip('"'))
        ended.name = name.upper()

    def start_link(self, _: str, attributes: Attributes) -> None:
        kind, target, _external = self.links.get(attributes.get(f"{R}}}id", ""), ("", "", False))
        if kind:
            self.point(target)

    def point(self, address: str) -> None:
        if self.open and not self.is_hidden:
            self.open[-1].things.append(f"link {unquote(address).rstrip('/')}")

    # --- pictures, notes and comments -------------------------------------------------------

    def start_extent(self, _: str, attributes: Attributes) -> None:
        self.size = (int(attributes.get("cx", 0)), int(attributes.get("cy", 0)))

    def start_picture(self, _: str, attributes: Attributes) -> None:
        link = attributes.get(f"{R}}}embed") or attributes.get(f"{R}}}id") or ""
        if link in self.links and self.open:
            member = resolve_target(self.member, self.links[link][1])
            crc, size = self.reading.parts.media.get(member, (0, 0))
            self.open[-1].things.append(f"picture {crc:08x} {size}")
            self.reading.add_picture(*self.size)
            self.size = (0, 0)

    def start_reference(self, name: str, attributes: Attributes) -> None:
        kind = REFERENCES[name]
        note = self.reading.find_note(kind, attributes.get(f"{W}}}id", ""))
        words = "\n".join(one.text for one in note).strip()
        self.show(REMARK if kind == "comments" else NOTE, f"{kind} {words}")

    def start_note(self, _: str, attributes: Attributes) -> None:
        self.note, self.note_start = attributes.get(f"{W}}}id", ""), len(self.paragraphs)

    def end_note(self) -> None:
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
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STARTS: dict[str, Start] = {
    **dict.fromkeys(w("p"), _Part.start_paragraph),
    **dict.fromkeys(w("tbl"), _Part.start_table),
    **dict.fromkeys(w("tr"), _Part.start_row),
    **dict.fromkeys(w("tc"), _Part.start_cell),
    **dict.fromkeys(w("r"), _Part.start_run),
    **dict.fromkeys(w("rPr"), _Part.start_run_properties),
    **dict.fromkeys(w("pPr"), _Part.start_paragraph_properties),
    **dict.fromkeys(w("tabs", "pBdr"), _Part.start_other_properties),
    **dict.fromkeys(w("sectPr"), _Part.start_section),
    **dict.fromkeys(w("headerReference", "footerReference"), _Part.start_margin),
    **dict.fromkeys(w("titlePg"), _Part.start_first_page),
    **dict.fromkeys((*w("t", "instrText"), f"{MATH}}}t"), _Part.start_text),
    **dict.fromkeys(CHARACTERS, _Part.start_character),
    **dict.fromkeys(w("sym"), _Part.start_symbol),
    **dict.fromkeys(w("fldChar"), _Part.start_field_mark),
    **dict.fromkeys(w("fldSimple"), _Part.start_field),
    **dict.fromkeys(w("hyperlink"), _Part.start_link),
    f"{WP}}}extent": _Part.start_extent,
    **dict.fromkeys((f"{A}}}blip", f"{V}}}imagedata"), _Part.start_picture),
    **dict.fromkeys(REFERENCES, _Part.start_reference),
    **dict.fromkeys(w("footnote", "endnote", "comment"), _Part.start_note),
}
ENDS: dict[str, Callable[[_Part], None]] = {
    **dict.fromkeys(w("p"), _Part.end_paragraph),
    **dict.fromkeys(w("tbl"), _Part.end_table),
    **dict.fromkeys(w("rPr", "pPr", "tabs", "pBdr", "sectPr"), _Part.end_properties),
    **dict.fromkeys((*w("t"), f"{MATH}}}t"), _Part.end_text),
    **dict.fromkeys(w("instrText"), _Part.end_code),
    **dict.fromkeys(w("fldSimple"), _Part.end_field),
    **dict.fromkeys(w("footnote", "endnote", "comment"), _Part.end_note),
}

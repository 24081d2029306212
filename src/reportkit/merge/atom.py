"""What a paragraph is made of, as it is compared: characters, pictures, fields, calls of notes.

How an office program divides words into runs, marks its spelling or names its pictures is no part
of this, and neither is what a tracked change has deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field

from reportkit.frozen import frozen, mutable
from reportkit.merge.hunk import iter_words
from reportkit.word.anchor import divide_run
from reportkit.word.names import (
    ALTERNATE,
    BREAK,
    CARRIAGE_RETURN,
    CHOICE,
    DELETIONS,
    FALLBACK,
    FIELD_CODE,
    HYPERLINK,
    PARAGRAPH_PROPERTIES,
    RUN,
    TAB,
    TEXT,
    WP,
    A,
    R,
    V,
    w,
)
from reportkit.word.xml import Element

OBJECT_SIGN = "▣"
FIELD, SIMPLE_FIELD, FIELD_END = w("fldChar"), w("fldSimple"), w("fldCharType")
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = frozenset({f"{MATH}oMath", f"{MATH}oMathPara"})
OBJECTS = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATE})
NOTE_CALLS = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
CHARACTERS = {
    TAB: "\t",
    w("ptab"): "\t",
    CARRIAGE_RETURN: "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
BREAKS = {"page": "\f", "column": "\v"}
PICTURE, IMAGE, EXTENT = f"{{{A}}}blip", f"{{{V}}}imagedata", f"{{{WP}}}extent"
EMBED, LINKED = f"{{{R}}}embed", f"{{{R}}}id"
UNREAD = DELETIONS | {PARAGRAPH_PROPERTIES, w("sdtPr"), w("sdtEndPr")}
Medium = Callable[[str], str]


@frozen
class Atom:
    """The smallest thing that is compared: `key` is a character, or says what else it is.

    `units` are what would be taken out with it: its run, or all the runs of its field; `link` is
    the hyperlink around it.
    """

    key: str
    units: tuple[Element, ...]
    element: Element
    offset: int = 0
    link: Element | None = None

    @property
    def text(self) -> str:
        """The character; a sign for what is none."""
        return self.key if len(self.key) == 1 else OBJECT_SIGN

    @property
    def is_divisible(self) -> bool:
        """True if it stands in a run that may hold others."""
        return (
            self.units[0].tag == RUN and len(self.units) == 1 and self.element is not self.units[0]
        )


def read_atoms(paragraphs: Iterable[Element], medium: Medium) -> tuple[Atom, ...]:
    """What paragraphs are made of; between two of them stands the end of a line.

    `medium` tells what stands behind a relationship.
    """
    found: list[Atom] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            found.append(Atom("¶ ", (paragraph,), paragraph))
        reader = _Reader(medium)
        reader.read(paragraph, None)
        found += reader.found
    return tuple(found)


@mutable
class _Reader:
    medium: Medium
    found: list[Atom] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)  # the runs of a field that has not ended
    depth: int = 0

    def read(self, parent: Element, link: Element | None) -> None:
        for child in parent.iterchildren("{*}*"):
            if child.tag == RUN:
                self.read_run(child, link)
            elif child.tag == SIMPLE_FIELD:
                key = _name_field(child.get(w("instr")) or "", "")
                self.found.append(Atom(key, (child,), child, 0, link))
            elif child.tag in FORMULAS:
                words = "".join(text.text or "" for text in child.iter(f"{MATH}t"))
                self.found.append(Atom(f"formula {words}", (child,), child, 0, link))
            elif child.tag not in UNREAD:
                self.read(child, child if child.tag == HYPERLINK else link)

    def read_run(self, run: Element, link: Element | None) -> None:
        signs = [sign.get(FIELD_END) for sign in run.iterchildren(FIELD)]
        self.depth += signs.count("begin")
        if not self.depth:
            self.found += (
                Atom(key, (run,), element, offset, link)
                for key, element, offset in iter_run(run, self.medium)
            )
            return
        self.open.append(run)
        self.depth -= signs.count("end")
        if not self.depth:
            code = "".join(text.text or "" for part in self.open for text in part.iter(FIELD_CODE))
            words = "".join(text.text or "" for part in self.open for text in part.iter(TEXT))
            self.found.append(Atom(_name_field(code, words), tuple(self.open), run, 0, link))
            self.open = []


def iter_run(run: Element, medium: Medium) -> Iterator[tuple[str, Element, int]]:
    """Yield what a run holds, each with the element and the position in its text."""
    for child in run.iterchildren("{*}*"):
        if child.tag == TEXT:
            for offset, character in enumerate(child.text or ""):
                yield character, child, offset
        elif child.tag == BREAK:
            yield BREAKS.get(child.get(w("type")) or "", "\n"), child, 0
        elif child.tag in CHARACTERS:
            yield CHARACTERS[str(child.tag)], child, 0
        elif child.tag in OBJECTS:
            yield _name_object(child, medium), child, 0
        elif child.tag in NOTE_CALLS:
            yield f"call of {NOTE_CALLS[str(child.tag)]}", child, 0
        elif child.tag == w("sym"):
            yield f"sign {child.get(w('font'))} {child.get(w('char'))}", child, 0


def _name_field(code: str, words: str) -> str:
    """What a field is; what it shows is worked out by the office program, but not for links."""
    name = " ".join(code.split()).removesuffix(r"\* MERGEFORMAT").strip()
    return f"field {name} {words}" if name.startswith("HYPERLINK") else f"field {name}"


def _name_object(drawing: Element, medium: Medium) -> str:
    """What a drawing shows: its pictures, else its words."""
    found = [
        medium(picture.get(EMBED) or picture.get(LINKED) or "")
        for picture in drawing.iter(PICTURE, IMAGE)
        if next(picture.iterancestors(FALLBACK), None) is None
    ]
    if found:
        return " ".join(["picture", *found])
    shown = next(drawing.iter(CHOICE), drawing)
    return "drawing " + "".join(text.text or "" for text in shown.iter(TEXT))


def is_picture(atom: Atom) -> bool:
    """True for one picture that is drawn as Word draws them now."""
    return atom.element.tag == w("drawing") and len([*atom.element.iter(PICTURE)]) == 1


def canonical(element: Element) -> str:
    """An element as it is compared; what numbers it and names it is left out."""
    attributes = sorted(
        (str(name), str(value))
        for name, value in element.attrib.items()
        if name not in ("id", "name")
    )
    inside = "".join(canonical(child) for child in element.iterchildren("{*}*"))
    return f"{element.tag}{attributes}({inside})"


def divide_before(atom: Atom) -> None:
    """Let a run begin with this atom."""
    if atom.is_divisible:
        divide_run(atom.units[0], atom.element, atom.offset)


def text_of(atoms: Iterable[Atom]) -> str:
    """The words of atoms, with a sign for each thing that is none."""
    return "".join(atom.text for atom in atoms)


def iter_words_of(keys: Sequence[str]) -> Iterator[str]:
    """Yield the words that atoms make, without the spaces between them."""
    for start, end in iter_words(keys):
        word = "".join(keys[start:end])
        if not word.isspace():
            yield word

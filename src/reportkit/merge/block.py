"""A part as it is compared: paragraphs and tables, rows and cells, without what wraps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from reportkit.frozen import frozen
from reportkit.merge.atom import Atom, Medium, iter_words_of, read_atoms, text_of
from reportkit.word.address import style_of
from reportkit.word.names import (
    CELL,
    CELL_PROPERTIES,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    TABLE,
    VALUE,
    w,
)
from reportkit.word.xml import Element

KINDS = {PARAGRAPH: "paragraph", TABLE: "table", ROW: "row", CELL: "cell"}
PASSED = frozenset({CONTROL_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES, w("sdtEndPr"), w("tblPr")})


@frozen
class Block:
    """A paragraph, table, row or cell; `elements` are several only where a paragraph was divided.

    `key` is what it says, `words` how often it says each word, `style` the name of its style.
    """

    elements: tuple[Element, ...]
    kind: str = field(compare=False)
    key: str = field(compare=False)
    words: Counter[str] = field(compare=False)
    style: str = field(compare=False, default="")
    is_heading: bool = field(compare=False, default=False)
    atoms: tuple[Atom, ...] = field(compare=False, default=())
    children: tuple[Block, ...] = field(compare=False, default=())

    @property
    def first(self) -> Element:
        """The element that it begins with."""
        return self.elements[0]

    @property
    def last(self) -> Element:
        """The element that it ends with."""
        return self.elements[-1]

    @property
    def shape(self) -> tuple[str, ...]:
        """The widths of the cells of a row, and the styles of what they begin with."""
        begins = (next(iter_paragraphs([child]), None) for child in self.children)
        styles = ("" if begin is None else begin.style for begin in begins)
        return (*(child.style for child in self.children), *styles)

    @property
    def keys(self) -> list[str]:
        """What a paragraph is made of."""
        return [atom.key for atom in self.atoms]


@frozen
class Reader:
    """What it takes to read a part: the names of its styles, and what its relationships mean."""

    medium: Medium
    styles: Mapping[str, str]
    headings: frozenset[str]

    def read(self, container: Element) -> tuple[Block, ...]:
        """The blocks that a container holds."""
        return tuple(map(self.block, iter_blocks(container)))

    def block(self, element: Element) -> Block:
        """The block that an element is."""
        if element.tag == PARAGRAPH:
            return self.paragraph((element,))
        children = self.read(element)
        words: Counter[str] = Counter()
        for child in children:
            words.update(child.words)
        kind = KINDS[str(element.tag)]
        key = f"{kind}({'|'.join(child.key for child in children)})"
        return Block((element,), kind, key, words, span_of(element), False, (), children)

    def paragraph(self, elements: tuple[Element, ...]) -> Block:
        """The block of a paragraph, which may have been divided into several."""
        atoms = read_atoms(elements, self.medium)
        keys = [atom.key for atom in atoms]
        words = Counter(iter_words_of(keys))
        style = style_of(elements[0]) or ""
        name, heading = self.styles.get(style, style), style in self.headings
        return Block(elements, "paragraph", "".join(keys), words, name, heading, atoms)


def iter_blocks(container: Element) -> Iterator[Element]:
    """Yield the paragraphs, tables, rows and cells that a container holds, the outermost ones."""
    for child in container.iterchildren("{*}*"):
        if child.tag in KINDS:
            yield child
        elif child.tag not in PASSED and child.tag != PARAGRAPH_PROPERTIES:
            yield from iter_blocks(child)


def span_of(element: Element) -> str:
    """How a cell is merged with others; nothing for what is none."""
    properties = element.find(CELL_PROPERTIES)
    if properties is None:
        return ""
    span, merged = properties.find(w("gridSpan")), properties.find(w("vMerge"))
    wide = "1" if span is None else span.get(VALUE) or "1"
    return wide + ("" if merged is None else f" {merged.get(VALUE) or 'continue'}")


def iter_paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the paragraphs of blocks, in order."""
    for block in blocks:
        if block.kind == "paragraph":
            yield block
        else:
            yield from iter_paragraphs(block.children)


def say(block: Block) -> str:
    """The words of a block on one line, cells apart."""
    if block.kind == "paragraph":
        return text_of(block.atoms).strip()
    joint = " | " if block.kind == "row" else " "
    return joint.join(filter(None, map(say, block.children)))


def container_of(element: Element) -> Element:
    """What holds a block, through content controls."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("a root stands in no container")
    return container_of(parent) if parent.tag in (CONTROL_CONTENT, w("sdt")) else parent

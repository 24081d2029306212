"""Markdown as Word paragraphs in the template's own styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.render.additions import Additions
from reportkit.render.markdown import Block, Grid, Words, iter_blocks
from reportkit.template.spot import Output, Spot
from reportkit.word.file import HYPERLINK
from reportkit.word.names import PARAGRAPH_PROPERTY_ORDER, RUN_PROPERTY_ORDER, R
from reportkit.word.style import Styles
from reportkit.word.text import write_run
from reportkit.word.xml import Element, order_children, parse_fragment, serialise_fragment

# the names of Word's own styles, which a file in any language keeps
STYLES = {
    "bullet": "list bullet", "number": "list number", "continued": "list continue",
    "quote": "quote", "code": "html preformatted",
}  # fmt: skip
ENTRIES = ("bullet", "number")
DEEP = (*ENTRIES, "continued")
INDENT = 360  # twentieths of a point
# what a paragraph has where the template lacks its style
STANDING_FOR = {
    "heading": "<w:keepNext/>",
    "continued": '<w:ind w:left="{indent}"/>',
    "quote": f'<w:ind w:left="{INDENT}" w:right="{INDENT}"/>',
    "rule": '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>',
}
MONOSPACED = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
NO_WIDTH = '<w:tblW w:w="0" w:type="auto"/>'
EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def style_name(block: Block) -> str:
    """The name of the style for a paragraph, "" for that of the spot."""
    if block.kind == "heading":
        return f"heading {block.level}"
    name = STYLES.get(block.kind, "")
    return f"{name} {block.level}" if block.level > 1 and block.kind in DEEP else name


def typed_number(block: Block) -> str:
    """What stands for the number of an entry in a file without lists."""
    return "•\t" if block.kind == "bullet" else f"{block.number}.\t"


def build_definition(kind: str, level: int, start: int) -> Element:
    """The definition of a list whose entries stand at a level and count from a number."""
    form, text = ("bullet", "•") if kind == "bullet" else ("decimal", f"%{level + 1}.")
    made = parse_fragment(
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{(level + 1) * INDENT}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
        "</w:abstractNum>"
    )
    return made[0]


@mutable
class Prose:
    """Writes Markdown for one spot; `check` refuses what Word cannot store."""

    spot: Spot
    styles: Styles
    additions: Additions
    member: str
    check: Callable[[str], str]
    lists: dict[int, tuple[str, int]] = field(default_factory=dict)

    def write(self, text: str) -> str:
        """The text as XML for the spot: paragraphs, or the runs of the only one."""
        blocks = list(iter_blocks(self.check(text)))
        if self.spot.output is Output.PARAGRAPHS:
            return "".join(self.write_block(block) for block in blocks)
        if len(blocks) > 1 or any(isinstance(block, Grid) for block in blocks):
            raise ValueError(
                Phrase("it is more than a paragraph: let the tag stand alone in its line")
            )
        runs = "".join(self.write_runs(block.words) for block in blocks if isinstance(block, Block))
        if self.spot.output is Output.RUNS:
            return runs
        if self.spot.output is Output.TEXT:
            return f'</w:t></w:r>{runs}<w:r>{self.spot.run}<w:t xml:space="preserve">'
        raise ValueError(Phrase("Markdown cannot stand here"))

    def write_block(self, block: Block | Grid) -> str:
        """A paragraph or a table."""
        if isinstance(block, Grid):
            return self.write_grid(block)
        style = self.styles.id(style_name(block))
        words = block.words if style or block.kind != "heading" else tuple(bolder(block.words))
        runs = self.write_runs(words)
        numbering = self.numbering(block, style) if block.kind in ENTRIES else ""
        if block.kind in ENTRIES and not numbering and style not in self.additions.lists.styles:
            runs = write_run(typed_number(block), self.spot.run) + runs
        return f"<w:p>{self.paragraph_properties(block, style, numbering)}{runs}</w:p>"

    def paragraph_properties(self, block: Block, style: str, numbering: str) -> str:
        """The properties of a paragraph: its style, or those of the spot and what stands for it."""
        if style:
            return f'<w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'
        added = numbering or STANDING_FOR.get(block.kind, "").format(indent=block.level * INDENT)
        if not added:
            return self.spot.paragraph
        return with_properties(self.spot.paragraph, "pPr", added, PARAGRAPH_PROPERTY_ORDER)

    def numbering(self, block: Block, style: str) -> str:
        """What puts an entry into its list: that of its style, else one made for it."""
        membership = self.additions.lists.styles.get(style)
        is_first = block.begins_list or block.level not in self.lists
        if is_first:
            self.lists = {level: kept for level, kept in self.lists.items() if level < block.level}
        if block.kind == "bullet" and membership is not None:
            return ""
        counts_from_one = block.number == 1 or not is_first
        if is_first and membership is not None and counts_from_one:
            self.lists[block.level] = (self.additions.new_list(membership.list), membership.level)
        elif is_first:
            if not self.additions.lists.member:
                return ""
            made = build_definition(block.kind, block.level - 1, block.number)
            self.lists[block.level] = (self.additions.new_definition(made), block.level - 1)
        number, level = self.lists[block.level]
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def write_runs(self, words: tuple[Words, ...]) -> str:
        """The runs of a paragraph."""
        return "".join(map(self.write_words, words))

    def write_words(self, words: Words) -> str:
        """A run, or a link around it."""
        run = write_run(words.text, self.run_properties(words))
        if not words.link:
            return run
        link = self.additions.link(self.member, HYPERLINK, words.link, external=True)
        return f'<w:hyperlink xmlns:r="{R}" r:id="{link}">{run}</w:hyperlink>'

    def run_properties(self, words: Words) -> str:
        """The properties of the spot's run, and the look of the words."""
        added = "".join(self.iter_looks(words))
        if not added:
            return self.spot.run
        return with_properties(self.spot.run, "rPr", added, RUN_PROPERTY_ORDER)

    def iter_looks(self, words: Words) -> Iterator[str]:
        """Yield the properties that make the look of words."""
        style = self.styles.id("hyperlink") if words.link else ""
        if style:
            yield f'<w:rStyle w:val="{style}"/>'
        if words.bold:
            yield "<w:b/><w:bCs/>"
        if words.italic:
            yield "<w:i/><w:iCs/>"
        if words.struck:
            yield "<w:strike/>"
        if words.code:
            yield MONOSPACED

    def write_grid(self, grid: Grid) -> str:
        """A table in the template's table style."""
        style = self.styles.id("table grid", "table")
        styled = f'<w:tblStyle w:val="{style}"/>' if style else ""
        edges = "" if style else f"<w:tblBorders>{EDGES}</w:tblBorders>"
        count = len(grid.rows[0])
        columns = f'<w:gridCol w:w="{9000 // count}"/>' * count
        rows = "".join(self.write_row(row, head=not number) for number, row in enumerate(grid.rows))
        return (
            f"<w:tbl><w:tblPr>{styled}{NO_WIDTH}{edges}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
            f"{rows}</w:tbl><w:p>{self.spot.paragraph}</w:p>"
        )

    def write_row(self, row: tuple[tuple[Words, ...], ...], *, head: bool) -> str:
        """A row of a table; the head is bold and comes again on every page."""
        cells = "".join(
            f"<w:tc><w:tcPr/><w:p>{self.write_runs(tuple(bolder(cell) if head else cell))}</w:p>"
            "</w:tc>"
            for cell in row
        )
        return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{cells}</w:tr>"


def bolder(words: tuple[Words, ...]) -> Iterator[Words]:
    """Yield words in bold."""
    return (replace(each, bold=True) for each in words)


def with_properties(properties: str, name: str, added: str, order: tuple[str, ...]) -> str:
    """Properties as XML with more of them, in the schema's order; the added ones win."""
    holder = parse_fragment(f"<w:{name}>{added}</w:{name}>{properties}")
    made = holder[0]
    for old in list(holder[1]) if len(holder) > 1 else ():
        made.append(old)
    order_children(made, order)
    return serialise_fragment(made)

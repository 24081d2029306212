"""Markdown as Word paragraphs in the template's own styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.render.additions import Additions
from reportkit.render.markdown import Block, Grid, Words, iter_blocks
from reportkit.template.spot import Output, Spot
from reportkit.word.file import HYPERLINK
from reportkit.word.names import RUN_PROPERTY_ORDER, R
from reportkit.word.style import Styles
from reportkit.word.text import write_run
from reportkit.word.xml import order_children, parse_fragment, serialise_fragment

# the names of Word's own styles, which a file in any language keeps
STYLES = {"bullet": "list bullet", "number": "list number", "quote": "quote"}
BULLET = "•\t"
NO_WIDTH = '<w:tblW w:w="0" w:type="auto"/>'


@mutable
class Prose:
    """Writes Markdown for one spot; `check` refuses what Word cannot store."""

    spot: Spot
    styles: Styles
    additions: Additions
    member: str
    check: Callable[[str], str]
    list: str = ""

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
        runs = self.write_runs(block.words)
        properties = self.paragraph_properties(block)
        if block.kind == "bullet" and not self.styles.id(self.style_name(block)):
            runs = write_run(BULLET, self.spot.run) + runs
        return f"<w:p>{properties}{runs}</w:p>"

    def style_name(self, block: Block) -> str:
        """The name of the style for a paragraph, "" for that of the spot."""
        if block.kind == "heading":
            return f"heading {block.level}"
        name = STYLES.get(block.kind, "")
        is_deep = block.level > 1 and block.kind in ("bullet", "number")
        return f"{name} {block.level}" if is_deep else name

    def paragraph_properties(self, block: Block) -> str:
        """The properties of a paragraph: those of the spot, in the style of its kind."""
        style = self.styles.id(self.style_name(block))
        if not style:
            return self.spot.paragraph
        numbering = self.numbering(block, style) if block.kind == "number" else ""
        return f'<w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'

    def numbering(self, block: Block, style: str) -> str:
        """What lets a numbered list begin anew."""
        membership = self.additions.lists.styles.get(style)
        if membership is None or block.level > 1:
            return ""
        if block.begins_list or not self.list:
            self.list = self.additions.new_list(membership.list)
        level = f'<w:ilvl w:val="{membership.level}"/>'
        return f'<w:numPr>{level}<w:numId w:val="{self.list}"/></w:numPr>'

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

    def write_grid(self, grid: Grid) -> str:
        """A table in the template's table style."""
        style = self.styles.id("table grid", "table")
        styled = f'<w:tblStyle w:val="{style}"/>' if style else ""
        count = len(grid.rows[0])
        columns = f'<w:gridCol w:w="{9000 // count}"/>' * count
        rows = "".join(self.write_row(row, head=not number) for number, row in enumerate(grid.rows))
        return (
            f"<w:tbl><w:tblPr>{styled}{NO_WIDTH}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
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

"""A page as plain text for e-mail: a blank line between paragraphs, and no line broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportkit.export.page import Block, Call, Inline, Page, Paragraph, Span, Table, tell_address

COLUMN = " | "
PICTURE = {"zh": "〔图片：{alt}〕", "en": "[Picture: {alt}]"}
ADDRESS = {"zh": "（{link}）", "en": " <{link}>"}
INDENT = "  "


def write_txt(page: Page) -> str:
    """A page as plain text; its notes stand at the end."""
    notes = (
        f"[{number}] " + " ".join(_iter_lines(blocks, page.lang))
        for number, blocks in enumerate(page.notes, 1)
    )
    blocks = _join_lists(page.blocks, page.lang)
    return "\n\n".join([*blocks, *notes]) + "\n"


def _join_lists(blocks: Sequence[Block], lang: str) -> Iterator[str]:
    """Yield the texts between which a blank line stands: the entries of a list are one."""
    lines: list[str] = []
    for number, block in enumerate(blocks):
        lines += _iter_lines([block], lang)
        if not (_is_entry(block) and _is_entry(*blocks[number + 1 : number + 2])) and lines:
            yield "\n".join(lines)
            lines = []


def _is_entry(*blocks: Block) -> bool:
    return any(isinstance(one, Paragraph) and one.label and one.level is None for one in blocks)


def _iter_lines(blocks: Iterable[Block], lang: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _iter_rows(block, lang)
        elif words := write_words(block.inlines, lang).strip():
            indent = INDENT * block.depth if block.label and block.level is None else ""
            yield f"{indent}{block.begin}{words}"


def _iter_rows(table: Table, lang: str) -> Iterator[str]:
    for row in table.rows:
        cells = (" ".join(_iter_lines(cell.blocks, lang)).replace("\n", " ") for cell in row)
        yield COLUMN.join(cells)


def write_words(inlines: Iterable[Inline], lang: str) -> str:
    """The words of a paragraph; a picture is told by its alternative text."""
    return "".join(_write(one, lang) for one in inlines)


def _write(one: Inline, lang: str) -> str:
    if isinstance(one, Call):
        return f"[{one.number}]"
    if not isinstance(one, Span):
        return PICTURE.get(lang, PICTURE["en"]).format(alt=one.alt) if one.alt else ""
    address = tell_address(one)
    return one.text + (ADDRESS.get(lang, ADDRESS["en"]).format(link=address) if address else "")

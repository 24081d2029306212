"""Paragraphs, and the machinery of the template around them."""

from __future__ import annotations

from markup import WORD, Element, w, words
from style import style_id

Blocks = list[Element]


def paragraph(style: str, text: str, *, numbering: int | None = None) -> Element:
    """A paragraph in a named style; a tab in its text is a tab of Word."""
    counted = w("numPr", w("ilvl", val=0), w("numId", val=numbering)) if numbering else None
    return w("p", w("pPr", w("pStyle", val=style_id(style)), counted), *runs(text))


def held(text: str) -> str:
    """The text of a paragraph that stays on the page of what is printed before it."""
    return f"{text}{{{{ keep_with_previous() }}}}"


def runs(text: str) -> Blocks:
    """The text as runs, one for each stretch between tabs, so that no tag is ever split."""
    stretches: Blocks = []
    for number, stretch in enumerate(text.split("\t")):
        if number:
            stretches.append(w("r", w("tab")))
        if stretch:
            stretches.append(w("r", words(stretch)))
    return stretches


def hint_chinese(root: Element) -> None:
    """Have Word set quotation marks, dashes and dots of these runs in the Chinese font."""
    for run in root.iter(f"{{{WORD}}}r"):
        if run.find(f"{{{WORD}}}t") is None:
            continue
        properties = run.find(f"{{{WORD}}}rPr")
        if properties is None:
            properties = w("rPr")
            run.insert(0, properties)
        fonts = w("rFonts", hint="eastAsia")
        properties.insert(int(properties.find(f"{{{WORD}}}rStyle") is not None), fonts)


def labelled(style: str, text: str) -> Element:
    """Words inside a paragraph in a style of their own."""
    return w("r", w("rPr", w("rStyle", val=style_id(style))), words(text))


def field(code: str) -> Element:
    """A field that Word fills in by itself, such as `PAGE`."""
    return w("fldSimple", w("r", words("1")), instr=f" {code} ")


def control(tag: str) -> Element:
    """A line of machinery: it steers what follows and vanishes with its paragraph."""
    return paragraph("Template Control", f"{{%p {tag} %}}")


def optional(style: str, text: str) -> Element:
    """A paragraph that is there if its facts are: all of it stands in double square brackets."""
    return paragraph(style, f"[[{text}]]")


def only_if(condition: str, *blocks: Element) -> Blocks:
    """Blocks that stand only if the fact exists."""
    return [control(f"if {condition}"), *blocks, control("endif")]


def first_of(*cases: tuple[str, Element], otherwise: Element) -> Blocks:
    """The block of the first condition that holds, or the last block."""
    blocks: Blocks = []
    for condition, block in cases:
        blocks += [control(f"{'elif' if blocks else 'if'} {condition}"), block]
    return [*blocks, control("else"), otherwise, control("endif")]


def repeat(loop: str, *blocks: Element) -> Blocks:
    """Blocks once for each of several: `outcome in outcomes`."""
    return [control(f"for {loop}"), *blocks, control("endfor")]


def section(title: str, condition: str, *blocks: Element) -> Blocks:
    """A heading with its blocks; without the fact, the heading goes too."""
    return only_if(condition, paragraph("heading 1", title), *blocks)

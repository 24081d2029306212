"""Text boxes that Word stores twice: the copy for old readers takes over the words of the first.

Filling both would say every value twice, and a value may be said differently the second time.
"""

from __future__ import annotations

from reportkit.diagnostics import WordPlace
from reportkit.template.marks import BRACES, Marks
from reportkit.template.tag import Kind, Tag
from reportkit.word.address import text_of
from reportkit.word.names import ALTERNATE, CHOICE, FALLBACK, TEXT_BOX
from reportkit.word.xml import Element, append_text


def pair_twins(root: Element, place: WordPlace, marks: Marks) -> bool:
    """Let every text box's copy repeat what was printed in the first; True if there is any."""
    known = len(marks.tags)
    for alternate in list(root.iter(ALTERNATE)):
        firsts = [box for choice in alternate.findall(CHOICE) for box in choice.iter(TEXT_BOX)]
        copies = [box for other in alternate.findall(FALLBACK) for box in other.iter(TEXT_BOX)]
        if len(firsts) != len(copies):
            continue
        for first, copied in zip(firsts, copies, strict=True):
            if BRACES.search(text_of(first)) and text_of(first) == text_of(copied):
                pair(first, copied, place, marks)
    return len(marks.tags) > known


def pair(first: Element, copied: Element, place: WordPlace, marks: Marks) -> None:
    """Keep what is printed in a text box, and print it in its copy as well."""
    source = Tag(Kind.BLOCK, "", "own", "", place)
    variable = f"twin_{len(marks.tags)}"
    begin = marks.add_own(Kind.BLOCK, f"set {variable}", source)
    end = marks.add_own(Kind.BLOCK, "endset", source)
    first.text = begin + (first.text or "")
    append_text(first, end + marks.add_own(Kind.PRINT, variable, source))
    copied[:] = []
    copied.text = marks.add_own(Kind.PRINT, f"{variable} | twin", source)

"""The runs between `{% filter %}` and its end, made one: what a filter gives back is text alone.

Word and LibreOffice part a line where its script or its language changes, as between Chinese and
the tags in it; a filter would be given what stands between two runs as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reportkit.pattern import pattern
from reportkit.word.names import PARAGRAPH, RUN, RUN_PROPERTIES, SPACE, TEXT, w
from reportkit.word.xml import Element, remove_element

FILTERED = pattern(r"\{%-?\s*filter\b.*\{%-?\s*endfilter\s*-?%\}", re.DOTALL)
PROOF = w("proofErr")


def join_filtered(elements: Iterable[Element]) -> None:
    """Make the runs of every filtered stretch of text one, in the look of the first."""
    for paragraph in [element for element in elements if element.tag == PARAGRAPH]:
        for runs in list(_iter_plain(paragraph)):
            texts = [_text_of(run) for run in runs]
            found = FILTERED.search("".join(texts))
            if found is not None:
                _join(runs, texts, *found.span())


def _iter_plain(paragraph: Element) -> Iterator[list[Element]]:
    """Yield the runs that follow each other and hold nothing but text."""
    children = [child for child in paragraph if child.tag != PROOF]
    for is_plain, group in groupby(children, key=_is_plain):
        if is_plain:
            yield list(group)


def _is_plain(element: Element) -> bool:
    return element.tag == RUN and all(child.tag in (RUN_PROPERTIES, TEXT) for child in element)


def _text_of(run: Element) -> str:
    return "".join(text.text or "" for text in run.findall(TEXT))


def _join(runs: list[Element], texts: list[str], start: int, end: int) -> None:
    """Put the text of the runs that a stretch touches into the first of them."""
    touched: list[int] = []
    at = 0
    for number, text in enumerate(texts):
        if at < end and at + len(text) > start:
            touched.append(number)
        at += len(text)
    first, *others = touched
    if not others:
        return
    holder, *rest = runs[first].findall(TEXT)
    holder.text = "".join(texts[number] for number in touched)
    holder.set(SPACE, "preserve")
    for element in (*rest, *(runs[number] for number in others)):
        remove_element(element)

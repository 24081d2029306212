"""Lookalikes: text that was meant as a tag, and would be printed as it stands.

Braces and brackets have other uses in prose. So what might be a tag is told only where the name
in it is one that the template or the record knows; see `needs`. What holds tags, or `if` and its
like, can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportkit.pattern import pattern

# signs of tags beside braces
OTHER_SIGNS = pattern(r"\[\[|\]\]|<<|«")
NAME = r"[^\W\d]\w*(?:\.\w+|\[\d+\])*"
FILTERS = r"(?:\s*\|\s*\w+(?:\([^{}()]*\))?)*"
BRACED = pattern(rf"[{{｛]\s*(?P<code>(?P<name>{NAME}){FILTERS})\s*[}}｝]")
BRACKETED = pattern(rf"\[\[\s*(?P<code>(?P<name>{NAME}))\s*\]\]?")
ANGLED = pattern(rf"(?:<<|«)\s*(?P<code>(?P<name>{NAME}))\s*(?:>>|»)")
WORDS = "if|elif|else|endif|for|endfor|set|endset|filter|endfilter"
ENDS = r"\s*[}｝]"
SPACED = pattern(
    rf"[{{｛]\s+[%％]\s*(?P<code>(?:(?:p|tr|tc|r)\s+)?(?:{WORDS})\b[^%％{{}}]*)[%％]?{ENDS}"
)
SINGLE = pattern(rf"[{{｛]\s*(?P<code>endif|endfor|for\s+\w+\s+in\s+{NAME}{FILTERS}){ENDS}")
CONDITION = pattern(rf"[{{｛]\s*(?P<code>if\s+(?P<name>{NAME}))\s*{ENDS}")
BRACKET = pattern(r"\[\[|\]\]")
BRACKETS = "[[ … ]]"


def iter_lookalikes(
    text: str, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str]]:
    """Yield the span of each text that looks like a tag, the name in it, and what may be meant.

    Where there is no name, nothing else can be meant. `taken` are the spans of the tags.
    """
    for shape, form in (
        (BRACED, "{{{{ {} }}}}"),
        (BRACKETED, "[[{{{{ {} }}}}]]"),
        (ANGLED, "{{{{ {} }}}}"),
        (CONDITION, "{{% {} %}}"),
    ):
        for found in shape.finditer(text):
            if _is_free(found, taken):
                yield *found.span(), found["name"], form.format(found["code"])
    for shape in (SPACED, SINGLE):
        for found in shape.finditer(text):
            if _is_free(found, taken):
                yield *found.span(), "", f"{{% {found['code'].strip()} %}}"
    yield from _iter_brackets(text, taken)


def _iter_brackets(
    text: str, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str]]:
    """Yield brackets of optional text that hold a tag and have no other end."""
    opened: list[int] = []
    for found in BRACKET.finditer(text):
        if not _is_free(found, taken):
            continue
        if found[0] == "[[":
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            begin = max((end for _, end in taken if end <= found.start()), default=None)
            if begin is not None and "[" not in text[begin : found.start()]:
                yield found.start(), found.end(), "", BRACKETS
    for start in opened:
        if any(start < begin for begin, _ in taken):
            yield start, len(text), "", BRACKETS


def _is_free(found: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(begin < found.end() and found.start() < end for begin, end in taken)

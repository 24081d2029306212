"""Lookalikes: text that was meant as a tag, and would be printed as it stands.

Braces and brackets have other uses in prose. So what might be a tag is told only where the name
in it is one that the template or the record knows; see `needs`. What holds tags, or `if` and its
like, can be nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.pattern import pattern
from reportkit.template.taken import Spans

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
    text: str, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str]]:
    """Yield the span of each text that looks like a tag, the name in it, and what may be meant.

    Where there is no name, nothing else can be meant. `spans` are those of the tags.
    """
    taken = Spans(spans)
    for shape, form in (
        (BRACED, "{{{{ {} }}}}"),
        (BRACKETED, "[[{{{{ {} }}}}]]"),
        (ANGLED, "{{{{ {} }}}}"),
        (CONDITION, "{{% {} %}}"),
    ):
        for found in shape.finditer(text):
            if not taken.meet(*found.span()):
                yield *found.span(), found["name"], form.format(found["code"])
    for shape in (SPACED, SINGLE):
        for found in shape.finditer(text):
            if not taken.meet(*found.span()):
                yield *found.span(), "", f"{{% {found['code'].strip()} %}}"
    yield from _iter_brackets(text, spans, taken)


def _iter_brackets(
    text: str, spans: Sequence[tuple[int, int]], taken: Spans
) -> Iterator[tuple[int, int, str, str]]:
    """Yield brackets of optional text that hold a tag and have no other end."""
    opened: list[int] = []
    for found in BRACKET.finditer(text):
        if taken.meet(*found.span()):
            continue
        if found[0] == "[[":
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            begin = max((end for _, end in spans if end <= found.start()), default=None)
            if begin is not None and "[" not in text[begin : found.start()]:
                yield found.start(), found.end(), "", BRACKETS
    for start in opened:
        if any(start < begin for begin, _ in spans):
            yield start, len(text), "", BRACKETS

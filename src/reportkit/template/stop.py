"""Full stops: one that follows a tag is not printed where the value before it ends in one.

A template says `{{ host }}.`, and the host is Example Motors Co., Ltd.: the sentence ends once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkit.pattern import pattern
from reportkit.template.signs import CHINESE_STOP, STOP

SIGNS = {".": STOP, "。": CHINESE_STOP}
EITHER = pattern(f"({STOP}|{CHINESE_STOP})")
ENDED = pattern(r"[.!?…。！？][”’»]?(?:<[^>]*>)*$")
# the full stop of an abbreviation such as Co., Ltd. ends no Chinese sentence
CHINESE_ENDED = pattern(r"[!?…。！？][”’]?(?:<[^>]*>)*$")
PARAGRAPH = pattern(r"<w:p[ >]")
# more XML than stands between two words of one sentence
NEAR = 2000


def iter_stops(text: str, ends: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the span of each full stop at one of these places, and the sign that stands for it."""
    for end in ends:
        sign = SIGNS.get(text[end : end + 1])
        if sign and text[end + 1 : end + 2] not in {".", *"0123456789"}:
            yield end, end + 1, sign


def settle_stops(xml: str) -> str:
    """Filled text with each full stop printed that does not follow another."""
    settled, *rest = EITHER.split(xml)
    for sign, piece in zip(rest[::2], rest[1::2], strict=True):
        settled = with_stop(settled, sign) + piece
    return settled


def with_stop(xml: str, sign: str = STOP) -> str:
    """Filled text with the full stop of a sign, unless it ends in one."""
    mark, end = ("。", CHINESE_ENDED) if sign == CHINESE_STOP else (".", ENDED)
    ended = end.search(xml, max(len(xml) - NEAR, 0))
    return xml if ended and not PARAGRAPH.search(ended[0]) else f"{xml}{mark}"

"""Punctuation between and around Chinese words (GB/T 15834-2011)."""

from __future__ import annotations

from reportkit.pattern import pattern

HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
STOPS = "。！？"
# what nothing else may follow but a closing mark, and what gives way to a stop that follows
PAUSES = "，、；："
# A stop of another keyboard, after Chinese words.
ASCII_STOP = pattern(rf"(?<=[{HAN}”’》）])\.$")
ENDED = pattern(r"(?:[。！？!?…])[”’」』）)]*$")
# a space that was typed round a `$key` between Chinese words
SEAM = pattern(rf"[{HAN}，。；：、”》）] \n[{HAN}“《（]|[{HAN}”》）]\n [{HAN}“《（]")
LATIN_END = pattern(r"[A-Za-z0-9.]$")
LATIN_START = pattern(r"[A-Za-z0-9]")


def bare(words: str) -> str:
    """The words without any mark at their end, to be followed by another."""
    return words.rstrip(" ,;:.　，；：、。")


def unstopped(words: str) -> str:
    """The words without a full stop at their end, for the inside of a sentence."""
    words = words.rstrip(" 　\n")
    return ASCII_STOP.sub("", words).rstrip("。；，、")


def ended(words: str) -> str:
    """The words with 。, unless they end in one or in another mark that ends them."""
    words = ASCII_STOP.sub("。", words.rstrip(f" 　{PAUSES}"))
    return words if not words or ENDED.search(words) else f"{words}。"


def finished(words: str) -> str:
    """The words as a sentence."""
    return ended(words.strip(" 　\n"))


def run_on(words: str, following: str) -> str:
    """The words and what follows at once; of two marks that meet, the stronger one stays."""
    if SEAM.search(f"{words[-2:]}\n{following[:2]}"):
        words, following = words.rstrip(" "), following.lstrip(" ")
    mark = following[:1]
    if mark and mark in STOPS + PAUSES and words:
        if words[-1] in PAUSES:
            return words.rstrip(PAUSES) + following
        if words[-1] in STOPS or (mark in STOPS and ENDED.search(words)):
            return words + following[1:]
    return words + following


def beside(words: str, following: str) -> str:
    """Two words together: Latin ones with a space between them, Chinese ones without."""
    if not words or not following:
        return words or following
    apart = LATIN_END.search(words) and LATIN_START.match(following)
    return f"{words}{' ' if apart else ''}{following}"


def quoted(words: str) -> str:
    """The words in “ ”, those quoted inside in ‘ ’; a title in 《》 is marked already."""
    if not words or is_titled(words):
        return words
    inside = words.replace("“", "‘").replace("”", "’")
    return f"“{inside}”"


def titled(words: str) -> str:
    """The words as the title of a document: 《…》; a title inside stands in 〈〉."""
    if not words or is_titled(words):
        return words
    inside = words.replace("《", "〈").replace("》", "〉")
    return f"《{inside}》"


def is_titled(words: str) -> bool:
    """True for a single title that stands in 《》."""
    return words.startswith("《") and words.endswith("》") and "》" not in words[:-1]

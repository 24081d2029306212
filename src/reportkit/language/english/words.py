"""Single words and word endings: articles, possessives, counts, first letters."""

from __future__ import annotations

import re

CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Words whose first letter is a vowel but not its sound, and the other way round.
CONSONANT_SOUND = re.compile(r"(?i)(uni(?!n)|use|usu|eu|one\b|once\b)")
VOWEL_SOUND = re.compile(r"(?i)(hour|honou?r|honest|heir)")


def capitalised(words: str) -> str:
    """The words with a capital first letter, as at the head of a sentence."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """The words with a small first letter, unless they begin with an abbreviation."""
    if len(words) > 1 and words[1].isupper():
        return words
    return words[:1].lower() + words[1:]


def with_article(noun: str) -> str:
    """The noun with `a` or `an`, by its sound."""
    if not noun:
        return ""
    vowel = noun[0].lower() in "aeiou" and not CONSONANT_SOUND.match(noun)
    return f"{'an' if vowel or VOWEL_SOUND.match(noun) else 'a'} {noun}"


def possessive(words: str) -> str:
    """The words with 's, or with ’ alone after a plural in s."""
    if not words:
        return ""
    if words.endswith("s") and not words[:1].isupper():
        return words + "’"
    return words + "’s"


def number_words(number: int) -> str:
    """Zero to nine in words, larger numbers in figures (Associated Press, `numerals`)."""
    return CARDINALS[number] if 0 <= number < len(CARDINALS) else f"{number:,}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, as in `one person`, `12 people`."""
    return f"{number_words(number)} {one if number == 1 else many}"


def ended(words: str) -> str:
    """The words with a full stop, unless they end in one or in another mark that ends them."""
    if not words or words.rstrip("”’)\"'")[-1:] in {".", "!", "?", "…", "。", "！", "？"}:
        return words
    return words + "."


def finished(words: str) -> str:
    """The words as a sentence: a capital first letter, and a full stop at the end."""
    return ended(capitalised(words.strip()))


def run_on(words: str, following: str) -> str:
    """The words and what follows at once; `Co., Ltd.` and a full stop share one."""
    if words.endswith(".") and following.startswith(".") and not following.startswith(".."):
        return words + following[1:]
    return words + following


def quoted(words: str) -> str:
    """The words in quotation marks; quotation marks inside become single ones."""
    if not words:
        return ""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def closed(words: str, following: str) -> str:
    """The words and what follows, with a comma between them if the words end in `etc.`."""
    if not words or not following:
        return words or following
    return f"{words}, {following}" if words.endswith("etc.") else f"{words} {following}"

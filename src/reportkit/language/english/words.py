"""Single words and word endings: articles, possessives, counts, first letters."""

from __future__ import annotations

import re

from reportkit.pattern import pattern

CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Words whose first letter is a vowel but not its sound, and the other way round.
CONSONANT_SOUND = pattern(r"(?i)(uni(?!n)|use|usu|eu|one\b|once\b)")
VOWEL_SOUND = pattern(r"(?i)(hour|honou?r|honest|heir)")
SINGULARS = {"people": "person", "men": "man", "women": "woman", "children": "child"}
# The head of a noun phrase stands before these: "members of the board".
AFTER_NOUN = pattern(r" (?:of|from|at|in|on|with|for|who)\b.*", re.DOTALL)
ALL_OF = pattern(r"(?i)(all|both|the|our|their|its)\b(?: the\b)? *")
PREPOSITION = pattern(r"(?i)(?:at|by|during|for|in|of|on|over|through|under|via|with)\b")
SENTENCE_END = pattern(r"(?:[.!?…][”’)\"']*\s+|\n\s*)$")
ABBREVIATION = pattern(
    r"(?i)(?:\b(?:etc|Ltd|Inc|Co|Corp|Bros|No|Jr|Sr|Esq|[ap]\.m|(?:[A-Z]\.)*[A-Z])|\.)\.$"
)


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


def possessive(words: str, *, is_body: bool = False) -> str:
    """The words with ’s, or with ’ alone after a plural in s, as names of companies often are."""
    if not words:
        return ""
    if words.endswith("s") and (is_body or not words[:1].isupper()):
        return words + "’"
    return words + "’s"


def number_words(number: int) -> str:
    """Zero to nine in words, larger numbers in figures (Associated Press, `numerals`)."""
    return CARDINALS[number] if 0 <= number < len(CARDINALS) else f"{number:,}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, as in `one person`, `12 people`."""
    return f"{number_words(number)} {one if number == 1 else many}"


def group_words(number: int | None, group: str, *, figures: bool = False) -> str:
    """A group with its number: `six engineers`, `one engineer`, `all 12 members`."""
    if number is None:
        return group
    words = f"{number:,}" if figures else number_words(number)
    start = ALL_OF.match(group)
    before, noun = (f"{start[0].strip()} ", group[start.end() :]) if start else ("", group)
    return f"{before}{words} {singular(noun) if number == 1 else noun}"


def singular(group: str) -> str:
    """One of a group: `engineer` of `engineers`; words that cannot be told stay as they are."""
    noun = AFTER_NOUN.sub("", group)
    last = noun.split(" ")[-1]
    one = SINGULARS.get(last) or re.sub(r"(?<=[sxh])es$|(?<![sui])s$", "", _with_y(last))
    return noun.removesuffix(last) + one + group[len(noun) :]


def _with_y(plural: str) -> str:
    return re.sub(r"(?<=\w\w)ies$", "y", plural)


def unstopped(words: str) -> str:
    """The words without a full stop at their end, for the inside of a sentence."""
    words = words.rstrip()
    return words if ABBREVIATION.search(words) else words.removesuffix(".").removesuffix("。")


def ended(words: str) -> str:
    """The words with a full stop, unless they end in one or in another mark that ends them."""
    if not words or words.rstrip("”’)\"'")[-1:] in {".", "!", "?", "…", "。", "！", "？"}:
        return words
    return words + "."


def bare(words: str) -> str:
    """The words without any mark at their end, to be followed by another."""
    return words.rstrip(" ,;:.")


def finished(words: str) -> str:
    """The words as a sentence: a capital first letter, and a full stop at the end."""
    return ended(capitalised(words.strip()))


def run_on(words: str, following: str) -> str:
    """The words and what follows at once; `Co., Ltd.` and a full stop share one."""
    if words.endswith(".") and following.startswith(".") and not following.startswith(".."):
        return words + following[1:]
    return words + following


def resumed(words: str, name: str) -> str:
    """A name as it follows these words, with a capital letter where a sentence has ended."""
    return capitalised(name) if SENTENCE_END.search(words) else name


def share(part: int, whole: int) -> str:
    """A part of a whole, as in `95%`."""
    return f"{part / whole:.0%}"


def level(number: int, depth: int) -> str:
    """The number of a heading: `1.`, `(1)`, and letters below these."""
    letter = chr(ord("a") + (number - 1) % 26)
    return [f"{number}.", f"({number})", f"{letter}.", f"({letter})"][min(max(depth, 1), 4) - 1]


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


def through(words: str) -> str:
    """Ways and means after `through`, unless they bring their own preposition."""
    return words if not words or PREPOSITION.match(words) else f"through {words}"

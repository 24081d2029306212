"""Sentences put together from a subject and what it did, said or will do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.language.english.lists import has_comma, listed
from reportkit.language.english.words import bare, capitalised, closed, ended, finished, quoted
from reportkit.language.naming import Naming
from reportkit.pattern import pattern

AUXILIARY = pattern(r"(was|were|had|has|is|are|will)\b")
# Verbs of speech that take nothing but a clause with `that`.
CLAUSE_VERBS = frozenset(
    "said stated added hoped believed concluded observed remarked replied argued agreed".split()
)
# Those that take a clause with `that` or an object: "proposed that …", "proposed a course".
THAT_VERBS = CLAUSE_VERBS | frozenset(
    "noted stressed emphasised emphasized explained reported announced suggested proposed "
    "recalled confirmed promised pointed underlined underscored highlighted indicated "
    "recommended".split()
)
FINITE = pattern(
    r"\b(?:is|are|was|were|be|will|would|shall|should|can|could|may|might|must|ought|has|have|had"
    r"|do|does|did|need|needs)\b"
)
# A clause that begins with one of these has its own link, or is none.
LINKED = pattern(r"(?i)(?:that|to|who|whom|whose|what|when|where|why|how|whether|if|for)\b")
OBJECT = pattern(r"(?i)(?:an?|the|its|his|her|their|our|more|fewer|less|better|closer|\w+ing)\b")
PRONOUN = pattern(r"(?:we|I|they|it|he|she|there)\b")
SAYING = frozenset({"said", "added", "replied", "asked", "answered", "wrote"})
# Longer than this, what was done first is set off from the next by a comma.
SHORT_DEED = 7


def predicate(verb: str, objects: Sequence[str], *, more: bool = False, manner: str = "") -> str:
    """What somebody did: `led us to visit the hall, the library, etc.`"""
    return closed(closed(verb, listed(objects, more=more)), manner)


def topic(words: str, of: str, *, is_term: bool) -> str:
    """What it was about: `“stop and ask” for new apprentices`."""
    told = quoted(words) if is_term else words
    return f"{told} for {of}" if of else told


def has_also(words: str) -> bool:
    """True if a predicate says `also`."""
    return " also " in f" {words}"


def with_also(words: str) -> str:
    """The predicate with `also` in its place, unless it has one already."""
    if re.search(r"\balso\b", words.split(",")[0]):
        return words
    auxiliary = AUXILIARY.match(words)
    if auxiliary:
        return f"{auxiliary[0]} also{words[auxiliary.end() :]}"
    return f"also {words}"


def joined_predicates(predicates: Sequence[str], *, also: bool = True) -> str:
    """Consecutive deeds of one subject: `did this, did that, and did the third`.

    After a deed that is a list itself, `and also` shows where the next one begins.
    """
    *others, last = predicates
    if not others:
        return last
    if any(map(has_comma, others)):
        second, *rest = predicates[1:]
        return ", and ".join([predicates[0], with_also(second) if also else second, *rest])
    if len(others) == 1 and " and " not in others[0] and len(others[0].split()) <= SHORT_DEED:
        return f"{others[0]} and {last}"
    return f"{', '.join(others)}, and {last}"


def statement(opening: str, subject: str, words: str) -> str:
    """A sentence: `Later, the visitors toured the plant.`"""
    return set_off(opening, f"{subject} {words}")


def set_off(opening: str, words: str) -> str:
    """A sentence that opens with when it was, if that is told."""
    opening = bare(opening)
    return finished(f"{opening}, {words}" if opening else words)


def reported(verb: str, clauses: Sequence[str]) -> str:
    """Reported speech: `pointed out that …, that …, and that …`"""
    return f"{verb} {listed([_linked(verb, clause) for clause in clauses])}".strip()


def quotation(opening: str, speaker: Naming, verb: str, words: str) -> str:
    """A quotation after its speaker: `Ms. Doe said, “We write it down.”`"""
    mark = "," if verb in SAYING else ":"
    return statement(opening, speaker.subject, f"{verb}{mark} {quoted(finished(words))}")


def press_quotation(opening: str, speaker: Naming, verb: str, words: str) -> str:
    """A quotation before its speaker: `“We write it down,” Doe said.`"""
    words = finished(words)
    inside = words[:-1] + "," if words.endswith(".") else words
    told = f"{verb} {speaker.words}" if speaker.apposition else f"{speaker.words} {verb}"
    first = f"{capitalised(opening)}, " if opening else ""
    return ended(f"{first}{quoted(inside)} {told}")


def _linked(verb: str, clause: str) -> str:
    """The clause with `that` before it, if verb and clause ask for it."""
    first = verb.split()[0] if verb else ""
    if verb.endswith("that") or LINKED.match(clause):
        return clause
    if first not in THAT_VERBS:
        return f"that {clause}" if PRONOUN.match(clause) and FINITE.search(clause) else clause
    is_object = OBJECT.match(clause) and not FINITE.search(clause)
    return clause if is_object and first not in CLAUSE_VERBS else f"that {clause}"

"""Sentences put together from a subject and what it did, said or will do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.language.english.lists import listed
from reportkit.language.english.words import capitalised, closed, finished

AUXILIARY = re.compile(r"(was|were|had|has|is|are|will)\b")
# Verbs of speech that take a clause with `that`; the others take their object as it stands.
THAT_VERBS = frozenset(
    "said stated noted added stressed emphasised emphasized explained reported announced hoped "
    "suggested proposed believed recalled confirmed promised agreed concluded observed remarked "
    "replied said pointed underlined underscored highlighted indicated argued recommended".split()
)


def predicate(verb: str, objects: Sequence[str], *, more: bool = False, manner: str = "") -> str:
    """What somebody did: `led us to visit the hall, the library, etc.`"""
    return closed(closed(verb, listed(objects, more=more)), manner)


def with_also(words: str) -> str:
    """The predicate with `also` in its place, unless it has one already."""
    if re.search(r"\balso\b", words.split(",")[0]):
        return words
    auxiliary = AUXILIARY.match(words)
    if auxiliary:
        return f"{auxiliary[0]} also{words[auxiliary.end() :]}"
    return f"also {words}"


def joined_predicates(predicates: Sequence[str]) -> str:
    """Consecutive deeds of one subject: `did this, and also did that, and did the third`."""
    first, *rest = predicates
    if not rest:
        return first
    return ", and ".join([first, with_also(rest[0]), *rest[1:]])


def statement(opening: str, subject: str, words: str) -> str:
    """A sentence: `Later, the visitors toured the plant.`"""
    body = f"{subject} {words}"
    return finished(f"{capitalised(opening)}, {body}" if opening else body)


def reported(verb: str, clauses: Sequence[str]) -> str:
    """Reported speech: `pointed out that …; that …; and that …`"""
    takes_that = verb.split()[0] in THAT_VERBS and not verb.endswith("that") if verb else False
    clauses = [_with_that(clause) for clause in clauses] if takes_that else clauses
    return f"{verb} {listed(clauses)}"


def _with_that(clause: str) -> str:
    return clause if clause.startswith(("that ", "to ")) else f"that {clause}"

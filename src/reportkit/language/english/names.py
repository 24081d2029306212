"""Names of people and organisations, put together from their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkit.language.english.lists import listed
from reportkit.language.english.words import quoted
from reportkit.language.naming import NameParts, Naming
from reportkit.language.style import Register, Style
from reportkit.pattern import pattern

# Family names that are also English words: alone, they would be read as the word.
AMBIGUOUS_FAMILY_NAMES = frozenset(
    "An Bin Bo Fan Guy Hang He Kong Long Man May Mu Pan Ran She So Song Sun Tan You Young".split()
)


# Names that are a common noun with `of` are said with the article: the Ministry of Labour.
NEEDS_THE = pattern(
    r"(?:Academy|Association|Bank|Bureau|Centre|Center|Chamber|College|Commission|Committee|Council"
    r"|Department|Embassy|Faculty|Federation|Government|Institute|Ministry|Museum|Office|Port"
    r"|School|Society|University) of\b"
)
DEGREE = pattern(r", (?:Esq|M\.?D|Ph\.? ?D)\.?$")


def courteous(name: str, honorific: str, register: Register) -> str:
    """A name with its courtesy title, which the press leaves out: `Ms. Jane Doe`."""
    return name if register == "ap" else joined_name(honorific, name)


def briefly(person: NameParts, style: Style) -> str:
    """A person at later mentions: `Ms. Doe`, `Minister Xin Ying`; in the press, `Doe`."""
    if style.register == "ap":
        alone = person.family and person.family not in AMBIGUOUS_FAMILY_NAMES
        return person.family if alone else person.name
    if person.address:
        return joined_name(person.address, person.name)
    family = person.family if person.honorific else ""
    return courteous(family or person.name, person.honorific, style.register)


def known(name: str) -> Naming:
    """Somebody who has been introduced."""
    return Naming(name, ends_in_degree(name))


def hereinafter(full: str, later: str) -> str:
    """A body with its short name: `Example Motors Co., Ltd. (hereinafter “Example Motors”)`."""
    return f"{full} (hereinafter {quoted(later)})"


def ends_in_degree(name: str) -> bool:
    """True if the name ends in letters that a comma sets off on both sides: `Oak, M.D.,`"""
    return DEGREE.search(name) is not None


def in_sentence(name: str) -> str:
    """The name of a body or place inside a sentence: `the Ministry of Labour`, `the Old Hall`."""
    return f"the {name}" if NEEDS_THE.match(name) else re.sub(r"^The\b", "the", name)


def joined_name(*parts: str) -> str:
    """The parts that are there, with spaces between them."""
    return " ".join(filter(None, parts))


def posts_words(posts: Sequence[str], organisation: str) -> str:
    """Posts with their organisation: `member of X and head of Y`; the first one carries it."""
    if not posts:
        return organisation and f"of {organisation}"
    first = f"{posts[0]} of {organisation}" if organisation else posts[0]
    return listed([first, *posts[1:]])


def introduced(name: str, posts: Sequence[str], organisation: str) -> Naming:
    """A person at first mention: `Ms. Jane Doe, deputy manager of Example Co., Ltd.`"""
    if not posts:
        words = joined_name(name, organisation and f"of {organisation}")
        return Naming(words, ends_in_degree(words))
    return Naming(f"{name}, {posts_words(posts, organisation)}", apposition=True)


def by_post(name: str, posts: Sequence[str], organisation: str) -> Naming:
    """A person named by post: `the deputy manager of our company, Ms. Jane Doe`."""
    if not posts:
        return Naming(name)
    return Naming(f"the {posts_words(posts, organisation)}, {name}", apposition=True)


def named_together(namings: Sequence[Naming]) -> Naming:
    """Several names as one list; of two, the first closes the comma of its apposition."""
    if len(namings) == 2:
        first, last = namings
        return Naming(f"{first.subject} and {last.words}", last.apposition)
    words = listed([naming.words for naming in namings])
    return Naming(words, any(naming.apposition for naming in namings[-1:]))

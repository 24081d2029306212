"""Names of people and organisations in Chinese: 单位、职务、姓名."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportkit.language.chinese.lists import ENCLOSED, PAUSE, in_a_row, listed
from reportkit.language.chinese.marks import beside, quoted
from reportkit.language.chinese.numerals import figures as in_figures
from reportkit.language.naming import NameParts, Naming
from reportkit.language.style import Address
from reportkit.pattern import pattern

COMRADE = "同志"
PRONOUNS = {"we": "我们", "us": "我们", "our": "我们的"}
# What the narrator calls a body of its own by more than 我 and what it is.
OWN = {
    "学院": "我院",
    "研究院": "我院",
    "医院": "我院",
    "学校": "我校",
    "大学": "我校",
    "协会": "我会",
}
# a group that brings its own measure word
MEASURE = pattern(r"位|名(?![师家人])|个")
WHOLE = pattern(r"全体|全部|所有|各")


def introduced(name: str, posts: Sequence[str], organisation: str) -> Naming:
    """A person at first mention: 示例公司党委委员、部长李翀."""
    return Naming(beside(beside(organisation, in_a_row(posts)), name))


def known(name: str) -> Naming:
    """Somebody who has been introduced."""
    return Naming(name)


def courteous(name: str, honorific: str) -> str:
    """A name with its courtesy title, which follows it if it is Chinese: 王彧女士, Ms. Jane Doe."""
    return f"{honorific} {name}" if honorific.isascii() and honorific else f"{name}{honorific}"


def briefly(person: NameParts, address: Address, *, press: bool) -> str:
    """A person at later mentions: 李院长, 李翀, 李翀同志; a name is never split by guess."""
    if address == "comrade":
        return f"{person.name}{COMRADE}"
    if address == "address" and person.family and person.address:
        return f"{person.family}{person.address}"
    return person.name if press else courteous(person.name, person.honorific)


def named_together(namings: Sequence[Naming]) -> Naming:
    """Several names as one list; ， parts them if posts with 、 stand before one of them."""
    words = [naming.words for naming in namings if naming.words]
    if any(PAUSE.search(ENCLOSED.sub("", name)) for name in words):
        return Naming("，".join(words))
    return Naming(listed(words))


def hereinafter(full: str, later: str) -> str:
    """A body with its short name: 示例技术有限公司（以下简称“示例技术”）."""
    return f"{full}（以下简称{quoted(later)}）"


def own(later: str, kind: str) -> str:
    """The reporting body where it speaks itself: as the record says, else 我公司, 我院, 我单位."""
    return later or OWN.get(kind) or f"我{kind or '单位'}"


def body(key: str) -> str:
    """A reporting body without a name."""
    return "本单位的" if key == "our" else "本单位"


def group_words(number: int | None, group: str, *, figures: bool = False) -> str:  # noqa: ARG001 - numbers are figures everywhere
    """A group with its number: 6名工程师, 3位专家; 全体党员12人."""
    if number is None:
        return group
    if WHOLE.match(group):
        return f"{group}{in_figures(number)}人"
    return f"{in_figures(number)}{'' if MEASURE.match(group) else '名'}{group}"


def of(group: str, organisation: str) -> str:
    """A group of an organisation: 示例公司6名工程师."""
    return beside(organisation, group)


def colleagues(groups: Sequence[str], _kind: str) -> str:
    """Groups of a body that was just named."""
    return listed(groups)


def representatives(bodies: Sequence[str]) -> str:
    """People who stand for several bodies: 甲公司、乙公司代表."""
    return f"{in_a_row(bodies)}代表"


def delegation(number: int | None, _groups: Callable[[], str] | None) -> str:
    """What a head leads, after the head's name: 一行7人, or 一行 if the number is not known."""
    return f"一行{in_figures(number)}人" if number else "一行"


def and_others(head: Naming, number: int | None) -> Naming:
    """A head, and so many others: 李翀一行7人."""
    return Naming(f"{head.words}{delegation(None if number is None else number + 1, None)}")

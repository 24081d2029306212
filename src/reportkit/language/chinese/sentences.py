"""Chinese sentences, put together from a subject and what it did, said or will do."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.language.chinese.lists import listed
from reportkit.language.chinese.marks import bare, ended, finished, quoted, unstopped
from reportkit.language.naming import Naming
from reportkit.pattern import pattern

SAID = "表示"
# what links a deed to the one before by itself
LINKED = pattern(r"[还也又并再]|随后|同时|然后|接着|最后|共同还")
AFTER = pattern(r"[，,]|取得|受到|效果|达成")
WILL = pattern(r"[将要拟]|计划")
NUMBERED = pattern(r"[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|要")


def topic(words: str, of: str, *, is_term: bool) -> str:
    """What it was about: 党支部书记“五型工作法”, 新学徒的安全规程."""
    told = quoted(words) if is_term else words
    if not of:
        return told
    link = "" if is_term or of.endswith("的") else "的"
    return f"{of}{link}{told}"


def predicate(verb: str, objects: Sequence[str], *, more: bool = False, manner: str = "") -> str:
    """What somebody did: 详细介绍了A、B和C; how it was done stands before the verb."""
    told = f"{verb}{listed(objects, more=more)}"
    if not manner or not told:
        return told or manner
    if AFTER.match(manner):
        return f"{told}，{manner.lstrip('，,')}"
    return f"{manner}{told}"


def has_also(words: str) -> bool:
    """True if a predicate says that more was done."""
    return words.startswith("还")


def with_also(words: str) -> str:
    """The predicate with 还 before it, unless it has a link already."""
    return words if LINKED.match(words) else f"还{words}"


def joined_predicates(predicates: Sequence[str], *, also: bool = True) -> str:  # noqa: ARG001 - 并 does it here
    """Consecutive deeds of one subject: 介绍了A，参观了B，并观看了C."""
    *others, last = map(unstopped, predicates)
    if not others:
        return last
    return "，".join([*others, last if LINKED.match(last) else f"并{last}"])


def statement(opening: str, subject: str, words: str) -> str:
    """A sentence: 随后，参观人员参观了车间。"""
    return set_off(opening, f"{subject}{words}")


def set_off(opening: str, words: str) -> str:
    """A sentence that opens with when it was, if that is told."""
    opening = bare(opening)
    return finished(f"{opening}，{words}" if opening else words)


def reported(verb: str, clauses: Sequence[str]) -> str:
    """Reported speech: 指出，…；…; short clauses are parted by ，."""
    told = [unstopped(clause) for clause in clauses if clause]
    separator = "；" if any("，" in clause or "；" in clause for clause in told) else "，"
    return "，".join(filter(None, [verb, separator.join(told)]))


def quotation(opening: str, speaker: Naming, verb: str, words: str) -> str:
    """A quotation after its speaker: 李翀表示：“……。”"""
    return set_off(opening, f"{speaker.words}{verb}：{quoted(ended(words))}")


def intention(predicates: Sequence[str]) -> str:
    """What somebody will do: 将开放课程，并互派学员."""
    words = joined_predicates(predicates)
    return words if WILL.match(words) else f"将{words}"


def goes_on(_kind: str, *, we: bool) -> str:  # noqa: ARG001 - no pronoun could stand for a body
    """A body that promises more is named again."""
    return ""


def paragraph(sentences: Sequence[str]) -> str:
    """Sentences one after the other."""
    return "".join(sentences)

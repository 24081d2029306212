"""People and organisations as they are written inline: `Ms. Jane Doe, deputy manager`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.model import Organisation, Person, Text
from reportkit.record.privacy import REACH, SIGNS, Private, find_private

HONORIFIC = pattern(
    r"(?P<honorific>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Rev|Hon|Capt|Col|Gen|Lt)"
    r"(?:\.|(?=\s)))\s*(?P<rest>\S.*)",
    re.DOTALL,
)
# This and `CHINESE_ORG_AT_END` are compiled when they are met: so many characters take long.
CHINESE_HONORIFIC = r"(?P<rest>[\u3400-\u9fff·]{2,})(?P<honorific>先生|女士|小姐|同志)"
NAME_SUFFIX = pattern(r"(?:Jr|Sr|Ph\.?\s?D|M\.?D|Esq|II|III|IV)\.?", re.IGNORECASE)
COMMA = pattern(r"\s*[,，]\s*")
# what stands around a telephone number or an e-mail address, and means nothing without it
GAPS, OPENED, CLOSED = " \t\n,，;；、/·:：", "(（<＜", ")）>＞"
WAY_LABEL = pattern(
    r"(?:(?:联系)?(?:电话|手机)号?码?|(?:电子)?(?:邮箱|邮件)"
    r"|(?i:\b(?:mobile|(?:tele)?phone|tel|e-?mail)\b\.?))$"
)
LEGAL_FORM = pattern(
    r"(?:\b(?:co|corp|inc|ltd|bros)\.|\b(?:limited|ltd|llc|llp|plc|gmbh|ag|kg|se|s\.a|n\.v|b\.v"
    r"|pty|inc|corp|corporation|company|oy|ab|spa|s\.p\.a|sdn\.? bhd)\.?)$"
    r"|(?:公司|集团|企业|厂)$"
)
LONGEST_FORM = 16  # characters, with what stands before it; to search more takes time
COMPANY = {"en": "company", "zh": "公司"}
LEGAL_COMMA = pattern(r"[,，]\s*(?=(?:Ltd|Inc|LLC|Limited|Corp|GmbH)\b)", re.IGNORECASE)
PARTICLES = frozenset("van von de da di du del della den der ter al el bin ibn la le".split())
GROUP_WORDS = frozenset(
    "a an all another both colleagues delegates each employees engineers everybody everyone "
    "experts guests leaders many members most one other others our participants representatives "
    "several some staff students teachers the their they two three four five six seven eight nine "
    "ten visitors volunteers workers".split()
)
CHINESE_GROUP = pattern(
    r"全体|全部|各|双方|大家|与会|我们|部分|来宾|其他|一行|.*(?:们|代表|人员|职工|群众|骨干)$"
)
POST = pattern(
    r"(?:manager|director|chair(?:man|woman|person)?|secretary|minister|president|member|chief"
    r"|head|engineer|officer|professor|leader|supervisor|founder|representative|partner|dean"
    r"|governor|mayor|commissioner|coordinator|adviser|advisor|specialist|executive|CEO|CFO|CTO)$",
    re.IGNORECASE,
)
BEFORE_ORG = (
    r"(?:^|\s*[,，]\s*|(?<=\w)\s+(?:of|at|from)\s+(?:the\s+)?)"
    r"(?!(?i:Co|Ltd|Inc|LLC|Limited|Corp)\b)"
)
ORG_AT_END = pattern(rf"{BEFORE_ORG}(?P<org>[A-Z][^，]*)$")
CHINESE_ORG_AT_END = rf"{BEFORE_ORG}(?P<org>[A-Z\u3400-\u9fff][^，]*)$"
AND = pattern(r"\s+and\s+")

Known = Callable[[str], bool]
P = TypeVar("P", Person, Organisation)


@frozen
class Inline:
    """A person as written inline, in its pieces."""

    name: str
    honorific: str = ""
    titles: tuple[str, ...] = ()
    org: str = ""
    phone: str = ""
    email: str = ""


def parse_person(words: str, is_organisation: Known = lambda _: False) -> Inline:
    """The pieces of an inline person; what cannot be told apart for certain stays together."""
    words, phone, email = take_ways(words.strip())
    name, *rest = COMMA.split(words, maxsplit=1)
    post = rest[0] if rest else ""
    suffix, *after = COMMA.split(post, maxsplit=1)
    if NAME_SUFFIX.fullmatch(suffix):
        name, post = f"{name}, {suffix}", after[0] if after else ""
    match = HONORIFIC.fullmatch(name)
    if not match and not name.isascii():
        match = re.fullmatch(CHINESE_HONORIFIC, name)
    if match:
        name = match["rest"]
    titles, org = split_post(post, is_organisation)
    return Inline(name, match["honorific"] if match else "", titles, org, phone, email)


def take_ways(words: str) -> tuple[str, str, str]:
    """Words without the telephone numbers and e-mail addresses in them; these, joined."""
    found = find_private(words, REACH) if SIGNS.search(words) else ()
    if not found:
        return words, "", ""
    left = words
    for one in reversed(found):
        left = _close_gap(left[: one.start], left[one.end :])
    if not left:  # there is nobody else to name
        return words, "", ""
    return left, _join_ways(found, is_email=False), _join_ways(found, is_email=True)


def _close_gap(before: str, behind: str) -> str:
    """What stands before and behind a number that is taken out, without its label and brackets."""
    before = WAY_LABEL.sub("", before.rstrip(GAPS)).rstrip(GAPS)
    behind = behind.lstrip(GAPS)
    if before.endswith(tuple(OPENED)) and behind.startswith(tuple(CLOSED)):
        before, behind = before[:-1].rstrip(GAPS), behind[1:].lstrip(GAPS)
    is_apart = before and behind and before[-1] not in OPENED and behind[0] not in CLOSED
    return f"{before}{', ' if is_apart else ''}{behind}"


def _join_ways(found: Sequence[Private], *, is_email: bool) -> str:
    return ", ".join(one.text for one in found if (one.code == "email") is is_email)


def split_post(post: str, is_organisation: Known = lambda _: False) -> tuple[tuple[str, ...], str]:
    """The titles of a post, and the organisation that it names, if it surely names one."""
    if not post:
        return (), ""
    if found := _find_organisation(post, is_organisation):
        titles, org = post[: found.start()], found["org"]
        return (split_titles(titles) if titles else ()), org
    if "and" not in post:  # as most are, and it is told faster
        return (post,), ""
    head, *tail = AND.split(post, maxsplit=1)
    if tail and (found := _find_organisation(head, is_organisation)):
        more, other = split_post(tail[0], is_organisation)
        if not other:
            return (*split_titles(head[: found.start()]), *more), found["org"]
    return split_titles(post), ""


def _find_organisation(post: str, is_organisation: Known) -> re.Match[str] | None:
    """The organisation at the end of a post: a known one, or the only one it can be."""
    if post.isascii() and post.islower():  # as most posts are, and no name is
        return None
    pattern = ORG_AT_END if post.isascii() else re.compile(CHINESE_ORG_AT_END)
    matches = list(_iter_matches(pattern, post))
    for match in matches:
        if is_organisation(match["org"]):
            return match
    likely = [match for match in matches if is_company(match["org"])]
    inner = [match for match in likely if match.start()]
    return inner[0] if len(inner) == 1 else None if inner else likely[0] if likely else None


def _iter_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the match at every character that has one; they overlap."""
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.start() + 1)


def split_titles(post: str) -> tuple[str, ...]:
    """The titles joined by "and": only where each side ends in a post, as "manager" does."""
    titles: list[str] = []
    for part in AND.split(post):
        if titles and not (_is_post(titles[-1]) and _is_post(part)):
            titles[-1] += f" and {part}"
        else:
            titles.append(part)
    return tuple(titles)


def _is_post(words: str) -> bool:
    return (
        POST.search(re.split(r"\s+(?:of|for|in|at)\s+", words, maxsplit=1)[0].strip()) is not None
    )


def is_company(words: str) -> bool:
    """True if a name ends in a legal form, as `Co., Ltd.` and 公司 do."""
    return LEGAL_FORM.search(words.strip()[-LONGEST_FORM:].lower()) is not None


def is_company_name(words: str) -> bool:
    """True if all of the words are the name of a company, and no person of it is named."""
    if not is_company(words):
        return False
    name = LEGAL_COMMA.sub(" ", words.strip())
    return not COMMA.search(name) and not HONORIFIC.match(name)


def is_group(words: str) -> bool:
    """True for people who are not named: `all members`, `12 engineers`, 全体党员."""
    first, *rest = words.split()
    if first.lower() in GROUP_WORDS or first[0].isdigit():
        return True
    if not words.isascii() and CHINESE_GROUP.match(words):
        return True
    if not first[0].islower():
        return False
    return first.lower() not in PARTICLES or not any(word[0].isupper() for word in rest)


def fold_name(words: str) -> str:
    """A name as names are compared: without regard to capitals and spaces."""
    return " ".join(words.split()).casefold()


def join_facts(known: P, said: P) -> P | None:
    """What is known and what is said about one and the same; None if they contradict.

    The very object that is known comes back if nothing is new.
    """
    news: dict[str, Any] = {}
    for fact in fields(known):
        old, new = getattr(known, fact.name), getattr(said, fact.name)
        if not new or old == new or fact.name == "key" or _is_part(new, old):
            continue
        if old and not (isinstance(old, Text) and isinstance(new, Text) and _agree(old, new)):
            return None
        news[fact.name] = Text({**new.words, **old.words}, old.path) if old else new
    return replace(known, **news) if news else known


def _agree(old: Text, new: Text) -> bool:
    """True if two texts say the same in every language that both have."""
    shared = old.words.keys() & new.words.keys()
    return all(fold_name(old.words[code]) == fold_name(new.words[code]) for code in shared)


def _is_part(new: Any, old: Any) -> bool:
    """True if what is said is part of what is known: a name in one language, one of two posts."""
    if isinstance(new, Text) and isinstance(old, Text):
        return new.words.keys() <= old.words.keys() and _agree(old, new)
    if isinstance(new, tuple) and old:
        return all(any(_is_part(one, other) for other in old) for one in new)
    if isinstance(new, Organisation) and isinstance(old, Organisation):
        return join_facts(old, new) is old
    return False

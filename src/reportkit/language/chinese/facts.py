"""What is worked out from a record, in Chinese words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportkit.language.chinese.dates import day_words
from reportkit.language.chinese.lists import in_a_row
from reportkit.language.chinese.marks import beside, quoted
from reportkit.pattern import pattern
from reportkit.record.model import Votes

KIND_NAMES: Mapping[str, str] = {
    "visit": "参观考察",
    "exchange": "交流活动",
    "study": "学习活动",
    "meeting": "会议",
    "training": "培训",
    "ceremony": "仪式",
    "volunteer": "志愿服务活动",
    "reception": "接待活动",
    "other": "活动",
}
SIDES: Mapping[str, str] = {
    "visitors": "来访人员",
    "hosts": "接待人员",
    "attendees": "参加人员",
    "guests": "嘉宾",
}
STEPS: Mapping[str, str] = {
    "drafted": "拟稿",
    "checked": "审核",
    "countersigned": "会签",
    "signed": "签发",
}
PEOPLE: Mapping[str, str] = {
    "visitors": "参观人员",
    "hosts": "接待人员",
    "participants": "参加人员",
}
THROUGH = pattern(r"[在以经用按]|通过|围绕|依托|采取|结合|利用|借助")
IN = pattern(r"[在于赴]")
ONLINE = pattern(r"线上|在线|网上|[Oo]nline")


def through(words: str) -> str:
    """Ways and means after 通过, unless they bring their own preposition."""
    return words if not words or THROUGH.match(words) else f"通过{words}"


def venue(name: str, city: str, *, online: bool) -> str:
    """Where it took place: 在示例市实训中心, 以线上方式, 通过腾讯会议."""
    if online:
        return "以线上方式" if ONLINE.fullmatch(name) or not name else f"通过{name}以线上方式"
    where = name if not city or city in name else beside(city, name)
    return where if IN.match(where) else f"在{where}"


def reason(aims: str, means: Sequence[str], goal: str, slogan: str) -> str:
    """Why, after 为: means, aims, goal and slogan."""
    aimed = "，".join(filter(None, [through(in_a_row(means)) if aims else "", aims]))
    words = "，".join(filter(None, [aimed, goal]))
    return f"{words}，以{quoted(slogan)}为口号" if slogan else words


def dateline(city: str, country: str, on: date | None) -> str:
    """Place and date before a lead: 示例市7月3日讯."""
    when = day_words(on, "month_day") if on else ""
    return f"{beside(country, city)}{when}讯　"


def attendance(expected: str, present: str, absent: str, rate: str) -> str:
    """Who came: 应到21人，实到20人，缺席1人，出席率95.2%; what is unknown is left out."""
    counts = [("应到", expected), ("实到", present), ("缺席", "" if absent == "0" else absent)]
    told = [f"{what}{number}人" for what, number in counts if number]
    return "，".join([*told, f"出席率{rate}"] if rate else told)


def vote_words(votes: Votes) -> str:
    """The count: 赞成8票，反对0票，弃权1票; what is not stated is left out."""
    counts = {"赞成": votes.for_, "反对": votes.against, "弃权": votes.abstain}
    return "，".join(f"{side}{number}票" for side, number in counts.items() if number is not None)


def yes(value: bool, /) -> str:
    """Whether something is so."""
    return "是" if value else "否"

"""The words of a ledger that do not stand in its templates: periods, states, what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from reportkit.language.english.dates import MONTHS
from reportkit.ledger.span import Grain, Span

UNKNOWN = "—"
ORDINALS = "一二三四"
Name = Literal[
    "all", "open", "overdue", "done", "dropped", "made", "received", "kinds", "orgs", "as_of",
    "by_publication", "left_out", "records", "heads", "attendance", "people", "visits", "photo",
    "attachment", "recorder", "head_count", "month", "quarter", "half", "year", "points", "list",
    "by_month", "by_quarter", "by_half", "by_year", "range",
]  # fmt: skip


class Wording(Protocol):
    """What a language has to offer to a ledger."""

    words: Mapping[Name, str]

    def span(self, span: Span) -> str:
        """A period, as in a title."""

    def step(self, span: Span, *, alone: bool) -> str:
        """A period at the head of a column; `alone` is one whose year is plain."""

    def plural(self, name: str) -> str:
        """Several of a kind."""


class English:
    """A ledger in English."""

    words: Mapping[Name, str] = {
        "all": "all records", "open": "open", "overdue": "overdue", "done": "done",
        "dropped": "dropped", "made": "made", "received": "received", "kinds": "kinds: {}",
        "orgs": "organizations: {}", "as_of": "as of {}",
        "by_publication": "{} of {} dated by their publication, for want of a date of the event",
        "left_out": "{} more could not be read and are left out",
        "records": "Activities", "heads": "Attendances", "attendance": "Attendance rate",
        "people": "People named", "visits": "Visits", "photo": "no photo",
        "attachment": "no attachment", "recorder": "no recorder", "head_count": "no head count",
        "month": "monthly", "quarter": "quarterly", "half": "half-yearly", "year": "yearly",
        "points": "percentage points", "list": ", ", "by_month": "month", "by_quarter": "quarter",
        "by_half": "half-year", "by_year": "year", "range": "{} to {}",
    }  # fmt: skip

    def span(self, span: Span) -> str:
        """A period, as in a title."""
        year, month = divmod(span.first, 12)
        if span.grain == "year":
            return str(year)
        if span.grain == "month":
            return f"{MONTHS[month]} {year}"
        if span.grain in ("quarter", "half"):
            return f"{span.key.partition('-')[2]} {year}"
        last_year, last_month = divmod(span.last, 12)
        first = MONTHS[month] + (f" {year}" if year != last_year else "")
        return f"{first} to {MONTHS[last_month]} {last_year}"

    def step(self, span: Span, *, alone: bool) -> str:
        """A period at the head of a column."""
        year, month = divmod(span.first, 12)
        if span.grain == "month":
            return MONTHS[month][:3] + ("" if alone else f" {year}")
        if span.grain in ("quarter", "half"):
            return span.key.partition("-")[2] + ("" if alone else f" {year}")
        return str(year)

    def plural(self, name: str) -> str:
        """Several of a kind."""
        return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


class Chinese:
    """A ledger in Chinese."""

    words: Mapping[Name, str] = {
        "all": "全部记录", "open": "进行中", "overdue": "逾期", "done": "已完成",
        "dropped": "已取消", "made": "出访", "received": "接待", "kinds": "类型：{}",
        "orgs": "单位：{}", "as_of": "截至{}",
        "by_publication": "{}条（共{}条）没有活动日期，按发布日期归入",
        "left_out": "另有{}条读不出来，未列入",
        "records": "活动场次", "heads": "参加人次", "attendance": "出席率",
        "people": "参加人数（记名）", "visits": "来访出访", "photo": "无照片",
        "attachment": "无附件", "recorder": "无记录人", "head_count": "无人数",
        "month": "每月", "quarter": "每季度", "half": "每半年", "year": "每年",
        "points": "个百分点", "list": "、", "by_month": "月", "by_quarter": "季度",
        "by_half": "半年", "by_year": "年", "range": "{}至{}",
    }  # fmt: skip

    def span(self, span: Span) -> str:
        """A period, as in a title."""
        year, month = divmod(span.first, 12)
        if span.grain == "year":
            return f"{year}年"
        if span.grain == "month":
            return f"{year}年{month + 1}月"
        if span.grain == "quarter":
            return f"{year}年第{ORDINALS[month // 3]}季度"
        if span.grain == "half":
            return f"{year}年{'下' if month else '上'}半年"
        last_year, last_month = divmod(span.last, 12)
        last = (f"{last_year}年" if year != last_year else "") + f"{last_month + 1}月"
        return f"{year}年{month + 1}月至{last}"

    def step(self, span: Span, *, alone: bool) -> str:
        """A period at the head of a column."""
        year, month = divmod(span.first, 12)
        before = "" if alone else f"{year}年"
        if span.grain == "month":
            return f"{before}{month + 1}月"
        if span.grain == "quarter":
            return f"{before}{ORDINALS[month // 3]}季度"
        if span.grain == "half":
            return f"{before}{'下' if month else '上'}半年"
        return f"{year}年"

    def plural(self, name: str) -> str:
        """Several of a kind, which are called as one is."""
        return name


WORDINGS: Mapping[str, Wording] = {"en": English(), "zh": Chinese()}
EVERY: Mapping[Grain, Name] = {
    "month": "month", "quarter": "quarter", "half": "half", "year": "year"
}  # fmt: skip
BY: Mapping[Grain, Name] = {
    "month": "by_month", "quarter": "by_quarter", "half": "by_half", "year": "by_year"
}  # fmt: skip

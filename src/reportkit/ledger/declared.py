"""What the templates of a ledger may ask for, name by name; a test holds it against the values."""

from __future__ import annotations

from collections.abc import Mapping

from reportkit.frozen import frozen

Names = Mapping[str, tuple[str, str]]  # the meaning of each name, in English and in Chinese
IDS = ("the ids of the records behind it", "对应记录的编号")
COUNT = ("how many", "数量")


@frozen
class Group:
    """Names that stand together: where they are found, and what each means."""

    title: str
    places: tuple[str, ...]
    names: Names


GROUPS = (
    Group("The ledger", ("",), {
        "org": ("the body whose ledger it is; empty if there are several", "单位；有几家时为空"),
        "period": ("the period", "时段"),
        "as_of": ("the day as of which follow-ups and requirements are told", "截至日期"),
        "filter": ("what was asked for, in words; it belongs below every table", "统计范围"),
        "unknown": ("the dash for what is not known", "未知时的破折号"),
        "rows": ("the records, by date", "各条记录，按日期"),
        "stats": ("the figures", "统计数字"),
    }),
    Group("The period", ("period",), {
        "name": ("Q3 2021, in Chinese 2021年第三季度", "时段名称"),
        "key": ("as in the command: 2021-Q3", "命令中的写法"),
        "start": ("its first day", "第一天"),
        "end": ("its last day", "最后一天"),
        "is_all": ("whether no period was asked for", "是否未指定时段"),
    }),
    Group("A record", ("rows[]",), {
        "number": ("its number in the ledger", "序号"),
        "id": ("the id of the record", "记录编号"),
        "file": ("its file", "记录文件"),
        "date": ("2021-06-18, or its first and its last day", "日期"),
        "is_published": ("whether the date is that of publication", "日期是否为发布日期"),
        "kind": ("the kind, as in the record", "类型代码"),
        "kind_name": ("the kind in words", "活动类型"),
        "title": ("the title", "主题或名称"),
        "place": ("the place", "地点"),
        "org": ("the reporting body", "报送单位"),
        "partners": ("the other organizations", "对方单位"),
        "way": ("made or received, of a visit", "出访或接待"),
        "head": ("the chair, else who led those who came", "主持人或带队人"),
        "expected": ("how many were expected", "应到人数"),
        "present": ("how many came", "实到人数"),
        "attendance": ("expected/present, a dash for what is not stated", "应到／实到"),
        "people": ("everybody named as having taken part", "记名参加人员"),
        "content": ("the summary, else purpose, theme or agenda", "主要内容"),
        "results": ("outcomes and decisions", "成果和决定"),
        "follow_ups": ("what is to follow", "后续事项"),
        "photos": ("how many photos", "照片张数"),
        "attachments": ("the titles of the attachments", "附件名称"),
        "document_number": ("the document number", "文号"),
        "archive_no": ("the archive number", "档号"),
        "recorder": ("who took the minutes", "记录人"),
        "published": ("the day of publication", "发布日期"),
        "lacks": ("which evidence it lacks", "缺少的佐证"),
    }),
    Group("The figures", ("stats",), {
        "records": ("all records", "全部记录"),
        "by_publication": ("those dated by their publication", "按发布日期归入的记录"),
        "left_out": ("those that could not be read", "读不出来的记录"),
        "kinds": ("by kind, the most frequent first", "分类型统计"),
        "by_month": ("by month", "按月统计"),
        "by_quarter": ("by quarter", "按季度统计"),
        "by_step": ("by the finest of month, quarter, half-year and year that fits a table",
                    "按适合表格的间隔统计"),
        "step": ("which of these it is: `month`, `quarter`, `half` or `year`", "间隔代码"),
        "step_name": ("the same in words", "间隔名称"),
        "heads": ("how many came, over the records that state it", "参加人次"),
        "attendance": ("the rate, over the records that state both numbers", "出席率"),
        "people": ("the people named", "记名人员"),
        "visits": ("visits, exchanges, study visits and receptions", "来访和出访"),
        "partners": ("the partner organizations", "对方单位"),
        "follow_ups": ("the follow-ups", "后续事项"),
        "requirements": ("what has to take place regularly", "应定期开展的活动"),
        "missing": ("missing evidence", "缺少的佐证"),
        "changes": ("comparisons, where there are records to compare with", "对比"),
    }),
    Group("Some records", (
        "stats.records", "stats.by_publication", "stats.visits.made", "stats.visits.received",
        "stats.visits.undirected", "stats.kinds[].steps[]",
    ), {"count": COUNT, "records": IDS}),
    Group("Records left out", ("stats.left_out",), {
        "count": COUNT, "files": ("their files", "文件"),
    }),
    Group("A kind", ("stats.kinds[]",), {
        "kind": ("the kind, as in records", "类型代码"),
        "name": ("the kind in words", "类型名称"),
        "plural": ("several of it, in words", "复数名称"),
        "count": COUNT,
        "records": IDS,
        "share": ("its part of all records", "占比"),
        "heads": ("how many came", "参加人次"),
        "steps": ("its records by step", "按间隔统计"),
        "examples": ("the three with most results and photos", "成果和照片最多的三次"),
    }),
    Group("An example", ("stats.kinds[].examples[]",), {
        "id": ("the id of the record", "记录编号"),
        "day": ("its first day, a date", "日期"),
        "title": ("the title", "主题"),
        "partners": ("the other organizations", "对方单位"),
        "content": ("what it was about", "主要内容"),
        "results": ("outcomes and decisions", "成果和决定"),
    }),
    Group("A month, quarter or year", (
        "stats.by_month[]", "stats.by_quarter[]", "stats.by_step[]", "stats.requirements.months[]",
    ), {
        "name": ("Jul, or Jul 2021 where there are several years", "名称"),
        "key": ("2021-07", "代码"),
        "count": COUNT,
        "records": IDS,
    }),
    Group("A sum", ("stats.heads", "stats.kinds[].heads"), {
        "sum": ("the sum; nothing if no record states the number", "总和；均未写明时为空"),
        "words": ("the same in words, or a dash", "总和的写法"),
        "stated": ("how many records state the number", "写明的记录数"),
        "of": ("of how many records", "记录总数"),
        "records": IDS,
    }),
    Group("Attendance", ("stats.attendance",), {
        "present": ("how many came", "实到"),
        "expected": ("how many were expected", "应到"),
        "rate": ("the rate in words, or a dash", "出席率"),
        "stated": ("how many records state both", "两数均写明的记录数"),
        "of": ("of how many records", "记录总数"),
        "records": IDS,
    }),
    Group("People", ("stats.people",), {
        "count": ("how many different people are named", "人数，同一人不重复"),
        "named": ("how often they are named: once in each record", "人次"),
        "stated": ("how many records name somebody", "有记名的记录数"),
        "of": ("of how many records", "记录总数"),
        "records": IDS,
        "list": ("each of them, the most frequent first", "名单"),
    }),
    Group("A person", ("stats.people.list[]",), {
        "name": ("the name", "姓名"), "org": ("the organization", "单位"),
        "count": ("in how many records", "次数"), "records": IDS,
    }),
    Group("Visits", ("stats.visits",), {
        "count": COUNT, "records": IDS,
        "made": ("those that went out", "出访"),
        "received": ("those that came in", "接待"),
        "undirected": ("those of which the record does not tell", "未写明的"),
    }),
    Group("Partners", ("stats.partners",), {
        "count": ("how many different ones", "家数"),
        "list": ("each of them, the most frequent first", "名单"),
        "top": ("the first ten", "前十家"),
    }),
    Group("A partner", ("stats.partners.list[]", "stats.partners.top[]"), {
        "name": ("the full name", "全称"), "short": ("the short name", "简称"),
        "count": ("in how many records", "次数"), "records": IDS,
    }),
    Group("Follow-ups", ("stats.follow_ups",), {
        "count": COUNT, "records": IDS,
        "list": ("each of them, by its due date", "清单"),
        "done": ("those done", "已完成"),
        "open": ("those not past their date", "进行中"),
        "overdue": ("those past their date", "逾期"),
        "dropped": ("those given up", "已取消"),
        "pending": ("open and overdue together", "未完成"),
        "closing_rate": ("the part done of all but the dropped", "办结率"),
        "mean_days": ("how many days it took on average, or a dash", "平均天数"),
        "timed": ("how many of those done tell when", "写明完成日期的项数"),
        "by_state": ("the states with their numbers, for a chart", "各状态项数"),
    }),
    Group("Follow-ups in a state", tuple(
        f"stats.follow_ups.{state}" for state in ("done", "open", "overdue", "dropped", "pending")
    ), {"count": COUNT, "records": IDS, "list": ("each of them", "清单")}),
    Group("A follow-up", ("stats.follow_ups.list[]", *(
        f"stats.follow_ups.{state}.list[]"
        for state in ("done", "open", "overdue", "dropped", "pending")
    )), {
        "what": ("the action", "事项"), "owner": ("who answers for it", "责任人"),
        "due": ("when it is due", "期限"), "done_on": ("when it was done", "完成日期"),
        "state": ("`open`, `overdue`, `done` or `dropped`", "状态代码"),
        "state_name": ("the same in words", "状态"),
        "record": ("the id of the record", "记录编号"),
    }),
    Group("A state", ("stats.follow_ups.by_state[]",), {
        "name": ("its name", "名称"), "count": COUNT,
    }),
    Group("Requirements", ("stats.requirements",), {
        "count": COUNT,
        "gaps": ("how often something is missing", "缺的期数"),
        "has_grid": ("whether a table has room for its months", "能否列成月份表"),
        "months": ("the months of the grid", "月份"),
        "list": ("each requirement", "清单"),
    }),
    Group("A requirement", ("stats.requirements.list[]",), {
        "kind": ("the kind, as in records", "类型代码"), "name": ("the kind in words", "类型名称"),
        "every": ("`month`, `quarter`, `half` or `year`", "间隔代码"),
        "every_name": ("monthly, quarterly, …", "频次"),
        "met": ("in how many of these it took place", "已开展期数"),
        "due": ("in how many it had to", "应开展期数"),
        "gaps": ("those in which it did not; those in a row as one", "缺的时段"),
        "records": IDS,
        "cells": ("its row in the grid", "表中各格"),
    }),
    Group("A cell of the grid", ("stats.requirements.list[].cells[]",), {
        "months": ("how many months wide it is", "跨几个月"),
        "mark": ("how often it took place, ✗ for a gap, · for a part of a period", "格中的字"),
        "state": ("`met`, `gap`, `ahead` or `outside`", "状态代码"), "count": COUNT,
    }),
    Group("Missing evidence", ("stats.missing",), {
        "count": ("how many records lack any", "佐证不全的记录数"), "records": IDS,
        "photo": ("those without a photo", "无照片"),
        "attachment": ("those without an attachment", "无附件"),
        "recorder": ("those without a recorder", "无记录人"),
        "head_count": ("those that do not state how many came", "无人数"),
        "kinds": ("these four, for a list", "以上四类"),
        "list": ("each record that lacks any", "清单"),
    }),
    Group("A kind of missing evidence", ("stats.missing.kinds[]", *(
        f"stats.missing.{name}" for name in ("photo", "attachment", "recorder", "head_count")
    )), {"name": ("no photo, …", "名称"), "count": COUNT, "records": IDS}),
    Group("A record that lacks evidence", ("stats.missing.list[]",), {
        "id": ("the id of the record", "记录编号"), "date": ("its first day", "日期"),
        "title": ("the title", "主题"), "lacks": ("what it lacks", "缺少什么"),
    }),
    Group("A comparison", ("stats.changes[]",), {
        "with": ("`previous`: the period before; `last_year`: the same of the year before",
                 "环比或同比"),
        "period": ("its name", "对比时段"),
        "list": ("each figure", "各项数字"),
    }),
    Group("A figure compared", ("stats.changes[].list[]",), {
        "name": ("what it is", "项目"), "now": ("now", "本期"), "before": ("before", "对比期"),
        "change": ("the change, with its percentage", "增减"),
    }),
)  # fmt: skip


def find_group(place: str) -> Group | None:
    """The group of names that is found at a place, such as `stats.kinds[]`."""
    return next((group for group in GROUPS if place in group.places), None)

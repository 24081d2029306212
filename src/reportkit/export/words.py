"""The words of ours in what is exported, in each language: heads of columns, names of lines."""

from __future__ import annotations

from reportkit.frozen import frozen


@frozen
class Words:
    """Words in one language; numbers take the place of `{n}`."""

    columns: tuple[str, ...]
    time: str
    organisation: str
    chair: str
    recorder: str
    owner: str
    due: str
    evidence: str
    photos: tuple[str, str]
    attachments: tuple[str, str]
    states: tuple[str, str, str]
    by_publication: str
    colon: str
    semicolon: str
    brackets: tuple[str, str]


ENGLISH = Words(
    columns=(
        "No.", "Date", "Kind", "Title", "Place", "Organiser or counterpart",
        "Chair or head of delegation", "Attendance (expected/present)", "Content",
        "Outcomes and follow-up", "Evidence (photos/attachments)", "Archive or document no.",
        "Recorder", "Remarks",
    ),
    time="Time",
    organisation="Reported by",
    chair="Chair",
    recorder="Recorder",
    owner="Owner",
    due="due",
    evidence="Evidence",
    photos=("{n} photo", "{n} photos"),
    attachments=("{n} attachment", "{n} attachments"),
    states=("open", "done", "dropped"),
    by_publication="date of publication",
    colon=": ",
    semicolon="; ",
    brackets=(" (", ")"),
)  # fmt: skip
CHINESE = Words(
    columns=(
        "序号", "日期", "活动类型", "主题/名称", "地点", "主办/对方单位", "主持人/带队",
        "参加人数（应到/实到）", "主要内容", "成果/后续", "佐证（照片张数/附件）", "档号/文号",
        "记录人", "备注",
    ),
    time="时间",
    organisation="填报单位",
    chair="主持人",
    recorder="记录人",
    owner="责任人",
    due="期限",
    evidence="佐证",
    photos=("照片{n}张", "照片{n}张"),
    attachments=("附件{n}件", "附件{n}件"),
    states=("未完成", "已完成", "已取消"),
    by_publication="日期为发布日期",
    colon="：",
    semicolon="；",
    brackets=("（", "）"),
)  # fmt: skip


def words_of(lang: str) -> Words:
    """The words of a language."""
    return CHINESE if lang == "zh" else ENGLISH


def count(number: int, forms: tuple[str, str]) -> str:
    """A number of things, or nothing of none."""
    return forms[number != 1].format(n=number) if number else ""

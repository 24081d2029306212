"""Word 文件里的位置，用看着文件的人的话来说。"""

from __future__ import annotations

from reportkit.diagnostics import Place, WordPlace

PARTS = {
    "body": "正文",
    "header": "页眉",
    "footer": "页脚",
    "first-page header": "首页页眉",
    "first-page footer": "首页页脚",
    "even-page header": "偶数页页眉",
    "even-page footer": "偶数页页脚",
    "footnote": "脚注",
    "endnote": "尾注",
    "comment": "批注",
    "chart": "图表",
    "diagram": "示意图",
    "document properties": "文档属性",
    "styles": "样式",
}


def say_place(place: Place) -> str:
    """The place in Chinese; files and lines are called what they are called everywhere."""
    if not isinstance(place, WordPlace):
        return str(place)
    numbered = (
        ("第{}个表格", place.table),
        ("第{}行", place.row),
        ("第{}列", place.column),
        ("第{}段", place.paragraph),
    )
    steps = "".join(words.format(number) for words, number in numbered if number is not None)
    under = f"，在标题“{place.heading}”下" if place.heading else ""
    quoted = f" “{place.text}”" if place.text else ""
    part = _say_part(place.part)
    return f"{place.file}，{part}{'，' if steps else ''}{steps}{under}{quoted}"


def _say_part(part: str) -> str:
    """A part of the file; headers and footers may belong to a section of it."""
    name, _, section = part.partition(" of section ")
    words = PARTS.get(name, name)
    return f"第{section}节{words}" if section else words

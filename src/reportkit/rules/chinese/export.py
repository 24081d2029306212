"""导出记录和文档时的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "export/not-as-exported": Said(
        "`{file}` 已经存在，而且不是导出时的样子",
        "没有人改过的导出文件，再次导出时会换成新的。这个文件改过，或者来自别处。",
        "用 `-o` 导出到别处，或者用 `--force` 替换。",
        {"force": "用 `-o` 换个位置，或者用 `--force` 替换"},
    ),
    "export/edited-since": Said(
        "`{file}` 手工改过，之后记录又有变动",
        "手工修改过的文档按现有的文字导出，所以记录里后来的变动不在其中。",
        "先运行 `reportkit render --merge`，把两边的修改合在一起。",
        {"merge": "先运行 `reportkit render --merge`，把两边的修改合在一起"},
    ),
    "export/edited-internal": Said(
        "`{file}` 手工改过，而它所用的记录里有不公开的内容",
        "对外的文档要先从记录里去掉内部内容再生成。手工改过的文字无法重新生成，"
        "也无从知道哪些话属于内部内容。",
        "通读这份文档，删去内部内容，再直接导出这个文件：`reportkit export html 文件`；"
        "或者供内部使用：`--audience internal`。",
        {"file": "通读并删去内部内容，再直接导出这个文件"},
    ),
    "export/no-day": Said(
        "记录没有写明日期，日历里不会有这项活动",
        "日历里的活动要落在某一天。现在只写成发布当天的日志，多数日历软件不显示。",
        "日期已知的，写在 `date` 里。",
    ),
}

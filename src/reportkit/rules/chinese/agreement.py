"""已生成的文档与记录不一致的问题。"""

from reportkit.rules.chinese import Said

SETTLE = "如果记录正确，就改文档或重新生成；如果文档正确，就改记录，让所有文档随之更新。"
TEXTS = {
    "agreement/changed-fact": Said(
        "{record} 的 `{field}` 写的是 `{words}`，这里已经没有了",
        "姓名、职务或引语在各份文件里不一致，至少有一份是错的。",
        SETTLE,
        {
            "says": "这里写的是 `{written}`；请改正其中一处",
            "gone": "请补写上，或改正记录后重新生成",
        },
    ),
    "agreement/changed-figure": Said(
        "这里写的是 `{written}`，按 {record} 应为 `{figure}`",
        "读者会对照日期和数字；各份文件里必须一致。",
        SETTLE,
    ),
    "agreement/lost-fact": Said(
        "{record} 的 `{field}` 写的 `{words}`，文档里已经找不到",
        "删减文字时，可能多删了内容。",
        SETTLE,
    ),
    "agreement/lost-figure": Said(
        "{record} 里的 `{figure}`，这里已经没有了",
        "这里略去的日期或数字，可能会有人问起。",
        SETTLE,
    ),
    "agreement/new-figure": Said(
        "{record} 里没有 `{figure}`",
        "只写进一份文件的日期或数字，其他文件里都没有。",
        "把这个事实写进记录，再重新生成。",
    ),
    "agreement/no-record": Said(
        "项目里没有哪条记录会生成这个名称的文档",
        "文档按文件名 `<记录>-<文档>.docx` 找到对应的记录，再作比对。",
        "把文件改回原来的名称。",
        {"near": "是不是 `{near}`？"},
    ),
}

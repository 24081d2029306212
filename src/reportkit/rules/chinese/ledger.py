"""汇总多条记录时的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "ledger/left-out": Said(
        "{total} 条记录中有 {number} 条读不出来，没有列入台账：{files}",
        "读不出来就无法统计。台账由其余的记录汇总，并写明缺了几条，以免被当作完整的台账。",
        "按每条记录的提示改正；`reportkit check` 会给出同样的提示。",
        {"check": "按上面的提示改正，再生成一次台账"},
    ),
    "ledger/same-id": Said(
        "`{file}` 和 `{other}` 的 `id` 相同：`{id}`",
        "数字靠记录的 `id` 追溯到记录。这份台账里，后一条记录改用文件名表示。",
        "给其中一条换一个 `id`；没有写 `id` 的记录以文件名为准。",
        {"id": "给其中一条换一个 `id`"},
    ),
    "ledger/empty": Said(
        "没有这一时段、这些类型的记录",
        "台账照样生成，并写明没有记录：没有开展活动，可能正是要说明的情况。",
        "对照记录检查 `--period`、`--kind` 和 `--org`。",
    ),
}

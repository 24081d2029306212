"""手工改过的文档与记录合并时的问题。"""

from reportkit.rules.chinese import Said

SETTLE = (
    "在 Word 里打开文档，找到 `reportkit` 所作的修订：接受修订，就用记录的文字；"
    "拒绝修订，就保留您的文字。"
)
TEXTS = {
    "merge/both-changed": Said(
        "这里手工改成了{mine}，记录现在是{theirs}",
        "同一处文字，手工改过，记录也改过。哪一个对，只有人能判断；"
        "所以两种都留在文档里，记录的文字写成修订。",
        SETTLE,
    ),
    "merge/taken-out": Said(
        "这里手工删掉的内容，记录后来又改了：{theirs}",
        "删的时候还没有现在的内容，所以以修订的形式重新放进文档，由您决定。",
        SETTLE,
    ),
    "merge/not-told": Said(
        "这里手工改过，而记录里已经没有这项内容：{mine}",
        "人工修改过的内容不会直接删掉，只用修订标为删除。",
        SETTLE,
    ),
}

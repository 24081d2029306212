"""文档版式与版式文件不一致的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "layout/required": Said(
        "{what}是{actual}，版式规定为{expected}",
        "不符合规定格式的文件会被退回。",
        "在 Word 里改正模板，或用 `reportkit layout` 重新套用版式；"
        "本单位另有规定的，写进自己的版式文件。",
    ),
    "layout/recommended": Said(
        "{what}是{actual}，版式推荐{expected}",
        "同类文件的格式应当一致；这一项标准只作推荐，由各单位自定。",
        "在 Word 里改正模板，或用 `reportkit layout` 重新套用版式；或把本单位的做法写进版式文件。",
    ),
    "layout/missing-style": Said(
        "文档里没有样式{styles}",
        "没有这个样式，就无法对照版式检查。",
        "给相应段落套用版式规定的样式，或从版式文件里去掉这些样式。",
    ),
}

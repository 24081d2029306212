"""把值填进模板时的问题；用语与模板方面的相同。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "render/failing-tag": Said(
        "`{tag}` 填不进去：{reason}",
        "这个值不是标记所要的那一种。",
        "改正记录里的值，或者改正模板里的标记。",
    ),
    "render/unprintable-value": Said(
        "`{tag}` 代表的不是单个的值，不能直接印成文字",
        "只有单个的值和它们的列表才能印成文字。",
        "写出要印的是哪个字段；要加工一个值，请用过滤器，例如 `{{ name | upper }}`。",
        {"fields": "它有这些字段：{fields}"},
    ),
    "render/illegal-character": Said(
        "`{tag}` 的值里有字符 {character}，Word 存不了",
        "这样的字符是从别的程序里复制来的，会使文件打不开。",
        "从值里删掉这个字符，重新输入文字。",
        {"before": "从值里删掉它；它在 `{before}` 后面"},
    ),
    "render/misplaced-picture": Said(
        "`{tag}` 是图片，却写在只能放文字的地方",
        "图片要放在一个段落里。",
        "把标记移到段落里。",
    ),
    "render/missing-picture": Said(
        "{what} `{file}` 不存在",
        "文档里会留下空白。",
        "检查路径；路径从项目文件夹算起。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "render/picture-outside": Said(
        "{what} `{file}` 在项目文件夹之外",
        "模板和记录都不能把这台电脑上别的文件放进文档。",
        "把图片复制到项目里，路径从项目文件夹写起。",
    ),
    "render/broken-picture": Said(
        "图片 `{file}` 读不出来：{reason}",
        "Word 会显示一个空框。",
        "把图片重新存成 JPEG 或 PNG。",
    ),
    "render/picture-format": Said(
        "图片 `{file}` 的格式，Word 不支持",
        "Word 支持 JPEG、PNG、GIF、BMP 和 TIFF。",
        "把图片存成 JPEG 或 PNG。",
    ),
    "render/too-much": Said(
        "`{tag}` 的{things}超过 {limit}",
        "停不下来的循环会拖垮电脑。",
        "检查循环，以及它逐项处理的列表。",
    ),
    "render/too-long": Said(
        "过了 {seconds} 秒，`{tag}` 还没有填完",
        "停不下来的循环会一直占用电脑。",
        "检查循环，以及它逐项处理的列表。",
    ),
    "render/unproven": Said(
        "填好的内容，Word 会打不开",
        "宏或者截取的文字，印在了不能放这种文字的地方。",
        "用 `{{p …}}` 或 `{{r …}}` 印出来，或者把文字直接写在需要的地方。",
    ),
}

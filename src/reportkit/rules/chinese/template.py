"""Word 模板方面的问题。

用语：模板 template，标记 tag，字段 field，过滤器 filter，判断 test，修订 tracked change，
文本框 text box，宏 macro。“域”在 Word 里另有所指，不用来称呼标记。
"""

from reportkit.rules.chinese import Said

TEXTS = {
    "template/missing-file": Said(
        "模板 `{file}` 不存在",
        "文档要靠填写 Word 文件来生成，而这个文件读不到。",
        "检查路径，或者用 `reportkit init` 生成模板。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "template/unreadable": Said(
        "`{file}` 读不出来：{cause}",
        "文档要靠填写 Word 文件来生成，而这个文件打不开。",
        "换一个 Word 文件，并确认有权限打开它。",
    ),
    "template/not-word": Said(
        "这不是 Word 文档（{reason}）",
        "模板是 Word、WPS 或 LibreOffice 保存的 .docx 或 .dotx 文件。",
        "在 Word 里打开它，另存为 Word 文档（.docx）。",
    ),
    "template/encrypted": Said(
        "文件有密码保护，或者是 Word 97 格式（.doc）",
        "这两种文件离开 Word 都读不了。",
        "在 Word 里打开，取消密码，另存为 Word 文档（.docx）。",
    ),
    "template/macros": Said(
        "文档里有宏",
        "公文不得带有程序代码，而生成的每份文档都会把它带上。",
        "在 Word 里另存为不带宏的文档（.docx）。",
    ),
    "template/embedded-object": Said(
        "文档里嵌入了对象 `{member}`",
        "嵌入的文件会不知不觉地随每份文档发出去，而且不会被填写。",
        "在 Word 里删掉这个对象，或者把它粘贴为图片。",
    ),
    "template/external-target": Said(
        "文档要从别处读取 `{target}`",
        "谁打开文档，谁的电脑就会去读取它，而它可能已经不在，或者已经变了。",
        "把图片或模板放进文档本身：在 Word 里断开链接。",
    ),
    "template/too-large": Said(
        "`{member}` 解压以后有 {size} MB，上限是 {limit} MB",
        "这么大的模板不是坏了，就是用来拖垮打开它的电脑的。",
        "压缩图片，在 Word 里重新保存文档。",
    ),
    "template/broken-file": Said(
        "文件损坏：{reason}",
        "损坏的文件可能缺了一部分文字，由它生成的文档也会跟着缺。",
        "在 Word 里打开，让 Word 修复，再保存。",
    ),
    "template/broken-part": Said(
        "`{member}` 损坏：{reason}",
        "损坏的部分可能缺了文字，由它生成的文档也会跟着缺。",
        "在 Word 里打开文件，让 Word 修复，再保存。",
    ),
    "template/unclosed-tag": Said(
        "`{tag}` 没有结束：同一段里没有 `{closer}`",
        "没有结尾，就不知道标记到哪里为止，正文从哪里继续。",
        "标记在哪一段开始，就在那一段结束。",
    ),
    "template/stray-end": Said(
        "`{tag}` 是标记的结尾，前面却没有开头",
        "它会原样留在生成的文档里。",
        "补上标记的开头，或者删掉这个结尾。",
    ),
    "template/unknown-tag": Said(
        "没有 `{word}` 这种标记",
        "标记的第一个词说明它做什么，例如 `if`、`for` 或 `set`。",
        "改正 `{%` 后面的词。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "template/forbidden-tag": Said(
        "Word 模板里不能用 `{word}`",
        "模板自成一体，不读取别的文件。",
        "把那个文件的内容写进这个模板。",
    ),
    "template/unclosed-block": Said(
        "`{tag}` 一直没有结束",
        "直到文末的内容都会算在它里面。",
        "在属于它的最后一行后面，写上结束它的标记。",
        {"end": "在它结束的地方写 `{{% {end} %}}`"},
    ),
    "template/stray-block": Said(
        "`{tag}` 前面没有与它对应的开头",
        "它要结束或者分开的内容，根本没有开始。",
        "补上开头，或者删掉这个标记。",
    ),
    "template/crossed-block": Said(
        "`{tag}` 写在 `{opener}` 结束之前",
        "在里面开始的，必须在里面结束，否则两者就交叉了。",
        "调整标记的顺序。",
        {"end": "在它前面写 `{{% {end} %}}`"},
    ),
    "template/crossing-block": Said(
        "`{tag}` 和 `{opener}` 所在的位置，不能一起重复或一起省去",
        "其中一个在表格、链接、域或文本框里的位置更深，那里会剩下半截内容。",
        "把两个标记放在同一个单元格里，或者各占单独的一段或一行。",
    ),
    "template/misplaced-prefix": Said(
        "`{tag}` 要用在{level}里，而它不在{level}里",
        "`tr` 和 `tc` 重复或删去它们所在的表格行或单元格。",
        "把标记移到表格里，或者去掉 `tr` 或 `tc`。",
    ),
    "template/text-beside-tag": Said(
        "`{tag}` 会删去它所在的整个{level}，连同文字 `{text}`",
        "标记旁边的文字，在每份文档里都会消失。",
        "把文字移到单独的一段、一行或一个单元格里。",
    ),
    "template/tracked-change": Said(
        "`{tag}` 在修订内容里",
        "填进去的文字会成为修订记录的一部分，连删除的内容也在内。",
        "在 Word 里接受或拒绝这处修订。",
    ),
    "template/unfilled-part": Said(
        "`{tag}` 在 `{member}` 里，那里不会填写",
        "它会原样留在每份文档里：插入的文件、样式、列表编号和构建基块都不填写。",
        "把文字直接写进文档，或删去那里的标记。",
    ),
    "template/tag-syntax": Said(
        "看不懂 `{tag}`：{reason}",
        "每个标记都写对了，才能开始填写。",
        "对照模板说明（docs/templates.md）里的例子检查。",
    ),
    "template/unknown-filter": Said(
        "没有过滤器 `{name}`",
        "过滤器写在竖线后面，改变值的印法。",
        "改正名称，或者去掉它。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "template/unknown-test": Said(
        "没有判断 `{name}`",
        "判断写在 `is` 后面，用来问一个值是不是怎样。",
        "改正名称。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "template/unknown-field": Said(
        "{owner}没有字段 `{name}`",
        "谁也不认识的名称，会在文档里留下空白。",
        "改正名称；`reportkit fields` 会列出模板用到的字段。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "template/unknown-function": Said(
        "没有函数 `{name}`",
        "写在括号前面的是函数，它把括号里的内容变成文字。",
        "改正名称。改变一个值的写法用过滤器，写在竖线后面。",
        {"near": "是不是想写 `{near}`？", "filter": "写在竖线后面：`… | {name}`"},
    ),
    "template/unknown-option": Said(
        "`{name}` 没有选项 `{option}`",
        "不认识的选项不会起任何作用。",
        "改正选项的名称，或删去它。",
        {"near": "是不是想写 `{near}`？", "known": "可用的选项有{known}"},
    ),
    "template/missing-option": Said(
        "`{name}` 缺少{missing}",
        "没有它就得不出结果。",
        "按模板说明里的顺序，在括号里补上。",
    ),
    "template/surplus-option": Said(
        "`{name}` 的括号里写多了，这里{most}",
        "多出来的内容不知道作什么用。",
        "删去多余的内容。",
    ),
    "template/not-a-list": Said(
        "`{name}` 是{kind}，不是列表，不能逐项重复",
        "循环对列表的每一项各打印一次。",
        "在 `in` 后面写一个列表的名称，或去掉循环。",
        {
            "one": "它只有一个：用 `{{% if {name} %}}` 表示有才打印",
            "dashes": "每一项各写一行，前面加短横；或者去掉循环",
        },
    ),
    "template/field-of-list": Said(
        "`{owner}` 是列表，只有其中每一项才有 `{name}`",
        "看不出指的是哪一项。",
        "逐项重复，或用序号指明是哪一项。",
        {"each": "写成 `{{% for entry in {owner} %}}{{{{ entry.{name} }}}}{{% endfor %}}`"},
    ),
    "template/no-words": Said(
        "`{name}` 里有好几项内容，不能整个打印",
        "打印出来的东西没法读。",
        "把需要的内容一项一项写出来。",
        {
            "one": "打印其中一项，例如 `{{{{ {name}.{part} }}}}`",
            "each": "逐项重复：`{{% for entry in {name} %}}{{{{ entry.{part} }}}}{{% endfor %}}`",
        },
    ),
    "template/impossible-value": Said(
        "`{name}` 永远不会是 `{value}`",
        "条件永远不成立，由它决定的内容就不会出现在任何文档里。",
        "改成这一项可能有的值。",
        {"near": "是不是想写 `{near}`？", "known": "它只能是{known}"},
    ),
    "template/may-be-absent": Said(
        "有的记录没有 `{name}`，这时前后的文字里会留下空缺",
        "并不是每条记录都有这一项，而前后的文字总会打印。",
        "把标记连同属于它的文字放进双方括号：有就一起打印，没有就一起略去。",
        {"brackets": "连同属于它的文字写成 `[[ … {tag} … ]]`"},
    ),
    "template/looks-like-tag": Said(
        "`{text}` 像是标记，但会原样打印出来",
        "标记两边各有两个花括号，或一个花括号加一个百分号。",
        "写成标记。如果就是要原样打印，在前面写 `{{% raw %}}`，在后面写 `{{% endraw %}}`。",
        {"write": "写成 `{meant}`"},
    ),
    "template/empty-block": Said(
        "`{tag}` 和它的结束标记之间什么也没有",
        "它不起作用；也许属于它的文字被删掉或移走了。",
        "把由它决定的文字放在两个标记之间，或把两个标记都删去。",
    ),
    "template/unknown-style": Said(
        "这段文字用的样式 `{style}`，文件里没有",
        "Word 会改用基本样式，往往没有人发觉。",
        "在 Word 里给这段文字换一个样式，或从有这个样式的文件里复制过来。",
    ),
    "template/missing-style": Said(
        "文件的样式里缺少{missing}，Markdown 文字要用到",
        "没有这些样式，列表和引文就和普通段落没有区别。",
        "在 Word 里把这些样式各用一次，它们就会存进文件。",
    ),
    "template/unknown-font": Said(
        "可能没有 `{font}` 这种字体",
        "没有安装的字体会被别的字体代替，换行和分页也会跟着变。",
        "在 Word 的字体列表里重新选择。",
        {"near": "是不是想写 `{near}`？"},
    ),
}

"""文字写法方面的提示。"""

from reportkit.rules.chinese import Said

WRITE = {"write": "写成 `{mended}`"}
TEXTS = {
    "editorial/half-width": Said(
        "`{written}` 是半角标点，旁边是汉字",
        "中文使用全角标点（GB/T 15834—2011）；半角标点会贴住一边的字，还可能落到行首。",
        "把输入法切换到中文标点，重新输入。",
        WRITE,
    ),
    "editorial/full-width": Said(
        "英文里用了全角标点 `{written}`",
        "全角标点后面像空了一格，英文字体里也没有它。",
        "把输入法切换到英文标点，重新输入。",
        WRITE,
    ),
    "editorial/comma-between-quotations": Said(
        "`{written}` 里，两个引号或书名号之间用了顿号",
        "并列的引号之间、书名号之间通常不用顿号（GB/T 15834—2011，4.5.3.5）。",
        "去掉顿号。",
        WRITE,
    ),
    "editorial/padded-date": Said(
        "`{written}` 的月、日前面有 0",
        "公文的月、日不编虚位，1 不写成 01（GB/T 9704—2012，7.3.5.4）。",
        "去掉 0。",
        WRITE,
    ),
    "editorial/day-word": Said(
        "`{written}` 是口语的写法",
        "书面语的日期写“日”，不写“号”。",
        "改成“日”。",
        WRITE,
    ),
    "editorial/roughly-twice": Said(
        "`{written}` 重复表示概数",
        "“余”和“左右”意思相同，用一个就够（GB/T 15835—2011）。",
        "去掉其中一个。",
        WRITE,
    ),
    "editorial/percent-range": Said(
        "`{written}` 里，两个数只有一个百分号",
        "百分数的范围，前后两个数都要带百分号（GB/T 15835—2011）。",
        "给前一个数也加上百分号。",
        WRITE,
    ),
    "editorial/double-space": Said(
        "`{written}` 有连续的空格",
        "Word 会照样印出每个空格，两端对齐时看得出空隙。",
        "只留一个空格。",
        WRITE,
    ),
    "editorial/space-before-mark": Said(
        "`{written}` 的标点前面有空格",
        "这个标点可能落到下一行的行首。",
        "去掉空格。",
        WRITE,
    ),
    "editorial/straight-quotes": Said(
        "`{written}` 用了直引号",
        "印出来的文字要用弯引号；`term:` 和 `quote:` 会自动加上引号。",
        "改用弯引号，或不加引号而写成 term 或 quote。",
        WRITE,
    ),
    "editorial/avoided-word": Said(
        "本单位不用 `{word}` 这个词",
        "reportkit.yaml 的 `avoid` 列出了报告里不用的词，例如溢美之词。",
        "换个说法。",
    ),
    "editorial/number-form": Said(
        "发文字号 `{written}` 的写法不合规范",
        "年份用全称，放在六角括号内；序号不加“第”，不编虚位（GB/T 9704—2012，7.2.5）。",
        "写成“示例发〔2021〕7号”这样。",
        WRITE,
    ),
    "editorial/title-stop": Said(
        "标题末尾有句号",
        "标题末尾不用句号。",
        "去掉句号。",
    ),
    "editorial/long-title": Said(
        "标题的一行有 {length} 个字",
        "标题字号一行排 20 个字，标题最多两行。",
        "写得短一些。",
        {"short": "最多写 {most} 个字"},
    ),
    "editorial/surname": Said(
        "姓氏 `{name}` 在英文里像另一个词",
        "“He pointed out”分不清说的是谁；前面没有敬称或称呼时，读者会误读。",
        "给这个人写上 `honorific` 或 `address`，后文提到时就会带上。",
        {"honorific": "加上 `honorific: Mr.`、`Ms.` 或 `Dr.`"},
    ),
}

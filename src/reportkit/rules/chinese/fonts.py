"""文档所用字体的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "fonts/stand-in": Said(
        "没有安装 `{font}`，由 `{stand_in}` 代替：替代字体，仅供预览",
        "文档里写的是单位使用的正式字体。这台电脑上没有，所以 PDF 的样子不同，换行也可能不同。",
        "安装这种字体，或者把字体文件放进项目的 `fonts` 文件夹；也可以在装有这种字体的电脑上制作 "
        "PDF。Word 文件本身没有问题。",
        {"install": "安装这种字体，或者把字体文件放进项目的 `fonts` 文件夹"},
    ),
    "fonts/as-wide": Said(
        "没有安装 `{font}`，由等宽的替代字体 `{stand_in}` 代替",
        "替代字体的每个字母都一样宽，换行和分页不变，只是字形略有不同。",
        "不需要做什么。如果在意字形，请安装原来的字体。",
        {"install": "如果在意字形，请安装原来的字体"},
    ),
    "fonts/other-font": Said(
        "`{font}` 里没有“{characters}”，由别的字体代替",
        "免费的中文字体往往只有 GB 2312 的 6763 个字，而人名常用别的字。换了字体的字在行里很显眼。",
        "安装文档所要的字体，或者字数齐全的字体。",
        {"install": "安装文档所要的字体"},
    ),
    "fonts/no-glyph": Said(
        "这里没有一种字体有“{characters}”，会印成空框",
        "哪种字体都没有的字会印成空框，多半出现在人名里。",
        "安装有这个字的字体：Debian 和 Ubuntu 用 `apt install fonts-noto-cjk`，其他系统安装 Noto "
        "Serif CJK SC；生僻字可能还要装别的字体，例如 `fonts-hanazono`。",
        {"install": "安装有这个字的字体，例如 `fonts-noto-cjk`"},
    ),
    "fonts/not-told": Said(
        "看不出安装了哪些字体：没有 `fc-match`",
        "字体要向 fontconfig 的工具询问；Linux 都有，其他系统不一定有。",
        "安装 fontconfig：`apt install fontconfig`；Mac 用 `brew install fontconfig`。",
        {"install": "安装 fontconfig"},
    ),
}

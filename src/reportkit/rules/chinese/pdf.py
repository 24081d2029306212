"""由 LibreOffice 制作 PDF 时的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "pdf/no-libreoffice": Said(
        "没有找到 LibreOffice",
        "在哪里换行、在哪里分页，只有文字处理软件才知道。LibreOffice 是免费的，没有屏幕也能运行。",
        "安装 LibreOffice Writer：Debian 和 Ubuntu 用 `apt install libreoffice-writer`，"
        "Fedora 用 `dnf install libreoffice-writer`，Mac 用 `brew install --cask libreoffice`，"
        "Windows 用 `winget install TheDocumentFoundation.LibreOffice`。"
        "如果装在别处，用 `REPORTKIT_SOFFICE` 写明它的程序 `soffice`。",
        {
            "linux": "运行 `apt install libreoffice-writer` 或 `dnf install libreoffice-writer`",
            "macos": "运行 `brew install --cask libreoffice`",
            "windows": "运行 `winget install TheDocumentFoundation.LibreOffice`",
            "variable": "这是 `{variable}` 写明的程序",
        },
    ),
    "pdf/old-libreoffice": Said(
        "LibreOffice {version} 版本太旧",
        "7.0 版以前，它写的 PDF/A 和供读屏软件使用的标记都有错误。",
        "安装新的版本，或者用 `REPORTKIT_SOFFICE` 写明新版本的程序。",
        {"newer": "安装 7.0 或更新的版本"},
    ),
    "pdf/libreoffice-fails": Said(
        "LibreOffice 启动不了：{reason}",
        "启动了两次，每次都用全新的设置文件夹。",
        "运行 `soffice --headless --version`，看它说什么；如果什么也不说，请重新安装 LibreOffice。",
        {"try": "看看 `soffice --headless --version` 说什么"},
    ),
    "pdf/document-fails": Said(
        "LibreOffice 转换不了 `{file}`：{reason}",
        "试了两次，第二次用的是新启动的程序。其他文档不受影响。",
        "用 Word 或 LibreOffice 打开这份文档，看看是否完整，再保存一次。"
        "很长的文档可能需要更多时间，用 `--time-limit` 放宽。",
        {"open": "用 Word 或 LibreOffice 打开，看看是否完整"},
    ),
    "pdf/kept-copy": Said(
        "这里原来的 PDF 与生成时不一样；旁边留有副本",
        "它可能签过名，也可能加过批注；人做过的事一律不丢。",
        "看看副本（`….backup-<日期>-<时间>.pdf`）还用不用得着。"
        "签过名的 PDF 请另存别处，或换个文件名。",
    ),
    "pdf/no-title": Said(
        "存档要有标题，这份文档没有",
        "PDF/A 要保存很久，以后靠标题查找。",
        "在 Word 的“文件”→“信息”→“标题”里填写；模板里可以写 `{{ title }}`。",
        {"info": "在 Word 的“文件”→“信息”→“标题”里填写"},
    ),
    "pdf/lone-signature": Said(
        "最后一页（第 {page} 页）只有署名和日期，没有正文",
        "署名单独占一页，可以接在任何文字后面，这样的公文会被退回（GB/T 9704-2012，7.3.5.5）。"
        "这个问题只有排好版才看得出来。",
        "在 Word 里选中正文最后几行和署名，设置“段落—换行和分页—与下段同页”；"
        "也可以按标准适当调整行距、字距，但不得写“此页无正文”。",
        {"keep": "让正文最后几行与署名同页：段落—换行和分页—与下段同页"},
    ),
    "pdf/no-text-on-first-page": Said(
        "首页到主送机关为止，没有正文",
        "公文首页必须显示正文（GB/T 9704-2012，7.3.3）。",
        "缩短标题，或者把较多的主送机关移到版记；自带的公文模板会自动这样做。",
        {"imprint": "缩短标题，或者把主送机关移到版记"},
    ),
    "pdf/no-preview": Said(
        "不能画出页面：没有安装 `pypdfium2`",
        "只有页面图片用得到它，所以没有一同安装。",
        "运行 `pip install 'reportkit[preview]'`。",
        {"install": "运行 `pip install 'reportkit[preview]'`"},
    ),
}

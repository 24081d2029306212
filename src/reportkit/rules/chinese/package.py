"""报送材料包的问题：不符合报送要求，或打包后被改动。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "package/unknown-placeholder": Said(
        "文件名里没有 `{name}` 这一项",
        "文件名只能用到几项内容；不认识的名称会原样留在文件名里。",
        "改正花括号里的名称；docs/reference/profile.md 列出了全部名称。",
        {"near": "是不是想写 `{near}`？", "known": "可以用{known}"},
    ),
    "package/wrong-pattern": Said(
        "文件名 `{pattern}` 里的 `{part}` 没有意义",
        "文件名由文字和花括号里的名称组成。冒号后面可以写日期的格式、数字的 `zh` 或 `02`，"
        "或者文字最多几个字。",
        "照 `{org_short}-{title:30}-{date:%Y%m%d}` 的样子写。",
        {
            "date": "日期写成 `{{date:%Y%m%d}}`",
            "number": "数字写成 `{{number}}`、`{{number:02}}` 或 `{{number:zh}}`",
            "text": "限制字数写成 `{{title:30}}`",
            "brace": "花括号里要写名称，如 `{{title}}`",
            "sign": "去掉 `{part}`：文件名里不能有它",
        },
    ),
    "package/same-name": Said(
        "`{file}` 已经是“{first}”的文件名",
        "同一位置上的两个文件会互相覆盖；在有的系统上，只差大小写也不行。",
        "在文件名里加上能区分它们的内容：`{label}`、`{number}`、`{document}`、`{lang}` 或 "
        "`{record}`。",
        {"pattern": "在文件名里加上 `{{label}}`、`{{document}}`、`{{lang}}` 或 `{{record}}`"},
    ),
    "package/limit": Said(
        "{what}：{actual}，`{profile}` 要求{allowed}",
        "篇幅、数量不符合要求的材料会被退回。",
        "删减或补充，或者在要求有变化时改配置里的数字。",
        {"fewer": "压缩篇幅，或减少数量", "more": "补充不足的部分"},
    ),
    "package/too-large": Said(
        "{what}：{actual}，`{profile}` 要求{allowed}",
        "超过限制的文件，邮件服务器和上传页面都不收。",
        "少报或报小一些的文件：调低 `photos.box` 或 `photos.size`，不附原图，"
        "或者把扫描的附件压小。",
        {"profile": "调低 `photos.box` 或 `photos.size`，或者把文件压小"},
    ),
    "package/small-photo": Said(
        "{what}太小：{actual}，`{profile}` 要求{allowed}",
        "报刊只用原尺寸的照片；经聊天软件转发的照片已经被压缩。",
        "向拍摄人索取相机里的原文件。",
        {"original": "使用相机里的原文件"},
    ),
    "package/photo": Said(
        "不能给 `{file}` 制作副本：{reason}",
        "材料包里放的是照片的副本，不带文件里的其他信息。",
        "把照片另存为 JPEG，或者在配置里允许大一些的副本。",
    ),
    "package/missing-field": Said(
        "记录缺少 `{field}`，而 `{profile}` 要求写明",
        "缺少这一项的材料会被退回。",
        "在记录里补上，或者从配置的 `required` 里去掉。",
        {"add": "补上 `{field}`"},
    ),
    "package/no-document": Said(
        "`{profile}` 里的文档都不由这条记录生成",
        "有的文档只由某些类型或某些语言的记录生成。",
        "不报这条记录，换一个配置，或者在 `documents` 里写上别的文档。",
        {"known": "配置里有{known}"},
    ),
    "package/nothing-in-it": Said(
        "材料包里什么也没有",
        "没有文档、附件和照片的材料包没有用处。",
        "在配置里写上记录里有的文档、附件或照片。",
    ),
    "package/no-file": Said(
        "附件“{title}”没有文件",
        "附件清单上列出的，材料包里都要有。",
        "写明它的文件；如果报的是纸质件，在配置的 `attachments` 下写 `missing: list`。",
        {"file": "加上 `file: …`；或者在配置里写 `attachments: {{missing: list}}`"},
    ),
    "package/no-pages": Said(
        "不知道 `{file}` 有几页",
        "配置限制了页数。完好的 PDF 能数出页数，其他文件的页数无法得知。",
        "在附件里写明 `pages`。",
        {"state": "在记录里写明 `pages`"},
    ),
    "package/other-pages": Said(
        "记录写的是 {stated} 页，文件有 {counted} 页",
        "附件清单上写的是实际页数。",
        "改正 `pages`，或者看看文件对不对。",
        {"correct": "写成 `pages: {counted}`，或者看看文件对不对"},
    ),
    "package/stale-edits": Said(
        "`{file}` 手工修改过，而{changes}",
        "手工润色过的文档要进材料包，但内容已经过时的不行；也不会悄悄把它丢下不用。",
        "用 `reportkit render --merge` 把变化合并进去，或者用 `--fresh` 重新生成文档。",
        {"merge": "运行 `reportkit render {record} --merge`，或者用 `--fresh`"},
    ),
    "package/foreign-document": Said(
        "`{file}` 占着文档的位置，却没有写明来源",
        "它可能是别人改过的文档，保存时属性被丢掉了；它和记录是否一致，无法得知。",
        "把它改名或移走，或者用 `--fresh` 重新生成文档。",
        {"away": "把它移走，或者用 `--fresh`"},
    ),
    "package/open-document": Said(
        "`{file}` 正在别的程序里打开着",
        "还没有保存的内容进不了材料包。",
        "保存并关闭它。程序崩溃以后，打开文件的标记可能会留下来，可以删掉。",
        {"close": "保存并关闭它；如果没有人打开它，请删除 `{lock}`"},
    ),
    "package/metadata-kept": Said(
        "`{file}` 的元数据没有清除：{cause}",
        "附件放进材料包的是副本，其中的作者等元数据会被去掉。已签名的 PDF 去掉元数据，"
        "签名就失效了；受保护的 PDF 不能改动。",
        "查看它的属性。如果可以发出去，就保留原样；否则请签名或加保护的人另给一份不带这些信息的。",
    ),
    "package/edited-package": Said(
        "`{path}` 已经存在，而且{cause}",
        "别人放进材料包的内容，以及同名的其他材料包，没有明确的要求绝不覆盖。",
        "把它移走，用 `--version` 换一个版本号，或者用 `--force` 替换它（会留一份副本）。",
        {"force": "把它移走；或者用 `--force` 替换它，并留一份副本"},
    ),
    "package/no-package": Said(
        "`{path}` 不是 reportkit 的材料包",
        "材料包里有 `manifest.json` 和 `SHA256SUMS`。传输中断的 zip 文件打不开。",
        "从来源处重新获取，或者换一个文件。",
        {"made": "写出 `reportkit package` 打的 zip 文件，或者由它解压出来的文件夹"},
    ),
    "package/altered": Said(
        "`{file}` 与打包时不一致",
        "材料包的每个字节都有校验值；这个文件的校验值与记载的不同。",
        "从来源处重新获取，或者重新打包。",
    ),
    "package/lost": Said(
        "缺少 `{file}`",
        "打包时有这个文件。",
        "从来源处重新获取，或者重新打包。",
    ),
    "package/added": Said(
        "`{file}` 是后来加进材料包的",
        "打包时没有这个文件。",
        "把它拿出来，或者作为附件重新打包。",
    ),
    "package/unlisted": Said(
        "`manifest.json` 和 `SHA256SUMS` 对 `{file}` 的记载不一致",
        "两者是一起写成的；其中一个后来被改过。",
        "从来源处重新获取，或者重新打包。",
    ),
    "package/rewritten": Said(
        "zip 文件从 `{file}` 起与写成时不同",
        "里面的文件也许完整，但 zip 里记载的日期等信息被改过，或者被别的程序重新打包过。",
        "从来源处重新获取。解压以后的文件夹可以单独校验。",
        {"again": "如果是别的程序重新打包的，解压以后校验文件夹"},
    ),
    "package/other-seal": Said(
        "它的封签不是 `{seal}`",
        "封签代表材料包的每个字节。封签不同就是另一个材料包，哪怕连清单也一起改过。",
        "与打包时打印的封签核对。",
    ),
}

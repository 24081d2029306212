"""项目设置方面的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "project/unknown-setting": Said(
        "{where}没有设置项 `{name}`",
        "不认识的设置会被悄悄忽略，文档就不是所要的样子。",
        "改正名称，或删去这一项。各项设置见 docs/reference/commands.md。",
        {"near": "是不是想写 `{near}`？", "known": "这里可用的设置有 {known}"},
    ),
    "project/wrong-setting": Said(
        "`{name}` 是{actual}，而不是{expected}",
        "设置从严读取，笔误会被指出，而不靠猜测。",
        "按提示改写这项设置。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "project/missing-setting": Said(
        "`{name}` 是空的",
        "这一项没有可以代替的默认值。",
        "填写它，或删去整项。",
        {"expected": "请写{expected}"},
    ),
    "project/missing-file": Said(
        "`{name}` 指向的 `{file}` 不存在",
        "设置里写到的每个文件，一生成文档就要用到。",
        "改正路径；路径从 reportkit.yaml 所在的文件夹算起。",
        {
            "near": "是不是想写 `{near}`？",
            "folder": "`{file}` 是文件夹：请写其中的文件",
            "root": "路径从 `{root}` 算起",
        },
    ),
    "project/wrong-name": Said(
        "文档名 `{name}` 不能用在文件名里",
        "文档写成 `<记录>-<文档>.docx`，要在各种系统上都能用。",
        "只用字母、数字、连字符和句点。",
        {"legal": "写成 `{legal}`"},
    ),
    "project/unknown-rule": Said(
        "没有 `{name}` 这条规则",
        "规则名写错了，这项检查会照旧进行或不进行，而不作声。",
        "改正名称；`reportkit explain` 列出全部规则。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "project/fixed-rule": Said(
        "`{name}` 发现的问题一律阻止生成文档",
        "有这种错误的文档不是内容有误就是打不开；只有警告和提示可以调高、调低或关闭。",
        "从 `checks` 中去掉这条规则。",
    ),
    "project/field-name": Said(
        "`{name}` 不能用作自定字段的名称：{cause}",
        "记录和模板都要用这个名称，例如 `{{ extra.budget }}`，所以必须分得清指的是哪一项。",
        "换一个名称：用字母、汉字、数字和 `_`，以字母或汉字开头。",
        {"legal": "写成 `{legal}`"},
    ),
    "project/no-documents": Said(
        "`documents` 下什么也没有",
        "设置要说明每条记录生成哪些文档。",
        "至少列出一种文档和它的模板；或删去 `documents`，采用通常的两种。",
        {"example": "加一行，例如 `news-release: templates/news-release.docx`"},
    ),
    "project/other-language": Said(
        "记录不是用 `{lang}` 写的，只有{known}",
        "不翻译，也不编造：文档只用记录所用的语言。",
        "把这种语言加进 `lang`，并像 `title: {en: …, zh: …}` 这样写出文字。",
        {"add": "写 `lang: [{listed}]`，并把每处文字写成两种语言"},
    ),
    "project/no-template": Said(
        "文档 `{name}` 没有 `{lang}` 的模板，只有 {known} 的",
        "标题和固定文字写在模板里，所以另一种语言的文档要有自己的模板。",
        "在设置中为这种语言写上模板，例如 "
        "`template: {en: templates/news-release.docx, zh: templates/news-release.zh.docx}`；"
        "或者不生成这种语言的文档。",
        {"add": "在 `{settings}` 中给 `{name}` 的模板加上 `{lang}: …`，或用 `--lang {first}` 生成"},
    ),
}

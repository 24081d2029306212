"""记录（以及名录等 YAML 文件）方面的问题。

用语：记录 record，字段 field 或 key，值 value，列表 list，一组字段 set of keys，名录 address book，
代号 reference key，引用 reference，占位文字 placeholder，缩进 indentation。
"""

from reportkit.rules.chinese import Said

TEXTS = {
    # 文件
    "record/unreadable": Said(
        "`{file}` 读不出来：{cause}",
        "文件不存在，或者没有权限打开，就什么也生成不了。",
        "检查文件名和文件夹；在其他程序里关闭这个文件。",
    ),
    "record/too-large": Said(
        "文件太大，不像一条记录：{size}，最多 {most}",
        "记录只放事实，不放图片或整篇文档。这个上限也防止恶意文件占满内存。",
        "把图片和文档另存为单独的文件，再在 `photos:` 或 `attachments:` 下写出它们的路径。",
    ),
    "record/too-deep": Said(
        "内容嵌套超过 {most} 层",
        "记录里没有这么深的事实；这样的文件不是写错了，就是恶意的。",
        "检查有没有只开不关的括号，以及逐行加深的缩进。",
    ),
    "record/too-many-values": Said(
        "把 `*` 引用展开以后，文件里的值超过 {most} 个",
        "几行 `&` 和 `*` 就可以变出几百万个值。",
        "把值直接写出来；人员和单位用 `$代号` 引用。",
    ),
    "record/encoding": Said(
        "文件不是 UTF-8 编码（实际编码：{encoding}）",
        "只有 UTF-8 能容纳各种文字，在每台电脑上读出来都一样；猜错编码，人名就会变成别的字。",
        "重新存成 UTF-8：在 Windows 记事本里选“另存为…”，“编码”选 UTF-8。",
        {"save": "重新存成 UTF-8（记事本：另存为…，编码选 UTF-8）"},
    ),
    "record/empty": Said(
        "文件是空的",
        "一条记录至少要有种类、标题、日期、单位和做了什么。",
        "写出记录；`reportkit new` 会生成一份等待填写的记录。",
        {"new": "`reportkit new` 会生成一份等待填写的记录"},
    ),
    "record/not-a-mapping": Said(
        "文件的内容是{shape}，而不是一行行的 `字段: 值`",
        "记录里的每项事实都写在自己的字段下。",
        "每行从最左边写起：字段名、冒号、空格、值，例如 `kind: visit`。",
        {"line": "每项事实前面写上字段名，例如 `title: 赴示例工厂参观`"},
    ),
    # YAML 的写法
    "record/syntax": Said(
        "{problem}",
        "从这里起，分不清哪些文字属于哪个字段。",
        "把这一行和上一行，与一份没有问题的记录对照；值里有标点的，加上引号。",
        {
            "indent": "同一级的字段从同一列写起；值里有 `: ` 的，加上引号",
            "quotes": "把整个值放进单引号：'…'",
            "brackets": "补上右括号，或者给值加上引号",
            "one": "一个文件只写一条记录",
        },
    ),
    "record/full-width-colon": Said(
        "`{key}` 后面是全角冒号 `：`",
        "字段名和值之间只能用半角冒号 `:` 加一个空格；用了全角冒号，整行就成了普通文字。",
        "把输入法切换到半角标点，写成 `: `。",
        {"write": "写成 `{key}: {value}`"},
    ),
    "record/missing-space": Said(
        "`{key}` 的冒号后面没有空格",
        "没有空格，整行就成了普通文字，就像 `14:30` 一样。",
        "在冒号后面加一个普通空格。",
        {"write": "写成 `{key}: {value}`"},
    ),
    "record/wide-space": Said(
        "{where}有一个不普通的空格",
        "全角空格和不间断空格看上去是空格，其实算作文字，旁边的字段名或缩进就认不出来。",
        "删掉它，在半角状态下重新输入一个普通空格。",
        {"write": "写成 `{key}: {value}`"},
    ),
    "record/tab": Said(
        "这一行用制表符（Tab）缩进",
        "制表符的宽度因编辑器而异，YAML 只认空格。",
        "把制表符换成空格；多数编辑器可以设置为自动插入空格。",
        {"spaces": "每一级缩进两个空格"},
    ),
    "record/colon-in-value": Said(
        "值里有冒号加空格",
        "`: ` 用来分开字段名和值，一行里出现第二个就有歧义。",
        "给整个值加上引号。",
        {"write": "加上引号：{quoted}"},
    ),
    "record/leading-mark": Said(
        "值以 `{mark}` 开头，这个符号在 YAML 里另有含义",
        "`{ [ @ % * & ! | >` 等符号放在值的开头，会被当作结构，而不是文字。",
        "给整个值加上引号。",
        {"write": "加上引号：{quoted}"},
    ),
    "record/text-after-quotes": Said(
        "右引号后面还有文字",
        "以引号开头的值，到下一个引号就结束了。",
        "用另一种引号把整个值括起来。",
        {"write": "用单引号括起全部文字：{quoted}"},
    ),
    "record/unclosed-quotes": Said(
        "值开头的引号没有配对",
        "直到下一个引号为止的文字，哪怕在好几行以后，都会算进这个值。",
        "补上右引号，或者用另一种引号把整个值括起来。",
        {"write": "补上右引号，或者写成 {quoted}"},
    ),
    "record/lost-comment": Said(
        "`{lost}` 会丢失：空格加 `#` 表示注释开始",
        "空格后面的 `#` 表示注释，它后面的文字不属于任何字段。",
        "给值加上引号；如果确实是注释，在 `#` 后面加一个空格。",
        {"write": "写成 {quoted}；如果是注释，在 `#` 后面加空格"},
    ),
    "record/lost-anchor": Said(
        "`{lost}` 会丢失：值开头的 `&` 表示给它起名备用",
        "YAML 用 `&名称` 给值作记号，而这里没有地方用到这个记号。",
        "给整个值加上引号。",
        {"write": "写成 {quoted}"},
    ),
    "record/tag": Said(
        "`{tag}` 要求特殊的类型",
        "记录只是普通文字；特殊类型可以运行程序，而值开头的 `!` 会吞掉第一个词。",
        "删掉它；如果 `!` 属于文字，给整个值加上引号。",
        {"write": "删掉它，或者给整个值加上引号"},
    ),
    "record/complex-key": Said(
        "字段名是一个列表或一组字段，而不是一个词",
        "开头的 `{` 和 `[` 会被当作结构，而不是文字。",
        "给文字加上引号。",
        {"quotes": "以 `{{`、`[` 或 `?` 开头的文字要加引号"},
    ),
    "record/duplicate-key": Said(
        "`{key}` 写了两次，第一次在第 {line} 行",
        "YAML 只会留下其中一个，而且不作任何提示。",
        "把两个值合在一起，或者删去一个。",
        {"alias": "第 {line} 行的 `{other}` 就是这个字段，只是用了另一种语言"},
    ),
    "record/character": Said(
        "`{field}` 里有{what}",
        "Word 存不了它；它通常是从别的程序里复制来的，或者是用错误的编码打开文件造成的。",
        "删掉这个字符，重新输入文字。",
        {"type": "删掉它，重新输入文字"},
    ),
    # 字段和值
    "record/unknown-key": Said(
        "{owner}没有字段 `{key}`",
        "字段名写错了，这项事实就会悄悄地从文档里消失。",
        "改正字段名。自己增加的字段写在 `extra:` 下。",
        {
            "near": "是不是想写 `{near}`？",
            "inside": "`{key}` 要写在 `{near}:` 下",
            "extra": "自己增加的字段写在 `extra:` 下",
            "known": "这里可用的字段有 {known}",
            "house": "`reportkit.yaml` 定义的自定字段有 {known}",
        },
    ),
    "record/missing": Said(
        "缺少 {field}",
        "没有它，文档就生成不了，或者缺了必须有的内容。",
        "补上这一行。",
        {"line": "加一行，例如 `{line}`"},
    ),
    "record/wrong-shape": Said(
        "`{field}` 是{shape}，这里要写{wanted}",
        "写成这样，看不懂是什么意思。",
        "按记录参考（docs/reference/record.md）中这个字段的写法来写。",
        {
            "quotes": "如果是普通文字，请加上引号",
            "keys": "把各部分分行写，并且缩进：{known}",
            "text": "写在一行里，不分字段，也不分项",
            "one": "这里只写一个：去掉 `[` 和 `]`，或者行首的短横",
        },
    ),
    "record/wrong-value": Said(
        "`{field}` 写的是 `{text}`，这里要写{wanted}",
        "这个值看不懂；如果靠猜，印出来的内容可能不实。",
        "按提示的写法之一来写。",
        {"example": "写成 `{example}` 这样", "near": "是不是想写 `{near}`？"},
    ),
    "record/missing-words": Said(
        "`{field}` 没有{language}文字",
        "记录要生成这种语言的文档，而文字不会自动翻译，也不会编造。",
        "每种语言的文字都写上，或者从 `lang:` 中去掉这种语言。",
        {
            "write": "写成 `{{{known}: …, {code}: …}}`",
            "add": "在那里写成 `{{{known}: …, {code}: …}}`",
        },
    ),
    "record/unknown-language": Said(
        "`{field}` 写了语言 `{text}`，可用的语言有 {known}",
        "别的语言没有现成的词语和规则。",
        "改用提示里的语言之一。",
    ),
    "record/version": Said(
        "这条记录用的是第 {version} 版格式，本程序用的是第 1 版",
        "新版格式里的事实，本程序可能会漏掉。",
        "换用新版的 reportkit，或者按第 1 版格式写。",
    ),
    # 人员、单位、引用
    "record/unknown-reference": Said(
        "`{raw}` 指的是谁、是什么，找不到",
        "引用代表记录或 `directory.yaml` 中 `people:`、`orgs:`、`terms:` 下的一项。",
        "改正代号，或者补上这一项。如果本来就要写美元符号，写成 `$$`。",
        {
            "near": "是不是想写 `{near}`？",
            "add": "把 `{key}` 加到 `people:`、`orgs:` 或 `terms:` 下；美元符号写成 `$$`",
        },
    ),
    "record/unknown-form": Said(
        "`{raw}` 要用的称呼形式是 `{form}`；{wanted}",
        "只能生成这几种称呼形式。",
        "改用其中一种，或者不写形式。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "record/wrong-party": Said(
        "`{field}` 写的是{party}，这里要写{wanted}",
        "职务由人担任，公文由单位署名，两者的印法不同。",
        "换成所需要的那一种。",
    ),
    "record/split-name": Said(
        "`{first}` 和 `{second}` 被当成了列表里的两项",
        "在方括号里，每个逗号都开始新的一项。",
        "给这一项加上引号，或者另起一行，以 `- ` 开头。",
        {"write": '写成 ["{first}, {second}"]'},
    ),
    "record/torn-text": Said(
        "`{second}` 被逗号从 `{first}` 后面切开了",
        "在花括号里，每个逗号都开始新的字段。",
        "给文字加上引号，或者每个字段单独写一行。",
        {"write": '加上引号，写成 "{first}, {second}"'},
    ),
    "record/key-name": Said(
        "`{key}` 不能作引用的代号：{cause}",
        "`${key}` 这样的引用，要能毫不含糊地写出代号。",
        "换一个代号，只用字母、数字、`-` 和 `_`。",
    ),
    # 互相矛盾的事实
    "record/end-before-start": Said(
        "`date` 在 {end} 结束，却在 {start} 才开始",
        "两个日期里有一个写错了。",
        "改正开始日期或结束日期。",
    ),
    "record/published-before": Said(
        "`published` 是 {published}，早于活动日期 {start}",
        "报告的发布不能早于所报告的活动。",
        "改正 `published` 或 `date`。",
    ),
    "record/more-present": Said(
        "`present`（实到）是 {present}，多于 `expected`（应到）的 {expected}",
        "出席率会超过 100%。",
        "改正人数；不在应到之列的来宾写在 `guests:` 下。",
    ),
    "record/attendance": Said(
        "实到 {present} 人加缺席 {absent} 人是 {total} 人，而应到（`expected`）是 {expected} 人",
        "读者会把人数加起来核对。",
        "改正人数，或者改正 `absent:` 名单。",
    ),
    "record/missing-file": Said(
        "`{field}` 写的文件 `{file}` 不存在",
        "文档里会缺少它。",
        "改正路径（从项目文件夹算起），或者把文件放到那里。",
        {"near": "是不是想写 `{near}`？", "folder": "`{file}` 是文件夹：请写其中的文件"},
    ),
    "record/file-outside": Said(
        "`{field}` 写的文件 `{file}` 在项目文件夹之外",
        "别人发来的记录，不能把这台电脑上的文件带走。",
        "把文件复制到项目文件夹里，再写它在那里的路径。",
    ),
    "record/secrecy": Said(
        "`doc.secrecy` 写的是 `{secrecy}`",
        "涉密材料不得在普通电脑上处理。",
        "只在经批准的涉密设备上处理。如果材料不涉密，删去密级。",
    ),
    "record/placeholder": Said(
        "`{field}` 里还有占位文字 `{placeholder}`",
        "它会原样印出来；定稿里不能有占位文字。",
        "换成事实，或者删去这个字段。",
    ),
    "record/no-place": Said(
        "没有写地点",
        "读者想知道活动在哪里举行。",
        "加上 `place:`。",
        {"line": "加一行，例如 `place: 示例工厂`"},
    ),
    "record/no-lead": Said(
        "没有写到任何人",
        "报告至少要写明带队或主持活动的人。",
        "加上 `visitors:`、`attendees:` 或 `chair:`。",
    ),
    "record/no-photo": Said(
        "没有照片",
        "新闻部门和档案部门一般至少要一张。",
        "加上 `photos:`，写出照片的路径。",
    ),
    "record/no-alt": Said(
        "`{field}` 没有 `alt` 文字",
        "看不到图片的人，靠它知道图片里有什么。",
        "加上 `alt:`，用一句话说明图片的内容。",
    ),
    "record/not-approved": Said(
        "`{field}` 中的引语没有经过确认",
        "引号里的话，应当由说话的人确认。",
        "请说话的人确认，再加上 `approved: yes`；或者改在 `points:` 下转述。",
    ),
    "record/no-post": Said(
        "没有写 {name} 的职务",
        "第一次提到一个人，报告要写明他的单位、职务和姓名。",
        "在姓名后面写上职务，或者在名录里写 `title:`。",
        {"write": "写成 `{name}，副院长` 这样"},
    ),
    "record/personal-data": Said(
        "`{field}` 里有{kind}",
        "它会印出来并公开发布；这类号码不应当出现在公开文件里。",
        "删掉它。新闻联系人有专门的 `phone:` 和 `email:`。",
    ),
    "record/refused-data": Said(
        "`{field}` 里有{kind}，这样的文件不予生成",
        "这类个人信息要由人来删改：删掉以后这句话该怎么说，别人并不知道。",
        "从记录里删掉它；或者在配置里写明遮盖或删去这类信息。",
    ),
    "record/open-todo": Said(
        "`todo` 里还有未办的事：{first}",
        "定稿意味着没有未办的事了。",
        "办完以后，从 `todo` 里删掉。",
    ),
    "record/not-signed": Said(
        "`approval.{step}` {lack}",
        "写了 `approval` 的记录要走拟稿、审核、签发的程序；"
        "最后一步写上姓名和完整日期以前，文件都是草稿。",
        "请有关人员办理，再写上由谁办的（`by: …`）、哪一天办的（`on: 2021-07-05`）。",
        {"write": "办完以后写上 `{step}: {{by: …, on: 2021-07-05}}`"},
    ),
    "record/no-consent": Said(
        "`{field}` 里的人不同意：`consent` 写的是 no",
        "本人不同意的照片不能给别人看。",
        "征得同意后写 `consent: yes`；或者换一张照片；或者用 `public: no` 把它排除在公开文件之外。",
    ),
    "record/changed-after-signing": Said(
        "记录在签发以后改动过",
        "`content_sha256` 是签发时内容的指纹。签发以后改动的内容没有经过签发，要退回签发人。",
        "撤销改动；或者重新签发，写上新的指纹。",
        {"now": "重新签发后，指纹是 `{fingerprint}`"},
    ),
    "record/duplicate-number": Said(
        "发文字号 `{number}` 已经被 `{record}` 使用",
        "一个字号只对应一份文件。",
        "改正其中一条记录的字号。",
    ),
}

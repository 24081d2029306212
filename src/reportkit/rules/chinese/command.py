"""命令用法方面的问题。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "command/nothing-there": Said(
        "`{path}` 不存在",
        "命令只处理写明的文件，不靠猜测。",
        "检查路径；路径从运行命令的文件夹算起。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "command/empty-folder": Said(
        "`{folder}` 里没有记录",
        "文件夹代表其中各级的全部记录；隐藏文件、`reportkit.yaml` 和 `directory.yaml` 不算记录。",
        "换一个文件夹；记录的文件名以 `.yaml` 或 `.yml` 结尾。",
        {"ending": "换一个文件夹；记录的文件名以 `.yaml` 或 `.yml` 结尾"},
    ),
    "command/no-match": Said(
        "没有记录与 `{pattern}` 相符",
        "通配符代表名称相符的全部文件，而这里一个也没有。",
        "把通配符与文件名对照：`*` 代表任意字符，`**` 代表任意文件夹。",
    ),
    "command/not-a-record": Said(
        "`{file}` 不是记录",
        "项目的设置文件和名录有专门的文件名。",
        "写出一条记录，或者记录所在的文件夹。",
        {"project": "它是项目本身的文件"},
    ),
    "command/word-file": Said(
        "`{file}` 是 Word 文件",
        "文档由记录生成；模板写在设置里。",
        "写出一条记录；`reportkit check` 也可以检查模板。",
        {"text": "记录是文本文件，例如 `visit.yaml`"},
    ),
    "command/no-word-file": Said(
        "`{path}` 不是 Word 文件，里面也没有",
        "PDF 由 Word 文件转换而来；记录要先生成 Word 文件。",
        "写出 .docx 文件、文件夹或者通配符；由记录直接生成 PDF 用 `reportkit render --pdf`。",
        {"word": "写出一个 .docx；记录请用 `reportkit render --pdf`"},
    ),
    "command/unknown-document": Said(
        "项目里没有文档 `{document}`",
        "项目只生成 `reportkit.yaml` 的 `documents` 下列出的文档。",
        "改用其中一个名称，或者在那里加上这种文档。",
        {"near": "是不是想写 `{near}`？", "known": "它生成的文档有 {known}"},
    ),
    "command/no-project": Said(
        "这里和上级文件夹里都没有 `reportkit.yaml`",
        "没有另外写明时，命令处理的是当前文件夹所属的项目。",
        "在项目文件夹里运行命令；`reportkit check` 也可以写明要检查什么。",
        {
            "name": "写出一条记录或一个模板",
            "folder": "到项目文件夹里运行；`reportkit init` 可以建一个项目",
        },
    ),
    "command/no-file": Said(
        "`{path}` 既不是文件，也不是文件夹",
        "设备、管道或者没有去处的链接里没有可用的内容，有的还会让人白等。",
        "写文件或文件夹的路径。",
    ),
    "command/nothing-to-watch": Said(
        "`{path}` 里没有可以监视的文件",
        "保存记录、模板、名录、设置、版式或照片时，文档会重新生成；文档本身不会再生成别的文件。",
        "指定一条记录、存放记录的文件夹、模板或项目文件夹。",
        {"record": "指定一条记录、一个模板或项目文件夹"},
    ),
    "command/unknown-value": Said(
        "`{argument}` 可以是{known}，不能是 `{value}`",
        "Python 程序调用的函数只认这些名称，不会去猜。",
        "写其中一个名称。",
        {"near": "是不是想写 `{near}`？"},
    ),
    "command/no-records": Said(
        "没有写明用哪些记录",
        "材料包由记录制成；没有记录，里面就什么也没有。",
        "写出记录、放记录的文件夹或者通配名称。",
        {"name": "写出记录、放记录的文件夹或者通配名称"},
    ),
    "command/needs-option": Said(
        "没有 `{other}`，`{option}` 就没有意义",
        "这个选项说明怎样做一件事，而并没有要求做那件事。",
        "两个选项都写，或者都不写。",
    ),
    "command/one-option": Said(
        "`{option}` 和 `{other}` 不能同时使用",
        "两个选项各自说明怎样处理，不能都做。",
        "只用其中一个。",
    ),
    "command/same-document": Said(
        "`{first}` 和 `{second}` 会生成同一份文档",
        "生成多份文档时，按数据文件命名；后一份会覆盖前一份。",
        "给其中一个文件改名，或者分开生成。",
    ),
    "command/unknown-rule": Said(
        "没有规则 `{slug}`",
        "能说明的只有规则和规则的类别。",
        "从提示的方括号里复制规则名。",
        {"near": "是不是想写 `{near}`？", "all": "`reportkit explain` 会列出全部规则"},
    ),
    "command/missing-fact": Said(
        "记录需要 {options}",
        "必填而没有写的内容，要在终端上询问，而这里没有终端。",
        "用选项写出来。",
        {"ask": "这里没有终端可以询问，请用选项写出来"},
    ),
    "command/no-date": Said(
        "`{text}` 不是日期",
        "这样的记录会读不出来。",
        "日期要写年、月、日，例如 2021-06-18；两个日期之间用 `to` 连接，表示一段时间。",
        {"example": "写成 2021-06-18 这样"},
    ),
    "command/no-value": Said(
        "`--extra {given}` 没有给出值",
        "自定字段没有值，记录里就会缺这一项。",
        "写字段名、等号和值。",
        {"example": "写成 `--extra budget=1200` 这样"},
    ),
    "command/several-documents": Said(
        "修订只能写进一份文档，这里有 {number} 份",
        "一个文件装不下几份文档的修订。",
        "用 `--document` 和 `--lang` 选定一份。",
        {"choose": "用 `--document` 和 `--lang` 选定一份"},
    ),
    "command/which-document": Said(
        "项目生成多种文档，其中没有 `news-release`",
        "一次导出一种文档；没有写明时，导出新闻稿。",
        "用 `--document` 写明文档。",
        {"known": "用 `--document` 写明：{known}"},
    ),
    "command/several-files": Said(
        "`{out}` 只能是一个文件，而这里要写 {number} 个",
        "写出多个文件时，每个文件都要有自己的名称。",
        "写一个已有的文件夹，或者不写 `-o`。",
        {"folder": "写一个已有的文件夹"},
    ),
    "command/no-period": Said(
        "`{text}` 不是时段",
        "台账按整月统计。",
        "写年、半年、季度或月，如 2021、2021-H1、2021-Q3、2021-07；"
        "起止不同的，中间写两个点，如 2021-07..2021-12。",
        {
            "near": "是不是想写 `{near}`？",
            "example": "写成 2021、2021-H1、2021-Q3 或 2021-07 这样",
        },
    ),
    "command/no-day": Said(
        "`{text}` 不是日期",
        "后续事项和应开展的活动，都按某一天的情况统计。",
        "写出年、月、日，如 2021-12-31。",
        {"example": "写成 2021-12-31 这样"},
    ),
    "command/unknown-org": Said(
        "没有记录提到单位 `{org}`",
        "按单位统计的台账，收入该单位报告的和参加的记录。",
        "写 `directory.yaml` 里的代号、全称或简称，与记录里的写法一致。",
        {"near": "是不是 `{near}`？", "known": "记录里有{known}"},
    ),
    "command/no-summary": Said(
        "台账里没有文档 `{document}`",
        "由全部记录汇总生成的文档，列在 `reportkit.yaml` 的 `ledger.documents` 下。",
        "改用其中的名称，或者在那里添加这份文档。",
        {"near": "是不是 `{near}`？", "known": "有 {known}"},
    ),
    "command/no-profile": Said(
        "命令和设置都没有写明用哪个报送配置",
        "报送配置写明材料包的要求：有哪些文档，什么格式，多大。",
        "用 `--profile` 指定，或者在 `reportkit.yaml` 里写 `package: {profile: …}`。",
        {
            "known": "加上 `--profile`，可以用{known}",
            "init": "`reportkit init` 会在 `profiles/` 里放几个现成的",
        },
    ),
    "command/unknown-profile": Said(
        "项目里没有报送配置 `{name}`",
        "报送配置是项目的 `profiles/` 文件夹里名为 `<名称>.yaml` 的文件。",
        "改正名称，或者写一个这样的文件。",
        {
            "near": "是不是想写 `{near}`？",
            "known": "现有{known}",
            "init": "`reportkit init` 会在 `profiles/` 里放几个现成的",
        },
    ),
    "command/several-projects": Said(
        "`{record}` 与 `{first}` 不在同一个项目里",
        "一个材料包只有一个报送配置，而报送配置属于项目。",
        "每个项目各打一个材料包。",
    ),
    "command/no-seal": Said(
        "`{seal}` 不是封签",
        "封签是打包时打印的那一行，或者其中的 64 位数字和字母。",
        "照打印的样子复制那一行或那 64 位。",
        {"line": "它以 64 位数字和 a 到 f 的字母结尾"},
    ),
    "command/one-package": Said(
        "`--verify` 一次校验一个材料包，这里另外还写了 `{other}`",
        "要么打包，要么校验；一个封签只对应一个材料包。",
        "几个材料包逐个校验；要用记录打包，请另外运行一次。",
        {"each": "几个材料包逐个校验；要用记录打包，请另外运行一次"},
    ),
    "command/not-together": Said(
        "`{option}` 不能与 `--verify` 一起用",
        "要么打包，要么校验。",
        "去掉其中一个。",
    ),
}

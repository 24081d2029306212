"""自定字段、编辑器和填写记录方面的短语。"""

PHRASES = {
    # 自定字段
    "a number": "数字",
    "templates use this word themselves": "模板语言自己要用这个词",
    "another house field has it": "另一个自定字段已经用了",
    "values to choose from, such as `[first, second]`": "可选的值，如 `[甲, 乙]`",
    # 编辑器
    "the schemas are up to date": "架构文件已是最新",
    "{file} is yours and stays as it is; add to it:": "{file} 是您自己的，保持原样；请在其中加入：",
    # 填写新记录
    "What took place?": "这次活动是：",
    "Kind": "类型",
    "visit": "参观",
    "exchange": "交流",
    "study": "学习",
    "meeting": "会议",
    "training": "培训",
    "ceremony": "仪式",
    "volunteer": "志愿服务",
    "reception": "接待",
    "other": "其他",
    "a number from 1 to {last}, or a word of the list": "1 到 {last} 的编号，或上面的一个词",
    "please give {known}": "请写{known}",
    "Title, as on the report": "标题，与报告上的一致",
    "Who received the visitors": "接待单位",
    "Who came, head first": "来访人员，带队的在前",
    "Who attended, the most senior first": "参加人员，职务高的在前",
    "Where it took place": "地点",
    "What took place, in a sentence or two": "用一两句话写发生了什么",
    "{asked}: a name, or a number from the address book": "{asked}：写名称，或名录里的编号",
    "{asked} (one on each line; Enter to go on)": "{asked}（每行写一个，回车继续）",
    "{asked} (Enter to leave it open)": "{asked}（回车跳过）",
    "  next": "  下一个",
    ", as in {example}": "，如 {example}",
    "this is needed": "这一项必须写",
}

"""YAML 写法方面的短语。"""

PHRASES = {
    "beside `{key}`": "`{key}` 旁边",
    "after the colon of `{key}`": "`{key}` 的冒号后面",
    "the line does not fit the lines above it": "这一行与上面几行对不上",
    "the line does not fit the list above it": "这一行与上面的列表对不上",
    "a key stands where the text of the line above goes on": "上一行的文字没完，这里却是字段",
    "words stand where a key and a colon belong": "这里应当是字段名和冒号，却是一段文字",
    "a quotation mark is not closed": "引号没有配对",
    "the backslash in the quotation marks has no known meaning": "引号里的反斜杠没有已知的含义",
    "the square bracket is not closed": "方括号没有配对",
    "the brace is not closed": "花括号没有配对",
    "the bracket is not closed": "括号没有配对",
    "a second document begins here": "这里开始了第二份文档",
    "text stands after the end of the document": "文档结束以后还有文字",
    "`*` at the beginning of a value refers to nothing": "值开头的 `*` 没有所指",
    "the line begins with a mark that YAML keeps for itself": "这一行以 YAML 里另有含义的符号开头",
    "the line cannot be understood": "这一行看不懂",
}

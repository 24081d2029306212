"""Word 文件、标记和填写方面的短语。"""

PHRASES = {
    # Word 文件
    "it is a zip file of another kind": "它是别的 zip 文件",
    "it ends too early": "文件不完整",
    "it holds `{file}` twice": "里面有两个 `{file}`",
    "it holds `{file}`": "里面有 `{file}`",
    "it holds {number} files": "里面有 {number} 个文件",
    "it has no text": "里面没有正文",
    "it is of the strict variety: save it as .docx": "它是 Strict 格式，请另存为普通的 .docx",
    "it belongs to another program": "它属于别的程序",
    "a document type declaration": "含有文档类型声明",
    # 模板里的标记
    "paragraph": "段落",
    "table row": "表格行",
    "table cell": "单元格",
    "run of text": "文字片段",
    "the end of the tag": "标记的结尾",
    "name": "名称",
    "expected token '{wanted}', got '{got}'": "这里应当是“{wanted}”，却是“{got}”",
    "expected an expression, got '{got}'": "这里应当是一个值，却是“{got}”",
    "unexpected '{got}', expected '{wanted}'": "这里不应当是“{got}”，而应当是“{wanted}”",
    "unexpected '{got}'": "这里不应当有“{got}”",
    "expected name or number": "这里应当是名称或数字",
    # 填写
    "characters": "字符数",
    "passes": "循环次数",
    "it would be longer than {limit}": "长度会超过 {limit}",
    '"{length}" is not a length such as "80mm"': "“{length}”不是长度，长度写成“80mm”这样",
    "picture": "图片",
    "document": "文档",
    "it is nested too deeply": "它嵌套得太深",
    "a row of a table has more cells than its first row": "表格里有一行的单元格比第一行多",
    "it is larger than {size} MB": "它大于 {size} MB",
    "it has {width} × {height} pixels": "它有 {width} × {height} 像素",
    "it is damaged": "文件损坏",
    "its format is none that Word takes": "它的格式，Word 不支持",
    "it is no picture": "它不是图片",
    "a picture cannot stand here": "这里不能放图片",
    "rich text cannot stand here": "这里不能放带格式的文字",
    "Markdown cannot stand here": "这里不能放 Markdown",
    "it is a file of its own: let the tag stand alone in its line": (
        "它是一份单独的文件：请让标记独占一行"
    ),
    "it is more than a paragraph: let the tag stand alone in its line": (
        "它不止一段：请让标记独占一行"
    ),
    "it is a paragraph of its own: write `{{{{p` instead of `{{{{`": (
        "它自成一段：请把 `{{{{` 写成 `{{{{p`"
    ),
    "it is paragraphs of its own: write `{{{{p` instead of `{{{{`": (
        "它自成几段：请把 `{{{{` 写成 `{{{{p`"
    ),
    "its style, colour or font holds a sign that it cannot hold": "样式、颜色或字体里有多余的符号",
    "what it stands for is more than a line, and cannot stand here": "它不止一行文字，不能放在这里",
    "`{text}` is not a colour such as `FFE599`": "`{text}` 不是颜色，颜色写成 `FFE599` 这样",
    "`{text}` is not a number of columns": "`{text}` 不是列数",
    "words cannot stand between table rows or cells": "文字不能放在表格行或单元格之间",
    "it holds an object of another program": "里面有其他程序的对象",
    "it holds a part (`{kind}`) that must stay behind": "里面有不能带过来的内容（`{kind}`）",
    "`{name}` is not for templates": "模板里不能用 `{name}`",
    # 图表
    "`{kind}` is no chart: {known}": "`{kind}` 不是图表类型：{known}",
    "a chart shows no more than {most} numbers in a row": "一张图表一个系列最多 {most} 个数",
    "what it is made of has no `{name}`": "图表所用的数据里没有 `{name}`",
    "`{value}` is no number": "`{value}` 不是数字",
    "a chart cannot stand here": "这里不能放图表",
    "a paragraph is held only by a tag in its text": "标签要写在段落的文字里，该段才能与上文同页",
}

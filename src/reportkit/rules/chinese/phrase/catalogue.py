"""规则类别和系统说法的短语。"""

PHRASES = {
    # 规则的类别
    "Making PDFs and pictures of pages": "制作 PDF 和页面图片",
    "Fonts that a document asks for": "文档所用的字体",
    "Exports for calendars, tables, web sites and agencies": "导出到日历、表格、网站和媒体",
    "Sharing the work with a Dask cluster": "由 Dask 集群分担工作",
    "Calls of the program": "命令的用法",
    "Records, address books and other text files": "记录、名录和其他文本文件",
    "The settings of a project": "项目设置",
    "Templates": "模板",
    "Filling in a template": "填写模板",
    "Writing documents": "写出文档",
    "How the texts of a record are written": "记录的文字写法",
    "The layout of documents": "文档的版式",
    "Documents that no longer say what their record says": "与记录不一致的文档",
    # 系统的说法
    "no such file or directory": "没有这个文件或文件夹",
    "permission denied": "没有权限",
    "is a directory": "它是文件夹",
    "file exists": "有一个同名的文件",
    "operation not permitted": "不允许这样操作",
    "not a directory": "它不是文件夹",
    "it is no ordinary file": "它不是普通文件",
    "too many levels of symbolic links": "链接绕成了圈",
    "no space left on device": "磁盘满了",
    "directory not empty": "文件夹不是空的",
    "input/output error": "磁盘读写出错",
    "file name too long": "文件名太长",
    "read-only file system": "磁盘是只读的",
    "device or resource busy": "它正被占用",
}

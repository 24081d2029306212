"""比较与合并方面的短语。"""

PHRASES = {
    "no words": "空白",
    "a picture": "一张图片",
    "Documents edited by hand that are merged with their record": "手工改过的文档与记录合并",
    "changed": "改动",
    "added": "新增",
    "removed": "删除",
    "moved": "移动",
    "no differences": "没有差别",
    "{number} difference": "{number} 处差别",
    "{number} differences": "{number} 处差别",
}

"""字体和 PDF 方面的短语。"""

PHRASES = {
    "{number} characters, the first in {place}": "{number} 个字，第一个在{place}",
    "{font}: installed ({asked})": "{font}：已安装（{asked}）",
    "{font}: unknown here ({asked})": "{font}：情况不明（{asked}）",
    "{font}: not installed, {stand_in} stands in ({asked})": (
        "{font}：没有安装，由 {stand_in} 代替（{asked}）"
    ),
    "it cannot be opened": "打不开",
    "it ended in the middle of its work": "程序中途退出了",
    "it took longer than {limit:g} seconds": "超过了 {limit:g} 秒",
}

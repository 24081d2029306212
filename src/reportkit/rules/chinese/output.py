"""Not translated yet."""

from collections.abc import Mapping

from reportkit.rules.chinese import Said

TEXTS: Mapping[str, Said] = {
    "output/copy-changed": Said(
        message="`{file}` 写出以后又被改动过",
        why="有人正在这份带批注的副本里修改；重新生成会把这些修改冲掉。",
        mend="直接对这份副本使用 `--annotate`，或者把它移走，或者用 `--out` 换一个文件夹。",
        hints={"itself": "直接对 `{file}` 使用 `--annotate`，或者把它移走"},
    ),
}

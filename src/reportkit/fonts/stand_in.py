"""Fonts that stand in for others while a PDF is made; in the Word file stand the real names.

A stand-in is told to fontconfig behind the names of the real font, so that the real one is used
wherever it is installed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportkit.frozen import frozen


@frozen
class Family:
    """Names of one font, and those that may stand in for it, the best one first.

    `is_bold`: only their bold weight is dark enough. `is_as_wide`: lines break where they would.
    """

    names: tuple[str, ...]
    stand_ins: tuple[str, ...]
    is_bold: bool = False
    is_as_wide: bool = False


SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "AR PL UMing CN")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "思源黑体", "WenQuanYi Zen Hei")
# "R": what LibreOffice calls the family of a file that has two names
FANG = ("Zhuque Fangsong (technical preview)", "Zhuque Fangsong", "FandolFang", "FandolFang R")
KAI = ("LXGW WenKai", "LXGW WenKai GB", "FandolKai", "FandolKai R", "AR PL UKai CN")

FAMILIES = (
    Family(
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        SERIF,
        is_bold=True,
    ),
    Family(("华文中宋", "STZhongsong"), SERIF, is_bold=True),
    Family(
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong"),
        # no song typeface is as close to 仿宋 as a 楷体 is far from it
        (*FANG, *SERIF),
    ),
    Family(
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti"),
        (*KAI, *SERIF),
    ),
    Family(("黑体", "SimHei", "华文黑体", "STHeiti"), SANS),
    Family(("微软雅黑", "Microsoft YaHei", "等线", "DengXian", "等线 Light"), SANS),
    Family(("宋体", "SimSun", "新宋体", "NSimSun", "华文宋体", "STSong"), SERIF),
    Family(("Times New Roman",), ("Liberation Serif", "Tinos"), is_as_wide=True),
    Family(("Arial",), ("Liberation Sans", "Arimo"), is_as_wide=True),
    Family(("Courier New",), ("Liberation Mono", "Cousine"), is_as_wide=True),
    Family(("Calibri",), ("Carlito",), is_as_wide=True),
    Family(("Cambria",), ("Caladea",), is_as_wide=True),
)
SYSTEM = "/etc/fonts/fonts.conf"
HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'


def find_family(name: str) -> Family | None:
    """The font of a name, if something is known to stand in for it."""
    return next((family for family in FAMILIES if name in family.names), None)


def write_fontconfig(installed: Collection[str], folders: Iterable[Path], system: str) -> str:
    """A configuration for one process: the system's own, more folders, and the stand-ins."""
    lines = (
        f'<include ignore_missing="yes">{escape(system or SYSTEM)}</include>',
        *(f"<dir>{escape(str(folder))}</dir>" for folder in folders),
        *(line for family in FAMILIES for line in _iter_rules(family, installed)),
    )
    return f"{HEAD}<fontconfig>\n" + "\n".join(lines) + "\n</fontconfig>\n"


def _iter_rules(family: Family, installed: Collection[str]) -> Iterator[str]:
    """Yield what is said of each name of a font: its other names, then its stand-ins."""
    is_missing = not any(name in installed for name in family.names)
    for name in family.names:
        others = [other for other in (*family.names, *family.stand_ins) if other != name]
        accepted = "".join(f"<family>{escape(other)}</family>" for other in others)
        yield (
            f'<alias binding="strong"><family>{escape(name)}</family>'
            f"<accept>{accepted}</accept></alias>"
        )
        # the real font has one weight, which is as dark as its stand-in's bold
        if family.is_bold and is_missing:
            yield (
                f'<match target="pattern"><test name="family"><string>{escape(name)}</string>'
                '</test><edit name="weight" mode="assign" binding="strong"><const>bold</const>'
                "</edit></match>"
            )

"""Fonts that offices have: those of Word, of Chinese official documents, and free ones."""

from __future__ import annotations

NEARNESS = 0.85  # as difflib measures it
WELL_KNOWN = (
    # Word and Windows
    "Aptos", "Aptos Display", "Aptos Narrow", "Aptos Mono", "Aptos Serif", "Arial", "Arial Black",
    "Arial Narrow", "Arial Unicode MS", "Bahnschrift", "Baskerville Old Face", "Bell MT",
    "Bodoni MT", "Book Antiqua", "Bookman Old Style", "Calibri", "Calibri Light", "Cambria",
    "Cambria Math", "Candara", "Candara Light", "Century", "Century Gothic", "Century Schoolbook",
    "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Corbel Light", "Courier", "Courier New",
    "Ebrima", "Franklin Gothic Book", "Franklin Gothic Medium", "Gabriola", "Garamond", "Georgia",
    "Georgia Pro", "Gill Sans MT", "Goudy Old Style", "Helvetica", "Helvetica Neue", "Impact",
    "Leelawadee", "Leelawadee UI", "Lucida Bright", "Lucida Console", "Lucida Sans",
    "Lucida Sans Unicode", "MS Gothic", "MS Mincho", "MS Sans Serif", "MS Serif", "MS UI Gothic",
    "MT Extra", "Malgun Gothic", "Mangal", "Marlett", "Meiryo", "Microsoft Sans Serif",
    "Mongolian Baiti", "Palatino Linotype", "Perpetua", "Rockwell", "Segoe Print", "Segoe Script",
    "Segoe UI", "Segoe UI Emoji", "Segoe UI Light", "Segoe UI Semibold", "Segoe UI Symbol",
    "Selawik", "Sitka Text", "Sylfaen", "Symbol", "Tahoma", "Times", "Times New Roman",
    "Trebuchet MS", "Tw Cen MT", "Verdana", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3",
    "Yu Gothic", "Yu Mincho", "Avenir Next", "Menlo", "Monaco", "Optima", "Palatino",
    # Chinese, under both of their names
    "方正小标宋", "方正小标宋简体", "方正小标宋_GBK", "方正小标宋_GB2312", "方正大标宋简体",
    "方正书宋简体", "方正书宋_GBK", "方正仿宋简体", "方正仿宋_GBK", "方正仿宋_GB2312",
    "方正楷体简体", "方正楷体_GBK", "方正楷体_GB2312", "方正黑体简体", "方正黑体_GBK",
    "方正姚体", "方正舒体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "FZFangSong-Z02",
    "FZHei-B01", "FZKai-Z03", "FZShuTi", "FZYaoTi", "仿宋", "仿宋_GB2312", "FangSong",
    "FangSong_GB2312", "楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "宋体", "SimSun", "新宋体",
    "NSimSun", "宋体-PUA", "SimSun-ExtB", "黑体", "SimHei", "微软雅黑", "微软雅黑 Light",
    "Microsoft YaHei", "Microsoft YaHei UI", "Microsoft YaHei Light", "等线", "等线 Light",
    "DengXian", "DengXian Light", "隶书", "LiSu", "幼圆", "YouYuan", "华文中宋", "STZhongsong",
    "华文仿宋", "STFangsong", "华文宋体", "STSong", "华文楷体", "STKaiti", "华文细黑", "STXihei",
    "华文黑体", "STHeiti", "华文行楷", "STXingkai", "华文新魏", "STXinwei", "华文隶书", "STLiti",
    "华文彩云", "STCaiyun", "华文琥珀", "STHupo", "汉仪大宋简", "汉仪中黑简", "苹方", "PingFang SC",
    "Songti SC", "Heiti SC", "Kaiti SC", "微軟正黑體", "Microsoft JhengHei", "新細明體",
    "PMingLiU", "細明體", "MingLiU", "標楷體", "DFKai-SB", "思源黑体", "思源宋体",
    "Source Han Sans SC", "Source Han Serif SC", "Source Han Sans CN", "Source Han Serif CN",
    "文泉驿微米黑", "文泉驿正黑", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    # free ones
    "Noto Sans", "Noto Serif", "Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Sans SC",
    "Noto Serif SC", "Noto Color Emoji", "Liberation Sans", "Liberation Serif",
    "Liberation Mono", "Carlito", "Caladea", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono",
    "OpenSymbol", "Open Sans", "Roboto", "Lato", "Source Sans Pro", "Source Serif Pro", "Ubuntu",
    "Lohit Devanagari",
)  # fmt: skip


def plain_font(name: str) -> str:
    """A font's name as such names are compared; the sign is for vertical writing."""
    return name.strip().lstrip("@").casefold()

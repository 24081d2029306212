"""The theme and the font table: what Word offers in its menus agrees with the styles."""

from __future__ import annotations

from lxml import etree

from colour import ACCENT, GREY, INK, PALE, RULE
from markup import WORD, Element, w
from style import SANS, SERIF

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}<a:prstDash val="solid"/></a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
COLOURS = {
    "dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": PALE, "accent1": ACCENT, "accent2": GREY,
    "accent3": RULE, "accent4": "7A5C3E", "accent5": "4F7A6B", "accent6": "8A4B4B",
    "hlink": ACCENT, "folHlink": GREY,
}  # fmt: skip
KINDS = {
    SERIF[0]: ("roman", "02020603050405020304", "00", None),
    SANS[0]: ("swiss", "020B0604020202020204", "00", None),
    SERIF[1]: ("auto", "02010600030101010101", "86", "SimSun"),
    SANS[1]: ("modern", "02010609060101010101", "86", "SimHei"),
    "仿宋_GB2312": ("modern", "02010609030101010101", "86", "FangSong"),
    "楷体_GB2312": ("modern", "02010609030101010101", "86", "KaiTi"),
    "方正小标宋简体": ("auto", "02000000000000000000", "86", "FZXiaoBiaoSong-B05S"),
}


def build_theme() -> Element:
    """Our colours and fonts, and the plainest of fills, lines and effects."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in COLOURS.items()
    )
    return etree.fromstring(
        f'<a:theme xmlns:a="{DRAWING}" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Report">{_face("majorFont", *SANS)}{_face("minorFont", *SERIF)}'
        f'</a:fontScheme><a:fmtScheme name="Report">'
        f"<a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _face(role: str, latin: str, chinese: str) -> str:
    return (
        f'<a:{role}><a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/>'
        f'<a:cs typeface="{latin}"/></a:{role}>'
    )


def build_font_table(styles: Element) -> Element:
    """The fonts that styles ask for, with what a machine without them needs for a stand-in."""
    used = {name for fonts in styles.iter(f"{{{WORD}}}rFonts") for name in fonts.attrib.values()}
    return w("fonts", *(_font(name, *kind) for name, kind in KINDS.items() if name in used))


def _font(name: str, family: str, panose: str, charset: str, other_name: str | None) -> Element:
    return w(
        "font",
        w("altName", val=other_name) if other_name else None,
        w("panose1", val=panose),
        w("charset", val=charset),
        w("family", val=family),
        w("pitch", val="variable"),
        name=name,
    )

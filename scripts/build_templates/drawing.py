"""Text boxes that stand at the edge of the text, whatever flows beside them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from markup import WORD, Element

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PLACING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
EMU = 36000  # in a millimetre

# Word's own form of a text box; programs that do not know it leave it out.
BOX = """\
<mc:AlternateContent xmlns:mc="{mc}" xmlns:w="{w}" xmlns:wp="{wp}" xmlns:a="{a}" xmlns:wps="{wps}">
<mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="margin"><wp:align>{at}</wp:align></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:wrapNone/><wp:docPr id="{number}" name="{name}" descr="{name}"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{wps}"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"
 anchor="{anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"""


def text_box(
    blocks: Sequence[Element], size: tuple[float, float], name: str, *, at: str
) -> Element:
    """A box of these blocks above the text; `size` in millimetres, `at` top or bottom."""
    width, height = (round(length * EMU) for length in size)
    text = BOX.format(
        mc=COMPATIBILITY, w=WORD, wp=PLACING, a=DRAWING, wps=SHAPE,
        width=width, height=height, name=name, at=at, number=1 if at == "top" else 2,
        anchor="b" if at == "bottom" else "t",
    )  # fmt: skip
    box = etree.fromstring(text.replace("\n", ""))
    box.find(f".//{{{WORD}}}txbxContent").extend(blocks)
    return box

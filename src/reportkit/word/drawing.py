"""The XML of a picture in a line of text."""

from __future__ import annotations

from reportkit.word.names import PIC, WP, A, R

DRAWING = (
    "<w:drawing>"
    '<wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Picture {number}" descr="{alt}">{click}</wp:docPr>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/>'
    "</wp:cNvGraphicFramePr>"
    '<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/>'
    "</pic:nvPicPr>"
    '<pic:blipFill><a:blip xmlns:r="{r}" r:embed="{link}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


CLICK = '<a:hlinkClick xmlns:a="{a}" xmlns:r="{r}" r:id="{address}"/>'


def write_drawing(
    *, link: str, number: int, name: str, alt: str, size: tuple[int, int], address: str = ""
) -> str:
    """The drawing; `alt` and `name` must be escaped for an attribute, `size` is in EMU.

    `link` is the relationship to the picture, `address` that to where a click leads.
    """
    return DRAWING.format(
        wp=WP,
        a=A,
        pic=PIC,
        r=R,
        link=link,
        number=number,
        name=name,
        alt=alt,
        width=size[0],
        height=size[1],
        click=CLICK.format(a=A, r=R, address=address) if address else "",
    )

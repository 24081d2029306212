"""Sub-documents with all that a file may bring along, and objects of other programs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from dialect.case import Case, paragraph
from word.sketch import R

OFFICE = "application/vnd.openxmlformats-officedocument."
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
NOTE = '<w:r><w:{kind}Reference w:id="{number}"/></w:r>'
CHART = f'<c:chartSpace xmlns:c="{C}" xmlns:r="{R}"><c:externalData r:id="rId1"/></c:chartSpace>'
CHART_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{R}/package" Target="../embeddings/sheet1.xlsx"/>'
    "</Relationships>"
)
DIAGRAM = ("data", "layout", "quickStyle", "colors")


def picture() -> bytes:
    """The file of a small picture."""
    written = BytesIO()
    Image.new("RGB", (8, 8), "green").save(written, "PNG")
    return written.getvalue()


def graphic(uri: str, inside: str) -> str:
    """A paragraph with a drawing of this kind."""
    return (
        "<w:p><w:r><w:drawing><wp:inline distT='0' distB='0' distL='0' distR='0'>"
        "<wp:extent cx='900' cy='900'/><wp:docPr id='7' name='G'/><a:graphic>"
        f"<a:graphicData uri='{uri}'>{inside}</a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )


def embedded(program: str) -> str:
    """A paragraph with an object of another program."""
    return (
        "<w:p><w:r><w:object><v:shape id='s1' style='width:9pt;height:9pt'>"
        "<v:imagedata r:id='icon'/></v:shape><o:OLEObject xmlns:o="
        f"'urn:schemas-microsoft-com:office:office' Type='Embed' ProgID='{program}' "
        "ShapeID='s1' DrawAspect='Icon' ObjectID='_1' r:id='object'/></w:object></w:r></w:p>"
    )


OBJECT: dict[str, Any] = {
    "members": {"word/media/image1.png": picture(), "word/embeddings/inner.docx": b"PK inner"},
    "related": {
        "icon": ("image", "media/image1.png"),
        "object": ("package", "embeddings/inner.docx"),
    },
    "extra_types": '<Default Extension="png" ContentType="image/png"/>'
    f'<Default Extension="docx" ContentType="{OFFICE}wordprocessingml.document"/>',
}
CHARTED: dict[str, Any] = {
    "members": {
        "word/charts/chart1.xml": CHART.encode(),
        "word/charts/_rels/chart1.xml.rels": CHART_LINKS.encode(),
        "word/embeddings/sheet1.xlsx": b"PK sheet",
    },
    "related": {"chart": ("chart", "charts/chart1.xml")},
    "extra_types": f'<Default Extension="xlsx" ContentType="{OFFICE}spreadsheetml.sheet"/>'
    f'<Override PartName="/word/charts/chart1.xml" ContentType="{OFFICE}drawingml.chart+xml"/>',
}
DRAWN: dict[str, Any] = {
    "members": {f"word/diagrams/{kind}1.xml": f"<{kind}/>".encode() for kind in DIAGRAM},
    "related": {
        kind: (f"diagram{kind[0].upper()}{kind[1:]}", f"diagrams/{kind}1.xml") for kind in DIAGRAM
    },
    "extra_types": "".join(
        f'<Override PartName="/word/diagrams/{kind}1.xml" '
        f'ContentType="{OFFICE}drawingml.diagram{kind[0].upper()}{kind[1:]}+xml"/>'
        for kind in DIAGRAM
    ),
}
CASES = [
    Case(
        "a document with a footnote",
        "a\n{{p sub }}\nb",
        lambda kit: {
            "sub": kit.document(
                f"<w:p><w:r><w:t>c</w:t></w:r>{NOTE.format(kind='footnote', number=1)}</w:p>",
                footnotes=["a note"],
            )
        },
    ),
    Case(
        "a document with a footnote in one with footnotes",
        f"<w:p>{NOTE.format(kind='footnote', number=1)}</w:p>\n{{{{p sub }}}}",
        lambda kit: {
            "x": 1,
            "sub": kit.document(
                f"<w:p>{NOTE.format(kind='footnote', number=2)}</w:p>",
                footnotes=["nobody calls it", "a note"],
            ),
        },
        {"footnotes": ["own {{ x }}"]},
    ),
    Case(
        "a document with a chart",
        "a\n{{p sub }}\nb",
        lambda kit: {
            "sub": kit.document(
                graphic(C, f"<c:chart xmlns:c='{C}' r:id='chart'/>") + "\nend", **CHARTED
            )
        },
    ),
    Case(
        "a document with a diagram",
        "a\n{{p sub }}\nb",
        lambda kit: {
            "sub": kit.document(
                graphic(
                    DGM,
                    f"<dgm:relIds xmlns:dgm='{DGM}' r:dm='data' r:lo='layout' r:qs='quickStyle' "
                    "r:cs='colors'/>",
                ),
                **DRAWN,
            )
        },
    ),
    Case(
        "a document with an object",
        "a\n{{p sub }}\nb",
        lambda kit: {"sub": kit.document(embedded("Word.Document.12"), **OBJECT)},
    ),
    Case(
        "a document with sections",
        "a\n{{p sub }}\nb",
        lambda kit: {
            "sub": kit.document(
                "one\n<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='header'/>"
                "<w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr></w:pPr></w:p>"
                "\ntwo",
                header="not wanted",
            )
        },
    ),
    Case(
        "a document with a link",
        "{{p sub }}",
        lambda kit: {
            "sub": kit.document(
                "<w:p><w:hyperlink r:id='link'><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>",
                links={"link": "https://example.org/?a=1&b=2"},
            )
        },
    ),
    Case(
        "a document with tags, which are text",
        "{{p sub }}",
        lambda kit: {"sub": kit.document("{{ x }} {% if y %}")},
    ),
    Case(
        "a document twice",
        "{{p sub }}\n{%p if sub %}\n{{p sub }}\n{%p endif %}\n| {{p sub }} | b |",
        lambda kit: {"sub": kit.document("# one\ntwo\n" + embedded("Excel.Sheet.12"), **OBJECT)},
    ),
    Case(
        "an object of another program",
        "{{ x }}\n" + embedded("Word.Document.12") + "\n" + paragraph("{{ x }}"),
        {"x": "John"},
        OBJECT,
    ),
    Case(
        "a chart",
        "{{ x }}\n" + graphic(C, f"<c:chart xmlns:c='{C}' r:id='chart'/>"),
        {"x": "John"},
        CHARTED,
    ),
    Case(
        "an object in a loop",
        "{%p for x in xs %}\n{{ x }}\n" + embedded("Word.Document.12") + "\n{%p endfor %}",
        {"xs": "ab"},
        OBJECT,
    ),
]

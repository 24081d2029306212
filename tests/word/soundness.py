"""Is this a file that Word opens? The checks that every document of the tests has to pass."""

from __future__ import annotations

import posixpath
from collections import Counter
from io import BytesIO

from lxml import etree
from PIL import Image

from word.sketch import R, W, read_members

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ORDERED = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def find_faults(content: bytes) -> list[str]:
    """Everything for which Word would refuse or repair the file."""
    members = read_members(content)
    trees = {
        name: etree.fromstring(xml)
        for name, xml in members.items()
        if name.endswith((".xml", ".rels"))
    }
    return [
        *type_faults(members, trees["[Content_Types].xml"]),
        *(
            fault
            for name, tree in trees.items()
            for fault in link_faults(name, tree, members, trees)
        ),
        *(fault for name, tree in trees.items() for fault in tree_faults(name, tree)),
        *id_faults(trees),
        *(fault for name, picture in members.items() for fault in picture_faults(name, picture)),
    ]


def type_faults(members, types):
    defaults = {entry.get("Extension", "").lower() for entry in types}
    named = {entry.get("PartName", "").lstrip("/") for entry in types}
    for name in members:
        if name not in named and name.rsplit(".", 1)[-1].lower() not in defaults:
            yield f"{name} has no type"


def link_faults(name, tree, members, trees):
    if not name.endswith(".rels"):
        return
    folder, base = posixpath.split(name)
    source = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    ids = Counter(link.get("Id") for link in tree)
    yield from (f"{name}: {link} twice" for link, count in ids.items() if count > 1)
    for link in tree:
        target = posixpath.normpath(
            posixpath.join("/", posixpath.dirname(source), link.get("Target"))
        )
        if link.get("TargetMode") != "External" and target.lstrip("/") not in members:
            yield f"{name}: {link.get('Target')} does not exist"
    if source in trees:
        for element in trees[source].iter("{*}*"):
            for key, value in element.attrib.items():
                if key.startswith(f"{{{R}}}") and value not in ids:
                    yield f"{source}: {value} leads nowhere"


def tree_faults(name, tree):
    for cell in tree.iter(w("tc"), w("hdr"), w("ftr"), w("txbxContent"), w("footnote")):
        if not ends_with_paragraph(cell):
            yield f"{name}: {etree.QName(cell).localname} without a paragraph at its end"
    for row in tree.iter(w("tr")):
        if row.find(f".//{w('tc')}") is None:
            yield f"{name}: row without cells"
    for table in tree.iter(w("tbl")):
        yield from (f"{name}: {fault}" for fault in table_faults(table))
    for properties in tree.iter(w("tcPr")):
        names = [etree.QName(child).localname for child in properties]
        ranks = [ORDERED.index(child) for child in names if child in ORDERED]
        if ranks != sorted(set(ranks)):
            yield f"{name}: cell properties {names}"
    for element in tree.iter("{*}*"):
        if "\ufdd0" <= (element.text or "")[:1] <= "\ufdef":
            yield f"{name}: a mark is left"


def ends_with_paragraph(container):
    last = container[-1] if len(container) else None
    if last is not None and last.tag == w("sdt"):
        return ends_with_paragraph(last.find(w("sdtContent")))
    return last is not None and last.tag == w("p")


def table_faults(table):
    # rows may stand in content controls
    rows = [row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table]
    if not rows:
        yield "table without rows"
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    for row in rows:
        spans = [cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.iterchildren(w("tc"))]
        width = sum(1 if span is None else int(span.get(w("val"))) for span in spans)
        if width > columns:
            yield f"row of {width} columns in a grid of {columns}"


def id_faults(trees):
    drawings = Counter(
        drawing.get("id")
        for name, tree in trees.items()
        if name.startswith("word/")
        for drawing in tree.iter(f"{{{WP}}}docPr")
    )
    yield from (f"drawing {number} twice" for number, count in drawings.items() if count > 1)
    for name, tree in trees.items():
        for element, attribute in (
            (w("bookmarkStart"), w("id")), (w("bookmarkStart"), w("name")), (w("id"), w("val")),
            ("{*}*", f"{{{W14}}}paraId"), ("{urn:schemas-microsoft-com:vml}*", "id"),
            (w("footnoteReference"), w("id")), (w("endnoteReference"), w("id")),
        ):  # fmt: skip
            ids = Counter(found.get(attribute) for found in tree.iter(element))
            ids.pop(None, None)
            yield from (f"{name}: {element} {key} twice" for key, n in ids.items() if n > 1)


def picture_faults(name, picture):
    if name.startswith("word/media/"):
        with Image.open(BytesIO(picture)) as image:
            image.load()
    return ()

"""What becomes of a document when all its tracked changes are accepted, or all rejected."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from word.sketch import W, read_members

PARTS = ("document", "header", "footer", "footnotes", "endnotes")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def accept(content: bytes) -> bytes:
    """The document with all changes accepted."""
    return settle(content, w("ins"), w("del"))


def reject(content: bytes) -> bytes:
    """The document with all changes rejected."""
    return settle(content, w("del"), w("ins"))


def settle(content: bytes, kept: str, dropped: str) -> bytes:
    """The document in which one kind of change has come to stay, and the other never was."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, xml in read_members(content).items():
            if name.endswith(".xml") and any(f"/{part}" in name for part in PARTS):
                root = etree.fromstring(xml)
                settle_part(root, kept, dropped)
                archive.writestr(name, etree.tostring(root))
            else:
                archive.writestr(name, xml)
    return written.getvalue()


def settle_rows(root, dropped: str) -> None:
    for row in [*root.iter(w("tr"))]:
        if row.find(f"{w('trPr')}/{dropped}") is not None:
            row.getparent().remove(row)
    for table in [*root.iter(w("tbl"))]:
        if table.find(f".//{w('tr')}") is None:
            table.getparent().remove(table)


def settle_part(root, kept: str, dropped: str) -> None:
    settle_rows(root, dropped)
    marked = [
        each for each in root.iter(w("p"))
        if each.find(f"{w('pPr')}/{w('rPr')}/{dropped}") is not None
    ]  # fmt: skip
    for change in [*root.iter(dropped)]:
        if change.getparent().tag not in (w("rPr"), w("trPr")):
            change.getparent().remove(change)
    for paragraph in marked:
        join_with_next(paragraph)
    for change in [*root.iter(kept)]:
        parent, position = change.getparent(), change.getparent().index(change)
        parent[position : position + 1] = list(change)
    for text in [*root.iter(w("delText"))]:
        text.tag = w("t")
    for text in [*root.iter(w("delInstrText"))]:
        text.tag = w("instrText")


def join_with_next(paragraph) -> None:
    """Take the end of a paragraph away: what is left of it goes to the next one."""
    rest = [child for child in paragraph if child.tag != w("pPr")]
    following = paragraph.getnext()
    if following is not None and following.tag == w("p"):
        first = 1 if following.find(w("pPr")) is not None else 0
        following[first:first] = rest
    elif rest:
        return
    if len(paragraph.getparent()) > 1:
        paragraph.getparent().remove(paragraph)

"""A document as a sketch in which tracked changes are seen: [-crossed out-] and {+put in+}."""

from lxml import etree

from word.sketch import W, read_members

SIGNS = {"del": ("[-", "-]"), "ins": ("{+", "+}")}


def read_marked(content: bytes, member: str = "word/document.xml") -> str:
    """The text of a part, a paragraph or table row on each line."""
    root = etree.fromstring(read_members(content)[member])
    body = root.find(f"{{{W}}}body")
    return "\n".join(lines(root if body is None else body))


def lines(container) -> list[str]:
    found: list[str] = []
    for child in container:
        name = etree.QName(child).localname
        if name == "p":
            found.append(words(child))
        elif name == "tr":
            cells = ["\\n".join(lines(cell)) for cell in child.iterchildren(f"{{{W}}}tc")]
            found.append(f"| {' | '.join(cells)} |")
        elif name not in ("tblPr", "tblGrid", "sectPr"):
            found += lines(child)
    return found


def words(element) -> str:
    found: list[str] = []
    for child in element:
        name = etree.QName(child).localname
        if name in ("t", "delText"):
            found.append(child.text or "")
        elif name in SIGNS:
            begin, end = SIGNS[name]
            found.append(f"{begin}{words(child)}{end}")
        elif name == "drawing":
            found.append("▣")
        elif name not in ("pPr", "rPr", "instrText"):
            found.append(words(child))
    return "".join(found)

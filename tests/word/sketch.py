"""Word files from readable text, and back: a line is a paragraph, `| a | b |` a table row.

`# ` begins a heading, `1. ` a numbered paragraph, `‖` divides a line into runs, `\\n` inside a
cell divides it into paragraphs, and a line that begins with `<w:` is XML as it stands.
"""

from __future__ import annotations

import zipfile
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m='
    '"http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SECTION = "<w:sectPr>{references}<w:pgSz w:w='11906' w:h='16838'/></w:sectPr>"
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    "</w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        for number in (0, 1)
    )
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
NOTE_KINDS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


def runs(text: str, properties: str = "") -> str:
    """The runs of a line."""
    return "".join(
        f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t></w:r>'
        for piece in text.split("‖")
        if piece
    )


def paragraph(line: str) -> str:
    """A paragraph, or XML as it stands."""
    if line.startswith("<w:"):
        return line
    for sign, properties in (
        ("# ", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'),
        ("1. ", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    ):
        if line.startswith(sign):
            return f"<w:p>{properties}{runs(line.removeprefix(sign))}</w:p>"
    return f"<w:p>{runs(line)}</w:p>"


def table(rows: list[str]) -> str:
    """A table."""
    cells = [[cell.strip() for cell in f" {row} ".split(" | ")] for row in map(bare_row, rows)]
    width = max(map(len, cells))
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(width))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + "".join(f"<w:tr>{''.join(map(table_cell, row))}</w:tr>" for row in cells)
        + "</w:tbl>"
    )


def bare_row(row: str) -> str:
    """A row without the bars at both its ends."""
    return row.strip().removeprefix("|").removesuffix("|")


def table_cell(text: str) -> str:
    """A cell of a table."""
    inside = "".join(map(paragraph, text.split("\\n")))
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def blocks(text: str) -> str:
    """Paragraphs and tables."""
    lines = [line.strip() for line in text.strip("\n").split("\n")]
    return "".join(
        table(list(group)) if is_row else "".join(map(paragraph, group))
        for is_row, group in groupby(lines, lambda line: line.startswith("|"))
    )


def write_sketch(
    path: Path,
    body: str = "",
    *,
    header: str | None = None,
    footer: str | None = None,
    footnotes: list[str] | None = None,
    endnotes: list[str] | None = None,
    comments: list[str] | None = None,
    title: str | None = None,
    custom: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    members: dict[str, bytes] | None = None,
    related: dict[str, tuple[str, str]] | None = None,
    extra_types: str = "",
    main_type: str = "document.main",
) -> Path:
    """A Word file with this body and these other parts.

    `related` are members by the id by which the body calls them, with the kind of each.
    """
    parts: dict[str, str] = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    types = {"word/styles.xml": f"{WORD}styles+xml", "word/numbering.xml": f"{WORD}numbering+xml"}
    main_links = [("styles", "styles.xml", ""), ("numbering", "numbering.xml", "")]
    references = ""
    for kind, text, root in (("header", header, "hdr"), ("footer", footer, "ftr")):
        if text is not None:
            parts[f"word/{kind}1.xml"] = f"<w:{root} {NAMESPACES}>{blocks(text)}</w:{root}>"
            types[f"word/{kind}1.xml"] = f"{WORD}{kind}+xml"
            main_links.append((kind, f"{kind}1.xml", kind))
            references += f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
    for kind, notes in (("footnotes", footnotes), ("endnotes", endnotes), ("comments", comments)):
        if notes is not None:
            parts[f"word/{kind}.xml"] = notes_part(kind, notes)
            types[f"word/{kind}.xml"] = f"{WORD}{kind}+xml"
            main_links.append((kind, f"{kind}.xml", ""))
    package_links = [("officeDocument", "word/document.xml", "")]
    if title is not None:
        parts["docProps/core.xml"] = core_part(title)
        types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        package_links.append(("metadata/core-properties", "docProps/core.xml", ""))
    if custom is not None:
        parts["docProps/custom.xml"] = custom_part(custom)
        types["docProps/custom.xml"] = (
            "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        )
        package_links.append(("custom-properties", "docProps/custom.xml", ""))
    section = SECTION.format(references=references)
    parts["word/document.xml"] = (
        f"<w:document {NAMESPACES}><w:body>{blocks(body) if body else ''}{section}"
        "</w:body></w:document>"
    )
    types["word/document.xml"] = f"{WORD}{main_type}+xml"
    parts["_rels/.rels"] = links_part(package_links, {})
    main_links += [(kind, target, name) for name, (kind, target) in (related or {}).items()]
    parts["word/_rels/document.xml.rels"] = links_part(main_links, links or {})
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    content_types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}{extra_types}</Types>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", PROLOG + content_types)
        for name, xml in parts.items():
            archive.writestr(name, PROLOG + xml)
        for name, content in (members or {}).items():
            archive.writestr(name, content)
    return path


def notes_part(kind: str, notes: list[str]) -> str:
    """A part of footnotes, endnotes or comments."""
    name = NOTE_KINDS[kind]
    author = ' w:author="A" w:initials="A"' if kind == "comments" else ""
    entries = "".join(
        f'<w:{name} w:id="{number}"{author}>{blocks(text)}</w:{name}>'
        for number, text in enumerate(notes, start=1)
    )
    return f"<w:{kind} {NAMESPACES}>{entries}</w:{kind}>"


def core_part(title: str) -> str:
    """The core properties."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title, quote=False)}</dc:title></cp:coreProperties>"
    )


def custom_part(properties: dict[str, str]) -> str:
    """The custom properties."""
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" '
        f'name="{name}"><vt:lpwstr>{escape(text, quote=False)}</vt:lpwstr></property>'
        for number, (name, text) in enumerate(properties.items(), start=2)
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes">{entries}</Properties>'
    )


def links_part(links: list[tuple[str, str, str]], addresses: dict[str, str]) -> str:
    """The relationships of a part; `addresses` are hyperlinks by their id."""
    kinds = {"metadata/core-properties": R.replace("officeDocument", "package")}
    listed = "".join(
        f'<Relationship Id="{name or f"id{number}"}" Target="{target}" '
        f'Type="{kinds.get(kind, R)}/{kind}"/>'
        for number, (kind, target, name) in enumerate(links, start=1)
    )
    outside = "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{escape(target)}" '
        'TargetMode="External"/>'
        for name, target in addresses.items()
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{listed}{outside}</Relationships>"
    )


def read_members(content: bytes) -> dict[str, bytes]:
    """The members of a zip file, checked for damage."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def write_members(path: Path, members: dict[str, bytes]) -> None:
    """A zip file with these members."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def read_sketch(content: bytes, member: str = "word/document.xml") -> str:
    """The text of a part as a sketch."""
    root = etree.fromstring(read_members(content)[member])
    story = root.find(f"{{{W}}}body")
    return "\n".join(read_blocks(root if story is None else story))


def read_blocks(container: etree._Element) -> list[str]:
    """The lines of what a container holds."""
    lines: list[str] = []
    for child in container:
        name = etree.QName(child).localname
        if name == "p":
            lines.append(read_paragraph(child))
        elif name == "tbl":
            lines += [read_row(row) for row in child.iterchildren(f"{{{W}}}tr")]
        elif name in ("sdt", "sdtContent", "footnote", "endnote", "comment"):
            lines += read_blocks(child)
    return lines


def read_row(row: etree._Element) -> str:
    """A table row as a line."""
    cells = ["\\n".join(read_blocks(cell)) for cell in row.iterchildren(f"{{{W}}}tc")]
    return f"| {' | '.join(cells)} |"


def read_paragraph(paragraph: etree._Element) -> str:
    """The words of a paragraph; a tab is a tab, a line break `↵`, a picture `▣`."""
    signs = {"tab": "\t", "br": "↵", "drawing": "▣"}
    words: list[str] = []
    for child in paragraph:
        name = etree.QName(child).localname
        if name in ("pPr", "rPr"):
            continue
        words.append((child.text or "") if name == "t" else signs.get(name, ""))
        if name not in signs:
            words.append(read_paragraph(child))
    return "".join(words)

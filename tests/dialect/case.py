"""A template in docxtpl's language and what is filled into it, and shorthand for its XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dialect.kit import Kit

Values = Mapping[str, Any] | Callable[[Kit], Mapping[str, Any]]
# an empty cell needs two spaces between its bars to be one in a sketch
EMPTY_CELL = re.compile(r"\|(?= \|)")


@dataclass(frozen=True, slots=True)
class Case:
    """A template, what is filled into it, and the parts that it has beside its body."""

    name: str
    body: str
    values: Values = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=dict)
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    autoescape: bool = False

    @property
    def sketch(self) -> str:
        """The body as a sketch."""
        return EMPTY_CELL.sub("| ", self.body.strip())

    def values_of(self, kit: Kit) -> dict[str, Any]:
        """The values, made by a kit where they are more than text and numbers."""
        return dict(self.values(kit) if callable(self.values) else self.values)


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs; a run that begins with `*` is bold, one with `/` italic."""
    looks = {"*": "<w:rPr><w:b/></w:rPr>", "/": "<w:rPr><w:i/></w:rPr>"}
    inside = "".join(
        f'<w:r>{looks.get(run[:1], "")}<w:t xml:space="preserve">{run.lstrip("*/")}</w:t></w:r>'
        for run in runs
    )
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{inside}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell with properties of its own."""
    tcpr = f'<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>'
    return f"<w:tc>{tcpr}{text if text.startswith('<') else paragraph(text)}</w:tc>"


def table(*rows: list[str], columns: int, properties: str = "") -> str:
    """A table of cells in XML."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr>{properties}<w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )


def control(inside: str) -> str:
    """A content control around paragraphs, rows, cells or runs."""
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Control"/></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def text_box(*paragraphs: str) -> str:
    """A paragraph with a text box, as Word 2010 and later write it, and its twin for others."""
    inside = "".join(paragraphs)
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        "<wp:inline distT='0' distB='0' distL='0' distR='0'><wp:extent cx='1' cy='1'/>"
        "<wp:docPr id='1' name='Box'/><a:graphic><a:graphicData "
        "uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id='s1'><v:textbox>"
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

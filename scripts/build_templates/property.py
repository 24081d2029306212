"""The document's properties, filled from the record like the rest of the template."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from markup import Element

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Properties:
    """What file lists and archives show; tags are allowed."""

    title: str
    subject: str
    keywords: str
    category: str
    author: str = "{{ org.name }}"
    language: str = "en-US"

    def core(self) -> Element:
        """The core properties; no dates, so that the same record gives the same file."""
        root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN})
        for namespace, name, words in (
            (DUBLIN, "title", self.title),
            (DUBLIN, "subject", self.subject),
            (DUBLIN, "creator", self.author),
            (CORE, "keywords", self.keywords),
            (CORE, "category", self.category),
            (DUBLIN, "language", self.language),
        ):
            etree.SubElement(root, f"{{{namespace}}}{name}").text = words
        return root

    def extended(self) -> Element:
        """The extended properties: none that tell of a machine or its user."""
        return etree.fromstring(
            f'<Properties xmlns="{EXTENDED}"><Application>Microsoft Office Word</Application>'
            "</Properties>"
        )

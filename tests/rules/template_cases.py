"""For each rule of templates, a Word file that breaks it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import reportkit
from rules.case import Case, file, sketch, template

TRACKED = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>{{ x }}</w:t></w:r></w:ins></w:p>'
LINK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="a/image" Target="http://x/y" TargetMode="External"/>'
    b"</Relationships>"
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)


STYLED = '<w:p><w:pPr><w:pStyle w:val="House"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>'
FONT = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Calibiri"/></w:rPr><w:t>A</w:t></w:r></w:p>'


def for_records(body: str) -> Case:
    """A template that is filled with records, checked."""
    settings = "documents: {a: a.docx}\n"
    return Case("check a.docx", {"reportkit.yaml": settings, "a.docx": sketch(body)})


def zip_of(*members: tuple[str, bytes]) -> bytes:
    """A zip file."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return written.getvalue()


CASES = {
    # the file
    "template/missing-file": Case(python=lambda: reportkit.load_template("a.docx")),
    "template/unreadable": Case(python=lambda: reportkit.load_template(".")),
    "template/not-word": file(zip_of(("a.xml", b"<a/>"))),
    "template/encrypted": file(OLE),
    "template/macros": template("", main_type="document.macroEnabled.main"),
    "template/embedded-object": template("", members={"word/embeddings/a.bin": b"x"}),
    "template/external-target": template(
        "", members={"word/a.xml": b"<a/>", "word/_rels/a.xml.rels": LINK}
    ),
    "template/too-large": file(zip_of(("[Content_Types].xml", bytes(65 << 20)))),
    "template/broken-file": file(zip_of(("../a.xml", b""))),
    "template/broken-part": file(zip_of(("[Content_Types].xml", b"<!DOCTYPE a><a/>"))),
    # tags
    "template/unclosed-tag": template("{{ title"),
    "template/stray-end": template("title }}"),
    "template/unknown-tag": template("{% fi title %}"),
    "template/forbidden-tag": template("{% include 'a.docx' %}"),
    "template/unclosed-block": template("{% if title %}"),
    "template/stray-block": template("{% endif %}"),
    "template/crossed-block": template("{% if title %}{% endfor %}{% endif %}"),
    "template/crossing-block": template("{% if title %}\n| a | {% endif %} |"),
    "template/misplaced-prefix": template("{%tr if title %}{%tr endif %}"),
    "template/text-beside-tag": template("lost {%p if title %}\nkept\n{%p endif %}"),
    "template/tracked-change": template(TRACKED),
    "template/unfilled-part": template("", members={"word/a.html": b"{{ title }}"}),
    "template/tag-syntax": template("{{ 1 + }}"),
    "template/unknown-filter": template("{{ title | uper }}"),
    "template/unknown-test": template("{% if title is deifned %}{% endif %}"),
    "template/unknown-field": for_records("{{ titel }}"),
    "template/unknown-function": for_records("{{ headlin(title) }}"),
    "template/unknown-option": template("{{ title | picture(widht='8cm') }}"),
    "template/missing-option": template("{{ pages | count('page') }}"),
    "template/surplus-option": template("{{ title | opening('T') }}"),
    # what records have
    "template/not-a-list": for_records("{% for word in title %}{{ word }}{% endfor %}"),
    "template/field-of-list": for_records("{{ photos.caption }}"),
    "template/no-words": for_records("{{ attendance }}"),
    "template/impossible-value": for_records("{% if kind == 'vist' %}A visit.{% endif %}"),
    "template/may-be-absent": for_records("Held in {{ place.city }}."),
    # what is odd about the file
    "template/looks-like-tag": for_records("{ title }"),
    "template/empty-block": template("{% if title %}{% endif %}"),
    "template/unknown-style": template(STYLED),
    "template/missing-style": template("{{ text | markdown }}"),
    "template/unknown-font": template(FONT),
}

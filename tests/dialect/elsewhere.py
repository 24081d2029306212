"""Headers, footers, notes, shapes, links, pictures."""

from __future__ import annotations

from typing import Any

from dialect.case import Case, cell, control, paragraph, table, text_box
from dialect.kit import Kit


def drafted(kit: Kit) -> Any:
    """A sub-document as python-docx writes it."""
    document = kit.new_document()
    document.add_paragraph("It has been ").add_run("drafted").bold = True
    document.add_table(1, 2).cell(0, 1).text = "cell"
    document.add_picture(str(kit.folder / "logo.png"))
    return document


CASES = [
    Case(
        "a document in a document",
        "a\n{{p sub }}\nb",
        lambda kit: {"sub": kit.document("one\n# two\n| a | b |\nend")},
    ),
    Case(
        "a document in a cell",
        "| {{p sub }} | b |",
        lambda kit: {"sub": kit.document("one\ntwo")},
    ),
    Case(
        "documents in a loop",
        "{%p for s in subs %}\n{{p s }}\n{%p endfor %}",
        lambda kit: {"subs": [kit.document("one"), kit.document("two")]},
    ),
    Case(
        "a content control that fills a cell",
        table([cell(control(paragraph("{{ x }}")))], columns=1),
        {"x": 1},
    ),
    Case(
        "a content control that ends a footer",
        "body",
        {"x": 1},
        {"footer": control(paragraph("{{ x }}"))},
    ),
    Case("a document that is drafted", "a\n{{p sub }}\nb", lambda kit: {"sub": drafted(kit)}),
    Case(
        "header and footer",
        "body {{ x }}",
        {"title": "T", "co": "World", "x": 1},
        {
            "header": "{{ title }}‖ of {‖{ co }}",
            "footer": "{%p if title %}\n{{ co }}\n{%p endif %}\nend",
        },
    ),
    Case(
        "entities in a header", "body", {"title": "T"}, {"header": "a &amp; {{ title }} &lt;b&gt;"}
    ),
    Case(
        "words that are not Latin in a header",
        "body",
        {"t": "日本語"},
        {"header": "ヘッダー {{ t }}"},
    ),
    Case(
        "a table in a header",
        "body",
        {"xs": "ab"},
        {"header": "| {%tr for x in xs %} |\n| {{ x }} |\n| {%tr endfor %} |\nend"},
    ),
    Case(
        "rich text in a header",
        "body",
        lambda kit: {"t": kit.rich("x", bold=True)},
        {"header": "a {{r t }} b"},
    ),
    Case("lines in a header", "body", {"t": "a\nb\ac"}, {"footer": "{{ t }}"}),
    Case(
        "a footnote",
        "text<w:x/>",
        {"v": "A variable!"},
        {"footnotes": ["a {{ v }}", "{% if v %}b{% endif %}"]},
    ),
    Case(
        "a text box",
        text_box(
            paragraph("box {{ x }}"),
            paragraph("{%p if x %}"),
            paragraph("in"),
            paragraph("{%p endif %}"),
        ),
        {"x": 1},
    ),
    Case("a content control", control(paragraph("in {{ x }}")) + paragraph("after"), {"x": 1}),
    Case(
        "a content control in a line",
        "<w:p><w:r><w:t xml:space='preserve'>a </w:t></w:r>"
        + control("<w:r><w:t>{{ x }}</w:t></w:r>")
        + "<w:r><w:t xml:space='preserve'> b</w:t></w:r></w:p>",
        {"x": 1},
    ),
    Case(
        "a loop around a content control",
        "{%p for x in 'ab' %}\n" + control(paragraph("in {{ x }}")) + "\n{%p endfor %}",
    ),
    Case(
        "a link's words",
        "<w:p><w:hyperlink r:id='link'><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink></w:p>",
        {"x": "https://example.org"},
        {"links": {"link": "https://example.com/"}},
    ),
    Case("a picture", "a {{ image }} b", lambda kit: {"image": kit.picture("logo", width=20)}),
    Case("a picture alone", "{{ image }}", lambda kit: {"image": kit.picture("logo", height=10)}),
    Case("a picture of its own size", "{{ image }}", lambda kit: {"image": kit.picture("logo")}),
    Case(
        "a picture of both sizes",
        "{{ image }}",
        lambda kit: {"image": kit.picture("photo", width=30, height=60)},
    ),
    Case(
        "pictures in a table",
        """
            | {%tr for f in fs %} | |
            | {{ f.image }} | {{ f.desc }} |
            | {%tr endfor %} | |
        """,
        lambda kit: {
            "fs": [
                {"image": kit.picture("logo", height=10), "desc": "a"},
                {"image": kit.picture("photo", height=10), "desc": "b"},
            ]
        },
    ),
    Case(
        "a picture twice",
        "{{ image }} and {{ image }}",
        lambda kit: {"image": kit.picture("logo", width=20)},
    ),
    Case(
        "a picture, escaped by itself",
        "{{ image }}",
        lambda kit: {"image": kit.picture("logo", width=20)},
        autoescape=True,
    ),
    Case(
        "a picture in a header",
        "{{ image }}",
        lambda kit: {"image": kit.picture("logo", height=10)},
        {"header": "{{ image }}", "footer": "{{ image }}"},
    ),
    Case(
        "a picture in a condition",
        "a {% if image %}{{ image }}{% endif %} b",
        lambda kit: {"image": kit.picture("logo", width=5)},
    ),
    Case(
        "a picture with a link",
        "{{ image }}",
        lambda kit: {"image": kit.picture("logo", width=5, url="https://example.org/")},
    ),
]

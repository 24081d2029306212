"""The list of enclosures of a package: what is in it, in which form, and how long it is."""

from __future__ import annotations

from activity_report import STYLES
from package import Design
from page import Margins, build_footer, build_header
from paragraph import Blocks, optional, paragraph, repeat
from property import Properties
from table import FACTS, ROWS, Table

FACT_TABLE = Table(FACTS, (36, 120), "Facts", "Each row names a fact and states it.")
LIST = Table(
    ROWS, (24, 86, 26, 20), "Enclosures", "Each row is an enclosure with its form and length."
)
KEY_FACTS = (
    ("Submitted to", "to", "{{ to }}"),
    ("Submitted by", "org", "{{ org }}"),
    ("Date", "date", "{{ date }}"),
    ("Version", "version", "{{ version }}"),
    ("Contents", "count", '{{ count | count("enclosure", "enclosures") }} in '
     '{{ files | count("file", "files") }}, {{ size }}'
     '{% if pages %}, {{ pages | count("page", "pages") }}{% endif %}'),
)  # fmt: skip


def build_cover_list() -> Design:
    """The template of the list of enclosures."""
    footer = build_footer("{{ org }}")
    return Design(
        Properties(
            title="List of enclosures: {{ subject }}",
            subject="{{ profile }}",
            keywords="list of enclosures",
            category="List of enclosures",
            author="{{ org }}",
        ),
        STYLES,
        Margins(),
        {
            ("header", "first"): build_header(paragraph("Letterhead", "{{ org }}")),
            ("header", "default"): build_header(
                paragraph("header", "List of enclosures · {{ subject }}")
            ),
            ("footer", "first"): footer,
            ("footer", "default"): footer,
        },
        [*_head(), *_list()],
    )


def _head() -> Blocks:
    rows: Blocks = []
    for label, condition, words in KEY_FACTS:
        fact = FACT_TABLE.row(paragraph("Table Label", label), paragraph("Table Text", words))
        rows += FACT_TABLE.only_if(condition, fact)
    return [
        paragraph("Document Kind", "List of enclosures"),
        paragraph("Title", "{{ subject | in_lines(19) }}"),
        optional("Subtitle", "{{ profile }}"),
        FACT_TABLE.element(*rows),
        paragraph("heading 1", "Enclosures"),
    ]


def _list() -> Blocks:
    files = repeat("file in item.files", paragraph("Table Note", "{{ file }}"))
    row = LIST.row(
        paragraph("Table Text", "{{ item.label or '—' }}"),
        [paragraph("Table Text", "{{ item.title }}"), *files],
        paragraph("Table Text", "{{ item.forms }}"),
        paragraph("Table Text", "{{ item.pages }}"),
    )
    return [
        LIST.element(
            LIST.head("No.", "Enclosure and file", "Form", "Pages"),
            *LIST.repeat("item in items", row),
        )
    ]

"""The news release: what a newspaper or website may print as it stands."""

from __future__ import annotations

from colour import ACCENT, GREY, INK
from frame import HELD, RECEIVED, THEME, WENT, WITH, sentence
from house_style import (
    CAPTION,
    FOOTER,
    HEADER,
    KICKER,
    MACHINE,
    NORMAL,
    PHOTO,
    body_text,
    heading,
)
from numbering import BULLETS
from package import Design
from page import Margins, build_footer, build_header
from paragraph import Blocks, first_of, optional, paragraph, repeat, section
from property import Properties
from style import SANS, SERIF, Block, Letters, Style

STYLES = (
    NORMAL,
    Style("Embargo", Letters(SANS, 9.5, bold=True, colour=INK),
          Block(after=14, with_next=True), next="Title"),
    KICKER,
    Style("Title", Letters(SERIF, 24, bold=True, colour=INK),
          Block(after=11, line=1.05, align="left", with_next=True, together=True),
          next="Body Text", known=True),
    Style("Subhead", Letters(SERIF, 13.5, italic=True, colour=GREY),
          Block(after=8, line=1.1, with_next=True), next="Time Line"),
    Style("Time Line", Letters(SANS, 9.5, colour=GREY),
          Block(after=13, with_next=True), next="Body Text"),
    body_text(size=11.5, line=1.2, after=8),
    Style("List Bullet", Letters(size=11.5), Block(0, 5, 1.15, numbering=BULLETS), known=True),
    PHOTO,
    CAPTION,
    Style("Credits", Letters(SANS, 9, colour=GREY), Block(after=2)),
    heading(1, Letters(SANS, 10.5, bold=True, colour=ACCENT), Block(before=16, after=4)),
    Style("Boilerplate", Letters(size=11), Block(after=4, line=1.15, align="both", together=True)),
    Style("Contact", Letters(size=11), Block(line=1.15, with_next=True)),
    Style("End Mark", Letters(SANS, 10.5, colour=GREY),
          Block(before=18, align="center")),
    Style("Masthead", Letters(SANS, 17, bold=True, caps=True, colour=ACCENT, tracking=2.5),
          Block(after=2)),
    Style("Issuer", Letters(SANS, 9.5, colour=GREY),
          Block(after=18, rule_below=ACCENT)),
    HEADER,
    FOOTER,
    MACHINE,
)  # fmt: skip

OPENING = "[[In order to {{ reason }}, ]][[{{ occasion | inside }}, ]]"
DATELINE = "{{ dateline }}"
HOST = "[[ The host was {{ receiver }}.]]"
VISIT = (
    DATELINE
    + sentence(OPENING, WENT, "[[ for {{ errand }}]]", THEME)
    + "[[ The delegation included {{ companions }}.]]"
    + HOST
)
RECEPTION = DATELINE + sentence(OPENING, RECEIVED, "[[ for {{ purpose }}]]", THEME)
EVENT = (
    DATELINE + sentence(OPENING, HELD, THEME, WITH) + "[[ Its purpose was {{ purpose }}.]]"
    "{% if chair and audience %} It was chaired by {{ chair | subject }} and attended by "
    "{{ audience }}.{% elif chair %} It was chaired by {{ chair }}."
    "{% elif audience %} It was attended by {{ audience }}.{% endif %}"
    "{% if guests and guests | length < 6 %} The {{ 'guest was' if guests | length == 1 "
    "else 'guests were' }} {{ guests | listed }}.{% endif %}"
)
CREDITS = (
    "Text: {{ release.byline }}",
    "Photos: {{ release.photo_by }}",
    'Reviewed by: {{ release.reviewers | map(attribute="called") | listed }}',
)
PICTURE = '{{ photo.file | picture(width="150mm", height="85mm", alt=photo.alt) }}'
PHOTO_CAPTION = "Photo {{ loop.index }}[[. {{ photo.caption }}]][[ (Photo: {{ photo.by.called }})]]"


def build_news_release() -> Design:
    """The template of the news release."""
    footer = build_footer("{{ org.name }}")
    return Design(
        Properties(
            title="{{ headline }}",
            subject="News release: {{ title }}",
            keywords="news release, {{ kind_name }}",
            category="News release",
        ),
        STYLES,
        Margins(),
        {
            ("header", "first"): build_header(
                paragraph("Masthead", "News release"), paragraph("Issuer", "{{ org.name }}")
            ),
            ("header", "default"): build_header(
                paragraph("header", "News release · {{ headline }}")
            ),
            ("footer", "first"): footer,
            ("footer", "default"): footer,
        },
        [*_top(), *_story(), *_results(), *_foot()],
    )


def _top() -> Blocks:
    return [
        optional("Embargo", "Embargoed until {{ release.embargo }}"),
        optional("Kicker", "{{ release.kicker }}"),
        paragraph("Title", "{{ headline | in_lines(17) }}"),
        optional("Subhead", "{{ release.subhead }}"),
        optional("Time Line", 'Time: {{ published | date("iso") }}'),
    ]


def _story() -> Blocks:
    return [
        *first_of(
            ("is_reception", paragraph("Body Text", RECEPTION)),
            ("is_visit", paragraph("Body Text", VISIT)),
            otherwise=paragraph("Body Text", EVENT),
        ),
        optional("Body Text", "{{ background.text | sentence }}"),
        optional("Body Text", "{{ summary | sentence }}"),
        *repeat("account in activities | paragraphs", paragraph("Body Text", "{{ account }}")),
        *repeat(
            "account in (remarks + commitments) | paragraphs",
            paragraph("Body Text", "{{ account }}"),
        ),
    ]


def _results() -> Blocks:
    return [
        *section(
            "Outcomes",
            "outcomes",
            *repeat("outcome in outcomes | points", paragraph("List Bullet", "{{ outcome }}")),
        ),
        *repeat(
            "photo in photos if photo.public",
            paragraph("Photo", PICTURE),
            paragraph("caption", PHOTO_CAPTION),
        ),
    ]


def _foot() -> Blocks:
    contact = (
        "{{ contact.called }}[[, {{ contact.post }}]]",
        "[[Telephone: {{ contact.phone }}]]"
        "{% if contact.phone and contact.email %} · {% endif %}[[E-mail: {{ contact.email }}]]",
    )
    return [
        *(optional("Credits", words) for words in CREDITS),
        *section("About {{ about.name }}", "about", paragraph("Boilerplate", "{{ about.text }}")),
        *section(
            "Contact",
            "contact",
            paragraph("Contact", contact[0]),
            paragraph("Contact", contact[1]),
        ),
        paragraph("End Mark", "###"),
    ]

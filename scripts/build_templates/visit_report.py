"""The visit report in institutional style: what a delegation owes its office after a visit."""

from __future__ import annotations

from activity_report import (
    POST,
    STYLES,
    build_action_table,
    build_attachments,
    build_photos,
    build_sign_off,
)
from colour import PALE
from frame import HELD, RECEIVED, WENT, WITH, sentence
from markup import Element
from numbering import DECISIONS
from package import Design
from page import Margins, build_footer, build_header
from paragraph import Blocks, first_of, held, only_if, optional, paragraph, repeat, section
from property import Properties
from table import FACTS, ROWS, Table

COVER = Table(FACTS, (36, 120), "Cover", "Each row names a fact of the visit and states it.")
VISITORS = 'delegations | selectattr("side", "equalto", "Visitors")'
OTHERS = 'delegations | rejectattr("side", "equalto", "Visitors")'
FACTS_OF_VISIT = (
    ("Dates", "date or when",
     '{% if date %}{{ date | date("long") }}{% else %}{{ when | opening }}{% endif %}'),
    ("Place", "place",
     "{{ place.name | opening }}[[, {{ place.address }}]][[, {{ place.city }}]]"
     "{% if place.online %} (online){% endif %}"),
    ("Host", "host", "{{ host | formal }}"),
    ("Organizer", "organizer", "{{ organizer | formal }}"),
    ("Delegation", "visitors",
     "{% for delegation in " + VISITORS + " %}{% for person in delegation.people %}"
     "{{ person.name }}[[, {{ person.post }}]][[ ({{ person.role }})]]"
     "{% if not loop.last %}; {% endif %}{% endfor %}{% if not loop.last %}; {% endif %}"
     "{% endfor %}"),
    ("Theme", "theme", "{{ theme }}"),
    ("Report of", "signature.date", "{{ signature.date }}"),
    ("Distribution", "doc.to", '{{ doc.to | map("formal") | listed }}'),
    ("Copies to", "doc.cc", '{{ doc.cc | map("formal") | listed }}'),
)  # fmt: skip
ITINERARY = Table(ROWS, (12, 144), "Itinerary", "The points of the programme in their order.")
MET = Table(ROWS, (58, 98), "Persons met", "The people who were met, under their organisations.")
GROUP = "{{ delegation.organisation or delegation.side }}"
WHEN = "[[{{ occasion }}, ]]"


def build_visit_report() -> Design:
    """The template of the visit report."""
    footer = build_footer("{{ org.name }}")
    running = paragraph("header", "Visit report · [[{{ document_number }} · ]]{{ title }}")
    return Design(
        Properties(
            title="{{ title }}",
            subject="Visit report: {{ kind_name }}",
            keywords="visit report, {{ kind_name }}[[, {{ theme }}]]",
            category="Visit report",
        ),
        STYLES,
        Margins(),
        {
            ("header", "first"): build_header(paragraph("Letterhead", "{{ org.name }}")),
            ("header", "default"): build_header(running),
            ("footer", "first"): footer,
            ("footer", "default"): footer,
        },
        [*_cover(), *_purpose(), *_programme(), *_discussion(), *_results(), *_end()],
    )


def _cover() -> Blocks:
    rows: Blocks = []
    for label, condition, words in FACTS_OF_VISIT:
        fact = COVER.row(paragraph("Table Label", label), paragraph("Table Text", words))
        rows += COVER.only_if(condition, fact)
    return [
        paragraph("Document Kind", "Visit report[[\t{{ document_number }}]]"),
        paragraph("Title", "{{ title | in_lines(19) }}"),
        paragraph("Subtitle", "{{ kind_name | opening }}[[ · {{ counterpart | full }}]]"),
        COVER.element(*rows),
    ]


def _purpose() -> Blocks:
    return [
        paragraph("heading 1", "Purpose and summary"),
        *first_of(
            ("is_reception", paragraph("Body Text", sentence(WHEN, RECEIVED))),
            ("is_visit", paragraph("Body Text", sentence(WHEN, WENT))),
            otherwise=paragraph("Body Text", sentence(WHEN, HELD, WITH)),
        ),
        *only_if("purpose", paragraph("Body Text", "The purpose was {{ purpose }}.")),
        *only_if("reason", paragraph("Body Text", "It served to {{ reason }}.")),
        *only_if(
            "background.basis",
            paragraph("Body Text", "It took place on the basis of {{ background.basis }}."),
        ),
        optional("Body Text", "{{ background.text | sentence }}"),
        optional("Body Text", "{{ summary | sentence }}"),
    ]


def _programme() -> Blocks:
    point = ITINERARY.row(
        paragraph("Table Text", "{{ loop.index }}"),
        paragraph("Table Text", "{{ point | opening }}"),
    )
    itinerary = ITINERARY.element(
        ITINERARY.head("No.", "Programme"), *ITINERARY.repeat("point in agenda", point)
    )
    return [
        *section("Itinerary", "agenda", itinerary),
        *section("Persons met", f"{OTHERS} | list", _met()),
    ]


def _met() -> Element:
    person = MET.row(paragraph("Table Text", "{{ person.name }}"), paragraph("Table Text", POST))
    return MET.element(
        MET.head("Name", "Post and role"),
        *MET.repeat(
            f"delegation in {OTHERS}",
            MET.across(paragraph("Table Group", GROUP), shade=PALE),
            *MET.repeat("person in delegation.people", person),
        ),
    )


def _discussion() -> Blocks:
    return [
        *section(
            "Discussion",
            "activities or remarks",
            *_topic("What was seen and done", "activities"),
            *_topic("What was said", "remarks"),
        ),
    ]


def _topic(title: str, story: str) -> Blocks:
    account = paragraph("Body Text", "{{ account }}")
    told = repeat(f"account in {story} | paragraphs", account)
    return only_if(story, paragraph("heading 2", title), *told)


def _results() -> Blocks:
    commitment = paragraph("Body Text", "{{ commitment }}")
    decision = "{{ decision.text | sentence }}[[ Votes: {{ decision.votes }}.]]"
    return [
        *section(
            "Results",
            "outcomes",
            *repeat("outcome in outcomes | points", paragraph("List Bullet", "{{ outcome }}")),
        ),
        *section(
            "Decisions",
            "decisions",
            *repeat(
                "decision in decisions", paragraph("List Number", decision, numbering=DECISIONS)
            ),
        ),
        *section(
            "Commitments",
            "commitments",
            *repeat("commitment in commitments | paragraphs", commitment),
        ),
        *section("Follow-up actions", "follow_up", build_action_table()),
    ]


def _end() -> Blocks:
    return [
        *section("Annexes", "attachments", *build_attachments()),
        *section("Photos", "photos", *build_photos()),
        *section(held("Clearance"), "approvals", build_sign_off()),
    ]

"""The activity report: the full, formal account of one activity."""

from __future__ import annotations

from colour import ACCENT, GREY, INK, PALE
from frame import HELD, RECEIVED, WENT, WITH, sentence
from house_style import (
    CAPTION,
    FOOTER,
    HEADER,
    MACHINE,
    NORMAL,
    PHOTO,
    TABLE_TEXTS,
    TEXT_WIDTH,
    body_text,
    heading,
)
from markup import Element
from numbering import AGENDA, ATTACHMENTS, BULLETS, DECISIONS, HEADINGS
from package import Design
from page import Margins, build_footer, build_header
from paragraph import Blocks, first_of, held, only_if, optional, paragraph, repeat, section
from property import Properties
from style import SANS, SERIF, Block, Letters, Style
from table import BOXES, FACTS, ROWS, Table

STYLES = (
    NORMAL,
    Style("Document Kind", Letters(SANS, 9.5, bold=True, caps=True, colour=ACCENT, tracking=1.2),
          Block(after=4, with_next=True, right_tab=TEXT_WIDTH), next="Title"),
    Style("Title", Letters(SERIF, 23, colour=ACCENT),
          Block(after=5, line=1.05, align="left", with_next=True, together=True),
          next="Subtitle", known=True),
    Style("Subtitle", Letters(SANS, 10.5, colour=GREY), Block(after=15, with_next=True),
          next="Body Text", known=True),
    body_text(size=11, line=1.2, after=7),
    heading(1, Letters(SANS, 12, bold=True, colour=ACCENT),
            Block(before=19, after=6, numbering=HEADINGS)),
    heading(2, Letters(SANS, 10.5, bold=True, colour=INK), Block(before=12, after=4)),
    Style("List Bullet", block=Block(0, 4, 1.15, numbering=BULLETS), known=True),
    Style("List Number", block=Block(0, 4, 1.15), known=True),
    Style("Attachment", block=Block(0, 4, 1.15, right_tab=TEXT_WIDTH), based_on="List Number"),
    *TABLE_TEXTS,
    PHOTO,
    CAPTION,
    Style("Letterhead", Letters(SANS, 10.5, bold=True, colour=ACCENT, tracking=0.3),
          Block(after=16, rule_below=ACCENT)),
    HEADER,
    FOOTER,
    MACHINE,
)  # fmt: skip

FACT_TABLE = Table(
    FACTS, (36, 120), "Facts", "Each row names a fact on the left and states it on the right."
)
KEY_FACTS = (
    ("Date", "date or when",
     '{% if date %}{{ date | date("long") }}{% else %}{{ when | opening }}{% endif %}'),
    ("Place", "place",
     "{{ place.name | opening }}[[, {{ place.address }}]]"
     "[[, {{ place.city }}]]{% if place.online %} (online){% endif %}"),
    ("Theme", "theme", "{{ theme }}"),
    ("Organizer", "organizer", "{{ organizer | formal }}"),
    ("Carried out by", "undertaker", "{{ undertaker | formal }}"),
    ("Co-organizers", "co_organizers", '{{ co_organizers | map("formal") | listed }}'),
    ("Host", "host", "{{ host | formal }}"),
    ("Organizations", "participants", '{{ participants | map("formal") | listed }}'),
    ("Alliance", "alliance", "{{ alliance }}"),
    ("Chair", "chair", "{{ chair | formal }}"),
    ("Recorder", "recorder", "{{ recorder | formal }}"),
    ("Attendance", "attendance.present",
     "{{ attendance.present }}[[ of {{ attendance.expected }}]]"
     "[[ ({{ attendance.rate }})]]"),
    ("Published", "published", '{{ published | date("long") }}'),
    ("Submitted to", "doc.to", '{{ doc.to | map("formal") | listed }}'),
    ("Copies to", "doc.cc", '{{ doc.cc | map("formal") | listed }}'),
)  # fmt: skip

KIND = "Activity report[[\t{{ document_number }}]]"
RUNNING_HEAD = "[[{{ document_number }} · ]]{{ title }}"
WHEN = "[[{{ occasion }}, ]]"
VISIT = sentence(WHEN, WENT, "{% if errand and not purpose %} for {{ errand }}{% endif %}")
RECEPTION = sentence(WHEN, RECEIVED)
EVENT = sentence(WHEN, HELD, WITH)
BASIS = "The {{ kind_name }} was held on the basis of {{ background.basis }}."
AIMS = "The {{ kind_name }} took place in order to {{ reason }}.[[ Its purpose was {{ purpose }}.]]"
MEANS = "The {{ kind_name }} worked {{ background.means | through }}."
SLOGAN = "The slogan was {{ background.slogan | quoted }}."
PURPOSE = "The purpose of the {{ kind_name }} was {{ purpose }}."
PEOPLE = Table(
    ROWS, (58, 98), "Participants", "The people who took part, under their organisations."
)
POST = (
    "{% if person.post %}{{ person.post | opening }}"
    "[[; {{ person.role }}]]"
    "{% else %}{{ person.role | opening }}{% endif %}"
)
GROUP = "{{ delegation.side }}[[: {{ delegation.organisation }}]]"
ABSENT = Table(ROWS, (58, 98), "Absences", "Who was absent, and why.")
ACTIONS = Table(
    ROWS, (10, 60, 42, 25, 19), "Follow-up", "Each row is an action with its owner and due date."
)
SIGNATURES = Table(
    BOXES, (29, 45, 52, 30), "Sign-off", "Each row is a step of the approval, with room to sign."
)


def build_activity_report() -> Design:
    """The template of the activity report."""
    footer = build_footer("{{ org.name }}")
    return Design(
        Properties(
            title="{{ title }}",
            subject="Activity report: {{ kind_name }}",
            keywords="activity report, {{ kind_name }}[[, {{ theme }}]]",
            category="Activity report",
        ),
        STYLES,
        Margins(),
        {
            ("header", "first"): build_header(paragraph("Letterhead", "{{ org.name }}")),
            ("header", "default"): build_header(paragraph("header", RUNNING_HEAD)),
            ("footer", "first"): footer,
            ("footer", "default"): footer,
        },
        [*_opening(), *_people(), *_account(), *_results(), *_evidence()],
    )


def _opening() -> Blocks:
    return [
        paragraph("Document Kind", KIND),
        paragraph("Title", "{{ title | in_lines(19) }}"),
        paragraph(
            "Subtitle",
            '{{ kind_name | opening }}{% if date %} · {{ date | date("long") }}'
            '{% elif published %} · published {{ published | date("long") }}{% endif %}',
        ),
        FACT_TABLE.element(*_facts()),
        paragraph("heading 1", "Overview"),
        *first_of(
            ("is_reception", paragraph("Body Text", RECEPTION)),
            ("is_visit", paragraph("Body Text", VISIT)),
            otherwise=paragraph("Body Text", EVENT),
        ),
        optional("Body Text", "{{ summary | sentence }}"),
        *section(
            "Background and purpose",
            "background or purpose",
            *only_if("background.basis", paragraph("Body Text", BASIS)),
            optional("Body Text", "{{ background.text | sentence }}"),
            *only_if("reason", paragraph("Body Text", AIMS)),
            *only_if(
                "not reason",
                *only_if("purpose", paragraph("Body Text", PURPOSE)),
                *only_if("background.means", paragraph("Body Text", MEANS)),
                *only_if("background.slogan", paragraph("Body Text", SLOGAN)),
            ),
        ),
    ]


def _facts() -> Blocks:
    """The rows of the facts table, each with the condition that it stands under."""
    rows: Blocks = []
    for label, condition, words in KEY_FACTS:
        fact = FACT_TABLE.row(paragraph("Table Label", label), paragraph("Table Text", words))
        rows += FACT_TABLE.only_if(condition, fact)
    return rows


def _people() -> Blocks:
    delegation = [
        PEOPLE.across(paragraph("Table Group", GROUP), shade=PALE),
        *PEOPLE.repeat(
            "person in delegation.people",
            PEOPLE.row(
                paragraph("Table Text", "{{ person.name }}"),
                paragraph("Table Text", POST),
            ),
        ),
    ]
    table = PEOPLE.element(
        PEOPLE.head("Name", "Post and role"),
        *PEOPLE.repeat("delegation in delegations", *delegation),
    )
    return [
        *section("Participants", "delegations", table),
        *section("Absences", "absent", _absences()),
    ]


def _absences() -> Element:
    absence = ABSENT.row(
        paragraph("Table Text", "{{ absence.who | formal }}"),
        paragraph("Table Text", "{{ absence.reason | opening }}"),
    )
    return ABSENT.element(
        ABSENT.head("Absent", "Reason"), *ABSENT.repeat("absence in absent", absence)
    )


def _account() -> Blocks:
    point = paragraph("List Number", "{{ point | opening }}", numbering=AGENDA)
    return [
        *section("Agenda", "agenda", *repeat("point in agenda", point)),
        *section(
            "Activities",
            "activities",
            *repeat("account in activities | paragraphs", paragraph("Body Text", "{{ account }}")),
        ),
        *section(
            "Remarks",
            "remarks",
            *repeat("remark in remarks", paragraph("Body Text", "{{ remark }}")),
        ),
    ]


def _results() -> Blocks:
    decision = "{{ decision.text | sentence }}[[ Votes: {{ decision.votes }}.]]"
    commitment = paragraph("Body Text", "{{ commitment }}")
    return [
        *section(
            "Outcomes",
            "outcomes",
            *repeat("outcome in outcomes | points", paragraph("List Bullet", "{{ outcome }}")),
        ),
        *section(
            "Decisions",
            "decisions",
            *repeat(
                "decision in decisions",
                paragraph("List Number", decision, numbering=DECISIONS),
            ),
        ),
        *section(
            "Commitments",
            "commitments",
            *repeat("commitment in commitments | paragraphs", commitment),
        ),
        *section("Follow-up", "follow_up", build_action_table()),
    ]


def build_action_table() -> Element:
    """The actions to follow."""
    evidence = paragraph("Table Note", "{{ action.evidence }}")
    action = ACTIONS.row(
        paragraph("Table Text", "{{ action.number }}"),
        [
            paragraph("Table Text", "{{ action.what | opening }}"),
            *only_if("action.evidence", evidence),
        ],
        paragraph("Table Text", "{{ action.owner | formal | opening }}"),
        paragraph("Table Text", '{{ action.due | date("short") }}'),
        paragraph("Table Text", "{{ action.status | opening }}"),
    )
    return ACTIONS.element(
        ACTIONS.head("No.", "Action", "Owner", "Due", "Status"),
        *ACTIONS.repeat("action in follow_up", action),
    )


def _evidence() -> Blocks:
    return [
        *section("Photos", "photos", *build_photos()),
        *section("Attachments", "attachments", *build_attachments()),
        *section(held("Sign-off"), "approvals", build_sign_off()),
    ]


def build_photos() -> Blocks:
    """The photos with their captions."""
    picture = '{{ photo.file | picture(width="150mm", height="62mm", alt=photo.alt) }}'
    caption = "Photo {{ photo.number }}[[. {{ photo.caption }}]][[ (Photo: {{ photo.by.called }})]]"
    return repeat(
        "photo in photos",
        paragraph("Photo", picture),
        paragraph("caption", caption),
    )


def build_attachments() -> Blocks:
    """The attachments with their pages, counted by Word."""
    attachment = (
        "{{ attachment.title }}{% if attachment.pages %}"
        '\t{{ attachment.pages | count("page", "pages") }}{% endif %}'
    )
    return repeat(
        "attachment in attachments", paragraph("Attachment", attachment, numbering=ATTACHMENTS)
    )


def build_sign_off() -> Element:
    """The steps of approval, with room to sign."""
    post = paragraph("Table Note", "{{ approval.post }}")
    step = SIGNATURES.row(
        paragraph("Signature Label", "{{ approval.step }}"),
        [paragraph("Signature Text", "{{ approval.name }}"), *only_if("approval.post", post)],
        paragraph("Signature Text", "{{ approval.opinion | opening }}"),
        paragraph("Signature Text", "{{ approval.date }}"),
        height=15,
    )
    seal = SIGNATURES.across(paragraph("Signature Label", "Seal of {{ org.name }}"), height=48)
    return SIGNATURES.element(
        SIGNATURES.head("Step", "Name and post", "Opinion and signature", "Date"),
        *SIGNATURES.repeat("approval in approvals", step),
        *SIGNATURES.only_if("doc.seal", seal),
    )

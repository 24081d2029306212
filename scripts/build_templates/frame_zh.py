"""The sentences and sections of Chinese documents: who did what, where and when, and why.

What stands in double square brackets is printed if its facts are there.
"""

from __future__ import annotations

from numbering import AGENDA, DECISIONS
from paragraph import Blocks, first_of, only_if, optional, paragraph, repeat, section

WHEN = "[[{{ occasion }}，]]"
WHY = "[[为{{ reason }}，]]"
THEME = "[[，主题为{{ theme | quoted }}]]"
DEED = "开展{% if purpose %}{{ purpose }}{% else %}{{ kind_name }}{% endif %}"
WENT = "{% if party %}{{ head }}{{ party }}{% else %}{{ delegation }}{% endif %}赴{{ destination }}"
HELD = (
    '{% if kind == "meeting" %}召开{% elif kind == "ceremony" %}举行{% elif kind == "training" %}'
    "举办{% else %}开展{% endif %}"
)
VISIT = WHY + WHEN + WENT + DEED + THEME
RECEPTION = WHY + WHEN + "{{ delegation }}到{{ org }}" + DEED + THEME
EVENT = WHY + WHEN + "{{ organizer or org }}[[{{ venue }}]]" + HELD + "{{ kind_name }}" + THEME
CHAIRED = (
    "{% if chair and audience %}{{ chair }}主持，{{ audience }}参加。"
    "{% elif chair %}{{ chair }}主持。{% elif audience %}{{ audience }}参加。{% endif %}"
)
ACTION = (
    "{% filter sentence %}{{ action.what }}"
    "{% if action.owner or action.due %}（[[责任人：{{ action.owner | formal }}]]"
    "{% if action.owner and action.due %}；{% endif %}"
    '[[完成时限：{{ action.due | date("long") }}]]）{% endif %}{% endfilter %}'
)
PICTURE = '{{ photo.file | picture(width="140mm", height="62mm", alt=photo.alt) }}'
CREDITS = (
    "{% if release.byline or release.reviewers or release.photo_by %}（"
    "[[供稿：{{ release.byline }}]]"
    "{% if release.byline and (release.reviewers or release.photo_by) %}　{% endif %}"
    '[[审核：{{ release.reviewers | map(attribute="name") | join("、") }}]]'
    "{% if release.reviewers and release.photo_by %}　{% endif %}"
    "[[摄影：{{ release.photo_by }}]]）{% endif %}"
)


def sentence(words: str) -> str:
    """The words as one sentence with its full stop."""
    return f"{{% filter sentence %}}{words}{{% endfilter %}}"


def build_lead(before: str = "") -> Blocks:
    """The first paragraph, as it suits what took place."""
    return first_of(
        ("is_reception", paragraph("Body Text", before + sentence(RECEPTION))),
        ("is_visit", paragraph("Body Text", before + sentence(VISIT))),
        otherwise=paragraph("Body Text", before + sentence(EVENT) + CHAIRED),
    )


def build_overview() -> Blocks:
    """The first paragraph with what follows from background and summary."""
    return [
        *build_lead(),
        optional("Body Text", "{{ background.text | sentence }}"),
        optional("Body Text", "{{ summary | sentence }}"),
    ]


def build_deeds() -> Blocks:
    """What was done and said, each under a heading."""
    return [
        *section("主要活动", "activities", *build_told("activities")),
        *section("交流发言", "remarks", *build_told("remarks")),
    ]


def build_results() -> Blocks:
    """What came of it: results, decisions, intentions and actions."""
    outcome = paragraph("List Number", "{{ outcome | sentence }}", numbering=AGENDA)
    decision = paragraph("List Number", "{{ decision.text | sentence }}", numbering=DECISIONS)
    return [
        *section("主要成果", "outcomes", *repeat("outcome in outcomes", outcome)),
        *section("议定事项", "decisions", *repeat("decision in decisions", decision)),
        *section(
            "下一步工作",
            "commitments or follow_up",
            *build_told("commitments"),
            *build_actions(),
        ),
    ]


def build_actions() -> Blocks:
    """The actions to follow, each with its owner and date."""
    action = paragraph("List Number", ACTION, numbering=AGENDA + 2)
    return repeat("action in follow_up", action)


def build_told(story: str) -> Blocks:
    """Activities, remarks or intentions, each a paragraph or more."""
    account = paragraph("Body Text", "{{ account }}")
    return repeat(f"account in {story} | paragraphs", account)


def build_photos(condition: str = "") -> Blocks:
    """Photos with their captions."""
    caption = "图{{ loop.index }}[[　{{ photo.caption }}]][[（摄影：{{ photo.by.name }}）]]"
    return repeat(
        f"photo in photos{condition}", paragraph("Photo", PICTURE), paragraph("caption", caption)
    )


def maybe(condition: str, style: str, text: str) -> Blocks:
    """A paragraph that stands only if the fact exists."""
    return only_if(condition, paragraph(style, text))

"""What templates may ask for beyond the facts of a record: values worked out from them, declared.

`build` and `derived` work them out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportkit.context.schema import Offer, describe, list_of
from reportkit.diagnostics import Phrase
from reportkit.record.model import Group, Mention, Organisation, Person, Text

TEXT, SWITCH = Phrase("text"), Phrase("yes or no")


def text(meaning: str, *drawn_from: str, sure: bool = False, **more: Any) -> Offer:
    """Words that are worked out."""
    return Offer(meaning, TEXT, sure=sure, drawn_from=drawn_from, **more)


def switch(meaning: str, *drawn_from: str) -> Offer:
    """Something that holds or does not."""
    return Offer(meaning, SWITCH, sure=True, drawn_from=drawn_from)


def group(meaning: str, *drawn_from: str, parts: dict[str, Offer], **more: Any) -> Offer:
    """Several values under one name."""
    return Offer(meaning, Phrase("facts"), own=parts, wordless=True, drawn_from=drawn_from, **more)


def lines(meaning: str, *drawn_from: str, parts: dict[str, Offer]) -> Offer:
    """A list of groups, such as the lines of a table."""
    listed = list_of(Offer("", Phrase("facts"), own=parts, wordless=True), meaning, sure=False)
    return replace(listed, drawn_from=drawn_from)


def party(meaning: str, hint: Any, *drawn_from: str, sure: bool = False, **more: Any) -> Offer:
    """Somebody who is named."""
    return replace(describe(hint), meaning=meaning, sure=sure, drawn_from=drawn_from, **more)


PEOPLE = lines(
    "the people of one organisation",
    parts={
        "name": text("name", sure=True),
        "post": text("post or posts"),
        "role": text("part played"),
    },
)
STEP = {
    "step": text("what was done, such as “Drafted by”", sure=True),
    "name": text("who signed", sure=True),
    "post": text("the signer's post"),
    "date": text("when it was signed"),
    "opinion": text("what the signer wrote"),
}
VISITS = ("is_visit", "is_reception")

DERIVED = {
    "document": text("name of the document, as in the settings", sure=True, is_plain=True),
    "lang": Offer(
        "language of the document", Phrase("text"), sure=True, choices=("en", "zh"), is_plain=True
    ),
    "style": Offer(
        "style of the document", Phrase("text"), sure=True, choices=("institutional", "ap"),
        is_plain=True,
    ),
    "headline": text(
        "headline of the release, or the title", "release.headline", "title", sure=True
    ),
    "dateline": text(
        "city, country and date before the lead, with the dash", "release.dateline",
        graceful=True, is_plain=True,
    ),
    "occasion": text("when it took place, to open a sentence", "date", "when", is_plain=True),
    "is_visit": switch("whether visitors went somewhere", "kind", "visitors", "host", "place"),
    "kind_name": text("what took place, as a noun", "kind", sure=True, is_plain=True),
    "head": party(
        "head of the delegation, or the reporting body", Person | Group | Organisation,
        "visitors", "attendees", "org", sure=True,
    ),
    "party": text("whom the head led", "visitors"),
    "companions": text("who was in the delegation beside its head", "visitors"),
    "delegation": text("all who went; of many, the head and a number", "visitors", shown_by=VISITS),
    "partners": text("with whom the reporting body met", "visitors", "host"),
    "audience": text("who attended, beside the chair", "attendees", "participants", "present"),
    "destination": party(
        "where visitors went: the place or the host", Organisation | Text,
        "place.name", "host", shown_by=VISITS,
    ),
    "receiver": party(
        "the host, where the name of the place does not tell it", Organisation, "host"
    ),
    "reason": text("why it took place, after “in order to”", "background.aims", "background.goal"),
    "errand": text("what visitors came for, after “for”", "purpose", "kind"),
    "venue": text("where it took place, with its preposition", "place.name", is_plain=True),
    "is_reception": switch("whether the reporting body received visitors", "kind", "visitors"),
    "counterpart": party("the other organisation", Organisation, "host", "visitors"),
    "delegations": lines(
        "the participants, by side and organisation",
        "visitors", "hosts", "attendees", "guests",
        parts={
            "side": text("side, such as “Visitors”", sure=True),
            "organisation": text("full name of the organisation"),
            "people": replace(PEOPLE, sure=True),
        },
    ),
    "attendance": group(
        "how many were expected, came and were absent", "expected", "present", "absent",
        parts={
            "expected": text("how many were expected", "expected"),
            "present": text("how many came", "present"),
            "absent": text("how many were absent", "absent"),
            "rate": text("how many of those expected came, in per cent", "expected", "present"),
            "words": text("all that is known of it, as one text", "expected", "present", "absent"),
        },
    ),
    "approvals": lines("the steps of approval, for the sign-off block", "approval", parts=STEP),
    "document_number": text("document number as one text", "doc.number", is_plain=True),
    "about": group(
        "the paragraph about the reporting body", "release.boilerplate", "org.about",
        parts={
            "name": text("name of the body", "org", sure=True),
            "text": text("what is said about it", "release.boilerplate", "org.about"),
        },
    ),
    "contact": party("whom the press may call", Mention, "release.contact"),
    "signature": group(
        "issuing body and date at the end of an official document", "approval.signed",
        parts={
            "name": text("full name of the body", sure=True),
            "date": text("day of signing, publication or the event", "approval.signed.on"),
            "name_under_seal": text("the name, centred on the date", sure=True),
            "name_before_date": text("the name, before a date that is longer", sure=True),
            "date_after_name": text("the date, two characters behind the name's beginning"),
            "is_short": switch("whether the date is longer than the name"),
        },
    ),
    "title_lines": text("the title in balanced lines", "title", sure=True),
    "headline_lines": text(
        "the headline in balanced lines", "release.headline", "title", sure=True
    ),
    "many_recipients": switch("whether the recipients belong into the imprint", "doc.to"),
    "issuer_width": Offer(
        "width of the reporting body's name in Chinese characters", Phrase("whole number"),
        sure=True, is_plain=True,
    ),
}  # fmt: skip

"""A record of which all that a report may show can change, and what changes in it."""

from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

FACTS = """\
kind: exchange
lang: en
title: Exchange on Workshop Safety
theme: Safe hands, steady skills
date: 2026-03-12
place: {name: Riverside Training Centre, address: 18 Harbour Road, city: Exampleton}
org: {name: Fenwick Institute of Applied Skills, short: Fenwick Institute}
host: Riverside Training Centre
agenda:
  - Welcome and introduction
  - Tour of the training workshop
  - Signing of the memorandum
chair: Ms. Grace Okafor, director
recorder: Mr. Tom Reed, secretary
visitors:
  - Ms. Karin Lindqvist, director
  - Mr. Peter Marsh, head of workshops
  - Dr. Samuel Ito, senior lecturer
hosts:
  - Ms. Grace Okafor, director
present: 20
expected: 21
activities:
  - {when: In the morning, by: Ms. Grace Okafor, did: welcomed the visitors}
  - {text: Apprentices of both institutes repeated two of the drills together.}
remarks:
  - {by: Dr. Samuel Ito, verb: proposed, points: [a joint drill be held in each quarter]}
outcomes:
  - The two institutes signed a memorandum on shared lesson plans.
  - Both sides agreed on one form for reporting near misses.
  - Six apprentices will change places for two weeks in May.
decisions:
  - {text: The common form is tried before it is made binding.}
follow_up:
  - {what: Send the common form to all instructors, owner: Mr. Peter Marsh, due: 2026-03-31}
  - {what: Name the six apprentices, owner: Ms. Grace Okafor, due: 2026-04-15}
  - {what: Book the lifting yard, owner: Mr. Daniel Brandt, due: 2026-05-08}
photos:
  - {file: entrance.jpg, caption: At the entrance of the centre, alt: A door}
  - {file: workshop.jpg, caption: Apprentices at the welding bays, alt: A bench}
  - {file: signing.jpg, caption: Signing of the memorandum in the hall, alt: A table}
attachments:
  - {title: Memorandum on shared lesson plans, pages: 3}
"""
# what is written over what; each is a thing that happens between two renders
CHANGES: dict[str, Mapping[str, str]] = {
    "a name is corrected": {"Karin Lindqvist": "Karin Lindgren"},
    "the date is moved": {"date: 2026-03-12": "date: 2026-03-19"},
    "the title is another one": {"Exchange on Workshop Safety": "Exchange on Safety and Training"},
    "a visitor is added": {
        "  - Dr. Samuel Ito, senior lecturer\n": "  - Dr. Samuel Ito, senior lecturer\n"
        "  - Ms. Ada Stone, trainer\n",
        "present: 20": "present: 21",
    },
    "a visitor is removed": {"  - Mr. Peter Marsh, head of workshops\n": ""},
    "an activity is added": {
        "remarks:": "  - {when: After lunch, by: Mr. Daniel Brandt, did: showed the lifting yard}\n"
        "remarks:"
    },
    "an outcome is added": {
        "decisions:": "  - A second exchange takes place in autumn.\ndecisions:"
    },
    "an outcome is removed": {"  - Six apprentices will change places for two weeks in May.\n": ""},
    "the agenda grows": {
        "  - Signing": "  - Round table on near-miss reporting\n  - Signing",
    },
    "a follow-up row is added": {
        "photos:": "  - {what: Print the forms, owner: Mr. Peter Marsh, due: 2026-05-11}\nphotos:"
    },
    "a follow-up row is removed": {
        "  - {what: Name the six apprentices, owner: Ms. Grace Okafor, due: 2026-04-15}\n": ""
    },
    "a photo is replaced": {"file: workshop.jpg": "file: bays.jpg"},
    "a photo is added": {
        "attachments:": "  - {file: group.jpg, caption: All of them, alt: A group}\nattachments:"
    },
    "a photo is removed": {
        "  - {file: entrance.jpg, caption: At the entrance of the centre, alt: A door}\n": ""
    },
    "a section is added": {
        "attachments:": "commitments:\n  - {by: Fenwick Institute of Applied Skills, will: open, "
        "topics: [its lesson plans]}\nattachments:"
    },
    "a section is removed": {
        "decisions:\n  - {text: The common form is tried before it is made binding.}\n": ""
    },
}
MANY = ("a name is corrected", "the date is moved", "a visitor is added", "an activity is added",
        "an outcome is added", "the agenda grows", "a follow-up row is added",
        "a photo is replaced", "a photo is added")  # fmt: skip
COLOURS = {
    "entrance.jpg": "navy", "workshop.jpg": "teal", "signing.jpg": "maroon", "bays.jpg": "olive",
    "group.jpg": "purple", "own.jpg": "orange",
}  # fmt: skip


def change(*names: str) -> str:
    """The record after some changes."""
    facts = FACTS
    for name in names:
        for old, new in CHANGES[name].items():
            assert old in facts, old
            facts = facts.replace(old, new)
    return facts


def write_photos(folder: Path) -> None:
    """The pictures of the record, each of its own colour."""
    for name, colour in COLOURS.items():
        image = Image.new("RGB", (300, 200), "white")
        ImageDraw.Draw(image).ellipse((60, 20, 240, 180), fill=colour)
        image.save(folder / name, quality=90)

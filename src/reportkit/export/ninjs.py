"""A news release as ninjs 3.3, the form in which news agencies pass on items (IPTC)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from reportkit.context.derived import document_number
from reportkit.context.wording import count_words
from reportkit.export.html import write_fragment
from reportkit.export.page import without_figures
from reportkit.export.telling import (
    Telling,
    at_midnight,
    find_published,
    name_uri,
    read_zone,
)
from reportkit.export.txt import write_txt
from reportkit.record.model import Person, Photo

VERSION = "3.3"
STANDARD = {
    "name": "ninjs",
    "version": VERSION,
    "schema": f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#",
}
TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif"}
Node = dict[str, Any]


def write_ninjs(telling: Telling) -> str:
    """A record as one item, in one language."""
    return json.dumps(build_item(telling), ensure_ascii=False, indent=2) + "\n"


def build_item(telling: Telling) -> Node:
    """The item: headlines, the words of the document, and what they are about."""
    record, release = telling.record, telling.record.release
    zone = read_zone(record)
    embargo = release.embargo if release else None
    number = document_number(record)
    return _filled(
        {
            "standard": STANDARD,
            "uri": name_uri(record, "article", telling.lang),
            "type": "text",
            "representationType": "full" if telling.page else "partial",
            "title": telling.say(record.title),
            "language": telling.tag,
            "versionCreated": at_midnight(find_published(record), zone),
            "embargoedUntil": at_midnight(embargo, zone) if embargo else "",
            "pubStatus": "usable",
            "by": telling.say(release.byline) if release else "",
            "located": _locate(telling),
            "headlines": [*_iter_headlines(telling)],
            "descriptions": [{"role": "summary", "value": telling.story}] if telling.story else [],
            "bodies": [*_iter_bodies(telling)],
            "people": [*_iter_people(telling)],
            "organisations": [*_iter_organisations(telling)],
            "places": [*_iter_places(telling)],
            "events": [
                {"name": telling.say(record.title), "rel": "about", "uri": name_uri(record)}
            ],
            "altIds": [{"role": "document number", "value": number}] if number else [],
            "associations": [_build_picture(one, telling) for one in record.photos],
        }
    )


def _filled(node: Mapping[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value}


def _locate(telling: Telling) -> str:
    """The city from which the news comes, with its country."""
    release = telling.record.release
    line = release.dateline if release else None
    pieces = (line.city, line.country) if line else ()
    return telling.joined(telling.say(piece) for piece in pieces)


def _iter_headlines(telling: Telling) -> Iterator[Node]:
    release = telling.record.release
    kicker, subhead = (release.kicker, release.subhead) if release else (None, None)
    named = {"main": telling.headline, "kicker": telling.say(kicker)}
    for role, words in (named | {"subhead": telling.say(subhead)}).items():
        if words:
            yield {"role": role, "contentType": "text/plain", "value": words}


def _iter_bodies(telling: Telling) -> Iterator[Node]:
    """Yield the words of the document, plain and structured, without pictures."""
    if telling.page is None:
        return
    told = without_figures(telling.page)
    text = write_txt(told).strip()
    counts = {"charCount": len(text)}  # the standard counts blanks, too
    if telling.lang != "zh":  # whose words have no blanks between them
        counts["wordCount"] = count_words(text)
    yield {"role": "main", "contentType": "text/plain", **counts, "value": text}
    html = write_fragment(told)
    yield {"role": "richtext", "contentType": "text/html", **counts, "value": html}


def _iter_people(telling: Telling) -> Iterator[Node]:
    for person in telling.find_named():
        yield {"name": telling.name(person), "rel": "mentions"}
    release = telling.record.release
    contact = release.contact.party if release and release.contact else None
    if isinstance(contact, Person):
        reached = {"email": contact.email, "phone": contact.phone}
        info = [{"type": kind, "value": value} for kind, value in reached.items() if value]
        named = {"name": telling.name(contact), "rel": "contact", "contactInfo": info}
        yield _filled(named)


def _iter_organisations(telling: Telling) -> Iterator[Node]:
    own, *others = telling.find_organisations()
    yield {"name": telling.say(own.name), "rel": "issuer"}
    yield from ({"name": telling.say(one.name), "rel": "mentions"} for one in others)


def _iter_places(telling: Telling) -> Iterator[Node]:
    site = telling.record.place
    if site is None:
        return
    lines = [telling.say(site.address)] if site.address else []
    address = _filled({"lines": lines, "locality": telling.say(site.city)})
    info = [{"type": "physical", "address": address}] if address else []
    yield _filled({"name": telling.say(site.name), "rel": "about", "contactInfo": info})


def _build_picture(photo: Photo, telling: Telling) -> Node:
    """A photo as an item of its own; its file goes beside."""
    caption, alt = telling.say(photo.caption), telling.say(photo.alt)
    told = {"caption": caption, "alternative text": alt}
    file = PurePath(photo.file)
    kind = TYPES.get(file.suffix.lower(), "")
    original = _filled({"name": "original", "title": file.name, "contentType": kind})
    return _filled(
        {
            "name": caption or file.name,
            "rel": "photo",
            "uri": name_uri(telling.record, "photo", photo.file),
            "type": "picture",
            "by": telling.name(photo.by),
            "descriptions": [
                {"role": role, "value": words} for role, words in told.items() if words
            ],
            "renditions": [original],
        }
    )

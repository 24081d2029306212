"""A record as JSON-LD in the words of schema.org: an Event, and a NewsArticle in each language.

It is pasted into a page of the web, where search engines read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reportkit.context.derived import dateline
from reportkit.context.party import home_of
from reportkit.export.page import Page, without_figures
from reportkit.export.telling import (
    Telling,
    find_published,
    name_uri,
    read_zone,
    write_moment,
)
from reportkit.export.txt import write_txt
from reportkit.language.narrator import identity
from reportkit.record.model import Group, Organisation, Person, Photo

CONTEXT = "https://schema.org"
SCHEDULED = "https://schema.org/EventScheduled"
ONLINE = "https://schema.org/OnlineEventAttendanceMode"
OFFLINE = "https://schema.org/OfflineEventAttendanceMode"
# in a page, a plain one might end the script around it
LESS_THAN = "\\u003c"
Node = dict[str, Any]


def write_jsonld(tellings: Sequence[Telling]) -> str:
    """A record, told in each of its languages; the event is told in the first."""
    first, *others = tellings
    articles = [build_article(telling) for telling in tellings]
    for article in articles[1:]:
        article["translationOfWork"] = {"@id": articles[0]["@id"]}
    if others:
        articles[0]["workTranslation"] = [{"@id": one["@id"]} for one in articles[1:]]
    graph = {"@context": CONTEXT, "@graph": [build_event(first), *articles]}
    written = json.dumps(graph, ensure_ascii=False, indent=2) + "\n"
    return written.replace("<", LESS_THAN)


def build_event(telling: Telling) -> Node:
    """What took place."""
    record, period = telling.record, telling.record.date
    zone = read_zone(record)
    online = record.place is not None and record.place.online
    return _filled(
        {
            "@type": "Event",
            "@id": name_uri(record),
            "name": telling.say(record.title),
            "description": telling.story,
            "inLanguage": telling.tag,
            "startDate": write_moment(period.start, zone) if period else "",
            "endDate": write_moment(period.end, zone) if period and period.end else "",
            "eventStatus": SCHEDULED,
            "eventAttendanceMode": ONLINE if online else OFFLINE,
            "location": _build_place(telling),
            "organizer": [_build_body(one, telling) for one in _find_organisers(telling)],
            "attendee": [*_iter_attendees(telling)],
            "image": [*_iter_images(telling)],
        }
    )


def build_article(telling: Telling) -> Node:
    """The news of it, in one language; its words are those of the document."""
    record, release = telling.record, telling.record.release
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": name_uri(record, "article", telling.lang),
            "headline": telling.headline,
            "alternativeHeadline": telling.say(release.subhead) if release else "",
            "inLanguage": telling.tag,
            "dateline": dateline(record, telling.narrator).rstrip(" —").strip(),
            "datePublished": find_published(record).isoformat(),
            "author": _build_body(record.org, telling),
            "publisher": _build_body(record.org, telling),
            "creditText": telling.say(release.byline) if release else "",
            "about": {"@id": name_uri(record)},
            "image": [*_iter_images(telling)],
            "articleBody": _tell(telling.page),
        }
    )


def _tell(page: Page | None) -> str:
    return write_txt(without_figures(page)).strip() if page else ""


def _filled(node: Mapping[str, Any]) -> Node:
    """What is known: nothing is said of the rest."""
    return {name: value for name, value in node.items() if value}


def _build_place(telling: Telling) -> Node:
    site = telling.record.place
    if site is None:
        return {}
    if site.online:
        return {"@type": "VirtualLocation", "name": telling.say(site.name)}
    address = _filled(
        {
            "streetAddress": telling.say(site.address),
            "addressLocality": telling.say(site.city),
        }
    )
    place = {"@type": "Place", "name": telling.say(site.name)}
    return place | ({"address": {"@type": "PostalAddress", **address}} if address else {})


def _build_body(body: Organisation, telling: Telling) -> Node:
    short = telling.say(body.short)
    named = {"@type": "Organization", "name": telling.say(body.name), "alternateName": short}
    return _filled(named)


def _find_organisers(telling: Telling) -> Iterable[Organisation]:
    record = telling.record
    given = [record.organizer, record.undertaker, *record.co_organizers]
    named = [one for one in given if one]
    return named or [record.host or record.org]


def _iter_attendees(telling: Telling) -> Iterator[Node]:
    """Yield the people who took part, and the bodies of which groups came."""
    for person in telling.find_named():
        yield _build_person(person, telling)
    groups = (one.person for _, one in telling.iter_people())
    bodies = [one.of for one in groups if isinstance(one, Group) and one.of]
    for body in {identity(one): one for one in bodies}.values():
        yield _build_body(body, telling)


def _build_person(person: Person, telling: Telling) -> Node:
    home = home_of(person)
    return _filled(
        {
            "@type": "Person",
            "name": telling.say(person.name),
            "honorificPrefix": telling.say(person.honorific),
            "jobTitle": telling.narrator.posts(person),
            "worksFor": _build_body(home, telling) if home else {},
        }
    )


def _iter_images(telling: Telling) -> Iterator[Node]:
    for photo in telling.record.photos:
        yield _build_image(photo, telling)


def _build_image(photo: Photo, telling: Telling) -> Node:
    """A photo by the name of its file, which is to be put beside the page."""
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": quote(PurePath(photo.file).name),
            "caption": telling.say(photo.caption),
            "description": telling.say(photo.alt),
            "creditText": telling.name(photo.by),
        }
    )

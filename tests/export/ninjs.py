"""What ninjs 3.3 (IPTC) allows of the properties that we use, as a JSON Schema of our own.

Names, types, formats and choices are those of IPTC's own schema, against which they were read
point by point; whatever that does not name is refused, and of what it names, only what we use is
let through. Both judge in `test_judges.py`, where IPTC's file is at hand.
The standard and its schema: https://iptc.org/standards/ninjs/
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

from jsonschema import FormatChecker

STRING, URI = {"type": "string"}, {"type": "string", "format": "uri"}
MOMENT, NUMBER = {"type": "string", "format": "date-time"}, {"type": "integer"}


def group(required=(), /, **properties):
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(required),
    }


def several(member):
    return {"type": "array", "items": member}


ADDRESS = group(
    lines=several(STRING), locality=STRING, area=STRING, postalCode=STRING, country=STRING
)
CONTACT = group(type=STRING, role=STRING, lang=STRING, name=STRING, value=STRING, address=ADDRESS)
CONTACT["oneOf"] = [{"required": ["value"]}, {"required": ["address"]}]
NAMED = {"name": STRING, "rel": STRING, "uri": URI, "literal": STRING}
REACHED = group(**NAMED, contactInfo=several(CONTACT))
WORDS = {"role": STRING, "contentType": STRING, "value": STRING}
RENDITION = group(
    ["name"], name=STRING, href=URI, contentType=STRING, title=STRING, width=NUMBER, height=NUMBER,
    sizeInBytes=NUMBER,
)  # fmt: skip
ITEM = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component",
                      "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    "title": STRING,
    "language": STRING,
    "versionCreated": MOMENT,
    "embargoedUntil": MOMENT,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "by": STRING,
    "located": STRING,
    "headlines": several(group(["value"], **WORDS)),
    "descriptions": several(group(["value"], **WORDS)),
    "bodies": several(group(["value"], **WORDS, charCount=NUMBER, wordCount=NUMBER)),
    "people": several(REACHED),
    "organisations": several(REACHED),
    "places": several(REACHED),
    "events": several(group(**NAMED, id=STRING)),
    "altIds": several(group(role=STRING, value=STRING)),
    "renditions": several(RENDITION),
    "standard": group(name=STRING, version=STRING, schema=URI),
}  # fmt: skip
SCHEMA = group(
    ["uri"], **ITEM, associations=several(group(["uri", "name"], **ITEM, name=STRING, rel=STRING))
)

FORMATS = FormatChecker(formats=())
# RFC 3339, to the second and with an offset; the calendar is asked behind it
MOMENT_FORM = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value):
    return MOMENT_FORM.fullmatch(value) and datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("uri", raises=ValueError)
def is_uri(value):
    return bool(urlsplit(value).scheme) and value.isascii() and " " not in value

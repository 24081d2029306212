"""What ninjs 3.3 (IPTC) allows of the properties that we use, as a JSON Schema of our own.

Written after the standard: names, types, formats and choices are its own, and whatever it does
not name is refused. The standard and its schema: https://iptc.org/standards/ninjs/
"""

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

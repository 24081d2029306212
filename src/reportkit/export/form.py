"""The forms in which records and documents are exported, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportkit.frozen import frozen

FormName = Literal["ics", "csv", "jsonld", "ninjs", "txt", "html", "wechat"]


@frozen
class Form:
    """A form: the ending of its files, and what goes into one of them.

    `is_joint`: all records; `is_document`: one document, and nothing else; `has_languages`: all
    languages of a record; `has_words`: the words of a document, where there is one.
    """

    ending: str
    is_joint: bool = False
    is_document: bool = False
    has_languages: bool = False
    has_words: bool = False


FORMS: Mapping[str, Form] = {
    "ics": Form(".ics", is_joint=True),
    "csv": Form(".csv", is_joint=True),
    "jsonld": Form(".jsonld", has_languages=True, has_words=True),
    "ninjs": Form(".ninjs.json", has_words=True),
    "txt": Form(".txt", is_document=True, has_words=True),
    "html": Form(".html", is_document=True, has_words=True),
    "wechat": Form(".wechat.html", is_document=True, has_words=True),
}

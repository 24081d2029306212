"""Settings: the form of `reportkit.yaml`."""

from __future__ import annotations

from typing import get_args

from reportkit.diagnostics import Severity
from reportkit.frozen import frozen
from reportkit.language.style import Address, DateOrder, Register, Times
from reportkit.project.ledger import FREQUENCIES
from reportkit.project.settings import When
from reportkit.project.verdict import LEVELS
from reportkit.record.house import CHINESE_TYPES, LIST, TYPES
from reportkit.record.model import Audience, Kind, Language, Voice
from reportkit.rules import iter_rules
from reportkit.schema.value import WORD, may_be_blank, one_or_list
from reportkit.schema.words import Schema, Words

# an identifier as Python knows it: `\w` is narrower in editors
NAME = r"^[^\s_\d!-/:-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*$"
WHEN: Schema = {"enum": list(get_args(When))}


@frozen
class Told:
    """Settings with what they mean, in the language that is asked for."""

    words: Words

    def __call__(self, meaning: str, form: Schema) -> Schema:
        """A setting of a form, which may be left empty, and its meaning."""
        return {"description": self.words.tell(meaning), **may_be_blank(form)}


def build_settings(words: Words) -> dict[str, Schema]:
    """The settings by name."""
    told = Told(words)
    style = _build_style(told)
    return {
        "schema": told("version of the settings", {"const": 1}),
        "records": told("folder of the records", {"type": "string"}),
        "output": told("folder of the documents", {"type": "string"}),
        "directory": told("people, organisations and terms that records share", {"type": "string"}),
        "defaults": told(
            "what stands in for what a record leaves out", close(_build_defaults(told) | style)
        ),
        "documents": told(
            "the documents that are made of each record, by name",
            _by_name(
                one_or_word(close(_build_document(told) | style, ["template"]), {"type": "string"})
            ),
        ),
        "checks": told("how much a finding matters here, by rule", close(_build_checks(words))),
        "avoid": told(
            "words that reports of the house do not use", one_or_list({"type": "string"})
        ),
        "package": told("what is sent, and where it is written", close(_build_package(told))),
        "fonts": told("folder with font files for PDFs", {"type": "string"}),
        "pdfa": told("true makes PDFs for archives: PDF/A-2b", {"type": "boolean"}),
        "contacts": told(
            "telephone numbers and e-mail addresses of the house that everybody may read",
            one_or_list({"type": "string"}),
        ),
        "draft_mark": told(
            "auto marks what nobody has signed yet as a draft; always, never",
            one_or_word(close(_build_draft_mark(told)), WHEN),
        ),
        "ledger": told(
            "what `reportkit ledger` makes of all records together", close(_build_ledger(told))
        ),
        "extra": told("the house fields of records, by name", _build_extra(words)),
    }


def _build_package(told: Told) -> dict[str, Schema]:
    """Packages for submission."""
    return {
        "profile": told("the usual profile of packages", {"type": "string"}),
        "profiles": told("folder of the profiles", {"type": "string"}),
        "out": told("folder of the packages", {"type": "string"}),
    }


def _build_draft_mark(told: Told) -> dict[str, Schema]:
    """When documents are marked as drafts, and by which words."""
    word: Schema = {"type": "string"}
    by_language = close(dict.fromkeys(get_args(Language), word))
    return {
        "when": told("auto marks what nobody has signed yet as a draft; always, never", WHEN),
        "text": told(
            "the words across the pages, or those of each language", one_or_word(by_language, word)
        ),
    }


def _build_style(told: Told) -> dict[str, Schema]:
    """How documents are worded, which the defaults and each document may say."""
    return {
        "style": told(
            "institutional: courtesy titles and posts; ap: press style without them",
            {"enum": list(get_args(Register))},
        ),
        "dates": told(
            "day-first: 3 July 2021; month-first: July 3, 2021",
            {"enum": list(get_args(DateOrder))},
        ),
        "hereinafter": told(
            "name the short form of an organisation at its first mention", {"type": "boolean"}
        ),
        "times": told(
            "in Chinese, clock: 9:00; half-day: 上午9:00; hours: 9时",
            {"enum": list(get_args(Times))},
        ),
        "address": told(
            "people later in Chinese: address: 李院长, where the record knows how; name: 李翀; "
            "comrade: 李翀同志",
            {"enum": list(get_args(Address))},
        ),
    }


def _build_defaults(told: Told) -> dict[str, Schema]:
    """What stands in for what a record leaves out."""
    return {
        "org": told("the reporting body of records that name none", WORD),
        "lang": told(
            "the language of records that name none",
            one_or_list({"enum": list(get_args(Language))}),
        ),
        "voice": told("we: “our company”; third: its name", {"enum": list(get_args(Voice))}),
    }


def _build_document(told: Told) -> dict[str, Schema]:
    """One kind of document."""
    files = _build_files()
    languages = one_or_list({"enum": list(get_args(Language))})
    kinds = one_or_list({"enum": list(get_args(Kind))})
    return {
        "template": told("the Word template, or one for each language", files),
        "layout": told("the layout profile that it is held against, or one for each", files),
        "kinds": told("the kinds of records that it is made of", kinds),
        "lang": told("the languages that it is made in", languages),
        "audience": told(
            "who reads it; for public, what is internal is taken out",
            {"enum": list(get_args(Audience))},
        ),
    }


def _build_files() -> Schema:
    """A file, or one for each language."""
    file: Schema = {"type": "string"}
    by_language = close(dict.fromkeys(get_args(Language), file))
    return one_or_word({**by_language, "minProperties": 1}, file)


def _build_ledger(told: Told) -> dict[str, Schema]:
    """What is made of all records together."""
    often: Schema = {"enum": list(FREQUENCIES)}
    return {
        "documents": told(
            "its documents by name: a Word template, or one for each language",
            _by_name(_build_files()),
        ),
        "required": told(
            "how often each kind of event has to take place",
            close({kind: may_be_blank(often) for kind in get_args(Kind)}),
        ),
        "workbook": told("false makes no Excel workbook unless asked to", {"type": "boolean"}),
    }


def close(properties: dict[str, Schema], required: list[str] | None = None) -> dict[str, object]:
    """A group of settings and no others."""
    form = {"type": "object", "properties": properties, "additionalProperties": False}
    return form | ({"required": required} if required else {})


def _build_checks(words: Words) -> dict[str, Schema]:
    """The rules that may matter more or less."""
    return {
        rule.slug: {"description": words.explain(rule), "enum": list(LEVELS)}
        for rule in iter_rules()
        if rule.severity is not Severity.ERROR
    }


def _build_extra(words: Words) -> Schema:
    plain = [*TYPES, *CHINESE_TYPES]
    known = [*TYPES, *(f"{LIST}{name}" for name in TYPES)]
    pattern = rf"^\s*({LIST})?({'|'.join(plain)}|choice|选项)(列表)?\s*$"
    a_type: Schema = {"anyOf": [{"enum": known}, {"type": "string", "pattern": pattern}]}
    field: dict[str, Schema] = {
        "type": {"description": words.tell("what its value is"), **a_type},
        "values": {
            "description": words.tell("the values to choose from"),
            "type": "array",
            "items": {"type": ["string", "integer"]},
            "minItems": 1,
        },
        "required": {
            "description": words.tell("true if every record must have it"),
            "type": "boolean",
        },
        "meaning": {"description": words.tell("what it means"), "type": "string"},
        "zh": {"description": words.tell("its Chinese name"), "type": "string"},
        "example": {"description": words.tell("an example of its value"), **WORD},
        "internal": {
            "description": words.tell("true keeps it out of public documents"),
            "type": "boolean",
        },
    }
    by_name = _by_name(one_or_word(close(field), a_type))
    return {**by_name, "propertyNames": {"pattern": NAME}}


def one_or_word(group: Schema, word: Schema) -> Schema:
    """A group of settings, or a value that stands for it."""
    return {"if": {"type": "object"}, "then": group, "else": word}


def _by_name(form: Schema) -> dict[str, object]:
    return {"type": "object", "additionalProperties": form}

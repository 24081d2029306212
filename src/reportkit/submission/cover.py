"""The list of enclosures: a Word file from a template that staff edit like any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from reportkit.context import build_wording
from reportkit.diagnostics import Phrase
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.language.room import build_grammar
from reportkit.project import Project, find_shipped_folder
from reportkit.rules.chinese import say_phrase
from reportkit.submission.enclosure import Enclosure
from reportkit.submission.limit import say_size, sum_pages
from reportkit.submission.profile import Profile
from reportkit.template import load_template

FORMS: Mapping[str, Phrase] = {
    ".docx": Phrase("Word"), ".pdf": Phrase("PDF"), ".jpg": Phrase("JPEG"), "": Phrase("on paper"),
}  # fmt: skip


@frozen
class Letter:
    """What a list of enclosures says besides the enclosures."""

    lang: str
    subject: str
    org: str
    on: date | None
    to: tuple[str, ...]
    version: str


def tell(words: object, lang: str) -> str:
    """Words of ours in the language of a package."""
    return say_phrase(words) if lang == "zh" and isinstance(words, Phrase) else str(words)


def find_cover_template(profile: Profile, project: Project, lang: str) -> Path:
    """The template of the list of enclosures: the profile's, the project's, or the one shipped."""
    named = profile.template.get(lang)
    if named:
        return Path(named)
    name = "cover-list.docx" if lang == "en" else f"cover-list.{lang}.docx"
    own = project.root / "templates" / name
    return own if own.is_file() else find_shipped_folder() / "templates" / name


def build_cover_list(
    template: Path, letter: Letter, enclosures: Iterable[Enclosure], profile: Profile
) -> bytes:
    """The list of enclosures as a Word file; raises `ProblemsFound` if its template does not do."""
    values = build_values(letter, [*enclosures], profile)
    compiled = load_template(template, build_wording(letter.lang))
    return compiled.render(values, root=template.parent).content


def build_values(
    letter: Letter, enclosures: Sequence[Enclosure], profile: Profile
) -> dict[str, object]:
    """What the template of a list of enclosures may ask for."""
    grammar = build_grammar(Style(letter.lang))
    listed = [one for one in enclosures if one.kind not in ("cover list", "check list")]
    items = [
        _describe([*things], letter.lang) for _, things in groupby(listed, lambda one: one.thing)
    ]
    files = [one for one in listed if one.is_file]
    return {
        "profile": profile.title or profile.name,
        "subject": letter.subject,
        "org": letter.org,
        "date": grammar.day(letter.on, "long") if letter.on else "",
        "to": grammar.listed(letter.to) if letter.to else "",
        "version": letter.version,
        "items": items,
        "count": len(items),
        "files": len(files),
        "pages": sum_pages(listed),
        "size": tell(say_size(sum(len(one.content) for one in files)), letter.lang),
    }


def _describe(things: Sequence[Enclosure], lang: str) -> dict[str, object]:
    """One enclosure, be it in several forms."""
    first = things[0]
    forms = [
        FORMS.get(one.ending) or Phrase("{ending}", ending=one.ending[1:].upper()) for one in things
    ]
    pages = next((one.pages for one in things if one.pages), None)
    return {
        "label": first.label,
        "title": first.title,
        "kind": first.kind,
        "forms": tell(Phrase(", "), lang).join(tell(one, lang) for one in forms),
        "pages": pages or "",
        "size": tell(say_size(sum(len(one.content) for one in things)), lang)
        if first.is_file
        else "",
        "files": [one.path for one in things if one.is_file],
    }

"""Profiles: the form of the files that say what a package must be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from reportkit.frozen import frozen
from reportkit.project import Project
from reportkit.record.model import Language
from reportkit.record.shape import Slot, find_shape
from reportkit.schema.setting import close, one_or_word
from reportkit.schema.value import WORD, build_choice, build_scalar, may_be_blank, one_or_list
from reportkit.schema.words import Schema, Words
from reportkit.submission.profile import Box, DocumentWish, Profile, Size, Span

WRITTEN: Mapping[Any, tuple[str, str]] = {
    int: (r"^\s*\d+\s*$", "80"),
    Size: (r"^\s*\d+(\.\d+)?\s*[kKmMgG]?[bB]?\s*$", "5 MB"),
    Span: (r"^\s*\d*\s*[-–~至到]?\s*\d*\s*$", "550-700"),
    Box: (r"^\s*\d+\s*[xX×]\s*\d+\s*$", "1280x1280"),
}


@frozen
class Settings:
    """The settings of profiles in a project, described in a language."""

    words: Words
    project: Project

    def build_group(self, of: Any) -> dict[str, object]:
        """A group of settings and no others."""
        return close({slot.key: self.build_setting(slot) for slot in find_shape(of).slots})

    def build_setting(self, slot: Slot) -> Schema:
        """A setting, which may be left empty, and its meaning."""
        return {**self.words.describe(slot), **may_be_blank(self.build_value(slot.type))}

    def build_value(self, hint: Any) -> Schema:
        """The form of a value of a type."""
        if hint in WRITTEN:
            return self.build_written(*WRITTEN[hint])
        if hint in (bool, str):
            return build_scalar(hint, self.words) or WORD
        arguments = get_args(hint)
        if get_origin(hint) is Literal:
            return build_choice(arguments)
        if get_origin(hint) is tuple:
            choices = get_args(arguments[0])
            return one_or_list(build_choice(choices) if choices else WORD)
        if get_origin(hint) is not None:
            return self.build_documents() if arguments[1] is DocumentWish else build_files()
        return self.build_group(hint)

    def build_written(self, pattern: str, example: str) -> Schema:
        """A number, or words of a form."""
        wanted = f"{self.words.tell('write it like')} {example}"
        written = {"type": "string", "pattern": pattern, "patternErrorMessage": wanted}
        return {"anyOf": [{"type": "integer", "minimum": 0}, written]}

    def build_documents(self) -> Schema:
        """The documents of the project by name; forms alone may stand for one."""
        forms = self.build_value(find_shape(DocumentWish).by_key["forms"].type)
        one = one_or_word(self.build_group(DocumentWish), forms)
        return close(dict.fromkeys(self.project.documents, may_be_blank(one)))


def build_files() -> Schema:
    """A file, or one for each language."""
    file: Schema = {"type": "string"}
    return one_or_word(close(dict.fromkeys(get_args(Language), file)), file)


def build_profile(words: Words, project: Project) -> dict[str, object]:
    """The form of a profile of a project."""
    return Settings(words, project).build_group(Profile)

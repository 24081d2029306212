"""A profile read from its file, by the declarations of what it may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args, get_origin

from reportkit.diagnostics import (
    CallError,
    Diagnostic,
    FilePlace,
    Phrase,
    all_of,
    any_of,
    find_near,
)
from reportkit.entry import is_file
from reportkit.pattern import pattern
from reportkit.project import SETTINGS_FILE, Project, find_profiles
from reportkit.project.reader import Reader
from reportkit.record import Record, load_yaml
from reportkit.record.model import Language
from reportkit.record.shape import Shape, find_shape
from reportkit.record.yaml import in_file_order
from reportkit.rules import command
from reportkit.rules.project import UNKNOWN_SETTING
from reportkit.rules.record import EMPTY_FILE
from reportkit.submission.field import iter_inner
from reportkit.submission.name import MEANINGS, check_pattern
from reportkit.submission.profile import Box, DocumentWish, Profile, Section, Size, Span

T = TypeVar("T")
ENDING = ".yaml"
SWITCHES = {"yes": True, "no": False, "true": True, "false": False, True: True, False: False}
SIZE = pattern(r"(?i)\s*(\d+(?:\.\d+)?)\s*([kmg]?)b?\s*")
UNITS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3}
COUNT = pattern(r"\s*[1-9]\d{0,5}\s*")
SPAN = pattern(r"\s*(\d{1,9})?\s*(-|–|~|至|到)?\s*(\d{1,9})?\s*")
BOX = pattern(r"\s*(\d{1,5})\s*[xX×]\s*(\d{1,5})\s*")
# one folder or several, none of them above the package
FOLDER = pattern(r'[^\\:*?"<>|\x00-\x1f/]+(/[^\\:*?"<>|\x00-\x1f/]+)*')


def find_profile(project: Project, name: str | None) -> Path:
    """The file of a profile by its name, or of the one that the settings name.

    Raises `CallError` if there is none.
    """
    name = name or project.profile
    names = list_profiles(project)
    known = any_of(names) if names else ""
    file = project.profiles / f"{name}{ENDING}"
    if name and is_file(file):
        return file
    settings = FilePlace(str(project.file or project.root / SETTINGS_FILE))
    if not name:
        raise CallError(command.NO_PROFILE.at(settings, "known" if known else "init", known=known))
    near = find_near(name, names) or find_near(Path(name).stem, names)
    hint = "near" if near else "known" if known else "init"
    raise CallError(command.UNKNOWN_PROFILE.at(settings, hint, name=name, near=near, known=known))


def list_profiles(project: Project) -> list[str]:
    """The names of a project's profiles."""
    return [file.stem for file in find_profiles(project.profiles)]


def read_profile(file: Path, project: Project) -> tuple[Profile, tuple[Diagnostic, ...]]:
    """The profile of a file as far as it can be understood, and what is wrong with it."""
    loaded = load_yaml(file)
    problems = [found for found in loaded.diagnostics if found.rule != EMPTY_FILE.slug]
    reader = Reader(loaded, project.root)
    profile = read_group(reader, "", Profile())
    found = [*_check_documents(reader, project), *_check_required(reader, profile)]
    found += _check_names(reader, profile)
    name, digest = file.name.removesuffix(ENDING), sha256(file.read_bytes()).hexdigest()
    named = replace(profile, file=file, name=name, digest=digest)
    return named, (*problems, *in_file_order([*reader.found, *found]))


def read_group(reader: Reader, path: str, usual: T) -> T:
    """A group of settings; what it leaves out is as usual."""
    shape = shape_of(usual)
    group = reader.section(path, list(shape.by_key))
    given = {
        slot.name: _read(
            reader, f"{path}.{slot.key}".lstrip("."), slot.type, getattr(usual, slot.name)
        )
        for slot in shape.slots
        if slot.key in group and group[slot.key] is not None
    }
    return replace(usual, **given)  # type: ignore[type-var] # it has a shape


def shape_of(group: object) -> Shape:
    """The settings that a group knows."""
    kind: Any = type(group)
    return find_shape(kind)


def _read(reader: Reader, path: str, hint: Any, usual: Any) -> Any:
    """The value of a setting of a type."""
    if hint in PLAIN:
        return PLAIN[hint](reader, path, usual)
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return reader.choice(path, arguments, usual)
    if get_origin(hint) is tuple:
        return _read_list(reader, path, get_args(arguments[0]))
    if get_origin(hint) is not None:  # by name
        return BY_NAME[arguments[1]](reader, path)
    return read_group(reader, path, usual)


def _read_list(reader: Reader, path: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Some words of a list; any, where there is no choice."""
    words = reader.texts(path)
    wrong = [word for word in words if choices and word not in choices]
    if wrong:
        expected = Phrase("a list of {choices}", choices=all_of(choices))
        reader.wrong(path, expected, find_near(wrong[0], choices))
    return tuple(word for word in words if word not in wrong)


def _read_documents(reader: Reader, path: str) -> Mapping[str, DocumentWish]:
    """The documents by name; a list of forms alone may stand for one."""
    wished = {}
    for name, value in reader.section(path).items():
        inner = f"{path}.{name}"
        if value is None:
            wished[name] = DocumentWish()
        elif isinstance(value, Mapping):
            wished[name] = read_group(reader, inner, DocumentWish())
        else:
            forms = _read(reader, inner, find_shape(DocumentWish).by_key["forms"].type, ())
            wished[name] = DocumentWish(forms=forms)
    return MappingProxyType(wished)


def _read_files(reader: Reader, path: str) -> Mapping[str, str]:
    """A file, or one for each language; each must be there."""
    languages = get_args(Language)
    if not reader.is_group(path):
        return MappingProxyType(dict.fromkeys(languages, str(reader.file(path))))
    named = reader.section(path, languages)
    files = {lang: str(reader.file(f"{path}.{lang}")) for lang in named if lang in languages}
    return MappingProxyType(files)


def _read_switch(reader: Reader, path: str, usual: bool) -> bool:
    return bool(SWITCHES.get(reader.choice(path, SWITCHES, usual), usual))


def _read_count(reader: Reader, path: str, usual: int) -> int:
    found = _matched(reader, path, COUNT, Phrase("a whole number above zero"))
    return int(found[0]) if found else usual


def _read_size(reader: Reader, path: str, usual: Size | None) -> Size | None:
    found = _matched(reader, path, SIZE, Phrase("a size such as `5 MB` or `100 kB`"))
    return Size(float(found[1]) * UNITS[found[2].lower()]) if found else usual


def _read_span(reader: Reader, path: str, usual: Span | None) -> Span | None:
    expected = Phrase("a number such as `800`, or a range such as `550-700`")
    found = _matched(reader, path, SPAN, expected)
    if found is None:
        return usual
    first, range_, last = found.groups()
    least, most = (first, last) if range_ else (None, first)
    span = Span(*(None if number is None else int(number) for number in (least, most)))
    if span == Span() or (span.least or 0) > (span.most or span.least or 0):
        reader.wrong(path, expected)
        return usual
    return span


def _read_box(reader: Reader, path: str, usual: Box | None) -> Box | None:
    found = _matched(reader, path, BOX, Phrase("pixels such as `1280x1280`"))
    return Box(max(int(found[1]), 1), max(int(found[2]), 1)) if found else usual


def _matched(reader: Reader, path: str, form: Any, expected: Phrase) -> Any:
    """What a setting is in a form; None if it is none, which is told."""
    value = reader.value(path)
    found = form.fullmatch(str(value)) if isinstance(value, (str, int)) else None
    if found is None:
        reader.wrong(path, expected)
    return found


def _read_text(reader: Reader, path: str, usual: str) -> str:
    """A text; unlike elsewhere it may be empty, which says that there is none."""
    value = reader.value(path)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return "" if value == "" else reader.text(path, usual)


Read = Callable[[Reader, str, Any], Any]
PLAIN: Mapping[Any, Read] = {
    bool: _read_switch,
    str: _read_text,
    int: _read_count,
    Size: _read_size,
    Span: _read_span,
    Box: _read_box,
}
BY_NAME: Mapping[Any, Callable[[Reader, str], Any]] = {
    DocumentWish: _read_documents,
    str: _read_files,
}


def _check_documents(reader: Reader, project: Project) -> Iterator[Diagnostic]:
    """Documents that the project does not make."""
    for name in reader.section("documents"):
        if name not in project.documents:
            yield _unknown(reader, "documents", name, list(project.documents))


def _check_required(reader: Reader, profile: Profile) -> Iterator[Diagnostic]:
    """Required fields that no record has; house fields that are not declared may be any."""
    shape = find_shape(Record)
    for path in profile.required:
        problem = _find_unknown(shape, path)
        if problem:
            name, known = problem
            near = find_near(name, known)
            yield UNKNOWN_SETTING.at(
                reader.place("required"),
                "near" if near else None,
                where=Phrase("a record"),
                name=path,
                near=path.replace(name, near),
            )


def _find_unknown(shape: Shape, path: str) -> tuple[str, list[str]] | None:
    """The first step of a path that leads nowhere, and the names that would."""
    step, _, rest = path.partition(".")
    slot = shape.by_key.get(step)
    if slot is None:
        return step, [slot.key for slot in shape.slots]
    if not rest or slot.name == "extra":
        return None
    found = [_find_unknown(one, rest) for one in iter_inner(slot.type)]
    known = [name for one in found if one for name in one[1]]
    return None if None in found else (rest.partition(".")[0], known)


def _unknown(reader: Reader, where: str, name: str, known: list[str]) -> Diagnostic:
    near = find_near(name, known)
    return UNKNOWN_SETTING.at(
        reader.place_of_name(where, name),
        "near" if near else "known",
        where=f"`{where}`",
        name=name,
        near=near,
        known=", ".join(f"`{one}`" for one in known),
    )


def _check_names(reader: Reader, profile: Profile) -> Iterator[Diagnostic]:
    """Patterns that cannot be filled, and folders that lead out of the package."""
    for path, words in _iter_patterns(profile):
        known = ("number",) if path.startswith("enclosures.") else tuple(MEANINGS)
        yield from check_pattern(words, reader.place(path), known)
    for slot in shape_of(profile.folders).slots:
        folder = getattr(profile.folders, slot.name)
        steps = folder.split("/")
        if folder and (not FOLDER.fullmatch(folder) or any(not step.strip(". ") for step in steps)):
            reader.wrong(f"folders.{slot.key}", Phrase("a folder within the package"))


def _iter_patterns(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield every pattern of a profile with its path."""
    names, numbers = shape_of(profile.names), profile.enclosures
    for slot in names.slots:
        if slot.type is str and slot.key != "spaces":
            yield f"names.{slot.key}", getattr(profile.names, slot.name)
    for section in get_args(Section):
        yield f"enclosures.{section}", getattr(numbers, section)
    yield from (
        (f"documents.{name}.name", one.name) for name, one in (profile.documents or {}).items()
    )

"""A layout profile: the page, the named styles and the fixed words of a document, as a YAML file.

```yaml
based_on: gongwen.yaml    # a house variant says only what differs
page: {top: 37, left: 28, lines: 22}    # mm; lines on a full page
styles:
  Title: {font: 方正小标宋简体, size: 22, align: center}
words:
  Issuer Mark: 示例科技有限公司文件
required: [page, Title.size]    # a deviation from these is an error, from others a hint
```
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportkit.diagnostics import Diagnostic, Phrase, find_near, raise_errors
from reportkit.frozen import frozen
from reportkit.layout.trait import TRAITS, Look
from reportkit.pattern import pattern
from reportkit.project.reader import Reader
from reportkit.record import load_yaml
from reportkit.record.yaml import in_file_order
from reportkit.rules.project import UNKNOWN_SETTING

GROUPS = ("based_on", "page", "styles", "words", "required")
PAGE = ("width", "height", "top", "bottom", "left", "right", "header", "footer", "lines")
A4 = {"width": 210.0, "height": 297.0}
COLOUR = pattern(r"[0-9A-Fa-f]{6}|auto")
COLOURS = {"colour", "rule_colour"}
WORDS = {"font", "latin"}
ABOVE_ZERO = {"width", "height", "lines", "size", "stretch", "line", "spacing"}
MOST = 2000.0  # more points or millimetres than any page of Word has
SWITCHES = {"yes": True, "true": True, "no": False, "false": False}
ALIGNMENTS = ("left", "right", "center", "both")


@frozen
class Page:
    """The paper, the white around the text, and the lines of a full page; None is left open."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None
    footer: float | None = None
    lines: float | None = None


@frozen
class Profile:
    """How a document looks: `styles` by the names that Word shows, `words` of them likewise.

    `own` are the styles of which its file speaks itself, not one that it builds on.
    """

    file: Path
    page: Page
    styles: Mapping[str, Look]
    words: Mapping[str, str]
    required: frozenset[str]
    own: frozenset[str] = frozenset()

    def is_required(self, group: str, name: str) -> bool:
        """True if the standard requires this of the page or of a style."""
        return not self.required.isdisjoint((group, f"{group}.{name}"))

    def look(self, style: str) -> Look:
        """What the profile says of a style, and of the one that all others build on."""
        return {**self.styles.get("Normal", {}), **self.styles.get(style, {})}


def load_profile(file: Path) -> Profile:
    """The profile of a file; raises `ProblemsFound` with everything that is wrong in it."""
    profile, problems = read_profile(file)
    raise_errors(problems)
    return profile


def read_profile(file: Path) -> tuple[Profile, tuple[Diagnostic, ...]]:
    """The profile of a file as far as it can be understood, and what is wrong with it."""
    return _read(file, frozenset())


def find_sources(file: Path) -> tuple[Path, ...]:
    """The file of a profile and those that it builds on, be they there or not."""
    found: dict[Path, None] = {}
    while file not in found:
        found[file] = None
        settings = load_yaml(file).value
        based_on = settings.get("based_on") if isinstance(settings, Mapping) else None
        if isinstance(based_on, str):
            file = Path(os.path.normpath(file.parent / based_on.strip()))
    return tuple(found)


def _read(file: Path, above: frozenset[Path]) -> tuple[Profile, tuple[Diagnostic, ...]]:
    loaded = load_yaml(file)
    reader = Reader(loaded, file.parent)
    settings = reader.section("", GROUPS)
    base, problems = _read_base(reader, settings, above | {file.resolve()})
    styles = _build_styles(reader, base.styles)
    profile = Profile(
        file=file,
        page=_build_page(reader, base.page),
        styles=styles,
        words=MappingProxyType({**base.words, **_build_words(reader)}),
        required=base.required | _build_required(reader, styles),
        own=frozenset(reader.section("styles")),
    )
    return profile, (*loaded.diagnostics, *in_file_order(reader.found), *problems)


def _read_base(
    reader: Reader, settings: Mapping[str, Any], above: frozenset[Path]
) -> tuple[Profile, tuple[Diagnostic, ...]]:
    """The profile that this one builds on; an empty one if it builds on none."""
    blank = Profile(Path(), Page(), {}, {}, frozenset())
    if "based_on" not in settings:
        return blank, ()
    before = len(reader.found)
    base = reader.file("based_on")
    if len(reader.found) > before:
        return blank, ()
    if base.resolve() in above:
        reader.wrong("based_on", Phrase("the path of another file"))
        return blank, ()
    return _read(base, above)


def _build_page(reader: Reader, base: Page) -> Page:
    own = reader.section("page", PAGE)
    given = {name: _number(reader, f"page.{name}", own.get(name)) for name in PAGE}
    return Page(**{
        name: getattr(base, name) if value is None else value for name, value in given.items()
    })  # fmt: skip


def _build_styles(reader: Reader, base: Mapping[str, Look]) -> Mapping[str, Look]:
    styles = dict(base)
    for name in reader.section("styles"):
        own = reader.section(f"styles.{name}", TRAITS)
        look = {
            trait: _value(reader, f"styles.{name}.{trait}", trait, value)
            for trait, value in own.items()
            if trait in TRAITS
        }
        said = {trait: value for trait, value in look.items() if value is not None}
        styles[name] = MappingProxyType({**styles.get(name, {}), **said})
    return MappingProxyType(styles)


def _build_words(reader: Reader) -> dict[str, str]:
    return {name: reader.text(f"words.{name}") for name in reader.section("words")}


def _build_required(reader: Reader, styles: Mapping[str, Look]) -> frozenset[str]:
    """What is required; a name that the profile does not speak of is told."""
    required = frozenset(reader.texts("required"))
    known = frozenset(_iter_names(styles))
    for name in sorted(required - known):
        near = find_near(name, known)
        reader.found.append(
            UNKNOWN_SETTING.at(
                reader.loaded.source.place("required"),
                "near" if near else None,
                where="`required`",
                name=name,
                near=near,
            )
        )
    return required & known


def _iter_names(styles: Mapping[str, Look]) -> Iterator[str]:
    """Yield all that can be required."""
    yield from ("page", *(f"page.{name}" for name in PAGE))
    for style, look in styles.items():
        yield from (style, *(f"{style}.{trait}" for trait in look))


def _value(reader: Reader, path: str, trait: str, value: object) -> float | str | bool | None:
    """The value of a trait, checked for its kind."""
    if trait in WORDS:
        return reader.text(path) or None
    if trait in COLOURS:
        if isinstance(value, (str, int)) and COLOUR.fullmatch(str(value)):
            return str(value).upper() if str(value) != "auto" else "auto"
        reader.wrong(path, Phrase("a colour such as `FF0000`"))
        return None
    if TRAITS[trait].is_switch:
        chosen = reader.choice(path, SWITCHES, None)
        return SWITCHES.get(str(chosen)) if chosen is not None else None
    if trait == "align":
        return reader.choice(path, ALIGNMENTS, None)
    return _number(reader, path, value)


def _number(reader: Reader, path: str, value: object) -> float | None:
    """A number; None if there is none."""
    if value is None:
        return None
    try:
        number = float(str(value))
    except ValueError:
        number = math.nan
    name = path.rpartition(".")[2]
    if not abs(number) <= MOST or (name in ABOVE_ZERO and number <= 0):
        reader.wrong(path, Phrase("a number") if math.isnan(number) else Phrase("a likely number"))
        return None
    return number

"""A project: the settings of `reportkit.yaml` and the folders beside it.

Without a settings file the shipped settings apply, with the shipped templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from reportkit.diagnostics import Diagnostic, Phrase, any_of, raise_errors
from reportkit.entry import is_file, is_there, real_path
from reportkit.frozen import frozen
from reportkit.language import Style
from reportkit.language.style import Address, DateOrder, Register, Times
from reportkit.pattern import pattern
from reportkit.project.ledger import LedgerSettings, read_ledger
from reportkit.project.reader import Reader, Settings
from reportkit.project.verdict import Verdicts, read_verdicts
from reportkit.record import load_yaml
from reportkit.record.model import Audience, Kind, Language, Voice
from reportkit.record.yaml import in_file_order
from reportkit.rules.project import NO_DOCUMENTS, WRONG_NAME
from reportkit.rules.record import EMPTY_FILE

if TYPE_CHECKING:
    from reportkit.record.house import HouseField

SETTINGS_FILE = "reportkit.yaml"
DIRECTORY_FILE = "directory.yaml"
SETTINGS = (
    "schema", "records", "output", "directory", "defaults", "documents", "checks", "avoid", "extra",
    "fonts", "pdfa", "draft_mark", "contacts", "ledger", "package",
)  # fmt: skip
STYLE = ("style", "dates", "hereinafter", "times", "address")
DEFAULTS = ("org", "lang", "voice", *STYLE)
DOCUMENT = ("template", "layout", "kinds", "lang", "audience", *STYLE)
PACKAGE = ("profile", "profiles", "out")
DRAFT_MARK = ("when", "text")
When = Literal["auto", "always", "never"]
UNSAFE = pattern(r'[\s<>:"/\\|?*.\x00-\x1f]+')


@frozen
class DocumentKind:
    """One kind of document that a project makes; its templates, and its layouts, by language.

    It is made of records of these `kinds` and in these `langs`; of all, where none is named.
    `audience` is who reads it; what those are not to read is taken out of the record before.
    """

    name: str
    templates: Mapping[str, Path]
    style: Style
    layouts: Mapping[str, Path] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    audience: Audience | None = None

    def layout_of(self, template: Path) -> Path | None:
        """The layout profile that one of its templates is held against."""
        of = (lang for lang, path in self.templates.items() if path.resolve() == template)
        return next((self.layouts[lang] for lang in of if lang in self.layouts), None)

    @property
    def files(self) -> tuple[Path, ...]:
        """Its templates, each once."""
        return tuple(dict.fromkeys(self.templates.values()))


@frozen
class DraftMark:
    """When documents are marked as drafts, and the words of the mark by language.

    `auto` marks those of records with `approval` that nobody has signed.
    """

    when: When = "auto"
    words: Mapping[str, str] = field(default_factory=lambda: DRAFT_WORDS)


DRAFT_WORDS: Mapping[str, str] = MappingProxyType({"en": "DRAFT", "zh": "征求意见稿"})
AS_USUAL = DraftMark()


@frozen
class Project:
    """The settings that apply to a record; every path is absolute.

    `root` is the folder that paths inside records count from; `defaults` stand in for what a
    record leaves out; `checks` how much some problems matter; `avoid` words that the house does not
    use; `extra` declares the house fields, and without any they are free; `file` is the settings
    file, None if there is none; `fonts` is a folder of fonts for PDFs, which are PDF/A if `pdfa`;
    `contacts` are numbers and addresses of the house that everybody may read; `profile`
    is the usual one of packages, `profiles` where they stand, `packages` where they are written;
    `ledger` says what is made of all records together.
    """

    root: Path
    records: Path
    output: Path
    documents: Mapping[str, DocumentKind]
    defaults: Mapping[str, str]
    directory: Path | None = None
    file: Path | None = None
    checks: Verdicts = field(default_factory=dict)
    avoid: tuple[str, ...] = ()
    extra: tuple[HouseField, ...] = ()
    fonts: Path | None = None
    pdfa: bool = False
    profile: str = ""
    profiles: Path = Path("profiles")
    packages: Path = Path("packages")
    draft_mark: DraftMark = AS_USUAL
    contacts: tuple[str, ...] = ()
    ledger: LedgerSettings = LedgerSettings()


def find_project(folder: Path) -> Project:
    """The project of the records in a folder: the nearest above it, or above the working folder.

    Where there is none, the shipped settings apply to the folder. Raises `ProblemsFound` with
    everything that is wrong in the settings.
    """
    project, problems = read_nearest_project(folder)
    raise_errors(problems)
    return project


def read_nearest_project(folder: Path) -> tuple[Project, tuple[Diagnostic, ...]]:
    """The project of a folder as far as it can be understood, and what is wrong with it."""
    file = _nearest(real_path(folder)) or _nearest_here()
    return read_project(file) if file else (_build_bare_project(real_path(folder)), ())


def find_project_folder() -> Path | None:
    """The folder of the nearest project above the working folder, None if there is none."""
    file = _nearest_here()
    return file.parent if file else None


def peek_lang() -> object:
    """The `lang` of the working folder's project, be its settings in order or not."""
    file = _nearest_here()
    settings = load_yaml(file).value if file else None
    defaults = settings.get("defaults") if isinstance(settings, Mapping) else None
    return defaults.get("lang") if isinstance(defaults, Mapping) else None


def load_project(path: Path | str) -> Project:
    """The project of a settings file, or of the folder that holds one.

    Raises `ProblemsFound` with everything that is wrong in the settings.
    """
    path = Path(path)
    file = path / SETTINGS_FILE if path.is_dir() else path
    return _load(real_path(file))


@cache
def find_shipped_folder() -> Path:
    """The folder of the starter files: in the wheel, or the repository of a source checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "starter_files"
    return shipped if shipped.is_dir() else package.parents[1]


def _nearest_here() -> Path | None:
    """The settings file above the working folder, if that has not been deleted meanwhile."""
    try:
        return _nearest(Path.cwd())
    except OSError:
        return None


def _nearest(folder: Path) -> Path | None:
    """The settings file in this folder or the nearest one above it."""
    candidates = (parent / SETTINGS_FILE for parent in (folder, *folder.parents))
    return next((file for file in candidates if is_there(file)), None)


def _build_bare_project(folder: Path) -> Project:
    """The shipped settings, for records in a folder without any."""
    own = folder / DIRECTORY_FILE
    return replace(
        _load(find_shipped_folder() / SETTINGS_FILE),
        root=folder,
        records=folder,
        output=Path.cwd() / "output",
        packages=Path.cwd() / "packages",
        directory=_if_there(own),
        file=None,
    )


def read_project(file: Path) -> tuple[Project, tuple[Diagnostic, ...]]:
    """The project of a settings file, and everything that is wrong with it.

    Usual settings stand in for those that are wrong, and documents without a template are left
    out, so that the rest can be checked.
    """
    loaded = load_yaml(file)
    reader = Reader(loaded, file.parent)
    # nothing but comments leaves everything at its default
    problems = [found for found in loaded.diagnostics if found.rule != EMPTY_FILE.slug]
    project = _build_project(reader, file)
    problems = problems or in_file_order(reader.found)
    return (_without_gaps(project) if problems else project), tuple(problems)


def _without_gaps(project: Project) -> Project:
    """The project without documents whose template is not there."""
    whole = {name: kind for name, kind in project.documents.items() if _is_whole(kind)}
    return replace(project, documents=MappingProxyType(whole))


def _is_whole(kind: DocumentKind) -> bool:
    return bool(kind.files) and all(map(is_file, kind.files))


def _load(file: Path) -> Project:
    project, problems = read_project(file)
    raise_errors(problems)
    return project


def _build_project(reader: Reader, file: Path) -> Project:
    settings = reader.section("", SETTINGS)
    if settings.get("schema", 1) != 1:
        reader.wrong("schema", Phrase("`1`, the only version so far"))
    defaults = reader.section("defaults", DEFAULTS)
    style = _build_style(reader, "defaults", Style())
    reader.section("package", PACKAGE)
    own = reader.root / DIRECTORY_FILE
    return Project(
        root=reader.root,
        records=reader.folder("records", "records"),
        output=reader.folder("output", "output"),
        documents=MappingProxyType(_build_documents(reader, settings, style)),
        defaults=MappingProxyType(_build_defaults(reader, defaults)),
        directory=reader.file("directory") if "directory" in settings else _if_there(own),
        file=file,
        checks=MappingProxyType(read_verdicts(reader)),
        avoid=reader.texts("avoid"),
        extra=_build_extra(reader) if "extra" in settings else (),
        fonts=reader.folder("fonts", "fonts"),
        pdfa=reader.choice("pdfa", (True, False), default=False),
        profile=reader.text("package.profile"),
        profiles=reader.folder("package.profiles", "profiles"),
        packages=reader.folder("package.out", "packages"),
        draft_mark=_build_draft_mark(reader) if "draft_mark" in settings else AS_USUAL,
        contacts=reader.texts("contacts"),
        ledger=read_ledger(reader, _build_files),
    )


def _build_draft_mark(reader: Reader) -> DraftMark:
    """When documents are marked as drafts, and by which words."""
    if not reader.is_group("draft_mark"):
        return DraftMark(_read_when(reader, "draft_mark"))
    settings = reader.section("draft_mark", DRAFT_MARK)
    when = _read_when(reader, "draft_mark.when")
    if "text" not in settings:
        return DraftMark(when)
    if not reader.is_group("draft_mark.text"):
        return DraftMark(when, dict.fromkeys(DRAFT_WORDS, reader.text("draft_mark.text", "—")))
    own = reader.section("draft_mark.text", DRAFT_WORDS)
    words = {lang: reader.text(f"draft_mark.text.{lang}", DRAFT_WORDS[lang]) for lang in own}
    return DraftMark(when, {**DRAFT_WORDS, **words})


def _read_when(reader: Reader, path: str) -> When:
    choices: tuple[When, ...] = get_args(When)
    usual: When = "auto"
    return reader.choice(path, choices, usual)


def _build_extra(reader: Reader) -> tuple[HouseField, ...]:
    from reportkit.project.house import build_extra

    return build_extra(reader)


def _build_defaults(reader: Reader, defaults: Settings) -> dict[str, Any]:
    """What stands in for the keys that a record leaves out."""
    reader.text("defaults.org")
    reader.choice("defaults.voice", get_args(Voice), None)
    lang = defaults.get("lang") or []
    languages = [lang] if isinstance(lang, str) else lang
    if not isinstance(languages, list) or not all(one in get_args(Language) for one in languages):
        reader.wrong("defaults.lang", Phrase("`en`, `zh` or `[en, zh]`"))
    return {name: value for name, value in defaults.items() if value and name not in STYLE}


def _build_documents(reader: Reader, settings: Settings, style: Style) -> dict[str, DocumentKind]:
    """The kinds of documents by name, in the order of the settings."""
    if "documents" not in settings:
        return dict(_load(find_shipped_folder() / SETTINGS_FILE).documents)
    documents = reader.section("documents")
    if not documents:
        place = reader.loaded.source.place("documents")
        reader.found.append(NO_DOCUMENTS.at(place, "example"))
    return {name: _build_kind(reader, name, style) for name in documents}


def _build_kind(reader: Reader, name: str, style: Style) -> DocumentKind:
    path = f"documents.{name}"
    if not name or UNSAFE.search(name):
        place = reader.place_of_name("documents", name)
        legal = UNSAFE.sub("-", name).strip("-") or "report"
        reader.found.append(WRONG_NAME.at(place, "legal", name=name, legal=legal))
        return DocumentKind(name, {}, style)
    if not isinstance(reader.section("documents")[name], Mapping):
        return DocumentKind(name, _build_files(reader, path), style)
    settings = reader.section(path, DOCUMENT)
    style = _build_style(reader, path, style)
    layouts = _build_files(reader, f"{path}.layout") if "layout" in settings else {}
    return DocumentKind(
        name,
        _build_files(reader, f"{path}.template"),
        style,
        layouts,
        _build_choices(reader, f"{path}.kinds", get_args(Kind)),
        _build_choices(reader, f"{path}.lang", get_args(Language)),
        reader.choice(f"{path}.audience", get_args(Audience), None),
    )


def _build_choices(reader: Reader, path: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Some of the words that are known; each that is not is told."""
    words = reader.texts(path)
    if not all(word in known for word in words):
        reader.wrong(path, any_of(known))
    return tuple(word for word in words if word in known)


def _build_files(reader: Reader, path: str) -> Mapping[str, Path]:
    """Files by language: one for all of them, or one for each that is named."""
    languages = get_args(Language)
    if not reader.is_group(path):
        return MappingProxyType(dict.fromkeys(languages, reader.file(path)))
    named = reader.section(path, languages)
    files = {lang: reader.file(f"{path}.{lang}") for lang in languages if lang in named}
    if not named:
        reader.wrong(path, Phrase("the path of a file"))
    return MappingProxyType(files)


def _build_style(reader: Reader, path: str, usual: Style) -> Style:
    """The usual style with what this group of settings says otherwise."""
    return replace(
        usual,
        register=reader.choice(f"{path}.style", get_args(Register), usual.register),
        dates=reader.choice(f"{path}.dates", get_args(DateOrder), usual.dates),
        hereinafter=reader.choice(f"{path}.hereinafter", (True, False), usual.hereinafter),
        times=reader.choice(f"{path}.times", get_args(Times), usual.times),
        address=reader.choice(f"{path}.address", get_args(Address), usual.address),
    )


def _if_there(file: Path) -> Path | None:
    return file if is_there(file) else None

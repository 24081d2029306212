"""The file names of documents: legal on every system, the same on each run."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from reportkit.entry import is_folder, is_there
from reportkit.pattern import pattern

FORBIDDEN = pattern(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
RESERVED = pattern(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)")
BESIDE, BACKUP = ".new", ".backup-"
COMPANION = pattern(r"\.new(-\d+)?$|\.backup-[\d-]+$")
CHECKED = ".checked"  # before the ending of a template's annotated copy
LONGEST_ID = 150  # bytes; file systems take 255 for the whole name


def build_file_name(record: str, document: str, lang: str | None = None) -> str:
    """The name of a document's file: `<record id>-<document>[-<language>].docx`."""
    steps = (_legal(record), document, *([lang] if lang else ()))
    return "-".join(steps) + ".docx"


def build_export_name(record: str, ending: str, *steps: str | None) -> str:
    """The name of an exported file: `<record id>[-<document>][-<language>]<ending>`."""
    return "-".join((_legal(record), *filter(None, steps))) + ending


def name_copy(template: Path) -> Path:
    """The file of a template's annotated copy, beside it; a copy is its own."""
    if is_copy(template):
        return template
    return template.with_name(f"{template.stem}{CHECKED}{template.suffix}")


def is_copy(file: Path) -> bool:
    """True if a file is named like an annotated copy of a template."""
    return Path(file.stem).suffix.lower() == CHECKED


def name_original(file: Path) -> Path:
    """The template of which a file is the annotated copy; any other file is its own."""
    return file.with_name(file.stem[: -len(CHECKED)] + file.suffix) if is_copy(file) else file


def name_beside(file: Path) -> Iterator[Path]:
    """Names for a new document that is put beside an edited one, the best first."""
    yield file.with_name(f"{file.stem}{BESIDE}{file.suffix}")
    yield from (file.with_name(f"{file.stem}{BESIDE}-{n}{file.suffix}") for n in count(2))


def name_backup(place: Path) -> Path:
    """A name that tells the time for what is replaced, a file or a folder; nothing has it yet."""
    from datetime import datetime

    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    suffix = "" if is_folder(place) else place.suffix
    stem = place.name.removesuffix(suffix)
    names = (f"{stem}{BACKUP}{stamp}{'' if n == 1 else f'-{n}'}{suffix}" for n in count(1))
    return next(path for name in names if not is_there(path := place.with_name(name)))


def is_companion(file: Path) -> bool:
    """True if a file is named like one that was put beside a document, or a copy of one."""
    return COMPANION.search(file.stem) is not None


def _legal(name: str) -> str:
    """The record's id without what some system does not take in a file name."""
    legal = FORBIDDEN.sub("-", unicodedata.normalize("NFC", name)).strip(" .-")
    legal = legal.encode("utf-8", "replace")[:LONGEST_ID].decode("utf-8", "ignore")
    return f"_{legal}" if RESERVED.match(legal) else legal or "record"

"""Beginnings: a project folder with everything in it, and a record to fill in.

Nothing that exists is ever overwritten.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportkit.diagnostics import Severity, raise_errors
from reportkit.frozen import frozen
from reportkit.output import write_files, write_new_file
from reportkit.project import Project, find_shipped_folder, load_project
from reportkit.record import load_directory, load_record
from reportkit.schema import Tongue, find_editor_files, write_schemas

STARTER_FILES = (
    "reportkit.yaml",
    "directory.yaml",
    "templates/*.docx",
    "records/*example*.yaml",
    "records/photos/*",
)
# The usual facts at the head of a record, and what stands there as a comment if one is not given.
USUAL = {
    "lang": "",
    "kind": "visit",
    "title": "",
    "date": "",
    "org": "Example Technology Co., Ltd.    # the reporting body",
    "host": "Example Motors Co., Ltd.    # who received the visitors",
    "place": "Example Plant",
}
PLACEHOLDER = "TBD"
PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/’&+-]*[\w.)])?")
WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}

# What `reportkit new` writes. A commented line becomes a fact when its `# ` is taken away.
SKELETON = """\
# The facts of one activity. A line that begins with # is not read: take the # away to use it.

{facts}

# Who took part, the most senior first: a name with a post, or a key of directory.yaml.
# visitors:
#   - Ms. Jane Doe, deputy manager
#   - {{group: members of staff, count: 6}}
# hosts:
#   - Mr. John Smith, plant manager

# background:
#   aims: compare notes on safety training    # completes "in order to …"

# What took place, in a sentence or two ...
summary: {summary}

# ... or step by step: who did what.
# activities:
#   - when: In the morning
#     by: Ms. Jane Doe
#     did: toured
#     stops: [the press shop, the paint shop]
#   - by: Ms. Jane Doe
#     did: thanked the hosts

# remarks:
#   - by: Mr. John Smith
#     verb: pointed out
#     points: [safety begins with the first day of work]
# outcomes:
#   - a common checklist
# follow_up:
#   - {{what: send the checklist, owner: Ms. Jane Doe}}

# Pictures; their paths count from the folder of reportkit.yaml.
# photos:
#   - file: records/photos/tour.jpg
#     caption: At the test track
#     alt: Five people look at a car on a ramp
"""


@frozen
class Started:
    """What was written into a project folder, and what was there before and is kept."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def write_project(folder: Path, tongue: Tongue = "en") -> Started:
    """Write the starter files into a folder, and what editors need to help with them.

    `tongue` is the language in which editors describe fields. Raises `ProblemsFound` if the disk
    refuses, or if settings that were there before are wrong.
    """
    shipped = find_shipped_folder()
    targets = {folder / file.relative_to(shipped): file for file in _iter_starter_files(shipped)}
    kept = tuple(target for target in targets if target.exists())
    new = {target: file.read_bytes() for target, file in targets.items() if target not in kept}
    written = write_files(new)
    (folder / "output").mkdir(exist_ok=True)
    project = load_project(folder)
    helped = write_schemas(project, tongue)
    others = (path for path in find_editor_files(project) if path not in helped)
    return Started((*written, *helped), (*kept, *others))


def write_record(path: Path, project: Project, facts: Mapping[str, str]) -> Path:
    """Write a commented record with these facts, by the names of their fields.

    Raises `ProblemsFound` if the file exists or the disk refuses; also if a fact does not fit
    the record, which then stands there for its author to mend.
    """
    write_new_file(path, build_skeleton(project, facts).encode())
    book = load_directory(project.directory).directory if project.directory else None
    loaded = load_record(
        path,
        directory=book,
        defaults=project.defaults,
        root=project.root,
        extra=project.extra,
    )
    raise_errors(problem for problem in loaded.diagnostics if problem.severity is Severity.ERROR)
    return path


def build_skeleton(project: Project, facts: Mapping[str, str]) -> str:
    """The text of a record with these facts, and the other usual ones as comments."""
    usual = dict(USUAL)
    if "org" in project.defaults:
        usual["org"] = f"{project.defaults['org']}    # as in reportkit.yaml"
    head = (_write_fact(name, facts.get(name), usual[name]) for name in usual)
    summary = _quote(facts.get("summary") or PLACEHOLDER)
    return SKELETON.format(facts="\n".join(filter(None, head)), summary=summary)


def _iter_starter_files(shipped: Path) -> Iterator[Path]:
    """The files to copy, without the hidden ones and the locks that programs leave beside them."""
    for pattern in STARTER_FILES:
        for path in sorted(shipped.glob(pattern)):
            if path.is_file() and path.name[0] not in ".~":
                yield path


def _write_fact(name: str, value: str | None, usual: str) -> str:
    """The line of a fact, or the usual one as a comment."""
    if value:
        return f"{name}: {value if name == 'date' else _quote(value)}"
    return f"# {name}: {usual}" if usual else ""


def _quote(text: str) -> str:
    """The text as a YAML value, in quotation marks where it needs them."""
    plain = PLAIN.fullmatch(text) and text.lower() not in WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)

"""For each rule of writing, a disk that refuses."""

import shutil
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from reportkit.cli import program
from rules.case import Case, sketch
from rules.record_cases import WHOLE
from word.sketch import read_members, write_members

FILL = "fill a.docx values.yaml -o out/b.docx"
FILES = {"a.docx": sketch("{{ x }}"), "values.yaml": "x: 1\n"}

SETTINGS = "documents: {letter: a.docx}\n"
PROJECT = {"reportkit.yaml": SETTINGS, "a.docx": sketch("{{ title }}"), "a.yaml": WHOLE}


def render(path):
    """Render the record, and change it."""
    CliRunner().invoke(program, ["render", "a.yaml", "--out", "output"])
    Path("a.yaml").write_text(WHOLE.replace("Visit", "Tour"), encoding="utf-8")


def edit(path):
    """Render the record, and change a word in the document and in the record."""
    render(path)
    members = read_members(path.read_bytes())
    members["word/document.xml"] = members["word/document.xml"].replace(b"Visit", b"Call")
    write_members(path, members)


def forget(path):
    """Edit the document, and delete what it was before."""
    edit(path)
    shutil.rmtree(".reportkit")


def fill(path):
    """Fill a template outside of any project, and change a word in the document and a value."""
    CliRunner().invoke(program, ["fill", "a.docx", "a.yaml", "-o", str(path)])
    members = read_members(path.read_bytes())
    members["word/document.xml"] = members["word/document.xml"].replace(b"One", b"Mine")
    write_members(path, members)
    Path("a.yaml").write_text("x: Two\n", encoding="utf-8")


FILLED_AND_EDITED = {"a.docx": sketch("{{ x }}"), "a.yaml": "x: One\n", "b.docx": fill}

# ends a process that reads the record, as the system does with one that takes too much memory
KILLER = """\
import os, sys

def end(event, arguments):
    if event == "open" and str(arguments[0]).endswith("b.yaml"):
        os.kill(os.getpid(), 9)

sys.addaudithook(end)
"""


def save_workbook(path):
    """Make the workbook of a ledger, save it by another program, and add a record."""
    CliRunner().invoke(program, ["ledger", "--document", "workbook"])
    openpyxl.load_workbook(path).save(path)
    Path("b.yaml").write_text(WHOLE, encoding="utf-8")


CASES = {
    "output/edited": Case("render a.yaml", {**PROJECT, "output/a-letter.docx": edit}),
    "output/workbook-changed": Case(
        "ledger --document workbook",
        {**PROJECT, "reportkit.yaml": "records: .\n", "output/all-ledger.xlsx": save_workbook},
    ),
    "output/edit": Case("render a.yaml", {**PROJECT, "output/a-letter.docx": edit}),
    "output/no-base": Case("render a.yaml --merge", {**PROJECT, "output/a-letter.docx": forget}),
    "output/nothing-kept": Case("fill a.docx a.yaml -o b.docx --merge", FILLED_AND_EDITED),
    "output/not-ours": Case(
        "render a.yaml", {**PROJECT, "output/a-letter.docx": sketch("somebody's letter")}
    ),
    "output/open": Case(
        "render a.yaml",
        {**PROJECT, "output/a-letter.docx": render, "output/.~lock.a-letter.docx#": ",me;"},
    ),
    "output/process-lost": Case(
        "render a.yaml b.yaml --jobs 2",
        {**PROJECT, "b.yaml": WHOLE, "site/sitecustomize.py": KILLER},
        env={"PYTHONPATH": "site"},
    ),
    "output/folder-refused": Case(FILL, {**FILES, "out": "a file, and no folder"}),
    "output/disk-full": Case(FILL, FILES, is_disk_full=True),
    "output/file-held": Case(
        "render a.yaml", {"a.yaml": WHOLE, "output/a-news-release.docx/held": None}
    ),
    "output/file-exists": Case("new a --title A --org B --date 2021-06-18", {"a.yaml": WHOLE}),
    "output/copy-changed": Case(
        "check a.docx --annotate",
        {"a.docx": sketch("{{ titel"), "a.checked.docx": sketch("a copy that somebody changed")},
    ),
    "output/own-source": Case("fill a.docx values.yaml -o a.docx", FILES),
    "output/name-taken": Case(
        "render a.yaml b.yaml", {"a.yaml": f"id: x\n{WHOLE}", "b.yaml": f"id: x\n{WHOLE}"}
    ),
    "output/refused": Case(python=lambda: Path("a.docx").read_bytes()),
}

"""For each rule of exports, a call that breaks it."""

from pathlib import Path

from click.testing import CliRunner

from reportkit.cli import program
from rules.case import Case, sketch
from rules.record_cases import WHOLE
from word.sketch import read_members, write_members

INTERNAL = WHOLE + "absent: [{who: Jane Doe, reason: on sick leave}]\n"
PROJECT = {
    "reportkit.yaml": "documents: {letter: a.docx}\n",
    "a.docx": sketch("{{ title }}\n{% for one in absent %}{{ one.reason }}{% endfor %}"),
}


def edit(path):
    """Render the record, and change a word in the document."""
    CliRunner().invoke(program, ["render", "a.yaml", "--out", "output"])
    members = read_members(path.read_bytes())
    members["word/document.xml"] = members["word/document.xml"].replace(b"Visit", b"Call")
    write_members(path, members)


def outdate(path):
    """Render the record, change a word in the document, and then the record."""
    edit(path)
    Path("a.yaml").write_text(WHOLE.replace("Visit", "Tour"), encoding="utf-8")


CASES = {
    "export/not-as-exported": Case(
        "export csv a.yaml -o a.csv", {**PROJECT, "a.yaml": WHOLE, "a.csv": "somebody's table"}
    ),
    "export/edited-since": Case(
        "export txt a.yaml", {**PROJECT, "a.yaml": WHOLE, "output/a-letter.docx": outdate}
    ),
    "export/edited-internal": Case(
        "export txt a.yaml", {**PROJECT, "a.yaml": INTERNAL, "output/a-letter.docx": edit}
    ),
    "export/no-day": Case(
        "export ics a.yaml",
        {**PROJECT, "a.yaml": WHOLE.replace("date: 2021-06-18", "published: 2021-06-18")},
    ),
}

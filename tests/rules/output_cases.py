"""For each rule of writing, a disk that refuses."""

from pathlib import Path

from rules.case import Case, sketch
from rules.record_cases import WHOLE

FILL = "fill a.docx values.yaml -o out/b.docx"
FILES = {"a.docx": sketch("{{ x }}"), "values.yaml": "x: 1\n"}

CASES = {
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

"""Build the starter templates: `python scripts/build_templates [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from activity_report import build_activity_report
from news_release import build_news_release
from package import build_docx

TEMPLATES = {
    "activity-report.docx": build_activity_report,
    "news-release.docx": build_news_release,
}


def main(folder: Path) -> None:
    """Write each template into the folder and say so."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, build_design in TEMPLATES.items():
        target = folder / name
        target.write_bytes(build_docx(build_design()))
        print(target)


if __name__ == "__main__":
    project = Path(__file__).resolve().parents[2]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else project / "templates")

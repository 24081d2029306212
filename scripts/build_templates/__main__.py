"""Build the starter templates: `python scripts/build_templates [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from activity_report import build_activity_report
from activity_report_zh import build_activity_report_zh
from brief_zh import build_brief
from cover_list import build_cover_list
from cover_list_zh import build_cover_list_zh
from gongwen import build_gongwen
from ledger import build_ledger, build_ledger_zh
from minutes_zh import build_minutes
from news_release import build_news_release
from news_release_zh import build_news_release_zh
from package import build_docx
from summary import build_summary, build_summary_zh
from visit_report import build_visit_report

TEMPLATES = {
    "activity-report.docx": build_activity_report,
    "activity-report.zh.docx": build_activity_report_zh,
    "news-release.docx": build_news_release,
    "news-release.zh.docx": build_news_release_zh,
    "visit-report.docx": build_visit_report,
    "gongwen.zh.docx": build_gongwen,
    "minutes.zh.docx": build_minutes,
    "brief.zh.docx": build_brief,
    "ledger.docx": build_ledger,
    "ledger.zh.docx": build_ledger_zh,
    "summary.docx": build_summary,
    "summary.zh.docx": build_summary_zh,
    "cover-list.docx": build_cover_list,
    "cover-list.zh.docx": build_cover_list_zh,
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

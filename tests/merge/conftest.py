"""A project, its renders, and what LibreOffice makes of edited ones: all saved in one process."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from merge.record import FACTS, change, write_photos
from reportkit.pipeline import render_record

ROOT = Path(__file__).parents[2]
SETTINGS = "documents: {report: templates/activity-report.docx}\nrecords: .\n"
Render = Callable[..., bytes]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "reportkit.yaml").write_text(SETTINGS)
    write_photos(folder)
    return folder


@pytest.fixture(scope="module")
def render(project) -> Render:
    """The report of the record after some changes."""

    @cache
    def render_changed(*names: str) -> bytes:
        record = project / "a.yaml"
        record.write_text(change(*names) if names else FACTS)
        [made] = render_record(record, out=project / "out")
        return made.read_bytes()

    return render_changed

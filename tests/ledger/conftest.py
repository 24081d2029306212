"""A real LibreOffice that works out every formula anew, whatever value a workbook brings along."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


@pytest.fixture(scope="session")
def calculate(tmp_path_factory):
    """Convert workbooks by LibreOffice Calc: `calculate(files, "xlsx", folder)`."""
    program = shutil.which("soffice")
    parts = Path(program).resolve().parent if program else Path("nowhere")
    if not any(parts.glob("libsclo.*")) and not os.environ.get("CI"):
        pytest.skip("LibreOffice Calc is not installed")
    profile = tmp_path_factory.mktemp("calc")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")

    def convert(files, form, folder):
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)

    return convert

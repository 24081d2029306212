"""What several rooms' tests need: a real LibreOffice, which CI must have."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long anything takes depends on what else the machine does
settings.register_profile(
    "unhurried", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

# tests see what the engine compiles now, and leave nothing in the folders of whoever runs them
os.environ["REPORTKIT_CACHE"] = ""


@pytest.fixture(scope="session")
def office() -> None:
    """A real LibreOffice, with the tools that tell of its PDFs and fonts."""
    for tool in ("soffice", "pdftotext", "fc-match"):
        if shutil.which(tool) is None and not os.environ.get("CI"):
            pytest.skip(f"{tool} is not installed")


Convert = Callable[[Sequence[Path], str, Path], None]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert Word files by LibreOffice, all in one process: `convert(files, "pdf", folder)`."""
    for tool in ("soffice", "pdftotext"):
        if shutil.which(tool) is None and not os.environ.get("CI"):
            pytest.skip(f"{tool} is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert_files(files: Sequence[Path], form: str, folder: Path) -> None:
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)

    return convert_files

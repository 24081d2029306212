"""The profiles that are shipped, with the examples that are shipped, by a real LibreOffice."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from reportkit.starter import write_project
from reportkit.submission.verify import verify_package

pytestmark = pytest.mark.usefixtures("office")
ENGLISH = "records/2026-03-12-example-exchange.yaml"
CHINESE = "records/2026-06-05-example-exchange-zh.yaml"
PROFILES = {"official": CHINESE, "media": ENGLISH, "erasmus": ENGLISH, "archive": ENGLISH}


def make(project: Path, profile: str, out: str, zone: str) -> dict:
    """What a program is told of a package that another process has made."""
    command = [sys.executable, "-m", "reportkit.cli", "package", PROFILES[profile]]
    command += ["--profile", profile, "--out", out, "--format", "json"]
    environment = {**os.environ, "TZ": zone, "PYTHONUTF8": "1"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(
        command, cwd=project, capture_output=True, encoding="utf-8", env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("starter")
    write_project(folder)
    return folder


@pytest.fixture(scope="module")
def packages(project, office):
    """Every profile's package: what is told of it, by the name of the profile."""
    return {profile: make(project, profile, f"first-{profile}", "UTC") for profile in PROFILES}


@pytest.mark.parametrize("profile", ["official", "archive"])
def test_a_package_made_again_is_the_same_byte_for_byte(project, packages, profile):
    again = make(project, profile, f"second-{profile}", "Asia/Shanghai")
    assert again["seal"] == packages[profile]["seal"]
    first, second = (project / told["archive"] for told in (packages[profile], again))
    assert first.read_bytes() == second.read_bytes()
    held = [
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (first.with_suffix(""), second.with_suffix(""))
    ]
    assert held[0] == held[1]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_package_proves_itself(project, packages, profile):
    told = packages[profile]
    for path in (told["archive"], told["folder"]):
        verified = verify_package(project / path, told["seal"])
        assert verified.diagnostics == ()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_file_is_what_it_is_called(project, packages, profile):
    told = packages[profile]
    folder = project / told["folder"]
    for one in told["files"]:
        if not one["file"]:
            continue
        content = (folder / one["file"]).read_bytes()
        assert len(content) == one["size"]
        if one["file"].endswith(".docx"):
            assert docx.Document(BytesIO(content)).paragraphs
        elif one["file"].endswith(".pdf"):
            assert len(PdfReader(BytesIO(content)).pages) == one["pages"]
        elif one["file"].endswith(".jpg"):
            with Image.open(BytesIO(content)) as photo:
                photo.load()


def test_an_official_submission_is_what_offices_ask_for(project, packages):
    told = packages["official"]
    assert [one["file"] for one in told["files"]] == [
        "附件清单.docx",
        "云帆学院-赴栖云实训中心开展安全实训交流-活动报告-20260605.docx",
        "云帆学院-赴栖云实训中心开展安全实训交流-活动报告-20260605.pdf",
        "照片/图一-学员在焊接工位.jpg",
        "检查清单.txt",
    ]
    assert told["archive"] == "first-official/云帆学院-赴栖云实训中心开展安全实训交流-20260605.zip"
    photo = project / told["folder"] / told["files"][3]["file"]
    with Image.open(photo) as picture:
        assert max(picture.size) == 1280
    assert photo.stat().st_size <= 300_000


def test_a_media_packet_tells_nothing_of_its_making(project, packages):
    told = packages["media"]
    with ZipFile(project / told["archive"]) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert b"Exif" not in content, name
            assert b"python-docx" not in content, name
            assert str(project).encode() not in content, name
    assert not any(one["kind"] == "check list" for one in told["files"])


def test_annexes_are_counted_through(packages):
    labels = [one["enclosure"] for one in packages["erasmus"]["files"] if one["enclosure"]]
    assert list(dict.fromkeys(labels)) == [
        "Annex 1", "Annex 2", "Annex 3", "Annex 4", "Photo 1", "Photo 2", "Photo 3", "Photo 4",
    ]  # fmt: skip


def test_an_archive_keeps_everything_as_it_was(project, packages):
    told = packages["archive"]
    folder = project / told["folder"]
    assert (folder / "records" / Path(ENGLISH).name).read_bytes() == (
        project / ENGLISH
    ).read_bytes()
    originals = sorted(one.read_bytes() for one in (folder / "originals").iterdir())
    assert originals == sorted(one.read_bytes() for one in (project / "records/photos").iterdir())
    pdf = next(folder.glob("*activity-report*.pdf"))
    assert b"pdfaid:part" in pdf.read_bytes()

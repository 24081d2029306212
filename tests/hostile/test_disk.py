"""Disks that are full or read-only, runs that are killed, and several at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile.ground import RECORD, below, build_project, command, run, spawn, write
from word.sketch import read_members, write_sketch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs mounts and signals")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_project(tmp_path)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a disk, and not everywhere")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill_up(disk: Path) -> None:
    """Leave no room on a disk."""
    with (disk / "other").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


def test_a_full_disk_leaves_the_old_document_and_nothing_half_written(disk: Path) -> None:
    assert run("render", "records", "--out", disk).done()
    fill_up(disk)
    before = below(disk)
    write(Path("records/a.yaml"), RECORD.replace("came", "went"))
    assert run("render", "records", "--out", disk).refused("a-report.docx: error[output/disk-full]")
    assert below(disk) == before


def test_a_disk_that_becomes_full_between_two_documents_takes_neither(disk: Path) -> None:
    write_sketch(Path("templates/large.docx"), "{{ summary }}", members={"x": os.urandom(80_000)})
    write(
        Path("reportkit.yaml"),
        "documents: {report: templates/report.docx, large: templates/large.docx}",
    )
    assert run("render", "records", "--out", disk).refused("output/disk-full")
    assert below(disk) == {}


def test_a_full_disk_under_the_cache_is_of_no_consequence(disk: Path) -> None:
    fill_up(disk)
    environment = {**os.environ, "REPORTKIT_CACHE": str(disk / "cache"), "TMPDIR": str(disk)}
    assert spawn("render", "records", env=environment).done()


def test_a_full_disk_takes_no_new_project_and_no_new_record(disk: Path) -> None:
    fill_up(disk)
    before = below(disk)
    assert run("init", disk / "reports").refused("error[output/")
    facts = ("--title", "A", "--date", "2021-06-18", "--org", "B")
    assert run("new", disk / "a.yaml", *facts).refused("output/disk-full")
    assert below(disk) == before


def test_a_read_only_disk_is_told(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert run("render", "records", "--out", disk).refused("read-only file system")
    assert run("render", "records", "--out", disk / "new").refused("read-only file system")
    assert run("check", "records", "--out", disk, "--annotate").code in (0, 1)


def test_a_read_only_folder_is_told() -> None:
    assert run("render", "records").done()
    before = below(Path("output"))
    write(Path("records/a.yaml"), RECORD.replace("came", "went"))
    Path("output").chmod(0o500)
    ending = spawn("render", "records", may_all=False)
    Path("output").chmod(0o700)
    assert ending.refused("output: error[output/folder-refused]", "permission denied")
    assert below(Path("output")) == before


@pytest.fixture
def _batch() -> None:
    for number in range(60):
        write(Path(f"records/{number}.yaml"), RECORD.replace("They", f"{number} people"))


def temporary_files() -> list[str]:
    return [name for name in below(Path()) if Path(name).suffix in (".tmp", ".old")]


@pytest.mark.usefixtures("_batch")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_whole_documents_and_can_be_repeated(how: int) -> None:
    with subprocess.Popen(
        command("render", "records"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        while len(list(Path("output").glob("*.docx"))) < 5 and process.poll() is None:
            time.sleep(0.001)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    if how == signal.SIGINT:
        assert process.returncode in (0, 130)
        assert temporary_files() == []
    for document in Path("output").glob("*.docx"):
        assert read_members(document.read_bytes())
    assert run("render", "records").done()
    assert len(list(Path("output").glob("*.docx"))) == 61


@pytest.mark.usefixtures("_batch")
def test_several_runs_at_once_make_the_same_documents() -> None:
    runs = [
        subprocess.Popen(command("render", "records"), stdout=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [one.wait(timeout=60) for one in runs] == [0, 0, 0]
    together = below(Path("output"))
    assert run("render", "records", "--out", "alone").done()
    assert together == below(Path("alone"))
    assert temporary_files() == []


def test_files_that_change_and_vanish_while_they_are_read_are_no_bug() -> None:
    record, template = Path("records/a.yaml"), Path("templates/report.docx")
    kept = {path: path.read_bytes() for path in (record, template)}
    over = threading.Event()

    def disturb() -> None:
        while not over.is_set():
            for path, content in kept.items():
                path.unlink(missing_ok=True)
                write(path, content[: len(content) // 2])
                write(path, content)

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        for _ in range(40):
            assert run("render", "records/a.yaml", "--out", "out").code in (0, 1, 2)
            assert run("check").code in (0, 1, 2)
    finally:
        over.set()
        thread.join()
    for document in Path("out").glob("*"):
        assert read_members(document.read_bytes())

"""Many records in several processes that are stopped, and disks that take no more."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from hostile.ground import RECORD, below, run, spawn, without_privileges, write
from many.ground import (
    WAIT,
    build_many,
    check_whole,
    command,
    edit,
    find_workers,
    is_alive,
    leftovers,
    make_meet,
    make_stop,
    started,
    wait_for_documents,
    wait_until,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs mounts and signals")
RECORDS = 40


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many") / "project"
    build_many(folder, RECORDS)
    return folder


@pytest.fixture(scope="module")
def whole(project):
    """What all documents are."""
    subprocess.run(
        command("render", "records"),
        cwd=shutil.copytree(project, project.parent / "whole"),
        check=True,
        capture_output=True,
    )
    return below(project.parent / "whole" / "output")


@pytest.fixture
def folder(project, tmp_path, monkeypatch):
    shutil.copytree(project, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def start(**settings):
    return started("render", "records", "--jobs", 2, **settings)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("to_all", [True, False])
def test_an_interrupted_batch_leaves_no_process_and_no_half_file(folder, whole, how, to_all):
    environment, _ = make_stop(folder.parent, "039.yaml")  # it is never done before it is stopped
    with start(env=environment) as process:
        wait_for_documents(folder / "output", 5, process)
        workers = find_workers(process)
        os.killpg(process.pid, how) if to_all else process.send_signal(how)
        _, said = process.communicate(timeout=WAIT)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert b"interrupted" in said
    assert len(workers) == 2
    assert not any(map(is_alive, workers))
    assert leftovers(folder) == []
    check_whole(folder / "output")
    assert run("render", "records").done()
    assert below(folder / "output") == whole


@pytest.mark.parametrize("moment", range(6))
def test_processes_that_have_only_begun_say_nothing_when_they_are_interrupted(folder, moment):
    environment, _ = make_stop(folder.parent, "039.yaml")
    with start(env=environment) as process:
        wait_until(lambda: len(find_workers(process)) == 2)
        time.sleep(moment / 100)  # while Python starts, or while it imports
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=WAIT)
    assert (process.returncode, said.strip()) == (130, b"interrupted")


@pytest.mark.parametrize("seed", range(4))
def test_a_batch_that_is_killed_at_any_moment_can_be_repeated(folder, whole, seed):
    moment = random.Random(seed).randrange(len(whole))
    with start() as process:
        wait_for_documents(folder / "output", moment, process)
        workers = find_workers(process) if process.poll() is None else []
        process.kill()
        process.communicate()
    wait_until(lambda: not any(map(is_alive, workers)))
    check_whole(folder / "output")
    again = spawn("render", "records", "--jobs", 2)
    assert again.done()
    assert below(folder / "output") == whole
    assert leftovers(folder / "output") == []


def test_processes_that_are_killed_together_with_theirs_are_cleared_up_after(folder, whole):
    with start() as process:
        wait_for_documents(folder / "output", 9, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    check_whole(folder / "output")
    assert run("render", "records").done()
    assert below(folder / "output") == whole


def test_workers_may_be_killed_again_and_again(folder, whole):
    dice = random.Random(7)
    with start() as process:
        for _ in range(4):
            number = len(list((folder / "output").glob("*.docx")))
            wait_for_documents(folder / "output", number + 3, process)
            workers = find_workers(process) if process.poll() is None else []
            for worker in workers[: dice.randint(1, 2)]:
                os.kill(worker, signal.SIGKILL)
        _, said = process.communicate()
    # a record that was in hand twice is told; nothing is lost without a word
    assert process.returncode in (0, 1), said
    lost = said.count(b"error[output/process-lost]")
    assert (process.returncode == 1) == bool(lost)
    check_whole(folder / "output")
    assert len(whole) - 2 * lost <= len(below(folder / "output")) <= len(whole)
    assert leftovers(folder / "output") == []
    assert run("render", "records").done()
    assert below(folder / "output") == whole


def test_two_batches_at_once_make_the_same_documents(folder, whole):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    batches = [subprocess.Popen(command("render", "records", "-j", 2), **pipes) for _ in range(2)]
    endings = [(*batch.communicate(), batch.returncode) for batch in batches]
    assert [code for *_, code in endings] == [0, 0], endings
    assert below(folder / "output") == whole
    assert run("render", "records").said == f"{len(whole)} documents up to date\n"


def test_a_batch_does_not_clear_away_what_another_one_is_writing(folder, whole):
    over = threading.Event()

    def disturb():
        while not over.is_set():
            run("render", "records/000.yaml", "--all")

    other = threading.Thread(target=disturb)
    other.start()
    try:
        assert spawn("render", "records", "--jobs", 2).done()
    finally:
        over.set()
        other.join()
    assert below(folder / "output") == whole


def test_an_edit_made_during_a_batch_is_not_lost(folder, whole):
    assert run("render", "records").done()
    target, mine = folder / "output" / "039-report.docx", folder.parent / "mine.docx"
    edit(shutil.copy(target, mine))
    for record in (folder / "records").glob("*.yaml"):
        write(record, record.read_text().replace("came", "went"))
    kept, saved = mine.read_bytes(), f"os.replace({str(mine)!r}, {str(target)!r})"
    environment = make_meet(folder.parent, "039.yaml", f"os.path.exists({str(mine)!r}) and {saved}")
    ending = spawn("render", "records", "--jobs", 2, env=environment)
    assert ending.refused("output/039-report.docx: error[output/edited]")
    assert target.read_bytes() == kept


@pytest.fixture
def disk(tmp_path):
    """A disk of its own that has no room for all documents."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a disk, and not everywhere")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_becomes_full_takes_whole_documents_only(folder, disk, whole):
    ending = spawn("render", "records", "--jobs", 2, "--out", disk)
    assert ending.refused("error[output/disk-full]")
    check_whole(disk)
    assert leftovers(disk) == []
    assert 0 < len(below(disk)) < len(whole)
    for file in disk.iterdir():
        file.unlink()
    (disk.parent / "elsewhere").mkdir()
    assert spawn("render", "records", "--jobs", 2, "--out", disk.parent / "elsewhere").done()
    assert below(disk.parent / "elsewhere") == whole


def test_a_folder_that_takes_no_files_is_told_for_each_record(folder, whole):
    assert run("render", "records").done()
    for record in (folder / "records").glob("*.yaml"):
        write(record, RECORD.replace("They", "Others"))
    Path("output").chmod(0o500)
    without_privileges()
    ending = spawn("render", "records", "--jobs", 2, may_all=False)
    Path("output").chmod(0o700)
    assert ending.refused("output: error[output/folder-refused]", "from 40 records")
    assert below(folder / "output") == whole

"""Temporary files that nobody owns any more."""

import os
import subprocess
import sys
import time

import pytest

from reportkit.output.leftover import clear_leftovers, find_machine, name_temporary

DAYS = 2 * 86_400


@pytest.fixture
def gone():
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def make(folder, name, *, age=0):
    file = folder / name
    file.write_bytes(b"half a docum")
    os.utime(file, (time.time() - age,) * 2)
    return file


def own_name(process, ending="tmp"):
    return f".reportkit-{find_machine()}-{process}-0123456789ab.{ending}"


@pytest.mark.skipif(sys.platform == "win32", reason="there the date tells")
@pytest.mark.parametrize("ending", ["tmp", "old"])
def test_what_a_process_left_that_is_gone_is_cleared_away(tmp_path, gone, ending):
    left = make(tmp_path, own_name(gone, ending))
    clear_leftovers([tmp_path])
    assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there the date tells")
def test_what_a_process_left_that_nobody_asked_how_it_ended_is_cleared_away(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as process:
        process.stdout.read()  # until it has ended
        left = make(tmp_path, own_name(process.pid))
        for _ in range(1000):
            clear_leftovers([tmp_path])
            if not left.exists():
                break
            time.sleep(0.01)
        assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there the date tells")
@pytest.mark.parametrize(("ending", "stays"), [("tmp", False), ("old", True)])
def test_of_folders_only_those_half_written_are_cleared_away(tmp_path, gone, ending, stays):
    folder = tmp_path / own_name(gone, ending)
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "a.jpg").write_bytes(b"a photo")
    clear_leftovers([tmp_path])
    assert (folder / "photos" / "a.jpg").exists() is stays


@pytest.mark.parametrize("age", [0, DAYS])
def test_what_a_process_writes_that_is_at_work_stays(tmp_path, age):
    own = make(tmp_path, name_temporary(tmp_path / "a.docx", "tmp").name, age=age)
    another = make(tmp_path, own_name(os.getppid()), age=age)
    clear_leftovers([tmp_path])
    assert own.exists()
    assert another.exists()


@pytest.mark.parametrize("owner", ["89abcdef-1-", ""])
def test_of_another_machine_and_of_an_older_version_the_date_tells(tmp_path, owner):
    young = make(tmp_path, f".reportkit-{owner}0123456789ab.tmp")
    old = make(tmp_path, f".reportkit-{owner}ba9876543210.tmp", age=DAYS)
    clear_leftovers([tmp_path])
    assert young.exists()
    assert not old.exists()


@pytest.mark.parametrize(
    "name", ["a.docx", ".reportkit", ".reportkit-notes.tmp", "reportkit-0123456789ab.tmp", "a.tmp"]
)
def test_files_of_others_stay(tmp_path, name):
    file = make(tmp_path, name, age=DAYS)
    clear_leftovers([tmp_path])
    assert file.exists()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    clear_leftovers([tmp_path / "no"])

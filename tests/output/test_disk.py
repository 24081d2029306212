import errno
import os

import pytest

from reportkit.diagnostics import ProblemsFound
from reportkit.output import write_files, write_new_file


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def problem(caught):
    [diagnostic] = caught.value.diagnostics
    return diagnostic


def test_every_file_is_written_and_missing_folders_are_made(tmp_path):
    report, release = tmp_path / "a" / "report.docx", tmp_path / "b" / "c" / "release.docx"
    assert write_files({report: b"one", release: b"two"}) == (report, release)
    assert (report.read_bytes(), release.read_bytes()) == (b"one", b"two")
    assert names(tmp_path / "a") == ["report.docx"]


def test_an_older_file_is_replaced_and_nothing_temporary_stays(tmp_path):
    (tmp_path / "report.docx").write_bytes(b"old")
    write_files({tmp_path / "report.docx": b"new"})
    assert (tmp_path / "report.docx").read_bytes() == b"new"
    assert names(tmp_path) == ["report.docx"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "report.docx").symlink_to(tmp_path / "shared" / "report.docx")
    write_files({tmp_path / "report.docx": b"new"})
    assert (tmp_path / "report.docx").is_symlink()
    assert (tmp_path / "shared" / "report.docx").read_bytes() == b"new"


def test_a_file_is_as_readable_as_any_other_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_files({tmp_path / "report.docx": b"new"})
    assert (tmp_path / "report.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_if_one_file_cannot_be_replaced_all_stay_as_they_were(tmp_path):
    (tmp_path / "old.docx").write_bytes(b"old")
    (tmp_path / "held.docx").mkdir()
    contents = {
        tmp_path / "old.docx": b"new",
        tmp_path / "fresh.docx": b"new",
        tmp_path / "held.docx": b"new",
    }
    with pytest.raises(ProblemsFound) as caught:
        write_files(contents)
    assert problem(caught).rule == "output/file-held"
    assert "is a directory" in problem(caught).message
    assert (tmp_path / "old.docx").read_bytes() == b"old"
    assert names(tmp_path) == ["held.docx", "old.docx"]


def test_a_file_system_without_second_names_is_undone_as_well(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "old.docx").write_bytes(b"old")
    (tmp_path / "held.docx").mkdir()
    with pytest.raises(ProblemsFound):
        write_files({tmp_path / "old.docx": b"new", tmp_path / "held.docx": b"new"})
    assert (tmp_path / "old.docx").read_bytes() == b"old"


def test_an_interruption_leaves_everything_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "old.docx").write_bytes(b"old")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "old.docx": b"new"})
    assert (tmp_path / "old.docx").read_bytes() == b"old"
    assert names(tmp_path) == ["old.docx"]


def test_a_folder_that_takes_no_files_is_named_with_the_reason(tmp_path):
    (tmp_path / "output").write_text("a file, not a folder")
    with pytest.raises(ProblemsFound) as caught:
        write_files({tmp_path / "output" / "report.docx": b"new"})
    assert problem(caught).rule == "output/folder-refused"
    assert str(problem(caught).place) == str(tmp_path / "output")
    assert "choose a folder" in problem(caught).hint


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the root user may write anywhere"
)
def test_a_read_only_folder_takes_no_files(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ProblemsFound) as caught:
        write_files({tmp_path / "report.docx": b"new"})
    assert "permission denied" in problem(caught).message


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path, monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ProblemsFound) as caught:
        write_files({tmp_path / "report.docx": b"new"})
    assert problem(caught).rule == "output/disk-full"
    assert names(tmp_path) == []


def test_a_new_file_never_overwrites(tmp_path):
    path = write_new_file(tmp_path / "2021-07-03.yaml", b"mine")
    with pytest.raises(ProblemsFound) as caught:
        write_new_file(path, b"theirs")
    assert problem(caught).rule == "output/file-exists"
    assert path.read_bytes() == b"mine"

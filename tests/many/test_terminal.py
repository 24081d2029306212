"""What a person sees of many records who watches: a bar on a terminal, and nowhere else."""

import os
import re
import subprocess

import pytest

from hostile.ground import command, spawn
from many.ground import build_many

pty = pytest.importorskip("pty", reason="this system has other terminals")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    build_many(tmp_path / "project", 20)
    monkeypatch.chdir(tmp_path / "project")


def watch(*arguments, **settings):
    """What comes of a command whose standard error is a terminal: what it printed, and its bar."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **settings}
    pipes = {"stdout": subprocess.PIPE, "stderr": slave}
    call = command("render", "records", *arguments)
    with subprocess.Popen(call, **pipes, env=environment) as process:
        os.close(slave)
        seen = read_terminal(master)
        out = process.stdout.read().decode()
    assert process.returncode == 0, seen
    return out, seen


def read_terminal(master):
    pieces = []
    try:
        while piece := os.read(master, 65536):
            pieces.append(piece)
    except OSError:  # the other side is closed
        pass
    os.close(master)
    return STYLE.sub("", b"".join(pieces).decode())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_terminal_shows_how_many_are_done_how_fast_and_how_long_it_takes(jobs):
    out, seen = watch("--jobs", jobs)
    assert "20/20 records" in seen
    assert "a second" in seen
    assert "0:00:00" in seen
    assert len(out.splitlines()) == 40
    assert "\x1b" not in out


def test_a_terminal_in_chinese_says_the_same():
    _, seen = watch("--jobs", "2", REPORTKIT_LANG="zh")
    assert "20/20 条记录" in seen
    assert "每秒" in seen


def test_a_program_that_is_watched_gets_its_object_nevertheless():
    out, seen = watch("--format", "json")
    assert "20/20 records" in seen
    assert out.startswith('{\n  "written": [\n')


def test_a_pipe_gets_no_bar():
    ending = spawn("render", "records", "--jobs", 2)
    assert "20/20" not in ending.said
    assert "\x1b" not in ending.said
    assert ending.said.endswith("40 documents from 20 records (40 warnings)\n")

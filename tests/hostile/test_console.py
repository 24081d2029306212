"""Consoles that are closed, full, or speak another encoding; homes and folders that are gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.ground import below, build_project, command, run, spawn, with_environment, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_project(tmp_path)


def shell(text: str, **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """What became of a line for the shell; `reportkit` in it is the program."""
    line = text.replace("reportkit", " ".join(command()))
    return subprocess.run(
        ["sh", "-c", line], capture_output=True, timeout=60, env=with_environment(**environment)
    )


@pytest.mark.parametrize(
    "line",
    [
        "reportkit render records <&-",
        "reportkit render records >&-",
        "reportkit render records 2>&-",
        "reportkit render records <&- >&- 2>&-",
        "reportkit render records | true",
        "reportkit explain | head -c 1",
        "reportkit check --format json | true",
        "reportkit render records >/dev/full",
        "reportkit render records 2>/dev/full",
        "reportkit check --format sarif >/dev/full",
        "reportkit explain >/dev/full",
        "reportkit -h >/dev/full",
        "reportkit new n <&-",
        "reportkit new n </dev/null",
    ],
)
def test_a_console_that_is_closed_or_full_is_no_bug(line: str) -> None:
    ended = shell(line)
    assert b"Traceback" not in ended.stderr, ended.stderr
    assert b"bug" not in ended.stderr, ended.stderr
    assert ended.returncode in (0, 1, 2)
    if line.startswith("reportkit render") and "-" in line:
        assert ended.returncode == 0
    if "render" in line:
        assert list(below(Path("output"))) in ([], ["a-report.docx"])


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252", "utf-16"])
def test_a_console_of_another_encoding_shows_what_it_can(encoding: str) -> None:
    write(Path("records/互学😀.yaml"), "标题：互学😀\nkind: x")
    environment = with_environment(
        PYTHONIOENCODING=encoding, PYTHONUTF8="0", REPORTKIT_LANG="zh", LC_ALL="C"
    )
    for form in ("human", "json"):
        ending = spawn("check", "--format", form, env=environment)
        assert ending.code == 1
        assert "bug" not in ending.said


@pytest.mark.parametrize(
    "changes",
    [
        {"HOME": None},
        {"HOME": "/nonexistent"},
        {"HOME": "/dev/null"},
        {"HOME": "", "XDG_CACHE_HOME": ""},
        {"XDG_CACHE_HOME": "/dev/null"},
        {"XDG_CACHE_HOME": "relative"},
        {"TMPDIR": "/nonexistent"},
        {"LANG": "xx_YY.bogus", "LC_ALL": "xx_YY.bogus"},
        {"REPORTKIT_LANG": "xx"},
        {"REPORTKIT_CACHE": "/dev/null"},
        {"REPORTKIT_CACHE": "/nonexistent/cache"},
        {"TERM": "bogus", "COLUMNS": "-1"},
        {"PYTHONWARNINGS": "error"},
    ],
    ids=str,
)
def test_an_odd_environment_is_no_reason_not_to_work(changes: dict[str, str | None]) -> None:
    usual = {"REPORTKIT_CACHE": None} if "REPORTKIT_CACHE" not in changes else {}
    assert spawn("render", "records", env=with_environment(**usual, **changes)).done()


@pytest.mark.parametrize(
    ("call", "codes"),
    [
        ("render records", (1, 2)),
        ("check", (1, 2)),
        ("init", (1,)),
        ("new n --title A --date 2021-06-18 --org B", (1,)),
        ("explain", (0,)),
        ("-h", (0,)),
    ],
)
def test_a_working_folder_that_was_deleted_is_told(call: str, codes: tuple[int, ...]) -> None:
    ended = shell(f"mkdir gone && cd gone && rmdir ../gone && exec reportkit {call}")
    assert b"Traceback" not in ended.stderr, ended.stderr
    assert ended.returncode in codes, ended.stderr


def test_records_are_rendered_from_a_working_folder_that_was_deleted() -> None:
    here = Path.cwd()
    ended = shell(f"mkdir gone && cd gone && rmdir ../gone && exec reportkit render {here}/records")
    assert ended.returncode == 0, ended.stderr
    assert list(below(here / "output")) == ["a-report.docx"]


@pytest.mark.parametrize("form", ["human", "short", "json", "github", "sarif"])
def test_nothing_that_is_told_can_steer_a_terminal(form: str) -> None:
    write(Path("records/\x1b[2J\u202e.yaml"), "kind: '\\e]0;x\\a'\n\x1b[31mx: \u202ey\n")
    ending = run("check", "--format", form)
    assert ending.code == 1
    assert not set(ending.out + ending.said) & set("\x1b\x07\u202e")


def test_a_real_bug_asks_for_a_report_and_keeps_its_traceback(tmp_path: Path) -> None:
    code = (
        "import sys, reportkit.starter as room; sys.argv = ['reportkit', 'init', 'x']\n"
        "room.write_project = None\n"
        "from reportkit.cli import main; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "TMPDIR": str(tmp_path), "REPORTKIT_LANG": "en"},
    )
    assert ended.returncode == 3
    assert b"Traceback" not in ended.stderr
    [kept] = tmp_path.glob("reportkit-bug-*.txt")
    assert str(kept).encode() in ended.stderr
    assert "TypeError" in kept.read_text(encoding="utf-8")

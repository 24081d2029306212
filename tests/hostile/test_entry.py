"""Names that lead to no ordinary file: devices, pipes, sockets, loops, closed folders."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.ground import RECORD, below, brief, build_project, command, run, spawn, write
from word.sketch import write_sketch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and links with names")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_project(tmp_path)
    write(Path("v.yaml"), "summary: x")


def make_socket(path: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    server.bind(os.fspath(path))
    server.close()


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": make_socket,
    "loop": lambda path: path.symlink_to(path.name),
    "dangling": lambda path: path.symlink_to("nowhere"),
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: path.mkdir(),
}
ANY_ODD = pytest.mark.parametrize("make", ODD.values(), ids=ODD)
NO_FOLDER = pytest.mark.parametrize("make", list(ODD.values())[:-1], ids=list(ODD)[:-1])


@NO_FOLDER
def test_a_record_that_is_no_file_is_refused(make: Callable[[Path], object]) -> None:
    make(Path("records/b.yaml"))
    assert run("render", "records/b.yaml").misused(
        "`records/b.yaml` is neither a file nor a folder"
    )
    assert run("check", "records/b.yaml").misused("records/b.yaml")


@ANY_ODD
def test_a_folder_of_records_is_read_without_what_is_none(make: Callable[[Path], object]) -> None:
    make(Path("records/b.yaml"))
    assert run("render", "records").done()
    assert list(below(Path("output"))) == ["a-report.docx"]


@ANY_ODD
def test_a_template_that_is_no_file_is_refused(make: Callable[[Path], object]) -> None:
    Path("templates/report.docx").unlink()
    make(Path("templates/report.docx"))
    assert run("render", "records").refused("reportkit.yaml:1:21: error[project/missing-file]")
    assert run("check").refused("reportkit.yaml:1:21: error[project/missing-file]")
    assert not Path("output").exists()


@NO_FOLDER
def test_values_or_a_template_that_are_no_file_are_refused(make: Callable[[Path], object]) -> None:
    make(Path("odd"))
    for call in (["templates/report.docx", "odd"], ["odd", "v.yaml"]):
        assert run("fill", *call, "-o", "out.docx").code in (1, 2)
    assert not Path("out.docx").exists()


@ANY_ODD
def test_settings_that_are_no_file_are_not_passed_over(make: Callable[[Path], object]) -> None:
    Path("reportkit.yaml").unlink()
    make(Path("reportkit.yaml"))
    assert run("render", "records/a.yaml").refused("reportkit.yaml: error[record/unreadable]")
    assert run("check").refused("reportkit.yaml: error[record/unreadable]")
    assert not Path("output").exists()


@ANY_ODD
def test_an_address_book_that_is_no_file_is_not_passed_over(make: Callable[[Path], object]) -> None:
    make(Path("directory.yaml"))
    assert run("render", "records").refused("directory.yaml: error[record/unreadable]")
    assert run("check").refused("directory.yaml: error[record/unreadable]")


@pytest.mark.parametrize("kind", ["pipe", "socket", "loop", "endless", "folder"])
def test_no_document_takes_the_place_of_what_is_no_file(kind: str) -> None:
    place = Path("output/a-report.docx")
    place.parent.mkdir()
    ODD[kind](place)
    before = place.lstat().st_ino
    assert run("render", "records").refused("output/a-report.docx: error[output/file-held]")
    assert place.lstat().st_ino == before
    assert [entry.name for entry in place.parent.iterdir()] == ["a-report.docx"]


@pytest.mark.parametrize("kind", ["pipe", "socket", "loop", "endless"])
def test_an_output_folder_that_is_none_is_refused(kind: str) -> None:
    ODD[kind](Path("output"))
    assert run("render", "records").refused("output: error[output/folder-refused]")


def test_a_link_to_a_file_elsewhere_is_followed() -> None:
    Path("output").mkdir()
    Path("output/a-report.docx").symlink_to("../shared.docx")
    assert run("render", "records").done()
    assert Path("output/a-report.docx").is_symlink()
    assert Path("shared.docx").is_file()


def test_values_from_a_pipe_of_the_shell_are_read() -> None:
    call = " ".join(command("fill", "templates/report.docx", "/dev/stdin", "-o", "out.docx"))
    subprocess.run(f"echo 'summary: They came.' | {call}", shell=True, check=True, timeout=60)
    assert Path("out.docx").is_file()


@pytest.mark.parametrize(
    "name", ["x" * 300, "x/" * 2500 + "x", "", " ", "~", "-", "\udce9", "[", "*"]
)
@pytest.mark.parametrize(
    "call",
    ["render {}", "render {}.yaml", "check {}", "check {}.docx", "render records --out {}",
     "render records --document {}", "init {}", "explain {}", "fill {} {} -o {}",
     "fill templates/report.docx v.yaml -o {}", "new {} --title A --date 2021-06-18 --org B",
     "new n --title {} --date 2021-06-18 --org B", "new n --title A --date {} --org B"],
)  # fmt: skip
def test_no_name_ends_in_a_traceback(call: str, name: str) -> None:
    arguments = [word.replace("{}", name) for word in call.split(" ")]
    assert run(*arguments).code in (0, 1, 2)


@pytest.mark.parametrize("name", [".", "/", "..", "records/..", "records"])
def test_a_new_record_is_not_written_over_a_folder(name: str) -> None:
    before = below(Path())
    ending = run("new", name, "--title", "A", "--date", "2021-06-18", "--org", "B")
    assert ending.code in (0, 1)
    assert {path: content for path, content in below(Path()).items() if path in before} == before


@pytest.mark.parametrize("target", ["taken/x", "taken", "report/templates"])
def test_a_project_is_not_begun_where_a_file_is_in_the_way(target: str) -> None:
    write(Path("taken"), "mine")
    Path("report").mkdir()
    write(Path("report/output"), "mine")
    before = below(Path())
    assert run("init", target if "report" not in target else "report").code in (1, 2)
    assert below(Path()) == before


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        ("records/a.yaml", "records/a.yaml: error[record/unreadable]"),
        ("templates/report.docx", "report.docx: error[template/unreadable]"),
        ("templates", "error[project/missing-file]"),
        ("reportkit.yaml", "reportkit.yaml: error[record/unreadable]"),
    ],
)
def test_what_may_not_be_read_is_told(closed: str, words: str) -> None:
    Path(closed).chmod(0)
    assert spawn("render", "records/a.yaml", may_all=False).refused(words)
    Path(closed).chmod(0o700)
    assert not Path("output").exists()


def test_a_closed_working_folder_is_told() -> None:
    Path("records").chmod(0)
    ending = spawn("render", "records/a.yaml", may_all=False)
    Path("records").chmod(0o700)
    assert ending.code in (1, 2)


def test_two_names_that_differ_only_in_case_are_one_on_many_systems() -> None:
    write(Path("records/A.yaml"), RECORD)
    ending = run("render", "records")
    assert ending.refused("output/name-taken")
    assert list(below(Path("output"))) == ["A-report.docx"]


def test_two_names_that_differ_only_in_composition_are_one() -> None:
    Path("records/a.yaml").unlink()
    write(Path("records/caf\u00e9.yaml"), RECORD)
    write(Path("records/cafe\u0301.yaml"), RECORD)
    assert run("render", "records").refused("output/name-taken")
    assert len(below(Path("output"))) == 1


@pytest.mark.parametrize(
    "name",
    ["a b", "互学互鉴", "😀", "con", "NUL", "com1.x", "a.", "trailing ", "ä" * 100, "x" * 250,
     "%41", "a;b", "$HOME", "`id`", "'", '"', "a\nb", "-x", "#", "a#b", "\udce9"],
    ids=brief,
)  # fmt: skip
def test_a_record_of_any_name_becomes_a_document_of_a_legal_name(name: str) -> None:
    if len(os.fsencode(name)) > 250:
        name = name[:120]
    Path("records/a.yaml").rename(Path("records", f"{name}.yaml"))
    assert run("render", "records").done()
    [made] = below(Path("output"))
    assert len(made.encode()) <= 255
    assert not set(made) & set('<>:"/\\|?*\n')
    assert made.partition(".")[0].lower() not in ("con", "nul", "com1")


def test_a_path_longer_than_windows_takes_is_no_trouble_elsewhere(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["folder-of-a-project"] * 20)
    build_project(deep)
    assert run("render", deep / "records").done()
    write_sketch(deep / "t.docx", "{{ summary }}")
    assert run("fill", deep / "t.docx", "v.yaml", "-o", deep / "out.docx").done()

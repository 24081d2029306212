"""A project of many records, and processes that work on it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hostile.ground import RECORD, build_project, command, write
from word.sketch import read_members, write_members, write_sketch

WAIT = 60  # seconds, which only a failing test takes
# what a process does at its start if this is its `sitecustomize`
HOOK = """\
import os, sys, time

def meet(event, arguments):
    if event == "open" and {file!r} in str(arguments[0]):
        {deed}

sys.addaudithook(meet)
"""


def build_many(folder: Path, number: int) -> None:
    """A project in a folder, with so many records of two documents each."""
    folder.mkdir(exist_ok=True)
    build_project(folder)
    write_sketch(folder / "templates" / "release.docx", "{{ title }}\n{{ summary }}")
    write(
        folder / "reportkit.yaml",
        "documents: {report: templates/report.docx, release: templates/release.docx}\n",
    )
    (folder / "records" / "a.yaml").unlink()
    for count in range(number):
        write(folder / "records" / f"{count:03}.yaml", RECORD.replace("They", f"{count} people"))


def edit(document: Path) -> None:
    """Change a word of a document by hand."""
    members = read_members(document.read_bytes())
    members["word/document.xml"] = members["word/document.xml"].replace(b" came", b" came early")
    write_members(document, members)


def make_meet(folder: Path, file: str, deed: str) -> dict[str, str]:
    """The environment of processes that do something when they open a file, in a new folder."""
    (folder / "site").mkdir()
    write(folder / "site" / "sitecustomize.py", HOOK.format(file=file, deed=deed))
    paths = [str(folder / "site"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def make_stop(folder: Path, file: str) -> tuple[dict[str, str], Path]:
    """The environment of processes that stop where they open a file, while another is there."""
    bar = folder / "bar"
    bar.touch()
    return make_meet(folder, file, f"while os.path.exists({str(bar)!r}): time.sleep(0.01)"), bar


@contextmanager
def started(*arguments: object, **settings: object) -> Iterator[subprocess.Popen[bytes]]:
    """A command at work in a process group of its own, which is gone at the end of the block."""
    with subprocess.Popen(  # type: ignore[call-overload]
        command(*arguments),
        **{"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **settings},
        start_new_session=True,
        preexec_fn=hear_interruptions,  # noqa: PLW1509 - no thread holds anything that it needs
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def hear_interruptions() -> None:
    """Be interrupted by Ctrl-C; tests that run in the background are started deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for_documents(folder: Path, number: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until so many documents are there, or the process has ended."""
    wait_until(lambda: len(list(folder.glob("*.docx"))) >= number or process.poll() is not None)


def wait_until(is_true: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + WAIT
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.002)


def find_workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that work for one."""
    try:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except OSError:
        pytest.skip("this system does not tell which processes work for one")
    return [int(child) for child in children.split()]


def is_alive(process: int) -> bool:
    """True unless a process is gone, or has ended and waits to be asked how."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def check_whole(folder: Path) -> None:
    """Fail if a document is not whole."""
    for document in folder.glob("*.docx"):
        assert read_members(document.read_bytes())


def leftovers(folder: Path) -> list[str]:
    """The temporary files below a folder."""
    return [path.name for path in folder.rglob("*") if path.suffix in (".tmp", ".old")]

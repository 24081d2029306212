"""One process of LibreOffice that converts one document after the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.pdf.office import read_build
from reportkit.pdf.paging import PAGES, Paging, read_paging
from reportkit.pdf.profile import CALL, Profile, write_profile

TO_START = 90.0  # seconds; a cold disk needs ten
GLANCE = 0.002  # seconds between two looks
CLOSED = "it cannot be opened"  # as the macro says
OLDEST = (7, 0)  # what wrote PDF/A-2 and tags before that did it wrong
SWITCHES = ("--headless", "--invisible", "--norestore", "--nologo", "--nofirststartwizard")


class OfficeFailed(Exception):
    """The process is gone, or hangs and was ended; its argument says what happened, as a phrase."""


class DocumentRefused(Exception):
    """LibreOffice is well, and does not take the document; its argument is what it says."""


class OfficeTooOld(Exception):
    """The version of a LibreOffice that cannot be used."""


@mutable
class Worker:
    """A process and its profile; `number` counts the documents it was given."""

    process: subprocess.Popen[bytes]
    profile: Profile
    number: int = 0

    @property
    def is_alive(self) -> bool:
        """True while the process runs."""
        return self.process.poll() is None

    def convert(self, document: bytes, kind: int, time_limit: float) -> tuple[bytes, Paging]:
        """The PDF of a document, and its pages; `kind` is what LibreOffice calls a kind of PDF.

        Raises `DocumentRefused` if LibreOffice says so, and `OfficeFailed` if it says nothing.
        """
        self.number += 1
        work = self.profile.work
        source, target = work / f"{self.number}.docx", work / f"{self.number}.pdf"
        source.write_bytes(document)
        order = work / f"order-{self.number}-{kind}"
        order.touch()
        said = self.wait_for(f"done-{self.number}", time_limit)
        if not said.startswith(PAGES) or not target.is_file():
            raise DocumentRefused(Phrase("it cannot be opened") if said == CLOSED else said)
        content = target.read_bytes()
        for file in (source, target, order):
            file.unlink()
        return content, read_paging(said)

    def kill(self) -> None:
        """End the process, whatever it is doing, and do not wait for it."""
        _kill(self.process)

    def end(self) -> None:
        """End the process and remove its folder."""
        self.kill()
        self.process.wait()
        self.profile.remove()

    def wait_for(self, name: str, time_limit: float) -> str:
        """What the macro tells in a file; `OfficeFailed` if the process ends or takes too long."""
        file, end = self.profile.work / name, monotonic() + time_limit
        while True:
            # it stays there: Basic looks at it once more after giving it its name
            if os.access(file, os.F_OK):  # costs a tenth of an exception
                return file.read_text(encoding="utf-8", errors="replace").strip()
            if not self.is_alive:
                raise OfficeFailed(Phrase("it ended in the middle of its work"))
            if monotonic() > end:
                raise OfficeFailed(
                    Phrase("it took longer than {limit:g} seconds", limit=time_limit)
                )
            sleep(GLANCE)


def start_worker(program: Path, fontconfig: str) -> Worker:
    """A process that waits for documents; raises `OfficeFailed` or `OfficeTooOld`."""
    profile = write_profile(fontconfig, read_build(program))
    address = f"-env:UserInstallation={profile.folder.as_uri()}"
    own = {"FONTCONFIG_FILE": str(profile.fontconfig), "TZ": find_zone()}
    environment = {**os.environ, **own}
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that the user named or installed
            [program, address, *SWITCHES, CALL],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        profile.remove()
        raise OfficeFailed(str(error)) from error
    worker = Worker(process, profile)
    try:
        _check_version(worker.wait_for("ready", TO_START))
    except BaseException:
        worker.end()
        raise
    return worker


def find_zone() -> str:
    """How far this place is from UTC, as the C library is told.

    Never nothing, which LibreOffice writes in fewer letters: PDFs would be longer in summer.
    """
    offset = datetime.now().astimezone().utcoffset() or timedelta()
    hours, minutes = divmod(round(abs(offset).total_seconds() / 60) or 1, 60)
    return f"HERE{'+' if offset < timedelta() else '-'}{hours:02}:{minutes:02}"


def _check_version(version: str) -> None:
    numbers = tuple(int(step) for step in version.split(".")[:2] if step.isdecimal())
    if numbers < OLDEST:
        raise OfficeTooOld(version)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with those that it started: the program is a script that starts others."""
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603 - a number, and a tool of the system
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - wherever it is
            check=False,
            capture_output=True,
        )
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)

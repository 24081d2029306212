"""A Dask cluster of real processes on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from many.ground import wait_until

WAIT = """\
import sys
from distributed import Client

with Client(scheduler_file=sys.argv[1]) as client:
    client.wait_for_workers(int(sys.argv[2]), timeout=60)
"""


@contextmanager
def scheduler(folder: Path, **settings: Any) -> Iterator[Path]:
    """A scheduler at work, by the file that names its address."""
    file = folder / "scheduler.json"
    options = ("--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--no-jupyter")
    options += ("--scheduler-file", str(file), "--pid-file", str(folder / "scheduler.pid"))
    with process("dask_scheduler", *options, **settings):
        wait_until(lambda: address_in(file) is not None)
        yield file


@contextmanager
def workers(
    file: Path, number: int, name: str = "", **settings: Any
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many workers of the scheduler that a file names, once it knows them."""
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    options += ("--scheduler-file", str(file), "--local-directory", str(file.parent))
    options += ("--name", name) if name else ()
    with ExitStack() as ends:
        started = [
            ends.enter_context(process("dask_worker", *options, **settings)) for _ in range(number)
        ]
        # in a process of its own: what Dask leaves behind is not for the tests
        subprocess.run([sys.executable, "-c", WAIT, str(file), str(number)], check=True)
        yield started


@contextmanager
def process(
    program: str, *options: str, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask at work, which is gone at the end of the block."""
    command = [sys.executable, "-m", f"distributed.cli.{program}", *options]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=dict(env or os.environ), **quiet) as started:  # type: ignore[call-overload]
        try:
            yield started
        finally:
            started.kill()


def address_in(file: Path) -> str | None:
    """The address in a scheduler file, if it is whole."""
    try:
        address: str = json.loads(file.read_text())["address"]
    except (OSError, ValueError):
        return None
    return address

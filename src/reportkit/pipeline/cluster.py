"""The workers of an existing Dask cluster, which share the work on many records.

They see the project in a folder that has the same path everywhere. What a worker has in hand when
it dies, Dask gives to others.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any

from reportkit.diagnostics import Diagnostic, FilePlace, Phrase, ProblemsFound
from reportkit.entry import is_file, read_digest
from reportkit.frozen import frozen, mutable
from reportkit.output.queue import THREADS
from reportkit.pipeline.chunk import Chunk, ShareLost
from reportkit.pipeline.claim import Claim, Taken
from reportkit.pipeline.desk import Desk, Drafts, write_chunk
from reportkit.pipeline.origin import find_engine
from reportkit.pipeline.outcome import Outcome
from reportkit.rules import cluster as rules
from reportkit.version import __version__

# Dask's own types are not strict enough for ours
Client = Any
Future = Any
IN_HAND = 3  # chunks for each thread of a worker, so that it need never wait for the others
PATIENCE = 10  # seconds after which it is looked if there are workers at all
LOOKS = 3  # those that died may be started again meanwhile
# what has a say in the bytes of a document, or in what a cluster makes of an order
LIBRARIES = (
    "docxtpl", "python-docx", "jinja2", "lxml", "pillow", "pyyaml", "markdown-it-py", "isal",
    "dask", "distributed",
)  # fmt: skip
Engine = dict[str, str]
NOT_THERE = "none"


@frozen
class Sight:
    """What a worker is: its engine, and the digests of files as it sees them."""

    engine: Engine
    files: dict[Path, str]


@mutable
class ClusterShare:
    """A chunk in the hands of a cluster."""

    chunk: Chunk
    crew: ClusterCrew
    drafts: Future
    answer: Future

    def wait_for_claims(self) -> Sequence[Claim]:
        """The claims of its records, once their documents are made."""
        claims: Sequence[Claim] = self.crew.wait(self.answer)
        return claims

    def write(self, taken: Sequence[Taken]) -> None:
        """Let its documents be written, but for what others have."""
        self.answer = self.crew.submit(write_settled, self.crew.run, self.drafts, tuple(taken))

    def is_written(self) -> bool:
        """True if nobody need wait for its outcomes."""
        done: bool = self.answer.done()
        return done

    def wait_for_outcomes(self) -> Sequence[Outcome]:
        """What became of its records."""
        outcomes: Sequence[Outcome] = self.crew.wait(self.answer)
        return outcomes


@frozen
class ClusterCrew:
    """A cluster at work on one run, which has a name of its own there."""

    client: Client
    address: str
    run: str
    room: int

    def take(self, chunk: Chunk) -> ClusterShare:
        """Give a chunk to the cluster."""
        drafts = self.submit(draft_chunk, self.run, chunk)
        return ClusterShare(chunk, self, drafts, self.submit(tell_claims, drafts))

    take_alone = take  # the scheduler has tried it on several workers before it is lost

    def submit(self, function: Any, *arguments: Any) -> Future:
        """What comes of a function, which is called somewhere."""
        return self.client.submit(function, *arguments, pure=False)

    def wait(self, answer: Future) -> Any:
        """What has come of a function."""
        from distributed.scheduler import KilledWorker

        looks = 0
        with told_loss(self.address):
            while True:
                try:
                    return answer.result(PATIENCE)
                except KilledWorker:
                    raise ShareLost from None
                except TimeoutError:
                    looks = 0 if self.client.nthreads() else looks + 1
                    if looks == LOOKS:
                        raise ProblemsFound([_describe_lack(self.address)]) from None


@contextmanager
def join_cluster(address: str, files: Sequence[Path]) -> Iterator[ClusterCrew]:
    """The cluster of a scheduler at an address, or that a scheduler file names.

    Raises `ProblemsFound` if it is not there, is another one than we are, or if its workers do not
    see the files as they are here.
    """
    with connect(address) as client:
        workers = client.nthreads()
        if not workers:
            raise ProblemsFound([_describe_lack(address)])
        with told_loss(address):
            sights = client.run(look_around, tuple(files), on_error="return")
            known = client.scheduler_info(-1)["workers"]
        named = {str(known[worker]["name"]): sight for worker, sight in sights.items()}
        check_workers(named, look_around(tuple(files)))
        room = IN_HAND * sum(workers.values())
        yield ClusterCrew(client, address, os.urandom(8).hex(), room)


@contextmanager
def connect(address: str) -> Iterator[Client]:
    """A connection to a scheduler."""
    try:
        import distributed
    except ImportError:
        found = rules.NO_LIBRARY.at(FilePlace("distributed"), "install")
        raise ProblemsFound([found]) from None
    _silence_dask()
    named = {"scheduler_file": address} if is_file(Path(address)) else {"address": address}
    try:
        client: Client = vars(distributed)["Client"](**named, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError, RuntimeError) as error:
        raise ProblemsFound([_describe_absence(address, error)]) from error
    with client:
        yield client


def _silence_dask() -> None:
    """Let Dask not print what is wrong: we tell it."""
    for name in (*logging.root.manager.loggerDict, "distributed"):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextmanager
def told_loss(address: str) -> Iterator[None]:
    """Tell that the scheduler is gone while it was waited for."""
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    try:
        yield
    except (FutureCancelledError, CommClosedError, TimeoutError) as error:
        reason = Phrase("the connection was lost")
        found = rules.NO_SCHEDULER.at(FilePlace(address), "start", address=address, reason=reason)
        raise ProblemsFound([found]) from error


def _describe_lack(address: str) -> Diagnostic:
    return rules.NO_WORKERS.at(FilePlace(address), "start", address=address)


def _describe_absence(address: str, error: Exception) -> Diagnostic:
    reason = str(error).strip().partition("\n")[0] or type(error).__name__
    return rules.NO_SCHEDULER.at(FilePlace(address), "start", address=address, reason=reason)


def check_workers(sights: Mapping[str, Any], own: Sight) -> None:
    """Raise `ProblemsFound` if a worker is not what we are, or sees other files."""
    found = [
        problem for worker, sight in sights.items() for problem in _compare(worker, sight, own)
    ]
    if found:
        raise ProblemsFound(found)


def _compare(worker: str, sight: Any, own: Sight) -> Iterator[Diagnostic]:
    """Yield the first thing in which a worker differs, and the first file that it does not see."""
    place = FilePlace(worker)
    if not isinstance(sight, Sight):
        sight = Sight({"reportkit": NOT_THERE}, own.files)
    others = ((name, one) for name, one in sight.engine.items() if one != own.engine[name])
    for name, theirs in islice(others, 1):
        yield rules.DIFFERS.at(place, "same", worker=worker, name=name, theirs=theirs)
    unseen = (file for file, digest in sight.files.items() if digest != own.files[file])
    for file in islice(unseen, 1):
        yield rules.NOT_SHARED.at(place, "share", worker=worker, file=file)


def look_around(files: tuple[Path, ...]) -> Sight:
    """What this process is, and how it sees some files."""
    return Sight(describe_engine(), {file: read_digest(file) for file in files})


@cache
def describe_engine() -> Engine:
    """What decides the bytes of a document, each with its version."""
    python = ".".join(map(str, sys.version_info[:2]))
    libraries = {name: _find_version(name) for name in LIBRARIES}
    own = {"reportkit": __version__, "reportkit (its files)": find_engine()[:8]}
    return {"python": python, **own, **libraries}


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return NOT_THERE


# what the workers of a cluster do, and keep meanwhile
_desks: dict[str, Desk] = {}


def draft_chunk(run: str, chunk: Chunk) -> Drafts:
    """The documents of a chunk."""
    return _desk_of(run).draft(chunk)


def tell_claims(drafts: Drafts) -> tuple[Claim, ...]:
    """What the records of a chunk want for themselves."""
    return drafts.claims


def write_settled(run: str, drafts: Drafts, taken: tuple[Taken, ...]) -> tuple[Outcome, ...]:
    """What became of the records of a chunk, once their documents are on the disk."""
    return write_chunk(_desk_of(run).settle(drafts, taken), _find_disk())


@cache
def _find_disk() -> Executor:
    """The threads that write documents for as long as this process lives."""
    return ThreadPoolExecutor(THREADS)


def _desk_of(run: str) -> Desk:
    """What this process has read for a run; what it had read for another one is forgotten."""
    desk = _desks.get(run)
    if desk is None:
        _desks.clear()
        desk = _desks.setdefault(run, Desk())
    return desk

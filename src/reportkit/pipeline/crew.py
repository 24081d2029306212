"""Processes of this machine that share the work on many records.

Each is a Python of its own, which is given orders by a pipe and not by `multiprocessing`: so it
does not run the caller's script again, and the death of one is not the end of the others.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import field
from itertools import count
from threading import Lock, Thread
from typing import IO, Any, Self

from reportkit.frozen import mutable
from reportkit.pipeline.chunk import Chunk, ShareLost
from reportkit.pipeline.claim import Claim, Taken
from reportkit.pipeline.outcome import Outcome
from reportkit.pipeline.worker import Failure, Order, Writing

PROGRAM = """\
import sys
sys.path[:] = sys.argv[1:]
from reportkit.pipeline.worker import main
main()
"""
IN_HAND = 3  # chunks of one worker, so that it need never wait for the others
PATIENCE = 20  # seconds in which a worker that was told to end writes what it has begun to
MOST_FALSE_STARTS = 5


@mutable
class Hand:
    """A process at work, seen from here: its orders and the answers that are waited for."""

    process: subprocess.Popen[bytes]
    waiting: dict[int, Future[Any]] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)
    has_answered: bool = False
    is_gone: bool = False
    reader: Thread = field(default_factory=Thread)

    def ask(self, number: int, order: Order) -> Future[Any]:
        """The answer to an order, which is being carried out."""
        future: Future[Any] = Future()
        with self.lock:
            self.waiting[number] = future
        self.send((number, order))
        if self.is_gone:  # nobody reads any more, and nobody would tell
            self._give_up()
        return future

    def read(self) -> None:
        """Take answers until the process is gone."""
        answers = _pipe(self.process.stdout)
        try:
            with answers, suppress(EOFError, pickle.UnpicklingError, OSError):
                while True:
                    self._receive(*pickle.load(answers))  # noqa: S301 - from our own worker
        finally:
            self.is_gone = True
            self._give_up()

    def _receive(self, number: int, told: object) -> None:
        self.has_answered = True
        with self.lock:
            future = self.waiting.pop(number)
        if isinstance(told, Failure):
            future.set_exception(told.reason)
        else:
            future.set_result(told)

    def send(self, message: object) -> None:
        """Send a message; if the process is gone, it is found out where answers are read."""
        pipe = _pipe(self.process.stdin)
        with suppress(OSError, ValueError):  # `ValueError` says that it is closed
            pipe.write(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
            pipe.flush()

    def _give_up(self) -> None:
        with self.lock:
            lost, self.waiting = self.waiting, {}
        for future in lost.values():
            future.set_exception(ShareLost())

    def end(self, *, at_once: bool) -> None:
        """Let the process come to its end; at once, it leaves what it has not begun to write."""
        if at_once:
            self.process.terminate()
        with suppress(OSError):
            _pipe(self.process.stdin).close()

    def wait(self) -> None:
        """Wait until the process is gone, which must not take long."""
        try:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.reader.join()


@mutable
class LocalShare:
    """A chunk in the hands of a process."""

    chunk: Chunk
    number: int
    hand: Hand
    answer: Future[Any]

    def wait_for_claims(self) -> Sequence[Claim]:
        """The claims of its records, once their documents are made."""
        claims: Sequence[Claim] = self.answer.result()
        return claims

    def write(self, taken: Sequence[Taken]) -> None:
        """Let its documents be written, but for what others have."""
        self.answer = self.hand.ask(self.number, Writing(self.number, tuple(taken)))

    def is_written(self) -> bool:
        """True if nobody need wait for its outcomes."""
        return self.answer.done()

    def wait_for_outcomes(self) -> Sequence[Outcome]:
        """What became of its records."""
        outcomes: Sequence[Outcome] = self.answer.result()
        return outcomes


@mutable
class LocalCrew:
    """So many processes; leaving the block ends them all."""

    size: int
    hands: list[Hand] = field(default_factory=list)
    spare: Hand | None = None
    numbers: Iterator[int] = field(default_factory=count)
    false_starts: int = 0

    @property
    def room(self) -> int:
        """The chunks that are in hand at once."""
        return self.size * IN_HAND

    def take(self, chunk: Chunk) -> LocalShare:
        """Give a chunk to the process that has least in hand."""
        self._replace_dead()
        return self._give(chunk, min(self.hands, key=lambda hand: len(hand.waiting)))

    def take_alone(self, chunk: Chunk) -> LocalShare:
        """Give a chunk to a process that is kept for this.

        Whatever ended one process may just be ending the others, too.
        """
        if self.spare and self.spare.is_gone:
            self._discard(self.spare)
            self.spare = None
        self.spare = self.spare or start_hand()
        return self._give(chunk, self.spare)

    def _give(self, chunk: Chunk, hand: Hand) -> LocalShare:
        number = next(self.numbers)
        return LocalShare(chunk, number, hand, hand.ask(number, chunk))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        hands = [*self.hands, *([self.spare] if self.spare else ())]
        for hand in hands:
            hand.end(at_once=kind is not None)
        for hand in hands:
            hand.wait()

    def _replace_dead(self) -> None:
        """Start a process in the place of each that is gone, or is not there yet."""
        for hand in [hand for hand in self.hands if hand.is_gone]:
            self.hands.remove(hand)
            self._discard(hand)
        while len(self.hands) < self.size:
            self.hands.append(start_hand())

    def _discard(self, hand: Hand) -> None:
        """Have done with a process that is gone; too many that never answered are a bug."""
        hand.end(at_once=True)
        hand.wait()
        self.false_starts += not hand.has_answered
        if self.false_starts > MOST_FALSE_STARTS:
            raise RuntimeError("the processes that are to share the work end when they are started")


def start_hand() -> Hand:
    """A new process that waits for orders."""
    command = [sys.executable, "-P", "-c", PROGRAM, *sys.path]
    with interruptions_held():
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - it is ours
    hand = Hand(process)
    hand.reader = Thread(target=hand.read, daemon=True)
    hand.reader.start()
    return hand


@contextmanager
def interruptions_held() -> Iterator[None]:
    """Keep the block, and what is started in it, from being interrupted.

    Ctrl-C is for all processes of a terminal, and one that is starting up would tell of it. What
    comes meanwhile is heard after the block.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def count_processors() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # on some systems a process may use all
        return os.cpu_count() or 1


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """A pipe that `Popen` was asked for."""
    assert stream is not None  # noqa: S101 - for the type checker
    return stream

"""A process that works for another one: chunks come in by standard input, outcomes go out.

It ends when its input does, so that none outlives the one that it works for.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import field
from threading import Lock
from typing import Any, BinaryIO

from reportkit.frozen import frozen, mutable
from reportkit.output.queue import THREADS
from reportkit.pipeline.chunk import Chunk
from reportkit.pipeline.claim import Taken
from reportkit.pipeline.desk import Desk, Drafts, write_chunk

MANY_OBJECTS = 50_000
WRITERS = 2  # chunks that are written while the next one is made


@frozen
class Writing:
    """An order: to write the documents of the chunk with this number, but for what others have."""

    number: int
    taken: tuple[Taken, ...]


@frozen
class Failure:
    """An answer: what went wrong with an order, which is a bug."""

    reason: Exception


Order = Chunk | Writing


@mutable
class Worker:
    """What has been made and waits to be written, by number of chunk; and where answers go.

    Documents are written by the threads of `disk`.
    """

    answers: BinaryIO
    disk: ThreadPoolExecutor
    desk: Desk = field(default_factory=Desk)
    drafts: dict[int, Drafts] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)

    def work(self, orders: Iterator[tuple[int, Order]]) -> None:
        """Carry out orders until there are none."""
        with ThreadPoolExecutor(WRITERS) as writers:
            try:
                for number, order in orders:
                    self.carry_out(number, order, writers)
            except BaseException:
                writers.shutdown(cancel_futures=True)
                raise

    def carry_out(self, number: int, order: Order, writers: ThreadPoolExecutor) -> None:
        """Draft a chunk and answer with its claims, or let one be written that was drafted."""
        told: Any
        try:
            if isinstance(order, Writing):
                drafts = self.desk.settle(self.drafts.pop(order.number), order.taken)
                writers.submit(self.write, number, drafts)
                return
            self.drafts[number] = self.desk.draft(order)
            told = self.drafts[number].claims
        except Exception as bug:  # noqa: BLE001 - it is told by the one that this process works for
            told = build_failure(bug)
        self.answer(number, told)

    def write(self, number: int, drafts: Drafts) -> None:
        """Write documents, and tell what became of them."""
        try:
            told: Any = write_chunk(drafts, self.disk)
        except Exception as bug:  # noqa: BLE001 - as above
            told = build_failure(bug)
        self.answer(number, told)

    def answer(self, number: int, told: object) -> None:
        """Answer an order; whoever gave it may be gone."""
        try:
            content = pickle.dumps((number, told), pickle.HIGHEST_PROTOCOL)
        except Exception as bug:  # noqa: BLE001 - as above, and somebody waits for an answer
            content = pickle.dumps((number, build_failure(bug)), pickle.HIGHEST_PROTOCOL)
        with self.lock, suppress(OSError):
            self.answers.write(content)
            self.answers.flush()


def build_failure(bug: Exception) -> Failure:
    """The failure with its traceback, in a form that can be sent; there may be no memory for it."""
    import traceback

    if isinstance(bug, MemoryError):
        os._exit(1)
    bug.add_note("".join(traceback.format_exception(bug)))
    try:
        pickle.loads(pickle.dumps(bug))  # noqa: S301 - it is ours
    except Exception:  # noqa: BLE001 - anything may be attached to it
        return Failure(RuntimeError(*bug.__notes__))
    return Failure(bug)


def iter_orders(stream: BinaryIO) -> Iterator[tuple[int, Order]]:
    """Yield what comes in, until nothing more can come."""
    with suppress(EOFError, pickle.UnpicklingError, OSError):
        while True:
            yield pickle.load(stream)  # noqa: S301 - from the process that started this one


def end_at_once(*_: object) -> None:
    """Leave what is being made; what is being written is written whole."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # to be told twice is nothing new
    raise SystemExit(1)


def main() -> None:
    """Work until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that this works for is told, too
    signal.signal(signal.SIGTERM, end_at_once)
    gc.set_threshold(MANY_OBJECTS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what somebody prints is no answer
    try:
        with ThreadPoolExecutor(THREADS) as disk:
            Worker(answers, disk).work(iter_orders(sys.stdin.buffer))
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # Python is on its way out already

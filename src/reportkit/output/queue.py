"""Writing while the next documents are made: a disk takes its time, and several files at once.

A writing is a generator: it yields what has to be waited for, and goes on once that is done. Only
the waiting is left to threads. All else would take turns with the making of the next documents, at
each call of the system, and that costs more than these calls.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")
Wait = Callable[[], object]
Writing = Generator[Wait, None, R]
THREADS = 8  # a busy disk takes that many hardly longer than one
MOST_WAITING = 16  # what has been made and not written is held in memory


def write_behind(
    write: Callable[[T], Writing[R]], made: Iterable[T], threads: Executor | None = None
) -> Iterator[R]:
    """What comes of the writing of each thing made, in order, while the next ones are being made.

    Whatever stops the making, what was made before is written whole. Without `threads`, new ones
    are started.
    """
    from concurrent.futures import ThreadPoolExecutor

    begun: deque[tuple[Writing[R], Future[object]]] = deque()
    with nullcontext(threads) if threads else ThreadPoolExecutor(THREADS) as pool:
        try:
            for one in made:
                begun.append(_begin(write(one), pool))
                while begun and (len(begun) > MOST_WAITING or begun[0][1].done()):
                    yield _end(*begun.popleft())
            while begun:
                yield _end(*begun.popleft())
        finally:
            for writing, waited in begun:
                with suppress(Exception):  # what has stopped the making is told
                    _end(writing, waited)


def finish(writing: Writing[R]) -> R:
    """What comes of a writing, which is waited for here."""
    return _go_on(writing, do_nothing)


def _begin(writing: Writing[R], pool: Executor) -> tuple[Writing[R], Future[object]]:
    """A writing that has come to its first waiting, and that waiting, in a thread."""
    from concurrent.futures import Future

    try:
        return writing, pool.submit(next(writing))
    except StopIteration as ended:
        writing = _tell(ended.value)
    except Exception as problem:  # noqa: BLE001 - it is told at its turn
        writing = _fail(problem)
    nothing: Future[object] = Future()
    nothing.set_result(None)
    return writing, nothing


def _end(writing: Writing[R], waited: Future[object]) -> R:
    return _go_on(writing, waited.result)


def _go_on(writing: Writing[R], wait: Wait) -> R:
    """What comes of a writing that has come to a waiting, or has not begun."""
    try:
        while True:
            try:
                wait()
            except Exception as problem:  # noqa: BLE001 - the writing knows what it means
                wait = writing.throw(problem)
            else:
                wait = next(writing)
    except StopIteration as ended:
        found: R = ended.value
        return found


def do_nothing() -> None:
    """Wait for nothing."""


def _tell(found: R) -> Writing[R]:
    """A writing with nothing left to do."""
    yield from ()
    return found


def _fail(problem: Exception) -> Writing[R]:
    """A writing that has failed."""
    yield from ()
    raise problem

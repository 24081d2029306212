"""Writing while the next documents are made: a disk takes its time, and several files at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
THREADS = 8  # a busy disk takes that many hardly longer than one
MOST_WAITING = 16  # what has been made and not written is held in memory


def write_behind(write: Callable[[T], R], made: Iterable[T]) -> Iterator[R]:
    """What `write` returns for each thing made, in order, while the next ones are being made.

    Whatever stops the making, what was made before is written whole.
    """
    from concurrent.futures import Future, ThreadPoolExecutor

    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        for one in made:
            waiting.append(pool.submit(write, one))
            while waiting and (len(waiting) > MOST_WAITING or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

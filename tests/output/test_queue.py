from functools import partial
from threading import Event

import pytest

from reportkit.output import write_behind
from reportkit.output.queue import finish

WAIT = 30  # seconds, which only a failing test takes


def wait_for(event):
    assert event.wait(WAIT)


def test_what_is_made_is_written_and_told_in_order():
    written = []

    def write(number):
        yield partial(written.append, number)
        return number * 10

    assert list(write_behind(write, range(50))) == [number * 10 for number in range(50)]
    assert sorted(written) == list(range(50))


def test_the_next_one_is_made_while_one_is_written():
    is_made = Event()

    def make():
        yield 1
        is_made.set()
        yield 2

    def write(number):
        yield partial(wait_for, is_made)
        return number

    assert list(write_behind(write, make())) == [1, 2]


def test_not_everything_is_made_before_something_is_written():
    may_write, made = Event(), []

    def make():
        for number in range(1000):
            made.append(number)
            yield number

    def write(number):
        yield partial(wait_for, may_write)
        return number

    told = write_behind(write, make())
    may_write.set()
    assert next(told) == 0
    assert len(made) < 100
    told.close()


@pytest.mark.parametrize("is_early", [False, True])
def test_a_failure_is_told_at_its_turn(is_early):
    def write(number):
        if is_early and number == 2:
            raise OSError("no")
        yield int
        if number == 2:
            raise OSError("no")
        return number

    told = write_behind(write, range(5))
    assert [next(told), next(told)] == [0, 1]
    with pytest.raises(OSError, match="no"):
        next(told)


def test_what_could_not_be_waited_for_is_told_to_the_writing():
    def fail():
        raise OSError("no")

    def write(number):
        try:
            yield fail
        except OSError as problem:
            yield int
            return f"{number}: {problem}"

    assert list(write_behind(write, range(2))) == ["0: no", "1: no"]
    assert finish(write(2)) == "2: no"


def test_what_need_not_be_waited_for_is_told_in_its_turn_too():
    def write(number):
        if number % 2:
            yield int
        return number

    assert list(write_behind(write, range(5))) == [0, 1, 2, 3, 4]
    assert [finish(write(number)) for number in range(2)] == [0, 1]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_what_was_made_before_an_interruption_is_written_whole(stop):
    is_stopped, written = Event(), []

    def make():
        yield from range(3)
        is_stopped.set()
        raise stop

    def write(number):
        yield partial(wait_for, is_stopped)
        written.append(number)

    with pytest.raises(stop):
        list(write_behind(write, make()))
    assert sorted(written) == [0, 1, 2]

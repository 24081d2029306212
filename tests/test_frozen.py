"""Frozen classes behave as `dataclass(frozen=True, slots=True)` has them."""

import copy
import inspect
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from reportkit.frozen import frozen, mutable


@frozen
class Visit:
    """A visit."""

    host: str
    guests: int = 1
    notes: list[str] = field(default_factory=list)
    path: str = field(default="", compare=False, repr=False)


@frozen
class Nothing:
    """No fields at all."""


@frozen
class Hall:
    """A hall that is found by its name alone."""

    name: Mapping[str, str]

    def __hash__(self) -> int:
        return len(self.name)


@mutable
class Counter:
    """What is counted."""

    passes: int = 0
    seen: list[str] = field(default_factory=list)


def test_what_is_mutable_changes_and_has_no_hash():
    counter = Counter()
    counter.passes += 1
    counter.seen.append("a")
    assert counter == Counter(1, ["a"])
    assert repr(counter) == "Counter(passes=1, seen=['a'])"
    with pytest.raises(AttributeError):
        counter.other = 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(counter)


def test_fields_come_from_arguments_and_defaults():
    visit = Visit("Example Company", guests=3)
    assert (visit.host, visit.guests, visit.notes) == ("Example Company", 3, [])


def test_each_object_has_a_default_of_its_own():
    first = Visit("a")
    first.notes.append("note")
    assert Visit("a").notes == []


@pytest.mark.parametrize("arguments", [(), ("a", 1, [], "", "more")])
def test_wrong_arguments_are_refused(arguments):
    with pytest.raises(TypeError, match=r"Visit\.__init__\(\)"):
        Visit(*arguments)


def test_fields_cannot_be_set_or_deleted():
    visit = Visit("a")
    with pytest.raises(FrozenInstanceError, match="host"):
        visit.host = "b"
    with pytest.raises(FrozenInstanceError):
        del visit.host
    with pytest.raises(FrozenInstanceError):
        visit.other = "b"


def test_objects_are_equal_by_the_fields_that_are_compared():
    assert Visit("a", path="x") == Visit("a", path="y")
    assert Visit("a") != Visit("b")
    assert Nothing() == Nothing()
    assert Nothing() != Visit("a")


def test_objects_have_the_hash_of_the_fields_that_are_compared():
    assert len({Hall({"en": "A"}), Hall({"en": "A"})}) == 1
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError, match="unhashable"):
        hash(Visit("a"))  # a list


def test_an_object_shows_its_fields():
    assert repr(Visit("a")) == "Visit(host='a', guests=1, notes=[])"


def test_objects_are_dataclasses():
    assert is_dataclass(Visit)
    assert [entry.name for entry in fields(Visit)] == ["host", "guests", "notes", "path"]
    assert replace(Visit("a", 2), host="b") == Visit("b", 2)
    assert not hasattr(Visit("a"), "__dict__")


def test_objects_can_be_pickled_and_copied():
    visit = Visit("a", 2, ["note"], "path")
    for again in (pickle.loads(pickle.dumps(visit)), copy.copy(visit), copy.deepcopy(visit)):
        assert again == visit
        assert again.path == "path"


def test_the_class_tells_what_it_takes():
    assert list(inspect.signature(Visit).parameters) == ["host", "guests", "notes", "path"]


def test_objects_can_be_matched():
    match Visit("a", 2):
        case Visit(host, guests):
            assert (host, guests) == ("a", 2)

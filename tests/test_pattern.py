"""Patterns that are compiled when they are first used."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import reportkit
from reportkit.pattern import pattern


def test_a_pattern_is_used_like_one_of_re():
    word = pattern(r"(?P<first>[a-z])\w+", re.IGNORECASE)
    assert word.fullmatch("Word")["first"] == "W"
    assert word.sub("x", "two words") == "x x"
    assert word.pattern == r"(?P<first>[a-z])\w+"


def test_a_mistake_is_found_at_the_first_use():
    torn = pattern("(")
    with pytest.raises(re.error):
        torn.search("text")


def test_every_pattern_of_the_package_can_be_compiled():
    names = [module.name for module in walk_packages(reportkit.__path__, "reportkit.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    kind = type(pattern(""))
    found = [value for module in modules for value in vars(module).values() if type(value) is kind]
    assert len(found) > 50
    for one in found:
        assert isinstance(one.search, type(re.compile("").search))

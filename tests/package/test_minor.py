"""Minors in a package: masked for the public, as the profile says for others."""

from __future__ import annotations

import pytest

from package.ground import NAMED, find_rules, pack, write_profile, write_record
from word.sketch import read_sketch, write_sketch

YOUNG = "  - {name: Amy Low, minor: yes}\n"


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("", "A* came"),
        ("personal: {minor: keep}\n", "Amy Low came"),
        ("audience: internal\n", "Amy Low came"),
        ("audience: internal\npersonal: {minor: mask}\n", "A* came"),
    ],
)
def test_the_name_of_a_minor_is_told_as_the_profile_says(project, profile, expected):
    write_profile(project, f"{NAMED}{profile}")
    write_record(project, old="attendees:\n", new=f"attendees:\n{YOUNG}")
    write_sketch(project / "letter.docx", "{{ attendees[0].person.name }} came")
    told = pack()
    assert told["exit"] == 0, told["diagnostics"]
    [letter] = (project / "packages" / "p").glob("*etter*.docx")
    assert expected in read_sketch(letter.read_bytes())


def test_a_name_that_was_typed_into_a_template_stops_the_package(project):
    write_record(project, old="attendees:\n", new=f"attendees:\n{YOUNG}")
    write_sketch(project / "letter.docx", "Amy Low came")
    told = pack()
    assert find_rules(told) == ["submission/internal"]
    assert "`attendees[0].name`" in told["diagnostics"][-1]["message"]
    assert not (project / "packages").exists()

"""A record held against a document: what it lacks, told where it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportkit.cli import program
from word.sketch import write_sketch

SETTINGS = "documents:\n  report: {template: t.docx}\n  letter: {template: u.docx}\n"
RECORD = """
kind: visit
title: Visit
date: 2021-06-18
org: Us Ltd.
summary: They came.
place: {name: Plant}
visitors: [Ms. Jane Doe]
follow_up:
  - {what: write, owner: Ms. Jane Doe}
  - {what: call}
"""
BODY = """
{{ title }} in {{ place.city }}
[[{{ place.address }}]] [[{{ theme }}]]
{% if release %}{{ release.kicker }}{{ release.subhead }}{% endif %}
{% for one in follow_up %}{{ one.number }} {{ one.what }}[[ {{ one.owner.called }}]]{% endfor %}
[[{{ reason }}]] {{ delegation }} {{ when }} {{ document_number }}
"""


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("reportkit.yaml").write_text(SETTINGS)
    Path("r.yaml").write_text(RECORD)
    write_sketch(tmp_path / "t.docx", BODY)
    write_sketch(tmp_path / "u.docx", "{{ title }}")


def check(*options):
    return CliRunner().invoke(program, ["check", "r.yaml", *options])


def test_what_a_record_lacks_is_told_for_a_program():
    report, letter = json.loads(check("--format", "json", "--verbose").stdout)["pairs"]
    assert (report["document"], report["can_be_made"]) == ("report", True)
    told = {one["name"]: one for one in report["lacks"]}
    assert [*told] == [
        "place.city", "place.address", "theme", "release", "follow_up[].owner",
        "background", "doc",
    ]  # fmt: skip
    assert [name for name, one in told.items() if one["leaves_gap"]] == ["place.city"]
    assert told["follow_up[].owner"]["missing"] == 1
    assert told["follow_up[].owner"]["total"] == 2
    assert told["theme"]["place"].startswith("t.docx, body, paragraph 2")
    assert letter["lacks"] == []


def test_a_person_is_told_only_if_they_ask():
    assert check().stdout == "r.yaml: report, letter\n"
    lines = check("--verbose").stdout.splitlines()
    assert lines[:3] == [
        "r.yaml: report, letter",
        "  report could also tell these 7 facts:",
        "    place.city                city: the words around it are printed all the same",
    ]
    assert "    follow_up.owner (1 of 2)  who answers for it" in lines
    assert lines[-1] == "  letter says all that it can say"


def test_one_fact_is_told_in_the_singular(tmp_path):
    write_sketch(tmp_path / "u.docx", "[[{{ theme }}]]")
    assert "  letter could also tell this:" in check("--verbose").stdout.splitlines()


def test_what_is_lacking_is_told_in_chinese(monkeypatch):
    monkeypatch.setenv("REPORTKIT_LANG", "zh")
    told = check("--verbose").stdout
    assert "report 还可以写上这 7 项：" in told
    assert "主题" in told


def test_a_document_that_cannot_be_made_is_told_with_what_it_lacks(tmp_path):
    write_sketch(tmp_path / "u.docx", "[[{{ theme }}]] {{ titel }}")
    _, letter = json.loads(check("--format", "json", "--verbose").stdout)["pairs"]
    assert letter["can_be_made"] is False
    assert [one["name"] for one in letter["lacks"]] == ["theme"]


def test_a_record_that_cannot_be_read_lacks_nothing():
    Path("r.yaml").write_text("kind: nothing\n")
    assert "pairs" not in json.loads(check("--format", "json", "--verbose").stdout)

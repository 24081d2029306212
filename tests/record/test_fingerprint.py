"""What a signature stands for."""

from __future__ import annotations

import pytest

from reportkit.record.fingerprint import build_fingerprint, hash_facts, hash_values

FACTS = "title: A\nagenda: [one, two]\npresent: 3\n"


def test_notation_changes_nothing(read):
    other = "present: 3 # as counted\nagenda:\n  - one\n  - two\ntitle: 'A'\n"
    assert build_fingerprint(read(FACTS)) == build_fingerprint(read(other))


@pytest.mark.parametrize("more", ["notes: x", "todo: [x]", "approval: {drafted: Bo}"])
def test_what_is_not_signed_changes_nothing(read, more):
    assert build_fingerprint(read(FACTS)) == build_fingerprint(read(FACTS + more))


@pytest.mark.parametrize(
    ("one", "other"), [("A", "B"), ("one, two", "two, one"), ("present: 3", "present: 4")]
)
def test_a_changed_fact_changes_it(read, one, other):
    changed = FACTS.replace(one, other)
    assert build_fingerprint(read(FACTS)) != build_fingerprint(read(changed))


def test_a_record_that_was_changed_after_signing_is_told_with_its_new_fingerprint(load, read):
    signed = FACTS + "approval: {{signed: {{by: Bo, content_sha256: {}}}}}\n"
    now = build_fingerprint(read(FACTS))
    assert told(load(signed.format(now))) == []
    [found] = told(load(signed.format("0" * 64)))
    assert now in found.hint


def told(loaded):
    return [p for p in loaded.diagnostics if p.rule == "record/changed-after-signing"]


def test_the_hash_of_facts_changes_with_whatever_is_printed(read):
    base = hash_facts(read(FACTS))
    assert hash_facts(read(f"# a comment\n{FACTS}")) == base
    assert hash_facts(read(f"{FACTS}notes: never printed\n")) == base
    assert hash_facts(read(f"{FACTS}place: Elsewhere\n")) != base
    assert hash_facts(read(f"{FACTS}approval: {{drafted: Jane Doe}}\n")) != base


def test_the_hash_of_facts_covers_whom_texts_refer_to(read):
    def hashed(doe, roe):
        people = f"people: {{doe: {{name: {doe}}}, roe: {{name: {roe}}}}}\n"
        return hash_facts(read(f"{FACTS}{people}outcomes: [thanks to $doe]\n"))

    assert hashed("Jane Doe", "Tom Roe") == hashed("Jane Doe", "Tim Roe")
    assert hashed("Jane Doe", "Tom Roe") != hashed("Joan Doe", "Tom Roe")


def test_different_values_have_different_hashes():
    values = [{}, [], None, "", 0, "0", False, [[]], {"a": None}, {"a": 1}, ["a", 1], 1.5, "1.5"]
    assert len({hash_values(value) for value in values}) == len(values)

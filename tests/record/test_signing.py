"""A fingerprint is written into a record, and nothing else in its file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportkit.cli import program
from reportkit.record import load_record

HEAD = """\
# the visit of June
kind: visit   # and no other
title: "Visit to Example Plant"
date: 2021-06-18
org: Example Technology Co., Ltd.
place: Example Plant
summary: They came.
"""
WAYS = {
    "braces": "approval:\n  signed: {by: Jane Doe, on: 2021-07-01}  # at last\n",
    "braces in braces": "approval: {drafted: Ann Lee, signed: {by: Jane Doe}}\n",
    "lines": (
        "approval:\n  signed:\n    by: Jane Doe\n    on: 2021-07-01  # at last\n"
        "  drafted: Ann Lee\n"
    ),
    "lines that end in a text": (
        "approval:\n  signed:\n    by: Jane Doe\n    opinion: >-\n      Go\n      ahead.\n\n"
        "notes: none\n"
    ),
    "lines that end in lines": (
        "approval:\n  signed:\n    on: 2021-07-01\n    by:\n      name: Jane Doe\nnotes: a\n"
    ),
    "name": "approval:\n  signed: Jane Doe  # she did\n",
    "name and post": "approval:\n  signed: Jane Doe, director\n",
    "earlier one": "approval: {signed: {content_sha256: 0a1b2c, by: Jane Doe}}\n",
    "Chinese keys": "审批:\n  签发: {谁: Jane Doe, 日期: 2021-07-01}\n",
    "no end of line": "approval: {signed: {by: Jane Doe}}",
}  # fmt: skip


def run(*arguments: str) -> object:
    return CliRunner().invoke(program, ["sign", "a.yaml", *arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("way", WAYS)
def test_a_fingerprint_is_put_where_the_record_was_signed(way: str, ending: str) -> None:
    before = (HEAD + WAYS[way]).replace("\n", ending)
    Path("a.yaml").write_bytes(before.encode())
    result = run("--write")
    assert result.exit_code == 0, result.output
    fingerprint = result.stdout.split()[0]
    after = Path("a.yaml").read_bytes().decode()
    loaded = load_record(Path("a.yaml"))
    assert loaded.record.approval.signed.content_sha256 == fingerprint
    assert "record/changed-after-signing" not in [found.rule for found in loaded.diagnostics]
    assert after.startswith(HEAD.replace("\n", ending))
    assert after.count("\r") == after.count("\n") * (ending == "\r\n")
    kept = [
        line.strip() for line in before.splitlines() if "signed" not in line and "签发" not in line
    ]
    assert [line for line in kept if line not in after] == []
    assert run("--write").stdout == result.stdout
    assert Path("a.yaml").read_bytes().decode() == after


def test_the_mark_of_an_encoding_stays() -> None:
    Path("a.yaml").write_bytes(b"\xef\xbb\xbf" + (HEAD + WAYS["braces"]).encode())
    assert run("--write").exit_code == 0
    assert Path("a.yaml").read_bytes().startswith(b"\xef\xbb\xbf# the visit")


def test_a_fingerprint_is_told_and_nothing_is_written() -> None:
    Path("a.yaml").write_text(HEAD, encoding="utf-8")
    result = run()
    assert result.exit_code == 0
    assert result.stdout.split()[1] == "a.yaml"
    assert Path("a.yaml").read_text(encoding="utf-8") == HEAD


def test_what_nobody_has_signed_is_not_written() -> None:
    Path("a.yaml").write_text(HEAD + "approval: {drafted: Ann Lee}\n", encoding="utf-8")
    result = run("--write")
    assert result.exit_code == 1
    assert "error[record/not-signed]: `approval.signed` has not been done" in result.stderr


def test_a_record_with_mistakes_is_told() -> None:
    Path("a.yaml").write_text("kind: visit\ntitel: Visit\n", encoding="utf-8")
    result = run("--format", "json")
    assert result.exit_code == 1
    assert '"content_sha256": null' in result.stdout


def test_a_change_after_signing_is_found_in_final_documents() -> None:
    Path("a.yaml").write_text(HEAD + WAYS["braces"], encoding="utf-8")
    run("--write")
    text = Path("a.yaml").read_text(encoding="utf-8")
    Path("a.yaml").write_text(text.replace("They came", "They went"), encoding="utf-8")
    result = CliRunner().invoke(program, ["render", "a.yaml", "--final"])
    assert "error[record/changed-after-signing]" in result.stderr
    assert result.exit_code == 1

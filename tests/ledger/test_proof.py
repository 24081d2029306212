"""A ledger for the public: whatever its records keep back stops it, wherever that stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.sample import VISIT, body, person, task, write_project, write_record
from ledger.test_command import call, text_of
from reportkit.ledger import gather as module
from reportkit.ledger.gather import Reading, gather_rows
from reportkit.ledger.index import Index
from reportkit.project import load_project
from word.sketch import read_members, write_members, write_sketch

REASON = "a hip operation"
SECRET = f"""{VISIT}
absent: [{{who: Ann Lee, reason: {REASON}}}]
notes: The chair complained about the coffee.
sources: [Minutes kept by the porter]
attachments: [Sign-in sheet]
follow_up: [{{what: Send the form, owner: doe, evidence: Letter of thanks to the mayor}}]
"""
WITH_TEMPLATE = "ledger: {documents: {year: own.docx}, workbook: false}\n"
BODY = "{{ stats.records.count }} records"


def public(folder, *arguments):
    return call(folder, "--audience", "public", *arguments)


def plant(project, file, **facts):
    """Put facts into the row that the index keeps of a record, as a faulty redaction would."""
    reading = Reading(
        project.directory, dict(project.defaults), project.extra, "public", project.contacts
    )
    index = Index(project.root, reading.basis(), "public")
    entry = index.find()[file]
    index.keep({file: replace(entry, row=replace(entry.row, **facts))}, ())
    assert gather_rows(project, "public").read == 0


@pytest.mark.parametrize("is_known", [False, True])
def test_a_public_ledger_of_records_with_secrets_tells_none(tmp_path, is_known):
    project = write_project(tmp_path, a=SECRET, b=VISIT)
    if is_known:
        gather_rows(project, "public")
    result = public(tmp_path)
    assert result.exit_code == 0, result.stderr
    for name in ("ledger", "summary"):
        text = text_of(project.output / f"all-public-{name}.docx")
        assert not any(words in text for words in (REASON, "coffee", "porter", "mayor"))


SAID = {"en": f"Absent for {REASON}"}
VIEWS = {
    "title": {"title": SAID},
    "place": {"place": SAID},
    "reporting body": {"org": body(SAID["en"])},
    "partner": {"partners": (body(SAID["en"]),)},
    "head": {"head": person(SAID["en"])},
    "recorder": {"recorder": person(SAID["en"])},
    "people": {"people": (person(SAID["en"]),)},
    "content": {"content": SAID},
    "outcome": {"results": (SAID,)},
    "follow-up": {"tasks": (replace(task(), what=SAID),)},
    "owner": {"tasks": (replace(task(), owner=SAID),)},
    "attachment": {"attachments": (SAID,)},
    "number": {"number": SAID["en"]},
    "archive": {"archive_no": SAID["en"]},
}


@pytest.mark.parametrize("facts", VIEWS.values(), ids=VIEWS)
def test_what_slips_through_into_any_view_stops_everything(tmp_path, facts):
    project = write_project(tmp_path, a=SECRET, b=VISIT)
    gather_rows(project, "public")
    plant(project, "records/a.yaml", **facts)
    result = public(tmp_path)
    assert result.exit_code == 1
    assert "error[submission/internal]" in result.stderr
    assert "`absent[0].reason (records/a.yaml)`, which is internal: `ahi…`" in result.stderr
    assert not project.output.exists()


def test_the_workbook_alone_is_searched_too(tmp_path):
    project = write_project(tmp_path, a=SECRET, b=VISIT)
    gather_rows(project, "public")
    plant(project, "records/a.yaml", results=(SAID, {"en": "Call 13800138000"}))
    result = public(tmp_path, "--document", "workbook")
    assert result.exit_code == 1
    assert "all-public-ledger.xlsx" in result.stderr
    assert "holds a mobile number: `138****8000`" in result.stderr
    assert not project.output.exists()


def typed(folder, text, **parts):
    """A project whose template holds some words of its own."""
    write_sketch(folder / "own.docx", text, **parts)
    return write_project(folder, WITH_TEMPLATE, a=SECRET, b=VISIT)


PLACES = {
    "text": {"text": f"{BODY}\nNobody speaks of {REASON}."},
    "header": {"text": BODY, "header": f"Of {REASON}"},
    "comment": {"text": BODY, "comments": [f"Of {REASON}"]},
    "property": {"text": BODY, "custom": {"Remark": f"Of {REASON}"}},
    "title": {"text": BODY, "title": f"Of {REASON}"},
}


@pytest.mark.parametrize("parts", PLACES.values(), ids=PLACES)
def test_what_was_typed_into_a_template_is_found(tmp_path, parts):
    project = typed(tmp_path, **parts)
    result = public(tmp_path)
    assert result.exit_code == 1
    assert "all-public-year.docx" in result.stderr
    assert "`absent[0].reason (records/a.yaml)`" in result.stderr
    assert not project.output.exists()
    assert call(tmp_path).exit_code == 0  # for the house it may stand


def test_personal_numbers_are_found_unless_everybody_may_read_them(tmp_path):
    project = typed(tmp_path, f"{BODY}, call 010-62345678")
    result = public(tmp_path)
    assert "error[submission/personal-data]" in result.stderr
    settings = f"contacts: [010-62345678]\n{WITH_TEMPLATE}"
    (tmp_path / "reportkit.yaml").write_text(settings, encoding="utf-8")
    assert public(tmp_path).exit_code == 0
    assert "62345678" in text_of(project.output / "all-public-year.docx")


def test_contacts_of_the_house_stay_in_the_texts_of_records(tmp_path):
    project = write_project(tmp_path, "contacts: [010-62345678]\n", a=VISIT)
    write_record(tmp_path, "b", f"{VISIT}outcomes: [Call 010-62345678 soon]\n")
    assert public(tmp_path).exit_code == 0
    assert "010-62345678" in text_of(project.output / "all-public-ledger.docx")


@pytest.mark.parametrize("reason", ["meeting", "left", "records"])
def test_a_reason_that_is_a_word_of_the_ledger_proves_nothing(tmp_path, reason):
    secret = SECRET.replace(REASON, reason)
    write_project(tmp_path, a=secret, b=VISIT.replace("kind: visit", "kind: meeting"))
    assert public(tmp_path).exit_code == 0


def test_what_another_record_tells_everybody_proves_nothing(tmp_path):
    other = VISIT.replace("The visitors toured the centre", f"The talk was about {REASON}")
    project = write_project(tmp_path, a=SECRET, b=other)
    assert public(tmp_path).exit_code == 0
    assert REASON in text_of(project.output / "all-public-ledger.docx")
    plant(project, "records/a.yaml", results=(SAID,))
    assert "(records/a.yaml)" in public(tmp_path).stderr


def test_words_typed_by_hand_into_a_ledger_are_found(tmp_path):
    project = write_project(tmp_path, a=SECRET, b=VISIT)
    assert public(tmp_path).exit_code == 0
    path = project.output / "all-public-summary.docx"
    members = read_members(path.read_bytes())
    main = members["word/document.xml"]
    members["word/document.xml"] = main.replace(b"Next steps", f"After {REASON}".encode())
    write_members(path, members)
    result = public(tmp_path)
    assert result.exit_code == 1
    assert "all-public-summary.docx" in result.stderr
    assert "`absent[0].reason (records/a.yaml)`" in result.stderr


def test_what_was_typed_by_hand_is_not_merged_into_a_public_ledger(tmp_path):
    project = write_project(tmp_path, a=SECRET, b=VISIT)
    public(tmp_path)
    path = project.output / "all-public-summary.docx"
    members = read_members(path.read_bytes())
    main = members["word/document.xml"]
    members["word/document.xml"] = main.replace(b"Next steps", f"After {REASON}".encode())
    write_members(path, members)
    before = path.read_bytes()
    write_record(tmp_path, "c", VISIT)
    result = public(tmp_path, "--merge")
    assert "`absent[0].reason (records/a.yaml)`" in result.stderr
    assert path.read_bytes() == before


def test_what_is_kept_back_comes_from_several_processes_as_from_one(tmp_path, monkeypatch):
    project = write_project(tmp_path, a=SECRET, b=VISIT, c=VISIT, d=SECRET)
    one = gather_rows(project, "public")
    assert set(one.sought) == {f"records/{name}.yaml" for name in "abcd"}
    assert "ahipoperation" in one.sought["records/d.yaml"].words
    again = gather_rows(project, "public")
    monkeypatch.setattr(module, "MANY", 2)
    monkeypatch.setattr(module, "SHARE", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    (tmp_path / ".reportkit" / "ledger" / "public.sqlite").unlink()
    several = gather_rows(load_project(tmp_path), "public")
    assert (again.read, several.read) == (0, 4)
    assert one.sought == again.sought == several.sought


def test_many_words_are_sought_as_surely_as_few(tmp_path):
    secrets = {
        f"s{n}": VISIT + f"notes: The {n * 7919} pounds went astray.\n" for n in range(100, 180)
    }
    write_sketch(tmp_path / "own.docx", f"{BODY}, {150 * 7919} pounds went astray.")
    write_project(tmp_path, WITH_TEMPLATE, a=VISIT, **secrets)
    told = public(tmp_path).stderr
    assert told.count("error[submission/internal]") == 0  # a part of the sentence only
    write_sketch(tmp_path / "own.docx", f"{BODY}. The {150 * 7919} pounds went astray.")
    told = public(tmp_path).stderr
    assert "`notes (records/s150.yaml)`" in told
    assert told.count("error[submission/internal]") == 1


def test_minors_behind_one_mask_are_still_counted_each(tmp_path):
    young = VISIT.replace(
        "[doe]", "[{name: Ann Lee, minor: yes}, {name: Amy Low, minor: yes}, doe]"
    )
    project = write_project(tmp_path, a=young, b=young)
    rows = gather_rows(project, "public").rows
    assert [one.name["en"] for one in rows[0].people] == ["A*", "A*", "Jane Doe"]
    assert len({one.key for row in rows for one in row.people}) == 3
    assert public(tmp_path).exit_code == 0
    text = text_of(project.output / "all-public-summary.docx")
    assert "three different people" in text
    assert "Ann Lee" not in text

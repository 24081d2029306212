"""What was rendered last: kept whole, shared, cleared away, and never trusted when damaged."""

import os
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.output import state as module
from reportkit.output.state import Kept, KeptRecord, State, read_fields, write_fields
from reportkit.word.archive import deflate, pack, store

SHARED, OWN = os.urandom(3000), b"own words"


def build(own=OWN, shared=SHARED):
    members = [deflate("own.xml", own), store("photo.png", shared), deflate("small.xml", b"x")]
    return b"".join(pack(members))


def keep(state, name, content, **facts):
    (state.root / name).write_bytes(content)
    digest = sha256(content).hexdigest()
    kept = Kept(name, "records/a.yaml", "key", digest, **facts)
    state.keep(kept, content, frozenset({"own.xml"}))
    return kept


def files(state, kind):
    return sorted(path.name for path in (state.folder / kind).iterdir())


def volume(state):
    """The only file of the journal in which anything stands."""
    [name] = files(state, "journal")
    return state.folder / "journal" / name


def write_as_before(state, kind, name, content):
    """What version 1.0 of the folder wrote: a file for each document and record."""
    place = state.folder / kind / sha256(name.encode()).hexdigest()[:32]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def test_a_document_comes_back_as_it_was(tmp_path):
    state, content = State(tmp_path), build()
    kept = keep(state, "a.docx", content, reads=(("photo.png", "f00"), ("b.png", "")))
    again = State(tmp_path)
    found = again.find(tmp_path / "a.docx")
    assert (found.digest, found.reads, found.key) == (kept.digest, kept.reads, "key")
    assert again.find_base(tmp_path / "a.docx") == content


def test_what_documents_share_is_kept_once(tmp_path):
    state = State(tmp_path)
    for number in range(5):
        keep(state, f"{number}.docx", build(own=b"%d" % number))
    assert len(files(state, "shared")) == 1
    assert state.journal.size < 5 * len(build())
    assert state.find_base(tmp_path / "3.docx") == build(own=b"3")


def test_the_last_of_a_document_counts(tmp_path):
    state = State(tmp_path)
    for number in range(5):
        keep(state, "a.docx", build(own=b"%d" % number))
    assert state.find_base(tmp_path / "a.docx") == build(own=b"4")


def test_a_file_saved_by_another_program_is_kept_too(tmp_path):
    content = b"no zip file at all"
    state = State(tmp_path)
    keep(state, "a.docx", content)
    assert state.find_base(tmp_path / "a.docx") == content


@pytest.mark.parametrize("at", [0, 70, 100, -1])
def test_what_is_damaged_counts_as_not_there(tmp_path, at):
    state = State(tmp_path)
    keep(state, "a.docx", build())
    place = volume(state)
    content = bytearray(place.read_bytes())
    content[at] ^= 1
    place.write_bytes(content)
    assert State(tmp_path).find_base(tmp_path / "a.docx") is None


def test_a_shared_piece_that_is_gone_or_changed_is_noticed(tmp_path):
    state = State(tmp_path)
    keep(state, "a.docx", build())
    [name] = files(state, "shared")
    place = state.folder / "shared" / name
    place.write_bytes(b"another")
    assert state.find_base(tmp_path / "a.docx") is None
    place.unlink()
    assert state.find_base(tmp_path / "a.docx") is None
    assert state.find(tmp_path / "a.docx") is not None


def test_the_folder_is_ignored_by_git_and_may_be_deleted(tmp_path):
    import shutil

    state = State(tmp_path)
    keep(state, "a.docx", build())
    assert (state.folder / ".gitignore").read_text().endswith("\n*\n")
    shutil.rmtree(state.folder)
    assert State(tmp_path).find(tmp_path / "a.docx") is None
    State(tmp_path).sweep()
    keep(State(tmp_path), "a.docx", build())
    assert State(tmp_path).find_base(tmp_path / "a.docx") == build()


def test_a_folder_that_takes_no_files_only_means_that_nothing_is_kept(tmp_path):
    (tmp_path / ".reportkit").write_text("a file")
    state = State(tmp_path)
    keep(state, "a.docx", build())
    state.keep_record(tmp_path / "a.yaml", KeptRecord("key", "a", "visit", ("en",), ""))
    assert state.find(tmp_path / "a.docx") is None
    assert state.find_record(tmp_path / "a.yaml") is None


def test_what_nothing_needs_is_cleared_away(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "SPARE", 0)
    state = State(tmp_path)
    for number in range(4):
        keep(state, "a.docx", build(shared=b"%d" % number * 3000))
    keep(state, "gone.docx", build(shared=b"z" * 3000))
    (tmp_path / "gone.docx").unlink()
    state.keep_record(tmp_path / "gone.yaml", KeptRecord("key", "gone", "visit", ("en",), ""))
    State(tmp_path).sweep()
    assert len(files(state, "shared")) == 5  # this run has made none
    state.sweep()
    assert len(files(state, "shared")) == 5  # another run may be about to need them
    for name in files(state, "shared"):
        os.utime(state.folder / "shared" / name, (0, 0))
    state.sweep()
    assert len(files(state, "shared")) == 1
    assert state.find(tmp_path / "gone.docx") is None
    assert state.find_record(tmp_path / "gone.yaml") is None
    assert state.find_base(tmp_path / "a.docx") == build(shared=b"3" * 3000)
    state.sweep()
    assert len(files(state, "shared")) == 1


def test_what_is_known_of_a_record(tmp_path):
    state = State(tmp_path)
    known = KeptRecord("key", "a\nb", "visit", ("en", "zh"), "示例发〔2021〕7号")
    state.keep_record(tmp_path / "a.yaml", known)
    assert State(tmp_path).find_record(tmp_path / "a.yaml") == known
    assert State(tmp_path).find_record(tmp_path / "b.yaml") is None


def test_no_other_file_is_written_by_way_of_a_link(tmp_path):
    state, known = State(tmp_path), KeptRecord("key", "a", "visit", ("en",), "")
    state.keep_record(tmp_path / "a.yaml", KeptRecord("old", "a", "visit", ("en",), ""))
    place, mine = volume(state), tmp_path / "mine.txt"
    mine.write_text("mine")
    place.unlink()
    place.symlink_to(mine)
    state.keep_record(tmp_path / "a.yaml", known)
    assert state.find_record(tmp_path / "a.yaml") == known
    assert mine.read_text() == "mine"


def test_a_record_cut_off_while_it_was_written_is_kept_anew(tmp_path):
    state, known = State(tmp_path), KeptRecord("key", "a", "visit", ("en",), "")
    state.keep_record(tmp_path / "a.yaml", known)
    place = volume(state)
    place.write_bytes(place.read_bytes()[:80])
    assert state.find_record(tmp_path / "a.yaml") is None
    state.keep_record(tmp_path / "a.yaml", known)
    assert state.find_record(tmp_path / "a.yaml") == known


def test_the_journal_is_renewed_once_it_is_long(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "SPARE_BYTES", 0)
    state = State(tmp_path)
    for number in range(8):
        keep(state, "a.docx", build(own=b"%d" % number))
    state.keep_record(tmp_path / "gone.yaml", KeptRecord("key", "gone", "visit", ("en",), ""))
    long = state.journal.size
    state.sweep()
    once = state.journal.size
    assert once < long / 4
    assert State(tmp_path).find_base(tmp_path / "a.docx") == build(own=b"7")
    keep(state, "a.docx", build(own=b"8"))
    state.sweep()  # it is not yet twice as long as it was
    assert state.journal.size > once
    assert state.find_base(tmp_path / "a.docx") == build(own=b"8")


def test_what_an_earlier_version_kept_is_read_until_it_is_written_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "SPARE_BYTES", -1)
    content = b"no zip file at all"
    digest = sha256(content).hexdigest()
    old = write_fields(["a.docx", "a.yaml", "key", digest, "0", str(len(content))]) + content
    write_as_before(State(tmp_path), "documents", "a.docx", old)
    write_as_before(State(tmp_path), "documents", "b.docx", old)
    told = write_fields(["a.yaml", "key", "a", "visit", "", "en"])
    write_as_before(State(tmp_path), "records", "a.yaml", told)
    (tmp_path / "a.yaml").write_text("title: A")
    state = State(tmp_path)
    known = KeptRecord("key", "a", "visit", ("en",), "")
    assert state.find_base(tmp_path / "a.docx") == content
    assert state.find_record(tmp_path / "a.yaml") == known
    keep(state, "a.docx", build())
    assert state.find_base(tmp_path / "a.docx") == build()
    state.sweep()
    assert State(tmp_path).find_base(tmp_path / "a.docx") == build()
    assert State(tmp_path).find_record(tmp_path / "a.yaml") == known
    assert files(state, "documents") == []
    assert len(files(state, "records")) == 1


def test_files_outside_the_project_are_kept_by_their_whole_path(tmp_path):
    state = State(tmp_path / "project")
    assert state.name(tmp_path / "project" / "output" / "a.docx") == "output/a.docx"
    assert state.name(tmp_path / "b.docx") == (tmp_path / "b.docx").as_posix()


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))))
def test_texts_are_read_as_they_were_written(texts):
    written = write_fields(["first", *texts])
    assert read_fields(written + b"own") == ["first", *texts]
    assert read_fields(written[:-1]) is None

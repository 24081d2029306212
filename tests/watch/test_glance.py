"""What a glance at files tells: what holds something else, whatever its date says."""

import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from reportkit.entry import read_digest
from reportkit.watch import Glance, find_named, is_noise, iter_hints

NAMES = [f"{letter}.yaml" for letter in "abcd"]
CONTENTS = st.sampled_from(["", "one", "two", "six"])


def write(folder, content="one"):
    file = folder / "a.yaml"
    file.write_text(content)
    return file


def test_a_file_is_changed_when_it_is_first_seen_and_when_it_holds_something_else(tmp_path):
    glance, file = Glance(), write(tmp_path)
    assert glance.look([file]) == {file}
    assert glance.look([file]) == set()
    write(tmp_path, "more")
    assert glance.look([file]) == {file}
    file.unlink()
    assert glance.look([file]) == {file}
    assert glance.look([file]) == set()


def test_a_file_that_is_only_touched_is_not_changed(tmp_path):
    glance, file = Glance(), write(tmp_path)
    glance.look([file])
    os.utime(file, (1, 1))
    assert glance.look([file], {file}) == set()


def test_a_change_that_keeps_size_and_date_is_seen_where_an_event_names_the_file(tmp_path):
    glance, file = Glance(), write(tmp_path)
    os.utime(file, (1, 1))
    glance.look([file])
    write(tmp_path, "two")
    os.utime(file, (1, 1))
    assert glance.look([file], {file}) == {file}


def test_a_file_that_is_noted_is_no_change_until_it_changes(tmp_path):
    glance, file = Glance(), write(tmp_path)
    glance.note([file])
    assert glance.look([file]) == set()
    write(tmp_path, "more")
    assert glance.look([file]) == {file}


def test_a_file_that_changed_since_somebody_read_it_is_a_change(tmp_path):
    glance, file = Glance(), write(tmp_path)
    digest = read_digest(file)
    write(tmp_path, "two")
    glance.expect(file, digest)
    assert glance.look([file]) == {file}


def test_a_file_that_was_read_and_is_gone_is_a_change(tmp_path):
    glance, file = Glance(), write(tmp_path)
    glance.expect(file, read_digest(file))
    file.unlink()
    assert glance.look([file]) == {file}


def test_a_file_that_was_missing_is_a_change_when_it_comes(tmp_path):
    glance, file = Glance(), tmp_path / "a.yaml"
    glance.expect(file)
    assert glance.look([file]) == set()
    write(tmp_path)
    assert glance.look([file]) == {file}


class Folder(RuleBasedStateMachine):
    """Files that come, change and go, of which none is missed and none is told without need."""

    @initialize()
    def begin(self):
        import tempfile

        self.folder = Path(tempfile.mkdtemp())
        self.files = [self.folder / name for name in NAMES]
        self.glance = Glance()
        self.glance.look(self.files)
        self.seen = dict.fromkeys(self.files, "")

    @rule(name=st.sampled_from(NAMES), content=CONTENTS)
    def save(self, name, content):
        (self.folder / name).write_text(content)

    @rule(name=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
    def rename(self, name, other):
        if (self.folder / name).exists():
            (self.folder / name).replace(self.folder / other)

    @rule(name=st.sampled_from(NAMES))
    def delete(self, name):
        (self.folder / name).unlink(missing_ok=True)

    @rule()
    def look(self):
        now = {file: read_digest(file) for file in self.files}
        changed = {file for file in self.files if now[file] != self.seen[file]}
        assert self.glance.look(self.files, set(self.files)) == changed
        self.seen = now

    def teardown(self):
        import shutil

        shutil.rmtree(self.folder, ignore_errors=True)


TestFolder = Folder.TestCase
TestFolder.settings = settings(max_examples=30, stateful_step_count=20)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/")))
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_no_draft_of_a_program_hides_a_record(stem):
    name = f"x{stem}.yaml"
    assert not is_noise(Path("/work", "records", name), Path("/work"))
    for draft in (f".{name}.swp", f"{name}~", f"#{name}#", f"~${name}", f".~lock.{name}#"):
        assert is_noise(Path("/work", "records", draft), Path("/work"))


def test_a_project_in_a_hidden_folder_is_no_noise():
    assert not is_noise(Path("/home/.office/records/a.yaml"), Path("/home/.office"))
    assert is_noise(Path("/home/.office/.git/index"), Path("/home/.office"))


def test_files_that_problems_name_count_from_the_project():
    from reportkit.diagnostics import FilePlace
    from reportkit.rules.output import OPEN
    from reportkit.rules.record import MISSING_FILE

    photo = MISSING_FILE.at(FilePlace("records/a.yaml"), field="photos[0].file", file="b/c.jpg")
    opened = OPEN.at(FilePlace("/o/a.docx"), "close", file="/o/a.docx", lock="~$a.docx")
    assert find_named([photo, opened], Path("/p")) == {
        Path("/p/b/c.jpg"), Path("/o/a.docx"), Path("/o/~$a.docx"),
    }  # fmt: skip
    assert find_named([MISSING_FILE.at(FilePlace("a"), field="x", file="\0")], Path("/p")) == set()


def test_where_the_system_gives_no_events_it_is_always_quiet(tmp_path):
    hints = iter_hints([tmp_path / "missing"], lambda _: True)
    assert [next(hints), next(hints)] == [frozenset(), frozenset()]

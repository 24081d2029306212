"""The index: a short cut that may be damaged, locked or foreign, and is never believed blindly."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from ledger.sample import VISIT, gather, write_project, write_record
from reportkit.ledger import gather as module
from reportkit.ledger.gather import gather_rows
from reportkit.ledger.index import FOLDER
from reportkit.ledger.keeping import read_row, write_row
from reportkit.project import load_project

FILE = FOLDER / "all.sqlite"


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path, a=VISIT, b=VISIT, c=f"{VISIT}present: 5\n")


def test_a_second_run_reads_nothing_and_says_the_same(project):
    first, second = gather_rows(project), gather_rows(project)
    assert (first.read, second.read) == (3, 0)
    assert first.rows == second.rows


def test_only_what_has_changed_is_read_again(project):
    gather_rows(project)
    write_record(project.root, "b", VISIT.replace("Visit to", "Tour of"))
    write_record(project.root, "d", VISIT)
    (project.records / "a.yaml").unlink()
    found = gather_rows(project)
    assert found.read == 2
    assert [(row.id, row.title["en"][:4]) for row in found.rows] == [
        ("b", "Tour"), ("c", "Visi"), ("d", "Visi"),
    ]  # fmt: skip
    assert gather_rows(project).read == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("directory.yaml", "Jane Doe", "Jane Roe"),
        ("reportkit.yaml", "#", "defaults: {lang: zh} #"),
    ],
)
def test_what_records_draw_on_counts_too(project, file, old, new):
    gather_rows(project)
    path = project.root / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert gather_rows(load_project(project.root)).read == 3


def truncated(path):
    path.write_bytes(path.read_bytes()[:700])


def text(path):
    path.write_text("this is no database" * 100)


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE rows (a, b)")
        database.commit()


def later(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE rows RENAME COLUMN seal TO signature")
        database.execute("PRAGMA user_version = 99")
        database.commit()


def empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [truncated, text, foreign, later, empty])
def test_a_damaged_or_foreign_index_is_made_again(project, damage):
    before = gather_rows(project)
    damage(project.root / FILE)
    assert gather_rows(project).rows == before.rows
    again = [gather_rows(project).read for _ in range(2)]
    assert again[-1] == 0, again


def test_a_row_that_was_tampered_with_is_read_from_its_record(project):
    before = gather_rows(project)
    with closing(sqlite3.connect(project.root / FILE)) as database:
        database.execute("""UPDATE rows SET row = replace(row, '2021-06-18', '2022-06-18')""")
        database.commit()
    found = gather_rows(project)
    assert (found.rows, found.read) == (before.rows, 3)


def test_a_locked_index_is_done_without_and_left_alone(project, monkeypatch):
    monkeypatch.setattr("reportkit.ledger.index.PATIENCE", 0.01)
    before = gather_rows(project)
    write_record(project.root, "d", VISIT)
    with closing(sqlite3.connect(project.root / FILE, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        locked = gather_rows(project)
        database.execute("ROLLBACK")
    assert [row.id for row in locked.rows] == ["a", "b", "c", "d"]
    found = gather_rows(project)
    assert (found.read, found.rows[:3]) == (1, before.rows)


def test_where_no_index_can_be_kept_the_ledger_is_made_all_the_same(tmp_path):
    (tmp_path / ".reportkit").write_text("a file, and no folder")
    found = gather(tmp_path, a=VISIT)
    assert [row.id for row in found.rows] == ["a"]


def test_outside_a_project_nothing_is_kept(tmp_path):
    project = write_project(tmp_path, a=VISIT)
    from dataclasses import replace

    bare = replace(project, file=None)
    assert [gather_rows(bare).read for _ in range(2)] == [1, 1]
    assert not (tmp_path / FILE).exists()


def test_processes_at_once_get_the_same_and_leave_a_whole_index(project):
    for number in range(30):
        write_record(project.root, f"n{number}", VISIT)
    program = (
        "import sys; from pathlib import Path; from reportkit.project import load_project; "
        "from reportkit.ledger.gather import gather_rows; "
        "print(len(gather_rows(load_project(Path(sys.argv[1]))).rows))"
    )
    command = [sys.executable, "-c", program, str(project.root)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [run.communicate()[0].strip() for run in runs] == ["33"] * 4
    assert gather_rows(project).read == 0


def test_many_records_are_read_by_several_processes_as_by_one(project, monkeypatch):
    for number in range(5):
        write_record(project.root, f"n{number}", VISIT)
    write_record(project.root, "broken", "kind: visit\n")
    one = gather_rows(project)
    (project.root / FILE).unlink()
    monkeypatch.setattr(module, "MANY", 2)
    monkeypatch.setattr(module, "SHARE", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    several = gather_rows(project)
    assert (several.rows, several.left_out, several.read) == (one.rows, one.left_out, 9)
    assert [str(found) for found in several.problems] == [str(found) for found in one.problems]


def test_a_broken_record_is_told_at_every_run_and_left_out(project):
    write_record(project.root, "broken", f"{VISIT}titel: A\n")
    for _ in range(2):
        found = gather_rows(project)
        assert found.left_out == ("records/broken.yaml",)
        assert [problem.rule for problem in found.problems] == ["record/unknown-key"]
        assert found.problems[0].place.line == 9


def test_a_record_whose_photo_is_missing_still_counts(project):
    write_record(project.root, "d", f"{VISIT}photos: [nowhere.jpg]\n")
    assert gather_rows(project).rows[-1].photos == 1


def test_a_row_comes_back_from_its_text_and_other_texts_do_not(project):
    row = gather_rows(project).rows[0]
    assert read_row(write_row(row)) == row
    for words in ("[]", "3", '{"a": 1}', "nonsense"):
        with pytest.raises(ValueError):  # noqa: PT011 - any text
            read_row(words)


def test_each_audience_has_an_index_and_rows_of_its_own(tmp_path):
    secret = f"{VISIT}absent: [{{who: Ann Lee, reason: ill}}]\noutcomes: [Call 13912345678 soon]\n"
    text = secret.replace("[doe]", "[doe, Ann Lee]")
    project = write_project(tmp_path, a=text)
    for _ in range(2):
        whole, public = gather_rows(project), gather_rows(project, "public")
        assert "13912345678" in whole.rows[0].results[0]["en"]
        assert "13912345678" not in public.rows[0].results[0]["en"]
        assert [one.key for one in public.rows[0].people] == ["key doe"]
    assert (whole.read, public.read) == (0, 0)

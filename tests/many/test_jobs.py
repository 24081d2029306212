"""Many records in several processes: the same as in one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import reportkit
from hostile.ground import RECORD, below, run, spawn, text_of, write
from many.ground import build_many, edit, find_workers, make_meet, make_stop, started, wait_until
from reportkit.pipeline.chunk import divide, render_chunks
from reportkit.pipeline.claim import Register
from reportkit.pipeline.desk import Desk, write_chunk
from reportkit.pipeline.write import Manner
from reportkit.project import build_jobs, find_records

NUMBERED = RECORD + "doc: {number: 公司〔2026〕12号}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    build_many(tmp_path / "project", 40)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def render_twice(*arguments):
    """What is said and written by one process and by two, in projects that are equal."""
    shutil.copytree(".", "../one")
    shutil.copytree(".", "../two")
    told = []
    for name, jobs in (("../one", 1), ("../two", 2)):
        ending = spawn("render", "records", *arguments, "--jobs", jobs, cwd=name)
        told.append((ending.code, ending.out, ending.said, below(Path(name) / "output")))
    return told


def summary(said):
    return said.splitlines()[-1]


def test_two_processes_make_the_same_documents_as_one(folder):
    one, two = render_twice()
    assert one == two
    assert len(one[3]) == 80
    assert (one[0], summary(one[2])) == (0, "80 documents from 40 records (80 warnings)")


def test_two_processes_find_the_same_problems_as_one(folder):
    for name in ("005", "017", "038"):
        write(folder / "records" / f"{name}.yaml", NUMBERED)
    for name in ("003", "022", "030"):
        write(folder / "records" / f"{name}.yaml", f"id: same\n{RECORD}")
    write(folder / "records" / "021.yaml", RECORD.replace("title", "titel"))
    write(folder / "records" / "035.yaml", RECORD + "lang: zh\n")
    one, two = render_twice()
    assert one == two
    assert one[2].count("record/duplicate-number") == 2
    taken = "`output/same-report.docx` has been written from `records/003.yaml` already"
    assert one[2].count(f"error[output/name-taken]: {taken}") == 2
    assert len(one[3]) == 2 * (40 - 2 - 2 - 1)


def test_names_that_are_up_to_date_are_taken_as_well(folder):
    assert run("render", "records", "--jobs", "1").done()
    write(folder / "records" / "000.yaml", f"id: '039'\n{RECORD}")
    one, two = render_twice()
    assert one == two
    assert "records/039.yaml: error[output/name-taken]" in one[2]
    assert "it is `records/000.yaml`" not in one[2]


def test_a_mistake_in_a_template_is_told_once(folder):
    write(folder / "templates" / "release.docx", b"no Word file")
    one, two = render_twice()
    assert one == two
    assert one[2].count("release.docx: error") == 1
    assert one[3] == {}


@pytest.mark.parametrize("choice", [None, "--merge", "--beside", "--force"])
def test_edited_documents_are_somebodys_work_for_two_processes_too(folder, choice):
    write(folder / "records" / "031.yaml", RECORD)
    assert run("render", "records").done()
    edit(folder / "output" / "031-report.docx")
    write(folder / "records" / "031.yaml", RECORD.replace("came.", "came. It rained."))
    one, two = render_twice(*([choice] if choice else []))
    without_time = [
        {name.split("backup")[0]: content for name, content in ending[3].items()}
        for ending in (one, two)
    ]
    assert without_time[0] == without_time[1]
    assert one[0] == two[0] == (1 if choice is None else 0)
    texts = {name: text_of(folder.parent / "two" / "output" / name) for name in two[3]}
    assert any(" came early" in text for text in texts.values())


def test_what_is_up_to_date_is_told_alike(folder):
    assert run("render", "records").done()
    write(folder / "records" / "020.yaml", RECORD.replace("came", "went"))
    one, two = render_twice()
    assert one == two
    assert summary(one[2]).startswith("2 documents from 40 records; 78 documents up to date")
    assert one[1].splitlines() == ["output/020-report.docx", "output/020-release.docx"]


def test_a_dry_run_of_two_processes_writes_nothing(folder):
    one, two = render_twice("--dry-run")
    assert one == two
    assert summary(one[2]).startswith("80 documents would be made from 40 records")
    assert not (folder / "output").exists()
    assert not (folder.parent / "two" / ".reportkit").exists()


def test_a_few_records_are_made_by_one_process(folder):
    with started("render", "records") as process:
        while process.poll() is None:
            assert find_workers(process) == []


def test_a_batch_that_is_worth_it_is_shared(tmp_path, monkeypatch):
    if len(os.sched_getaffinity(0)) == 1:
        pytest.skip("one processor is all there is")
    monkeypatch.chdir(tmp_path)
    build_many(tmp_path, 150)
    environment, bar = make_stop(tmp_path, "149.yaml")
    with started("render", "records", env=environment) as process:
        wait_until(lambda: bool(find_workers(process)))
        bar.unlink()
        assert process.wait() == 0
    assert len(below(tmp_path / "output")) == 300


def test_a_process_that_is_killed_loses_no_document(folder):
    with started("render", "records", "--jobs", 2, "--out", "killed") as process:
        wait_until(lambda: len(list(Path("killed").glob("*.docx"))) > 4)
        for worker in find_workers(process):
            os.kill(worker, 9)
        _, said = process.communicate()
    assert process.returncode == 0
    assert b"from 40 records" in said
    assert run("render", "records", "--out", "whole").done()
    assert below(Path("killed")) == below(Path("whole"))


def test_a_record_that_ends_its_process_is_told_and_no_other(folder):
    environment = make_meet(folder.parent, "021.yaml", "os.kill(os.getpid(), 9)")
    # the process that shares out the work looks at no record
    ending = spawn("render", "records", "--jobs", 2, env=environment)
    assert ending.refused("records/021.yaml: error[output/process-lost]", "from 39 records")
    assert ending.said.count("error[") == 1
    assert len(below(folder / "output")) == 78


def test_a_process_without_memory_is_one_that_is_gone(folder):
    environment = make_meet(folder.parent, "021.yaml", "raise MemoryError")
    ending = spawn("render", "records", "--jobs", 2, env=environment)
    assert ending.refused("records/021.yaml: error[output/process-lost]", "from 39 records")


def test_a_bug_in_a_process_is_a_bug(folder):
    environment = make_meet(folder.parent, "021.yaml", "raise RuntimeError('a bug')")
    ending = spawn("render", "records", "--jobs", 2, env={**environment, "TMPDIR": str(folder)})
    assert ending.code == 3
    assert "this is a bug in reportkit, not in your files: RuntimeError: a bug" in ending.said
    [report] = folder.glob("reportkit-bug-*.txt")
    assert "draft_job" in report.read_text()


def test_processes_that_cannot_be_started_are_a_bug_at_once(folder):
    environment = make_meet(folder.parent, "/desk.", "'-P' in sys.orig_argv and os._exit(1)")
    ending = spawn("render", "records", "--jobs", 2, env={**environment, "TMPDIR": str(folder)})
    assert ending.code == 3
    assert "the processes that are to share the work end when they are started" in ending.said


def test_what_a_process_prints_is_no_answer(folder):
    environment = make_meet(folder.parent, "021.yaml", "print('hello'); sys.stdout.flush()")
    ending = spawn("render", "records", "--jobs", 2, env=environment)
    assert ending.done()
    assert "hello" not in ending.out
    assert len(ending.out.splitlines()) == 80


def test_a_program_is_told_what_became_of_many(folder):
    write(folder / "records" / "021.yaml", RECORD.replace("title", "titel"))
    ending = spawn("render", "records", "--jobs", 2, "--format", "json")
    facts = json.loads(ending.out)
    assert ending.out == json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
    assert (ending.code, ending.said) == (1, "")
    assert [made["file"] for made in facts["written"]][:2] == [
        "output/000-report.docx", "output/000-release.docx"
    ]  # fmt: skip
    assert facts["failed"] == ["records/021.yaml"]
    assert facts["counts"] == {
        "sources": 40, "written": 78, "up_to_date": 0, "left": 0, "failed": 1
    }  # fmt: skip
    assert facts["seconds"] > 0


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5"])
def test_a_number_of_processes_is_a_number(folder, number):
    assert run("render", "records", "--jobs", number).code == 2


def test_auto_is_a_number_of_processes_too(folder):
    assert run("render", "records/000.yaml", "--jobs", "auto").done()


def test_python_is_told_what_becomes_of_each_record(folder):
    outcomes = list(reportkit.render_records(["records"], jobs=2))
    assert [outcome.source.name for outcome in outcomes] == [f"{n:03}.yaml" for n in range(40)]
    assert [made.file.name for made in outcomes[7].made] == ["007-report.docx", "007-release.docx"]
    [again, *_] = reportkit.render_records([folder / "records" / "007.yaml"])
    assert (again.made, len(again.current)) == ((), 2)


def test_a_script_need_not_be_guarded(folder):
    loop = "for one in reportkit.render_records(['records'], jobs=2): print(one.source)"
    write(folder / "script.py", f"import reportkit\n{loop}\n")
    process = subprocess.run([sys.executable, "script.py"], capture_output=True, text=True)
    assert (len(process.stdout.splitlines()), process.stderr) == (40, "")


def test_who_stops_asking_ends_the_run(folder):
    outcomes = reportkit.render_records(["records"], jobs=2)
    assert len(next(outcomes).made) == 2
    outcomes.close()
    assert list(folder.rglob("*.tmp")) == []
    assert len(list(reportkit.render_records(["records"]))) == 40
    assert len(below(folder / "output")) == 80


class Alone:
    """A crew of this very process, which has four chunks in hand and counts what it took."""

    room = 4

    def __init__(self):
        self.desk, self.taken = Desk(), 0

    def take(self, chunk):
        self.taken += len(chunk.jobs)
        return InHand(chunk, self.desk)


class InHand:
    def __init__(self, chunk, desk):
        self.chunk, self.desk, self.drafts = chunk, desk, desk.draft(chunk)

    def wait_for_claims(self):
        return self.drafts.claims

    def write(self, taken):
        with ThreadPoolExecutor(1) as disk:
            self.outcomes = write_chunk(self.desk.settle(self.drafts, taken), disk)

    def is_written(self):
        return True

    def wait_for_outcomes(self):
        return self.outcomes


def test_few_records_are_in_hand_however_many_there_are(folder):
    jobs, crew = deque(build_jobs(find_records(["records"]))), Alone()
    outcomes = render_chunks(divide(jobs, 2, Manner()), crew, Register())
    for told, _ in enumerate(outcomes, 1):
        assert crew.taken <= told + 2 * crew.room
    assert told == 40

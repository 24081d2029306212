"""Many records in the hands of a Dask cluster: a real scheduler, and real workers that die."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportkit
from hostile.ground import RECORD, below, command, spawn, write
from many.cluster import address_in, scheduler, workers
from many.ground import build_many, check_whole, leftovers, make_meet, wait_for_documents

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
RECORDS = 40
# a client that has lost its scheduler looks for it for some time
HASTY = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The scheduler file of a cluster of two workers."""
    with scheduler(tmp_path_factory.mktemp("cluster")) as file, workers(file, 2):
        yield file


@pytest.fixture
def folder(tmp_path, monkeypatch):
    build_many(tmp_path / "project", RECORDS)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def render_here(folder):
    """What one process of this machine says and writes, in a project that is equal."""
    here = shutil.copytree(folder, folder.parent / "here")
    ending = spawn("render", "records", "--jobs", 1, cwd=here)
    return ending, below(here / "output")


def test_a_cluster_makes_and_tells_what_one_process_does(folder, cluster):
    for name in ("005", "038"):
        write(folder / "records" / f"{name}.yaml", RECORD + "doc: {number: 公司〔2026〕12号}\n")
    for name in ("003", "030"):
        write(folder / "records" / f"{name}.yaml", f"id: same\n{RECORD}")
    write(folder / "records" / "021.yaml", RECORD.replace("title", "titel"))
    alone, whole = render_here(folder)
    together = spawn("render", "records", "--scheduler", address_in(cluster))
    assert together == alone
    assert below(folder / "output") == whole
    again = spawn("render", "records", "--scheduler", cluster)
    assert again.out == ""
    assert f"{len(whole)} documents up to date" in again.said


def test_python_is_told_what_a_cluster_makes(folder, cluster):
    call = "reportkit.render_records(['records'], scheduler=sys.argv[1])"
    script = f"import reportkit, sys\nfor one in {call}: print(len(one.made))"
    process = subprocess.run(
        [sys.executable, "-c", script, cluster], capture_output=True, text=True
    )
    assert (process.stdout, process.stderr) == ("2\n" * RECORDS, "")


def test_a_worker_that_is_killed_loses_no_document(folder, tmp_path):
    _, whole = render_here(folder)
    with (
        scheduler(tmp_path) as file,
        workers(file, 3) as started,
        subprocess.Popen(
            command("render", "records", "--scheduler", file),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        wait_for_documents(folder / "output", 5, process)
        started[0].kill()
        _, said = process.communicate()
        assert (process.returncode, process.poll()) == (0, 0), said
    assert below(folder / "output") == whole
    assert leftovers(folder / "output") == []


def test_a_record_that_ends_its_workers_is_told_and_no_other(folder, tmp_path):
    environment = make_meet(tmp_path, "021.yaml", "os.kill(os.getpid(), 9)")
    strict = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with (
        scheduler(tmp_path, env=strict) as file,
        workers(file, 2, env=environment),
        workers(file, 1),
    ):
        ending = spawn("render", "records", "--scheduler", file)
    if ending.code == 0:  # the one that can stand it had it in hand
        assert len(below(folder / "output")) == 2 * RECORDS
    else:
        assert ending.refused("records/021.yaml: error[output/process-lost]")
        assert len(below(folder / "output")) == 2 * RECORDS - 2


def test_a_scheduler_that_is_lost_is_told_and_the_next_run_goes_on(folder, tmp_path):
    _, whole = render_here(folder)
    with scheduler(tmp_path) as file, workers(file, 2), subprocess.Popen(
        command("render", "records", "--scheduler", file),
        env=HASTY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        wait_for_documents(folder / "output", 5, process)
        os.kill(int((tmp_path / "scheduler.pid").read_text()), 9)
        _, said = process.communicate()
    assert process.returncode in (0, 1)
    assert (process.returncode == 0) or b"error[cluster/no-scheduler]" in said, said
    assert b"Traceback" not in said
    check_whole(folder / "output")
    assert spawn("render", "records").done()
    assert below(folder / "output") == whole


def test_nobody_answers(folder):
    ending = spawn("render", "records", "--scheduler", "tcp://127.0.0.1:9", env=HASTY)
    assert ending.refused(
        "tcp://127.0.0.1:9: error[cluster/no-scheduler]: no Dask scheduler answers"
    )
    assert not Path("output").exists()


def test_processes_and_a_cluster_exclude_each_other(folder):
    ending = spawn("render", "records", "--scheduler", "tcp://127.0.0.1:9", "--jobs", 2)
    assert ending.misused("`--jobs` and `--scheduler` exclude each other")


def test_no_cluster_is_imported_by_a_run_without_one(folder):
    script = "import reportkit, sys\nlist(reportkit.render_records(['records'], jobs=2))\n"
    seen = "print({'distributed', 'dask', 'tornado'} & set(sys.modules))"
    process = subprocess.run([sys.executable, "-c", script + seen], capture_output=True, text=True)
    assert process.stdout == "set()\n"
    assert reportkit.__version__

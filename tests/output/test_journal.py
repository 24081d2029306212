"""Entries one behind the other: found whole or not at all, whoever else writes or is killed."""

import os
import signal
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.output.journal import HEAD, MARK, Journal, Volume, build_entry, iter_whole

NAME = b"0123456789abcdef"
WRITER = """\
import sys
from pathlib import Path
from reportkit.output.journal import Journal
journal, who = Journal(Path(sys.argv[1])), sys.argv[2]
print("begun", flush=True)
for number in range(int(sys.argv[3])):
    journal.add(f"{who} {number}", f"{who} says {number} ".encode() * 500)
"""


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path)


def start_writer(folder, who, times):
    command = [sys.executable, "-c", WRITER, str(folder), who, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_the_last_content_of_a_name_is_found(journal, tmp_path):
    for number in range(50):
        journal.add(f"{number % 7}", b"%d" % number)
    for found in (journal, Journal(tmp_path)):
        assert [found.find(f"{number}") for number in range(8)] == [
            b"49", b"43", b"44", b"45", b"46", b"47", b"48", b""
        ]  # fmt: skip
        assert sorted(found.iter_contents()) == [b"%d" % number for number in range(43, 50)]


def test_what_another_run_has_written_meanwhile_is_found(journal, tmp_path):
    assert journal.find("a") == b""
    Journal(tmp_path).add("a", b"first")
    assert journal.find("a") == b"first"
    Journal(tmp_path).add("a", b"second")
    assert journal.find("a") == b"second"


def test_what_two_runs_write_by_turns_is_found_by_both(tmp_path):
    first, second = Volume(tmp_path / "0"), Volume(tmp_path / "0")
    for number in range(6):
        writer = (first, second)[number % 2]
        assert writer.find(b"%016d" % number) == b""
        writer.add(b"%016d" % number, b"%d" % number)
        second.add(NAME, b"last %d" % number)
    for volume in (first, second, Volume(tmp_path / "0")):
        assert [volume.find(b"%016d" % number) for number in range(6)] == [
            b"%d" % number for number in range(6)
        ]
        assert volume.find(NAME) == b"last 5"


@given(st.lists(st.binary(max_size=80)), st.data())
def test_a_cut_off_entry_hides_no_other(contents, data):
    entries = [build_entry(b"%016d" % number, one) for number, one in enumerate(contents)]
    cut = data.draw(st.integers(0, max(len(contents) - 1, 0)))
    if entries:
        entries[cut] = entries[cut][: data.draw(st.integers(0, len(entries[cut]) - 1))]
    written = b"".join(entries)
    found = {name: written[start:end] for name, start, end in iter_whole(written)}
    written_to = {b"%016d" % number: one for number, one in enumerate(contents)}
    whole = {name: one for name, one in written_to.items() if name != b"%016d" % cut}
    # what the next one begins with may make it whole
    assert whole.items() <= found.items() <= written_to.items()


@given(st.binary(max_size=200))
def test_any_bytes_may_stand_in_an_entry(noise):
    content = MARK + noise + build_entry(NAME, noise)[: HEAD.size] + MARK
    written = build_entry(NAME, content)
    assert [written[start:end] for _, start, end in iter_whole(written)] == [content]


def test_an_entry_that_is_only_half_there_is_looked_for_again(tmp_path):
    volume, entry = Volume(tmp_path / "0"), build_entry(NAME, b"content")
    volume.add(NAME, b"before")
    with volume.path.open("ab") as file:
        file.write(entry[:-3])
        file.flush()
        assert volume.find(NAME) == b"before"
        file.write(entry[-3:])
    assert volume.find(NAME) == b"content"


def test_two_processes_write_at_once(tmp_path, journal):
    writers = [start_writer(tmp_path, who, 300) for who in ("a", "b")]
    for writer in writers:
        writer.communicate()
    for who in ("a", "b"):
        for number in range(300):
            assert journal.find(f"{who} {number}") == f"{who} says {number} ".encode() * 500


def test_threads_of_one_process_write_at_once(journal, tmp_path):
    def write(who):
        for number in range(100):
            journal.add(f"{who} {number}", f"{who} says {number}".encode() * 40)
            assert journal.find(f"{who} {number}") == f"{who} says {number}".encode() * 40

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, "abcd"))
    for who in "abcd":
        for number in range(100):
            content = f"{who} says {number}".encode() * 40
            assert journal.find(f"{who} {number}") == content
            assert Journal(tmp_path).find(f"{who} {number}") == content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_killed_process_leaves_what_it_had_written(tmp_path, journal):
    writer = start_writer(tmp_path, "a", 1_000_000)
    writer.stdout.readline()
    while not journal.find("a 20"):
        os.sched_yield()
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    for number in range(21):
        assert journal.find(f"a {number}") == f"a says {number} ".encode() * 500
    journal.add("b", b"afterwards")
    assert Journal(tmp_path).find("b") == b"afterwards"


def test_what_nothing_needs_is_left_out(journal, tmp_path):
    for number in range(40):
        journal.add(f"{number % 20}", b"%d" % number * 100)
    before = journal.size
    journal.renew(lambda content: not content.startswith(b"25"))
    assert journal.size < before * 0.6
    for found in (journal, Journal(tmp_path)):
        assert found.find("5") == b""
        assert found.find("6") == b"26" * 100
        assert len([*found.iter_contents()]) == 19
    assert all(len(path.name) == 1 for path in tmp_path.iterdir())


def test_a_volume_that_was_renewed_by_another_run_is_read_anew(tmp_path):
    first, second = Volume(tmp_path / "0"), Volume(tmp_path / "0")
    first.add(NAME, b"old")
    first.add(NAME, b"new")
    assert second.find(NAME) == b"new"
    first.renew(lambda _: True)
    second.add(NAME[::-1], b"more")
    assert (second.find(NAME), second.find(NAME[::-1])) == (b"new", b"more")


def test_a_volume_is_not_renewed_while_another_run_writes(tmp_path):
    volume, other = Volume(tmp_path / "0"), Volume(tmp_path / "0")
    volume.add(NAME, b"old")
    volume.add(NAME, b"new")

    def is_needed(_):
        other.add(NAME, b"newest")
        return True

    volume.renew(is_needed)
    assert volume.find(NAME) == b"newest"
    assert len([*tmp_path.iterdir()]) == 1


def test_an_entry_that_is_longer_than_what_is_read_at_once_is_found(tmp_path):
    Volume(tmp_path / "0").add(NAME, b"x" * 3_000_000)
    Volume(tmp_path / "0").add(NAME[::-1], build_entry(NAME, b"within"))
    volume = Volume(tmp_path / "0")
    assert len(volume.find(NAME)) == 3_000_000
    assert volume.find(NAME[::-1]) == build_entry(NAME, b"within")


def test_however_many_entries_there_are_one_is_in_memory(journal):
    for number in range(1500):
        journal.add("" if number % 5 else str(number), b"x" * 30_000)
    tracemalloc.start()
    journal.renew(lambda _: True)
    assert sum(map(len, journal.iter_contents())) == 301 * 30_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_500_000  # three times what is read at once


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    journal = Journal(tmp_path / "none")
    assert journal.find("a") == b""
    assert (journal.size, [*journal.iter_contents()]) == (0, [])
    journal.renew(lambda _: True)
    with pytest.raises(FileNotFoundError):
        journal.add("a", b"content")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_in_the_place_of_a_volume_is_not_waited_for(tmp_path):
    volume = Volume(tmp_path / "0")
    os.mkfifo(volume.path)
    assert volume.find(NAME) == b""
    volume.add(NAME, b"content")
    assert volume.find(NAME) == b"content"

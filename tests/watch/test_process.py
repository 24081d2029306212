"""`reportkit watch` as people run it: a process, and files that programs save in their own ways."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from watch.desk import (
    PHOTO,
    RECORD,
    RELEASE,
    SETTINGS,
    SETTINGS_FILE,
    A,
    lay_out,
    words,
    write_picture,
    write_record,
    write_template,
)
from watch.saving import STYLES

LIMIT = 120  # seconds, after which something is broken
# a shell that starts tests in the background lets them ignore interruptions
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from reportkit.cli import main; main()"
)


class Watching:
    """A process that watches, and all that it has said."""

    def __init__(self, process):
        self.process = process
        self.lines = []
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def said(self):
        return "\n".join(self.lines)

    def until(self, is_done):
        """Wait until something holds."""
        end = time.monotonic() + LIMIT
        while not is_done():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.01)

    def until_said(self, words):
        self.until(lambda: re.search(words, self.said))

    def until_shown(self, document, *shown):
        self.until(lambda: Path(document).exists() and words(document) == [*shown])

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(LIMIT)
        self.reader.join(LIMIT)
        return code


@contextmanager
def watching(*arguments, **environment):
    """A process that has made what was missing, and watches."""
    command = [sys.executable, "-c", PROGRAM, "watch", *arguments]
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    settings = {**os.environ, "REPORTKIT_LANG": "en", "PYTHONUTF8": "1", **environment}
    with subprocess.Popen(command, env=settings, encoding="utf-8", **said) as process:
        running = Watching(process)
        try:
            running.until_said("watching|正在监视")
            yield running
        finally:
            process.kill()
            running.reader.join(LIMIT)


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay_out()


def test_a_save_is_answered_with_what_was_made_in_how_long():
    with watching() as running:
        assert "watching 2 records, 2 templates and what they use; Ctrl-C ends it" in running.said
        write_record(A, RECORD.replace("Visit", "Tour"))
        running.until_said(
            r"\d\d:\d\d:\d\d  records/a.yaml: 2 documents from 1 record, \d+\.\d\d s"
        )
        assert words("output/a-report.docx") == ["Tour to Example Plant", "They came."]
        assert running.stop() == 0
    assert running.lines[-1] == "no longer watching"
    assert "Traceback" not in running.said


def test_everything_is_said_in_chinese():
    with watching(REPORTKIT_LANG="zh") as running:
        assert "正在监视2 条记录、2 个模板以及它们用到的文件；按 Ctrl-C 结束" in running.said
        write_record(A, RECORD.replace("Visit", "Tour"))
        running.until_said("records/a.yaml：由1 条记录生成了2 份文档")
        A.unlink()
        running.until_said("records/a.yaml 已经不在；它的文档保持原样")
        running.stop()
    assert running.lines[-1] == "已停止监视"


def test_a_mistake_is_told_as_check_tells_it_and_the_document_stays():
    with watching() as running:
        write_record(A, f"{RECORD}titel: x\n")
        running.until_said("records/a.yaml: nothing was written from 1 record")
        checked = subprocess.run(
            [sys.executable, "-m", "reportkit.cli", "check", "records/a.yaml"],
            env={**os.environ, "REPORTKIT_LANG": "en"}, capture_output=True, text=True,
        )  # fmt: skip
        problem = checked.stderr.split("\n\n")[0]
        assert "record/unknown-key" in problem
        assert problem in running.said
        assert words("output/a-report.docx")[0] == "Visit to Example Plant"
        write_record(A, RECORD.replace("Visit", "Tour"))
        running.until_shown("output/a-report.docx", "Tour to Example Plant", "They came.")


@pytest.mark.parametrize("save", STYLES)
def test_every_way_of_saving_a_record_and_a_template_is_seen(save, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    template = write_template(elsewhere / "new.docx", "Latest news: {{ title }}").read_bytes()
    with watching() as running:
        for title in ("Tour", "Call", "Look"):
            save(A, RECORD.replace("Visit", title).encode())
            running.until_shown("output/a-release.docx", f"News: {title} to Example Plant")
        save(RELEASE, template)
        running.until_shown("output/a-release.docx", "Latest news: Look to Example Plant")
        running.until_shown("output/b-release.docx", "Latest news: Visit to Example Plant")
        assert running.stop() == 0
    # nothing of ours is taken for somebody's save
    saved = re.findall(r"\d\d:\d\d:\d\d  (.*?): ", running.said)
    assert set(saved) <= {"records/a.yaml", "templates/release.docx"}


def test_a_template_that_libreoffice_saves_is_seen(convert, tmp_path_factory):
    source = tmp_path_factory.mktemp("elsewhere") / "release.docx"
    write_template(source, "Latest news: {{ title }}")
    with watching() as running:
        convert([source], "docx", Path("templates").absolute())
        running.until_shown("output/a-release.docx", "Latest news: Visit to Example Plant")


def test_folders_that_come_and_are_renamed_are_seen():
    write_template(RELEASE, "{{ title }}", PHOTO)
    photos = "photos: [{file: photos/tour.png, caption: The tour, alt: A tour}]\n"
    with watching() as running:
        write_record(A, RECORD + photos)
        running.until_said("names `photos/tour.png`, which is not there")
        write_picture(Path("pictures/tour.png"))
        Path("pictures").rename("photos")
        running.until(lambda: len(docx.Document("output/a-release.docx").inline_shapes) == 1)
        Path("records/2022").mkdir()
        write_record(Path("records/2022/c.yaml"))
        running.until_shown("output/c-report.docx", "Visit to Example Plant", "They came.")
        Path("records/2022").rename("records/2023")
        write_record(Path("records/2023/c.yaml"), RECORD.replace("Visit", "Tour"))
        running.until_shown("output/c-report.docx", "Tour to Example Plant", "They came.")


def test_what_is_shared_and_stands_outside_of_the_project_is_watched(tmp_path_factory):
    shared = tmp_path_factory.mktemp("shared") / "release.docx"
    write_template(shared, "News: {{ title }}")
    SETTINGS_FILE.write_text(SETTINGS.replace("templates/release.docx", f"'{shared}'"))
    with watching() as running:
        write_template(shared, "Latest news: {{ title }}")
        running.until_shown("output/a-release.docx", "Latest news: Visit to Example Plant")


def test_a_folder_without_events_is_watched_all_the_same():
    with watching(WATCHFILES_FORCE_POLLING="1") as running:
        write_record(A, RECORD.replace("Visit", "Tour"))
        running.until_shown("output/a-report.docx", "Tour to Example Plant", "They came.")


def test_many_saves_in_a_row_end_with_the_last():
    with watching() as running:
        for number in range(60):
            write_record(A, RECORD.replace("Visit", f"Visit {number}"))
        running.until_shown("output/a-report.docx", "Visit 59 to Example Plant", "They came.")


def test_checking_only_writes_nothing():
    with watching("--check") as running:
        write_record(A, f"{RECORD}titel: x\n")
        running.until_said("records/a.yaml: 1 of 1 file cannot be used: 1 error")
        write_record(A, RECORD.replace("Visit", "Tour"))
        running.until_said("records/a.yaml: 1 file in order")
        assert running.stop() == 0
    assert not Path("output").exists()


def test_pdfs_follow_their_documents(office):
    def text(name):
        pdf = Path("output", name)
        shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True).stdout
        return shown.decode()

    with watching(str(A), "--pdf") as running:
        assert "Visit" in text("a-release.pdf")
        write_record(A, RECORD.replace("Visit", "Tour"))
        running.until(lambda: "Tour" in text("a-release.pdf"))
        running.until_said("records/a.yaml: 4 documents from 1 record")
        assert running.stop() == 0


def test_a_check_makes_no_pdfs():
    command = [sys.executable, "-m", "reportkit.cli", "watch", "--check", "--pdf"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    assert ended.returncode == 2
    assert "command/one-option" in ended.stderr


def test_outside_of_a_project_something_must_be_named(tmp_path, monkeypatch):
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    SETTINGS_FILE.unlink(missing_ok=True)
    (tmp_path / "reportkit.yaml").unlink()
    command = [sys.executable, "-m", "reportkit.cli", "watch"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    assert ended.returncode == 2
    assert "command/no-project" in ended.stderr

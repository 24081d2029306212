import io
import json
import re
import sys

import pytest

from reportkit.console.problem import show_diagnostics
from reportkit.console.stream import prepare_streams, progress, show_json, show_note, show_text
from reportkit.diagnostics import Diagnostic, FilePlace, Severity

PROBLEM = Diagnostic("record/x", Severity.ERROR, FilePlace("发.yaml"), "`é` is wrong")


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


def stream(kind=io.TextIOWrapper, encoding="utf-8"):
    return kind(io.BytesIO(), encoding=encoding, write_through=True)


def text(stream):
    return stream.buffer.getvalue().decode(stream.encoding)


@pytest.mark.parametrize(("encoding", "path"), [("utf-8", "发"), ("latin-1", "\\u53d1")])
def test_a_console_of_another_encoding_shows_escapes(monkeypatch, encoding, path):
    monkeypatch.setattr(sys, "stderr", stream(encoding=encoding))
    prepare_streams()
    show_diagnostics([PROBLEM])
    assert text(sys.stderr) == f"{path}.yaml: error[record/x]: `é` is wrong\n\n"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_json_stays_json_in_every_encoding(monkeypatch, encoding):
    monkeypatch.setattr(sys, "stdout", stream(encoding=encoding))
    show_json({"file": "发"})
    assert json.loads(text(sys.stdout)) == {"file": "发"}
    assert ("发" in text(sys.stdout)) == (encoding == "utf-8")


def test_a_stream_that_cannot_be_reconfigured_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    prepare_streams()
    show_text("a")
    assert sys.stdout.getvalue() == "a\n"


def test_a_terminal_sees_colours(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stderr", stream(Terminal))
    show_diagnostics([PROBLEM])
    assert "\x1b[1;31merror[record/x]\x1b[0m" in text(sys.stderr)


def test_no_color_is_respected(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stderr", stream(Terminal))
    show_diagnostics([PROBLEM])
    assert "\x1b[1;31m" not in text(sys.stderr)


def test_plain_words_need_no_colours(monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream(Terminal))
    show_note("[bold]done[/bold]")
    assert text(sys.stderr) == "[bold]done[/bold]\n"


@pytest.mark.parametrize(("kind", "total", "watched"), [
    (Terminal, 12, True), (Terminal, 2, False), (io.TextIOWrapper, 12, False),
])  # fmt: skip
def test_a_terminal_watches_many_records(monkeypatch, kind, total, watched):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream(kind))
    with progress(total) as advance:
        advance()
    assert (f"/{total}" in text(sys.stderr)) == watched


def test_a_problem_makes_the_progress_bar_step_aside(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stderr", terminal := stream(Terminal))
    with progress(12) as advance:
        show_diagnostics([PROBLEM])
        advance()
    assert re.search(r"\x1b\[2K(\x1b\[[\d;]*m)*发\.yaml", text(terminal))

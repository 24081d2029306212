"""Standard output and standard error: styled on a terminal, plain elsewhere."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from reportkit.pattern import pattern

Span = tuple[str, str]
Line = tuple[Span, ...]

UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}
TURNS_TEXT = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
UNTURNED = {ord(sign): f"\\u{ord(sign):04x}" for sign in TURNS_TEXT}  # as JSON writes them
# what a line may not be broken in: words with the space behind them, wide characters with the
# punctuation that may not begin a line
WORD = pattern(r"[⺀-鿿][，。；：、？！”》）…]*|[^\s⺀-鿿]+\s*|\s+|.")
PROGRESS_FROM = 5  # records; fewer are done before a bar could be read


def prepare_streams() -> None:
    """Let a console that is closed take what is told, and one that is not UTF-8 show escapes."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # it stays open for as long as the program runs
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show_text(text: str) -> None:
    """Print what the command is for."""
    print_line(((text, ""),), sys.stdout)


def show_path(path: Path) -> None:
    """Print a file that was written."""
    show_text(shorten(path))


def show_note(text: str) -> None:
    """Print a word about the work, on standard error."""
    print_line(((text, ""),), sys.stderr)


def show_json(facts: Mapping[str, object]) -> None:
    """Print the one object of a run in JSON form."""
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    show_text(json.dumps(facts, indent=2, ensure_ascii=not utf8).translate(UNTURNED))


def print_line(line: Line, stream: TextIO) -> None:
    """Print a line of styled spans."""
    if stream.isatty() and any(style for _, style in line):
        _print_styled(line, stream)
    else:
        stream.write("".join(text for text, _ in line) + "\n")


def _print_styled(line: Line, stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    with console.capture() as captured:
        console.print(Text.assemble(*line))
    stream.write(captured.get())  # a progress bar watches the stream and makes way for it


def flush() -> None:
    """Let whoever reads along see all that was printed."""
    sys.stdout.flush()
    sys.stderr.flush()


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal that watches many records; the function yielded moves it on by one."""
    if total < PROGRESS_FROM or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from reportkit.console.tongue import say

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(say("records")),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    piped = not sys.stdout.isatty()
    with Progress(*columns, console=console, transient=True, redirect_stdout=not piped) as bar:
        task = bar.add_task("", total=total, rate="")

        def advance() -> None:
            speed = bar.tasks[0].speed
            rate = say("{number} a second", number=f"{speed:,.0f}") if speed else ""
            bar.update(task, advance=1, rate=rate)

        yield advance


def shorten(text: object) -> str:
    """The text with each path below the working folder counted from there."""
    try:
        # asked for with every line, and a `Path` takes long; with the separator at its end
        folder = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    except OSError:  # it has been deleted
        return str(text)
    return str(text).replace(folder, "") if len(folder) > len(os.sep) else str(text)


def printable(text: str) -> str:
    """The text with an escape for each character that would move the cursor or turn the text."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    hidden = unicodedata.category(character) in UNPRINTABLE or character in TURNS_TEXT
    return character.encode("unicode-escape").decode() if hidden else character


def width(text: str) -> int:
    """The columns that a text takes on a console."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fill(text: str, columns: int) -> str:
    """The text in lines of so many columns, broken at spaces and between wide characters."""
    lines, line = [], ""
    for word in WORD.findall(text):
        if line and width(line + word.rstrip()) > columns:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return "\n".join([*lines, line.rstrip()])

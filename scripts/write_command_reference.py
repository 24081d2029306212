"""Bring the reference page of the commands up to date; run it without arguments."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from reportkit.cli import program

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"
COMMANDS = re.compile(r"(?s)(?<=<!-- The commands: ).*?(?=<!-- The end of the commands)")
SAID = "written by scripts/write_command_reference.py from their help texts. -->"


def build_page(page: str) -> str:
    """The text of the page with the commands as they are now."""
    sections = "\n".join(_iter_sections())
    return COMMANDS.sub(lambda _: f"{SAID}\n\n{sections}\n", page)


def _iter_sections() -> Iterator[str]:
    """The commands, one section each."""
    for name, command in program.commands.items():
        arguments = [one for one in command.params if isinstance(one, click.Argument)]
        options = [one for one in command.params if isinstance(one, click.Option)]
        usage = " ".join((f"reportkit {name}", *map(_name_argument, arguments)))
        examples = "\n".join(command.examples)
        rows = "\n".join(map(_describe_option, options))
        table = f"| option | meaning |\n|---|---|\n{rows}\n\n" if rows else ""
        words = inspect.cleandoc(command.help or "")
        yield f"## `{usage}`\n\n{words}\n\n{table}```sh\n{examples}\n```\n"


def _name_argument(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _describe_option(option: click.Option) -> str:
    """The row of an option."""
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    words = " or ".join(f"`{choice}`" for choice in choices)
    value = "" if choices or option.is_flag else f" {option.metavar or 'TEXT'}"
    name = ", ".join(f"`{one}{value}`" for one in (*option.opts, *option.secondary_opts))
    usual = f" Usually `{option.default}`." if option.show_default else ""
    needed = " Required." if option.required else ""
    return f"| {name} | {option.help}{f' {words}.' if words else ''}{usual}{needed} |"


if __name__ == "__main__":
    PAGE.write_text(build_page(PAGE.read_text("utf-8")), encoding="utf-8", newline="\n")
    print(PAGE)

"""The program `reportkit` and its commands."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Any

import click

from reportkit.cli.check import check
from reportkit.cli.diff import diff
from reportkit.cli.ending import tell_ending, told_endings
from reportkit.cli.explain import explain
from reportkit.cli.export import export
from reportkit.cli.fields import fields
from reportkit.cli.fill import fill
from reportkit.cli.fonts import fonts
from reportkit.cli.init import init
from reportkit.cli.layout import layout
from reportkit.cli.ledger import ledger
from reportkit.cli.merge import merge
from reportkit.cli.new import new
from reportkit.cli.package import package
from reportkit.cli.pdf import pdf
from reportkit.cli.preview import preview
from reportkit.cli.render import render
from reportkit.cli.schema import schema
from reportkit.cli.sign import sign
from reportkit.cli.status import status
from reportkit.cli.verify import verify
from reportkit.cli.watch import watch
from reportkit.version import __version__

MANY_OBJECTS = 50_000
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Program(click.Group):
    """A group of commands in the order in which they are met; every ending is told."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as Click calls it
        """The commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        from reportkit.console import forget_tongue, prepare_streams

        prepare_streams()
        forget_tongue()
        with told_endings():
            return super().invoke(ctx)


@click.group(cls=Program, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="reportkit", message="%(prog)s %(version)s")
def program() -> None:
    """Official activity reports and news releases from records and Word templates.

    A record is a short text file with the facts of one activity; a template is a Word file with
    tags such as {{ title }}. Together they make a document. Begin with `reportkit init my-reports`;
    `reportkit COMMAND -h` tells more about a command, and gives examples.
    """


for command in (
    init, new, check, render, watch, sign, ledger, fill, verify, status, diff, merge, package, pdf,
    preview, export, fonts, fields, layout, schema, explain,
):  # fmt: skip
    program.add_command(command)


def main() -> None:
    """Run the program."""
    # nearly all that a short run makes lives to its end: to look for garbage takes a tenth of it
    gc.set_threshold(MANY_OBJECTS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be ended is to be interrupted
    try:
        program(prog_name="reportkit")
    except OSError as reason:  # the console takes no help text
        sys.exit(tell_ending(reason))
    finally:
        gc.freeze()
        for telling in signal.SIGINT, signal.SIGTERM:  # nobody is left who could tell of another
            signal.signal(telling, signal.SIG_DFL)

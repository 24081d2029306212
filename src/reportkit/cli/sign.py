"""`reportkit sign`: what a signature stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportkit.cli.command import Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form


@click.command(
    cls=Command,
    examples=(
        "reportkit sign records/2021-07-03.yaml",
        "reportkit sign records/2021-07-03.yaml --write",
    ),
)
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Write it into the record, under `approval: signed:`.")
@form_option
@click.pass_context
def sign(ctx: click.Context, records: tuple[str, ...], write: bool, form: Form) -> None:
    """Tell the fingerprint of a record's facts, for its signature.

    Written as `content_sha256` under `approval: signed:`, it tells later whether a fact was
    changed after the signature. It does not change with comments, the order of keys, notes, or the
    approval itself. With `--write`, whoever signed must stand there; nothing else in the file
    changes.
    """
    from reportkit.console import show_signatures, speak
    from reportkit.pipeline.sign import sign_records
    from reportkit.project import build_jobs, find_records

    jobs = build_jobs(find_records(records))
    speak(jobs[0].project.defaults.get("lang"))
    if not show_signatures(sign_records(jobs, write=write), form):
        ctx.exit(1)

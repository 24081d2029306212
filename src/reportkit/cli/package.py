"""`reportkit package`: what is sent, in the form that its receivers ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportkit.cli.command import FOLDER, Command, form_option

if TYPE_CHECKING:
    from reportkit.console import Form
    from reportkit.diagnostics import CallError


@click.command(
    cls=Command,
    examples=(
        "reportkit package records/2026-06-05-example-exchange-zh.yaml",
        "reportkit package records/2026-03-12-example-exchange.yaml --profile media",
        'reportkit package "records/2026-*.yaml" --profile archive --dry-run',
        "reportkit package --verify packages/visit.zip",
    ),
)
@click.argument("records", metavar="RECORD...", nargs=-1)
@click.option("--profile", metavar="NAME", help="What it must be; a file of profiles/.")
@click.option("--out", metavar="DIR", type=FOLDER, help="Write there, not to packages/.")
@click.option(
    "--version",
    metavar="TEXT",
    default="1",
    show_default=True,
    help="What `{version}` in file names stands for.",
)
@click.option(
    "--fresh", is_flag=True, help="Make documents anew, even if somebody has edited them."
)
@click.option("--force", is_flag=True, help="Replace what stands there, and keep a copy of it.")
@click.option("--dry-run", "dry", is_flag=True, help="Make and check all of it, and write nothing.")
@click.option(
    "--verify",
    metavar="ZIP",
    type=click.Path(path_type=Path),
    help="Prove that a package, or the folder of one, is as it was made.",
)
@click.option("--seal", metavar="SEAL", help="The seal that was printed when it was made.")
@form_option
@click.pass_context
def package(
    ctx: click.Context,
    records: tuple[str, ...],
    profile: str | None,
    out: Path | None,
    version: str,
    fresh: bool,
    force: bool,
    dry: bool,
    verify: Path | None,
    seal: str | None,
    form: Form,
) -> None:
    """Make a package for submission: a folder and a zip file.

    A profile in profiles/ says which documents, attachments and photos go in, what they are called,
    how large they may be, and who is to read them. All that stands against it is told at once, and
    then nothing is written. A document that somebody has edited by hand goes in as it is.

    The package holds a list of enclosures, a list of what was checked, and digests of every file;
    equal records make equal packages, byte for byte. Its seal, which is printed, stands for all of
    it.
    """
    if verify is not None:
        _refuse_together(records, profile=profile, out=out, fresh=fresh, force=force, dry_run=dry)
        passed = _verify(verify, seal, form)
    elif seal is not None:
        raise _needs_verify()
    elif not records:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    else:
        passed = _make(records, (profile, out, version, fresh, force, dry), form)
    if not passed:
        ctx.exit(1)


def _needs_verify() -> CallError:
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import NEEDS_OPTION

    return CallError(NEEDS_OPTION.at(FilePlace("--seal"), option="--seal", other="--verify"))


def _refuse_together(others: tuple[str, ...], **given: object) -> None:
    """Refuse what makes a package where one is to be verified."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.rules.command import NOT_TOGETHER, ONE_PACKAGE

    if others:
        raise CallError(ONE_PACKAGE.at(FilePlace(others[0]), "each", other=others[0]))
    for name, value in given.items():
        if value:
            option = f"--{name.replace('_', '-')}"
            raise CallError(NOT_TOGETHER.at(FilePlace(option), option=option))


def _verify(path: Path, seal: str | None, form: Form) -> bool:
    from reportkit.console import show_verified
    from reportkit.submission.verify import verify_package

    return show_verified(verify_package(path, seal), form)


def _make(
    records: tuple[str, ...],
    wanted: tuple[str | None, Path | None, str, bool, bool, bool],
    form: Form,
) -> bool:
    from reportkit.console import show_package, speak
    from reportkit.pipeline.package import Order, package_jobs
    from reportkit.project import build_jobs, find_records

    jobs = build_jobs(find_records(records))
    speak(jobs[0].project.defaults.get("lang"))
    order = Order(*wanted)
    return show_package(package_jobs(jobs, order), form, dry=order.dry)

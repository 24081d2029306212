"""`reportkit watch`: what is saved is checked and rendered again at once."""

from __future__ import annotations

from contextlib import nullcontext, suppress

import click

from reportkit.cli.command import Command, beside_option, choose, exclude, merge_option


@click.command(
    cls=Command,
    examples=(
        "reportkit watch",
        "reportkit watch records/2021-07-03.yaml",
        "reportkit watch templates/news-release.docx --merge",
        "reportkit watch --check",
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--check", "only_check", is_flag=True, help="Tell what is wrong, and write nothing.")
@click.option("--pdf", is_flag=True, help="Make a PDF beside each document, by LibreOffice.")
@merge_option
@beside_option
def watch(paths: tuple[str, ...], only_check: bool, pdf: bool, merge: bool, beside: bool) -> None:
    """Check and render again whatever is saved.

    PATH is a record, a template, a folder or a pattern; without one, the whole project is watched.
    First the documents that are missing or stale are made, as `reportkit render` does. Then, when a
    record, a template, the address book, the settings, a layout profile or a photo is saved, what
    depends on it is checked and made again. After a mistake the last good document stays.

    A document that somebody has edited is left as it is, which is told once; `--merge` and
    `--beside` change that. One that is open in Word is made as soon as it is closed. With `--pdf`
    one LibreOffice stays open for all PDFs.

    Ctrl-C ends the command, with exit code 0.
    """
    from reportkit.console import say, show_note, show_pass, show_watched, speak
    from reportkit.pipeline.watch import Watch, build_scope, printing_for
    from reportkit.pipeline.write import Manner
    from reportkit.project import peek_lang

    exclude(check=only_check, pdf=pdf)
    exclude(check=only_check, merge=merge, beside=beside)
    speak(peek_lang())
    scope = build_scope(paths or (_find_folder(),))
    manner = Manner(choose(merge=merge, beside=beside))
    with suppress(KeyboardInterrupt), printing_for(scope) if pdf else nullcontext(iter) as finish:
        watching = Watch(scope, manner, writes=not only_check, finish=finish)
        show_watched(watching)
        for one in watching.iter_passes():
            show_pass(one)
    show_note("\n" + say("no longer watching"))


def _find_folder() -> str:
    """The folder of the project; raises `CallError` if there is none."""
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.project import find_project_folder
    from reportkit.rules.command import NO_PROJECT

    folder = find_project_folder()
    if folder is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit.yaml"), "name"))
    return str(folder)

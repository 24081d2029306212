"""`reportkit watch`: what is saved is checked and rendered again at once."""

from __future__ import annotations

from contextlib import suppress

import click

from reportkit.cli.command import Command, beside_option, choose, merge_option


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
@merge_option
@beside_option
def watch(paths: tuple[str, ...], only_check: bool, merge: bool, beside: bool) -> None:
    """Check and render again whatever is saved.

    PATH is a record, a template, a folder or a pattern; without one, the whole project is watched.
    First the documents that are missing or stale are made, as `reportkit render` does. Then, when a
    record, a template, the address book, the settings, a layout profile or a photo is saved, what
    depends on it is checked and made again. After a mistake the last good document stays.

    A document that somebody has edited is left as it is, which is told once; `--merge` and
    `--beside` change that. One that is open in Word is made as soon as it is closed.

    Ctrl-C ends the command, with exit code 0.
    """
    from reportkit.console import say, show_note, show_pass, show_watched, speak
    from reportkit.diagnostics import CallError, FilePlace
    from reportkit.pipeline.watch import Watch, build_scope
    from reportkit.pipeline.write import Manner
    from reportkit.project import find_project_folder, peek_lang
    from reportkit.rules.command import NO_PROJECT

    folder = find_project_folder()
    if not paths and folder is None:
        raise CallError(NO_PROJECT.at(FilePlace("reportkit.yaml"), "name"))
    speak(peek_lang())
    manner = Manner(choose(merge=merge, beside=beside))
    watching = Watch(build_scope(paths or (str(folder),)), manner, writes=not only_check)
    with suppress(KeyboardInterrupt):
        show_watched(watching)
        for one in watching.iter_passes():
            show_pass(one)
    show_note("\n" + say("no longer watching"))

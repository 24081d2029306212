"""`reportkit layout`: a template in the looks of a house."""

from __future__ import annotations

from pathlib import Path

import click

from reportkit.cli.command import FILE, Command


@click.command(
    cls=Command,
    examples=(
        "reportkit layout templates/gongwen.zh.docx layouts/house.yaml -o templates/house.docx",
    ),
)
@click.argument("template", type=FILE)
@click.argument("profile", type=FILE)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The template to write.",
)
def layout(template: Path, profile: Path, out: Path) -> None:
    """Dress a template in a layout.

    PROFILE is a layout profile such as those in layouts/: the page, the fonts, sizes and colours
    of the named styles, and fixed words such as a masthead. All else stays as it is in TEMPLATE.
    `reportkit check` measures documents against the profile that reportkit.yaml names.
    """
    from reportkit.console import show_path
    from reportkit.layout import dress_file, load_profile
    from reportkit.output import write_files

    write_files({out: dress_file(template, load_profile(profile))})
    show_path(out)

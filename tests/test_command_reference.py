"""The reference page of the commands agrees with the commands."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_command_reference.py"))


def test_the_page_shows_the_commands_as_they_are():
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert SCRIPT["build_page"](page) == page


def test_a_change_of_a_command_changes_the_page():
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    older = page.replace("--document", "--only")
    assert older != page
    assert SCRIPT["build_page"](older) == page

"""The reference pages of the rules agree with the catalogue and the program."""

import runpy
from pathlib import Path

import pytest

from reportkit.rules import iter_rules

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_rule_reference.py"))


@pytest.mark.parametrize("page", SCRIPT["PAGES"], ids=lambda page: page.language)
def test_the_page_explains_every_rule_as_it_is(page):
    written = (ROOT / "docs" / "reference" / page.file).read_text("utf-8")
    assert written == SCRIPT["build_page"](page)
    headings = [line[4:] for line in written.splitlines() if line.startswith("### ")]
    assert headings == [rule.slug for rule in iter_rules()]

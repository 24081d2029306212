"""What is said of the values is true: every name has its meaning, and no other is promised."""

import subprocess
import sys
from pathlib import Path

from ledger.sample import body, person, row, task
from ledger.test_values import values_of
from reportkit.ledger.choice import Choice
from reportkit.ledger.declared import GROUPS, find_group
from reportkit.ledger.reference_page import build_reference_page
from reportkit.ledger.span import parse_span

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ledger.md"
TASKS = (task("2021-06-01"), task(), task("", "done", "2021-06-20"), task("", "dropped"))
ROWS = [
    row("a", "2020-06-18"), row("b", "2021-03-03", present=1),
    row("c", kind="visit", partners=(body("P"),), people=(person("x"),), tasks=TASKS),
]  # fmt: skip


def iter_groups(value, place=""):
    """Yield the names of each group of values, with its place."""
    if isinstance(value, dict):
        yield place, set(value)
        for name, part in value.items():
            yield from iter_groups(part, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for part in value:
            yield from iter_groups(part, f"{place}[]")


def test_every_name_is_declared_and_every_declared_name_is_there():
    choice = Choice(parse_span("2021-Q2"))
    values = values_of(ROWS, "en", choice, {"meeting": "month"}.items(), as_of="2021-06-30")
    found = dict(iter_groups(values))
    for place, names in found.items():
        assert find_group(place), place
        assert names == set(find_group(place).names), place
    assert {place for group in GROUPS for place in group.places} == set(found)


def test_the_reference_page_is_up_to_date():
    command = [sys.executable, "-m", "reportkit.ledger.reference_page"]
    page = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert PAGE.read_text(encoding="utf-8") == page == build_reference_page(), (
        "write it anew: python -m reportkit.ledger.reference_page > docs/reference/ledger.md"
    )

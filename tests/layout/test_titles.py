"""Long titles in English on paper: they break where they are told to, and nowhere else."""

from collections.abc import Mapping

import pytest

from layout.page import read_lines
from reportkit.language.english.title import title_lines
from reportkit.pdf import Printed

FACTS = {
    "kind": "visit",
    "lang": "en",
    "date": "2026-06-05",
    "org": "Fenwick Institute",
    "host": "Riverside Centre",
    "summary": "The visitors toured the plant.",
}
TITLE = (
    "WWW Visit to the Riverside Centre for Occupational Safety and Exchange on Joint Workshops, "
    "Apprentice Training and Commissioning of MMM Machinery in 2026"
).split()
WIDTHS = {"activity-report": 19, "visit-report": 19, "news-release": 17}


@pytest.fixture(scope="module")
def printed(print_documents) -> Mapping[str, Printed]:
    wanted = {
        f"{template}-{words}": (template, FACTS | {"title": " ".join(TITLE[:words])})
        for template in WIDTHS
        for words in range(2, len(TITLE) + 1)
    }
    return print_documents(wanted)


@pytest.mark.parametrize("template", WIDTHS)
def test_titles_break_where_they_are_told_to(printed, template):
    counts = set()
    for words in range(2, len(TITLE) + 1):
        told = title_lines(" ".join(TITLE[:words]), WIDTHS[template])
        lines = read_lines(printed[f"{template}-{words}"].file, 1)
        first = lines.index("".join(told[0].split()))
        assert lines[first : first + len(told)] == ["".join(line.split()) for line in told]
        counts.add(len(told))
    assert counts >= {1, 2, 3}

"""Ten mistakes in one template: all are told in one run, each where it stands, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.check import Shelf, check_template
from word.sketch import write_sketch

BODY = """
# Report
{{ titel }} of the visit
{% for photo in photos %}{{ photo.flie }}{% endfor %}
{{ title | opning }}
{% if kind == "vist" %}A visit.{% endif %}
Held in {{ place.city }}.
| No. | Action |
| {{ follow_up[0].number }} | {{ follow_up.what }} |
Photo: { photos[0].caption }
# Ends
{{ photos[0].file | picture(widht="80mm") }}
{{ organizer
"""
HEADER = "{{ foo(title) }}"
EXPECTED = [
    ("unknown-field", "body, paragraph 2, under the heading “Report” {{ titel }}"),
    ("unknown-field", "body, paragraph 3, under the heading “Report” {{ photo.flie }}"),
    ("unknown-filter", "body, paragraph 4, under the heading “Report” {{ title | opning }}"),
    ("impossible-value", 'body, paragraph 5, under the heading “Report” {% if kind == "vist" %}'),
    ("may-be-absent", "body, paragraph 6, under the heading “Report” {{ place.city }}"),
    ("looks-like-tag", "body, paragraph 7, under the heading “Report” { photos[0].caption }"),
    (
        "unknown-option",
        'body, paragraph 9, under the heading “Ends” {{ photos[0].file | picture(widht="80mm") }}',
    ),
    ("unclosed-tag", "body, paragraph 10, under the heading “Ends” {{ organizer"),
    (
        "field-of-list",
        "body, table 1, row 2, column 2, paragraph 1, under the heading “Report” "
        "{{ follow_up.what }}",
    ),
    ("unknown-function", "header, paragraph 1 {{ foo(title) }}"),
]


def told(problem):
    place = problem.place
    steps = [
        f"{name} {number}"
        for name in ("table", "row", "column", "paragraph")
        if (number := getattr(place, name)) is not None
    ]
    under = f", under the heading “{place.heading}”" if place.heading else ""
    rule = problem.rule.removeprefix("template/")
    return rule, f"{', '.join([place.part, *steps])}{under} {place.text}"


def test_ten_mistakes_are_told_at_once_each_at_its_place(tmp_path):
    path = write_sketch(tmp_path / "t.docx", BODY, header=HEADER)
    assert [*map(told, check_template(path, Shelf(), for_records=True))] == EXPECTED


@pytest.mark.parametrize("name", ["activity-report", "news-release"])
def test_nothing_is_said_of_the_shipped_templates(name):
    path = Path(__file__).parents[2] / "templates" / f"{name}.docx"
    for for_records in (True, False):
        assert check_template(path, Shelf(), for_records=for_records) == ()


def rules_of(path):
    return [*map(told, check_template(path, Shelf(), for_records=True))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% if titel %}\nA\n", ["unclosed-block", "unknown-field"]),
        ("{% for p in photos %}\n{{ p.caption }}\n", ["unclosed-block"]),
        ("{% for p in %}\n{{ p.caption }}\n{% endfor %}", ["tag-syntax"]),
        ("{% set x = %}\n{{ x }}", ["tag-syntax"]),
        ("{% endif %}\n{{ titel }}", ["stray-block", "unknown-field"]),
        ("{{ titel | }}\n{{ thme }}", ["tag-syntax", "unknown-field"]),
        ("{% iff title %}\n{{ thme }}", ["unknown-tag", "unknown-field"]),
        ("{% if title %}{% endif %}\n{{ broken", ["empty-block", "unclosed-tag"]),
    ],
)
def test_a_mistake_does_not_hide_others_and_makes_up_none(tmp_path, body, expected):
    found = rules_of(write_sketch(tmp_path / "t.docx", body))
    assert [rule for rule, _ in found] == expected


def test_a_mistake_that_stands_twice_is_told_at_both_places(tmp_path):
    found = rules_of(write_sketch(tmp_path / "t.docx", "{{ titel }}\nand\n{{ titel }}"))
    assert [place for _, place in found] == [
        "body, paragraph 1 {{ titel }}",
        "body, paragraph 3 {{ titel }}",
    ]

"""Whatever stands in a template, checking it ends with problems at places, and never otherwise."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.check import Shelf, check_template
from reportkit.context.schema import build_schema
from reportkit.diagnostics import WordPlace
from reportkit.needs.need import build_needs
from reportkit.needs.skeleton import write_record_skeleton, write_values_skeleton
from word.sketch import write_sketch

NAMES = ["title", "titel", "photos", "photos[0].file", "place.city", "x", "kind", "contact.phone"]
PIECES = [
    *(f"{{{{ {name} }}}}" for name in NAMES),
    *(f"{{ {name} }}" for name in NAMES[:3]),
    *(f"{{% if {name} %}}" for name in NAMES[:4]),
    "{% for x in photos %}", "{% for title in activities | paragraphs %}", "{% endfor %}",
    "{% endif %}", "{% else %}", "{% elif kind == 'vist' %}", "{% set x = title or kind %}",
    "{%p if title %}", "{%p endif %}", "{{ x.y.z[0] | map(attribute='a.b') | listed }}",
    "{% filter sentence %}", "{% endfilter %}", "{% with a = title %}", "{% endwith %}",
    "{% macro m(a, b) %}", "{% endmacro %}", "{{ m(title, 1) }}", "{% raw %}", "{% endraw %}",
    "{{ title | count }}", "{{ x(1)(2) }}", "{{ (title, kind)[0] }}", "{{ title[kind] }}",
    "[[", "]]", "[[ at ", "{{", "}}", "{%", "%}", "{ ", " }", "｛", "｝", "«", "»", "words", " ",
    "\n", "|", "{{ ''.join(x for x in y) }}", "{{ not (x is defined and title) }}",
    "{{ [a.b, {'c': d}] }}", "{{ titel if x else photos[1:2][0].flie }}", "{{ none.x }}",
    "{{ loop.index }}", "{{ extra.a.b[0] }}", "{{ extra }}", "{{ 1 }}", "{{ true }}",
]  # fmt: skip


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_no_template_makes_the_checks_fail(body: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_sketch(Path(folder) / "t.docx", body)
        shelf = Shelf()
        for for_records in (True, False):
            found = check_template(path, shelf, for_records=for_records)
            assert all(isinstance(problem.place, WordPlace) for problem in found)
            assert len(found) == len({(one, one.place.occurrence) for one in found})
    inventory = shelf.template(path).inventory
    for schema in (build_schema(), None):
        needs = build_needs(inventory, schema)
        write_record_skeleton(needs, str, chinese=True)
        write_values_skeleton(needs, str)

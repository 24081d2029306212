"""Every example of the reference page prints what the page says."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined

from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import Record, load_record

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "language.md"
EXAMPLE = re.compile(r"^\| `(?P<tag>\{.+)` \| (?P<printed>.+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    yaml = re.search(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert yaml
    path = tmp_path_factory.mktemp("page") / "example.yaml"
    path.write_text(yaml[1], "utf-8")
    loaded = load_record(path)
    assert loaded.record, loaded.diagnostics
    return loaded.record


@pytest.mark.parametrize(
    ("tag", "printed"), [match.groups() for match in EXAMPLE.finditer(PAGE.read_text("utf-8"))]
)
def test_an_example_prints_what_the_page_says(record: Record, tag: str, printed: str) -> None:
    wording = build_wording()
    environment = Environment(undefined=StrictUndefined, finalize=wording.say, autoescape=False)
    environment.filters |= wording.filters
    environment.globals |= wording.functions
    template = environment.from_string(tag.replace("\\|", "|"))
    assert template.render(build_context(record, Style())).strip() == printed


def test_every_filter_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in build_wording().filters if f"| {name}" not in page] == []

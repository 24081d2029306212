"""Every example of the reference page prints what the page says."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined

from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import Record, load_record

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "language.md"
EXAMPLE = re.compile(r"^\| `(?P<tag>\{.+)` \| (?P<printed>.+) \|$", re.MULTILINE)
YAML = re.compile(r"```yaml\n(?P<yaml>\w.*?)```", re.DOTALL)


def iter_examples() -> Iterator[tuple[str, str, str]]:
    """Yield each tag of the page, with the record above it and what it prints."""
    page = PAGE.read_text("utf-8")
    records = list(YAML.finditer(page))
    for example in EXAMPLE.finditer(page):
        [*_, above] = [found["yaml"] for found in records if found.end() < example.start()]
        yield above, example["tag"], example["printed"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Record]:
    path = tmp_path_factory.mktemp("page") / "example.yaml"

    @cache
    def read_record(yaml: str) -> Record:
        path.write_text(yaml, "utf-8")
        loaded = load_record(path)
        assert loaded.record, loaded.diagnostics
        return loaded.record

    return read_record


@pytest.mark.parametrize(("yaml", "tag", "printed"), list(iter_examples()))
def test_an_example_prints_what_the_page_says(
    read: Callable[[str], Record], yaml: str, tag: str, printed: str
) -> None:
    record = read(yaml)
    [lang] = record.lang
    wording = build_wording(lang)
    environment = Environment(undefined=StrictUndefined, finalize=wording.say, autoescape=False)
    environment.filters |= wording.filters
    environment.globals |= wording.functions
    template = environment.from_string(tag.replace("\\|", "|"))
    assert template.render(build_context(record, Style(lang))).strip() == printed


def test_every_filter_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in build_wording().filters if f"| {name}" not in page] == []

"""The reference page says what the reader does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from reportkit.record.model import Directory, Record
from reportkit.record.reference_page import HEAD, build_reference_page
from reportkit.record.shape import iter_shapes

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"


def test_the_committed_page_is_the_one_that_the_declarations_give():
    command = [sys.executable, "-m", "reportkit.record.reference_page"]
    page = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert PAGE.read_text(encoding="utf-8") == page == build_reference_page(), (
        "write it anew: python -m reportkit.record.reference_page > docs/reference/record.md"
    )


def test_the_example_of_the_page_is_a_whole_record(read):
    example = HEAD.partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(example)["kind"] == read(example, whole=True).kind


def test_a_chinese_key_means_one_thing_in_its_place():
    for shape in (*iter_shapes(Record), *iter_shapes(Directory)):
        keys = [slot.key for slot in shape.slots] + [slot.zh for slot in shape.slots if slot.zh]
        assert len(keys) == len(set(keys)), shape.of

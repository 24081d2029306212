"""A project in which records are told, and what a page says word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from reportkit.export.page import Page
from reportkit.export.reading import read_page
from reportkit.export.telling import Telling, build_telling
from reportkit.language import Style
from reportkit.record import load_record
from reportkit.word.package import load_package
from word.sketch import write_sketch

HEAD = "kind: visit\ntitle: Visit to the plant\norg: Example Technology Co., Ltd.\n"


@pytest.fixture
def tell(tmp_path: Path) -> Callable[..., Telling]:
    """Tell a record in a language: `tell("date: 2021-06-18")` completes a short one."""

    def tell_text(text: str, lang: str = "en", head: str = HEAD) -> Telling:
        path = tmp_path / "visit.yaml"
        Image.new("RGB", (40, 30), "red").save(tmp_path / "a.jpg")
        path.write_text(head + text, "utf-8")
        loaded = load_record(path, root=tmp_path)
        assert loaded.record, loaded.diagnostics
        return build_telling(loaded.record, Style(lang=lang))

    return tell_text


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Page]:
    """Read the page of a sketch."""

    def read(body: str, lang: str = "en", **parts: object) -> Page:
        return read_page(load_package(write_sketch(tmp_path / "a.docx", body, **parts)), lang)

    return read

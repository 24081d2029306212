"""Records written in the tests, and the context of a template made of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from reportkit.context import build_context
from reportkit.language import Style
from reportkit.record import load_record
from reportkit.record.house import HouseField

BASE = {
    "kind": "visit",
    "title": "Visit to Example Plant",
    "date": "2021-06-18",
    "org": "Example Technology Co., Ltd.",
    "host": "Example Motors Co., Ltd.",
    "visitors": "\n  - Ms. Jane Doe, deputy manager",
    "summary": "The visitors toured the plant.",
}

Build = Callable[..., Mapping[str, object]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build the context of a minimal visit with changes, and more YAML below it."""

    def build_from(
        more: str = "",
        style: Style | None = None,
        extra: tuple[HouseField, ...] = (),
        **changes: str,
    ) -> Mapping[str, object]:
        lines = [f"{key}: {value}" for key, value in (BASE | changes).items() if value]
        path = tmp_path / "record.yaml"
        path.write_text("\n".join([*lines, dedent(more)]), "utf-8")
        loaded = load_record(path, extra=extra)
        assert loaded.record, loaded.diagnostics
        return build_context(loaded.record, style or Style())

    return build_from

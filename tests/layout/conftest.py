"""Official documents on paper, with what stands in here for the official fonts."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.pdf import Printed, convert_files
from reportkit.record import load_record
from reportkit.template import load_template

PROJECT = Path(__file__).parents[2]

Print = Callable[[Mapping[str, tuple[str, Mapping[str, Any]]]], Mapping[str, Printed]]


@pytest.fixture(scope="session")
def print_documents(tmp_path_factory: pytest.TempPathFactory, office: None) -> Print:
    """Print documents, all in one go: by name, a template and the facts of its record."""

    def print_all(wanted: Mapping[str, tuple[str, Mapping[str, Any]]]) -> Mapping[str, Printed]:
        folder = tmp_path_factory.mktemp("printed")
        files = [write(folder, name, *wanted[name]) for name in wanted]
        made = {one.source.stem: one for one in convert_files(files) if isinstance(one, Printed)}
        assert made.keys() == wanted.keys()
        return made

    return print_all


def write(folder: Path, name: str, template: str, facts: Mapping[str, Any]) -> Path:
    """A document from facts."""
    record = folder / f"{name}.yaml"
    record.write_text(yaml.safe_dump(dict(facts), allow_unicode=True), "utf-8")
    loaded = load_record(record, root=PROJECT).record
    assert loaded is not None
    lang = "zh" if ".zh" in template else "en"
    path = PROJECT / "templates" / f"{template}.docx"
    context = build_context(loaded, Style(lang), template)
    document = load_template(path, build_wording(lang)).render(context, root=PROJECT)
    file = folder / f"{name}.docx"
    file.write_bytes(document.content)
    return file

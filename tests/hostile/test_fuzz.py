"""Input that nobody thought of: every stage says what is wrong, or makes what can be opened."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportkit import load_template
from reportkit.diagnostics import ProblemsFound
from reportkit.project import read_nearest_project
from reportkit.record import load_directory, load_record, load_yaml
from reportkit.record.load import record_keys
from word.sketch import write_sketch
from word.soundness import find_faults

REPOSITORY = Path(__file__).resolve().parents[2]
SEEDS = [*(REPOSITORY / "records").glob("*.yaml"), *REPOSITORY.glob("*.yaml")]
fuzz = settings(max_examples=60, suppress_health_check=list(HealthCheck))

NOTATION = [
    ": ", " #", "- ", "'", '"', "[", "]", "{", "}", "&a ", "*a", "|", ">", "!x ", "!!str ", "\n",
    "\n  ", "\n    ", "\t", "：", "\u3000", "\xa0", "$", "${", "}", "${we.short}", "$x", "%", "@",
    "`", "~", "null", "2021-07-03", "2021-13-40", "14:30", "1", "-1", "9" * 30, "Ms. ", "Mr. Smith",
    "Co., Ltd.", "，", "、", "\u2028", "\x07", "😀", "\\", "\\ud800", "---\n", "...\n", "? ",
    "<<: ",     "{en: a, zh: b}", "互学", " and ", " to ", "(", ")", "“",
]  # fmt: skip
TAGS = [
    "{{ ", " }}", "{% ", " %}", "{%p ", "{%tr ", "{%tc ", "{{p ", "{{r ", "{#", "#}", "x", "y", "a",
    ".name", "|upper", "|join(', ')", "|picture", "|markdown", "if x", "else", "elif y", "endif",
    "for a in y", "endfor", "set q = x", "macro m(a)", "endmacro", "filter upper", "endfilter",
    "raw", "endraw", "include 'x'", "(", ")", "[", "]", "'", '"', "~", "+", "**", "9" * 20, "not ",
    "is defined", "range(9)", "loop.index", "\n", " | ", " |\n| ", "‖", "# ", "1. ", "\\n", "互学",
    " ", "<w:p/>", "{", "}", "｛｛", "“", "‘",
]  # fmt: skip


@st.composite
def bent_texts(draw: st.DrawFn) -> bytes:
    """One of the files that people write, with a few strange things in it."""
    text = draw(st.sampled_from(SEEDS)).read_text(encoding="utf-8")
    keys = [f"\n{indent}{key}: " for key in sorted(record_keys()) for indent in ("", "  ", "  - ")]
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 1, 5, 40]))
        new = draw(st.sampled_from(NOTATION) | st.sampled_from(keys))
        text = text[:place] + new + text[place + gone :]
    return text.encode()


def told(problems: Any) -> None:
    """Every problem can be told."""
    assert all(str(problem) for problem in problems)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@fuzz
@given(bent_texts() | st.binary(max_size=300))
def test_any_text_is_a_record_or_tells_why_not(place: Path, content: bytes) -> None:
    path = place / "record.yaml"
    path.write_bytes(content)
    loaded = load_record(path, root=place, defaults={"org": "A", "lang": "en"}, avoid=("visit",))
    told(loaded.diagnostics)
    assert loaded.record is not None or loaded.diagnostics
    assert len(set(loaded.diagnostics)) == len(loaded.diagnostics)
    told(load_directory(path).diagnostics)
    told(load_yaml(path).diagnostics)


@fuzz
@given(bent_texts())
def test_any_text_is_settings_or_tells_why_not(place: Path, content: bytes) -> None:
    (place / "reportkit.yaml").write_bytes(content)
    told(read_nearest_project(place)[1])


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.binary(max_size=3)
    | st.sampled_from(["\ud800", "\x07", "a\nb\tc", "{{ y }}", "<w:p/>", object(), len, date]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "a", "items", "x"]), inside, max_size=3)
    ),
    max_leaves=6,
)


@fuzz
@given(st.lists(st.sampled_from(TAGS), max_size=25).map("".join), VALUES, VALUES)
def test_any_tags_and_values_make_a_sound_document_or_tell_why_not(
    sketch: str, x: object, y: object
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sketch.docx"
        write_sketch(path, sketch)
        try:
            document = load_template(path).render({"x": x, "y": y}, root=Path(folder))
        except ProblemsFound as found:
            told(found.diagnostics)
        else:
            assert find_faults(document.content) == []


FILTERS = [
    "upper", "join(', ')", "picture", "picture(width=y)", "markdown", "list", "sort", "sum",
    "length", "round", "round(y)", "int", "float", "replace('a', y)", "default(y)", "date",
    "date(y)", "sentence", "quoted", "possessive", "inside", "opening", "a", "subject",
    "count('a', 'b')", "truncate(y)", "center(y)", "indent(y)", "wordwrap(y)", "batch(y)|list",
    "slice(y)|list", "map(attribute='name')|list", "groupby('name')", "tojson", "first", "last",
    "min", "max", "unique|list", "reverse", "title", "wordcount", "dictsort", "format(y)",
]  # fmt: skip


@fuzz
@given(st.sampled_from(FILTERS), VALUES, VALUES)
def test_no_filter_fails_without_a_word(place: Path, name: str, x: object, y: object) -> None:
    path = write_sketch(place / "filter.docx", f"{{{{ x|{name} }}}}")
    try:
        assert find_faults(load_template(path).render({"x": x, "y": y}, root=place).content) == []
    except ProblemsFound as found:
        told(found.diagnostics)

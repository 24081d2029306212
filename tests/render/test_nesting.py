"""Any nesting of loops and conditions over paragraphs, rows and cells makes a sound document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from render.filling import document_of
from word.sketch import read_sketch

COUNTS = st.integers(0, 2)
WORDS = st.sampled_from(["a", "b & c", "{{ n }}"])


def opened(kind: str, prefix: str, depth: int, count: int) -> tuple[str, str]:
    """The tags that begin and end a block."""
    if kind == "for":
        return f"{{%{prefix} for i{depth} in range({count}) %}}", f"{{%{prefix} endfor %}}"
    return f"{{%{prefix} if {count} %}}", f"{{%{prefix} endif %}}"


@st.composite
def lines(draw: st.DrawFn, depth: int = 0) -> tuple[list[str], list[str]]:
    """A sketch of paragraphs, and the text that it makes (`n` is 7)."""
    sketch: list[str] = []
    text: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(["word", "inline", "block"] if depth < 3 else ["word"]))
        if kind == "word":
            word = draw(WORDS)
            sketch.append(word)
            text.append(word.replace("{{ n }}", "7"))
        elif kind == "inline":
            count = draw(COUNTS)
            sketch.append(f"x{{% for i in range({count}) %}}y‖{{{{ i }}}}{{% endfor %}}z")
            text.append("x" + "".join(f"y{number}" for number in range(count)) + "z")
        else:
            name, prefix = draw(st.sampled_from(["for", "if"])), draw(st.sampled_from(["", "p"]))
            count = draw(COUNTS)
            begin, end = opened(name, prefix, depth, count)
            inner, inner_text = draw(lines(depth=depth + 1))
            sketch += [begin, *inner, end]
            text += inner_text * (count if name == "for" else min(count, 1))
    return sketch, text


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str]:
    """A sketch of a table with blocks around rows, cells and lines, and the text that it makes."""
    sketch: list[str] = []
    text: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        cell, cell_text = draw(lines(depth=1))
        columns, rows = draw(COUNTS), draw(COUNTS)
        begin, end = opened(draw(st.sampled_from(["for", "if"])), "tr", 8, rows)
        row = f"| {{%tc for c in range({columns}) %}} | {{{{ c }}}} | {{%tc endfor %}} |"
        with_lines = draw(st.booleans())
        inside = "\\n".join(cell)
        row += f" {inside} |" if with_lines else ""
        cells = [str(number) for number in range(columns)]
        cells += ["\\n".join(cell_text)] if with_lines else []
        sketch += [f"| {begin} |", row, f"| {end} |"]
        times = rows if "for" in begin else min(rows, 1)
        text += [f"| {' | '.join(cells)} |"] * (times if cells else 0)
    return "\n".join(sketch), "\n".join(text)


@settings(max_examples=60)
@given(lines())
def test_paragraphs(made: tuple[list[str], list[str]]) -> None:
    sketch, text = made
    document = document_of("\n".join(["start", *sketch, "end"]), {"n": 7})
    assert read_sketch(document.content) == "\n".join(["start", *text, "end"])


@settings(max_examples=60)
@given(tables())
def test_tables(made: tuple[str, str]) -> None:
    sketch, text = made
    document = document_of(f"start\n{sketch}\nend", {"n": 7})
    assert read_sketch(document.content) == "\n".join(filter(None, ["start", text, "end"]))

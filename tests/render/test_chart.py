"""Charts are parts of Word's own, each with the workbook that "Edit Data" opens."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from render.filling import document_of, problems_of
from reportkit.template import load_template
from reportkit.word.chart import Chart, Series, write_chart
from reportkit.word.workbook import name_cell
from word.sketch import read_members, read_sketch, write_members
from word.soundness import find_faults

ROWS = [
    {"name": "A & <b>", "count": 3, "heads": {"sum": 1.5}},
    {"name": "二月", "count": 0, "heads": {"sum": None}},
]
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
XLSX = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(content: bytes, kind: str) -> dict[str, bytes]:
    return {name: part for name, part in read_members(content).items() if f"/{kind}/" in name}


def charts(content: bytes) -> list[etree._Element]:
    found = parts(content, "charts")
    return [etree.fromstring(found[name]) for name in sorted(found) if name.endswith(".xml")]


def cells(workbook: bytes, folder: Path) -> dict[str, str]:
    path = folder / "table.xlsx"
    path.write_bytes(workbook)
    sheet = etree.fromstring(read_members(workbook)["xl/worksheets/sheet1.xml"])
    return {cell.get("r"): "".join(cell.itertext()) for cell in sheet.iter(f"{XLSX}c")}


def drawn(chart: etree._Element) -> list[list[tuple[str, str]]]:
    """The cached names and numbers of each series."""
    return [
        [
            (point.getparent().tag.removeprefix(C), "".join(point.itertext()))
            for point in series.iter(f"{C}pt")
        ]
        for series in chart.iter(f"{C}ser")
    ]


def test_a_chart_and_its_workbook_hold_what_the_rows_say(tmp_path):
    body = '{{ rows | chart("column", series="Number", title="All & more") }}'
    content = document_of(body, {"rows": ROWS}).content
    [chart] = charts(content)
    assert drawn(chart) == [
        [
            ("strCache", "Number"),
            ("strCache", "A & <b>"), ("strCache", "二月"),
            ("numCache", "3"), ("numCache", "0"),
        ]
    ]  # fmt: skip
    [workbook] = parts(content, "embeddings").values()
    table = {"B1": "Number", "A2": "A & <b>", "B2": "3", "A3": "二月", "B3": "0"}
    assert cells(workbook, tmp_path) == table
    assert "All & more" in "".join(chart.itertext())


def test_what_is_not_known_is_a_gap_and_an_empty_cell(tmp_path):
    body = '{{ rows | chart("line", number=["count", "heads.sum"], series=["n", "m"]) }}'
    content = document_of(body, {"rows": ROWS}).content
    [chart] = charts(content)
    assert drawn(chart)[1][3:] == [("numCache", "1.5")]
    [workbook] = parts(content, "embeddings").values()
    assert "C3" not in cells(workbook, tmp_path)


@pytest.mark.parametrize("kind", ["column", "bar", "line", "pie", "stacked"])
def test_charts_of_every_kind_stand_in_their_own_parts(kind):
    body = f'{{% for n in (1, 2) %}}\n{{{{ rows | chart("{kind}") }}}}\n{{% endfor %}}'
    content = document_of(body, {"rows": ROWS}).content
    assert len(charts(content)) == len(parts(content, "embeddings")) == 2
    xml = read_members(content)["word/document.xml"].decode()
    ids = re.findall(r'docPr id="(\d+)"', xml)
    assert len(ids) == len(set(ids)) == 2
    assert content == document_of(body, {"rows": ROWS}).content


def test_who_cannot_see_a_chart_is_told_what_it_shows():
    told = document_of('{{ rows | chart(title="Visits") }}', {"rows": ROWS}).content
    assert 'descr="Visits. A &amp; &lt;b&gt; 3, 二月 0"' in members_xml(told)
    own = document_of('{{ rows | chart(alt="A picture") }}', {"rows": ROWS}).content
    assert 'descr="A picture"' in members_xml(own)


def members_xml(content: bytes) -> str:
    return read_members(content)["word/document.xml"].decode()


@pytest.mark.parametrize("rows", [[], None, [{"name": "a", "count": None}]])
def test_a_chart_without_a_number_prints_nothing(rows):
    content = document_of("Before\n{{ rows | chart }}", {"rows": rows}).content
    assert not charts(content)
    assert "Before" in read_sketch(content)


def test_a_mapping_makes_a_chart_too():
    content = document_of("{{ rows | chart }}", {"rows": {"a": 1, "b": 2}}).content
    assert [words for _, words in drawn(charts(content)[0])[0]] == ["", "a", "b", "1", "2"]


def test_a_chart_is_as_wide_and_high_as_it_is_asked_for():
    content = document_of('{{ rows | chart(width="50mm", height=40) }}', {"rows": ROWS}).content
    assert 'cx="1800000" cy="1440000"' in members_xml(content)


@pytest.mark.parametrize(
    ("body", "values", "reason"),
    [
        ('{{ rows | chart("cake") }}', {"rows": ROWS}, "`cake` is no chart"),
        ('{{ rows | chart(number="size") }}', {"rows": ROWS}, "has no `size`"),
        ("{{ rows | chart }}", {"rows": {"a": "many"}}, "`many` is no number"),
        ("{{ rows | chart }}", {"rows": {"a": float("nan")}}, "`nan` is no number"),
        ("{{ rows | chart }}", {"rows": {str(n): n for n in range(501)}}, "no more than 500"),
        ('{{ rows | chart(width="wide") }}', {"rows": ROWS}, "is not a length"),
    ],
)
def test_what_makes_no_chart_is_told(body, values, reason):
    [problem] = problems_of(body, **values)
    assert problem.rule == "render/failing-tag"
    assert reason in problem.message


def test_a_chart_cannot_be_part_of_an_address():
    link = "<w:p><w:fldSimple w:instr=' HYPERLINK \"{{ rows | chart }}\" '><w:r><w:t>x</w:t></w:r>"
    [problem] = problems_of(f"{link}</w:fldSimple></w:p>", rows=ROWS)
    assert "a chart cannot stand here" in problem.message


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
NUMBERS = st.none() | st.integers(-(10**6), 10**9) | st.floats(-1e6, 1e6)


@given(
    st.sampled_from(["column", "bar", "line", "pie", "stacked"]),
    st.lists(NAMES, max_size=6).flatmap(
        lambda names: st.tuples(
            st.just(tuple(names)),
            st.lists(
                st.tuples(NAMES, st.lists(NUMBERS, min_size=len(names), max_size=len(names))),
                min_size=1,
                max_size=8,
            ),
        )
    ),
    st.booleans(),
)
def test_any_chart_is_sound_and_holds_every_number(kind, table, themed):
    names, series = table
    chart = Chart(kind, names, tuple(Series(name, tuple(own)) for name, own in series), "T")
    root = etree.fromstring(write_chart(chart, "rId1", themed=themed))
    shown = chart.series[:1] if kind == "pie" else chart.series
    assert len([*root.iter(f"{C}ser")]) == len(shown)
    for one, drawn_series in zip(shown, root.iter(f"{C}ser"), strict=True):
        points = drawn_series.find(f"{C}val").iter(f"{C}pt")
        found = {int(point.get("idx")): float(point.findtext(f"{C}v")) for point in points}
        known = {n: value for n, value in enumerate(one.numbers) if value is not None}
        assert found == pytest.approx(known, rel=1e-12)
    assert (b"schemeClr" in etree.tostring(root)) is themed


@pytest.mark.parametrize(("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1")])
def test_cells_are_named_as_in_excel(column, name):
    assert name_cell(column, 0) == name


def test_a_chart_is_printed(tmp_path, convert):
    body = '{{ rows | chart("bar", title="Visits made") }}'
    path = document_of(body, {"rows": ROWS}).write(tmp_path / "a.docx")
    convert([path], "pdf", tmp_path)
    command = ["pdftotext", tmp_path / "a.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Visits made" in text
    assert "A & <b>" in text


def test_a_template_with_a_chart_of_its_own_keeps_it(tmp_path):
    members = read_members(document_of("{{ rows | chart }}\nSecond", {"rows": ROWS}).content)
    tag = b"{{ rows | chart('pie') }}"
    members["word/document.xml"] = members["word/document.xml"].replace(b"Second", tag)
    write_members(tmp_path / "t.docx", members)
    content = load_template(tmp_path / "t.docx").render({"rows": ROWS}).content
    found = parts(content, "charts")
    assert found["word/charts/chart1.xml"] == members["word/charts/chart1.xml"]
    assert len(charts(content)) == 2
    assert find_faults(content) == []

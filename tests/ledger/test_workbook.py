"""The workbook of a ledger, as Excel and LibreOffice read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.sample import VISIT, body, person, row, task, write_project, write_record
from ledger.test_command import MEETING, call, text_of
from ledger.test_figures import CHOICES, REQUIRED, ROWS
from reportkit.language import Style
from reportkit.ledger.choice import Choice
from reportkit.ledger.figures import LACKS, build_figures
from reportkit.ledger.span import parse_span
from reportkit.ledger.workbook import build_workbook
from reportkit.ledger.workbook.wording import COLUMNS, SAID, TABS, TITLES
from reportkit.output.seal import is_sealed
from word.sketch import read_members, write_members
from word.soundness import find_faults

YEAR = Choice(parse_span("2021"))
FIRST = ("Overview", "概览")
STATES = ("done", "open", "overdue", "dropped")
P, Q = body("Riverside Centre"), body("Northgate Works")
ANN, BEN = person("Ann Lee"), person("Ben Ray")
TITLED = {"en": "A visit", "zh": "一次参观"}
SOME = (
    row("a", "2021-02-03", kind="visit", way="made", title=TITLED, partners=(P, Q), present=9,
        expected=10, people=(ANN, BEN), photos=2,
        tasks=(task("2021-03-01", "done", "2021-02-13"),)),
    row("b", "2021-02-20", present=5, people=(ANN,), attachments=({"en": "list"},)),
    row("c", "2021-06-01", kind="visit", way="received", partners=(P,), recorder=BEN,
        is_published=True, tasks=(task("2021-06-02"), task("2022-01-01"), task("", "dropped"))),
    row("d", "2021-06-30", kind="study", present=0, expected=4),
    row("e", "2020-06-30", kind="study", present=7),
)  # fmt: skip


def figures_of(rows=SOME, choice=YEAR):
    return build_figures(rows, choice, REQUIRED, "2021-12-31")


def make(figures, lang="en"):
    return b"".join(build_workbook(figures, Style(lang), "Fenwick"))


def read(content, *, values=True):
    source = BytesIO(content) if isinstance(content, bytes) else content
    return openpyxl.load_workbook(source, data_only=values)


def head_of(sheet):
    """The row of the heads of the table on a sheet."""
    (table,) = sheet.tables.values()
    return openpyxl.utils.range_boundaries(table.ref)[1]


def column(sheet, title):
    """The cells of a column of a table."""
    head = head_of(sheet)
    place = next(cell.column for cell in sheet[head] if cell.value == title)
    return [sheet.cell(number, place) for number in range(head + 1, sheet.max_row + 1)]


def values(sheet, title):
    return [cell.value for cell in column(sheet, title)]


def total(sheet, title):
    head = head_of(sheet)
    place = next(cell.column for cell in sheet[head] if cell.value == title)
    return sheet.cell(head - 1, place)


def shown_figures(book):
    """The figures on the first sheet, in their order, and what stands beside each."""
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in cells[:3]] for cells in sheet.iter_rows(min_row=7)]
    end = next((n for n, cells in enumerate(rows) if cells[0] is None), len(rows))
    return [
        tuple(value or 0 if n == 1 else value for n, value in enumerate(one)) for one in rows[:end]
    ]


def expected_figures(figures):
    """The same figures as they were computed; nothing counts as nought here, to compare."""
    tasks, missing, totals = figures.follow_ups, figures.lacks, figures.totals
    told = [totals.records.count, totals.heads.sum, totals.attendance.rate, totals.people]
    told += [len(figures.partners), totals.visits.count]
    told += [figures.made.count, figures.received.count, figures.undirected.count]
    told += [len(tasks.tasks), *(len(tasks.of(state)) for state in STATES)]
    told += [tasks.closing_rate, tasks.mean_days]
    if figures.requirements:
        met, gaps = (
            sum(len(one.of(state)) for one in figures.requirements) for state in ("met", "gap")
        )
        told += [met + gaps, met, gaps]
    told += [len(figures.lacking), *(missing[name].count for name in LACKS)]
    return [one or 0 for one in told]


def check_against(book, figures):
    """Hold what a workbook shows against the figures that it was made of."""
    assert [value for _, value, _ in shown_figures(book)] == pytest.approx(
        expected_figures(figures)
    )
    kinds = book.worksheets[2]
    head = head_of(kinds)
    steps = [cell.value or 0 for cell in kinds[head - 1][1 : len(figures.steps) + 1]]
    assert steps == [step.count for step in figures.steps]
    for number, kind in enumerate(figures.kinds, head + 1):
        told = [cell.value for cell in kinds[number]]
        assert told[1 : len(figures.steps) + 1] == [step.count for step in kind.steps]
        assert told[len(figures.steps) + 1] == kind.count
        assert (told[-3] or None) == (kind.heads.sum or None)
        assert told[-2] == len(kind.heads.records)


@settings(max_examples=15)
@given(ROWS, CHOICES, st.sampled_from(["en", "zh"]))
def test_any_rows_make_a_sound_workbook_with_their_figures(rows, choice, lang):
    figures = build_figures(rows, choice, REQUIRED)
    content = make(figures, lang)
    assert find_faults(content) == []
    assert content == make(figures, lang)
    check_against(read(content), figures)


def test_there_is_a_sheet_for_each_view_with_a_filtered_table_and_a_fixed_head():
    for lang, place in (("en", 0), ("zh", 1)):
        book = read(make(figures_of(), lang))
        grain = {"en": "month", "zh": "月"}[lang]
        assert book.sheetnames == [words[place].format(grain) for words in TABS.values()]
        for sheet in book.worksheets:
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToHeight == (None if sheet.title in FIRST else 0)
            for table in sheet.tables.values():
                head = head_of(sheet)
                assert table.autoFilter.ref == table.ref
                assert sheet.freeze_panes.endswith(str(head + 1))
                assert sheet.print_title_rows == f"${head}:${head}"
        tables = {name for sheet in book.worksheets for name in sheet.tables}
        assert tables == set(TABS) - {"overview", "grid"}


def test_totals_are_formulas_on_the_tables():
    book = read(make(figures_of()), values=False)
    first = [book.worksheets[0].cell(row, 2).value for row in range(7, 13)]
    assert first[0] == "=SUBTOTAL(103,Ledger[Record])"
    assert all(str(value).startswith("=") for value in first)
    assert total(book["Ledger"], "Present").value.startswith("=IF(SUBTOTAL(102,Ledger[Present])=0")
    counted = column(book["Kinds by month"], "Feb")[0].value
    assert counted.startswith("=COUNTIFS(Ledger[Kind],Kinds[[#This Row],[Kind]],Ledger[Month],")


def test_what_is_unknown_is_an_empty_cell_and_nought_is_nought():
    book = read(make(figures_of()))
    assert values(book["Ledger"], "Present") == [9, 5, None, 0]
    assert values(book["Ledger"], "Expected") == [10, None, None, 4]
    assert values(book["Attendance"], "Rate") == [0.9, None, None, 0]
    told = {label.strip(): (value, made_of) for label, value, made_of in shown_figures(book)}
    assert told["Attendances"] == (14, "3 of 4 records state head counts")
    assert told["Attendance rate"] == (pytest.approx(9 / 14), "2 of 4 records state both numbers")
    nothing = read(make(figures_of((row("x"),), Choice())))
    assert nothing.worksheets[0]["B8"].value is None
    assert nothing.worksheets[0]["C8"].value == "0 of 1 records state head counts"


def test_days_are_days_and_one_that_excel_cannot_count_is_text():
    rows = (*SOME, replace(row("old", "1898-06-18"), last_day="1898-06-19"))
    sheet = read(make(figures_of(rows, Choice())))["Ledger"]
    days = column(sheet, "Date")
    assert [cell.value for cell in days][:2] == [datetime(2021, 2, 3), datetime(2021, 2, 20)]
    assert {cell.number_format for cell in days} == {"yyyy-mm-dd"}
    assert (days[-1].value, values(sheet, "Until")[-1]) == ("1898-06-18", "1898-06-19")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://a.b", "007"])
def test_text_stays_text(words):
    book = read(make(figures_of((row("x", title={"en": words}, number=words),), Choice())))
    for title in ("Subject", "Document no."):
        (cell,) = column(book["Ledger"], title)
        assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)
        assert cell.quotePrefix == (words[0] in "=+-@")


def test_text_that_no_cell_can_hold_is_cut_or_replaced():
    rows = (row("x", title={"en": "a\x00b\x0bc\ufffe"}, content={"en": "字" * 40_000}),)
    sheet = read(make(figures_of(rows, Choice())))["Ledger"]
    assert values(sheet, "Subject") == ["a\ufffdb\ufffdc\ufffd"]
    assert values(sheet, "Content") == ["字" * 32_766 + "…"]


def test_each_figure_leads_to_its_records():
    book = read(make(figures_of()))
    assert values(book["Ledger"], "Record") == ["a", "b", "c", "d"]
    partners = book["Partners"]
    assert values(partners, "Name") == ["Riverside Centre", "Northgate Works"]
    assert values(partners, "Records") == ["a, c", "a"]
    assert values(book["People"], "Records") == ["a, b", "a"]
    assert values(book["Kinds by month"], "Records") == ["a, c", "b", "d"]
    assert column(book["Kinds by month"], "Feb")[0].comment.text == "a"
    assert values(book["Missing evidence"], "Record") == ["a", "b", "c", "d"]
    links = [cell.hyperlink.location for cell in book["Overview"]["D"][6:12]]
    assert links[0] == "'Ledger'!A1"


def test_ids_beyond_what_a_cell_holds_are_counted():
    rows = [row(f"record-{number:05}", people=(ANN,)) for number in range(3_000)]
    (ids,) = values(read(make(figures_of(rows, Choice())))["People"], "Records")
    told, more = re.fullmatch(r"(.*), … and (\d+) more", ids).groups()
    assert len(told.split(", ")) + int(more) == 3_000


def test_follow_ups_and_periods_stand_with_their_state():
    book = read(make(figures_of()))
    assert values(book["Follow-ups"], "State") == ["done", "overdue", "open", "dropped"]
    assert values(book["Follow-ups"], "Days taken") == [10, None, None, None]
    grid = book["Required"]
    told = [[cell.value for cell in cells] for cells in grid.iter_rows(min_row=6)]
    assert told[0][:6] == ["Meeting", "monthly", 1, 12, "✗", 1]
    assert told[1][:5] == ["Study session", "quarterly", 1, 4, "✗"]
    assert told[1][7] == 1
    assert {str(one) for one in grid.merged_cells.ranges} >= {"E7:G7", "E8:P8"}
    assert values(book["Required periods"], "State").count("gap") == 11 + 3


def test_nothing_is_said_of_what_is_not_required():
    book = read(make(build_figures(SOME, YEAR)))
    assert not {"Required", "Required periods"} & set(book.sheetnames)
    assert "Required periods" not in [label for label, *_ in shown_figures(book)]


def test_charts_show_the_figures():
    members = read_members(make(figures_of()))
    charts = [members[name].decode() for name in sorted(members) if name.startswith("xl/charts/")]
    assert len(charts) == 4
    steps, kinds, states, partners = charts
    assert re.findall(r"<c:v>(\w+)</c:v>", steps)[:12] == (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    )
    assert re.findall(r"<c:v>(\w+)</c:v>", kinds)[-3:] == ["2", "1", "1"]
    assert re.findall(r"<c:v>(\w+)</c:v>", states)[-4:] == ["1", "1", "1", "1"]
    assert "<c:v>Riverside Centre</c:v>" in partners
    assert members["xl/drawings/drawing1.xml"].count(b' descr="') == 4
    assert not [name for name in read_members(make(figures_of(()))) if "/charts/" in name]


def test_properties_name_nobody_and_know_no_clock():
    members = read_members(make(figures_of()))
    core = members["docProps/core.xml"].decode()
    assert "<dc:creator></dc:creator>" in core
    assert "2021-12-31T00:00:00Z" in core
    assert "<dc:title>Ledger of activities 2021</dc:title>" in core


def test_sentences_hold_as_many_figures_in_both_languages():
    for words in (TABS, TITLES, COLUMNS, SAID):
        for name, said in words.items():
            english, chinese = (len(re.findall(r"{\d?}", one)) for one in said)
            assert english == chinese, name


def test_a_seal_breaks_with_any_member():
    content = make(figures_of())
    assert is_sealed(content)
    members = read_members(content)
    for name in ("xl/worksheets/sheet2.xml", "docProps/custom.xml", "xl/styles.xml"):
        changed = {**members, name: members[name].replace(b"a", b"e", 1)}
        path = BytesIO()
        write_members(path, changed)
        assert not is_sealed(path.getvalue()), name
    assert not is_sealed(b"no workbook")


# as LibreOffice works them out


def spoil(content):
    """The workbook with a wrong value at each formula: only who works them out gets them right."""
    members = read_members(content)
    for name in [one for one in members if one.startswith("xl/worksheets/sheet")]:
        xml = members[name].decode()
        xml = re.sub(r"(</f>)<v>[^<]*</v>", r"\1<v>12345</v>", xml)
        members[name] = re.sub(r' t="str"(?=><f>)', "", xml).encode()
    return members


def test_libreoffice_works_out_the_same_figures(calculate, tmp_path):
    files = {}
    for lang in ("en", "zh"):
        files[lang] = tmp_path / f"{lang}.xlsx"
        write_members(files[lang], spoil(make(figures_of(), lang)))
    calculate(files.values(), "xlsx", tmp_path / "out")
    for lang in files:
        book = read(tmp_path / "out" / f"{lang}.xlsx")
        check_against(book, figures_of())
        told = [made_of for *_, made_of in shown_figures(book)]
        words = {"en": "3 of 4 records state head counts", "zh": "4条记录中有3条写明人数"}
        assert words[lang] in told
        turnout, grid = book.worksheets[7], book.worksheets[9]
        assert [total(turnout, COLUMNS["times"][lang == "zh"]).value] == [3]
        assert values(turnout, COLUMNS["rate"][lang == "zh"]) == [1, 1]
        assert [grid.cell(6, place).value for place in (3, 4, 5, 6)] == [1, 12, "✗", 1]


def test_figures_follow_a_filter(calculate, tmp_path):
    book = read(make(figures_of()), values=False)
    ledger = book["Ledger"]
    for cell in column(ledger, "Kind"):
        ledger.row_dimensions[cell.row].hidden = cell.value != "Visit"
    book.save(tmp_path / "filtered.xlsx")
    calculate([tmp_path / "filtered.xlsx"], "xlsx", tmp_path / "out")
    told = read(tmp_path / "out" / "filtered.xlsx")
    visits = figures_of(choice=Choice(parse_span("2021"), ("visit",)))
    whole = {label: (value, made_of) for label, value, made_of in shown_figures(told)}
    assert whole["Activities"][0] == visits.totals.records.count == 2
    assert whole["Attendances"] == (9, "1 of 2 records state head counts")
    assert whole["Attendance rate"][0] == visits.totals.attendance.rate == 0.9
    sheet = told["Kinds by month"]
    assert values(sheet, "Total") == [2, 0, 0]
    assert [total(sheet, title).value for title in ("Feb", "Jun", "Total")] == [1, 1, 2]


def test_pages_show_no_number_that_is_too_wide(calculate, tmp_path):
    import pypdf

    for lang in ("en", "zh"):
        (tmp_path / f"{lang}.xlsx").write_bytes(make(figures_of(), lang))
    (tmp_path / "none.xlsx").write_bytes(make(figures_of(())))
    calculate(sorted(tmp_path.glob("*.xlsx")), "pdf", tmp_path)
    overview = "Overview of activities"
    for lang, word in (("en", overview), ("zh", "活动概览"), ("none", overview)):
        pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / f"{lang}.pdf").pages]
        assert word in pages[0]
        assert not [page for page in pages if "##" in page]


# as the command makes it


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path, a=VISIT, b=MEETING)


def test_the_workbook_agrees_with_the_summary(project):
    call(project.root)
    told = {label: told for label, *told in shown_figures(read(project.output / "all-ledger.xlsx"))}
    summary = text_of(project.output / "all-summary.docx")
    assert told["Attendances"] == [8, "1 of 2 records state head counts"]
    assert told["Attendances"][1] in summary
    assert f"{told['Attendance rate'][0]:.0%} of those expected came" in summary
    assert told["People named"][0] == 2
    assert "The records name two different people" in summary


def test_it_is_made_alone_or_left_out(project):
    assert call(project.root, "--document", "workbook").stdout.split() == ["output/all-ledger.xlsx"]
    made = call(project.root, "--document", "summary").stdout.split()
    assert made == ["output/all-summary.docx"]
    (project.root / "reportkit.yaml").write_text("ledger: {workbook: false}\n")
    made = call(project.root, "--out", "other").stdout.split()
    assert made == ["other/all-ledger.docx", "other/all-summary.docx"]
    made = call(project.root, "--document", "workbook", "--out", "third").stdout.split()
    assert made == ["third/all-ledger.xlsx"]
    told = call(project.root, "--document", "workbok")
    assert (told.exit_code, "did you mean `workbook`?" in told.stderr) == (2, True)


def test_each_language_has_its_own(project):
    made = call(project.root, "--lang", "en", "--lang", "zh", "--document", "workbook", "--period",
                "2021").stdout.split()  # fmt: skip
    assert made == ["output/2021-ledger-en.xlsx", "output/2021-ledger-zh.xlsx"]
    book = read(project.output / "2021-ledger-zh.xlsx")
    assert book["台账"]["A2"].value.startswith("统计范围：2021年")


def test_a_public_one_does_not_tell_what_is_internal(project):
    write_record(project.root, "c", f"{VISIT}outcomes: [Call 13912345678 soon]\n")
    call(project.root, "--audience", "public", "--document", "workbook")
    content = (project.output / "all-public-ledger.xlsx").read_bytes()
    told = b"".join(read_members(content).values())
    assert b"139****5678" in told
    assert b"13912345678" not in told


def test_one_that_somebody_saved_is_kept(project):
    path = project.output / "all-ledger.xlsx"
    arguments = ("--document", "workbook")
    call(project.root, *arguments)
    assert call(project.root, *arguments).stderr.strip() == "1 document up to date"
    write_record(project.root, "c", VISIT)
    assert call(project.root, *arguments).exit_code == 0
    book = read(path, values=False)
    book["Ledger"]["A3"] = "a word of mine"
    book.save(path)
    write_record(project.root, "d", VISIT)
    mine = path.read_bytes()
    told = call(project.root, *arguments)
    assert "error[output/workbook-changed]" in told.stderr
    assert path.read_bytes() == mine
    made = call(project.root, *arguments, "--beside", "--format", "json")
    (beside,) = json.loads(made.stdout)["written"]
    assert is_sealed((project.root / beside["file"]).read_bytes())
    assert path.read_bytes() == mine
    assert call(project.root, *arguments, "--force").exit_code == 0
    assert is_sealed(path.read_bytes())
    assert mine in [one.read_bytes() for one in project.output.iterdir()]


def test_everybody_stands_with_the_months_they_took_part_in_and_those_they_missed():
    rows = (*SOME, row("f", "2021-06-02", people=(BEN,), absent=(ANN, person("Cy Orr"))))
    book = read(make(figures_of(rows)))
    sheet = book["People by month"]
    assert values(sheet, "Name") == ["Ann Lee", "Ben Ray", "Cy Orr"]
    assert values(sheet, "Feb") == [2, 1, None]
    assert values(sheet, "Jun") == [None, 1, None]
    assert values(sheet, "Activities") == [2, 2, 0]
    assert values(sheet, "Absent") == [1, None, 1]
    assert values(sheet, "Rate") == pytest.approx([2 / 3, 1, 0])
    assert (total(sheet, "Feb").value, total(sheet, "Absent").value) == (3, 2)
    assert column(sheet, "Feb")[0].comment.text == "a, b"
    assert "The rate is of the records that name somebody" in sheet["A5"].value


def test_who_was_absent_is_told_to_the_house_only(tmp_path):
    project = write_project(tmp_path, a=f"{VISIT}absent: [Ann Lee]\n")
    call(project.root)
    call(project.root, "--audience", "public")
    for name, people in (("all", ["Jane Doe", "Ann Lee"]), ("all-public", ["Jane Doe"])):
        book = read(project.output / f"{name}-ledger.xlsx")
        assert values(book["People by month"], "Name") == people


def test_one_person_under_two_names_is_absent_twice_in_one_row(tmp_path):
    both = "{who: {name: {en: Bo Li, zh: 李博}}}"
    own = "{name: {en: Fenwick, zh: 芬威}}"
    second = VISIT.replace("title: Visit to the Riverside Centre", "title: {en: A, zh: 甲}")
    second = second.replace("summary: The visitors toured the centre.", "summary: {en: A, zh: 甲}")
    second = second.replace("org: fenwick", f"org: {own}").replace("visitors: [doe]\n", "")
    project = write_project(
        tmp_path, a=f"{VISIT}absent: [Bo Li]\n", b=f"lang: [en, zh]{second}absent: [{both}]\n"
    )
    result = call(project.root, "--lang", "en")
    assert result.exit_code == 0, result.stderr
    sheet = read(project.output / "all-ledger.xlsx")["People by month"]
    told = dict(zip(values(sheet, "Name"), values(sheet, "Absent"), strict=True))
    assert told == {"Jane Doe": None, "Bo Li": 2}

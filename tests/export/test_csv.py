"""Records as a table, read as Excel and others read it."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportkit.export.csv import make_harmless, write_csv
from reportkit.record.model import Text

RECORD = """\
date: {start: 2021-07-03, end: 2021-07-05}
place: {name: Hall, city: Exampleton}
host: Example Motors Co., Ltd.
visitors: ["Ms. Jane Doe, deputy manager"]
recorder: Tom Reed
expected: 12
present: 10
summary: "The visitors toured the plant, and compared notes."
outcomes: [A memorandum was signed.]
decisions: [The form is tried.]
follow_up:
  - {what: Send the form., owner: Tom Reed, due: 2021-08-01}
photos: [{file: a.jpg, caption: A, alt: a}]
attachments: [One, Two]
doc: {number: {code: 示例发, year: 2021, seq: 7}}
"""


def read(tellings, lang="en"):
    return list(csv.reader(StringIO(write_csv(tellings, lang).removeprefix("\ufeff"), newline="")))


def test_a_record_is_a_row_of_the_ledger(tell):
    heads, row = read([tell(RECORD)])
    assert dict(zip(heads, row, strict=True)) == {
        "No.": "1",
        "Date": "2021-07-03/2021-07-05",
        "Kind": "Visit",
        "Title": "Visit to the plant",
        "Place": "Hall, Exampleton",
        "Organiser or counterpart": "Example Motors Co., Ltd.",
        "Chair or head of delegation": "Ms. Jane Doe",
        "Attendance (expected/present)": "12 expected, 10 present, 2 absent (83%)",
        "Content": "The visitors toured the plant, and compared notes.",
        "Outcomes and follow-up": "A memorandum was signed; The form is tried; "
        "Send the form (Tom Reed, due 2021-08-01, open)",
        "Evidence (photos/attachments)": "1 photo, 2 attachments",
        "Archive or document no.": "示例发〔2021〕7号",
        "Recorder": "Tom Reed",
        "Remarks": "",
    }


def test_what_is_unknown_is_empty_and_never_zero(tell):
    _, row = read([tell("published: 2021-07-03\nwhen: Recently\nsummary: They came.\n")])
    assert row[1:] == [
        "2021-07-03", "Visit", "Visit to the plant", "", "Example Technology Co., Ltd.", "", "",
        "They came.", "", "", "", "", "date of publication",
    ]  # fmt: skip


def test_the_heads_are_in_the_language_asked_for(tell):
    heads, _ = read([tell(RECORD)], "zh")
    assert heads == [
        "序号", "日期", "活动类型", "主题/名称", "地点", "主办/对方单位", "主持人/带队",
        "参加人数（应到/实到）", "主要内容", "成果/后续", "佐证（照片张数/附件）", "档号/文号",
        "记录人", "备注",
    ]  # fmt: skip


def test_excel_knows_that_it_is_utf8_and_where_lines_end(tell):
    written = write_csv([tell(RECORD)], "zh").encode()
    assert written.startswith("\ufeff序号".encode())
    assert written.count(b"\r\n") == written.count(b"\n") == 2


@pytest.mark.parametrize(
    "cell", ["=1+1", "+86 1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1", "\r=1", "\u3000@x"]
)
def test_no_cell_is_a_formula(cell):
    assert make_harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "2021-07-03", "“=”", "第1次"])
def test_harmless_cells_stay_as_they_are(cell):
    assert make_harmless(cell) == cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text("a\"',;\n\r=+-@ 汉\t", min_size=1, max_size=30))
def test_any_title_comes_back(tell, title):
    telling = tell(RECORD)
    told = replace(telling, record=replace(telling.record, title=Text({"en": title})))
    assert read([told])[1][3].removeprefix("'") == title.removeprefix("'")

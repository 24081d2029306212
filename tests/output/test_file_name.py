import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.output import build_file_name


def test_a_name_is_the_record_then_the_document():
    assert build_file_name("2021-07-03", "news-release") == "2021-07-03-news-release.docx"


def test_the_language_comes_last():
    assert build_file_name("7-3", "report", "zh") == "7-3-report-zh.docx"


@pytest.mark.parametrize(
    ("record", "legal"),
    [
        ("visit/plant", "visit-plant"),
        ("a:b?c", "a-b-c"),
        ("con", "_con"),
        ("COM1.old", "_COM1.old"),
        ("..", "record"),
        ("互学互鉴", "互学互鉴"),
        ("e\u0301te", "\u00e9te"),
    ],
)
def test_a_record_id_loses_what_a_file_system_refuses(record, legal):
    assert build_file_name(record, "report") == f"{legal}-report.docx"


def test_a_long_id_is_cut_between_characters():
    name = build_file_name("发" * 200, "report")
    assert name == "发" * 50 + "-report.docx"


@given(st.text())
def test_every_id_gives_a_file_name_that_can_be_written(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("names") / build_file_name(record, "report")
    path.write_bytes(b"")
    assert [path.name] == [file.name for file in path.parent.iterdir()]

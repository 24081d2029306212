"""Differences as tracked changes: all accepted make the new document, all rejected the old one."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merge.record import CHANGES, MANY
from merge.test_real import pictures_of, says
from merge.tracked import accept, reject
from reportkit.merge import track_changes
from word.sketch import read_sketch, write_sketch
from word.soundness import find_faults

OLD = """\
# Visit
The visitors were received by Example Motors.
1. Ms. Jane Doe
1. Mr. John Roe
| Date | 12 March |
| Place | Riverside |
Then they left.
"""
GROWN = "| Date | 12 March |\n| Time | 9:00 |\n| Place | Riverside |\n"
NEW = {
    "words": OLD.replace("Example Motors", "Sample Cars"),
    "a paragraph more": OLD.replace("Then", "It rained.\nThen"),
    "a paragraph at the end": f"{OLD}Nobody stayed.\n",
    "a paragraph less": OLD.replace("1. Mr. John Roe\n", ""),
    "the last paragraph less": OLD.replace("Then they left.\n", ""),
    "a row more": OLD.replace("| Place", "| Time | 9:00 |\n| Place"),
    "a row less": OLD.replace("| Date | 12 March |\n", ""),
    "a column more": OLD.replace("12 March |", "12 March | Friday |").replace(
        "Riverside |", "Riverside | hall |"
    ),
    "another cell": OLD.replace("Riverside", "Harbour"),
    "a moved paragraph": "# Visit\nThen they left.\n" + OLD[8:].replace("Then they left.\n", ""),
    "no table": OLD.replace("| Date | 12 March |\n| Place | Riverside |\n", ""),
    "another table": OLD + "| a | b |\nEnd\n",
    "runs": OLD.replace("received by Example", "recei‖ved ‖by Exa‖mple"),
    "all of it": "Something else\n| x |\nas a whole",
    "a table that grows and moves": "Then they left.\n# Visit\n" + GROWN,
    "nothing": "",
}


@pytest.fixture
def sketch(tmp_path):
    numbers = iter(range(100))
    return lambda body, **parts: write_sketch(
        tmp_path / f"{next(numbers)}.docx", body, **parts
    ).read_bytes()


@pytest.mark.parametrize("name", NEW)
def test_tracked_changes_lead_both_ways(name, sketch):
    old, new = sketch(OLD), sketch(NEW[name])
    tracked = track_changes(old, new)
    assert says(accept(tracked)) == says(new)
    assert says(reject(tracked)) == says(old)
    assert find_faults(tracked) == []


def test_headers_notes_and_fields_are_tracked_too(sketch):
    call = '<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>{}</w:p>'
    page = '<w:fldSimple w:instr=" DATE "><w:r><w:t>1 May</w:t></w:r></w:fldSimple>'
    old = sketch(call.format(""), header="Old house", footnotes=["By Ms. Doe."])
    new = sketch(call.format(page), header="New house", footnotes=["By Ms. Roe."])
    tracked = track_changes(old, new)
    assert says(accept(tracked)) == says(new)
    assert says(reject(tracked)) == says(old)


def test_a_change_is_signed_and_tells_no_time(sketch):
    tracked = read_sketch_xml(track_changes(sketch("One word"), sketch("Two words")))
    assert set(re.findall(r'w:author="(\w+)"', tracked)) == {"reportkit"}
    assert "w:date" not in tracked


def read_sketch_xml(content):
    from word.sketch import read_members

    return read_members(content)["word/document.xml"].decode()


def test_what_is_crossed_out_stands_before_what_is_put_in(sketch):
    xml = read_sketch_xml(track_changes(sketch("One word"), sketch("Two word")))
    assert xml.index("<w:del ") < xml.index("<w:ins ")


def test_equal_documents_have_no_tracked_changes(sketch):
    old = sketch(OLD)
    assert read_sketch(track_changes(old, old)) == read_sketch(old)


@pytest.mark.parametrize("change", [*CHANGES, "many"])
def test_reports_lead_both_ways(change, render):
    old, new = render(), render(*(MANY if change == "many" else (change,)))
    tracked = track_changes(old, new)
    assert says(accept(tracked)) == says(new)
    assert says(reject(tracked)) == says(old)
    assert pictures_of(accept(tracked)) == pictures_of(new)
    assert pictures_of(reject(tracked)) == pictures_of(old)
    assert find_faults(tracked) == []


LINES = st.lists(
    st.sampled_from(
        ["# Visit", "1. Ms. Jane Doe", "1. Mr. John Roe", "| Date | 12 March |", "| Place | Hall |",
         "They came by bus from the town.", "They came by train from the town.", "参观了工厂。",
         "参观了新工厂。", "| x |", "a ‖b‖ c"]
    ),
    max_size=8,
).map("\n".join)  # fmt: skip


@settings(max_examples=60)
@given(old=LINES, new=LINES)
def test_any_two_documents_lead_both_ways(old, new, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    one, other = (
        write_sketch(folder / f"{number}.docx", body).read_bytes()
        for number, body in enumerate((old, new))
    )
    tracked = track_changes(one, other, Path("a.docx"))
    assert says(accept(tracked)) == says(other)
    assert says(reject(tracked)) == says(one)
    assert find_faults(tracked) == []

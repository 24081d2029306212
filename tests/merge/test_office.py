"""LibreOffice opens what is merged, and settles tracked changes as they are meant."""

import pytest

from merge import hand
from merge.office import settle_by_office
from merge.record import MANY
from merge.test_merge import BASE, CONFLICTS, swap
from merge.test_real import says
from merge.test_track import NEW, OLD
from reportkit.merge import merge_documents, track_changes
from word.sketch import write_sketch

# what is edited by hand, what changes in the record, which rule that meets
REAL = {
    "the same name": (hand.type_over("Lindqvist", "Lundqvist"), "both-changed"),
    "a row taken out": (hand.remove_row("Karin Lindqvist"), "taken-out"),
    "a caption reworded": (
        hand.type_over("12 March", "a day in March", within="led a"),
        "both-changed",
    ),
}


@pytest.fixture(scope="module")
def sketch(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sketches")
    return lambda body: write_sketch(folder / "a.docx", body).read_bytes()


@pytest.fixture(scope="module")
def made(sketch, render):
    """Documents with tracked changes, by name, with what accepting and rejecting all makes."""
    documents = {}
    for name, new in NEW.items():
        old, other = sketch(OLD), sketch(new)
        documents[f"differences: {name}"] = (track_changes(old, other), other, old)
    for name, (by_hand, in_record, *_) in CONFLICTS.items():
        mine, theirs = sketch(swap(*by_hand)), sketch(swap(*in_record))
        merged = merge_documents(sketch(BASE), mine, theirs)
        documents[f"conflict: {name}"] = (merged.content, None, None)
    documents["reports"] = (track_changes(render(), render(*MANY)), render(*MANY), render())
    return documents


@pytest.fixture(scope="module")
def settled(made, convert, tmp_path_factory):
    contents = {name: tracked for name, (tracked, _, _) in made.items()}
    return settle_by_office(contents, tmp_path_factory.mktemp("office"))


def test_libreoffice_accepts_and_rejects_differences(made, settled):
    for name, (_, new, old) in made.items():
        if new is not None:
            accepted, rejected = settled[name]
            assert (name, says(accepted)) == (name, says(new))
            assert (name, says(rejected)) == (name, says(old))


def test_libreoffice_rejects_conflicts_and_the_hand_stands(sketch, settled):
    for name, (by_hand, *_) in CONFLICTS.items():
        if "beside" not in name and "section" not in name:
            _, rejected = settled[f"conflict: {name}"]
            assert (name, says(rejected)) == (name, says(sketch(swap(*by_hand))))


@pytest.mark.parametrize("name", REAL)
def test_conflicts_are_found_in_what_libreoffice_saves(name, render, convert, tmp_path):
    by_hand, rule = REAL[name]
    (tmp_path / "a.docx").write_bytes(hand.edit(render(), by_hand))
    convert([tmp_path / "a.docx"], "docx", tmp_path / "saved")
    mine = (tmp_path / "saved" / "a.docx").read_bytes()
    merged = merge_documents(render(), mine, render("a name is corrected", "the date is moved"))
    assert [each.rule for each in merged.conflicts] == [f"merge/{rule}"]

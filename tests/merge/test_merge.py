"""Two wordings of one document become one; where they contradict one another, both are seen."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merge.marked import read_marked
from merge.test_real import says
from merge.tracked import accept, reject
from reportkit.merge import Merged, merge_documents
from word.sketch import read_members, read_sketch, write_sketch
from word.soundness import find_faults

BASE = """\
# Visit
The visitors were received by Example Motors on 12 March.
1. Ms. Jane Doe
1. Mr. John Roe, engineer
| Date | 12 March |
| Place | Riverside, hall 2 |
# Results
Both sides agreed on one form.
双方就安全培训交换了意见。
"""
RECEIVED = "The visitors were received by Example Motors on 12 March."


def swap(*pairs: tuple[str, str]) -> str:
    """The base with some of it replaced."""
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


# name: (what is edited by hand, what the record changes, what comes of both)
CLEAN = {
    "two words of one sentence": (
        [("received", "warmly received")],
        [("Example", "Sample")],
        [("received by Example", "warmly received by Sample")],
    ),
    "neighbouring words": (
        [("on 12", "on Friday, 12")],
        [("12 March.", "19 March.")],
        [("on 12 March.", "on Friday, 19 March.")],
    ),
    "words behind a changed one": (
        [("12 March.", "12 March, in the rain.")],
        [("on 12", "on 19")],
        [("on 12 March.", "on 19 March, in the rain.")],
    ),
    "the same change twice": ([("Example", "Sample")], [("Example", "Sample")],
                              [("Example", "Sample")]),
    "the same paragraph twice": (
        [("form.\n", "form.\nThen they left.\n")],
        [("form.\n", "form.\nThen they left.\n")],
        [("form.\n", "form.\nThen they left.\n")],
    ),
    "one of two changes twice": (
        [("Example", "Sample"), ("were", "was")],
        [("Example", "Sample")],
        [("Example", "Sample"), ("were", "was")],
    ),
    "a paragraph each": (
        [("1. Ms.", "They came early.\n1. Ms.")],
        [("form.\n", "form.\nThen they left.\n")],
        [("1. Ms.", "They came early.\n1. Ms."), ("form.\n", "form.\nThen they left.\n")],
    ),
    "the same paragraph taken out": (
        [("Both sides agreed on one form.\n", "")],
        [("Both sides agreed on one form.\n", "")],
        [("Both sides agreed on one form.\n", "")],
    ),
    "an entry each": (
        [("1. Ms.", "1. Prof. Poe\n1. Ms.")],
        [("engineer\n", "engineer\n1. Dr. Ito\n")],
        [("1. Ms.", "1. Prof. Poe\n1. Ms."), ("engineer\n", "engineer\n1. Dr. Ito\n")],
    ),
    "a new section goes before the next heading": (
        [("hall 2 |\n", "hall 2 |\nIt was warm.\n")],
        [("# Results", "# Tour\nThey saw the plant.\n# Results")],
        [("hall 2 |\n", "hall 2 |\nIt was warm.\n# Tour\nThey saw the plant.\n")],
    ),
    "a row each": (
        [("| Place", "| Weather | fine |\n| Place")],
        [("hall 2 |\n", "hall 2 |\n| Time | 9:00 |\n")],
        [("| Place", "| Weather | fine |\n| Place"), ("hall 2 |\n", "hall 2 |\n| Time | 9:00 |\n")],
    ),
    "two words of one cell": (
        [("hall 2", "hall 3")],
        [("Riverside", "Harbour")],
        [("Riverside, hall 2", "Harbour, hall 3")],
    ),
    "a column by hand, a row and a cell of the record": (
        [("| Date | 12 March |", "| Date | ? | 12 March |"), ("| Place |", "| Place | ! |")],
        [("| 12 March |\n", "| 19 March |\n| Time | 9:00 |\n")],
        [("| Date | 12 March |\n| Place |", "| Date | ? | 19 March |\n| Time |  | 9:00 |\n"
          "| Place | ! |")],
    ),
    "a column of the record, a word by hand": (
        [("hall 2", "hall 3")],
        [("12 March |", "12 March | x |"), ("hall 2 |", "hall 2 | y |")],
        [("12 March |", "12 March | x |"), ("hall 2 |", "hall 3 | y |")],
    ),
    "a paragraph moved by hand": (
        [("# Visit\n", "# Visit\n双方就安全培训交换了意见。\n"),
         ("form.\n双方就安全培训交换了意见。\n", "form.\n")],
        [("form.\n双方就安全培训", "form.\n双方就生产培训")],
        [("# Visit\n", "# Visit\n双方就生产培训交换了意见。\n"),
         ("form.\n双方就安全培训交换了意见。\n", "form.\n")],
    ),
    "a paragraph moved by the record": (
        [("安全培训", "安全生产培训")],
        [("# Visit\n", "# Visit\n双方就安全培训交换了意见。\n"),
         ("form.\n双方就安全培训交换了意见。\n", "form.\n")],
        [("# Visit\n", "# Visit\n双方就安全生产培训交换了意见。\n"),
         ("form.\n双方就安全培训交换了意见。\n", "form.\n")],
    ),
    "Chinese clauses": (
        [("双方就", "会上，双方就")],
        [("交换了意见", "达成了共识")],
        [("双方就安全培训交换了意见", "会上，双方就安全培训达成了共识")],
    ),
    "a divided paragraph": (
        [("Motors on", "Motors\non")],
        [("12 March.", "19 March.")],
        [("Motors on 12 March.", "Motors\non 19 March.")],
    ),
    "runs as Word leaves them": (
        [("The visitors were received", "The vis‖itors ‖we‖re received")],
        [("Example", "Sample")],
        [("Example", "Sample")],
    ),
    "another heading": ([("# Results", "# Outcomes")], [("one form", "two forms")],
                        [("# Results", "# Outcomes"), ("one form", "two forms")]),
    "a table taken out by hand": (
        [("| Date | 12 March |\n| Place | Riverside, hall 2 |\n", "")],
        [("one form", "two forms")],
        [("| Date | 12 March |\n| Place | Riverside, hall 2 |\n", ""), ("one form", "two forms")],
    ),
    "a table taken out by the record": (
        [("one form", "two forms")],
        [("| Date | 12 March |\n| Place | Riverside, hall 2 |\n", "")],
        [("| Date | 12 March |\n| Place | Riverside, hall 2 |\n", ""), ("one form", "two forms")],
    ),
}  # fmt: skip
# name: (by hand, in the record, a line of what comes of both, what the conflicts are)
CONFLICTS = {
    "the same word": (
        [("Example", "Sample")], [("Example", "Fenwick")],
        "The visitors were received by [-Sample-]{+Fenwick+} Motors on 12 March.",
        ["both-changed"],
    ),
    "two words of a name": (
        [("Jane", "Janet")], [("Jane Doe", "Joan Poe")],
        "Ms. [-Janet Doe-]{+Joan Poe+}", ["both-changed"],
    ),
    "the same gap": (
        [("one form.", "one form. Fine.")], [("one form.", "one form. And on two more.")],
        "Both sides agreed on one form.[- Fine.-]{+ And on two more.+}", ["both-changed"],
    ),
    "a conflict beside a change that is none": (
        [("Example", "Sample")], [("Example", "Fenwick"), ("12 March.", "19 March.")],
        "The visitors were received by [-Sample-]{+Fenwick+} Motors on 19 March.",
        ["both-changed"],
    ),
    "a sentence rewritten by hand": (
        [(RECEIVED, "Nobody knows who came, nor why.")], [("12 March.", "19 March.")],
        "[-Nobody knows who came, nor why.-]{+The visitors were received by Example Motors on 19 "
        "March.+}",
        ["both-changed"],
    ),
    "a word taken out by hand": (
        [(" Example", "")], [("Example", "Sample")],
        "The visitors were received by {+Sample +}Motors on 12 March.", ["both-changed"],
    ),
    "the same cell": (
        [("| 12 March |", "| 13 March |")], [("| 12 March |", "| 19 March |")],
        "| Date | [-13-]{+19+} March |", ["both-changed"],
    ),
    "a paragraph edited, and gone from the record": (
        [("one form", "one long form")], [("Both sides agreed on one form.\n", "")],
        "[-Both sides agreed on one long form.-]", ["not-told"],
    ),
    "a paragraph taken out, and changed in the record": (
        [("Both sides agreed on one form.\n", "")], [("one form", "two forms")],
        "{+Both sides agreed on two forms.+}", ["taken-out"],
    ),
    "a row edited, and gone from the record": (
        [("hall 2", "hall 3")], [("| Place | Riverside, hall 2 |\n", "")],
        "| [-Place-] | [-Riverside, hall 3-] |", ["not-told"],
    ),
    "a row taken out, and changed in the record": (
        [("| Place | Riverside, hall 2 |\n", "")], [("hall 2", "hall 3")],
        "| {+Place+} | {+Riverside, hall 3+} |", ["taken-out"],
    ),
    "a table edited, and gone from the record": (
        [("hall 2", "hall 3")], [("| Date | 12 March |\n| Place | Riverside, hall 2 |\n", "")],
        "| [-Place-] | [-Riverside, hall 3-] |", ["not-told"],
    ),
    "nearly the same entry": (
        [("engineer\n", "engineer\n1. Dr. Samuel Ito, lecturer\n")],
        [("engineer\n", "engineer\n1. Dr. Samuel Ito, senior lecturer\n")],
        "Dr. Samuel Ito, {+senior +}lecturer", ["both-changed"],
    ),
    "nearly the same row": (
        [("| Place", "| Time | 9:00 in the morning |\n| Place")],
        [("| Place", "| Time | 10:00 in the morning |\n| Place")],
        "| Time | [-9-]{+10+}:00 in the morning |", ["both-changed"],
    ),
    "two conflicts": (
        [("Example", "Sample"), ("one form", "no form")],
        [("Example", "Fenwick"), ("one form", "two form")],
        "Both sides agreed on [-no-]{+two+} form.", ["both-changed", "both-changed"],
    ),
    "Chinese words": (
        [("安全培训", "安全生产")], [("安全培训", "安全管理")],
        "双方就安全[-生产-]{+管理+}交换了意见。", ["both-changed"],
    ),
    "a section taken out, and a fact of it changed": (
        [("# Results\nBoth sides agreed on one form.\n双方就安全培训交换了意见。\n", "")],
        [("one form", "two forms")],
        "{+Both sides agreed on two forms.+}", ["taken-out"],
    ),
}  # fmt: skip


@pytest.fixture
def sketch(tmp_path):
    numbers = iter(range(100))
    return lambda body, **parts: write_sketch(
        tmp_path / f"{next(numbers)}.docx", body, **parts
    ).read_bytes()


def merge(sketch, mine: str, theirs: str, base: str = BASE) -> Merged:
    merged = merge_documents(*(sketch(body) for body in (base, mine, theirs)))
    assert find_faults(merged.content) == []
    return merged


@pytest.mark.parametrize("name", CLEAN)
def test_both_changes_stand(name, sketch):
    mine, theirs, both = (swap(*pairs) for pairs in CLEAN[name])
    merged = merge(sketch, mine, theirs)
    assert merged.conflicts == ()
    assert read_marked(merged.content) == read_sketch(sketch(both))


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_is_seen_and_listed(name, sketch):
    by_hand, of_record, line, rules = CONFLICTS[name]
    mine, theirs = sketch(swap(*by_hand)), sketch(swap(*of_record))
    merged = merge(sketch, swap(*by_hand), swap(*of_record))
    assert line in read_marked(merged.content).split("\n")
    assert [each.rule for each in merged.conflicts] == [f"merge/{rule}" for rule in rules]
    assert all(each.place.paragraph for each in merged.conflicts)
    if name not in BESIDES:
        assert says(reject(merged.content)) == says(mine)
        assert says(accept(merged.content)) == says(theirs)


BESIDES = (
    "a conflict beside a change that is none", "a section taken out, and a fact of it changed",
)  # fmt: skip


def test_what_follows_a_table_is_not_lost_with_its_last_row(sketch):
    base, mine = "| Date | one |\n| Place | two |", "| Place | two |"
    merged = merge(sketch, mine, "| Date | one |\nNew words", base)
    assert (says(merged.content), merged.conflicts) == (["New words"], ())


def test_a_conflict_tells_its_place_in_the_merged_document(sketch):
    merged = merge(
        sketch,
        swap(("one form", "no form")),
        swap(("one form", "two form"), ("# Visit\n", "# Visit\nIt was a fine day.\n")),
    )
    [conflict] = merged.conflicts
    assert str(conflict) == (
        'document.docx, body, paragraph 7, under the heading "Results" "no": warning[merge/both-'
        "changed]: by hand, this became `no`; the record makes it `two`"
    )


def test_conflicts_are_told_in_the_order_of_the_document(sketch):
    merged = merge(
        sketch,
        swap(("one form", "no form"), ("Example", "Sample"), ("安全", "生产")),
        swap(("one form", "two form"), ("Example", "Fenwick"), ("安全", "消防")),
    )
    assert [each.place.text for each in merged.conflicts] == ["Sample", "no", "生产"]


def test_what_was_not_edited_is_what_is_rendered_now(sketch):
    base, theirs = sketch(BASE), sketch(swap(("Example", "Sample")))
    assert merge_documents(base, base, theirs).content == theirs


def test_what_has_not_changed_leaves_the_edited_file_untouched(sketch):
    base, mine = sketch(BASE), sketch(swap(("Example", "Sample")))
    assert merge_documents(base, mine, base).content == mine


def test_the_same_edit_by_hand_and_in_the_record_is_none(sketch):
    mine = sketch(
        swap(("Example", "Sample"), ("| Place", "| x | y |\n| Place"), ("# Results\n", ""))
    )
    other = sketch(
        swap(("Example", "Sam‖ple"), ("| Place", "| x | y |\n| Place"), ("# Results\n", ""))
    )
    merged = merge_documents(sketch(BASE), mine, other)
    assert merged.conflicts == ()
    assert read_sketch(merged.content) == read_sketch(mine)


WORDS = st.sampled_from(["one", "two", "three", "four", "five", "参观", "交流", "培训", "6", "7,"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PLACES = 8


@st.composite
def edits(draw):
    """A document, and edits of different blocks of it by two hands."""
    blocks = [
        f"| {number} | {draw(TEXTS)} |" if draw(st.booleans()) and number % 2 else
        f"Paragraph {number}: {draw(TEXTS)}"
        for number in range(PLACES)
    ]  # fmt: skip
    versions = [list(blocks), list(blocks), list(blocks)]
    for number in range(PLACES):
        whose = draw(st.sampled_from([(), (0, 2), (1, 2)]))
        # lines between edits stay, so that neighbours do not touch
        if not whose or number % 2 == 0:
            continue
        kind = draw(st.sampled_from(["change", "remove", "add"]))
        text = draw(TEXTS)
        for version in whose:
            line = blocks[number]
            versions[version][number] = {
                "change": line.replace(": ", f": {text} and ", 1) if ": " in line
                else line.replace(" |", f" | {text}", 1).replace(f"{text} ", f"{text} and ", 1),
                "remove": "",
                "add": f"{line}\n{line.split(' ')[0]} new {text}" if ": " in line
                else f"{line}\n| new {number} | {text} |",
            }[kind]  # fmt: skip
    return tuple("\n".join(filter(None, version)) for version in (blocks, *versions))


@settings(max_examples=80)
@given(edits())
def test_edits_of_different_blocks_all_stand(tmp_path_factory, bodies):
    folder = tmp_path_factory.mktemp("edits")
    base, mine, theirs, both = (
        write_sketch(folder / f"{number}.docx", body).read_bytes()
        for number, body in enumerate(bodies)
    )
    merged = merge_documents(base, mine, theirs, Path("a.docx"))
    assert merged.conflicts == ()
    assert read_marked(merged.content) == read_sketch(both)
    assert find_faults(merged.content) == []


@settings(max_examples=60)
@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=5))
def test_one_side_alone_never_contradicts(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("alone")
    base, other = (
        write_sketch(folder / f"{name}.docx", "\n".join(lines)).read_bytes()
        for name, lines in (("a", before), ("b", after))
    )
    saved = write_sketch(folder / "c.docx", "\n".join(line.replace(" ", "‖ ") for line in before))
    merged = merge_documents(base, saved.read_bytes(), other)
    assert merged.conflicts == ()
    assert says(merged.content) == says(other)
    same = merge_documents(base, other, other)
    assert same == Merged(other)


def test_equal_input_gives_equal_bytes(sketch):
    files = [
        sketch(BASE),
        sketch(swap(("Example", "Sample"))),
        sketch(swap(("Example", "Fenwick"))),
    ]
    assert merge_documents(*files) == merge_documents(*files)
    assert b"w:date" not in read_members(merge_documents(*files).content)["word/document.xml"]


LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "", "# ", "1. ", "| Date | "]),
        TEXTS,
        st.sampled_from(["", "", ".", " |"]),
    ).map(lambda line: f"{line} |" if line.startswith("|") and not line.endswith("|") else line),
    max_size=6,
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["word", "drop", "add", "swap"]),
        TEXTS,
        st.integers(0, 5),
    ),
    max_size=4,
)


def edited(lines: list[str], edits: list[tuple[int, str, str, int]], mark: str) -> list[str]:
    """Lines after some edits, whose new words bear a mark."""
    made = list(lines)
    for place, kind, text, other in edits:
        position = place % (len(made) + 1)
        marked = " ".join(f"{word}{mark}" for word in text.replace(",", "").split())
        if kind == "add" or position == len(made):
            made.insert(position, marked)
        elif kind == "drop":
            made.pop(position)
        elif kind == "swap":
            made.insert(other % len(made), made.pop(position))
        else:
            made[position] = made[position].replace(" ", f" {marked} ", 1)
    return made


def marks(content: bytes, mark: str) -> Counter[str]:
    """The words that bear a mark, and how often each stands in a document."""
    return Counter(word for text in says(content) for word in re.findall(rf"\w+{mark}", text))


@settings(max_examples=150)
@given(LINES, EDITS, EDITS)
def test_no_new_word_of_either_side_is_ever_lost(tmp_path_factory, lines, by_hand, in_record):
    folder = tmp_path_factory.mktemp("any")
    base, mine, theirs = (
        write_sketch(folder / f"{number}.docx", "\n".join(body)).read_bytes()
        for number, body in enumerate(
            (lines, edited(lines, by_hand, "mine"), edited(lines, in_record, "theirs"))
        )
    )
    merged = merge_documents(base, mine, theirs)
    assert marks(reject(merged.content), "mine") == marks(mine, "mine")
    assert marks(accept(merged.content), "theirs") == marks(theirs, "theirs")
    assert find_faults(merged.content) == []
    if merged.conflicts == ():
        assert says(accept(merged.content)) == says(reject(merged.content))

"""Problems of a template stand in its copy as comments, at the very words that are at fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Convert
from dialect.case import cell, control, paragraph, table, text_box
from reportkit.check import Shelf, check_template
from reportkit.diagnostics import FilePlace, ProblemsFound
from reportkit.rules.template import UNKNOWN_FIELD
from reportkit.template import load_template
from reportkit.template.annotation import annotate
from word.remark import anchors, read_comments
from word.sketch import read_members, read_sketch, runs, write_members, write_sketch
from word.soundness import find_faults

TAG = "{{ x | nope }}"


def tell(problem, with_place):
    place = (problem.place.part if hasattr(problem.place, "part") else "file",) * with_place
    return (*place, problem.message, problem.hint, problem.rule)


def problems_of(path: Path):
    return check_template(path, Shelf(), for_records=False)


def annotated(path: Path) -> bytes:
    content = annotate(path, path.read_bytes(), problems_of(path), tell, is_new=True)
    assert find_faults(content) == []
    return content


def facts(path: Path):
    """The problems of a file, without its name."""
    return [
        (one.rule, one.message, str(one.place).removeprefix(one.place.file), one.place.occurrence)
        for one in problems_of(path)
    ]


@pytest.fixture
def sketch(tmp_path: Path):
    def write(*lines: str, **parts) -> Path:
        return write_sketch(tmp_path / "a.docx", "\n".join(lines), **parts)

    return write


@pytest.mark.parametrize(
    "line",
    [
        f"so {TAG} it is",
        "so {‖{ x‖ |  nope }‖} it is",
        "so ‖{{ x | nope }}‖ it is",
        TAG,
        table([cell(paragraph("so {", "{ x", " | nope }}"))], columns=1),
        f"<w:p><w:hyperlink w:anchor='b'>{runs('the {{ x‖ | nope }} page')}</w:hyperlink></w:p>",
        f"<w:p>{control(runs('the {{ x‖ | nope }} page'))}</w:p>",
        control(f"<w:p>{runs('the {{ x‖ | nope }} page')}</w:p>"),
        table([cell(table([cell(paragraph(TAG))], columns=1) + paragraph("end"))], columns=1),
        f"<w:p><w:r><w:t>a</w:t><w:br/><w:t>{TAG}</w:t><w:tab/><w:t>b</w:t></w:r></w:p>",
        "<w:p><m:oMath><m:r><m:t>{{ x</m:t></m:r><m:r><m:t> | nope }}</m:t></m:r></m:oMath></w:p>",
    ],
)  # fmt: skip
def test_a_comment_belongs_to_the_characters_of_the_tag(sketch, line: str) -> None:
    path = sketch(line)
    content = annotated(path)
    [(words, rule)] = anchors(content)
    shown = "" if "oMath" in line else "{{ x | nope }}"
    assert " ".join(words.split()) == shown
    assert rule == "template/unknown-filter"
    assert read_sketch(content) == read_sketch(path.read_bytes())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["open {{ never", "{{ a }}"], [("{{ never", "template/unclosed-tag")]),
        (["and }} too"], [("and }}", "template/stray-end")]),
        (["a {% for x in xs %} b"], [("{% for x in xs %}", "template/unclosed-block")]),
        (["{% if a %}x{% endif %} {% if a %}"], [("{% if a %}", "template/unclosed-block")]),
        (["{% if a", "b %}x"], [("{% if a¶b %}", "template/unclosed-block"),
                                ("{% if a¶b %}", "template/tag-syntax")]),
        ([f"{TAG} and {TAG}"], [(TAG, "template/unknown-filter")] * 2),
        (["{{ x | " + "f | " * 40 + "f }}"], [("{{ x | " + "f | " * 40 + "f }}",
                                               "template/unknown-filter")]),
        ([f"<w:p><w:ins w:id='1' w:author='A'>{runs('so {{ a }} is')}</w:ins></w:p>"],
         [("{{ a }}", "template/tracked-change")]),
        (["<w:p><w:del w:id='1' w:author='A'><w:r><w:delText>so {{ a }} is</w:delText></w:r>"
          "</w:del></w:p>"], [("{{ a }}", "template/tracked-change")]),
    ],
)  # fmt: skip
def test_templates_that_cannot_be_compiled_are_annotated(sketch, lines, expected) -> None:
    assert anchors(annotated(sketch(*lines))) == expected


def test_of_equal_tags_the_one_at_fault_has_the_comment(sketch) -> None:
    content = annotated(sketch("{% if a %}x{% endif %} and {% if a %}")).decode("latin-1")
    body = read_members(content.encode("latin-1"))["word/document.xml"].decode()
    assert body.index("commentRangeStart") > body.index("endif")


def test_what_takes_no_comments_has_its_comment_in_the_body(sketch) -> None:
    call = "<w:p><w:r><w:t>Noted</w:t></w:r><w:r><w:{0}Reference w:id='1'/></w:r></w:p>"
    path = sketch(
        "First", call.format("footnote"), call.format("endnote"), call.format("comment"),
        text_box(paragraph(TAG)),
        header=TAG, footnotes=[TAG], endnotes=[TAG], comments=[TAG], title=TAG,
    )  # fmt: skip
    told = {said[0]: words for author, words, said in read_comments(annotated(path))
            if author == "reportkit"}  # fmt: skip
    assert told == {
        "text box 1 of the body": "¶{{ x | nope }}",
        "header": "", "footnote 1": "", "endnote 1": "", "comment 1": "",
        "document properties": "",
    }  # fmt: skip
    body = read_members(annotated(path))["word/document.xml"].decode()
    for name in ("footnoteReference", "endnoteReference"):
        before, _, behind = body.partition(name)
        assert before.rpartition("<w:p>")[2].count("commentRangeStart") == 1
        assert behind.partition("</w:p>")[0].count("commentReference") == 1


def test_a_note_that_a_loop_calls_has_its_comment_at_its_call(sketch) -> None:
    path = sketch(
        "{% for x in xs %}",
        "<w:p><w:r><w:t>Noted</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        "{% endfor %}",
        footnotes=["plain", TAG],
    )
    before = read_members(annotated(path))["word/document.xml"].decode()
    assert "Noted</w:t></w:r><w:commentRangeStart" in before


def test_problems_of_the_whole_file_stand_at_its_beginning(sketch) -> None:
    path = sketch("| a | b |", "c")
    problem = UNKNOWN_FIELD.at(FilePlace("a.docx"), owner="x", name="y")
    content = annotate(path, path.read_bytes(), [problem], tell, is_new=True)
    [(_, words, said)] = read_comments(content)
    assert (words, said[0]) == ("", "file")
    body = read_members(content)["word/document.xml"]
    assert body.index(b"commentReference") < body.index(b">a<")


def test_a_body_without_paragraphs_gets_one_for_its_comments(sketch) -> None:
    path = sketch(header=TAG)
    assert [rule for _, rule in anchors(annotated(path))] == ["template/unknown-filter"]


def test_words_outside_the_text_have_their_comment_at_the_paragraph(sketch) -> None:
    link = "<w:p><w:hyperlink w:anchor='b' w:tooltip='{{ x | nope }}'><w:r><w:t>here</w:t></w:r>" \
        "</w:hyperlink></w:p>"  # fmt: skip
    [(_, words, said)] = read_comments(annotated(sketch(link)))
    assert (words, said[0]) == ("here", "body")


def test_what_is_not_changed_is_copied_as_it_is(sketch) -> None:
    path = sketch(TAG, header="x", title="python-docx", members={"word/theme/a.bin": b"\0" * 9},
                  extra_types='<Default Extension="bin" ContentType="x/y"/>')  # fmt: skip
    before, after = read_members(path.read_bytes()), read_members(annotated(path))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }  # fmt: skip


def test_the_copy_has_the_same_problems_and_no_more_comments_each_time(sketch, tmp_path) -> None:
    path = sketch(
        "# On {{ titel | foo }}", "| {{ x|nope }} | open {{ never |", comments=["{{ y | q }}"]
    )
    before = facts(path)
    first = annotated(path)
    copy = tmp_path / "b.docx"
    copy.write_bytes(first)
    assert facts(copy) == before
    assert annotated(copy) == first


def test_a_mended_copy_loses_our_comments_and_keeps_those_of_people(sketch, tmp_path) -> None:
    call = "<w:p><w:r><w:t>Noted</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r></w:p>"
    members = read_members(annotated(sketch(call, TAG, comments=["mind this"])))
    members["word/document.xml"] = members["word/document.xml"].replace(b" | nope", b"")
    write_members(tmp_path / "b.docx", members)
    content = annotated(tmp_path / "b.docx")
    assert [(author, said) for author, _, said in read_comments(content)] == [("A", ["mind this"])]


def test_without_any_comments_left_the_parts_of_comments_go(sketch, tmp_path) -> None:
    path = sketch("a {{ x }} b")
    copy = tmp_path / "b.docx"
    problem = UNKNOWN_FIELD.at(FilePlace("a.docx"), owner="x", name="y")
    copy.write_bytes(annotate(path, path.read_bytes(), [problem], tell, is_new=True))
    assert set(read_members(annotated(copy))) == set(read_members(path.read_bytes()))


def test_our_comments_reach_no_document(sketch, tmp_path) -> None:
    problem = UNKNOWN_FIELD.at(FilePlace("a.docx"), owner="x", name="{{ titel }}")
    path = sketch("a {{ x }} b")
    path.write_bytes(annotate(path, path.read_bytes(), [problem], tell, is_new=True))
    content = load_template(path).render({"x": 1}).content
    assert read_sketch(content) == "a 1 b"
    assert not [name for name in read_members(content) if "comments" in name]
    assert b"commentR" not in read_members(content)["word/document.xml"]


def test_a_file_that_cannot_be_opened_is_not_annotated(tmp_path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(ProblemsFound):
        annotate(path, path.read_bytes(), [], tell, is_new=True)


PIECES = st.sampled_from(
    ["{{ a | nope }}", "{{", "}}", "{% if a %}", "{% endif %}", "‖", " w ", "¶"]
)


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
def test_whatever_is_wrong_the_copy_is_sound_and_says_so_again(tmp_path_factory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = write_sketch(folder / "a.docx", text.replace("¶", "\n"))
    content = annotated(path)
    copy = folder / "b.docx"
    copy.write_bytes(content)
    assert facts(copy) == facts(path)
    assert read_sketch(content) == read_sketch(path.read_bytes())
    assert annotated(copy) == content
    for words, rule in anchors(content):
        assert words.strip(), rule


def test_libreoffice_keeps_the_comments_and_their_words(
    sketch, tmp_path: Path, convert: Convert
) -> None:
    path = sketch(
        "# On {‖{ tit‖el | foo }} and {{ titel | foo }}", "| {{ x|nope }} | open {{ never |",
        f"<w:p><w:hyperlink w:anchor='b'>{runs('the {{ x | nope }} page')}</w:hyperlink></w:p>",
        text_box(paragraph("{{ box | nope }}")), header=TAG,
    )  # fmt: skip
    before = facts(path)
    copy = tmp_path / "b.docx"
    copy.write_bytes(annotated(path))
    convert([copy], "docx", tmp_path / "saved")
    saved = tmp_path / "saved" / "b.docx"
    assert facts(saved) == before
    assert sorted(anchors(annotated(saved))) == sorted(anchors(copy.read_bytes()))

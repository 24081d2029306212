"""Footnotes and endnotes that are called in loops."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from render.filling import document_of, problems_of
from word.sketch import read_members, read_sketch

CALL = '<w:p><w:r><w:t>{{{{ p.name }}}}</w:t></w:r><w:r><w:{0}Reference w:id="{1}"/></w:r></w:p>'
PEOPLE = [{"name": "Ann", "note": "chair"}, {"name": "Bob", "note": "clerk & more"}]


def body_of(kind: str) -> str:
    """A loop whose line calls the second note, after a line that calls the first."""
    first = CALL.format(kind, 1).replace("{{ p.name }}", "before")
    return f"{first}\n{{% for p in people %}}\n{CALL.format(kind, 2)}\n{{% endfor %}}"


def test_every_pass_has_a_note_of_its_own() -> None:
    for kind in ("footnote", "endnote"):
        parts = {
            f"{kind}s": ["first {{ x }}", "{{ p.note }}{% if p.no is defined %}\nno\n{% endif %}"]
        }
        document = document_of(body_of(kind), {"people": PEOPLE, "x": 1}, **parts)
        members = read_members(document.content)
        calls = re.findall(rf'{kind}Reference w:id="(\d+)"'.encode(), members["word/document.xml"])
        notes = re.findall(rf'<w:{kind} w:id="(\d+)"'.encode(), members[f"word/{kind}s.xml"])
        assert calls == notes
        said = read_sketch(document.content, f"word/{kind}s.xml")
        assert said == "first 1\nchair\nclerk & more"


def test_a_picture_in_a_note_of_a_loop_belongs_to_the_notes(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    parts = {"footnotes": ["first", "{{ 'a.png' | picture }}"]}
    document = document_of(body_of("footnote"), {"people": PEOPLE}, root=tmp_path, **parts)
    assert b"media/" in read_members(document.content)["word/_rels/footnotes.xml.rels"]


def test_a_mistake_in_a_note_names_the_note() -> None:
    parts = {"footnotes": ["first", "{{ p.nmae }}"]}
    [problem] = problems_of(body_of("footnote"), parts=parts, people=PEOPLE)
    assert problem.place.part == "footnote 2"
    assert problem.hint == "did you mean `name`?"


def test_a_macro_calls_a_note_of_its_own_each_time() -> None:
    said = "<w:r><w:t>{}</w:t></w:r>".format
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    line = (
        f"<w:p>{said('{% macro m(x) %}a')}{call}{said('{% endmacro %}{{ m(1) }}{{ m(2) }}')}</w:p>"
    )
    document = document_of(line, {}, footnotes=["note {{ x }}"])
    assert read_sketch(document.content, "word/footnotes.xml") == "note 1\nnote 2"


def test_what_is_kept_and_printed_twice_calls_a_note_of_its_own_each_time() -> None:
    said = "<w:r><w:t>{}</w:t></w:r>".format
    for kind in ("footnote", "endnote"):
        call = f'<w:r><w:{kind}Reference w:id="1"/></w:r>'
        kept = f"<w:p>{said('{% set x %}a')}{call}{said('{% endset %}{{ x }} and {{ x }}')}</w:p>"
        document = document_of(kept, {"n": 1}, **{f"{kind}s": ["note {{ n }}"]})
        members = read_members(document.content)
        calls = re.findall(rf'{kind}Reference w:id="(\d+)"'.encode(), members["word/document.xml"])
        notes = re.findall(rf'<w:{kind} w:id="(\d+)"'.encode(), members[f"word/{kind}s.xml"])
        assert calls == notes
        assert len(set(notes)) == 2
        assert read_sketch(document.content, f"word/{kind}s.xml") == "note 1\nnote 1"

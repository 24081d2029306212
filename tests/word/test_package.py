"""A Word file is opened only if it is whole and safe."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportkit.diagnostics import ProblemsFound
from reportkit.template import load_template
from reportkit.word import package
from reportkit.word.package import load_package
from word.sketch import read_members, read_sketch, write_members, write_sketch


def refusal(path: Path) -> tuple[str, str]:
    """The rule and the message with which a file is refused."""
    with pytest.raises(ProblemsFound) as found:
        load_package(path)
    [problem] = found.value.diagnostics
    return problem.rule, problem.message


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "template/not-word"), (b"plain text", "template/not-word"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "template/encrypted"),
     (b"PK\x03\x04 torn", "template/broken-file")],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert refusal(path)[0] == rule


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.docx") == (
        "template/missing-file",
        "there is no template `a.docx`",
    )


def test_a_misspelt_file_suggests_the_one_beside_it(tmp_path: Path) -> None:
    write_sketch(tmp_path / "news-release.docx", "a")
    with pytest.raises(ProblemsFound) as found:
        load_package(tmp_path / "news-relaese.docx")
    assert found.value.diagnostics[0].hint == "did you mean `news-release.docx`?"


def test_a_zip_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("notes.txt", "hello")
    assert refusal(tmp_path / "a.docx")[0] == "template/not-word"


@pytest.mark.parametrize(
    ("members", "rule"),
    [
        ({"word/vbaProject.bin": b"x"}, "template/macros"),
        ({"../x.xml": b"<a/>"}, "template/broken-file"),
        ({"word/styles.xml": b"<a/>"}, "template/broken-file"),
        ({"WORD/document.xml": b"<a/>"}, "template/broken-file"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_with_such_a_member_is_refused(tmp_path: Path, members, rule: str) -> None:
    assert refusal(write_sketch(tmp_path / "a.docx", "a", members=members))[0] == rule


def test_a_macro_type_is_refused(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "a.docx", "a", main_type="document.macroEnabled.main")
    assert refusal(path)[0] == "template/macros"


def test_a_member_too_large_when_unpacked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MEMBER_LIMIT", 2 << 20)
    path = write_sketch(tmp_path / "a.docx", "a", members={"word/x.xml": bytes(3 << 20)})
    assert refusal(path) == (
        "template/too-large", "`word/x.xml` is 3 MB large when unpacked; the limit is 2 MB",
    )  # fmt: skip


@pytest.mark.parametrize(
    "xml",
    [b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
     b"<a>", b"<a>\x01</a>", b""],
)  # fmt: skip
def test_xml_is_read_strictly(tmp_path: Path, xml: bytes) -> None:
    path = write_sketch(tmp_path / "a.docx", "a")
    members = read_members(path.read_bytes()) | {"_rels/.rels": xml}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(path)[0] == "template/broken-part"


def test_a_picture_loaded_from_elsewhere_is_refused(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "a.docx", "a")
    members = read_members(path.read_bytes())
    rels = members["word/_rels/document.xml.rels"]
    link = b'<Relationship Id="x" Type="x/image" Target="http://x/y" TargetMode="External"/>'
    members["word/_rels/document.xml.rels"] = rels.replace(b"</Rel", link + b"</Rel")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(path)[0] == "template/external-target"


def test_comments_and_instructions_cut_no_words(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "a.docx", "a {{ name }} b")
    members = read_members(path.read_bytes())
    cut = members["word/document.xml"].replace(
        b"{{ name", b"{<!-- {{ c }} -->{ <?x y?><![CDATA[name]]>"
    )
    write_members(path, members | {"word/document.xml": cut})
    document = load_template(path).render({"name": "n"})
    assert read_sketch(document.content) == "a n b"

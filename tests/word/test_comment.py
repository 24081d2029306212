"""Comments of ours come and go; what people wrote, and what newer versions of Word list, stays."""

from __future__ import annotations

from pathlib import Path

from reportkit.word.comment import add_comments, has_comments, without_comments
from reportkit.word.package import load_package
from word.remark import read_comments
from word.sketch import R, read_members, write_members, write_sketch
from word.soundness import find_faults

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
CALLS = "".join(
    f"<w:p><w:commentRangeStart w:id='{number}'/><w:r><w:t>words {number}</w:t></w:r>"
    f"<w:commentRangeEnd w:id='{number}'/><w:r><w:commentReference w:id='{number}'/></w:r></w:p>"
    for number in (1, 2, 3)
)
# as Word saves them: a comment of ours, an answer to it, and a comment of somebody
LISTS = {
    "commentsExtended": f'<w15:commentsEx xmlns:w15="{W15}">'
    '<w15:commentEx w15:paraId="11111111" w15:done="0"/>'
    '<w15:commentEx w15:paraId="22222222" w15:paraIdParent="11111111" w15:done="0"/>'
    '<w15:commentEx w15:paraId="33333333" w15:done="0"/></w15:commentsEx>',
    "commentsIds": f'<w16cid:commentsIds xmlns:w16cid="{CID}">'
    '<w16cid:commentId w16cid:paraId="11111111" w16cid:durableId="0A"/>'
    '<w16cid:commentId w16cid:paraId="22222222" w16cid:durableId="0B"/></w16cid:commentsIds>',
    "commentsExtensible": f'<w16cex:commentsExtensible xmlns:w16cex="{CEX}">'
    '<w16cex:commentExtensible w16cex:durableId="0A"/>'
    '<w16cex:commentExtensible w16cex:durableId="0B"/></w16cex:commentsExtensible>',
    "people": f'<w15:people xmlns:w15="{W15}"><w15:person w15:author="A"/>'
    '<w15:person w15:author="reportkit"/></w15:people>',
}


def saved_by_word(path: Path, *, own: tuple[int, ...]) -> Path:
    """A file with three comments, some of them ours, and all that newer versions list of them."""
    write_sketch(path, CALLS, comments=["one", "two", "three"])
    members = read_members(path.read_bytes())
    comments = members["word/comments.xml"].decode()
    for number in (1, 2, 3):
        comments = comments.replace("<w:p>", f'<w:p w14:paraId="{str(number) * 8}">', 1)
        if number in own:
            comments = comments.replace(
                f'w:id="{number}" w:author="A"', f'w:id="{number}" w:author="reportkit"'
            )
    types, links = "", ""
    for kind, xml in LISTS.items():
        members[f"word/{kind}.xml"] = xml.encode()
        types += f'<Override PartName="/word/{kind}.xml" ContentType="x/{kind}"/>'
        links += f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
    for name, new, end in (
        ("[Content_Types].xml", types, "</Types>"),
        ("word/_rels/document.xml.rels", links, "</Relationships>"),
    ):
        members[name] = members[name].replace(end.encode(), (new + end).encode())
    write_members(path, members | {"word/comments.xml": comments.encode()})
    return path


def content_of(package, path: Path) -> bytes:
    write_members(path, dict(package.contents))
    assert find_faults(path.read_bytes()) == []
    return path.read_bytes()


def test_an_answer_to_a_comment_of_ours_stays_as_a_comment(tmp_path: Path) -> None:
    package = load_package(saved_by_word(tmp_path / "a.docx", own=(1,)))
    assert has_comments(package)
    left = without_comments(package)
    assert not has_comments(left)
    content = content_of(left, tmp_path / "b.docx")
    assert read_comments(content) == [("A", "words 2", ["two"]), ("A", "words 3", ["three"])]
    members = read_members(content)
    listed = b"".join(members[f"word/{kind}.xml"] for kind in LISTS)
    for gone in (b"11111111", b'"0A"', b"reportkit"):
        assert gone not in listed
    for kept in (b"22222222", b"33333333", b'"0B"', b'author="A"'):
        assert kept in listed


def test_with_the_last_comment_its_lists_go(tmp_path: Path) -> None:
    package = load_package(saved_by_word(tmp_path / "a.docx", own=(1, 2, 3)))
    members = read_members(content_of(without_comments(package), tmp_path / "b.docx"))
    assert not [name for name in members if "comments" in name]
    assert b"comment" not in members["[Content_Types].xml"]
    assert b"comment" not in members["word/_rels/document.xml.rels"]
    assert b"words 1" in members["word/document.xml"]


def test_a_file_of_people_s_comments_is_left_as_it_is(tmp_path: Path) -> None:
    package = load_package(saved_by_word(tmp_path / "a.docx", own=()))
    assert without_comments(package) is package


def test_a_person_who_writes_of_reportkit_is_no_reportkit(tmp_path: Path) -> None:
    package = load_package(write_sketch(tmp_path / "a.docx", CALLS, comments=["ask reportkit"]))
    assert not has_comments(package)
    assert without_comments(package) is package


def test_a_new_part_takes_a_name_that_is_free(tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "a.docx", "a", members={"word/Comments.xml": b"<a/>"})
    package = add_comments(load_package(path), {0: ["It holds \x01 and {{ titel }}."]})
    assert "word/comments2.xml" in package.contents
    assert package.types["word/comments2.xml"].endswith("comments+xml")
    assert "It holds \ufffd and {{ titel }}.".encode() in package.contents["word/comments2.xml"]

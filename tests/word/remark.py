"""The comments of a Word file as a reader sees them: who says what about which words."""

from __future__ import annotations

from lxml import etree

from word.sketch import W, read_members

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def read_comments(content: bytes) -> list[tuple[str, str, list[str]]]:
    """The author, the words it belongs to, and the paragraphs of each comment, in order."""
    members = read_members(content)
    if "word/comments.xml" not in members:
        return []
    body = etree.fromstring(members["word/document.xml"])
    return [
        (
            comment.get(w("author")),
            words_of(body, comment.get(w("id"))),
            ["".join(p.itertext(w("t"))) for p in comment.iter(w("p"))],
        )
        for comment in etree.fromstring(members["word/comments.xml"]).iter(w("comment"))
    ]


def words_of(body: etree._Element, number: str) -> str:
    """The words between the marks of a comment, which has to be called once behind them."""
    inside, words, called = False, [], 0
    for element in body.iter("{*}*"):
        if element.get(w("id")) == number:
            if element.tag == w("commentRangeStart"):
                inside = True
            elif element.tag == w("commentRangeEnd"):
                inside = False
            elif element.tag == w("commentReference"):
                assert not inside
                called += 1
        if next(element.iterancestors(FALLBACK), None) is not None:
            continue  # a text box that is stored twice is read once
        if inside and element.tag in (w("t"), w("delText")):
            words.append(element.text or "")
        if inside and element.tag == w("p"):
            words.append("¶")
    assert called == 1
    return "".join(words)


def anchors(content: bytes) -> list[tuple[str, str]]:
    """The words and the rule of each comment of ours."""
    return [
        (words, said[-1]) for author, words, said in read_comments(content) if author == "reportkit"
    ]

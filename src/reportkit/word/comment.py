"""Comments of our own in a Word file: written, and taken out again; those of people stay.

Comments stand in a part of their own, and newer versions of Word list them in further ones: which
answers which, and who wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportkit.word.anchor import RANGE_END, RANGE_START, REFERENCE
from reportkit.word.names import PARAGRAPH, RUN, RUN_PROPERTIES, W14, W, w
from reportkit.word.package import Package, parse_member
from reportkit.word.part import add_part, remove_part
from reportkit.word.text import ILLEGAL, write_paragraph
from reportkit.word.xml import (
    PROLOG,
    Element,
    parse_fragment,
    parse_xml,
    remove_element,
    serialise_xml,
)

AUTHOR, INITIALS = "reportkit", "rk"
COMMENT, ID = w("comment"), w("id")
NO_COMMENTS = f'{PROLOG}<w:comments xmlns:w="{W}"/>'.encode()
PARAGRAPH_ID = f"{{{W14}}}paraId"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16_IDS = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16_DATES = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
# what else tells of a comment, by its kind: the element, and the attribute that names a comment
ANSWERS = ("commentsExtended", f"{{{W15}}}commentEx", f"{{{W15}}}paraId")
IDS = ("commentsIds", f"{{{W16_IDS}}}commentId", f"{{{W16_IDS}}}paraId")
DATES = ("commentsExtensible", f"{{{W16_DATES}}}commentExtensible", f"{{{W16_DATES}}}durableId")
PEOPLE = ("people", f"{{{W15}}}person", f"{{{W15}}}author")
ANSWERED, DURABLE_ID = f"{{{W15}}}paraIdParent", f"{{{W16_IDS}}}durableId"
# the look of the text must not depend on how the template sets its paragraphs
PARAGRAPH_LOOK = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
    "</w:pPr>"
)
RUN_LOOK = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'


def has_comments(package: Package) -> bool:
    """True if a file holds comments of ours."""
    return any(
        own_comments(parse_member(package, member))
        for _, member in package.related(package.main, "comments")
        if AUTHOR.encode() in package.contents[member]
    )


def own_comments(root: Element) -> list[Element]:
    """Our comments among those of a part."""
    return [comment for comment in root.iter(COMMENT) if comment.get(w("author")) == AUTHOR]


def free_number(package: Package, body: Element) -> int:
    """A number that no comment has, nor any after it."""
    roots = [body]
    roots += [
        parse_member(package, member) for _, member in package.related(package.main, "comments")
    ]
    found = (
        element.get(ID) or ""
        for root in roots
        for element in root.iter(COMMENT, RANGE_START, RANGE_END, REFERENCE)
    )
    return max((int(number) + 1 for number in found if number.isdecimal()), default=0)


def add_comments(package: Package, texts: Mapping[int, Iterable[str]]) -> Package:
    """The package with comments of ours: the paragraphs of each, by its number."""
    members = [member for _, member in package.related(package.main, "comments")]
    root = parse_member(package, members[0]) if members else parse_xml(NO_COMMENTS)
    for number, paragraphs in texts.items():
        root.append(build_comment(root, number, paragraphs))
    content = serialise_xml(root).encode()
    if members:
        return replace(package, contents={**package.contents, members[0]: content})
    return add_part(package, "comments", content)


def build_comment(root: Element, number: int, paragraphs: Iterable[str]) -> Element:
    """A comment with these paragraphs; it tells no time, so that equal input gives equal bytes."""
    named = {ID: str(number), w("author"): AUTHOR, w("initials"): INITIALS}
    comment = root.makeelement(COMMENT, named)
    for text in paragraphs:
        xml = write_paragraph(ILLEGAL.sub("\ufffd", text), PARAGRAPH_LOOK, RUN_LOOK)
        comment.extend(parse_fragment(xml))
    return comment


def without_comments(package: Package) -> Package:
    """The package without the comments of ours; answers to them become comments of their own."""
    for _, member in [*package.related(package.main, "comments")]:
        if AUTHOR.encode() in package.contents[member]:
            package = _without_own(package, member)
    return package


def _without_own(package: Package, member: str) -> Package:
    root = parse_member(package, member)
    own = own_comments(root)
    if not own:
        return package
    numbers = {comment.get(ID) for comment in own}
    names = {paragraph.get(PARAGRAPH_ID) for one in own for paragraph in one.iter(PARAGRAPH)} - {
        None
    }
    for comment in own:
        remove_element(comment)
    body = parse_member(package, package.main)
    erase_anchors(body, numbers)
    changed = {package.main: serialise_xml(body).encode(), member: serialise_xml(root).encode()}
    package = _forget(replace(package, contents={**package.contents, **changed}), names)
    if root.find(COMMENT) is not None:
        return package
    for kind in (ANSWERS[0], IDS[0], DATES[0]):
        for _, listing in [*package.related(package.main, kind)]:
            package = remove_part(package, listing)
    return remove_part(package, member)


def erase_anchors(body: Element, numbers: set[str | None]) -> None:
    """Take the marks and calls of comments out of the body."""
    for sign in [*body.iter(RANGE_START, RANGE_END, REFERENCE)]:
        if sign.get(ID) not in numbers:
            continue
        run = sign.getparent()
        remove_element(sign)
        if run is not None and run.tag == RUN and all(c.tag == RUN_PROPERTIES for c in run):
            remove_element(run)


def _forget(package: Package, names: set[str | None]) -> Package:
    """The package whose further lists of comments and of people tell nothing of ours."""
    contents = dict(package.contents)
    durable: set[str] = set()
    for (kind, tag, attribute), gone in (
        (ANSWERS, names),
        (IDS, names),
        (DATES, durable),
        (PEOPLE, {AUTHOR}),
    ):
        for _, member in package.related(package.main, kind):
            root = parse_member(package, member)
            for entry in [*root.iter(tag)]:
                if entry.get(ANSWERED) in names:
                    entry.attrib.pop(ANSWERED)
                if entry.get(attribute) in gone:
                    durable.add(entry.get(DURABLE_ID) or "")
                    remove_element(entry)
            contents[member] = serialise_xml(root).encode()
    return replace(package, contents=contents)

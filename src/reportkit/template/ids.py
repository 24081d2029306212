"""Ids that a loop would repeat: of drawings, shapes, bookmarks, paragraphs, content controls."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.template.loops import Loops, begin_pass, has_loops, iter_with_loops, source_of
from reportkit.template.marks import Marks
from reportkit.template.references import follow_bookmark, refers_to
from reportkit.template.tag import Kind, Tag
from reportkit.word.find import paths_to
from reportkit.word.names import CONTENT_CONTROL, DRAWING_NAME, W14, V, w
from reportkit.word.xml import Element, insert_text_before, remove_element

ID, NAME = w("id"), w("name")
BOOKMARK, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
NUMBERED = ("w14:paraId", "w14:textId", "o:spid")  # in XPath
PARAGRAPH_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
SHAPE_ID = "{urn:schemas-microsoft-com:office:office}spid"
SHAPES = frozenset({w("pict"), w("object")})
OBJECT_SHAPE = "ShapeID"  # by which an object of another program names the shape that shows it
# a comment stands beside one place, and a loop would put it beside many
# all that must not be the same in every pass, and what refers to a bookmark
TO_FREE = (
    "wp:docPr", "w:pict", "w:object", "w:sdt", "w:bookmarkStart", "w:bookmarkEnd",
    "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
    "w:hyperlink", "w:fldSimple", "w:instrText",
)  # fmt: skip
COMMENT_MARKS = frozenset(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))


def free_ids(root: Element, marks: Marks, drawings: set[str]) -> None:
    """Give what stands in loops a new id for every pass, and drawings ids of their own.

    `drawings` holds the ids that other parts use; those of this part are added.
    """
    looped = find_looped(root, marks) if has_loops(marks) else {}
    for drawing in root.iter(DRAWING_NAME):
        if drawing not in looped:
            settle_drawing(drawing, drawings)
    for element, loops in looped.items():
        free_element(element, source_of(loops, marks), marks)
    free_bookmarks(root, [*looped.items()], marks)


def find_looped(root: Element, marks: Marks) -> dict[Element, Loops]:
    """What stands in loops and may not be the same in every pass, and the loops around it."""
    numbered = (f"descendant-or-self::*/@{name}" for name in NUMBERED)
    kinds = (*numbered, *paths_to(root, TO_FREE))
    return {element: loops for element, loops in iter_with_loops(root, kinds, marks) if loops}


def settle_drawing(drawing: Element, taken: set[str]) -> None:
    """Keep the id of a drawing, or give it another one if it is taken."""
    number = drawing.get("id") or "1"
    while number in taken:
        number = str(max(map(int, taken)) + 1)
    taken.add(number)
    drawing.set("id", number)


def free_element(element: Element, source: Tag, marks: Marks) -> None:
    """Give an element in a loop a new id for every pass, or none where it needs none."""
    for name in (*PARAGRAPH_IDS, SHAPE_ID):
        if name in element.attrib:
            del element.attrib[name]
    if element.tag == DRAWING_NAME:
        element.set("id", marks.add_own(Kind.PRINT, "'drawing' | new_id", source))
    elif element.tag in SHAPES:
        free_shapes(element, source, marks)
    elif element.tag in COMMENT_MARKS:
        remove_element(element)
    elif element.tag == CONTENT_CONTROL:
        for number in element.findall(f"{w('sdtPr')}/{ID}"):
            remove_element(number)


def free_shapes(picture: Element, source: Tag, marks: Marks) -> None:
    """Give the shapes of a drawing for old readers names that differ from pass to pass."""
    shapes = [shape for shape in picture.iter(f"{{{V}}}*") if shape.get("id")]
    ids = {shape.get("id") for shape in shapes}
    variable = f"shape_{len(marks.tags)}"
    insert_text_before(
        picture, marks.add_own(Kind.BLOCK, f"set {variable} = 'shape' | new_id", source)
    )
    for shape in picture.iter(f"{{{V}}}*"):
        if shape.get("id"):
            printed = marks.add_own(Kind.PRINT, variable, source)
            shape.set("id", f"{shape.get('id')}_{printed}")
    for shape in picture.iter("{*}*"):
        for name in ("type", OBJECT_SHAPE):
            if (shape.get(name) or "").removeprefix("#") in ids:
                printed = marks.add_own(Kind.PRINT, variable, source)
                shape.set(name, f"{shape.get(name)}_{printed}")


def free_bookmarks(root: Element, looped: list[tuple[Element, Loops]], marks: Marks) -> None:
    """Give bookmarks a new id and name for every pass; those only half inside are dropped."""
    ends = {
        element.get(ID): (element, loops)
        for element, loops in looped
        if element.tag == BOOKMARK_END
    }
    for start, loops in list(iter_starts(looped)):
        end, end_loops = ends.pop(start.get(ID), (None, ()))
        if end is None or end_loops != loops:
            drop_bookmark(start)
            continue
        free_bookmark(start, end, source_of(loops, marks), marks)
        rename_bookmark(start, looped, loops, root, marks)
    for end, _ in ends.values():
        drop_bookmark(end)


def free_bookmark(start: Element, end: Element, source: Tag, marks: Marks) -> None:
    """Give a bookmark a new id for every pass."""
    variable = f"bookmark_{len(marks.tags)}"
    insert_text_before(
        start, marks.add_own(Kind.BLOCK, f"set {variable} = 'bookmark' | new_id", source)
    )
    for element in (start, end):
        element.set(ID, marks.add_own(Kind.PRINT, variable, source))


def rename_bookmark(
    start: Element,
    looped: list[tuple[Element, Loops]],
    loops: Loops,
    root: Element,
    marks: Marks,
) -> None:
    """Give a bookmark a new name for every pass; what refers to it in the same pass follows."""
    named, source = start.get(NAME) or "", source_of(loops, marks)
    name = named.replace("\\", "").replace("'", "")
    around = [element for element, others in looped if others[: len(loops)] == loops]
    if not named or not any(refers_to(named, element) for element in around):
        start.set(NAME, marks.add_own(Kind.PRINT, f"'{name}' | new_name", source))
        return
    variable = f"name_{len(marks.tags)}"
    # a reference may stand before its bookmark
    begin_pass(loops[-1], f"set {variable} = '{name}' | new_name", root, marks)

    def print_name() -> str:
        return marks.add_own(Kind.PRINT, variable, source)

    start.set(NAME, print_name())
    for element in around:
        follow_bookmark(named, element, print_name)


def drop_bookmark(half: Element) -> None:
    """Take out both halves of a bookmark."""
    number = half.get(ID)
    root = half.getroottree().getroot()
    for element in [*root.iter(BOOKMARK, BOOKMARK_END)]:
        if element.get(ID) == number:
            remove_element(element)


def iter_starts(looped: list[tuple[Element, Loops]]) -> Iterator[tuple[Element, Loops]]:
    """Yield the beginnings of bookmarks."""
    return ((element, loops) for element, loops in looped if element.tag == BOOKMARK)

"""Marks: what stands in the tree of a part in the place of each of its tags.

A mark is two characters that no text can hold (Unicode sets them apart for use inside programs)
with a number between them: XML carries it anywhere, and nothing that a person typed, or that a
value says, can be mistaken for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace

from reportkit.diagnostics import Diagnostic, Severity, WordPlace
from reportkit.frozen import frozen, mutable
from reportkit.rules import template as rules
from reportkit.template.among import find_among
from reportkit.template.blueprint import Lookalike
from reportkit.template.lookalike import BRACKETS, OTHER_SIGNS, iter_lookalikes
from reportkit.template.optional import iter_optional
from reportkit.template.repair import OPENING_BRACES
from reportkit.template.stop import iter_stops
from reportkit.template.tag import WORD, Kind, Tag
from reportkit.template.tags import (
    CLOSERS,
    ESCAPED,
    STRAY_CLOSER,
    Span,
    build_tag,
    find_shown,
    read_spans,
    shown,
)
from reportkit.template.taken import Spans
from reportkit.word.find import find_signs
from reportkit.word.line import (
    GRAPHIC_PARAGRAPH,
    WRITTEN,
    Line,
    read_field_codes,
    read_line,
    replace_spans,
)
from reportkit.word.names import FIELD_CODE, PARAGRAPH, ROW, ROW_PROPERTIES, TRACKED
from reportkit.word.xml import Element

START, END = "\ufdd0", "\ufdd1"
MARKED_TEXTS = f"descendant::text()[contains(., '{START}')]"  # in XPath
MARK = re.compile(f"{START}(\\d+){END}")
# a tag for Markdown or for another file alone in its paragraph becomes paragraphs of its own
PARAGRAPH_FILTER = re.compile(r"\|\s*(?:markdown|subdocument)\b")
# of docxtpl's templates: what a value says is always escaped
ESCAPING = ("autoescape", "endautoescape")
BRACES = re.compile(f"[{OPENING_BRACES}%}}\uff5d]")


@frozen
class Look:
    """The properties of the run and the paragraph in which a tag stood, as XML."""

    run: str = ""
    paragraph: str = ""


@mutable
class Marks:
    """The tags of a part by number, the elements that hold their marks, and what is wrong.

    `carried` are elements that come to stand in another part after filling, and that part;
    `narrowed` are the rows of which a cell went with its tag;
    `among` are the numbers of tags that stand among words, `lookalikes` texts that look like tags;
    `eased` says that optional text and full stops are read as people write them, and that what
    docxtpl does without a word is an error and no warning.
    """

    tags: list[Tag] = field(default_factory=list)
    holders: dict[int, Element] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    looks: dict[int, Look] = field(default_factory=dict)
    in_raw: bool = False
    is_changed: bool = False
    carried: dict[Element, str] = field(default_factory=dict)
    narrowed: set[Element] = field(default_factory=set)
    eased: bool = True
    among: set[int] = field(default_factory=set)
    lookalikes: list[Lookalike] = field(default_factory=list)

    def add(self, tag: Tag) -> str:
        """The mark of a tag."""
        self.tags.append(tag)
        return write_mark(len(self.tags) - 1)

    def report_unless_docxtpl(self, problem: Diagnostic) -> None:
        """Remember a problem that docxtpl does not see."""
        if not self.eased:
            problem = replace(problem, severity=Severity.WARNING)
        self.problems.append(problem)

    def add_own(self, kind: Kind, code: str, source: Tag) -> str:
        """The mark of a tag of our own making, that stands in for one in the template."""
        return self.add(replace(source, kind=kind, code=code, level="own", trims=(False, False)))


def write_mark(number: int) -> str:
    """The mark with this number."""
    return f"{START}{number}{END}"


def read_marks(text: str | None) -> list[int]:
    """The numbers of the marks in a text, in order."""
    return [int(number) for number in MARK.findall(text)] if text else []


def place_marks(
    elements: Collection[Element],
    places: Mapping[Element, WordPlace],
    part: WordPlace,
    marks: Marks,
) -> None:
    """Put a mark in the place of every tag in these elements, which hold all that a part has."""
    for element in elements:
        if element.tag in (PARAGRAPH, GRAPHIC_PARAGRAPH):
            mark_paragraph(element, places.get(element, part), marks)
    for element in elements:
        mark_rest(element, places, part, marks)


def find_braces(root: Element, marks: Marks) -> dict[Element, None]:
    """The elements of a part that may hold tags, or what looks like tags, in their order."""
    signs = "{}\uff5b\uff5d[<\u00ab" if marks.eased else "{}\uff5b\uff5d"
    return find_signs(root, signs, "{\uff5b")


def mark_paragraph(paragraph: Element, place: WordPlace, marks: Marks) -> None:
    """Put marks in the place of tags in a paragraph's words, and in its field codes."""
    for line in (read_line(paragraph), read_field_codes(paragraph)):
        if BRACES.search(line.text):
            mark_line(line, place, marks)
        elif marks.eased and not marks.in_raw and OTHER_SIGNS.search(line.text):
            note_lookalikes(line.text, [], place, marks)


def mark_line(line: Line, place: WordPlace, marks: Marks) -> None:
    """Put marks in the place of the tags of a paragraph."""
    replacements: list[tuple[int, int, str]] = []
    tags: list[tuple[int, int, Tag]] = []
    first = len(marks.tags)
    verbatim: list[tuple[int, int, str]] = []
    end = len(line.text)
    seen: Counter[str] = Counter()
    begins_raw = marks.in_raw
    for span in read_spans(line.text):
        text = line.text[span.start : span.end]
        here = place_tag(place, shown(text), seen)
        if span.end is None:
            report_unclosed(span, text, place, marks)
            end = span.start
        elif is_verbatim(span, marks):
            verbatim.append((span.start, span.end, ""))
        else:
            is_alone = text.strip() == line.text.strip()
            tag = adapt_tag(build_tag(span, text, here), marks, is_alone=is_alone)
            check_tracked(line, span, tag, marks)
            tags.append((span.start, span.end, tag))
            replacements.append((span.start, span.end, marks.add(tag)))
    if marks.eased:
        taken = [*replacements, *iter_raw(tags, begins_raw, len(line.text))]
        is_bracketed = note_lookalikes(line.text[:end], taken, place, marks)
        # where brackets are not in order, they are to be mended first
        marks.among |= set() if is_bracketed else find_among(line.text, tags, first)
        replacements += ease_line(line.text, tags, marks)
    replacements = sorted((*replacements, *iter_escapes(line.text, replacements)))
    check_stray(line.text[:end], [*replacements, *verbatim], place, marks)
    marks.is_changed = marks.is_changed or bool(replacements)
    replace_spans(line, replacements)
    for piece in line.pieces:
        for number in read_marks(piece.element.text):
            if number >= first:
                marks.holders[number] = piece.element


def adapt_tag(tag: Tag, marks: Marks, *, is_alone: bool) -> Tag:
    """The tag as it acts where it stands, alone in its paragraph or not."""
    if is_alone and PARAGRAPH_FILTER.search(tag.code):
        tag = replace(tag, level=tag.level or "p")
    if not marks.eased and tag.word in ESCAPING:
        tag = replace(tag, kind=Kind.COMMENT, code="")
    return tag


def place_tag(place: WordPlace, words: str, seen: Counter[str]) -> WordPlace:
    """The place of the next tag with these words in a paragraph."""
    seen[words] += 1
    return replace(place, text=words, occurrence=seen[words] if seen[words] > 1 else None)


def place_text(place: WordPlace, words: str, line: str, start: int) -> WordPlace:
    """The place of a text that is no tag and begins at `start` of a line."""
    before = sum(begin < start for begin, _ in find_shown(line, words))
    return replace(place, text=words, occurrence=before + 1 if before else None)


def ease_line(
    text: str, tags: list[tuple[int, int, Tag]], marks: Marks
) -> list[tuple[int, int, str]]:
    """What stands for the brackets of optional text, and for full stops behind tags."""
    brackets = mark_brackets(text, tags, marks)
    return [*brackets, *iter_stops(text, [end for _, end, _ in (*tags, *brackets)])]


def mark_brackets(
    text: str, tags: list[tuple[int, int, Tag]], marks: Marks
) -> list[tuple[int, int, str]]:
    """What stands for the brackets of optional text."""
    return [(start, end, marks.add(tag)) for start, end, tag in iter_optional(text, tags)]


def note_lookalikes(
    text: str, taken: Iterable[tuple[int, int, str]], place: WordPlace, marks: Marks
) -> bool:
    """Remember what looks like a tag in a line and is none; problems, if it cannot be all right.

    True if brackets of optional text are among these.
    """
    is_bracketed = False
    for start, end, name, meant in iter_lookalikes(text, [(begin, end) for begin, end, _ in taken]):
        written = shown(text[start:end])
        here = place_text(place, written, text, start)
        if name:
            marks.lookalikes.append(Lookalike(name, written, meant, here))
        else:
            marks.problems.append(rules.LOOKALIKE.at(here, "write", text=written, meant=meant))
            is_bracketed = is_bracketed or meant == BRACKETS
    return is_bracketed


def iter_raw(
    tags: Iterable[tuple[int, int, Tag]], begins_raw: bool, length: int
) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a line that are to be printed as they are, between `raw` and `endraw`."""
    start = 0 if begins_raw else None
    for begin, end, tag in tags:
        if tag.word == "raw":
            start = begin
        elif tag.word == "endraw" and start is not None:
            yield start, end, ""
            start = None
    if start is not None:
        yield start, length, ""


def is_verbatim(span: Span, marks: Marks) -> bool:
    """True if the tag is text to be printed as it is, between `raw` and `endraw`."""
    words = WORD.findall(span.inside)
    word = words[-1] if span.kind is Kind.BLOCK and words else ""
    if word in ("raw", "endraw"):
        marks.in_raw = word == "raw"
        return False
    return marks.in_raw


def iter_escapes(
    text: str, taken: Iterable[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield what stands for signs that are not a tag, such as `{_{`."""
    spans = Spans((start, end) for start, end, _ in taken)
    for found in ESCAPED.finditer(text):
        if not spans.meet(*found.span()):
            signs = found.group().replace("_", "")
            yield found.start(), found.end(), signs


def report_unclosed(span: Span, text: str, place: WordPlace, marks: Marks) -> None:
    """Remember a tag without an end, unless it is verbatim text."""
    if not marks.in_raw:
        tag = shown(text)
        here = replace(place, text=tag)
        marks.problems.append(rules.UNCLOSED_TAG.at(here, tag=tag, closer=CLOSERS[span.kind]))


def check_stray(
    text: str, taken: Iterable[tuple[int, int, str]], place: WordPlace, marks: Marks
) -> None:
    """Remember an end of a tag that has no beginning."""
    spans = Spans((start, end) for start, end, _ in taken)
    for found in STRAY_CLOSER.finditer(text):
        if not spans.meet(*found.span()) and not marks.in_raw:
            here = replace(place, text=shown(text[: found.end()][-40:]))
            marks.report_unless_docxtpl(rules.STRAY_END.at(here, tag=found.group()))


def check_tracked(line: Line, span: Span, tag: Tag, marks: Marks) -> None:
    """Remember a tag that stands inside a tracked change."""
    for piece in line.iter_covered(span.start, span.end or 0):
        if any(map(is_tracked, piece.element.iterancestors())):
            marks.report_unless_docxtpl(rules.TRACKED_TAG.at(tag.place, tag=tag.text))
            return


def is_tracked(element: Element) -> bool:
    """True for a tracked change, and for a table row that was inserted or deleted as a whole."""
    if element.tag == ROW:
        return any(mark.tag in TRACKED for mark in element.iterfind(f"{ROW_PROPERTIES}/*"))
    return element.tag in TRACKED


def mark_rest(
    element: Element, places: Mapping[Element, WordPlace], part: WordPlace, marks: Marks
) -> None:
    """Put marks in the place of tags in an element's attributes, and in text outside paragraphs."""
    for name, value in element.attrib.items():
        if "{" in value or "\uff5b" in value:
            place = place_of(element, places, part)
            element.set(name, mark_text(str(value), element, place, marks))
    text = element.text
    if text and element.tag not in WRITTEN and element.tag != FIELD_CODE and BRACES.search(text):
        element.text = mark_text(text, element, place_of(element, places, part), marks)


def mark_text(text: str, element: Element, place: WordPlace, marks: Marks) -> str:
    """A text with marks in the place of its tags, and of the brackets of optional text."""
    first, here = len(marks.tags), replace(place, text=shown(text))
    tags: list[tuple[int, int, Tag]] = []
    for span in read_spans(text):
        if span.end is None:
            break
        tags.append((span.start, span.end, build_tag(span, text[span.start : span.end], here)))
    replacements = [(start, end, marks.add(tag)) for start, end, tag in tags]
    if marks.eased:
        replacements += mark_brackets(text, tags, marks)
    marks.holders |= dict.fromkeys(range(first, len(marks.tags)), element)
    marks.is_changed = marks.is_changed or bool(tags)
    return replaced(text, sorted(replacements))


def replaced(text: str, replacements: list[tuple[int, int, str]]) -> str:
    """A text with others in the place of some of its spans, which are in order."""
    written: list[str] = []
    position = 0
    for start, end, other in replacements:
        written += (text[position:start], other)
        position = end
    return "".join((*written, text[position:]))


def find_marks(root: Element, *, in_attributes: bool = True) -> dict[Element, None]:
    """The elements of a part that hold marks, and all that is around them, in their order."""
    return find_signs(root, START, START if in_attributes else "")


def place_of(element: Element, places: Mapping[Element, WordPlace], part: WordPlace) -> WordPlace:
    """The place of the paragraph around an element."""
    around = (places[parent] for parent in element.iterancestors(PARAGRAPH) if parent in places)
    return next(around, part)

"""What comes from theirs into mine: with its styles, lists, pictures, links and notes."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import field, replace

from reportkit.frozen import mutable
from reportkit.merge.block import Block
from reportkit.merge.source import Source
from reportkit.render.additions import Additions, empty_notes, with_notes
from reportkit.render.subdocument import Subdocument
from reportkit.word.archive import pack
from reportkit.word.comment import AUTHOR
from reportkit.word.file import build_copied, build_file
from reportkit.word.names import VALUE, w
from reportkit.word.numbering import LEVEL, read_lists
from reportkit.word.package import Package, parse_member
from reportkit.word.style import build_styles, read_sheet
from reportkit.word.xml import Element, order_children, remove_element, serialise_xml

REVISIONS = frozenset(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "bookmarkStart",
    )
)  # fmt: skip
INSERTED, DELETED = w("ins"), w("del")
LEVEL_ORDER = (
    "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId",
    "legacy", "lvlJc", "pPr", "rPr",
)  # fmt: skip
NUMBER, STYLE = w("numId"), w("pStyle")


@mutable
class Graft:
    """The way from theirs into mine; `additions` are what mine gets beside the text."""

    mine: Source
    theirs: Source
    additions: Additions
    travel: Subdocument
    revision: int = 0
    lists: dict[str, Counter[str]] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=dict)

    def open_part(self, member: str, source: str) -> None:
        """Go on with a part of mine, and the part of theirs for it."""
        self.travel.member, self.travel.source = member, source

    def learn(self, mine: Block, theirs: Block) -> None:
        """Remember what mine calls the style and the list of a paragraph."""
        for tag, known in ((STYLE, self.names), (NUMBER, self.lists)):
            own, other = next(mine.first.iter(tag), None), next(theirs.first.iter(tag), None)
            is_known = own is not None and other is not None
            if is_known and (tag == NUMBER or mine.style == theirs.style):
                names = known.setdefault(_value(other), Counter())
                names[_value(own)] += 1
        self.settle()

    def settle(self) -> None:
        """Let what comes be called as mine calls it most often."""
        for known, renamed in ((self.names, self.travel.renamed), (self.lists, self.travel.lists)):
            renamed |= {name: names.most_common(1)[0][0] for name, names in known.items()}

    def bring(self, element: Element) -> Element:
        """A copy of an element of theirs that belongs to mine."""
        made = deepcopy(element)
        made.tail = None
        holder = made.makeelement("holder")
        holder.append(made)
        for section in [*made.iter(w("sectPr"))]:
            remove_element(section)
        self.travel.adopt(made)
        return made

    def sign(self, element: Element) -> Element:
        """Put our name and a number of its own on a tracked change; no time."""
        self.revision += 1
        element.set(w("id"), str(self.revision))
        element.set(w("author"), AUTHOR)
        return element

    def pack(self) -> bytes:
        """The file of mine with all that came."""
        contents = dict(self.mine.package.contents)
        for member, root in self.mine.roots.items():
            contents[member] = serialise_xml(root).encode()
        for member, notes in self.additions.notes.items():
            known = contents.get(member) or empty_notes(member)
            contents[member] = with_notes(known.decode(), notes).encode()
        members = {name: build_copied(name, content) for name, content in contents.items()}
        members |= {member.name: member for member in self.additions.members()}
        return b"".join(pack(members.values()))


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(VALUE) or ""


def open_graft(mine: Source, theirs: Source) -> Graft:
    """The way from theirs into mine, before anything has been brought."""
    package = mine.package = with_sound_lists(mine.package)
    sheet = read_sheet(package)
    additions = Additions(build_file(package, frozenset(), {}), read_lists(package, sheet))
    travel = Subdocument(theirs.package, package.main, build_styles(sheet), additions, entire=True)
    travel.source = theirs.package.main
    known = {name: style for style, name in reversed(list(mine.styles.items())) if style}
    alike = {name.lower(): style for name, style in known.items()} | known
    for style, name in theirs.styles.items():
        if name in alike or name.lower() in alike:
            travel.renamed[style] = alike.get(name) or alike[name.lower()]
    return Graft(mine, theirs, additions, travel, last_revision(mine))


def with_sound_lists(package: Package) -> Package:
    """The package with the levels of its lists as the schema orders them: LibreOffice does not."""
    contents = dict(package.contents)
    for _, member in package.related(package.main, "numbering"):
        root = parse_member(package, member)
        for level in root.iter(LEVEL):
            order_children(level, LEVEL_ORDER)
        contents[member] = serialise_xml(root).encode()
    return replace(package, contents=contents)


def last_revision(source: Source) -> int:
    """The highest number of a tracked change or bookmark in a document."""
    found = (
        element.get(w("id")) or ""
        for member in source.text_members()
        for element in source.root(member).iter(*REVISIONS)
    )
    return max((int(number) for number in found if number.isdecimal()), default=0)

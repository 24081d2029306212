"""How text and paragraphs look once styles, lists and their own properties have had their say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from reportkit.frozen import frozen, mutable
from reportkit.word.event import Attributes, read_events
from reportkit.word.names import W

if TYPE_CHECKING:
    from reportkit.word.plain import Stretch

Props = dict[str, str]
# what a person calls formatting
TOGGLES = ("b", "i", "strike", "dstrike", "caps", "smallCaps", "vanish")
PARAGRAPH = ("pStyle", "jc", "numId", "ilvl")
CHOICES = ("u", "vertAlign", "color", "sz", "highlight")
NONE = frozenset({"", "none", "baseline", "auto", "0", "false", "off"})
OFF = frozenset({"0", "false", "off"})
# LibreOffice has a style of its own for what stands in text boxes
OTHER_NAMES = {"frame contents": "normal"}
SIDES = {"start": "left", "end": "right", "": "left"}
VAL, ID = f"{W}}}val", f"{W}}}styleId"
CACHE = 32


@frozen
class Style:
    """A style: its name, the style that it is based on, and what it says itself."""

    name: str = ""
    based: str = ""
    run: Props = field(default_factory=dict)
    paragraph: Props = field(default_factory=dict)


@frozen
class Styles:
    """The styles of a document by id; `usual` is that of a paragraph which names none."""

    styles: Mapping[str, Style]
    usual: str
    defaults: Style

    @property
    def size(self) -> str:
        """The usual size of letters."""
        return find_said([one.run for one in (*self.chain(self.usual), self.defaults)], "sz")

    def chain(self, name: str) -> list[Style]:
        """A style and those that it is based on, and what is said for all."""
        found: list[Style] = []
        while name in self.styles and self.styles[name] not in found:
            found.append(self.styles[name])
            name = self.styles[name].based
        return found


@lru_cache(CACHE)
def find_looks(styles: bytes, lists: bytes) -> Looks:
    """The looks of all documents with these parts of styles and lists."""
    return Looks(read_styles(styles), read_lists(lists))


@mutable
class Looks:
    """The looks of some documents; what is formatted alike is worked out once.

    `met` are the parts that have been read, and `stretches` what is known of their markup.
    """

    styles: Styles
    lists: Mapping[str, Mapping[str, str]]
    runs: dict[tuple[str | None, ...], str] = field(default_factory=dict)
    paragraphs: dict[tuple[str | None, ...], str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    stretches: dict[str, Stretch | None] = field(default_factory=dict)

    def run(self, paragraph: Props, run: Props) -> str:
        """The look of a run with these properties, in a paragraph with those."""
        style, own = paragraph.get("pStyle", self.styles.usual), run.get("rStyle", "")
        key = (style, own, *map(run.get, TOGGLES), *map(run.get, CHOICES))
        if key not in self.runs:
            chain = [*self.styles.chain(own), *self.styles.chain(style), self.styles.defaults]
            self.runs[key] = describe_run([run, *(one.run for one in chain)], self.styles.size)
        return self.runs[key]

    def paragraph(self, props: Props) -> str:
        """The look of a paragraph: its style, the side on which it stands, and its list."""
        key = tuple(map(props.get, PARAGRAPH))
        if key not in self.paragraphs:
            self.paragraphs[key] = self._describe(props)
        return self.paragraphs[key]

    def _describe(self, props: Props) -> str:
        chain = self.styles.chain(props.get("pStyle", self.styles.usual))
        says = [props, *(one.paragraph for one in chain), self.styles.defaults.paragraph]
        side, level = find_said(says, "jc"), find_said(says, "ilvl") or "0"
        kind = self.lists.get(find_said(says, "numId"), {}).get(level, "")
        listed = f" {kind} {level}" if kind else ""
        name = chain[0].name if chain else ""
        return f"{OTHER_NAMES.get(name, name)} {SIDES.get(side, side)}{listed}"


def describe_run(says: list[Props], size: str) -> str:
    """What a person sees of the formatting of a run; what is said first counts.

    The usual `size` is not told: where a document leaves it open, programs put in their own.
    """
    toggled = [name for name in TOGGLES if is_on(says, name)]
    chosen = [(name, find_said(says, name).lower()) for name in CHOICES]
    plain = NONE | {size}
    return " ".join(
        [*toggled, *(f"{name}={value}" for name, value in chosen if value not in plain)]
    )


def is_on(says: Iterable[Props], name: str) -> bool:
    """True if a property is switched on."""
    return next((one[name] not in OFF for one in says if name in one), False)


def find_said(says: Iterable[Props], name: str) -> str:
    """What is said first of a property, or nothing."""
    return next((one[name] for one in says if name in one), "")


@lru_cache(CACHE)
def read_styles(content: bytes) -> Styles:
    """The styles of a part; none of no content."""
    reading = _StyleReading()
    if content:
        read_events(content, reading.start, reading.end)
    return Styles(reading.styles, reading.usual, reading.defaults)


@mutable
class _StyleReading:
    """A part of styles while it is read; `props` is what the next properties belong to."""

    styles: dict[str, Style] = field(default_factory=dict)
    usual: str = ""
    defaults: Style = field(default_factory=Style)
    said: dict[str, str] = field(default_factory=dict)
    style: Style = field(default_factory=Style)
    props: Props | None = None
    is_conditional: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        local = name.rpartition("}")[2]
        if local in ("style", "docDefaults"):
            self.begin(attributes)
        elif local in ("tblStylePr", "rPrChange", "pPrChange"):
            self.is_conditional = True
        elif self.is_conditional:
            return
        elif local == "rPr":
            self.props = self.style.run
        elif local == "pPr":
            self.props = self.style.paragraph
        elif self.props is not None:
            self.props[local] = attributes.get(VAL, "")
        else:
            self.said[local] = attributes.get(VAL, "")

    def begin(self, attributes: Attributes) -> None:
        self.style, self.said, self.props = Style(), {}, None
        is_usual = attributes.get(f"{W}}}default") in ("1", "true", "on")
        if is_usual and attributes.get(f"{W}}}type") == "paragraph":
            self.usual = attributes.get(ID, "")
        self.said["id"] = attributes.get(ID, "")

    def end(self, name: str) -> None:
        local = name.rpartition("}")[2]
        if local in ("tblStylePr", "rPrChange", "pPrChange"):
            self.is_conditional = False
        elif local in ("rPr", "pPr"):
            self.props = None
        elif local == "docDefaults":
            self.defaults = self.style
        elif local == "style":
            said, style = self.said, self.style
            named = Style(
                said.get("name", "").lower(), said.get("basedOn", ""), style.run, style.paragraph
            )
            self.styles[said["id"]] = named


@lru_cache(CACHE)
def read_lists(content: bytes) -> Mapping[str, Mapping[str, str]]:
    """The signs of the levels of every list: `bullet`, `decimal` …"""
    reading = _ListReading()
    if content:
        read_events(content, reading.start)
    return {number: reading.kinds.get(of, {}) for number, of in reading.lists.items()}


@mutable
class _ListReading:
    """A part of lists while it is read: first their definitions, then the lists themselves."""

    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    definition: str = ""
    number: str = ""
    level: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        local = name.rpartition("}")[2]
        if local == "abstractNum":
            self.definition = attributes.get(f"{W}}}abstractNumId", "")
            self.kinds[self.definition] = {}
        elif local == "num":
            self.number, self.definition = attributes.get(f"{W}}}numId", ""), ""
        elif local == "lvl":
            self.level = attributes.get(f"{W}}}ilvl", "")
        elif local == "numFmt" and self.definition:
            self.kinds[self.definition].setdefault(self.level, attributes.get(VAL, ""))
        elif local == "abstractNumId":
            self.lists[self.number] = attributes.get(VAL, "")

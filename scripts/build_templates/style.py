"""Paragraph styles: how letters look, how paragraphs stand, and the sheet that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from colour import INK
from markup import Element, switch, unless_empty, w
from measure import mm, pt

SERIF, SANS = ("Times New Roman", "宋体"), ("Arial", "黑体")


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look; size and tracking in points, None for what is inherited."""

    face: tuple[str, str] | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    colour: str | None = None
    tracking: float | None = None
    proofed: bool = True

    def properties(self) -> Element:
        """The run properties, in the order that the format prescribes."""
        half_points = round(self.size * 2) if self.size else None
        return w(
            "rPr",
            _fonts(*self.face) if self.face else None,
            *(switch(tag, on=self.bold) for tag in ("b", "bCs")),
            *(switch(tag, on=self.italic) for tag in ("i", "iCs")),
            switch("caps", on=self.caps),
            None if self.proofed else w("noProof"),
            w("color", val=self.colour) if self.colour else None,
            w("spacing", val=pt(self.tracking)) if self.tracking else None,
            *(w(tag, val=half_points) for tag in ("sz", "szCs") if half_points),
        )


def _fonts(latin: str, chinese: str) -> Element:
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)


@dataclass(frozen=True, slots=True)
class Block:
    """How a paragraph stands; spaces in points, lengths in millimetres, None for inherited."""

    before: float | None = None
    after: float | None = None
    line: float | None = None
    align: str | None = None
    indent: float | None = None
    hanging: float | None = None
    right_tab: float | None = None
    with_next: bool | None = None
    together: bool | None = None
    rule_above: str | None = None
    rule_below: str | None = None
    outline: int | None = None
    numbering: int | None = None
    level: int = 0
    new_page: bool | None = None
    chinese: bool = False
    tiny: bool = False

    def properties(self) -> Element:
        """The paragraph properties, in the order that the format prescribes."""
        numbered, outlined = self.numbering is not None, self.outline is not None
        return w(
            "pPr",
            switch("keepNext", on=self.with_next),
            switch("keepLines", on=self.together),
            switch("pageBreakBefore", on=self.new_page),
            w("widowControl", val=0) if self.chinese else None,
            self._numbers() if numbered else None,
            self._rules(),
            w("tabs", w("tab", val="right", pos=mm(self.right_tab))) if self.right_tab else None,
            *(self._chinese() if self.chinese else ()),
            w("spacing", line=20, lineRule="exact") if self.tiny else self._spacing(),
            self._indents(),
            w("jc", val=self.align) if self.align else None,
            w("outlineLvl", val=self.outline) if outlined else None,
        )

    def _chinese(self) -> list[Element]:
        """A page of so many lines: no gaps at digits, and no line drawn to a grid."""
        gaps = w("autoSpaceDE", val=0), w("autoSpaceDN", val=0)
        return [w("kinsoku"), *gaps, w("snapToGrid", val=0)]

    def _numbers(self) -> Element:
        level = w("ilvl", val=self.level) if self.level else None
        return w("numPr", level, w("numId", val=self.numbering))

    def _rules(self) -> Element | None:
        rules = {"top": self.rule_above, "bottom": self.rule_below}
        drawn = [
            w(edge, val="single", sz=6, space=5, color=colour)
            for edge, colour in rules.items()
            if colour
        ]
        return w("pBdr", *drawn) if drawn else None

    def _spacing(self) -> Element | None:
        spaces = {"before": self.before, "after": self.after}
        given = {side: pt(space) for side, space in spaces.items() if space is not None}
        if self.line is not None:
            given |= {"line": round(self.line * 240)}
            return w("spacing", **given, lineRule="auto")
        return w("spacing", **given) if given else None

    def _indents(self) -> Element | None:
        if self.indent is None:
            return None
        return w("ind", left=mm(self.indent), hanging=mm(self.hanging) if self.hanging else None)


@dataclass(frozen=True, slots=True)
class Style:
    """A named style; `known` if Word has one of this name by itself.

    One of `letters_only` is for words inside a paragraph.
    """

    name: str
    letters: Letters = Letters()
    block: Block = Block()
    based_on: str | None = "Normal"
    next: str | None = None
    known: bool = False
    letters_only: bool = False

    def element(self, place: int) -> Element:
        """The style; `place` is its position in the list that Word shows."""
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=style_id(self.based_on))
            if self.based_on and not self.letters_only
            else None,
            w("next", val=style_id(self.next)) if self.next else None,
            w("uiPriority", val=place),
            w("qFormat"),
            unless_empty(self.block.properties()),
            unless_empty(self.letters.properties()),
            type="character" if self.letters_only else "paragraph",
            default=None if self.based_on else 1,
            customStyle=None if self.known else 1,
            styleId=style_id(self.name),
        )


def style_id(name: str) -> str:
    """The identifier of a style: `heading 1` becomes `Heading1`."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())


def build_style_sheet(styles: Iterable[Style], tables: Iterable[Element]) -> Element:
    """The style sheet: defaults, the styles that Word expects hidden, and ours in this order."""
    return w(
        "styles",
        _defaults(),
        # The built-in styles stay in Word's list for those who look for them, out of the gallery.
        w("latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1,
          defUnhideWhenUsed=1, defQFormat=0, count=376),
        *(style.element(place) for place, style in enumerate(styles, start=1)),
        *_expected_by_word(),
        *tables,
    )  # fmt: skip


def _defaults() -> Element:
    letters = Letters(SERIF, 11, colour=INK).properties()
    letters.append(w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    block = w("pPr", w("widowControl"), w("spacing", before=0, after=0, line=240, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", block))


def _expected_by_word() -> list[Element]:
    table = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblCellMar", w("left", w=108, type="dxa"), w("right", w=108, type="dxa")),
    )
    return [
        _hidden("Default Paragraph Font", "character"),
        _hidden("No List", "numbering"),
        _hidden("Normal Table", "table", table),
    ]


def _hidden(name: str, kind: str, *content: Element) -> Element:
    names = w("name", val=name), w("uiPriority", val=99)
    state = w("semiHidden"), w("unhideWhenUsed")
    return w("style", *names, *state, *content, type=kind, default=1, styleId=style_id(name))

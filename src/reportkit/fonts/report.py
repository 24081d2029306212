"""What a document asks for, and what this machine has for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportkit.diagnostics import Diagnostic, FilePlace, WordPlace
from reportkit.fonts.installed import Fonts, without_region
from reportkit.fonts.stand_in import find_family
from reportkit.frozen import frozen
from reportkit.rules.fonts import AS_WIDE, NO_GLYPH, OTHER_FONT, STAND_IN
from reportkit.word.package import Package
from reportkit.word.typeface import Use, iter_uses


@frozen
class FontUse:
    """A font that a document asks for, and what prints it here.

    `place` is the first of `number` characters; `printed_by` is None where nothing is known.
    `elsewhere` are characters that only other fonts have, `boxes` those that none has.
    """

    font: str
    place: WordPlace
    number: int
    is_installed: bool
    printed_by: str | None
    elsewhere: Mapping[str, WordPlace]
    boxes: Mapping[str, WordPlace]


def read_fonts(package: Package, fonts: Fonts) -> tuple[FontUse, ...]:
    """The fonts that a document asks for, in the order in which it does."""
    asked: dict[str, list[Use]] = {}
    for use in iter_uses(package):
        asked.setdefault(use.font, []).append(use)
    return tuple(_build_use(font, uses, fonts) for font, uses in asked.items())


def _build_use(font: str, uses: list[Use], fonts: Fonts) -> FontUse:
    face, family = fonts.match(font) or (None, None)
    first: dict[str, WordPlace] = {}
    for use in uses:
        if not first.keys() >= set(use.characters):
            for character in use.characters:
                first.setdefault(character, use.place)
    lacking = {sign: place for sign, place in first.items() if face and not face.has(sign)}
    return FontUse(
        font=font,
        place=uses[0].place,
        number=sum(len(use.characters) for use in uses),
        is_installed=face is not None and font in face.families,
        printed_by=family,
        elsewhere={sign: place for sign, place in lacking.items() if fonts.has_anywhere(sign)},
        boxes={sign: place for sign, place in lacking.items() if not fonts.has_anywhere(sign)},
    )


def check_uses(uses: Iterable[FontUse], embedded: Collection[str] | None) -> Iterator[Diagnostic]:
    """Yield what is not as it will be where all fonts are installed.

    `embedded` are the families within a PDF, without their regions: what is not among them has
    printed nothing.
    """
    for use in uses:
        name = use.printed_by or ""
        is_used = embedded is None or without_region(name) in embedded
        if name and not use.is_installed and is_used:
            family = find_family(use.font)
            is_as_wide = family is not None and family.is_as_wide and name in family.stand_ins
            rule = AS_WIDE if is_as_wide else STAND_IN
            yield rule.at(FilePlace(use.font), "install", font=use.font, stand_in=name)
        for rule, signs in ((OTHER_FONT, use.elsewhere), (NO_GLYPH, use.boxes)):
            if signs:
                place = next(iter(signs.values()))
                listed = "".join(signs)
                yield rule.at(place, "install", characters=listed, font=name)


def tell_fonts(uses: Iterable[FontUse], fonts: Fonts) -> str:
    """What tells the fonts that print a document from others, on this machine and on its like.

    Where characters come from other fonts, every font counts: nobody knows which one is taken.
    """
    uses = tuple(uses)
    told = [(use.font, use.printed_by, fonts.size(use.font)) for use in uses]
    is_mixed = any(use.elsewhere or use.boxes for use in uses)
    return repr((told, sorted(face.postscript for face in fonts.faces.values() if is_mixed)))

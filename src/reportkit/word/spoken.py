"""The language in which most of a document is written."""

from __future__ import annotations

import unicodedata
from collections import Counter

from reportkit.word.names import TEXT, w
from reportkit.word.package import Package, read_member

ENOUGH = 4000  # characters
DEFAULTS, LANGUAGE = w("rPrDefault"), w("lang")


def find_eastern_language(package: Package) -> str:
    """The language of Chinese, Japanese or Korean text, if most is; "" if not, or none is named.

    A document names a language for each script, and the Western one first, whatever it is in.
    """
    text = ""
    for written in read_member(package, package.main).iter(TEXT):
        text += written.text or ""
        if len(text) > ENOUGH:
            break
    if text.isascii():
        return ""
    numbers = Counter(text).items()  # each sign is asked about once
    wide = sum(number for sign, number in numbers if unicodedata.east_asian_width(sign) in "WF")
    letters = sum(number for sign, number in numbers if sign.isalpha() and sign < "\u2e80")
    return _read_default(package) if wide > letters else ""


def _read_default(package: Package) -> str:
    for _, member in package.related(package.main, "styles"):
        for defaults in read_member(package, member).iter(DEFAULTS):
            language = next(defaults.iter(LANGUAGE), None)
            return (language.get(w("eastAsia")) or "") if language is not None else ""
    return ""

"""Personal data in texts: numbers that identify a person or reach them.

Identity cards follow GB 11643-1999 (check digit by ISO 7064 MOD 11-2), bank cards ISO/IEC 7812
(Luhn); a number whose check digit is wrong is taken for another kind of number.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.frozen import frozen
from reportkit.pattern import pattern

IDENTITY = pattern(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
MOBILE = pattern(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\d.])")
BANK_CARD = pattern(r"(?<![\d.])[3-6]\d{3}(?:[- ]?\d{4}){2,3}[- ]?\d{1,4}(?![\d.])")
EMAIL = pattern(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# what every number above has; to look for each of them takes much longer
LONG_NUMBER = pattern(r"\d(?:[- ]?\d){10}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_SIGNS = "10X98765432"
CARD_LENGTHS = range(15, 20)


@frozen
class Private:
    """A piece of personal data: what it is, as it stands in the text, and where."""

    kind: str
    text: str
    start: int


def find_private(text: str) -> list[Private]:
    """The personal data in a text, in its order, none within another."""
    found = sorted(_iter_private(text), key=lambda one: (one.start, -len(one.text)))
    apart: list[Private] = []
    for one in found:
        if not apart or one.start >= apart[-1].start + len(apart[-1].text):
            apart.append(one)
    return apart


def _iter_private(text: str) -> Iterator[Private]:
    numbers = (
        ("an identity number", IDENTITY, _is_identity),
        ("a mobile number", MOBILE, bool),
        ("a bank card number", BANK_CARD, _is_card),
    )
    for kind, form, is_it in numbers if LONG_NUMBER.search(text) else ():
        for match in form.finditer(text):
            if is_it(match[0]):
                yield Private(kind, match[0], match.start())
    if "@" in text:
        for match in EMAIL.finditer(text):
            yield Private("an e-mail address", match[0], match.start())


def _is_identity(number: str) -> bool:
    month, day = int(number[10:12]), int(number[12:14])
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return 0 < month < 13 and 0 < day < 32 and CHECK_SIGNS[total % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdigit()]
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(digits) in CARD_LENGTHS and (sum(doubled) + sum(digits[::-2])) % 10 == 0

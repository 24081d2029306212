"""Personal data in texts: numbers that identify a person or reach them.

Identity cards follow GB 11643-1999 (check digit by ISO 7064 MOD 11-2), bank cards ISO/IEC 7812
(Luhn); a number whose check digit is wrong is taken for another kind of number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportkit.frozen import frozen
from reportkit.pattern import pattern

if TYPE_CHECKING:
    import re

    Form = re.Pattern[str]

HAN = pattern("[\u3400-\u9fff]")
# what is a digit before or behind belongs to the number; so does one behind a decimal point
BEFORE, BEHIND = r"(?<!\d)(?<!\d\.)", r"(?!\d|\.\d)"
IDENTITY = pattern(r"(?<!\d)\d{6}[- ]?\d{8}[- ]?\d{3}[\dXx](?!\d)")
MOBILE = pattern(rf"{BEFORE}(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{{4}}){{2}}{BEHIND}")
LANDLINE = pattern(
    rf"{BEFORE}(?:\+?86[- ]?\(?[1-9]\d{{1,2}}|\(?0[1-9]\d{{1,2}})\)?[- ]?"
    rf"[2-8]\d{{2,3}}[- ]?\d{{4}}{BEHIND}"
)
BANK_CARD = pattern(rf"{BEFORE}[3-6]\d{{3}}(?:[- ]?\d{{4}}){{2,3}}[- ]?\d{{1,4}}{BEHIND}")
EMAIL = pattern(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PLATE = pattern(
    r"(?<![A-Za-z0-9])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·•. -]?(?=[A-HJ-NP-Z]{0,5}\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
    r"(?![A-Za-z0-9])"
)
# what the numbers above have; to look for each of them takes much longer
SIGNS = pattern(r"[\d@＠]")
LONG_NUMBER = pattern(r"\d(?:[- ]?\d){10}")
# of bytes: every digit becomes the same one, and all else, but for what may stand between, a point
DIGITS_ALONE = bytes(ord("0") if chr(byte).isdecimal() else ord(".") for byte in range(256))
BETWEEN_DIGITS, LONG = b"- ", b"0" * 11
SOME_NUMBER = pattern(r"\d(?:[()\- ]{0,2}\d){8}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_SIGNS = "10X98765432"
CARD_LENGTHS = range(15, 20)
# what input methods and word processors put in the place of plain digits, hyphens and spaces
PLAIN = str.maketrans(
    "０１２３４５６７８９Ｘｘ＠．－＋（）‐‑‒–\u00a0\u2009\u202f\u3000",
    "0123456789Xx@.-+()----    ",
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "id": "an identity number",
        "mobile": "a mobile number",
        "landline": "a telephone number",
        "card": "a bank card number",
        "email": "an e-mail address",
        "plate": "a number plate",
    }
)
REACH = ("mobile", "landline", "email")  # under which somebody can be reached
USUAL = ("id", "mobile", "card", "email")


@frozen
class Private:
    """A piece of personal data: what it is, as it stands in the text, and where."""

    code: str
    text: str
    start: int

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return KINDS[self.code]

    @property
    def end(self) -> int:
        """The position behind its last character."""
        return self.start + len(self.text)


def find_private(text: str, codes: Iterable[str] = USUAL) -> list[Private]:
    """The personal data of these kinds in a text, in its order, none within another."""
    if not SIGNS.search(text):
        return []
    plain = text if text.isascii() else text.translate(PLAIN)
    found = sorted(_iter_private(plain, codes), key=lambda one: (one.start, -len(one.text)))
    apart: list[Private] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(Private(one.code, text[one.start : one.end], one.start))
    return apart


def bare_number(text: str) -> str:
    """What makes two ways of writing the same number or address equal."""
    plain = text.translate(PLAIN).casefold()
    if "@" in plain:
        return plain
    bare = "".join(sign for sign in plain if sign.isalnum())
    return bare.removeprefix("86") if len(bare) == len("8613800138000") else bare


def mask(found: Private) -> str:
    """A piece of personal data that is recognised by who knows it, and by nobody else."""
    if found.code == "email":
        return f"{found.text[0]}***{found.text[found.text.index('@') :]}"
    shown, last = MASKS[found.code]
    middle = len(found.text) - shown - last
    return f"{found.text[:shown]}{'*' * middle}{found.text[len(found.text) - last :]}"


def mask_name(name: str) -> str:
    """The name of somebody who is not to be known: its first character, as the press writes it."""
    first = name.strip()[:1]
    return f"{first}{'某' if HAN.match(first) else '*'}"


def is_masked(name: str) -> bool:
    """True for a name that `mask_name` may have made, of which nobody knows whose it is."""
    return len(name) == 2 and name[1] in "某*"


# how many characters of each are shown at its beginning, and at its end
MASKS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"id": (6, 4), "mobile": (3, 4), "landline": (3, 4), "card": (0, 4), "plate": (2, 2)}
)


def _iter_private(text: str, codes: Iterable[str]) -> Iterator[Private]:
    has_long = _may_have_long(text)
    for code in codes:
        if HINTS[code](text) if code in HINTS else has_long:
            form, is_it = FORMS[code]
            for match in form.finditer(text):
                if is_it(match[0]):
                    yield Private(code, match[0], match.start())


def _may_have_long(text: str) -> bool:
    """False if a text surely has no long number, which is told faster than if it has one."""
    if not text.isascii():
        return LONG_NUMBER.search(text) is not None
    return LONG in text.encode().translate(DIGITS_ALONE, BETWEEN_DIGITS)


def _is_identity(number: str) -> bool:
    digits = "".join(sign for sign in number if sign.isalnum())
    month, day = int(digits[10:12]), int(digits[12:14])
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    return 0 < month < 13 and 0 < day < 32 and CHECK_SIGNS[total % 11] == digits[-1].upper()


def _is_card(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdigit()]
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(digits) in CARD_LENGTHS and (sum(doubled) + sum(digits[::-2])) % 10 == 0


# what tells that a text may hold one; most kinds are told by a long number
HINTS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "email": lambda text: "@" in text,
        "landline": lambda text: SOME_NUMBER.search(text) is not None,
        "plate": lambda text: not text.isascii(),
    }
)
FORMS: Mapping[str, tuple[Form, Callable[[str], bool]]] = MappingProxyType(
    {
        "id": (IDENTITY, _is_identity),
        "mobile": (MOBILE, bool),
        "landline": (LANDLINE, bool),
        "card": (BANK_CARD, _is_card),
        "email": (EMAIL, bool),
        "plate": (PLATE, bool),
    }
)

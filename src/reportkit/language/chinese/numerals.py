"""Numbers in Chinese numerals and in figures (GB/T 15835-2011), and the numbers of headings."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零一二三四五六七八九"
# A year is read digit by digit; its zero is the round one, U+3007 (GB/T 15835-2011, 4.2.3).
YEAR_DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千")
MYRIADS = ("", "万", "亿", "万亿")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def numeral(number: int) -> str:
    """A number in Chinese numerals: 七, 十二, 一百零五."""
    if number < 0:
        return f"负{numeral(-number)}"
    if number == 0:
        return DIGITS[0]
    words, rest, place, gap = "", number, 0, False
    while rest:
        rest, group = divmod(rest, 10_000)
        if group:
            zero = DIGITS[0] if words and gap else ""
            words = f"{_below_myriad(group)}{MYRIADS[place]}{zero}{words}"
        gap = group < 1000
        place += 1
    return words.removeprefix("一") if words.startswith("一十") else words


def _below_myriad(number: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += f"{DIGITS[0] if gap and words else ''}{DIGITS[digit]}{UNITS[place]}"
        gap = not digit
    return words


def year_numerals(year: int) -> str:
    """A year digit by digit: 二〇二一."""
    return "".join(YEAR_DIGITS[int(digit)] for digit in str(year))


def figures(number: int) -> str:
    """A number in figures; five digits and more in groups of three."""
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


def share(part: int, whole: int) -> str:
    """A part of a whole with one decimal place, if it is not zero: 95.2%, 100%."""
    percent = Decimal(part * 100) / Decimal(whole)
    rounded = str(percent.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return f"{rounded.removesuffix('.0')}%"


def level(number: int, depth: int) -> str:
    """The number of a heading (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）, and ① below these."""
    if depth <= 1:
        return f"{numeral(number)}、"
    if depth == 2:
        return f"（{numeral(number)}）"
    if depth == 3:
        return f"{number}."
    circled = CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else f"{number}）"
    return f"（{number}）" if depth == 4 else circled


def measured(number: int, measure: str) -> str:
    """A number with its measure: 12人, 2项."""
    return f"{figures(number)}{measure}"


def counted(number: int, one: str, many: str) -> str:
    """A number with what it counts: one is said like many."""
    return measured(number, one if number == 1 else many)


def persons(number: int) -> str:
    """A number of people."""
    return f"{figures(number)}人"

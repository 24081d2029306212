"""Where everything stands on the pages of an official document (GB/T 9704-2012), in millimetres.

Measured in the ink of the pages that LibreOffice prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from layout.page import Ink, Page, draw_pages, read_lines, read_pages
from reportkit.fonts.installed import without_region
from reportkit.pdf import Printed

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
CHARACTER = 156 / 28
LINE = 225 / 22
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
RARE = "李翀王彧慕容喆赵犇何玥"
MARKS = "一“二”三，四。五《六》七（八）九；十：〇、"
FACTS = {
    "kind": "visit",
    "lang": "zh",
    "title": "关于赴栖云实训中心开展安全实训交流活动情况的报告",
    "date": "2026-06-05",
    "published": "2026-06-08",
    "org": "云帆应用技术学院",
    "host": "栖云实训中心",
    "summary": "双方交流了做法。",
    "visitors": ["李翀，院长"],
    "doc": {"number": {"code": "云院发", "year": 2026, "seq": 7}, "to": ["示例技能联盟"],
            "cc": ["栖云实训中心", "示例市总工会"], "print_date": "2026-06-09"},
}  # fmt: skip
SEALED = FACTS | {
    "doc": FACTS["doc"]
    | {"seal": "yes", "upward": "yes", "urgency": "特急", "copy_no": "'000001'"},
    "approval": {"signed": {"by": "李翀，院长", "on": "2026-06-08"}},
    "attachments": [{"title": "参加人员名单", "text": [f"{RARE}。"]}],
}
FULL = FACTS | {"summary": (HAN * 50)[: 28 * 60] + "。"}
ONE_LINE = FACTS | {"title": "关于开展安全实训交流的报告"}
NARROW = FACTS | {"org": "示例省云帆应用技术学院"}
NARROWER = FACTS | {"org": "示例省云帆应用技术职业学院"}
MARKED = FACTS | {"summary": (HAN * 20)[: 28 * 12] + MARKS * 20 + "。"}


@pytest.fixture(scope="module")
def made(print_documents) -> Mapping[str, Printed]:
    wanted = {
        "plain": FACTS, "sealed": SEALED, "full": FULL, "marked": MARKED,
        "one-line": ONE_LINE, "narrow": NARROW, "narrower": NARROWER,
    }  # fmt: skip
    return print_documents({name: ("gongwen.zh", facts) for name, facts in wanted.items()})


@pytest.fixture(scope="module")
def printed(made) -> dict[str, Path]:
    return {name: one.file for name, one in made.items()}


@pytest.fixture(scope="module")
def pages(printed) -> dict[str, list[Page]]:
    return {name: draw_pages(pdf) for name, pdf in printed.items()}


def near(actual: float, wanted: float, slack: float = 1.0) -> bool:
    return abs(actual - wanted) <= slack


def text_of(page: Page) -> list[Ink]:
    """The bands of black ink without the page number."""
    return [ink for ink in page.black() if ink.bottom < BOTTOM + 1]


def row(edge: float, number: int) -> float:
    """The middle of a row of the grid below an edge, the first one being number 1."""
    return edge + (number - 0.5) * LINE


def below_red_line(page: Page) -> list[Ink]:
    """The rows of text below the red line."""
    *_, line = page.red()
    return [ink for ink in text_of(page) if ink.top > line.bottom]


@pytest.mark.parametrize("name", ["plain", "sealed", "narrow", "narrower"])
def test_red_head_stands_where_the_standard_puts_it(pages, name):
    mark, line = pages[name][0].red()
    assert near(mark.top, TOP + 35)
    assert near(mark.middle, (LEFT + RIGHT) / 2)
    assert near(line.left, LEFT)
    assert near(line.right, RIGHT)
    assert line.height < 1
    number = next(ink for ink in reversed(text_of(pages[name][0])) if ink.bottom < line.top)
    assert near(line.top - number.bottom, 4)
    assert near(number.height_of_middle, row(mark.bottom, 3))  # two blank lines above it


def test_number_and_signer_stand_one_character_inside(pages):
    _, line = pages["sealed"][0].red()
    number = next(ink for ink in reversed(text_of(pages["sealed"][0])) if ink.bottom < line.top)
    assert near(number.left, LEFT + CHARACTER)
    assert near(number.right, RIGHT - CHARACTER)


def test_marks_of_urgency_begin_at_the_first_line_of_the_text(pages):
    copy_number, urgency, *_ = text_of(pages["sealed"][0])
    assert near(copy_number.left, LEFT)
    assert TOP < copy_number.top < copy_number.bottom < TOP + LINE
    assert TOP + LINE < urgency.top < urgency.bottom < TOP + 2 * LINE


@pytest.mark.parametrize("name", ["plain", "sealed", "one-line"])
def test_title_recipients_and_text_stand_in_the_rows_of_the_grid_below_the_red_line(pages, name):
    """Two blank rows, the title, a blank row, the recipients, the text (7.3.1 to 7.3.3)."""
    *_, line = pages[name][0].red()
    rows = {"one-line": [3, 5, 6]}.get(name, [3, 4, 6, 7])
    found = below_red_line(pages[name][0])[: len(rows)]
    *title, recipients, text = found
    for number, ink in zip(rows, found, strict=True):
        assert near(ink.height_of_middle, row(line.bottom, number)), number
        assert (
            line.bottom + (number - 1) * LINE < ink.top < ink.bottom < line.bottom + number * LINE
        )
    assert all(near(ink.middle, (LEFT + RIGHT) / 2) for ink in title)
    assert near(recipients.left, LEFT)
    assert near(text.left, LEFT + 2 * CHARACTER)


def test_page_numbers_change_sides_seven_millimetres_below_the_text(pages):
    for page in pages["full"][:2]:
        number = page.black()[-1]
        for dash in (
            page.between(number.left - 1, number.left + 3).black()[-1],
            page.between(number.right - 3, number.right + 1).black()[-1],
        ):
            assert dash.height < 1
            assert near(dash.top, BOTTOM + 7)
    odd, even = (page.black()[-1] for page in pages["full"][:2])
    assert near(odd.right, RIGHT - CHARACTER)
    assert near(even.left, LEFT + CHARACTER)


def test_attachment_title_stands_in_the_third_row_of_its_page(pages):
    label, title, text, *_ = text_of(pages["sealed"][-1])
    assert TOP < label.top < label.bottom < TOP + LINE
    assert near(label.left, LEFT)
    assert near(title.height_of_middle, row(TOP, 3))
    assert near(title.middle, (LEFT + RIGHT) / 2)
    assert near(text.height_of_middle, row(TOP, 5))


def test_attachment_page_is_numbered_on_and_ends_with_the_imprint(printed, pages):
    last = len(pages["sealed"])
    lines = read_lines(printed["sealed"], last)
    assert lines[0] == "附件"
    assert lines[-1] == f"—{last}—"
    rule = text_of(pages["sealed"][-1])[-1]
    assert near(rule.bottom, BOTTOM)
    assert near(rule.left, LEFT)
    assert near(rule.right, RIGHT)
    assert rule.height < 1


def test_full_page_holds_22_lines_of_28_characters(printed, pages):
    lines = read_lines(printed["full"], 2)[:-1]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}
    body = text_of(pages["full"][1])
    assert len(body) == 22
    for number, ink in enumerate(body):
        assert TOP + number * LINE < ink.top < ink.bottom < TOP + (number + 1) * LINE
        assert near(ink.height_of_middle - body[0].height_of_middle, number * LINE)
    assert near(min(ink.left for ink in body), LEFT)
    assert near(max(ink.right for ink in body), RIGHT)  # a character such as 日 ends before


def test_marks_are_as_wide_as_characters(printed):
    """A line with quotation marks and 〇 holds 28, or fewer where a mark may not begin the next."""
    told = [line for line in read_lines(printed["marked"], 2) if "〇" in line]
    assert len(told) > 5
    assert all(26 <= len(line) <= 29 for line in told[:-1]), told


def test_no_mark_is_lost_at_the_end_of_a_line(print_documents):
    marks = ("“安全”。", "（安全）。", "2026年，", "“安全！”", "《安全》、")
    told = [f"{(HAN * 2)[:count]}{mark}{HAN[:9]}" for count in range(18, 40) for mark in marks]
    [made] = print_documents({"ends": ("gongwen.zh", FACTS | {"outcomes": told})}).values()
    printed = re.sub(r"—\d+—", "", "".join(read_pages(made.file)))
    assert [words for words in told if words not in printed] == []


def test_no_figure_is_parted_at_the_end_of_a_line(print_documents):
    told = [f"{HAN[:count]}2026年6月5日至2027年10月15日。" for count in range(10, 34)]
    [made] = print_documents({"figures": ("gongwen.zh", FACTS | {"outcomes": told})}).values()
    lines = [line for page in range(1, made.pages + 1) for line in read_lines(made.file, page)]
    ends = [line for line, below in pairwise(lines) if line[-1].isdigit() and below[0].isdigit()]
    assert ends == []


def test_every_character_has_its_letter_form(made):
    assert [use.boxes for use in made["sealed"].uses if use.boxes] == []
    stand_ins = {without_region(name) for name in made["sealed"].stand_ins.values()}
    official = {use.font for use in made["sealed"].uses if use.is_installed}
    assert set(made["sealed"].fonts) <= stand_ins | official
    assert f"{RARE}。" in read_pages(made["sealed"].file)[-1]


def test_date_begins_two_characters_behind_the_name_without_a_seal(printed, pages):
    name, date = signature(printed["plain"], pages["plain"])
    assert near(name.right, RIGHT - 2 * CHARACTER)
    assert near(date.left - name.left, 2 * CHARACTER)


def test_name_is_centred_on_the_date_under_a_seal(printed, pages):
    name, date = signature(printed["sealed"], pages["sealed"])
    assert near(date.right, RIGHT - 4 * CHARACTER)
    assert near(date.middle, name.middle, 3)  # LibreOffice widens a date at its figures


def signature(pdf: Path, pages: list[Page]) -> tuple[Ink, Ink]:
    """The name and the date that stand on the right below the text."""
    number = next(at for at, text in enumerate(read_pages(pdf)) if "特此报告" in text)
    name, date = [ink for ink in text_of(pages[number]) if ink.left > 90][-2:]
    return name, date


SHORT = FACTS | {"doc": {"number": "云院发〔2026〕7号"}}
ENDS = {
    "plain": SHORT,
    "sealed": SHORT | {"doc": SHORT["doc"] | {"seal": "yes"}},
    "attached": SHORT | {"attachments": [{"title": "名单"}, {"title": "日程"}]},
    "noted": SHORT | {"doc": SHORT["doc"] | {"note": "联系人：李翀，电话：0555"}},
    "copied": FACTS,
    "approved": SHORT | {"approval": {"signed": {"by": "李翀，院长", "on": "2026-06-08"}}},
}  # fmt: skip


@pytest.mark.parametrize("template", ["gongwen.zh", "activity-report.zh"])
def test_signature_is_never_alone_on_a_page(print_documents, template):
    """Whatever the length of the text, and whatever stands between it and the signature."""
    facts = {
        f"{name}-{count}": (template, end | {"summary": (HAN * 9)[: 28 * count - 3] + "。"})
        for name, end in ENDS.items()
        for count in range(1, 9)
    }
    made = print_documents(facts)
    printed = {name: read_pages(one.file) for name, one in made.items()}
    signed = {
        name: [text for text in pages if re.search("2026年6月8日(?!印发)", text)]
        for name, pages in printed.items()
    }
    moved = {name.partition("-")[0] for name, pages in printed.items() if signed[name] != pages[:1]}
    assert moved == set(ENDS)  # to a page of its own, at some length
    assert [texts for texts in signed.values() if "特此报告" not in texts[0] or texts[1:]] == []
    assert [one for one in made.values() if problems_of(one)] == []


def problems_of(made: Printed) -> list[str]:
    return [str(found) for found in made.diagnostics if found.rule.startswith("pdf/")]


def test_first_page_holds_text_below_any_title_and_name(print_documents):
    long = "示例省云帆应用技术职业学院与栖云实训中心联合委员会"
    bodies = [f"示例市第{number}职业技术学院" for number in range(1, 31)]
    facts = {
        f"{name} {count} {length}": ("gongwen.zh", SEALED | {
            "org": name,
            "title": f"关于{(HAN * 3)[:length]}的报告",
            "doc": SEALED["doc"] | {"to": bodies[:count]},
        })
        for name in (FACTS["org"], long)
        for count in (1, 8, 12, 30)
        for length in (20, 80)
    }  # fmt: skip
    for name, one in print_documents(facts).items():
        assert "2026年6月5日，" in read_pages(one.file)[0], name
        assert problems_of(one) == []


def test_many_recipients_leave_the_first_page_to_the_text(print_documents):
    bodies = [f"示例市第{number}职业技术学院" for number in range(1, 31)]
    facts = FACTS | {"doc": FACTS["doc"] | {"to": bodies}}
    [made] = print_documents({"many": ("gongwen.zh", facts)}).values()
    first = "".join(read_lines(made.file, 1))
    assert "云帆应用技术学院院长李翀" in first
    *_, last = draw_pages(made.file)
    assert near(text_of(last)[-1].bottom, BOTTOM)

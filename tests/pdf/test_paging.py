"""What stands alone on a page: seen in the pages that a real LibreOffice makes."""

from itertools import chain

import pytest

from reportkit.pdf import Choices, build_converter, convert_files
from reportkit.pdf.paging import Paging, check_paging, read_paging
from reportkit.word.package import open_package
from word.sketch import write_sketch

BREAK = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
STEPS = "| Step | Name | Opinion and signature |\n| Signed by | Anna Lindqvist\\nDirector | |"
BEGUN_BEFORE = "\n".join("| 签字 | 李翀 |" for _ in range(80))
TEXT = "双方交流了安全实训的做法。"
NAME, DAY = "云帆应用技术学院", "2026年6月8日"


def page(*lines: str) -> tuple[str, ...]:
    return lines


LONE = {
    "name and date": [page(TEXT), page(NAME, DAY)],
    "date alone": [page(TEXT, NAME), page(DAY)],
    "with a note": [page(TEXT), page(NAME, DAY, "（联系人：李翀，电话：0555）")],
    "rare characters": [page(TEXT), page("李翀", "𬱖院长", "二〇二六年六月八日")],
    "a letter": [page("We thank you for the visit."), page("Yours sincerely,", "Anna Lindqvist")],
    "a form": [page("We thank you for the visit."), page("Signature: ______", "8 June 2026")],
    "after an empty line": [page(TEXT), page("", f"　　　{NAME}", f"　　　　　{DAY}")],
    "a table of those who sign": [page(TEXT), page("Sign-off", STEPS)],
    "a company": [page("It went well."), page("Example Co., Ltd.", "June 8, 2026")],
}
ACCOMPANIED = {
    "one page": [page(TEXT, NAME, DAY)],
    "the last line": [page(TEXT), page("特此报告。", NAME, DAY)],
    "a line that goes on": [page(TEXT), page("训" * 41, NAME, DAY)],
    "the attachments": [page(TEXT), page("附件：参加人员名单", NAME, DAY)],
    "a sentence": [page("Thanks."), page("It was a pleasure to see.", "8 June 2026")],
    "no date": [page(TEXT), page(NAME, "示例技能联盟")],
    "a page with a photo": [page(TEXT), page("图1　学员在焊接工位")],
    "a table with its text": [page(TEXT), page("Attachments", "Memorandum", "Sign-off", STEPS)],
    "a table of others": [page(TEXT), page("参加人员", "| 姓名 | 职务 |", "| 李翀 | 院长 |")],
    "a table that goes on": [page(TEXT, BEGUN_BEFORE)],
    "a full page": [page(TEXT), page(*[f"{NAME}　{DAY}"] * 60)],
}
FIRST = {
    "recipients": [page("关于交流的报告", "示例技能联盟、栖云实训中心："), page(TEXT)],
    "a letter": [page("Report", "To all members:"), page("It went well for both.")],
}
BEGUN = {
    "text": [page("关于交流的报告", "示例技能联盟：", "双方交流了"), page("做法。")],
    "a sentence before": [page(TEXT, "名单如下："), page("李翀。")],
    "a cover": [page("关于交流的报告", NAME, DAY), page(TEXT)],
}


def body(pages: list[tuple[str, ...]]) -> str:
    return f"\n{BREAK}\n".join("\n".join(lines) for lines in pages)


@pytest.fixture(scope="module")
def told(tmp_path_factory, office) -> dict[str, list]:
    """The problems of paging of each document, by its name."""
    folder = tmp_path_factory.mktemp("paging")
    groups = {"lone": LONE, "accompanied": ACCOMPANIED, "first": FIRST, "begun": BEGUN}
    files = [
        write_sketch(folder / f"{group} {name}.docx", body(pages))
        for group, documents in groups.items()
        for name, pages in documents.items()
    ]
    return {
        one.source.stem: [found for found in one.diagnostics if found.rule.startswith("pdf/")]
        for one in convert_files(files)
    }


@pytest.mark.parametrize("name", LONE)
def test_a_signature_on_a_page_of_its_own_is_told_with_its_place(told, name):
    [found] = told[f"lone {name}"]
    assert (found.rule, found.severity) == ("pdf/lone-signature", "warning")
    assert found.place.part == "body"
    if "table" not in name:
        assert found.place.paragraph == len([*chain(*LONE[name])]) + 1  # the break is one, too
    assert "page 2" in found.message


@pytest.mark.parametrize("name", ACCOMPANIED)
def test_a_signature_with_text_is_not_told(told, name):
    assert told[f"accompanied {name}"] == []


@pytest.mark.parametrize("name", FIRST)
def test_a_first_page_that_ends_with_its_recipients_is_told(told, name):
    [found] = told[f"first {name}"]
    assert found.rule == "pdf/no-text-on-first-page"
    assert found.place.paragraph == 2


@pytest.mark.parametrize("name", BEGUN)
def test_a_first_page_with_text_or_a_cover_is_not_told(told, name):
    assert told[f"begun {name}"] == []


def test_a_line_that_is_not_in_the_word_file_has_the_file_for_its_place(tmp_path):
    file = write_sketch(tmp_path / "a.docx", "{{ title }}")
    package = open_package(file, file.read_bytes())
    [found] = check_paging(Paging(2, (), ("8 June 2026",)), package)
    assert str(found.place) == str(file)


def test_characters_are_told_in_codes_that_any_encoding_can_hold():
    codes = "38472 -10125 -9130 10 13"  # some programs count to 65535, others from -32768
    told = read_paging(f"pages 3\n{codes}\n65 10 10 66 ")
    assert told == Paging(3, ("陈𬱖",), ("A", "B"))
    assert read_paging("pages 1") == Paging(1)


def test_what_is_told_of_pages_is_told_again(tmp_path, office):
    name = next(iter(LONE))
    file = write_sketch(tmp_path / "a.docx", body(LONE[name]))
    with build_converter(Choices(), 1) as converter:
        made = [converter.convert(file, tmp_path / "a.pdf", anew=False) for _ in range(2)]
    rules = [[found.rule for found in one.diagnostics] for one in made]
    assert "pdf/lone-signature" in rules[0]
    assert rules[1] == rules[0]

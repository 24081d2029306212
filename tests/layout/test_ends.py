"""The ends of reports: nobody signs on a page that holds nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from layout.conftest import PROJECT
from layout.page import read_pages
from reportkit.context import build_wording
from reportkit.pdf import convert_files
from reportkit.template import load_template

FACTS = {
    "kind": "visit",
    "lang": "en",
    "title": "Visit to Riverside",
    "date": "2026-06-05",
    "published": "2026-06-09",
    "org": "Fenwick Institute",
    "host": "Riverside Centre",
    "visitors": ["Ms. Anna Lindqvist, director"],
    "approval": {
        "drafted": {"by": "Mr. Tom Reed, secretary", "on": "2026-06-06"},
        "signed": {"by": "Ms. Anna Lindqvist, director", "on": "2026-06-08"},
    },
}
PHOTO = {"file": "records/photos/handshake.jpg", "caption": "At the entrance", "alt": "Two people"}
SENTENCE = "The visitors toured the plant and compared notes on safety training. "
# facts that are printed last, and their last words
ENDS: Mapping[str, tuple[dict[str, Any], str]] = {
    "facts": ({}, ""),
    "programme": ({"agenda": ["Welcome", "Tour of the plant"]}, "Tour of the plant"),
    "text": (
        {"activities": ["The visitors saw the plant. " + SENTENCE * 4, f"At last, {SENTENCE * 3}"]},
        SENTENCE * 2,
    ),
    "points": ({"outcomes": ["A joint drill in autumn", "A common checklist"]}, "checklist"),
    "row": ({"follow_up": [{"what": "send the checklist", "owner": "Mr. Tom Reed"}]}, "checklist"),
    "photo": ({"photos": [PHOTO]}, "At the entrance"),
    "attachments": ({"attachments": [{"title": "Memorandum"}, {"title": "List"}]}, "List"),
}
CHINESE = FACTS | {
    "lang": "zh",
    "title": "赴栖云实训中心开展交流活动",
    "org": "云帆应用技术学院",
    "host": "栖云实训中心",
    "visitors": ["李翀，院长"],
    "approval": {"signed": {"by": "李翀，院长", "on": "2026-06-08"}},
}
CHINESE_SENTENCE = "双方就安全实训和技能提升交流了做法。"
CHINESE_ENDS: Mapping[str, tuple[dict[str, Any], str]] = {
    "facts": ({}, ""),
    "text": (
        {"activities": [f"参观了实训车间。{CHINESE_SENTENCE * 4}"]},
        CHINESE_SENTENCE * 2,
    ),
    "points": ({"outcomes": ["秋季联合开展演练", "形成共同的检查清单"]}, "检查清单。"),
    "row": ({"follow_up": [{"what": "报送检查清单", "owner": "李翀"}]}, "报送检查清单"),
    "attachments": ({"attachments": [{"title": "备忘录"}, {"title": "名单"}]}, ""),
}
# sentences of the summary, up to a paragraph that fills a page together with all that follows
LENGTHS, CHINESE_LENGTHS = range(1, 44, 4), range(1, 24, 2)
Wanted = dict[str, tuple[str, Mapping[str, Any]]]


def iter_documents(template: str) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Yield documents by name, facts, and what has to stand on the page of the signature."""
    is_chinese = ".zh" in template
    facts, sentence = (CHINESE, CHINESE_SENTENCE) if is_chinese else (FACTS, SENTENCE)
    ends = CHINESE_ENDS if is_chinese else ENDS
    for name, (end, words) in ends.items():
        for count in CHINESE_LENGTHS if is_chinese else LENGTHS:
            yield f"{name}-{count:02}", facts | {"summary": sentence * count} | end, words


@pytest.fixture(scope="module")
def printed(print_documents):
    """Every document that somebody signs, in as many lengths as a page may end at."""
    templates = ("activity-report", "visit-report", "activity-report.zh", "gongwen.zh")
    wanted: Wanted = {
        f"{template}-{name}": (template, facts)
        for template in templates
        for name, facts, _ in iter_documents(template)
    }
    return print_documents(wanted)


@pytest.mark.parametrize(
    ("template", "signed"),
    [
        ("activity-report", "Opinionandsignature"),
        ("visit-report", "Opinionandsignature"),
        ("activity-report.zh", "2026年6月8日"),
        ("gongwen.zh", "2026年6月8日"),
    ],
)
def test_a_signature_keeps_what_stands_before_it(printed, template, signed):
    moved = 0
    for name, _, words in iter_documents(template):
        one = printed[f"{template}-{name}"]
        assert [found.rule for found in one.diagnostics if found.rule.startswith("pdf/")] == []
        pages = read_pages(one.file)
        number, page = next((at, text) for at, text in enumerate(pages) if signed in text)
        assert "".join(words.split()) in page.partition(signed)[0], name
        moved += number > 0
    assert moved > len(CHINESE_LENGTHS)  # it comes to stand on a later page in some


def test_the_contact_of_a_release_stands_below_its_text_and_not_below_photos(print_documents):
    end, words = CHINESE_ENDS["points"]
    release = {"release": {"contact": {"name": "孙昕", "phone": "0555 0100"}}, "photos": [PHOTO]}
    made = print_documents(
        {
            f"{count:02}": (
                "news-release.zh",
                CHINESE | end | release | {"summary": CHINESE_SENTENCE * count},
            )
            for count in range(1, 34, 2)
        }
    )
    for name, one in made.items():
        [page] = [text for text in read_pages(one.file) if "联系人" in text]
        text = page.partition("联系人")[0]
        assert words in text, name
        assert "图1" not in text
    assert len({one.pages for one in made.values()}) > 1


@pytest.mark.usefixtures("office")
def test_a_list_of_enclosures_is_signed_where_it_ends(tmp_path):
    template = load_template(PROJECT / "templates" / "cover-list.zh.docx", build_wording("zh"))
    facts = {"subject": "赴栖云实训中心开展交流活动", "to": "示例技能联盟", "org": "云帆学院",
             "date": "2026年6月8日", "profile": "", "size": "2 MB", "pages": 9}  # fmt: skip
    for count in range(10, 34):
        item = {"label": "1", "title": "备忘录", "forms": "PDF", "pages": "1", "files": []}
        values = facts | {"items": [item] * count, "count": count, "files": count}
        document = template.render(values, root=PROJECT)
        (tmp_path / f"{count}.docx").write_bytes(document.content)
    for one in convert_files(sorted(tmp_path.glob("*.docx"))):
        last = read_pages(one.file)[-1]
        assert "份材料" in last.partition("2026年6月8日")[0]

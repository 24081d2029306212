"""Whatever a record leaves out, every Chinese template prints whole, well-formed sentences."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import load_record
from reportkit.record.model import Kind
from reportkit.template import load_template
from starter.test_prose import PARTS, blocks, check_structure
from starter.thinning import thinned

PROJECT = Path(__file__).parents[2]
NAMES = ("activity-report", "news-release", "gongwen", "minutes", "brief")
TEMPLATES = [
    load_template(PROJECT / "templates" / f"{name}.zh.docx", build_wording("zh")) for name in NAMES
]
NEEDED = {"kind", "lang", "title", "org", "published", "summary", "people", "orgs"}
FULL: dict[str, Any] = {
    "lang": "zh",
    "title": "赴$harbour开展安全交流",
    "org": "works",
    "published": "2024-07-05",
    "summary": "双方交流了做法。",
    "voice": "we",
    "date": {"start": "2024-06-30 09:00", "end": "2024-07-02"},
    "when": "近日",
    "place": {"name": "港湾实训中心", "address": "港湾路18号", "city": "示例市"},
    "host": "harbour",
    "organizer": "works",
    "undertaker": "harbour",
    "co_organizers": ["第三合作有限公司", "harbour"],
    "participants": ["harbour", "第三合作有限公司"],
    "background": {
        "basis": "2024年工作计划",
        "aims": "交流安全工作做法",
        "means": ["参观", "座谈"],
        "goal": "提升安全水平",
        "slogan": "安全第一",
        "text": "双方自2001年起开展交流。",
    },
    "purpose": "安全交流",
    "theme": "双手平安",
    "agenda": ["致辞", "参观车间。"],
    "chair": "li",
    "recorder": "zhao",
    "visitors": [
        {"person": "li", "role": "带队"},
        "王彧，班长",
        {"group": "学员", "count": 12, "of": "works"},
    ],
    "hosts": ["zhao", {"group": "安全员", "count": 3, "of": "harbour"}],
    "attendees": ["li", {"person": "何玥，工程师", "role": "列席"}, "全体党员"],
    "guests": ["zhao"],
    "expected": "12",
    "present": "11",
    "absent": [{"who": "周昇，质检员", "reason": "因公出差"}],
    "activities": [
        {"when": "当天上午", "by": "zhao", "did": "介绍了", "topics": ["培养路径", "管理办法"]},
        {"by": "li", "did": "参观了", "stops": ["焊接工位", "急救室"], "more": "yes"},
        {"text": "与会人员进行了讨论"},
    ],
    "remarks": [
        {"by": "li", "verb": "表示", "quote": "安全就是效益"},
        {"by": "zhao", "verb": "指出", "points": ["要抓早抓小", "要相互学习。"]},
    ],
    "outcomes": ["签署备忘录", "商定统一报表。"],
    "decisions": [{"text": "同意试行", "votes": {"for": 3, "abstain": 1}}, "继续推进。"],
    "commitments": [
        {"by": "works", "when": "下一步", "will": "开放", "topics": ["教案", "台账"]},
        {"will": "互派学员", "points": ["定期回访"]},
    ],
    "follow_up": [{"what": "下发报表", "owner": "zhao", "due": "2024-08-01"}, "报送名单"],
    "attachments": [{"title": "备忘录", "text": ["双方互换教案。"]}, "名单"],
    "release": {
        "headline": "携手共练安全技能",
        "kicker": "示例联盟开展交流",
        "subhead": "双方互开教案",
        "dateline": {"city": "示例市"},
        "embargo": "2024-07-05 10:00",
        "byline": "赵犇",
        "photo_by": "赵犇",
        "reviewers": ["li", "zhao"],
        "contact": "li",
        "boilerplate": "示例工厂有限公司成立于1974年。",
    },
    "doc": {
        "number": {"code": "示例发", "year": 2024, "seq": 7},
        "to": ["harbour", "第三合作有限公司"],
        "cc": ["harbour"],
        "issued_to": ["第三合作有限公司"],
        "urgency": "特急",
        "copy_no": "'000001'",
        "copies": 30,
        "note": "联系人：赵犇",
        "print_org": "示例工厂有限公司办公室",
        "print_date": "2024-07-06",
        "seal": "yes",
        "upward": "yes",
    },
    "approval": {
        "drafted": {"by": "zhao", "on": "2024-07-03", "opinion": "同意"},
        "signed": {"by": "li", "on": "2024-07-04"},
    },
    "people": {
        "li": {"name": "李翀", "family": "李", "address": "经理", "title": "经理", "org": "works",
               "phone": "0555 0100", "email": "li@works.example"},
        "zhao": {"name": "赵犇", "title": ["主任", "安全总监"], "org": "harbour"},
    },
    "orgs": {
        "works": {"name": "示例工厂有限公司", "short": "示例工厂", "type": "公司"},
        "harbour": {"name": "港湾物流有限公司", "short": "港湾物流"},
    },
}  # fmt: skip
BROKEN = re.compile(
    r"，，|。。|、、|，。|、。|：。|；。|（）|“”|《》|^[，。、；：）]|[，、；]$|[{}$\[\]]|None|;,"
    r"|<\w+ object|[一-鿿] [一-鿿]|。）。|，）|（，"
)
SENTENCES = {"Body Text", "Closing", "List Number"}
CLOSED = PARTS | {"number", "code", "year", "seq", "lang"}


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record of any kind that lacks any of the facts that may be absent."""
    record: dict[str, Any] = {"kind": draw(st.sampled_from(get_args(Kind)))}
    for key, value in FULL.items():
        if key in NEEDED or draw(st.booleans()):
            record[key] = value if key in NEEDED else thinned(draw, value, CLOSED)
    return {key: value for key, value in record.items() if value not in ([], {})}


def check_words(style: str, words: str) -> None:
    plain = words.replace("\n", "")
    assert not BROKEN.search(plain), words
    for opening, closing in ("“”", "（）", "《》", "〔〕"):
        assert plain.count(opening) == plain.count(closing), words
    if style in SENTENCES:
        assert plain[-1:] in "。！？”", words


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(records(), st.sampled_from(["we", "third"]), st.booleans())
def test_no_fact_is_missed_where_it_is_absent(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, Any], voice: str, again: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "prose-zh.yaml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), "utf-8")
    record = load_record(path).record
    if record is None:  # more came than were expected, or the like
        return
    style = Style("zh", voice=voice, hereinafter=again)
    for template in TEMPLATES:
        content = template.render(build_context(record, style, template.path.stem)).content
        document = Document(BytesIO(content))
        for named, words in blocks(document):
            check_words(named, words)
        check_structure(document)

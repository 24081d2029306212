"""A record in Chinese, and what its values print."""

from pathlib import Path
from typing import Any

import docx
import pytest

from reportkit.check import load_template
from reportkit.context import build_context, build_wording
from reportkit.language import Style
from reportkit.record import Record, load_record

RECORDS = Path(__file__).parents[2] / "records"
WORDING = build_wording("zh")
say, filters = WORDING.say, WORDING.filters
LEAD = (
    "{{ dateline }}{{ occasion }}，{{ head }}{{ party }}赴{{ host }}开展{{ errand }}。"
    "为{{ reason }}，双方进行了交流。"
)
PARAGRAPHS = "{%p for words in (activities + remarks + commitments) | paragraphs %}"


def load(name: str) -> Record:
    loaded = load_record(RECORDS / f"{name}.yaml")
    assert loaded.record, loaded.diagnostics
    assert not [found for found in loaded.diagnostics if found.rule != "record/no-photo"]
    return loaded.record


def tell(record: Record, style: Style | None = None) -> Any:
    return build_context(record, style or Style("zh"))


def test_a_release_reads_as_an_editor_would_write_it(tmp_path: Path) -> None:
    document = docx.Document()
    for words in (LEAD, PARAGRAPHS, "{{ words }}", "{%p endfor %}", "{{ sentences(outcomes) }}"):
        document.add_paragraph(words)
    document.save(str(tmp_path / "release.docx"))
    template = load_template(tmp_path / "release.docx", WORDING)
    style = Style("zh", register="ap")
    template.render(tell(load("2026-06-05-example-exchange-zh"), style)).write(tmp_path / "x.docx")
    assert [paragraph.text for paragraph in docx.Document(str(tmp_path / "x.docx")).paragraphs] == [
        "示例市6月8日讯　6月5日，云帆应用技术学院院长李翀一行14人"
        "赴示例市栖云实训中心开展安全实训交流。为通过集体备课、安全演练，交流两院安全实训的做法，双方进行了交流。",
        "当天上午，栖云实训中心党总支书记、主任慕容喆详细介绍了三条培养路径、劳动防护用品管理办法、"
        "新学员“先停后问”等。栖云实训中心实训车间主任赵犇带领大家参观了焊接工位、起重场地和急救室。",
        "随后，李院长和慕容喆共同主持召开座谈会，围绕险情上报进行了交流。",
        "李院长表示：“每记录一次险情，就少一次重复发生的事故。”",
        "慕容喆指出，教师在交流中的收获不比学员少，两院要相互开放教案。",
        "下一步，我院将开放教案和设备台账，并与栖云实训中心互派学员。",
        "双方签署教案共享备忘录。双方商定使用同一种险情上报表。",
    ]


def test_the_same_record_is_told_in_english() -> None:
    english = build_wording("en")
    values: Any = build_context(load("2026-06-05-example-exchange-zh"), Style("en"))
    assert english.say(values["occasion"]) == "On 5 June 2026"
    assert english.say(values["head"]) == (
        "Mr. Li Chong, president of Yunfan Institute of Applied Skills"
    )
    told = english.filters["paragraphs"](values["remarks"])
    assert told[1].startswith("Murong Zhe, Party secretary of Qiyun Training Centre of Exampleton")


def test_minutes_have_their_figures() -> None:
    values = tell(load("2026-06-10-example-minutes-zh"))
    assert values["attendance"].words == "应到10人，实到9人，缺席1人，出席率90%"
    assert say(values["document_number"]) == "云院会纪〔2026〕7号"
    [approved, _] = values["decisions"]
    assert filters["level"](approved.number) + filters["sentence"](approved.text) == (
        "一、同意《险情上报管理办法》，自2026年9月1日起施行。"
    )
    assert say(approved.votes) == "赞成8票，反对0票，弃权1票"
    assert [(step.step, step.name, step.date) for step in values["approvals"]] == [
        ("拟稿", "孙昕", "2026年6月11日"), ("签发", "李翀", "2026年6月12日"),
    ]  # fmt: skip
    first, *_ = values["delegations"]
    assert [(person.name, person.post) for person in first.people] == [
        ("李翀", "院长"), ("王彧", "实训处处长"), ("各系安全员6人", ""),
    ]  # fmt: skip
    assert say(values["audience"]) == "云帆应用技术学院实训处处长王彧、慕容翀和各系安全员6人"


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("a", ("会议",), "会议"), ("opening", ("ok",), "ok"), ("inside", ("OK",), "OK"),
        ("measured", (2, "项"), "2项"), ("count", (["x"], "人", "人"), "1人"),
        ("possessive", ("公司",), "公司的"), ("through", (["座谈", "演练"],), "通过座谈和演练"),
        ("numeral", (12,), "十二"), ("numeral", (None,), ""), ("level", (2, 2), "（二）"),
        ("level", (None,), ""), ("titled", ("办法",), "《办法》"), ("quoted", ("甲",), "“甲”"),
        ("sentence", ("双方签约，",), "双方签约。"), ("listed", (["甲", "乙"], True), "甲、乙等"),
        ("points", (["甲", "乙。"],), ["甲。", "乙。"]), ("points", (["甲", "乙"],), ["甲", "乙"]),
        ("count_words", ("共有Word文档3份。",), 8),
    ],
)  # fmt: skip
def test_a_filter_does_the_same_in_chinese(name: str, arguments: Any, words: Any) -> None:
    assert filters[name](*arguments) == words


def test_a_vague_time_opens_a_sentence_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "类型: visit\n语言: zh\n标题: 参观\n时间: 近日\n发布日期: 2026-06-08\n单位: 示例公司\n"
        "概述: 大家交流了做法\n新闻稿: {电头: 示例市}\n",
        "utf-8",
    )
    record = load_record(tmp_path / "a.yaml").record
    assert record
    values = tell(record)
    assert (say(values["occasion"]), say(values["dateline"])) == ("近日", "示例市6月8日讯　")


def test_many_visitors_are_a_head_and_a_number(tmp_path: Path) -> None:
    names = "".join(
        f"  - {name}，工程师\n" for name in ("李翀", "王彧", "赵犇", "孙昕", "钱喆", "周一")
    )
    (tmp_path / "a.yaml").write_text(
        "类型: visit\n语言: zh\n标题: 参观\n日期: 2026-06-08\n单位: 示例公司\n"
        f"接待单位: 示例汽车有限公司\n概述: 交流\n来访人员:\n{names}",
        "utf-8",
    )
    record = load_record(tmp_path / "a.yaml").record
    assert record
    assert say(tell(record)["delegation"]) == "示例公司工程师李翀一行6人"
    assert say(tell(record)["party"]) == "一行6人"


def test_yes_and_no_are_chinese() -> None:
    assert (say(True), say(False)) == ("是", "否")
    assert WORDING.functions["sentences"]("甲", ["乙。"]) == "甲。乙。"  # type: ignore[operator]

"""The news release of the first record reads like the article it transcribes."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import docx
import pytest
import yaml

import reportkit

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "records" / "2021-07-03.yaml"
ARTICLE = (Path(__file__).parent / "source.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The paragraphs of the release."""
    written = reportkit.render_record(RECORD, out=tmp_path_factory.mktemp("output"))
    path = next(path for path in written if "news-release" in path.name)
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.lower().replace("’", "'"))


def test_it_has_a_title_a_time_line_and_four_body_paragraphs(release: list[str]) -> None:
    assert [paragraph[:30] for paragraph in release] == [
        "Mutual Learning and Party Buil",
        "Time: 2021-07-03",
        "In order to explore in depth t",
        "During the event, Xin Ying, me",
        "Later, Minister Xin Ying also ",
        "After the study and exchange, ",
        "###",
    ]


def test_it_stays_close_to_the_article_word_for_word(release: list[str]) -> None:
    ratio = SequenceMatcher(None, words(ARTICLE), words(" ".join(release)), autojunk=False).ratio()
    assert ratio >= 0.90


@pytest.mark.parametrize(
    "claim",
    [
        "Mr. Mark He, general manager of Songlin Technology (Hubei) Co., LTD.,",
        "all party members, reserve party members, and business backbones of the company",
        "Dongfeng Xiaokang Airport Factory for party building work exchanges",
        "“Grasping Party Building, Promoting Development, Strengthening the Team, "
        "and Improving Together”",
        "Xin Ying, member of the Party Committee of Dongfeng Xiaokang Automobile Co., Ltd. "
        "and Minister of the Party and Mass Work Department, gave a detailed introduction to",
        "“five-oriented work methods” for party building, “three no principles”, "
        "“six one commitment”, etc.",
        "and also led us to visit the party-mass post, employee bookstore, production workshop, "
        "etc., and showed us the history of Dongfeng Xiaokang",
        "the general manager of our company, Mr. Mark He, pointed out that",
        "“organize a group to learn”",
        "“a little red” to “a bunch of red”",
        "our company will give full play to",
        "“paired assistance”",
        "we will cooperate sincerely and concentrate our efforts",
    ],
)
def test_a_claim_of_the_article_is_there_once(release: list[str], claim: str) -> None:
    assert " ".join(release).count(claim) == 1


def test_the_misprints_of_the_article_are_not_there(release: list[str]) -> None:
    text = "\n".join(release[2:])
    assert not re.search(r"[,.;][A-Za-z“]", re.sub(r"LTD\.,|\d[,.]\d", "", text))
    assert not re.search(r"  |[\"']| [,.;:]", text)
    assert text.count("“") == text.count("”")


def test_no_string_of_the_record_is_a_pasted_paragraph() -> None:
    texts = list(strings(yaml.safe_load(RECORD.read_text("utf-8"))))
    assert max(map(len, texts)) <= 200


def test_a_change_of_a_fact_reaches_every_mention(tmp_path: Path) -> None:
    for name in ("directory.yaml", "reportkit.yaml"):
        changed = (ROOT / name).read_text("utf-8").replace("Dongfeng Xiaokang", "Northern Lights")
        (tmp_path / name).write_text(changed.replace("general manager", "president"), "utf-8")
    for folder in ("templates", "layouts"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "records").mkdir()
    record = tmp_path / "records" / RECORD.name
    record.write_bytes(RECORD.read_bytes())
    for path in reportkit.render_record(record):
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
        assert "Dongfeng" not in text
        assert "general manager" not in text.lower()
        assert "Northern Lights Airport Factory" in text
        assert re.search("the president of .{0,40}, Mr. Mark He, pointed out", text)


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [str(value)]

"""A long title in balanced lines: no word and no name is split.

Chinese is written without spaces, so a line may break only where it is certain that a word ends:
around names that the record knows, quoted terms, particles and the usual words of official titles.
Everything else stays whole, as long as a line can hold it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

LINE = 28.0  # characters of 3号 in a line of text
LIMIT = 20  # characters of 2号 in a line of a title
NARROW, WIDE = 0.5, 1.0
QUOTED = r"“[^”]*”|‘[^’]*’|《[^》]*》|〈[^〉]*〉|「[^」]*」|（[^）]*）|〔[^〕]*〕"
LATIN = r"[A-Za-z0-9][A-Za-z0-9.,:;!?'’&/%+#@()-]*"
COUNTED = r"[0-9〇零一二三四五六七八九十百千万]+[年月日届期号次名人个项家]"
# Words of official titles. Two of them that share letters are told apart by the longer one.
COMMON = (
    "关于 有关 开展 举办 召开 组织 进行 参加 赴 与 和 及 暨 的 活动 工作 情况 报告 通知 "
    "通报 请示 批复 决定 意见 方案 计划 总结 纪要 会议 简报 函 公告 考察 参观 学习 交流 "
    "调研 座谈 培训 培训班 座谈会 交流会 研讨 研讨会 推进会 动员会 现场会 主题 党日 "
    "主题党日 党建 联盟 共建 结对 互学互鉴 互学 互促 支部 党支部 党委 总支 党课 安全 生产 "
    "安全生产 技能 技术 质量 管理 服务 创新 发展 合作 提升 加强 推动 促进 深化 做好 进一步 "
    "全面 落实 贯彻 贯彻落实 印发 表彰 成立 调整 申请 年度 上半年 下半年 季度 第一 第二 "
    "第三 第四 先进 集体 个人 先进集体 先进个人 职工 员工 青年 志愿 志愿服务 活动周 活动月 "
    "公司 有限公司 参与 与会 和谐 和平 目的 以及 普及 涉及 一行 来访 走访 慰问 签约 "
    "签约仪式 仪式 启动 启动仪式 联合 共同 专题 精神 学习贯彻"
).split()
# No line begins with these, none ends with those.
NOT_FIRST = (*"的之等，。、；：？！”’》〉」）〕·—…", "活动", "工作", "情况")
NOT_LAST = (*"赴与和及暨“‘《〈「（〔", "关于")
# A long stretch of unknown words may also break before these.
PARTICLES, LONG = "在对向从由并为将把以", 8
AWKWARD = 60.0  # as bad as a line that is so much too short, squared
MOST_WORDS, MOST_LINES = 40, 4  # beyond these, lines are filled one after the other


def text_width(text: str) -> float:
    """The width of a text in Chinese characters; a Latin letter or digit is half of one."""
    if text and text.isascii():  # as names in Latin letters are, of which none is wide
        return NARROW * len(text)
    return sum(map(_letter_width, text))


def balanced_lines(text: str, limit: float = LIMIT, names: Collection[str] = ()) -> list[str]:
    """The text in as few lines as it needs, of about the same length; `names` stay whole.

    A word or name that is longer than a line is split, for want of another way.
    """
    text = " ".join(re.split(r"[ \t\n]+", text.strip()))
    if text_width(text) <= limit:
        return [text] if text else []
    words = [piece for word in split_words(text, names) for piece in _fitting(word, limit)]
    filled = _fill(words, limit)
    if len(words) > MOST_WORDS or len(filled) > MOST_LINES:
        return filled
    arranged = _arrangements(words, len(filled), limit)
    return min(arranged, key=_cost, default=filled)


def split_words(text: str, names: Collection[str] = ()) -> list[str]:
    """The text as the words between which a line may break; unknown ones that touch are one."""
    known = _known(tuple(sorted(filter(None, names), key=len, reverse=True)))
    words: list[str] = []
    at = 0
    for found in known.finditer(text):
        words += [*_split_unknown(text[at : found.start()]), found[0]]
        at = found.end()
    return [*words, *_split_unknown(text[at:])]


@cache
def _known(names: tuple[str, ...]) -> re.Pattern[str]:
    """What is a word for certain: quoted terms, names, figures, Latin and common words, spaces."""
    common = sorted(COMMON, key=len, reverse=True)
    literal = "|".join(map(re.escape, (*names, *common)))
    return re.compile(rf"{QUOTED}|{COUNTED}|{literal}|{LATIN}|\s+|[^\w\s]")


def _split_unknown(text: str) -> list[str]:
    """Letters that are no word we know: one word, or several around particles if they are many."""
    if text_width(text) <= LONG:
        return [text] if text else []
    return [piece for piece in re.split(f"(?=[{PARTICLES}])", text) if piece]


def _fitting(word: str, limit: float) -> Iterator[str]:
    """The word, in pieces if no line can hold it."""
    piece = ""
    for letter in word:
        if piece and text_width(piece + letter) > limit:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _fill(words: Sequence[str], limit: float) -> list[str]:
    """The words in lines, each as full as it can be."""
    lines = [""]
    for word in words:
        if text_width((lines[-1] + word).strip()) > limit:
            lines.append("")
        lines[-1] += word
    return [stripped for line in lines if (stripped := line.strip())]


def _arrangements(words: Sequence[str], count: int, limit: float) -> Iterator[list[str]]:
    """Yield every way to put the words into so many lines that hold them."""
    for breaks in combinations(range(1, len(words)), count - 1):
        edges = (0, *breaks, len(words))
        lines = ["".join(words[start:end]).strip() for start, end in pairwise(edges)]
        if all(line and text_width(line) <= limit for line in lines):
            yield lines


def _cost(lines: Sequence[str]) -> float:
    """How ugly these lines are: uneven, waisted like an hourglass, or broken at a wrong word."""
    widths = [text_width(line) for line in lines]
    mean = sum(widths) / len(widths)
    uneven = sum((width - mean) ** 2 for width in widths)
    waisted = any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    wrong = sum(map(_is_bad_start, lines[1:])) + sum(map(_is_bad_end, lines[:-1]))
    return uneven + AWKWARD * (waisted + wrong)


def _is_bad_start(line: str) -> bool:
    return line.startswith(NOT_FIRST)


def _is_bad_end(line: str) -> bool:
    return line.endswith(NOT_LAST)


def _letter_width(letter: str) -> float:
    wide = letter in "“”‘’—…·" or unicodedata.east_asian_width(letter) in "WF"
    return WIDE if wide else NARROW

"""The text of a new record: what is known stands in it, what is usual stands there as a comment.

A commented line becomes a fact when its `# ` is taken away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from reportkit.pattern import pattern
from reportkit.project import Project
from reportkit.record import Directory
from reportkit.record.model import Record
from reportkit.record.shape import find_shape, iter_shapes

Name = Callable[[str], str]  # of a key
Facts = Mapping[str, Any]  # by key: words, several words, or house fields by name
RECEIVED = frozenset({"visit", "exchange", "study", "reception"})  # kinds with visitors and a host
HEAD = ("lang", "kind", "title", "date", "org", "host", "place")
LISTS = ("visitors", "hosts", "attendees", "photos")
PLAIN = pattern(
    r"[^\W\d_](?:[\w ,.()/’&+-]*[\w.)])?"
    r"|[\u3400-\u9fff][\w，。、（）《》“”]*"
    r"|-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d"
)
WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
KEY = pattern(r"(?m)^((?:# ?)? *(?:- )?(?:\{)?)([a-z_]+)(?=:)|(?<=, )([a-z_]+)(?=: )")

# What each part says if the record does not know better; `{…}` is where what it knows goes.
ENGLISH = {
    "top": "# The facts of one activity. A line that begins with # is not read: take the # away to "
    "use it.",
    "unknown": "TBD",
    "usual": "as in reportkit.yaml",
    "org": "Example Technology Co., Ltd.    # the reporting body",
    "host": "Example Motors Co., Ltd.    # who received the visitors",
    "place": "Example Plant",
    "people": "# Who took part, the most senior first: a name with a post, or a key of "
    "directory.yaml.",
    "visitors": "# visitors:\n#   - Ms. Jane Doe, deputy manager\n"
    "#   - {group: members of staff, count: 6}",
    "hosts": "# hosts:\n#   - Mr. John Smith, plant manager",
    "attendees": "# attendees:\n#   - Ms. Jane Doe, deputy manager\n"
    "#   - {group: members of staff, count: 6}",
    "why": '# background:\n#   aims: compare notes on safety training    # completes "in order to '
    '…"',
    "what": "# What took place, in a sentence or two ...",
    "steps": """\
# ... or step by step: who did what.
# activities:
#   - when: In the morning
#     by: Ms. Jane Doe
#     did: toured
#     stops: [the press shop, the paint shop]
#   - by: Ms. Jane Doe
#     did: thanked the hosts

# remarks:
#   - by: Mr. John Smith
#     verb: pointed out
#     points: [safety begins with the first day of work]
# outcomes:
#   - a common checklist
# follow_up:
#   - {what: send the checklist, owner: Ms. Jane Doe}""",
    "pictures": "# Pictures; their paths count from the folder of reportkit.yaml.",
    "photos": "# photos:\n#   - file: records/photos/tour.jpg\n#     caption: At the test track\n"
    "#     alt: Five people look at a car on a ramp",
    "house": "# Fields of the house.",
}
CHINESE = {
    "top": "# 一项活动的事实。以 # 开头的行不会读取；去掉 # 就能用。",
    "unknown": "【待补】",
    "usual": "同 reportkit.yaml",
    "org": "示例科技有限公司    # 报告单位，即文中的“公司”",
    "host": "示例汽车有限公司    # 接待来访人员的单位",
    "place": "示例工厂",
    "people": "# 参加的人，职务高的在前：写姓名和职务，或写 directory.yaml 里的代号。",
    "visitors": "# visitors:\n#   - 张伟，副经理\n#   - {group: 职工代表, count: 6}",
    "hosts": "# hosts:\n#   - 李强，厂长",
    "attendees": "# attendees:\n#   - 张伟，副经理\n#   - {group: 职工代表, count: 6}",
    "why": "# background:\n#   aims: 交流安全培训的做法    # 接在“为了”后面",
    "what": "# 用一两句话写发生了什么……",
    "steps": """\
# ……或者一步一步写：谁做了什么。
# activities:
#   - when: 上午
#     by: 张伟
#     did: 参观了
#     stops: [冲压车间, 涂装车间]
#   - by: 张伟
#     did: 感谢接待单位

# remarks:
#   - by: 李强
#     verb: 指出
#     points: [安全从上班第一天抓起]
# outcomes:
#   - 一份共用的检查表
# follow_up:
#   - {what: 寄送检查表, owner: 张伟}""",
    "pictures": "# 照片；路径从 reportkit.yaml 所在的文件夹算起。",
    "photos": "# photos:\n#   - file: records/photos/tour.jpg\n#     caption: 在试车场\n"
    "#     alt: 五个人看着举升机上的一辆车",
    "house": "# 本单位自定的字段。",
}


def build_skeleton(
    project: Project, facts: Facts, *, modeline: str = "", chinese_keys: bool = False
) -> str:
    """The text of a record with these facts, and the other usual ones as comments.

    It is in the first language of the facts, else of the project.
    """
    said = CHINESE if find_lang(project, facts) == "zh" else ENGLISH
    if "org" in project.defaults:
        said = said | {"org": f"{project.defaults['org']}    # {said['usual']}"}
    name = _name_in_chinese if chinese_keys else str
    parts = (part for part in _iter_parts(project, facts, said, name) if part)
    top = "\n".join(filter(None, (said["top"], modeline)))
    return "\n\n".join((top, *parts)) + "\n"


def find_lang(project: Project, facts: Facts) -> str:
    """The language in which a record is written."""
    lang = facts.get("lang") or project.defaults.get("lang") or "en"
    return lang if isinstance(lang, str) else lang[0]


def write_facts(facts: Facts) -> str:
    """Lines with these facts and nothing else."""
    lines = [_write(name, value, str) for name, value in facts.items() if value and name != "extra"]
    house = [f"  {name}: {quote(value)}" for name, value in facts.get("extra", {}).items()]
    return "\n".join((*lines, *(("extra:", *house) if house else ()))) + "\n"


def _iter_parts(
    project: Project, facts: Facts, said: Mapping[str, str], name: Name
) -> Iterator[str]:
    """Yield what a record consists of, from top to bottom."""

    def part(key: str) -> str:
        return _write(key, facts[key], name) if facts.get(key) else _rename(said[key], name)

    head = (
        _write(key, facts[key], name)
        if facts.get(key)
        else f"# {name(key)}: {said[key]}"
        if key in said
        else ""
        for key in HEAD
    )
    yield "\n".join(filter(None, head))
    sides = ("visitors", "hosts") if facts.get("kind", "visit") in RECEIVED else ("attendees",)
    others = [key for key in LISTS[:3] if key not in sides and facts.get(key)]
    yield "\n".join((said["people"], *(part(key) for key in (*sides, *others))))
    yield _rename(said["why"], name)
    summary = facts.get("summary") or said["unknown"]
    yield f"{said['what']}\n{_write('summary', summary, name)}"
    yield _rename(said["steps"], name)
    yield f"{said['pictures']}\n{_write_photos(facts.get('photos', ()), said, name)}"
    if project.extra:
        yield "\n".join((said["house"], *_write_extra(project, facts.get("extra", {}), name)))


def _write_photos(files: Sequence[str], said: Mapping[str, str], name: Name) -> str:
    """The photos, each with the words that it needs as comments."""
    if not files:
        return _rename(said["photos"], name)
    words = _rename(said["photos"].split("\n", 2)[2], name)
    entries = (f"  - {name('file')}: {quote(file)}\n{words}" for file in files)
    return "\n".join((f"{name('photos')}:", *entries))


def _write_extra(project: Project, given: Mapping[str, str], name: Name) -> Iterator[str]:
    """Yield the lines of the declared house fields: what is given, and the others as comments."""
    yield f"{'' if given else '# '}{name('extra')}:"
    for declared in project.extra:
        key = declared.zh if declared.zh and name is not str else declared.name
        meaning = f"    # {declared.meaning}" if declared.meaning else ""
        if declared.name in given:
            yield f"  {key}: {quote(given[declared.name])}{meaning}"
        else:
            yield f"#   {key}: {declared.example or '…'}{meaning}"


def _write(key: str, value: str | Sequence[str], name: Name) -> str:
    """The line or lines of a fact."""
    if not isinstance(value, str):
        return "\n".join((f"{name(key)}:", *(f"  - {quote(one)}" for one in value)))
    return f"{name(key)}: {value if key == 'date' else quote(value)}"


def quote(text: str) -> str:
    """The text as a YAML value, in quotation marks where it needs them."""
    plain = PLAIN.fullmatch(text) and text.lower() not in WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)


def _rename(text: str, name: Name) -> str:
    """The text with its keys under other names."""
    return KEY.sub(lambda found: (found[1] or "") + name(found[2] or found[3]), text)


def _name_in_chinese(key: str) -> str:
    """The Chinese name of a key that a new record uses."""
    return _find_chinese_keys().get(key, key)


@cache
def _find_chinese_keys() -> Mapping[str, str]:
    shapes = [*iter_shapes(Record), *iter_shapes(Directory)]
    found = {slot.key: slot.zh for shape in reversed(shapes) for slot in shape.slots if slot.zh}
    return found | {slot.key: slot.zh for slot in find_shape(Record).slots if slot.zh}

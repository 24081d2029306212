"""Bring the reference pages of the rules up to date; run it without arguments.

The words come from the catalogue, the examples from the cases of the tests: what is shown is what
the program tells.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportkit.diagnostics import Phrase, Rule, leave_open
from reportkit.rules import ROOMS, iter_room
from reportkit.rules.chinese import say_phrase, translate_rule

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT / "tests"))  # where the examples are


@dataclass(frozen=True)
class Page:
    """A page in one language, and the words of ours on it."""

    language: str
    file: str
    head: str
    mend: str
    hints: str
    colon: str

    def say(self, words: object) -> str:
        """Words of the program in the language of the page."""
        return say_phrase(Phrase(str(words))) if self.language == "zh" else str(words)

    def translate(self, rule: Rule) -> Rule:
        """The rule in the language of the page."""
        return translate_rule(rule) if self.language == "zh" else rule


PAGES = (
    Page(
        "en",
        "rules.md",
        """\
# Rules

<!-- Written by scripts/write_rule_reference.py from the catalogue; the examples are real. -->

[中文](rules.zh.md)

Every problem that reportkit tells carries the name of its rule in brackets. This page says of
each rule why it exists and what to do; `reportkit explain RULE` says the same. A `…` stands for
what differs from problem to problem. An error stops the document, a warning or a hint does not;
`checks` in `reportkit.yaml` makes these matter more, or less, or turns them off.
""",
        "To mend it",
        "Hints",
        ": ",
    ),
    Page(
        "zh",
        "rules.zh.md",
        """\
# 规则

<!-- 由 scripts/write_rule_reference.py 根据规则目录生成；例子是程序的实际输出。 -->

[English](rules.md)

reportkit 指出的每个问题，方括号里都有规则名。本页说明每条规则的理由和解决办法；
`reportkit explain 规则名` 给出同样的说明。`…` 代表因问题而异的内容。错误会阻止生成文档，
警告和提示不会；在 `reportkit.yaml` 的 `checks` 里可以调高、调低或关闭警告和提示。
""",
        "解决办法",
        "提示",
        "：",
    ),
)


def build_page(page: Page) -> str:
    """The text of a page."""
    return "\n".join((page.head, *(_build_room(page, room) for room in ROOMS)))


def _build_room(page: Page, room: str) -> str:
    cases = import_module(f"rules.{room}_cases").CASES
    sections = (_build_section(page, rule, cases[rule.slug]) for rule in iter_room(room))
    return "\n".join((f"## {page.say(ROOMS[room])}\n", *sections))


def _build_section(page: Page, rule: Rule, case: Any) -> str:
    told = page.translate(rule)
    parts = [
        f"### {rule.slug}",
        f"**{page.say(rule.severity)}**{page.colon}{told.open_message()}",
        told.why,
        f"{page.mend}{page.colon}{told.mend}",
        *_iter_hints(page, told),
        f"```text\n{_build_example(page, rule, case)}\n```",
    ]
    return "\n\n".join(parts) + "\n"


def _iter_hints(page: Page, told: Rule) -> Iterator[str]:
    if told.hints:
        lines = "\n".join(f"- {leave_open(hint)}" for hint in told.hints.values())
        yield f"{page.hints}{page.colon.strip()}\n\n{lines}"


def _build_example(page: Page, rule: Rule, case: Any) -> str:
    """A call, and what it tells of the rule."""
    with TemporaryDirectory() as folder:
        path = Path(folder).resolve()
        told = case.run(path, page.language).stderr.replace(str(path), "/office")
    [example, *_] = [part for part in told.split("\n\n") if f"[{rule.slug}]" in part]
    lines = example.strip("\n").split("\n")
    first = next(number for number, line in enumerate(lines) if f"[{rule.slug}]" in line)
    call = [f"$ reportkit {case.call}"] if case.call else []
    return "\n".join((*call, *(re.sub(r"\s+$", "", line) for line in lines[first:])))


if __name__ == "__main__":
    for made in PAGES:
        path = FOLDER / made.file
        path.write_text(build_page(made), encoding="utf-8", newline="\n")
        print(path)

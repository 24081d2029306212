"""For each rule of the pencil, a text that it marks."""

from rules.case import Case, record
from rules.record_cases import WHOLE


def chinese(summary: str) -> Case:
    """A record in Chinese."""
    return record(f"lang: zh\nsummary: {summary}\n")


CASES = {
    "editorial/half-width": chinese("参观,座谈"),
    "editorial/full-width": record("summary: They came， and went.\n"),
    "editorial/comma-between-quotations": chinese("“安全”、“质量”"),
    "editorial/padded-date": chinese("2021年06月08日参观"),
    "editorial/day-word": chinese("6月18号参观"),
    "editorial/roughly-twice": chinese("30余人左右参加"),
    "editorial/percent-range": chinese("增长5~8%"),
    "editorial/double-space": record("summary: They  came.\n"),
    "editorial/space-before-mark": record("summary: They came .\n"),
    "editorial/straight-quotes": record('summary: They said "safe" twice.\n'),
    "editorial/avoided-word": Case(
        "check a.yaml",
        {"reportkit.yaml": "avoid: [heroic]\n", "a.yaml": "summary: A heroic visit.\n"},
    ),
    "editorial/number-form": record("doc: {number: '示例发[2021]第07号'}\n"),
    "editorial/title-stop": record("title: Visit to Example Plant.\n"),
    "editorial/long-title": record(f"lang: zh\ntitle: {'关于' * 21}\n"),
    "editorial/surname": record(f"{WHOLE}people: {{fan: {{name: Fan Li, family: Fan}}}}\n"),
}

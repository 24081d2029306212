"""For each rule of agreement, a document that was edited by hand."""

from rules.case import Case, sketch
from rules.record_cases import WHOLE

TEMPLATE = """\
The guests were received by {{ host }}.
Of the members, {{ expected }} were expected on that long day.
"""
FIRST = "The guests were received by Example Motors Co., Ltd."
SECOND = "Of the members, 12 were expected on that long day."


def edited(*lines: str, name: str = "a-report.docx") -> Case:
    """A document on the disk with these lines, and what its record and template are."""
    files = {
        "reportkit.yaml": "documents: {report: a.docx}\nrecords: .\n",
        "a.yaml": f"{WHOLE}host: Example Motors Co., Ltd.\nexpected: 12\n",
        "a.docx": sketch(TEMPLATE),
        f"output/{name}": sketch("\n".join(lines)),
    }
    return Case(f"check output/{name}", files)


CASES = {
    "agreement/changed-fact": edited(FIRST.replace("Motors", "Cars"), SECOND),
    "agreement/changed-figure": edited(FIRST, SECOND.replace("12", "13")),
    "agreement/lost-fact": edited(SECOND),
    "agreement/lost-figure": edited(FIRST, SECOND.replace("12 ", "")),
    "agreement/new-figure": edited(FIRST, f"{SECOND} Then 30 more came."),
    "agreement/no-record": edited(FIRST, name="b-report.docx"),
}

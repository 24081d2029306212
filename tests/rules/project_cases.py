"""For each rule of settings, a project that breaks it."""

from rules.case import Case, settings, sketch
from rules.record_cases import WHOLE

CASES = {
    "project/unknown-setting": settings("recrods: records\n"),
    "project/wrong-setting": settings("output: [a, b]\n"),
    "project/missing-setting": settings("documents: {report: }\n"),
    "project/missing-file": settings("documents: {report: report.docx}\n"),
    "project/wrong-name": settings("documents: {a/b: report.docx}\n"),
    "project/no-documents": settings("documents: {}\n"),
    "project/unknown-rule": settings("checks: {record/no-foto: off}\n"),
    "project/fixed-rule": settings("checks: {record/missing: off}\n"),
    "project/field-name": settings("extra: {cost centre: number}\n"),
    "project/other-language": Case("render a.yaml --lang zh", {"a.yaml": WHOLE}),
    "project/no-template": Case(
        "check a.yaml",
        {
            "a.yaml": f"lang: zh\n{WHOLE}",
            "reportkit.yaml": "documents: {report: {template: {en: report.docx}}}\n",
            "report.docx": sketch("x"),
        },
    ),
}

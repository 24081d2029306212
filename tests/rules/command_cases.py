"""For each rule of calls, a call that breaks it."""

import reportkit
from rules.case import Case, sketch
from rules.record_cases import WHOLE

CASES = {
    "command/nothing-there": Case("render visit.yaml"),
    "command/no-file": Case("render a.yaml", {"a.yaml": lambda path: path.symlink_to("nowhere")}),
    "command/empty-folder": Case("render records", {"records": None}),
    "command/no-match": Case("render *.yml"),
    "command/not-a-record": Case("render reportkit.yaml", {"reportkit.yaml": ""}),
    "command/word-file": Case("render a.docx", {"a.docx": sketch("")}),
    "command/no-word-file": Case("pdf a.yaml", {"a.yaml": ""}),
    "command/unknown-document": Case("render a.yaml --document reprot", {"a.yaml": WHOLE}),
    "command/no-project": Case("check"),
    "command/nothing-to-watch": Case(
        "watch output/a.docx",
        {"reportkit.yaml": "documents: {letter: a.docx}", "a.docx": "", "output/a.docx": ""},
    ),
    "command/unknown-value": Case(python=lambda: reportkit.export_records("a.yaml", "icss")),
    "command/no-records": Case(python=reportkit.package_records),
    "command/needs-option": Case("check a.docx --out copies"),
    "command/one-option": Case("render a.yaml --beside --force", {"a.yaml": WHOLE}),
    "command/same-document": Case(
        "fill a.docx a.yaml a.json -o out",
        {"a.docx": sketch("{{ x }}"), "a.yaml": "x: 1\n", "a.json": '{"x": 1}'},
    ),
    "command/unknown-rule": Case("explain record/unknown-kye"),
    "command/missing-fact": Case("new a --title A"),
    "command/no-date": Case("new a --title A --org B --date soon"),
    "command/no-value": Case("new a --extra budget"),
    "command/several-documents": Case(
        "diff a.yaml -o changes.docx",
        {
            "a.yaml": WHOLE,
            "reportkit.yaml": "documents: {one: a.docx, two: a.docx}\nrecords: .\n",
            "a.docx": sketch("{{ title }}"),
            "output/a-one.docx": sketch("One"),
            "output/a-two.docx": sketch("Two"),
        },
    ),
    "command/which-document": Case(
        "export txt a.yaml",
        {
            "a.yaml": WHOLE,
            "reportkit.yaml": "documents: {one: a.docx, two: a.docx}\nrecords: .\n",
            "a.docx": sketch("{{ title }}"),
        },
    ),
    "command/several-files": Case(
        "export jsonld a.yaml b.yaml -o out.jsonld", {"a.yaml": WHOLE, "b.yaml": WHOLE}
    ),
    "command/no-period": Case("ledger --period 2021-Q5", {"reportkit.yaml": ""}),
    "command/no-day": Case("ledger --as-of 2021-02-30", {"reportkit.yaml": ""}),
    "command/unknown-org": Case(
        "ledger --org Exampel", {"reportkit.yaml": "records: .\n", "a.yaml": WHOLE}
    ),
    "command/no-summary": Case("ledger --document sumary", {"reportkit.yaml": "records: .\n"}),
    "command/no-profile": Case(
        "package a.yaml",
        {"a.yaml": WHOLE, "reportkit.yaml": "documents: {a: a.docx}", "a.docx": sketch("")},
    ),
    "command/unknown-profile": Case("package a.yaml --profile medai", {"a.yaml": WHOLE}),
    "command/several-projects": Case(
        "package a.yaml b/b.yaml --profile media",
        {
            "a.yaml": WHOLE,
            "b/b.yaml": WHOLE,
            "b/reportkit.yaml": "documents: {a: a.docx}",
            "b/a.docx": sketch(""),
        },
    ),
    "command/no-seal": Case("package --verify a.zip --seal 123", {"a.zip": ""}),
    "command/one-package": Case("package --verify a.zip b.zip"),
    "command/not-together": Case("package --verify a.zip --fresh"),
}

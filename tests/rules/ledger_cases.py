"""For each rule of the ledger, a few records that break it."""

from rules.case import Case
from rules.record_cases import WHOLE

PROJECT = {"reportkit.yaml": "ledger: {documents: {}}\n"}

CASES = {
    "ledger/left-out": Case(
        "ledger", {**PROJECT, "records/a.yaml": WHOLE, "records/b.yaml": "kind: visit\n"}
    ),
    "ledger/same-id": Case(
        "ledger",
        {**PROJECT, "records/a.yaml": f"id: x\n{WHOLE}", "records/b.yaml": f"id: x\n{WHOLE}"},
    ),
    "ledger/empty": Case("ledger --period 1999", {**PROJECT, "records/a.yaml": WHOLE}),
}

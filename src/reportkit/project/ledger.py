"""What `reportkit ledger` makes of all records of a project, as its settings say.

```yaml
ledger:
  documents:
    ledger: {en: templates/ledger.docx, zh: templates/ledger.zh.docx}
  required: {meeting: monthly, study: quarterly}
  workbook: true
```
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal, get_args

from reportkit.frozen import frozen
from reportkit.project.reader import Reader
from reportkit.record.model import Kind

Every = Literal["month", "quarter", "half", "year"]
FREQUENCIES: Mapping[str, Every] = {
    "monthly": "month", "quarterly": "quarter", "half-yearly": "half", "yearly": "year"
}  # fmt: skip
GROUPS = ("documents", "required", "workbook")


@frozen
class LedgerSettings:
    """The documents of a ledger, each with its templates by language; and how often, by kind.

    `documents` is None where the settings name none; then those that are shipped are made.
    Without `workbook`, there is none unless it is asked for.
    """

    documents: Mapping[str, Mapping[str, Path]] | None = None
    required: Mapping[str, Every] = field(default_factory=dict)
    workbook: bool = True


def read_ledger(
    reader: Reader, read_files: Callable[[Reader, str], Mapping[str, Path]]
) -> LedgerSettings:
    """The settings of the ledger."""
    settings = reader.section("ledger", GROUPS)
    names = reader.section("ledger.documents") if "documents" in settings else None
    required: dict[str, Every] = {}
    for kind in reader.section("ledger.required", get_args(Kind)):
        often = reader.choice(f"ledger.required.{kind}", FREQUENCIES, None)
        required |= {kind: FREQUENCIES[often]} if often else {}
    workbook = reader.choice("ledger.workbook", (True, False), default=True)
    if names is None:
        return LedgerSettings(None, required, workbook)
    documents = {name: read_files(reader, f"ledger.documents.{name}") for name in names}
    return LedgerSettings(documents, required, workbook)

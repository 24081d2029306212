"""Problems of summing up many records."""

from reportkit.diagnostics import Rule, Severity

LEFT_OUT = Rule(
    "ledger/left-out",
    message="{number} of {total} records could not be read, and the ledger leaves them out: "
    "{files}",
    why="What cannot be read cannot be counted. The ledger is made of the others and says how many "
    "are missing, so that nobody takes it for complete.",
    mend="Put right what is told of each record; `reportkit check` tells the same.",
    severity=Severity.WARNING,
    hints={"check": "put right what is told above, and make the ledger again"},
)
SAME_ID = Rule(
    "ledger/same-id",
    message="`{file}` has the same `id` as `{other}`: `{id}`",
    why="A figure is traced to its records by their `id`. In this ledger, the later of the two is "
    "told by its file instead.",
    mend="Give one of the two another `id`; a record without one is called like its file.",
    severity=Severity.WARNING,
    hints={"id": "give one of the two another `id`"},
)
EMPTY = Rule(
    "ledger/empty",
    message="no record is of this period and kind",
    why="The ledger is made all the same, and says so: that nothing took place may be what has to "
    "be shown.",
    mend="Compare `--period`, `--kind` and `--org` with the records.",
    severity=Severity.WARNING,
)

"""What can be wrong with records and documents that are exported."""

from reportkit.diagnostics import Rule, Severity

NOT_AS_EXPORTED = Rule(
    "export/not-as-exported",
    message="`{file}` is there, and is not what was exported",
    why="An exported file is replaced by a newer one as long as nobody has changed it. This one "
    "was changed, or comes from elsewhere.",
    mend="Export to another place with `-o`, or replace the file with `--force`.",
    hints={"force": "`-o` names another place, `--force` replaces it"},
)
EDITED_SINCE = Rule(
    "export/edited-since",
    message="`{file}` was edited by hand, and its record has changed since",
    why="What staff have polished goes out as they left it, so what has changed in the record is "
    "not in it.",
    mend="Run `reportkit render` with `--merge` first, which brings both together.",
    severity=Severity.WARNING,
    hints={"merge": "`reportkit render --merge` brings both together"},
)
EDITED_INTERNAL = Rule(
    "export/edited-internal",
    message="`{file}` was edited by hand, and it was made with facts that are not public",
    why="A document for the public is made of a record without what is internal. Words that "
    "somebody has edited cannot be made again, and nobody knows which of them are internal.",
    mend="Read the document, take out what is internal, and export the file itself: "
    "`reportkit export html FILE`. Or export for readers within the house: `--audience internal`.",
    hints={"file": "read it, take out what is internal, and name the file itself"},
)
NO_DAY = Rule(
    "export/no-day",
    message="the record states no day, so there is no event for a calendar",
    why="An event of a calendar takes place on a day. The entry is a journal entry on the day of "
    "publication, which few calendars show.",
    mend="Write the day under `date`, if it is known.",
    severity=Severity.HINT,
)

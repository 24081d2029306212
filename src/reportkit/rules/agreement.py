"""Documents on the disk that no longer say what their record says."""

from reportkit.diagnostics import Rule, Severity

SETTLE = (
    "If the record is right, correct the document or render it anew. If the document is right, "
    "correct the record, so that all its documents follow."
)
CHANGED_FACT = Rule(
    "agreement/changed-fact",
    message="`{words}`, which `{field}` of {record} says, does not stand here any more",
    why="A name, a post or a quotation that differs from one document to the next is a mistake in "
    "at least one of them.",
    mend=SETTLE,
    hints={
        "says": "here it says `{written}`; correct one of the two",
        "gone": "write it again, or correct the record and render anew",
    },
)
CHANGED_FIGURE = Rule(
    "agreement/changed-figure",
    message="here stands `{written}`, where {record} makes it `{figure}`",
    why="Readers compare dates and figures; they must be the same in every document.",
    mend=SETTLE,
)
LOST_FACT = Rule(
    "agreement/lost-fact",
    message="nothing says `{words}` any more, which stands in `{field}` of {record}",
    why="Whoever shortens a document may leave out more than was meant.",
    mend=SETTLE,
    severity=Severity.WARNING,
)
LOST_FIGURE = Rule(
    "agreement/lost-figure",
    message="`{figure}`, which {record} tells, does not stand here any more",
    why="A date or figure that is left out here may be asked for.",
    mend=SETTLE,
    severity=Severity.WARNING,
)
NEW_FIGURE = Rule(
    "agreement/new-figure",
    message="{record} knows nothing of `{figure}`",
    why="A date or figure that was typed into one document is missing in all the others.",
    mend="Put the fact into the record, and render again.",
    severity=Severity.WARNING,
)
NO_RECORD = Rule(
    "agreement/no-record",
    message="no record of the project makes a document of this name",
    why="Documents are held against their records, which are found by the name of the file: "
    "`<record>-<document>.docx`.",
    mend="Give the file its name again.",
    hints={"near": "did you mean `{near}`?"},
)

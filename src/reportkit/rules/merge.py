"""Places where what was typed by hand and what the record says now cannot both stand."""

from reportkit.diagnostics import Rule, Severity

SETTLE = (
    "Open the document in Word and look at the tracked change of `reportkit`: accept it, and the "
    "text of the record stands; reject it, and yours stays."
)
BOTH_CHANGED = Rule(
    "merge/both-changed",
    message="by hand, this became {mine}; the record makes it {theirs}",
    why="The same words were changed by hand and in the record. Which is right, only a person "
    "can tell; so both stand in the document, that of the record as a tracked change.",
    mend=SETTLE,
    severity=Severity.WARNING,
)
TAKEN_OUT = Rule(
    "merge/taken-out",
    message="this was taken out by hand, and the record has changed it: {theirs}",
    why="Whoever took it out did not know what it says now. So it stands in the document once "
    "more, as a tracked change.",
    mend=SETTLE,
    severity=Severity.WARNING,
)
NOT_TOLD = Rule(
    "merge/not-told",
    message="the record no longer tells this, but it was edited by hand: {mine}",
    why="What a person has worked on is not thrown away. So it is only crossed out, by a tracked "
    "change.",
    mend=SETTLE,
    severity=Severity.WARNING,
)

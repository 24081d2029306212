"""Problems of a document's layout, measured against its layout profile."""

from reportkit.diagnostics import Rule, Severity

REQUIRED = Rule(
    "layout/required",
    message="{what} is {actual}, where the layout requires {expected}",
    why="An office sends back a document that departs from what its standard requires.",
    mend="Correct the template in Word, or dress it in the layout again with `reportkit layout`; "
    "a house with a rule of its own says so in its layout profile.",
)
RECOMMENDED = Rule(
    "layout/recommended",
    message="{what} is {actual}, where the layout recommends {expected}",
    why="Documents of one kind look alike; the standard leaves this to the house.",
    mend="Correct the template in Word, dress it in the layout again with `reportkit layout`, or "
    "write what the house prefers into its layout profile.",
    severity=Severity.HINT,
)
MISSING_STYLE = Rule(
    "layout/missing-style",
    message="the document has no style {styles}",
    why="What a layout says of a style cannot be measured where the style is missing.",
    mend="Give the paragraphs the styles of the layout, or take these out of its profile.",
    severity=Severity.HINT,
)

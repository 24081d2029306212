"""Problems of filling a template with values."""

from reportkit.diagnostics import Rule

FAILING_TAG = Rule(
    "render/failing-tag",
    message="`{tag}` cannot be filled in: {reason}",
    why="The value is not of the kind that the tag expects.",
    mend="Correct the value in the record, or the tag in the template.",
)
UNPRINTABLE_VALUE = Rule(
    "render/unprintable-value",
    message="`{tag}` stands for no single value and cannot be printed as words",
    why="Only single values and lists of them have words.",
    mend="Name the field that is meant; what is to be done with a value is a filter, as in "
    "`{{ name | upper }}`.",
    hints={"fields": "it has {fields}"},
)
ILLEGAL_CHARACTER = Rule(
    "render/illegal-character",
    message="the value of `{tag}` holds the character {character}, which Word cannot store",
    why="Such a character comes from copying out of other programs and makes a file unreadable.",
    mend="Delete the character from the value and type the text again.",
    hints={"before": "delete it from the value, where it stands behind `{before}`"},
)
MISPLACED_PICTURE = Rule(
    "render/misplaced-picture",
    message="`{tag}` is a picture and stands where only text can",
    why="A picture needs a paragraph around it.",
    mend="Move the tag into a paragraph.",
)
MISSING_PICTURE = Rule(
    "render/missing-picture",
    message="there is no {what} `{file}`",
    why="The document would have a gap in its place.",
    mend="Check the path; it is relative to the project.",
    hints={"near": "did you mean `{near}`?"},
)
PICTURE_OUTSIDE = Rule(
    "render/picture-outside",
    message="the {what} `{file}` is outside the project",
    why="No template and no record may put other files of this machine into documents.",
    mend="Copy the picture into the project and write its path relative to it.",
)
BROKEN_PICTURE = Rule(
    "render/broken-picture",
    message="the picture `{file}` cannot be read: {reason}",
    why="Word would show an empty frame.",
    mend="Save the picture again as JPEG or PNG.",
)
PICTURE_FORMAT = Rule(
    "render/picture-format",
    message="the picture `{file}` has a format that Word cannot take",
    why="Word takes JPEG, PNG, GIF, BMP and TIFF.",
    mend="Save the picture as JPEG or PNG.",
)
TOO_MUCH = Rule(
    "render/too-much",
    message="`{tag}` makes more than {limit} {things}",
    why="A loop that runs away would exhaust the machine.",
    mend="Check the loop and the list that it goes through.",
)
TOO_LONG = Rule(
    "render/too-long",
    message="`{tag}` is still being filled in after {seconds} seconds",
    why="A loop that runs away would keep the machine busy.",
    mend="Check the loop and the list that it goes through.",
)
UNPROVEN = Rule(
    "render/unproven",
    message="the filled text would not be readable in Word",
    why="A macro or a captured text was printed where text of its kind cannot stand.",
    mend="Print it with `{{p …}}` or `{{r …}}`, or write its text where it is needed.",
)

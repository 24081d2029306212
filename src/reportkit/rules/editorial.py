"""How the texts of a record are written: what an editor would mark with a pencil."""

from reportkit.diagnostics import Rule, Severity

WRITE = {"write": "write `{mended}`"}

HALF_WIDTH = Rule(
    "editorial/half-width",
    message="`{written}` is half as wide as the Chinese characters beside it",
    why="Chinese text has full-width punctuation (GB/T 15834-2011); a half-width mark sticks to "
    "one of its neighbours and can begin a line.",
    mend="Switch the input method to Chinese punctuation and type the mark again.",
    severity=Severity.HINT,
    hints=WRITE,
)
FULL_WIDTH = Rule(
    "editorial/full-width",
    message="`{written}` is a full-width mark in an English text",
    why="It looks like a mark with a hole behind it, and fonts for Latin text do not have it.",
    mend="Switch the input method to English punctuation and type the mark again.",
    severity=Severity.HINT,
    hints=WRITE,
)
COMMA_BETWEEN = Rule(
    "editorial/comma-between-quotations",
    message="`{written}` has a comma between two quotations or titles",
    why="Between “…” and “…”, or 《…》 and 《…》, the marks themselves separate "
    "(GB/T 15834-2011, 4.5.3.5).",
    mend="Take the comma out.",
    severity=Severity.HINT,
    hints=WRITE,
)
PADDED_DATE = Rule(
    "editorial/padded-date",
    message="`{written}` has a zero before its month or day",
    why="Official documents write months and days without zeros (GB/T 9704-2012, 7.3.5.4).",
    mend="Take the zero out.",
    severity=Severity.HINT,
    hints=WRITE,
)
DAY_WORD = Rule(
    "editorial/day-word",
    message="`{written}` is spoken language",
    why="Written Chinese says 日, not 号, for the day of a month.",
    mend="Write 日.",
    severity=Severity.HINT,
    hints=WRITE,
)
ROUGHLY = Rule(
    "editorial/roughly-twice",
    message="`{written}` says twice that the number is rough",
    why="余 and 左右 mean the same; one of them is enough (GB/T 15835-2011).",
    mend="Take one of the two out.",
    severity=Severity.HINT,
    hints=WRITE,
)
PERCENT_RANGE = Rule(
    "editorial/percent-range",
    message="`{written}` has one percent sign for two numbers",
    why="Both ends of a range of percentages have the sign (GB/T 15835-2011).",
    mend="Write the sign behind the first number too.",
    severity=Severity.HINT,
    hints=WRITE,
)
DOUBLE_SPACE = Rule(
    "editorial/double-space",
    message="`{written}` has more than one space",
    why="Word prints every space, and the gap is seen in justified lines.",
    mend="Leave one space.",
    severity=Severity.HINT,
    hints=WRITE,
)
SPACE_BEFORE = Rule(
    "editorial/space-before-mark",
    message="`{written}` has a space before its punctuation mark",
    why="The mark can begin the next line.",
    mend="Take the space out.",
    severity=Severity.HINT,
    hints=WRITE,
)
STRAIGHT_QUOTES = Rule(
    "editorial/straight-quotes",
    message="`{written}` stands in straight quotation marks",
    why="Printed text has curly ones. A `term:` or a `quote:` gets them by itself.",
    mend="Write curly quotation marks, or the words as a term or a quote without any.",
    severity=Severity.HINT,
    hints=WRITE,
)
AVOIDED_WORD = Rule(
    "editorial/avoided-word",
    message="the house does not use the word `{word}`",
    why="`avoid` in reportkit.yaml lists words that reports do not use, such as words of praise.",
    mend="Say it in other words.",
    severity=Severity.HINT,
)
NUMBER_FORM = Rule(
    "editorial/number-form",
    message="the document number `{written}` is not in the usual form",
    why="A document number has the whole year in hexagonal brackets and its number without 第 and "
    "without zeros (GB/T 9704-2012, 7.2.5).",
    mend="Write it as in 示例发〔2021〕7号.",
    severity=Severity.HINT,
    hints=WRITE,
)
TITLE_STOP = Rule(
    "editorial/title-stop",
    message="the title ends with a full stop",
    why="Titles have none.",
    mend="Take it out.",
    severity=Severity.HINT,
)
LONG_TITLE = Rule(
    "editorial/long-title",
    message="a line of the title has {length} characters",
    why="A line of a title holds 20 characters of its size, and a title has two lines at most.",
    mend="Say it in fewer words.",
    severity=Severity.WARNING,
    hints={"short": "say it in {most} characters at most"},
)
SURNAME = Rule(
    "editorial/surname",
    message="the surname `{name}` reads like another English word",
    why="“He pointed out” leaves open who did. Where no courtesy title or form of address stands "
    "before the surname, readers stumble.",
    mend="Give the person an `honorific` or an `address`, which later mentions then carry.",
    severity=Severity.HINT,
    hints={"honorific": "add `honorific: Mr.`, `Ms.` or `Dr.`"},
)

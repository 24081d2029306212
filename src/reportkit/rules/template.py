"""Problems of a Word template, found when it is opened, compiled, or asks for unknown fields."""

from reportkit.diagnostics import Rule, Severity

MISSING_FILE = Rule(
    "template/missing-file",
    message="there is no template `{file}`",
    why="A document is made by filling a Word file, and this one cannot be read.",
    mend="Check the path, or make the file with `reportkit init`.",
    hints={"near": "did you mean `{near}`?"},
)
UNREADABLE = Rule(
    "template/unreadable",
    message="`{file}` cannot be read: {cause}",
    why="A document is made by filling a Word file, and this one does not open.",
    mend="Choose a Word file, and see to it that you may open it.",
)
NOT_WORD = Rule(
    "template/not-word",
    message="this is not a Word document ({reason})",
    why="A template is a .docx or .dotx file as Word, WPS or LibreOffice saves it.",
    mend="Open the file in Word and save it as a Word document (.docx).",
)
ENCRYPTED = Rule(
    "template/encrypted",
    message="this file is protected with a password, or has the format of Word 97 (.doc)",
    why="Neither can be read without Word itself.",
    mend="Open it in Word, take the password away and save it as a Word document (.docx).",
)
MACROS = Rule(
    "template/macros",
    message="this document holds macros",
    why="Official documents must not carry code, and a filled copy would carry it along.",
    mend="Save it in Word as a document without macros (.docx).",
)
EMBEDDED = Rule(
    "template/embedded-object",
    message="this document holds an embedded object, `{member}`",
    why="An embedded file travels with every document unseen and is never filled in.",
    mend="Delete the object in Word, or paste it as a picture.",
    severity=Severity.WARNING,
)
EXTERNAL = Rule(
    "template/external-target",
    message="this document loads `{target}` from elsewhere",
    why="Whoever opens the document would fetch it, and it may not be there, or may have changed.",
    mend="Put the picture or the template into the document itself: in Word, break the link.",
)
TOO_LARGE = Rule(
    "template/too-large",
    message="`{member}` is {size} MB large when unpacked; the limit is {limit} MB",
    why="A template of this size is damaged, or made to exhaust the machine that opens it.",
    mend="Save the document again in Word, with smaller pictures.",
)
BROKEN_FILE = Rule(
    "template/broken-file",
    message="this file is damaged: {reason}",
    why="A damaged file may lack some of its text, and every document made from it as well.",
    mend="Open it in Word, let Word repair it, and save it again.",
)
BROKEN_PART = Rule(
    "template/broken-part",
    message="`{member}` is damaged: {reason}",
    why="A damaged part may lack some of its text, and every document made from it as well.",
    mend="Open the file in Word, let Word repair it, and save it again.",
)

UNCLOSED_TAG = Rule(
    "template/unclosed-tag",
    message="`{tag}` is not closed: there is no `{closer}` in the same paragraph",
    why="Without its end nobody can tell where the tag stops and the text goes on.",
    mend="Close the tag in the paragraph in which it begins.",
)
STRAY_END = Rule(
    "template/stray-end",
    message="`{tag}` closes a tag that was never opened",
    why="It would stand in the finished document as it is.",
    mend="Write the beginning of the tag, or delete its end.",
)
UNKNOWN_TAG = Rule(
    "template/unknown-tag",
    message="there is no tag `{word}`",
    why="A tag begins with what it does, such as `if`, `for` or `set`.",
    mend="Correct the word after the `{%`.",
    hints={"near": "did you mean `{near}`?"},
)
FORBIDDEN_TAG = Rule(
    "template/forbidden-tag",
    message="`{word}` is not allowed in a Word template",
    why="A template is complete in itself and reads no other files.",
    mend="Write what the other file says into this template.",
)
UNCLOSED_BLOCK = Rule(
    "template/unclosed-block",
    message="`{tag}` is never ended",
    why="Everything up to the end of the text would belong to it.",
    mend="Write the tag that ends it behind the last line that belongs to it.",
    hints={"end": "write `{{% {end} %}}` where it ends"},
)
STRAY_BLOCK = Rule(
    "template/stray-block",
    message="`{tag}` has no beginning before it",
    why="It ends or divides something that was never begun.",
    mend="Write the beginning, or delete this tag.",
)
CROSSED_BLOCK = Rule(
    "template/crossed-block",
    message="`{tag}` stands where `{opener}` is still open",
    why="What begins inside must end inside: the two would overlap.",
    mend="Change the order of the tags.",
    hints={"end": "write `{{% {end} %}}` before it"},
)
CROSSING_BLOCK = Rule(
    "template/crossing-block",
    message="`{tag}` and `{opener}` stand in places that cannot be repeated or left out together",
    why="One of them stands deeper inside a table, a link, a field or a text box than the other, "
    "and half of that would be left over.",
    mend="Put both into the same cell, or each into a paragraph or a row of its own.",
)
MISPLACED_PREFIX = Rule(
    "template/misplaced-prefix",
    message="`{tag}` asks for a {level}, and there is none around it",
    why="`tr` and `tc` repeat or remove the row or the cell in which they stand.",
    mend="Move the tag into a table, or leave out the `tr` or `tc`.",
)
TEXT_BESIDE = Rule(
    "template/text-beside-tag",
    message="`{tag}` takes its whole {level} away, and with it the text `{text}`",
    why="The text beside the tag would be missing in every document.",
    mend="Move the text to a paragraph, a row or a cell of its own.",
)
TRACKED_TAG = Rule(
    "template/tracked-change",
    message="`{tag}` stands inside a tracked change",
    why="The filled-in text would become part of the revision history, deletions included.",
    mend="Accept or reject the change in Word.",
)
UNFILLED_PART = Rule(
    "template/unfilled-part",
    message="`{tag}` stands in `{member}`, which is not filled in",
    why="It would stand in every document as it is: in an inserted file, a style, a list's number "
    "or a building block, nothing is filled in.",
    mend="Type the text itself into the document, or delete the tag there.",
)
TAG_SYNTAX = Rule(
    "template/tag-syntax",
    message="`{tag}` cannot be understood: {reason}",
    why="Nothing can be filled in before every tag makes sense.",
    mend="Compare it with the examples in the template guide.",
)
UNKNOWN_FILTER = Rule(
    "template/unknown-filter",
    message="there is no filter `{name}`",
    why="A filter, written behind a bar, changes how a value is printed.",
    mend="Correct its name, or leave it out.",
    hints={"near": "did you mean `{near}`?"},
)
UNKNOWN_TEST = Rule(
    "template/unknown-test",
    message="there is no test `{name}`",
    why="A test, written behind `is`, asks something about a value.",
    mend="Correct its name.",
    hints={"near": "did you mean `{near}`?"},
)
UNKNOWN_FIELD = Rule(
    "template/unknown-field",
    message="{owner} has no field `{name}`",
    why="A name that nobody knows would leave a gap in the document.",
    mend="Correct the name; `reportkit fields` lists what a template uses.",
    hints={"near": "did you mean `{near}`?"},
)
UNKNOWN_FUNCTION = Rule(
    "template/unknown-function",
    message="there is no function `{name}`",
    why="A function, written before brackets, makes words of what stands in them.",
    mend="Correct its name. What changes a value is a filter, written behind a bar.",
    hints={"near": "did you mean `{near}`?", "filter": "write it behind a bar: `… | {name}`"},
)
UNKNOWN_OPTION = Rule(
    "template/unknown-option",
    message="`{name}` has no option `{option}`",
    why="An option that nobody knows would have no effect.",
    mend="Correct its name, or leave it out.",
    hints={"near": "did you mean `{near}`?", "known": "it takes {known}"},
)
MISSING_OPTION = Rule(
    "template/missing-option",
    message="`{name}` lacks {missing}",
    why="It cannot do its work without.",
    mend="Add it in brackets, in the order in which the template guide shows it.",
)
SURPLUS_OPTION = Rule(
    "template/surplus-option",
    message="there is too much in the brackets of `{name}`, which takes {most}",
    why="Nobody can tell what the others are for.",
    mend="Take out what is too much.",
)
NOT_A_LIST = Rule(
    "template/not-a-list",
    message="`{name}` is {kind}, and no list that could be repeated",
    why="A loop prints once for each entry of a list.",
    mend="Name a list after `in`, or leave out the loop.",
    hints={
        "one": "it is there once: write `{{% if {name} %}}` to print it if it is there",
        "dashes": "write its entries below each other, each behind a dash, or leave out the loop",
    },
)
LIST_FIELD = Rule(
    "template/field-of-list",
    message="`{owner}` is a list, and only its entries have `{name}`",
    why="Which of the entries is meant cannot be told.",
    mend="Repeat for each entry, or name one by its number.",
    hints={"each": "write `{{% for entry in {owner} %}}{{{{ entry.{name} }}}}{{% endfor %}}`"},
)
NO_WORDS = Rule(
    "template/no-words",
    message="`{name}` stands for several facts and has no words of its own",
    why="What would be printed is not fit to be read.",
    mend="Print the facts that are wanted, one by one.",
    hints={
        "one": "print one of its facts, as in `{{{{ {name}.{part} }}}}`",
        "each": "repeat for each: "
        "`{{% for entry in {name} %}}{{{{ entry.{part} }}}}{{% endfor %}}`",
    },
)
IMPOSSIBLE_VALUE = Rule(
    "template/impossible-value",
    message="`{name}` is never `{value}`",
    why="A condition that can never hold hides what depends on it from every document.",
    mend="Compare with one of the values that the field can have.",
    severity=Severity.WARNING,
    hints={"near": "did you mean `{near}`?", "known": "it is one of {known}"},
)
MAY_BE_ABSENT = Rule(
    "template/may-be-absent",
    message="`{name}` can be absent, and then leaves a gap among the words around it",
    why="Not every record has this fact; the words around it are printed all the same.",
    mend="Put the tag and the words that belong to it into double square brackets: they are "
    "printed together or not at all.",
    severity=Severity.HINT,
    hints={"brackets": "write `[[ … {tag} … ]]` around it and the words that go with it"},
)
LOOKALIKE = Rule(
    "template/looks-like-tag",
    message="`{text}` looks like a tag, and would be printed as it stands",
    why="A tag has two braces on both sides, or a brace and a percent sign.",
    mend="Write it as a tag. If it is meant to be printed, put `{{% raw %}}` before it and "
    "`{{% endraw %}}` behind it.",
    severity=Severity.WARNING,
    hints={"write": "write `{meant}`"},
)
HOLLOW_BLOCK = Rule(
    "template/empty-block",
    message="nothing stands between `{tag}` and its end",
    why="It has no effect; perhaps the text that belongs to it was deleted or moved.",
    mend="Put the text that it decides on between the two tags, or delete both.",
    severity=Severity.WARNING,
)
UNKNOWN_STYLE = Rule(
    "template/unknown-style",
    message="this text is set in the style `{style}`, which the file does not have",
    why="Word sets it in its basic style instead, often unnoticed.",
    mend="Give the text another style in Word, or copy the style from the file that has it.",
    severity=Severity.WARNING,
)
MISSING_STYLE = Rule(
    "template/missing-style",
    message="Markdown needs {missing} among the styles of this file",
    why="Without these styles, lists and quotations look like any other paragraph.",
    mend="Use each of these styles once in Word, so that it becomes part of the file.",
    severity=Severity.HINT,
)
UNKNOWN_FONT = Rule(
    "template/unknown-font",
    message="there may be no font `{font}`",
    why="Where a font is not installed, another one takes its place, and lines and pages break "
    "elsewhere.",
    mend="Choose the font anew from Word's list.",
    severity=Severity.WARNING,
    hints={"near": "did you mean `{near}`?"},
)

"""Problems of a project: its settings file and the files that it names."""

from reportkit.diagnostics import Rule

UNKNOWN_SETTING = Rule(
    "project/unknown-setting",
    message="{where} has no setting `{name}`",
    why="A setting that is not known would be ignored without a word, and the documents would not "
    "be what was asked for.",
    mend="Correct the name, or take the setting out. The settings are listed in "
    "docs/reference/commands.md.",
    hints={"near": "did you mean `{near}`?", "known": "its settings are {known}"},
)

WRONG_SETTING = Rule(
    "project/wrong-setting",
    message="`{name}` is {actual}, not {expected}",
    why="Settings are read strictly, so that a slip is told instead of guessed at.",
    mend="Write the setting as the message says.",
    hints={"near": "did you mean `{near}`?"},
)

MISSING_SETTING = Rule(
    "project/missing-setting",
    message="`{name}` is left empty",
    why="There is no usual value that could stand in for it.",
    mend="Write it, or take the whole entry out.",
    hints={"expected": "write {expected}"},
)

MISSING_FILE = Rule(
    "project/missing-file",
    message="`{name}` names `{file}`, which does not exist",
    why="Every file that the settings name is needed as soon as a document is made.",
    mend="Correct the path; it counts from the folder of reportkit.yaml.",
    hints={
        "near": "did you mean `{near}`?",
        "folder": "`{file}` is a folder: name a file in it",
        "root": "paths count from `{root}`",
    },
)

WRONG_NAME = Rule(
    "project/wrong-name",
    message="the document name `{name}` cannot stand in a file name",
    why="Documents are written to `<record>-<document>.docx`, on every system.",
    mend="Use letters, digits, hyphens and dots.",
    hints={"legal": "write it as `{legal}`"},
)

UNKNOWN_RULE = Rule(
    "project/unknown-rule",
    message="there is no rule `{name}`",
    why="A misspelt rule would go on being checked, or not, without a word.",
    mend="Correct its name; `reportkit explain` lists all rules.",
    hints={"near": "did you mean `{near}`?"},
)

FIXED_RULE = Rule(
    "project/fixed-rule",
    message="what `{name}` finds always stops a document",
    why="A document with such a mistake would be wrong or could not be opened; only warnings and "
    "hints can be raised, lowered or turned off.",
    mend="Take the rule out of `checks`.",
)

FIELD_NAME = Rule(
    "project/field-name",
    message="`{name}` cannot name a house field: {cause}",
    why="Records and templates use the name, as in `{{ extra.budget }}`, and it must be clear "
    "there which field is meant.",
    mend="Choose another name: letters, digits and `_`, and a letter first.",
    hints={"legal": "write it as `{legal}`"},
)

NO_DOCUMENTS = Rule(
    "project/no-documents",
    message="`documents` lists nothing",
    why="The settings say which documents are made of each record.",
    mend="List at least one document with its template, or take `documents` out for the usual two.",
    hints={"example": "add a line such as `news-release: templates/news-release.docx`"},
)

OTHER_LANGUAGE = Rule(
    "project/other-language",
    message="the record is not written in `{lang}`, only in {known}",
    why="Nothing is translated or invented: a document is made in the languages of its record.",
    mend="Add the language to `lang`, and the words in it as in `title: {en: …, zh: …}`.",
    hints={"add": "write `lang: [{listed}]`, and every text in both languages"},
)

NO_TEMPLATE = Rule(
    "project/no-template",
    message="the document `{name}` has no template in `{lang}`, only in {known}",
    why="Headings and fixed words stand in the template, so a document in another language needs "
    "a template of its own.",
    mend="Name a template for the language in the settings, as in "
    "`template: {en: templates/news-release.docx, zh: templates/news-release.zh.docx}`, "
    "or leave the language out.",
    hints={
        "add": "add `{lang}: …` to the templates of `{name}` in `{settings}`, "
        "or render with `--lang {first}`"
    },
)

"""What can be wrong with a call of the program: files, documents and rules that are not there."""

from __future__ import annotations

from reportkit.diagnostics import Rule

NOTHING_THERE = Rule(
    "command/nothing-there",
    message="`{path}` does not exist",
    why="A command works with the files that it is given, and guesses none.",
    mend="Check the path; it is counted from the folder in which the command runs.",
    hints={"near": "did you mean `{near}`?"},
)
NO_FILE = Rule(
    "command/no-file",
    message="`{path}` is neither a file nor a folder",
    why="A device, a pipe or a link that leads nowhere holds nothing to "
    "work with, and some would be waited for in vain.",
    mend="Name a file or a folder.",
)
EMPTY_FOLDER = Rule(
    "command/empty-folder",
    message="`{folder}` holds no records",
    why="A folder stands for the records in it and below it. Hidden files, `reportkit.yaml` and "
    "`directory.yaml` are none.",
    mend="Name another folder; the name of a record ends in `.yaml` or `.yml`.",
    hints={"ending": "name another folder; the name of a record ends in `.yaml` or `.yml`"},
)
NO_MATCH = Rule(
    "command/no-match",
    message="`{pattern}` matches no records",
    why="A pattern stands for all the files whose names fit it, and here none does.",
    mend="Compare the pattern with the names of the files: `*` stands for any characters, `**` "
    "for any folders.",
)
NOT_A_RECORD = Rule(
    "command/not-a-record",
    message="`{file}` is no record",
    why="The settings and the address book of a project have names of their own.",
    mend="Name a record, or the folder of the records.",
    hints={"project": "it belongs to the project"},
)
WORD_FILE = Rule(
    "command/word-file",
    message="`{file}` is a Word file",
    why="Documents are made from records; the templates stand in the settings.",
    mend="Name a record; `reportkit check` takes templates too.",
    hints={"text": "a record is a text file such as `visit.yaml`"},
)
NO_WORD_FILE = Rule(
    "command/no-word-file",
    message="`{path}` is no Word file, and holds none",
    why="A PDF is made of what Word wrote; a record is made into Word files first.",
    mend="Name a .docx, a folder of them or a pattern; `reportkit render --pdf` makes PDFs of "
    "records.",
    hints={"word": "name a .docx, or use `reportkit render --pdf` for records"},
)
UNKNOWN_DOCUMENT = Rule(
    "command/unknown-document",
    message="the project has no document `{document}`",
    why="A project makes the documents that are listed under `documents` in `reportkit.yaml`.",
    mend="Use one of these names, or add the document there.",
    hints={"near": "did you mean `{near}`?", "known": "it makes {known}"},
)
NO_PROJECT = Rule(
    "command/no-project",
    message="there is no `reportkit.yaml` here or above",
    why="Unless it is told otherwise, the command works on the project of the working folder.",
    mend="Run the command in the folder of a project; `reportkit check` can also be told what to "
    "check.",
    hints={
        "name": "name a record or a template",
        "folder": "run it in the folder of a project; `reportkit init` makes one",
    },
)
NOTHING_TO_WATCH = Rule(
    "command/nothing-to-watch",
    message="`{path}` holds nothing that can be watched",
    why="Documents are made again when a record, a template, the address book, the settings, a "
    "layout profile or a photo is saved; nothing is made of a document.",
    mend="Name a record, a folder of records, a template or the folder of a project.",
    hints={"record": "name a record, a template or the folder of a project"},
)
UNKNOWN_VALUE = Rule(
    "command/unknown-value",
    message="`{argument}` can be {known}, and not `{value}`",
    why="A function that Python code calls knows these names, and guesses none.",
    mend="Write one of the names.",
    hints={"near": "did you mean `{near}`?"},
)
NO_RECORDS = Rule(
    "command/no-records",
    message="no record is named",
    why="A package is made of records, and one without any would hold nothing.",
    mend="Name records, folders of them or patterns.",
    hints={"name": "name records, folders of them or patterns"},
)
NEEDS_OPTION = Rule(
    "command/needs-option",
    message="`{option}` means nothing without `{other}`",
    why="The option says how to do something that was not asked for.",
    mend="Give both options, or neither.",
)
ONE_OPTION = Rule(
    "command/one-option",
    message="`{option}` and `{other}` exclude each other",
    why="Each of the two says what is to be done, and both cannot be done.",
    mend="Give one of the two options.",
)
SAME_DOCUMENT = Rule(
    "command/same-document",
    message="`{first}` and `{second}` would make the same document",
    why="Several documents are named after their files of values; one would overwrite the other.",
    mend="Give one of the two files another name, or fill them in by calls of their own.",
)
UNKNOWN_RULE = Rule(
    "command/unknown-rule",
    message="there is no rule `{slug}`",
    why="Only rules, and the rooms in which they stand, can be explained.",
    mend="Copy the name of the rule out of the brackets in the message.",
    hints={"near": "did you mean `{near}`?", "all": "`reportkit explain` lists all rules"},
)
MISSING_FACT = Rule(
    "command/missing-fact",
    message="a record needs {options}",
    why="What is required and not given is asked for on a terminal, and there is none.",
    mend="Give it as an option.",
    hints={"ask": "give it as an option: there is no terminal to ask"},
)
NO_DATE = Rule(
    "command/no-date",
    message="`{text}` is no date",
    why="The record would not be readable.",
    mend="Write the date with year, month and day, as in 2021-06-18; two dates with `to` between "
    "them make a span.",
    hints={"example": "write it as in 2021-06-18"},
)
NO_VALUE = Rule(
    "command/no-value",
    message="`--extra {given}` gives no value",
    why="A house field without a value would be left out of the record.",
    mend="Write the name of the field, an equals sign and the value.",
    hints={"example": "write it as in `--extra budget=1200`"},
)
SEVERAL_DOCUMENTS = Rule(
    "command/several-documents",
    message="tracked changes can be written of one document, and here are {number}",
    why="One file cannot hold the changes of several documents.",
    mend="Choose one by `--document` and `--lang`.",
    hints={"choose": "choose one by `--document` and `--lang`"},
)
WHICH_DOCUMENT = Rule(
    "command/which-document",
    message="the project makes several documents, and none is called `news-release`",
    why="An export tells one document; unless another is named, that is the news release.",
    mend="Name a document with `--document`.",
    hints={"known": "name one with `--document`: {known}"},
)
SEVERAL_FILES = Rule(
    "command/several-files",
    message="`{out}` is to be one file, and {number} would be written",
    why="Each of several files needs a name of its own.",
    mend="Name a folder that exists, or leave `-o` out.",
    hints={"folder": "name a folder that exists"},
)
NO_PERIOD = Rule(
    "command/no-period",
    message="`{text}` is no period",
    why="A ledger covers whole months of the calendar.",
    mend="Write a year, half a year, a quarter or a month, as in 2021, 2021-H1, 2021-Q3 or "
    "2021-07, or the first and the last of several with two dots between them, as in "
    "2021-07..2021-12.",
    hints={
        "near": "did you mean `{near}`?",
        "example": "write it as in 2021, 2021-H1, 2021-Q3 or 2021-07",
    },
)
NO_DAY = Rule(
    "command/no-day",
    message="`{text}` is no date",
    why="Follow-ups and what is required are told as they stood on one day.",
    mend="Write the date with year, month and day, as in 2021-12-31.",
    hints={"example": "write it as in 2021-12-31"},
)
UNKNOWN_ORG = Rule(
    "command/unknown-org",
    message="no record names an organization `{org}`",
    why="A ledger of an organization holds the records that it reports or takes part in.",
    mend="Write its key in `directory.yaml`, its name or its short name, as the records do.",
    hints={"near": "did you mean `{near}`?", "known": "they name {known}"},
)
NO_SUMMARY = Rule(
    "command/no-summary",
    message="the ledger has no document `{document}`",
    why="The documents that are made of all records together are listed under "
    "`ledger.documents` in `reportkit.yaml`.",
    mend="Use one of these names, or add the document there.",
    hints={"near": "did you mean `{near}`?", "known": "it has {known}"},
)
NO_PROFILE = Rule(
    "command/no-profile",
    message="neither the call nor the settings name a profile",
    why="A profile says what a package must be: which documents, in which form, how large.",
    mend="Name one by `--profile`, or write `package: {profile: …}` into `reportkit.yaml`.",
    hints={
        "known": "add `--profile` with {known}",
        "init": "`reportkit init` puts a few to start from into `profiles/`",
    },
)
UNKNOWN_PROFILE = Rule(
    "command/unknown-profile",
    message="the project has no profile `{name}`",
    why="A profile is a file `<name>.yaml` in the folder `profiles/` of the project.",
    mend="Correct the name, or write such a file.",
    hints={
        "near": "did you mean `{near}`?",
        "known": "it has {known}",
        "init": "`reportkit init` puts a few to start from into `profiles/`",
    },
)
SEVERAL_PROJECTS = Rule(
    "command/several-projects",
    message="`{record}` belongs to another project than `{first}`",
    why="A package has one profile, and that is part of a project.",
    mend="Make a package of each project.",
)
NO_SEAL = Rule(
    "command/no-seal",
    message="`{seal}` is no seal",
    why="A seal is the line that is printed when a package is made, or the 64 digits in it.",
    mend="Copy the line, or its digits, as they were printed.",
    hints={"line": "it ends in 64 digits and letters from a to f"},
)
ONE_PACKAGE = Rule(
    "command/one-package",
    message="`--verify` proves one package, and `{other}` is named besides",
    why="A package is either made or verified, and one seal stands for one package.",
    mend="Verify packages one after the other; make one of records by a call of its own.",
    hints={"each": "verify packages one after the other, and make one of records by another call"},
)
NOT_TOGETHER = Rule(
    "command/not-together",
    message="`{option}` does not go with `--verify`",
    why="A package is either made or verified.",
    mend="Leave one of them out.",
)

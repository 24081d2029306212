"""What can be wrong with a record, an address book or any other YAML file."""

from __future__ import annotations

from reportkit.diagnostics import Rule, Severity

# --- the file ---------------------------------------------------------------------------------

UNREADABLE = Rule(
    "record/unreadable",
    message="`{file}` cannot be read: {cause}",
    why="Nothing can be made from a file that is not there or that may not be opened.",
    mend="Check the name and the folder; close the file in other programs.",
)
TOO_LARGE = Rule(
    "record/too-large",
    message="the file is too large for a record: {size}, at most {most}",
    why="A record holds facts, not pictures or whole documents. The limit also keeps a file that "
    "was made to do harm from filling the memory.",
    mend="Keep pictures and documents as files of their own and name them under `photos:` or "
    "`attachments:`.",
)
TOO_DEEP = Rule(
    "record/too-deep",
    message="the values are nested more than {most} levels deep",
    why="No fact of a record is that deep; such a file was made by mistake or to do harm.",
    mend="Look for brackets that were opened and not closed, and for steps of indentation.",
)
TOO_MANY = Rule(
    "record/too-many-values",
    message="the file holds more than {most} values once its `*` references are followed",
    why="A few lines of `&` and `*` can stand for millions of values.",
    mend="Write the values out, or refer to people and organisations with `$key`.",
)
ENCODING = Rule(
    "record/encoding",
    message="the file is encoded as {encoding}, not as UTF-8",
    why="Only UTF-8 holds every language and is read the same way on every computer; a guess at "
    "another encoding can turn names into other names.",
    mend="Save the file again as UTF-8: in Windows Notepad “Save as…”, “Encoding: UTF-8”.",
    hints={"save": "save it again as UTF-8 (Notepad: Save as…, Encoding: UTF-8)"},
)
EMPTY_FILE = Rule(
    "record/empty",
    message="the file holds nothing",
    why="A record needs at least a kind, a title, a date, an organisation and what was done.",
    mend="Write the record; `reportkit new` makes one that is ready to be filled in.",
    hints={"new": "`reportkit new` makes a record that is ready to be filled in"},
)
NOT_A_MAPPING = Rule(
    "record/not-a-mapping",
    message="the file is {shape}, not a set of lines `key: value`",
    why="Every fact of a record stands under its key.",
    mend="Begin each line at the left with a key, a colon and a space, as in `kind: visit`.",
    hints={"line": "begin each fact with its key, as in `title: Visit to Example Plant`"},
)

# --- how YAML is written ----------------------------------------------------------------------

SYNTAX = Rule(
    "record/syntax",
    message="{problem}",
    why="From here on it is not clear which words belong to which key.",
    mend="Compare the line and the one above it with a record that works; put a value that holds "
    "punctuation in quotation marks.",
    hints={
        "indent": "begin keys of the same level in the same column; put a value that holds "
        "`: ` in quotation marks",
        "quotes": "put the whole value in single quotation marks: '…'",
        "brackets": "close the bracket, or put the value in quotation marks",
        "one": "keep one record in one file",
    },
)
FULL_WIDTH_COLON = Rule(
    "record/full-width-colon",
    message="`{key}` is followed by a full-width colon `：`",
    why="Only the half-width colon `:` and a space separate a key from its value; with the "
    "full-width colon the line is taken as plain words.",
    mend="Switch the input method to half-width punctuation and write `: `.",
    hints={"write": "write `{key}: {value}`"},
)
MISSING_SPACE = Rule(
    "record/missing-space",
    message="there is no space after the colon of `{key}`",
    why="Without the space the line is taken as plain words, as in `14:30`.",
    mend="Put an ordinary space after the colon.",
    hints={"write": "write `{key}: {value}`"},
)
WIDE_SPACE = Rule(
    "record/wide-space",
    message="{where} is a space that is not an ordinary one",
    why="A full-width or non-breaking space looks like a space but counts as a letter, so the key "
    "or the indentation beside it is not recognised.",
    mend="Delete it and type an ordinary space in half-width mode.",
    hints={"write": "write `{key}: {value}`"},
)
TAB = Rule(
    "record/tab",
    message="the line is indented with a tab",
    why="Tabs are as wide as each editor likes; YAML allows only spaces.",
    mend="Replace the tab by spaces; most editors can be set to insert spaces.",
    hints={"spaces": "use two spaces for each level"},
)
COLON_IN_VALUE = Rule(
    "record/colon-in-value",
    message="the value holds a colon and a space",
    why="`: ` separates a key from its value, so a second one on the line is ambiguous.",
    mend="Put the whole value in quotation marks.",
    hints={"write": "put it in quotation marks: {quoted}"},
)
LEADING_MARK = Rule(
    "record/leading-mark",
    message="the value begins with `{mark}`, which has a meaning of its own in YAML",
    why="`{ [ @ % * & ! | >` and some other marks at the beginning of a value are read as "
    "structure and not as text.",
    mend="Put the whole value in quotation marks.",
    hints={"write": "put it in quotation marks: {quoted}"},
)
TEXT_AFTER_QUOTES = Rule(
    "record/text-after-quotes",
    message="there is text after the closing quotation mark",
    why="A value that begins with a quotation mark ends with the next one.",
    mend="Put the whole value in quotation marks of the other kind.",
    hints={"write": "put all of it in single quotation marks: {quoted}"},
)
UNCLOSED_QUOTES = Rule(
    "record/unclosed-quotes",
    message="the quotation mark at the beginning of the value is not closed",
    why="Everything up to the next quotation mark, even lines below, would belong to the value.",
    mend="Close it, or put the whole value in quotation marks of the other kind.",
    hints={"write": "close it, or write {quoted}"},
)
LOST_COMMENT = Rule(
    "record/lost-comment",
    message="`{lost}` would be lost: ` #` begins a comment",
    why="A `#` after a space begins a comment, so the words after it belong to no field.",
    mend="Put the value in quotation marks; if it is a comment, put a space after the `#`.",
    hints={"write": "write {quoted}, or `# ` with a space if it is a comment"},
)
LOST_ANCHOR = Rule(
    "record/lost-anchor",
    message="`{lost}` would be lost: `&` at the beginning of a value names it for later use",
    why="YAML uses `&name` to mark a value, and nothing here uses this mark.",
    mend="Put the whole value in quotation marks.",
    hints={"write": "write {quoted}"},
)
TAG = Rule(
    "record/tag",
    message="`{tag}` asks for a special type",
    why="A record is plain text; special types could run programs, and `!` at the beginning of a "
    "value would swallow its first word.",
    mend="Remove it, or put the whole value in quotation marks if the `!` belongs to the text.",
    hints={"write": "remove it, or put the whole value in quotation marks"},
)
COMPLEX_KEY = Rule(
    "record/complex-key",
    message="a key is a list or a set of keys, not a word",
    why="`{` and `[` at the beginning are read as structure and not as text.",
    mend="Put the text in quotation marks.",
    hints={"quotes": "put text that begins with `{{`, `[` or `?` in quotation marks"},
)
DUPLICATE_KEY = Rule(
    "record/duplicate-key",
    message="`{key}` is given twice; the first stands in line {line}",
    why="YAML would silently keep only one of the two.",
    mend="Join the two values or remove one of them.",
    hints={"alias": "`{other}` in line {line} is the same key in another language"},
)
CHARACTER = Rule(
    "record/character",
    message="`{field}` holds {what}",
    why="Word cannot hold it; it usually comes from copying out of another program, or from a "
    "file that was opened in the wrong encoding.",
    mend="Delete the character and type the text again.",
    hints={"type": "delete it and type the text again"},
)

# --- keys and values --------------------------------------------------------------------------

UNKNOWN_KEY = Rule(
    "record/unknown-key",
    message="{owner} has no field `{key}`",
    why="A misspelt key would leave its fact out of the document without a word.",
    mend="Correct the key. Fields of your own stand under `extra:`.",
    hints={
        "near": "did you mean `{near}`?",
        "inside": "`{key}` stands under `{near}:`",
        "extra": "fields of your own stand under `extra:`",
        "known": "the fields here are {known}",
        "house": "the house fields that `reportkit.yaml` declares are {known}",
    },
)
MISSING = Rule(
    "record/missing",
    message="{field} is missing",
    why="Without it the document cannot be made or would say less than it must.",
    mend="Add the line.",
    hints={"line": "add a line such as `{line}`"},
)
WRONG_SHAPE = Rule(
    "record/wrong-shape",
    message="`{field}` is {shape}; {wanted} is needed",
    why="The value cannot be understood in this form.",
    mend="Write it in the form that the record reference shows for this key.",
    hints={
        "quotes": "if it is meant as text, put it in quotation marks",
        "keys": "give its parts on lines of their own, indented: {known}",
        "text": "write it on one line, without keys or list items",
        "one": "there is room for one: write it without `[` and `]`, or the dash before it",
    },
)
WRONG_VALUE = Rule(
    "record/wrong-value",
    message="`{field}` is `{text}`; {wanted} is needed",
    why="The value cannot be understood, and a guess could print something false.",
    mend="Write the value in one of the forms that the message names.",
    hints={"example": "write it like `{example}`", "near": "did you mean `{near}`?"},
)
MISSING_WORDS = Rule(
    "record/missing-words",
    message="`{field}` has no {language} text",
    why="The record asks for documents in this language, and nothing is translated or invented.",
    mend="Give the text in each language, or remove the language from `lang:`.",
    hints={
        "write": "write it as `{{{known}: …, {code}: …}}`",
        "add": "give it there as `{{{known}: …, {code}: …}}`",
    },
)
UNKNOWN_LANGUAGE = Rule(
    "record/unknown-language",
    message="`{field}` names the language `{text}`; the languages are {known}",
    why="There are no words and rules for any other language.",
    mend="Use one of the languages that the message names.",
)
VERSION = Rule(
    "record/version",
    message="the record is written in version {version} of the format; this is version 1",
    why="A later version may hold facts that this program would leave out.",
    mend="Use a newer reportkit, or write the record in version 1.",
)

# --- people, organisations, references --------------------------------------------------------

UNKNOWN_REFERENCE = Rule(
    "record/unknown-reference",
    message="`{raw}` names nobody and nothing that is known",
    why="A reference stands for an entry under `people:`, `orgs:` or `terms:` of the record or of "
    "`directory.yaml`.",
    mend="Correct the key or add the entry. A dollar sign that is meant as such is `$$`.",
    hints={
        "near": "did you mean `{near}`?",
        "add": "add `{key}` to `people:`, `orgs:` or `terms:`; write `$$` for a dollar sign",
    },
)
UNKNOWN_FORM = Rule(
    "record/unknown-form",
    message="`{raw}` asks for the form `{form}`; {wanted}",
    why="Only these forms of a name can be made.",
    mend="Use one of the forms, or leave the form out.",
    hints={"near": "did you mean `{near}`?"},
)
WRONG_PARTY = Rule(
    "record/wrong-party",
    message="`{field}` is {party}; {wanted} is needed here",
    why="A post is held by a person, and a company signs with its name; they print differently.",
    mend="Name one of the kind that is needed.",
)
SPLIT_PERSON = Rule(
    "record/split-name",
    message="`{first}` and `{second}` are read as two entries of the list",
    why="Inside square brackets every comma begins a new entry.",
    mend="Put the entry in quotation marks, or on a line of its own that begins with `- `.",
    hints={"write": 'write ["{first}, {second}"]'},
)
TORN_TEXT = Rule(
    "record/torn-text",
    message="`{second}` is torn from `{first}` by the comma",
    why="Inside braces every comma begins a new key.",
    mend="Put the text in quotation marks, or each key on a line of its own.",
    hints={"write": 'write "{first}, {second}" in quotation marks'},
)
BAD_KEY = Rule(
    "record/key-name",
    message="`{key}` cannot be a key for references: {cause}",
    why="References such as `${key}` must be able to name it without doubt.",
    mend="Choose another key: letters, digits, `-` and `_`.",
)

# --- facts that contradict each other ---------------------------------------------------------

END_BEFORE_START = Rule(
    "record/end-before-start",
    message="`date` ends on {end}, before it starts on {start}",
    why="One of the two is a slip.",
    mend="Correct the start or the end.",
)
PUBLISHED_BEFORE = Rule(
    "record/published-before",
    message="`published` is {published}, before the activity on {start}",
    why="A report cannot be published before what it reports.",
    mend="Correct `published` or `date`.",
)
MORE_PRESENT = Rule(
    "record/more-present",
    message="`present` is {present}, more than the {expected} that were `expected`",
    why="The attendance would be over 100 %.",
    mend="Correct the numbers; guests who were not expected stand under `guests:`.",
)
ATTENDANCE = Rule(
    "record/attendance",
    message="{present} present and {absent} absent make {total}, not the {expected} `expected`",
    why="Readers add the numbers up.",
    mend="Correct the numbers or the list `absent:`.",
)
MISSING_FILE = Rule(
    "record/missing-file",
    message="`{field}` names `{file}`, which is not there",
    why="The document would lack it.",
    mend="Correct the path, counted from the project folder, or put the file there.",
    hints={
        "near": "did you mean `{near}`?",
        "folder": "`{file}` is a folder: name a file in it",
    },
)
FILE_OUTSIDE = Rule(
    "record/file-outside",
    message="`{field}` names `{file}`, which is outside the project folder",
    why="A record that comes from somebody else must not carry files of this computer away.",
    mend="Copy the file into the project folder and name it from there.",
)
SECRECY = Rule(
    "record/secrecy",
    message="`doc.secrecy` is set to `{secrecy}`",
    why="Secret material must not be processed on ordinary computers.",
    mend="Work on it only on the equipment that is approved for it. Remove the mark if the "
    "material is not secret.",
)
PLACEHOLDER = Rule(
    "record/placeholder",
    message="`{field}` still holds the placeholder `{placeholder}`",
    why="It would be printed as it stands; a final document must not hold one.",
    mend="Put the fact in its place, or leave the field out.",
    severity=Severity.WARNING,
)
NO_PLACE = Rule(
    "record/no-place",
    message="no place is given",
    why="Readers expect to learn where it took place.",
    mend="Add `place:`.",
    severity=Severity.WARNING,
    hints={"line": "add a line such as `place: Example Plant`"},
)
NO_LEAD = Rule(
    "record/no-lead",
    message="no person is named",
    why="A report names at least the person who led the activity.",
    mend="Add `visitors:`, `attendees:` or `chair:`.",
    severity=Severity.WARNING,
)
NO_PHOTO = Rule(
    "record/no-photo",
    message="there is no photo",
    why="Newsrooms and archives usually ask for at least one.",
    mend="Add `photos:` with the path of a picture.",
    severity=Severity.WARNING,
)
NO_ALT = Rule(
    "record/no-alt",
    message="`{field}` has no `alt` text",
    why="Those who cannot see the picture learn from it what is shown.",
    mend="Add `alt:` with one sentence on what can be seen.",
    severity=Severity.WARNING,
)
NOT_APPROVED = Rule(
    "record/not-approved",
    message="the quotation in `{field}` is not approved",
    why="Words in quotation marks should be approved by those who are said to have spoken them.",
    mend="Ask the speaker and add `approved: yes`, or write `points:` in reported speech.",
    severity=Severity.WARNING,
)
NO_POST = Rule(
    "record/no-post",
    message="no post is told of {name}",
    why="At the first mention a report says who somebody is: organisation, post and name.",
    mend="Add the post behind the name, or `title:` in the address book.",
    severity=Severity.WARNING,
    hints={"write": "write `{name}, deputy manager`"},
)
PERSONAL_DATA = Rule(
    "record/personal-data",
    message="`{field}` holds {kind}",
    why="It would be printed and published; such numbers belong into no public document.",
    mend="Take it out. A press contact has `phone:` and `email:` of their own.",
    severity=Severity.WARNING,
)
REFUSED_DATA = Rule(
    "record/refused-data",
    message="`{field}` holds {kind}, for which no such document is made",
    why="Personal data of this kind are to be taken out by hand: nobody else knows what the "
    "sentence says without them.",
    mend="Take it out of the record, or let the profile mask or drop such data.",
)
CHANGED_AFTER_SIGNING = Rule(
    "record/changed-after-signing",
    message="the record was changed after it was signed",
    why="`content_sha256` is the fingerprint of the facts at the time of signing. What was changed "
    "since has not been signed and goes back to the signer.",
    mend="Undo the change, or have it signed anew and write the new fingerprint.",
    severity=Severity.WARNING,
    hints={"now": "signed anew, its fingerprint is `{fingerprint}`"},
)
OPEN_TODO = Rule(
    "record/open-todo",
    message="`todo` is not empty: {first}",
    why="A final document is one for which nothing is left to be done.",
    mend="Do it, and take it out of `todo`.",
)
NOT_SIGNED = Rule(
    "record/not-signed",
    message="`approval.{step}` {lack}",
    why="A record with `approval` goes the way of drafting, checking and signing; its documents "
    "are drafts until the last step has a name and a full date.",
    mend="Let it be done, and write who did it and when: `by: …` and `on: 2021-07-05`.",
    hints={"write": "write `{step}: {{by: …, on: 2021-07-05}}` once it is done"},
)
NO_CONSENT = Rule(
    "record/no-consent",
    message="those shown in `{field}` have not agreed: `consent` is no",
    why="A picture of people who do not agree to it must not be given to others.",
    mend="Ask them and write `consent: yes`, take another photo, or keep it out of public "
    "documents by `public: no`.",
)
DUPLICATE_NUMBER = Rule(
    "record/duplicate-number",
    message="the document number `{number}` is that of `{record}` too",
    why="A number names one document.",
    mend="Correct the number in one of the two records.",
)

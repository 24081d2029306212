"""Problems of writing documents to the disk."""

from reportkit.diagnostics import Rule, Severity

FOLDER_REFUSED = Rule(
    "output/folder-refused",
    message="`{folder}` takes no new files: {reason}",
    why="Documents are written beside their old versions before they replace them, so the folder "
    "itself must be writable.",
    mend="Give yourself the right to write there, or choose another folder.",
    hints={"elsewhere": "choose a folder that you may write to"},
)

DISK_FULL = Rule(
    "output/disk-full",
    message="no space is left for `{file}`",
    why="A document is written whole or not at all; what was there before is untouched.",
    mend="Make room on the disk, or choose a folder on another one.",
    hints={"room": "make room on the disk, or choose a folder on another one"},
)

FILE_HELD = Rule(
    "output/file-held",
    message="`{file}` cannot be replaced: {reason}",
    why="Word locks a document while it is open, and a folder can protect its files. Every "
    "document of the record is left as it was, so that they never disagree.",
    mend="Close the document in Word, or choose another folder.",
    hints={"close": "close it if it is open in Word, or choose another folder"},
)

FILE_EXISTS = Rule(
    "output/file-exists",
    message="`{file}` exists",
    why="What a person wrote is never overwritten.",
    mend="Choose another name, or move the file away.",
    hints={"rename": "choose another name, or move the file away"},
)

OWN_SOURCE = Rule(
    "output/own-source",
    message="`{file}` is what the document is to be made from",
    why="The document would take the place of its own template, record or values.",
    mend="Choose another name or folder for the document.",
)

NAME_TAKEN = Rule(
    "output/name-taken",
    message="`{file}` has been written from `{record}` already",
    why="Documents are named after the `id` of their record. Two records with the same `id` would "
    "overwrite each other's documents.",
    mend="Give one of the two records another `id`, or render them into different folders.",
    hints={"id": "give one of the two records another `id`"},
)

PROCESS_LOST = Rule(
    "output/process-lost",
    message="the process that made the documents of `{record}` was ended from outside, twice",
    why="Many records are shared among several processes. The system ends one that takes more "
    "memory than there is. What it had in hand is made once more, record by record; this is the "
    "record that it was busy with when it was ended again.",
    mend="Look for what is very large about this record: its photos, or a table of very many rows. "
    "Render it by itself, on a machine with more memory if need be.",
    hints={"memory": "there may be too little memory for it: render it by itself"},
)

EDITED = Rule(
    "output/edited",
    message="`{file}` has been edited by hand since it was rendered",
    why="What a person did in Word is never overwritten unless it is asked for. The document "
    "tells by its content, not by its date, so merely saving it in another program is no edit.",
    mend="Decide what is to become of the edits: merge them with what has changed, keep the new "
    "document beside the edited one, or replace the edited one, of which a copy is kept. Better "
    "still, put the correction into the record or the template: then it arrives everywhere.",
    hints={
        "choose": "`--merge` brings into it what has changed; `--beside` writes the new one next "
        "to it; `--force` replaces it and keeps a copy",
        "watched": "run `reportkit render {record}` with `--merge` to bring into it what has "
        "changed, with `--beside` to have the new one next to it, or with `--force` to replace it",
    },
)

WORKBOOK_CHANGED = Rule(
    "output/workbook-changed",
    message="`{file}` is not as it was written: it has been changed or saved since",
    why="What a person did in Excel is never overwritten unless it is asked for. A workbook tells "
    "by its bytes, so one that was only filtered and saved counts as changed too.",
    mend="Keep the new workbook beside it, or replace it, of which a copy is kept.",
    hints={
        "choose": "`--beside` writes the new one next to it; `--force` replaces it and keeps a copy"
    },
)

NO_BASE = Rule(
    "output/no-base",
    message="what `{file}` was before it was edited is no longer kept",
    why="To merge, it must be known what a person has changed and what the record has; so the "
    "state folder keeps each document as it was rendered last. It was deleted, or the document "
    "comes from another machine.",
    mend="Merge by `reportkit merge` if you have the document as it was rendered; else let the new "
    "one be put beside it, and bring the edits over by hand.",
    hints={
        "choose": "`--beside` writes the new one next to it; `--force` replaces it and keeps "
        "a copy",
        "watched": "run `reportkit render {record}` with `--beside` to have the new one next to "
        "it, or with `--force` to replace it",
    },
)

NOTHING_KEPT = Rule(
    "output/nothing-kept",
    message="`{file}` is in no project, so what it was before it was edited is not kept",
    why="To merge, it must be known what a person has changed and what the values have. A project "
    "keeps each document as it was written last, in its folder `.reportkit`; elsewhere nothing is "
    "kept.",
    mend="Merge by `reportkit merge` if you have the document as it was written; else let the new "
    "one be put beside it, and bring the edits over by hand. From now on write such documents into "
    "a project, a folder with a `reportkit.yaml`.",
    hints={
        "choose": "`--beside` writes the new one next to it; `--force` replaces it and keeps a copy"
    },
)

EDIT = Rule(
    "output/edit",
    message="edited by hand: {change}",
    why="It stands in the document and not in what was rendered.",
    mend="If the record is to say so too, change it there.",
    severity=Severity.HINT,
)

NOT_OURS = Rule(
    "output/not-ours",
    message="`{file}` has not been rendered by this project",
    why="A document tells in its properties where it comes from, and this one does not. It may be "
    "somebody's work.",
    mend="Move the file away or rename it, or let it be replaced; a copy of it is kept.",
    hints={
        "choose": "move it away; or `--beside` writes the new one next to it, and `--force` "
        "replaces it and keeps a copy",
        "watched": "move it away; or run `reportkit render {record}` with `--beside` to have the "
        "new one next to it, or with `--force` to replace it",
    },
)

OPEN = Rule(
    "output/open",
    message="`{file}` is open in another program",
    why="Word and LibreOffice would save what they have in memory over the new document, or lose "
    "what was just typed.",
    mend="Close the document and try again. After a crash the mark of an open file may be left "
    "over: it may be deleted.",
    hints={"close": "close it and try again; if nobody has it open, delete `{lock}`"},
)

COPY_CHANGED = Rule(
    "output/copy-changed",
    message="`{file}` has been changed since it was written",
    why="Somebody works in the annotated copy of this template; a new copy would take that away.",
    mend="Check the copy itself with `--annotate`, or move it away, or choose another folder with "
    "`--out`.",
    hints={"itself": "check `{file}` itself with `--annotate`, or move it away"},
)

REFUSED = Rule(
    "output/refused",
    message="the system refuses to go on: {reason}",
    why="The disk, the network or the rights of the user do not allow what the command needs.",
    mend="See to the file or folder that is named, or work in another folder.",
)

"""Problems of a package for submission: what its profile does not allow, and what was changed."""

from reportkit.diagnostics import Rule, Severity

UNKNOWN_PLACEHOLDER = Rule(
    "package/unknown-placeholder",
    message="no file name knows `{name}`",
    why="A pattern is filled with a few facts, and what it does not know would stand in the name "
    "as it is.",
    mend="Correct the name between the braces; docs/reference/profile.md lists all of them.",
    hints={"near": "did you mean `{near}`?", "known": "it knows {known}"},
)

WRONG_PATTERN = Rule(
    "package/wrong-pattern",
    message="`{part}` in the pattern `{pattern}` does not stand for anything",
    why="A pattern is made of words and of names in braces. Behind a colon may follow the form of "
    "a date, `zh` or `02` for a number, or how many characters a text may have.",
    mend="Write the pattern as in `{org_short}-{title:30}-{date:%Y%m%d}`.",
    hints={
        "date": "a date is written as in `{{date:%Y%m%d}}`",
        "number": "a number is written as in `{{number}}`, `{{number:02}}` or `{{number:zh}}`",
        "text": "how many characters a text may have is written as in `{{title:30}}`",
        "brace": "a brace opens or closes a name, as in `{{title}}`",
        "sign": "leave `{part}` out: no file name may hold it",
    },
)

SAME_NAME = Rule(
    "package/same-name",
    message="`{file}` is already the name of the file of “{first}”",
    why="Two files in one place would overwrite each other, on some systems even if only capital "
    "letters differ.",
    mend="Let the pattern tell them apart: by `{label}`, `{number}`, `{document}`, `{lang}` "
    "or `{record}`.",
    hints={"pattern": "add `{{label}}`, `{{document}}`, `{{lang}}` or `{{record}}` to the pattern"},
)

LIMIT = Rule(
    "package/limit",
    message="{what}: {actual}, where `{profile}` allows {allowed}",
    why="Whoever receives the package sends it back if it is longer, shorter or more than they ask "
    "for.",
    mend="Change what is too much or too little, or the number in the profile if it has changed.",
    hints={
        "fewer": "shorten it, or leave something out",
        "more": "add what is missing",
    },
)

TOO_LARGE = Rule(
    "package/too-large",
    message="{what}: {actual}, where `{profile}` allows {allowed}",
    why="Mail servers and upload forms refuse what is larger than they allow.",
    mend="Send fewer or smaller files: lower `photos.box` or `photos.size`, leave originals out, "
    "or make a scanned attachment smaller.",
    hints={
        "profile": "lower `photos.box` or `photos.size`, or make the file smaller",
    },
)

SMALL_PHOTO = Rule(
    "package/small-photo",
    message="{what} is too small: {actual}, where `{profile}` wants {allowed}",
    why="Newspapers print photos only in their full size; a picture that went through a messenger "
    "has been made smaller on its way.",
    mend="Get the file from the camera.",
    hints={"original": "get the file as the camera wrote it"},
)

PHOTO = Rule(
    "package/photo",
    message="no copy can be made of `{file}`: {reason}",
    why="A copy holds the picture of the photo, and nothing else that is in its file.",
    mend="Save the photo anew as a JPEG, or allow larger copies in the profile.",
)

MISSING_FIELD = Rule(
    "package/missing-field",
    message="the record lacks `{field}`, which `{profile}` requires",
    why="Whoever receives the package sends it back if this is not told.",
    mend="Add it to the record, or take it out of `required` in the profile.",
    hints={"add": "add `{field}`"},
)

NO_DOCUMENT = Rule(
    "package/no-document",
    message="none of the documents of `{profile}` is made of this record",
    why="A project makes a document of records of some kinds, or in some languages, only.",
    mend="Leave the record out, choose another profile, or let `documents` in it name another one.",
    hints={"known": "it names {known}"},
)

NOTHING_IN_IT = Rule(
    "package/nothing-in-it",
    message="nothing would be in the package",
    why="A package without a document, an attachment or a photo is sent to nobody.",
    mend="Let the profile name documents, attachments or photos that the records have.",
)

NO_FILE = Rule(
    "package/no-file",
    message="the attachment “{title}” has no file",
    why="What the list of enclosures names must be in the package.",
    mend="Name its file, or write `missing: list` under `attachments` in the profile, if it is "
    "handed in on paper.",
    hints={"file": "add `file: …`; or `attachments: {{missing: list}}` in the profile"},
)

NO_PAGES = Rule(
    "package/no-pages",
    message="the number of pages of `{file}` is not known",
    why="The profile limits pages. Those of a PDF in good order are counted; those of other files "
    "cannot be.",
    mend="State `pages` at the attachment.",
    hints={"state": "state `pages` in the record"},
)

OTHER_PAGES = Rule(
    "package/other-pages",
    message="the record states {stated} pages, and the file has {counted}",
    why="The list of enclosures tells the pages that are there.",
    mend="Correct `pages`, or see whether it is the right file.",
    severity=Severity.WARNING,
    hints={"correct": "write `pages: {counted}`, or see whether it is the right file"},
)

STALE_EDITS = Rule(
    "package/stale-edits",
    message="`{file}` has been edited by hand, and {changes}",
    why="What was polished by hand goes into the package, but not if it says what is no longer so; "
    "and it is never silently left out.",
    mend="Bring the changes into it by `reportkit render --merge`, or let the package take fresh "
    "documents by `--fresh`.",
    hints={"merge": "run `reportkit render {record} --merge`, or choose `--fresh`"},
)

FOREIGN_DOCUMENT = Rule(
    "package/foreign-document",
    message="`{file}` stands in the place of a document, and does not tell where it comes from",
    why="It may be somebody's work on the document, saved by a program that drops its properties. "
    "Nobody can tell whether it still says what the record says.",
    mend="Rename it or move it away, or let the package take fresh documents by `--fresh`.",
    hints={"away": "move it away, or choose `--fresh`"},
)

OPEN_DOCUMENT = Rule(
    "package/open-document",
    message="`{file}` is open in another program",
    why="What was typed there and not saved would be missing from the package.",
    mend="Save and close it. After a crash the mark of an open file may be left over: it may be "
    "deleted.",
    hints={"close": "save and close it; if nobody has it open, delete `{lock}`"},
)

METADATA_KEPT = Rule(
    "package/metadata-kept",
    message="`{file}` keeps what it tells about its making: {cause}",
    why="The metadata of an attachment, such as its author, are taken out of the copy that goes "
    "into the package. Of a signed PDF the signature would be broken by that, and a protected one "
    "may not be changed.",
    mend="Look at its properties. If they may go out, leave it as it is; else get one without them "
    "from whoever has signed or protected it.",
    severity=Severity.WARNING,
)

EDITED_PACKAGE = Rule(
    "package/edited-package",
    message="`{path}` is there, and {cause}",
    why="What a person put into a package, or another package of the same name, is never "
    "overwritten unless it is asked for.",
    mend="Move it away, give the new one another `--version`, or let it be replaced by `--force`, "
    "which keeps a copy.",
    hints={"force": "move it away; or `--force` replaces it, and keeps a copy"},
)

NO_PACKAGE = Rule(
    "package/no-package",
    message="`{path}` is no package of reportkit",
    why="A package holds its files with `manifest.json` and `SHA256SUMS`. A zip file that was cut "
    "short on its way is no zip file any more.",
    mend="Get it again from where it came from, or name another file.",
    hints={
        "made": "name the zip file that `reportkit package` made, or the folder unpacked from it"
    },
)

ALTERED = Rule(
    "package/altered",
    message="`{file}` is not what it was when it was packed",
    why="Every byte of a package is covered by a digest; this file has another one than is written "
    "down.",
    mend="Get the package again from where it came from, or pack it anew.",
)

LOST = Rule(
    "package/lost",
    message="`{file}` is missing",
    why="The package was made with this file in it.",
    mend="Get the package again from where it came from, or pack it anew.",
)

ADDED = Rule(
    "package/added",
    message="`{file}` was added to the package",
    why="It was not there when the package was made.",
    mend="Take it out, or pack anew with it as an attachment.",
)

UNLISTED = Rule(
    "package/unlisted",
    message="`manifest.json` and `SHA256SUMS` do not say the same of `{file}`",
    why="They were written together; one of them has been changed since.",
    mend="Get the package again from where it came from, or pack it anew.",
)

REWRITTEN = Rule(
    "package/rewritten",
    message="the zip file is not as it was written, from `{file}` on",
    why="Its files may be whole, but what the zip says about them, such as their dates, has been "
    "changed; or another program has packed them again.",
    mend="Get the package again from where it came from. A folder that was unpacked from it can be "
    "verified by itself.",
    hints={"again": "unpack it and verify the folder, if another program has packed it again"},
)

OTHER_SEAL = Rule(
    "package/other-seal",
    message="its seal is not `{seal}`",
    why="The seal stands for every byte of a package. Another one means another package, be it "
    "made by somebody who changed its lists as well.",
    mend="Compare with the seal that was printed when the package was made.",
)

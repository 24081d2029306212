"""What can go wrong while LibreOffice makes a PDF."""

from reportkit.diagnostics import Rule, Severity

NO_OFFICE = Rule(
    "pdf/no-libreoffice",
    message="LibreOffice is not here",
    why="Only a word processor knows where lines and pages break. LibreOffice is free, and works "
    "without a screen.",
    mend="Install LibreOffice Writer: `apt install libreoffice-writer` on Debian and Ubuntu, "
    "`dnf install libreoffice-writer` on Fedora, `brew install --cask libreoffice` on a Mac, "
    "`winget install TheDocumentFoundation.LibreOffice` on Windows. If it is installed elsewhere, "
    "let `REPORTKIT_SOFFICE` name its program `soffice`.",
    hints={
        "linux": "`apt install libreoffice-writer`, or `dnf install libreoffice-writer`",
        "macos": "`brew install --cask libreoffice`",
        "windows": "`winget install TheDocumentFoundation.LibreOffice`",
        "variable": "`{variable}` names it",
    },
)
OLD_OFFICE = Rule(
    "pdf/old-libreoffice",
    message="LibreOffice {version} is too old",
    why="Before version 7.0 it wrote PDF/A and the marks for screen readers with mistakes.",
    mend="Install a newer one, or let `REPORTKIT_SOFFICE` name it.",
    hints={"newer": "install version 7.0 or newer"},
)
OFFICE_FAILS = Rule(
    "pdf/libreoffice-fails",
    message="LibreOffice does not start: {reason}",
    why="It was started twice, each time with a fresh folder of settings.",
    mend="Run `soffice --headless --version` and see what it says; install LibreOffice again if it "
    "says nothing.",
    hints={"try": "see what `soffice --headless --version` says"},
)
DOCUMENT_FAILS = Rule(
    "pdf/document-fails",
    message="LibreOffice cannot print `{file}`: {reason}",
    why="It was tried twice, the second time by a fresh process. Other documents are not held up.",
    mend="Open the document in LibreOffice or Word, save it again, and look whether it is whole. A "
    "very long document may need more time: `--time-limit`.",
    hints={"open": "open it in Word or LibreOffice and see whether it is whole"},
)
KEPT_COPY = Rule(
    "pdf/kept-copy",
    message="the PDF that stood here was not as it was made; a copy of it is kept beside it",
    why="It may have been signed, or notes may have been put into it, and what a person does is "
    "never lost.",
    mend="Look whether the copy, `….backup-<date>-<time>.pdf`, is needed. Keep signed PDFs "
    "elsewhere, or under other names.",
    severity=Severity.HINT,
)
NO_TITLE = Rule(
    "pdf/no-title",
    message="an archive wants a title, and the document has none",
    why="PDF/A is kept for a long time, and found again by its title.",
    mend="In Word, write it under File, Info, Title; in a template it may be `{{ title }}`.",
    severity=Severity.WARNING,
    hints={"info": "write it in Word under File, Info, Title"},
)
LONE_SIGNATURE = Rule(
    "pdf/lone-signature",
    message="nothing but the signature stands on page {page}, the last one",
    why="A signature on a page of its own could be put under any text, so offices send such a "
    "document back (GB/T 9704-2012, 7.3.5.5). It is seen on the printed pages only.",
    mend="In Word, select the last lines of the text and the name: Paragraph, Line and Page "
    "Breaks, Keep with next. Or make lines or letters a little closer or wider, as the standard "
    "allows; words such as “no text on this page” (此页无正文) it does not allow.",
    severity=Severity.WARNING,
    hints={
        "keep": "let the last lines of the text keep with the signature: Paragraph, Line and "
        "Page Breaks, Keep with next"
    },
)
NO_TEXT_FIRST = Rule(
    "pdf/no-text-on-first-page",
    message="the first page ends with those who are addressed, and holds none of the text",
    why="The first page of an official document must show text (GB/T 9704-2012, 7.3.3).",
    mend="Shorten the title, or name many recipients in the imprint at the end, as the starter "
    "template does by itself.",
    severity=Severity.WARNING,
    hints={"imprint": "shorten the title, or move the recipients to the imprint"},
)
NO_PREVIEW = Rule(
    "pdf/no-preview",
    message="pages cannot be drawn: `pypdfium2` is not installed",
    why="Only pictures of pages need it, so it is not installed with everything else.",
    mend="Run `pip install 'reportkit[preview]'`.",
    hints={"install": "run `pip install 'reportkit[preview]'`"},
)

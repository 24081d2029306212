"""For each rule of making PDFs, a call; a few lines of shell stand in for LibreOffice."""

from rules.case import Case, program_file, sketch

WORK = 'work="${1#-env:UserInstallation=file://}/work"; '
# told whole, as LibreOffice tells it
TELL = 'tell() { echo "$2" > "$work/part"; mv "$work/part" "$work/$1"; }; '
READY = "tell ready {}; "
WAIT = "while ! ls $work/order-1-* >/dev/null 2>&1; do sleep 0.01; done; "
SLEEP = "exec sleep 60"


def printed_by(script: str, call: str = "pdf a.docx") -> Case:
    """A call for a PDF where LibreOffice does this."""
    files = {"a.docx": sketch("Hello"), "soffice": program_file(WORK + TELL + script)}
    return Case(call, files, env={"REPORTKIT_SOFFICE": "./soffice", "TMPDIR": "/tmp"})


CASES = {
    "pdf/no-libreoffice": Case(
        "pdf a.docx", {"a.docx": sketch("")}, env={"REPORTKIT_SOFFICE": "nowhere/soffice"}
    ),
    "pdf/old-libreoffice": printed_by(READY.format("5.4") + SLEEP),
    "pdf/libreoffice-fails": printed_by("exit 1"),
    "pdf/document-fails": printed_by(
        f"{READY.format('7.4')} {WAIT} tell done-1 'it cannot be opened'; {SLEEP}"
    ),
    "pdf/no-title": printed_by(
        f"{READY.format('7.4')} {WAIT} echo %PDF > $work/1.pdf; tell done-1 'pages 1'; {SLEEP}",
        "pdf a.docx --pdfa",
    ),
    "pdf/no-preview": Case("preview a.docx", {"a.docx": sketch("")}, lacks="pypdfium2"),
}

"""For each rule of making PDFs, a call; a few lines of shell stand in for LibreOffice."""

from rules.case import Case, program_file, sketch

WORK = 'work="${1#-env:UserInstallation=file://}/work"; '
WAIT = 'while [ ! -f "$work/order-1" ]; do sleep 0.01; done; '
SLEEP = "exec sleep 60"
PRINTED = 'echo "%PDF" > "$work/1.pdf"; echo "pages 1" > "$work/done-1"; '


def printed_by(script: str, call: str = "pdf a.docx") -> Case:
    """A call for a PDF where LibreOffice does this."""
    files = {"a.docx": sketch("Hello"), "soffice": program_file(script)}
    return Case(call, files, env={"REPORTKIT_SOFFICE": "./soffice", "TMPDIR": "/tmp"})


CASES = {
    "pdf/no-libreoffice": Case(
        "pdf a.docx", {"a.docx": sketch("")}, env={"REPORTKIT_SOFFICE": "nowhere/soffice"}
    ),
    "pdf/old-libreoffice": printed_by(f'{WORK} echo "5.4" > "$work/ready"; {SLEEP}'),
    "pdf/libreoffice-fails": printed_by("exit 1"),
    "pdf/document-fails": printed_by(
        f'{WORK} echo "7.4" > "$work/ready"; {WAIT} echo "it cannot be opened" > "$work/done-1"; '
        + SLEEP
    ),
    "pdf/no-title": printed_by(
        f'{WORK} echo "7.4" > "$work/ready"; {WAIT} {PRINTED} {SLEEP}', "pdf a.docx --pdfa"
    ),
    "pdf/no-preview": Case("preview a.docx", {"a.docx": sketch("")}, lacks="pypdfium2"),
}

"""For each rule of making PDFs, a call; a few lines of shell stand in for LibreOffice."""

from rules.case import Case, program_file, sketch

WORK = 'work="${1#-env:UserInstallation=file://}/work"; '
# told whole, as LibreOffice tells it
TELL = 'tell() { printf "%b\\n" "$2" > "$work/part"; mv "$work/part" "$work/$1"; }; '
READY = "tell ready {}; "
WAIT = "while ! ls $work/order-1-* >/dev/null 2>&1; do sleep 0.01; done; "
SLEEP = "exec sleep 60"
PRINTED = f"{READY.format('7.4')} {WAIT} echo %PDF > $work/1.pdf; tell done-1 '{{}}'; {SLEEP}"

ZERO = "0" * 32
MARKED = f"'%PDF /DocChecksum /{ZERO} /ID [ <{ZERO}> <{ZERO}> ]'"


def codes(text: str) -> str:
    """A page as the macro tells it."""
    return " ".join(str(ord(character)) for character in text)


def printed_by(script: str, call: str = "pdf a.docx", **others: str) -> Case:
    """A call for a PDF where LibreOffice does this."""
    files = {"a.docx": sketch("Hello"), "soffice": program_file(WORK + TELL + script), **others}
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
    "pdf/kept-copy": printed_by(
        PRINTED.replace("%PDF", MARKED).format("pages 1"), **{"a.pdf": "signed by somebody"}
    ),
    "pdf/no-title": printed_by(PRINTED.format("pages 1"), "pdf a.docx --pdfa"),
    "pdf/lone-signature": printed_by(PRINTED.format(f"pages 2\\n\\n{codes('8 June 2026')}")),
    "pdf/no-text-on-first-page": printed_by(PRINTED.format(f"pages 2\\n{codes('致各会员单位：')}")),
    "pdf/no-preview": Case("preview a.docx", {"a.docx": sketch("")}, lacks="pypdfium2"),
}

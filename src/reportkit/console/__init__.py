"""The console room: all that reportkit prints, for a person or as JSON for a program.

What a command is for (the files written, the text asked for) goes to standard output; problems,
progress and the summary go to standard error. In JSON form everything is one object on standard
output. Colours and progress appear on terminals only, and nothing else imports rich.
"""

from reportkit.console.package import show_package, show_verified
from reportkit.console.problem import show_diagnostics, tell_in_comment
from reportkit.console.run import (
    CheckForm,
    Form,
    show_checks,
    show_pass,
    show_watched,
    show_written,
)
from reportkit.console.signature import show_signatures
from reportkit.console.stream import (
    fill,
    prepare_streams,
    shorten,
    show_json,
    show_note,
    show_path,
    show_text,
)
from reportkit.console.tongue import forget_tongue, in_tongue, rule_in_tongue, say, speak, tongue
from reportkit.console.verdict import VerdictForm, show_status, show_verdicts

__all__ = [
    "CheckForm",
    "Form",
    "VerdictForm",
    "fill",
    "forget_tongue",
    "in_tongue",
    "prepare_streams",
    "rule_in_tongue",
    "say",
    "shorten",
    "show_checks",
    "show_diagnostics",
    "show_json",
    "show_note",
    "show_package",
    "show_pass",
    "show_path",
    "show_signatures",
    "show_status",
    "show_text",
    "show_verdicts",
    "show_verified",
    "show_watched",
    "show_written",
    "speak",
    "tell_in_comment",
    "tongue",
]

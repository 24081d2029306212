"""References in text: `$key`, `${key}` and `${key:form}`; `$$` is a literal dollar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.record.model import Form

NARRATOR = frozenset({"we", "us", "our"})
FORMS: tuple[str, ...] = get_args(Form)
PERSON_FORMS = frozenset({"title", "title_name"})

# A bare key is ASCII, so that `$he介绍了` ends where the Chinese begins; braces hold any key.
REFERENCE = pattern(
    r"\$\$|\$\{\s*(?P<braced>[^\s{}:$]+)\s*(?::\s*(?P<form>[^\s{}:$]+)\s*)?\}"
    r"|\$(?P<bare>[A-Za-z_][A-Za-z0-9_]*)"
)
WHOLE = pattern(r"\$(?P<bare>[^\W\d][\w-]*)")
KEY = pattern(r"[^\s{}:$]+")


@frozen
class Reference:
    """A reference as it stands in a text: what it names, in which form, and its characters."""

    key: str
    form: str | None = None
    raw: str = ""
    start: int = 0


Piece = str | Reference


def iter_references(text: str) -> Iterator[Piece]:
    """Yield the text in order, as literal pieces and references; `$$` has become `$`."""
    literal, end = "", 0
    for match in REFERENCE.finditer(text):
        literal += text[end : match.start()]
        end = match.end()
        if match[0] == "$$":
            literal += "$"
            continue
        if literal:
            yield literal
        literal = ""
        key = match["braced"] or match["bare"]
        yield Reference(key, match["form"], match[0], match.start())
    if literal + text[end:]:
        yield literal + text[end:]


def find_reference(text: str) -> Reference | None:
    """The reference that is the whole of a text, or None."""
    text = text.strip()
    if not text.startswith("$"):
        return None
    match = REFERENCE.fullmatch(text) or WHOLE.fullmatch(text)
    if not match or text == "$$":
        return None
    groups = match.groupdict()
    return Reference(groups.get("braced") or groups["bare"], groups.get("form"), text)

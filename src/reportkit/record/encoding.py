"""The bytes of a text file, decoded; what is not UTF-8 is named, and read on as best it can be."""

from __future__ import annotations

import codecs
import re

from reportkit.diagnostics import Phrase

# the longer mark of the two that begin alike comes first
MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
IMPLAUSIBLE = r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff]"


def decode(content: bytes) -> tuple[str, str | Phrase]:
    """The text, and the name of its encoding: "" for UTF-8, with or without a mark at its head."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    if content[1:4:2] == b"\0\0" and 0 not in content[0:4:2]:  # as without its mark
        return content.decode("utf-16-le", "replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return _decode_other(content)


def has_chinese(text: str) -> bool:
    """True if any character of a text is Chinese."""
    return not text.isascii() and any("\u3400" <= character <= "\u9fff" for character in text)


def _decode_other(content: bytes) -> tuple[str, str | Phrase]:
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if has_chinese(text) and not re.search(IMPLAUSIBLE, text):
        return text, "GBK (GB18030)"
    return content.decode("utf-8-sig", "replace"), Phrase("something unknown")

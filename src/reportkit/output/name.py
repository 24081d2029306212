"""The file names of documents: legal on every system, the same on each run."""

from __future__ import annotations

import re
import unicodedata

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)")
LONGEST_ID = 150  # bytes; file systems take 255 for the whole name


def build_file_name(record: str, document: str, lang: str | None = None) -> str:
    """The name of a document's file: `<record id>-<document>[-<language>].docx`."""
    steps = (_legal(record), document, *([lang] if lang else ()))
    return "-".join(steps) + ".docx"


def _legal(name: str) -> str:
    """The record's id without what some system does not take in a file name."""
    legal = FORBIDDEN.sub("-", unicodedata.normalize("NFC", name)).strip(" .-")
    legal = legal.encode("utf-8", "replace")[:LONGEST_ID].decode("utf-8", "ignore")
    return f"_{legal}" if RESERVED.match(legal) else legal or "record"

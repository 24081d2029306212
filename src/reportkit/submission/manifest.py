"""What a package holds, for programs: `manifest.json`, `SHA256SUMS`, and the seal over both.

Each file stands with its digest in both; the manifest's own digest stands in the sums, and that of
the sums in the zip file's comment. So a change of any byte leaves two that disagree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

from reportkit.frozen import frozen
from reportkit.pattern import pattern
from reportkit.submission.enclosure import Enclosure
from reportkit.submission.profile import Profile
from reportkit.version import __version__

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FORMAT = 1
SUM = pattern(r"([0-9a-f]{64})  (.+)")
SEAL = pattern(r"reportkit package 1 sha256:([0-9a-f]{64})")


@frozen
class RecordFacts:
    """A record of a package; `facts` is the digest of what its readers may know of it."""

    id: str
    title: str
    facts: str


def write_manifest(
    profile: Profile, records: Iterable[RecordFacts], files: Iterable[Enclosure], version: str
) -> bytes:
    """The manifest as a JSON file. It names no person and no machine."""
    told = {
        "format": FORMAT,
        "reportkit": __version__,
        "version": version,
        "profile": {
            "name": profile.name,
            "title": profile.title,
            "sha256": profile.digest,
            "audience": profile.audience,
            "final": profile.final,
        },
        "records": [{"id": one.id, "title": one.title, "facts": one.facts} for one in records],
        "files": [_describe(one) for one in files if one.is_file],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _describe(one: Enclosure) -> dict[str, object]:
    """A file, with all that is known of it."""
    told: dict[str, object] = {
        "file": one.path,
        "size": len(one.content),
        "sha256": one.digest,
        "kind": one.kind,
        "title": one.title,
        "enclosure": one.label,
        "pages": one.pages,
        "words": one.words,
        "record": one.record,
        "document": one.document,
        "lang": one.lang,
        "origin": one.origin,
        "facts": one.facts,
        "template": one.template,
    }
    return {name: value for name, value in told.items() if value not in (None, "")}


def write_sums(files: Mapping[str, bytes]) -> bytes:
    """The digests of files by their paths, as `sha256sum -c` reads them."""
    lines = (f"{sha256(content).hexdigest()}  {path}\n" for path, content in files.items())
    return "".join(lines).encode()


def read_sums(content: bytes) -> dict[str, str] | None:
    """The digests by path; None if a line is none."""
    lines = content.decode("utf-8", "replace").splitlines()
    found = [SUM.fullmatch(line) for line in lines]
    if not found or None in found:
        return None
    return {one[2]: one[1] for one in found if one}


def read_manifest(content: bytes) -> dict[str, str] | None:
    """The digests that a manifest gives, by path; None if it is none of this form."""
    try:
        told = json.loads(content)
        if told["format"] == FORMAT:
            return {str(one["file"]): str(one["sha256"]) for one in told["files"]}
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return None


def build_seal(sums: bytes) -> str:
    """The one line that stands for all of a package."""
    return f"reportkit package 1 sha256:{sha256(sums).hexdigest()}"


def read_seal(words: str) -> str | None:
    """The digest in a seal, or in the digits of one alone; None if it is none."""
    found = SEAL.fullmatch(words.strip())
    if found:
        return found[1]
    digits = words.strip().lower().removeprefix("sha256:")
    return digits if SUM.fullmatch(f"{digits}  x") else None

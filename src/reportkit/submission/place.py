"""Where a package is written, and what stands there: nothing, a package as it was made, or work."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from reportkit.diagnostics import FilePlace, Phrase, ProblemsFound
from reportkit.entry import is_folder, is_there
from reportkit.frozen import frozen
from reportkit.output.standing import read_content
from reportkit.rules.package import EDITED_PACKAGE
from reportkit.submission.verify import read_package, verify_package


@frozen
class Destination:
    """The folder and the zip file of a package."""

    folder: Path

    @property
    def archive(self) -> Path:
        """The zip file, beside the folder."""
        return self.folder.with_name(f"{self.folder.name}.zip")


def is_current(place: Destination, files: Mapping[str, bytes], archive: bytes) -> bool:
    """True if just this package stands there."""
    if not is_folder(place.folder) or read_content(place.archive) != archive:
        return False
    try:
        held = read_package(place.folder)
    except ProblemsFound:
        return False
    digests = {path: sha256(content).digest() for path, content in held.files.items()}
    return digests == {path: sha256(content).digest() for path, content in files.items()}


def check_free(place: Destination) -> None:
    """Raise `ProblemsFound` if what stands there would be lost with it."""
    found = []
    for path in (place.folder, place.archive):
        cause = _find_cause(path) if is_there(path) else None
        if cause is not None:
            found.append(EDITED_PACKAGE.at(FilePlace(str(path)), "force", path=path, cause=cause))
    if found:
        raise ProblemsFound(found)


def _find_cause(path: Path) -> Phrase | None:
    """Why something must not be overwritten; None for a package as it was made."""
    if path.suffix != ".zip" and not is_folder(path):
        return Phrase("it is no folder")
    verified = verify_package(path)
    if not verified.files:
        return Phrase("it is no package of reportkit")
    return Phrase("it has been changed since it was made") if verified.diagnostics else None

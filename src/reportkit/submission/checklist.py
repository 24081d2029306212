"""The list of what was checked, as a text file that every program shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportkit.diagnostics import Phrase
from reportkit.submission.cover import Letter, tell
from reportkit.submission.enclosure import Enclosure
from reportkit.submission.limit import Check, say_size
from reportkit.submission.profile import Profile

ORIGINS: Mapping[str, Phrase] = {
    "rendered": Phrase("made from its record"),
    "edited": Phrase("as it was edited by hand"),
    "given": Phrase("as it was handed in"),
    "copy": Phrase("a copy without metadata"),
}
AUDIENCES: Mapping[str, Phrase] = {
    "public": Phrase("for the public"),
    "internal": Phrase("for the house"),
    "archive": Phrase("for the archive"),
}


def build_check_list(
    letter: Letter, enclosures: Iterable[Enclosure], checks: Iterable[Check], profile: Profile
) -> bytes:
    """What was checked, and the origin of every file, in the language of the package."""
    lines = [*_iter_head(letter, profile), *_iter_checks(checks), *_iter_files(enclosures)]
    told = (line if isinstance(line, str) else tell(line, letter.lang) for line in lines)
    return ("\n".join(told) + "\n").encode()


Line = str | Phrase


def _iter_head(letter: Letter, profile: Profile) -> Iterator[Line]:
    yield Phrase("What was checked")
    yield ""
    yield letter.subject
    title = profile.title or profile.name
    final = Phrase("final") if profile.final else Phrase("draft")
    yield Phrase("{title}, {audience}, {state}, version {version}",
                 title=title, audience=AUDIENCES[profile.audience], state=final,
                 version=letter.version)  # fmt: skip
    yield ""


def _iter_checks(checks: Iterable[Check]) -> Iterator[Phrase]:
    """Yield what passed, each once."""
    passed = (one for one in checks if one.problem is None)
    lines = (Phrase("✓ {what}: {found}", what=one.of, found=one.found) for one in passed)
    yield from {str(line): line for line in lines}.values()


def _iter_files(enclosures: Iterable[Enclosure]) -> Iterator[Line]:
    yield ""
    yield Phrase("Where the files come from")
    yield ""
    for one in enclosures:
        if one.is_file and one.kind not in ("cover list", "check list"):
            yield Phrase("- {file}: {origin}, {size}",
                         file=one.path, origin=ORIGINS[one.origin],
                         size=say_size(len(one.content)))  # fmt: skip

"""Tags in parts that are never filled in: inserted files, styles, lists, building blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from reportkit.diagnostics import Diagnostic, FilePlace, Severity
from reportkit.pattern import pattern
from reportkit.rules import template as rules
from reportkit.template.tags import shown
from reportkit.word.package import Package, extension

TEXTS = frozenset({"xml", "htm", "html", "xhtml", "mht", "mhtml", "txt", "rtf"})
MARKUP = pattern(rb"<[^>]*>")
TAG = pattern(rb"\{\{[^{}]*\w[^{}]*\}\}|\{%[^{}]*\w[^{}]*%\}")
# building blocks are not seen until somebody puts one into the text
UNSEEN = "/glossary/"


def iter_unfilled(
    package: Package, filled: Collection[str], *, strict: bool
) -> Iterator[Diagnostic]:
    """Yield a problem for every part with a tag that no document would have filled in."""
    for member, content in package.contents.items():
        if member in filled or extension(member) not in TEXTS:
            continue
        if b"{" not in content or b"}" not in content:
            continue
        if found := TAG.search(content) or TAG.search(MARKUP.sub(b"", content)):
            tag = shown(MARKUP.sub(b"", found[0]).decode("utf-8", "replace"))
            problem = rules.UNFILLED_PART.at(FilePlace(str(package.path)), tag=tag, member=member)
            is_seen = strict and UNSEEN not in member
            yield problem if is_seen else replace(problem, severity=Severity.WARNING)

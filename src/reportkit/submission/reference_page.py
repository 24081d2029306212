"""The reference page of profiles, written from the declarations of their settings.

`python -m reportkit.submission.reference_page > docs/reference/profile.md` makes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from reportkit.record.shape import Shape, Slot, find_shape
from reportkit.submission.name import DATES, MEANINGS, NUMBERS
from reportkit.submission.profile import Box, DocumentWish, Profile, Size, Span

HEAD = """\
# Profiles

A profile is a YAML file in the folder `profiles/` of a project. It says what a package must be, for
`reportkit package RECORD... --profile NAME`; `package: {profile: NAME}` in `reportkit.yaml` names
the one that is usual. [Packages](../submission.md) tells how they are made and verified.

```yaml
title: Media packet
audience: public
documents:
  news-release: {forms: [docx, pdf], words: 550-700}
photos: {box: 1280x1280, size: 300 kB, count: 1-3}
names: {package: "{org_short}-{title}-{date:%Y%m%d}"}
limits: {total: 20 MB, title: 30}
required: [release.contact, photos.caption]
approvals: [signed]
```

Everything may be left out. How values are written:

- **how many**: `800` at most, `550-700`, or `3-` at least. Words are counted as Word counts them: a
  Chinese character, or a word of Latin letters.
- **size**: `20 MB`, `300 kB` or bytes. A kB is 1000 bytes, the stricter reading of a limit.
- **pixels**: `1280x1280`, a box into which a picture fits.
- **yes or no**: `true`, `false`, `yes`, `no`.
- **fields**: paths as in the [record](record.md), such as `release.contact`. Below a list every
  entry must have it: `photos.alt`.
- **pattern**: see [file names](#file-names).
"""
NAMES_HEAD = """\
## File names

A pattern is words and placeholders in braces. What has no value takes the separators around it
away.
Signs that Windows does not take in a name, `\\ / : * ? " < > |`, are left out; a name that is too
long is shortened at its longest value: no word of Latin letters is cut in two, and what is left
does not end with a comma, an opening bracket or a word such as `and`, `of`, 和 or 以及.

| placeholder | meaning |
|---|---|
"""
NAMES_FOOT = """
{dates} may have a form: `{{date:%Y%m%d}}`, of `%Y %m %d %y %j`. {numbers} may be
`{{number:zh}}` (图一) or `{{number:02}}`. All others may have a length: `{{title:30}}`. Numbers of
enclosures know `{{number}}` alone.
"""
TYPES: Mapping[Any, str] = {
    str: "text", bool: "yes or no", int: "whole number", Size: "size", Span: "how many",
    Box: "pixels",
}  # fmt: skip


def build_reference_page() -> str:
    """The whole page, as Markdown."""
    parts = [HEAD, *_iter_group("", find_shape(Profile)), NAMES_HEAD + _build_names()]
    return "\n".join(parts)


def _build_names() -> str:
    rows = "".join(f"| `{{{name}}}` | {meaning} |\n" for name, meaning in MEANINGS.items())
    dates, numbers = (
        " and ".join(f"`{{{name}}}`" for name in MEANINGS if name in group)
        for group in (DATES, NUMBERS)
    )
    return rows + NAMES_FOOT.format(dates=dates, numbers=numbers)


def _iter_group(path: str, shape: Shape) -> Iterator[str]:
    """Yield the section of a group of settings, and those of the groups in it."""
    yield f"## {f'`{path}`' if path else 'Settings'}\n"
    yield f"{(shape.of.__doc__ or '').splitlines()[0]}\n"
    yield "| setting | value | usually | meaning |"
    yield "|---|---|---|---|"
    usual = shape.of()
    yield from (_build_row(slot, getattr(usual, slot.name), path) for slot in shape.slots)
    yield ""
    for slot in shape.slots:
        inner = _find_inner(slot.type)
        if inner:
            name = f"{slot.key}.NAME" if get_origin(slot.type) else slot.key
            yield from _iter_group(f"{path}.{name}".lstrip("."), inner)


def _find_inner(hint: Any) -> Shape | None:
    """The settings of a group, or of each of several that have names."""
    for kind in (hint, *get_args(hint)):
        shape = find_shape(kind) if isinstance(kind, type) else None
        if shape and shape.slots:
            return shape
    return None


def _build_row(slot: Slot, usual: object, path: str) -> str:
    example = f", as in `{slot.example}`" if slot.example else ""
    alone = " ▸" if slot.alone else ""
    kind = _name_type(slot.type, path, slot.key)
    return f"| `{slot.key}`{alone} | {kind} | {_say(usual)} | {slot.meaning}{example} |"


def _say(usual: object) -> str:
    """A usual value as it would be written."""
    if usual is None or usual == "" or _find_inner(type(usual)) or isinstance(usual, Mapping):
        return ""
    if isinstance(usual, bool):
        return f"`{str(usual).lower()}`"
    if isinstance(usual, tuple):
        return f"`[{', '.join(map(str, usual))}]`" if usual else ""
    return f"`{usual!r}`" if usual == " " else f"`{usual}`"


def _name_type(hint: Any, path: str, key: str) -> str:
    """What a type is called in the page."""
    if path in ("names", "enclosures") and hint is str and key != "spaces":
        return "pattern"
    if hint in TYPES:
        return TYPES[hint]
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if get_origin(hint) is tuple:
        return f"list of {'fields' if arguments[0] is str else _name_type(arguments[0], path, key)}"
    if get_origin(hint) is not None:
        inner = f"`{key}.NAME`" if arguments[1] is DocumentWish else "path"
        return f"by name: {inner}" if arguments[1] is DocumentWish else inner
    return f"[`{key}`](#{key})"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(build_reference_page())

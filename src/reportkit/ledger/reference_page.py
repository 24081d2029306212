"""The reference page of what the templates of a ledger can ask for.

`python -m reportkit.ledger.reference_page > docs/reference/ledger.md` makes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reportkit.ledger.declared import GROUPS, Group

HEAD = """\
# What templates of a ledger can ask for

Every name that may stand in a tag of the templates under `ledger.documents` in `reportkit.yaml`.
Of every figure, `records` are the ids of the records that it was made of.
[Ledgers](../ledger.md) tells what the figures mean.
"""


def build_reference_page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([HEAD, *(line for group in GROUPS for line in _iter_lines(group))])


def _iter_lines(group: Group) -> Iterator[str]:
    yield f"## {group.title}\n"
    places = ", ".join(f"`{place}`" for place in group.places if place)
    yield from [f"{places}\n"] if places else []
    yield "| name | meaning | 含义 |"
    yield "|---|---|---|"
    for name, (english, chinese) in group.names.items():
        yield f"| `{name}` | {english} | {chinese} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(build_reference_page())

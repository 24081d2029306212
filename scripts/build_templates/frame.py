"""The sentences that both templates open with: who did what, where and when, and why.

What stands in double square brackets is printed if its facts are there.
"""

from __future__ import annotations

THEME = "[[ under the theme {{ theme | quoted }}]]"
VENUE = "[[ {{ venue }}]]"
WENT = (
    "{% if party %}{{ head | subject }} led {{ party }} to "
    "{% else %}{{ delegation | subject }} visited {% endif %}{{ destination }}"
)
RECEIVED = "{{ org }} received {{ delegation | subject }}" + VENUE
HELD = (
    '{{ organizer or org }} {% if kind == "volunteer" %}carried out'
    '{% elif kind == "visit" %}organized{% else %}held{% endif %} {{ kind_name | a }}' + VENUE
)
WITH = "[[ with {{ partners }}]]"


def sentence(*parts: str) -> str:
    """The parts as one sentence, with a capital letter and a full stop whatever they end in."""
    return f"{{% filter sentence %}}{''.join(parts)}{{% endfilter %}}"

"""The sentences that both templates open with: who did what, where and when, and why."""

from __future__ import annotations

GOAL = (
    "{% if background.aims %}{{ background.aims }}"
    "{% if background.means %} {{ background.means | through }}{% endif %}"
    "{% if background.goal %}, and to {{ background.goal }}{% endif %}"
    "{% else %}{{ background.goal }}{% endif %}"
    "{% if background.slogan %} under the slogan {{ background.slogan | quoted }}{% endif %}"
)
THEME = "{% if theme %} under the theme {{ theme | quoted }}{% endif %}"
VENUE = "{% if venue %} {{ venue }}{% endif %}"
WENT = (
    "{% if party %}{{ head | subject }} led {{ party }} to "
    "{% else %}{{ delegation | subject }} visited {% endif %}{{ destination }}"
)
RECEIVED = "{{ org }} received {{ delegation | subject }}" + VENUE
HELD = (
    '{{ organizer or org }} {% if kind == "volunteer" %}carried out'
    '{% elif kind == "visit" %}organized{% else %}held{% endif %} {{ kind_name | a }}' + VENUE
)
WITH = "{% if partners %} with {{ partners }}{% endif %}"


def sentence(*parts: str) -> str:
    """The parts as one sentence, with a capital letter and a full stop whatever they end in."""
    return f"{{% filter sentence %}}{''.join(parts)}{{% endfilter %}}"

"""No template and no value can exhaust the machine."""

from __future__ import annotations

import pytest

from render.filling import problems_of, template_of, text_of
from reportkit.diagnostics import ProblemsFound


@pytest.mark.parametrize(
    "code",
    ["{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
     "{% for a in range(100000000) %}{% endfor %}"],
)  # fmt: skip
def test_a_loop_that_runs_away_is_stopped(code: str) -> None:
    assert problems_of(code)[0].rule in ("render/too-much", "render/failing-tag")


@pytest.mark.parametrize(
    "code",
    ["'a' * 999999999", "9 ** 999999999", "[0] * 999999999", "'%999999999d' % 1",
     "'{:999999999}'.format(1)", "'a' | center(999999999)", "[] | batch(999999999, 'a') | list",
     "('a' * 999999) ~ ('b' * 999999)", "('a' * 999999) + ('b' * 999999)",
     "'{:{}}'.format(1, 999999999)"],
)  # fmt: skip
def test_what_would_be_excessively_long_is_refused(code: str) -> None:
    [problem] = problems_of(f"{{{{ {code} }}}}")
    assert problem.rule == "render/failing-tag"
    assert "it would be longer than" in problem.message


def test_a_text_that_doubles_in_a_loop_is_stopped() -> None:
    code = (
        "{% set ns = namespace(x='aaaaaaaaaa') %}"
        "{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}"
    )
    assert "it would be longer than" in problems_of(code)[0].message


@pytest.mark.parametrize(
    "code",
    [
        "{% for a in range(9) %}{% endfor %}",
        "{% for a in [1] %}{{ loop.length }}{% endfor %}",
        "{% macro again(n) %}{{ again(n - 1) if n }}{% endmacro %}[{{ again(40) }}]",
        "{% for a in [1] recursive %}{{ loop([]) }}{% endfor %}",
    ],
)
def test_what_takes_too_long_is_stopped_at_its_tag(code: str) -> None:
    template = template_of(f"Words of the first paragraph\n{code}")
    template.render({})
    with pytest.raises(ProblemsFound) as found:
        template.render({}, seconds=0)
    [problem] = found.value.diagnostics
    assert problem.rule == "render/too-long"
    assert problem.place.paragraph == 2


def test_the_tag_that_writes_too_much_is_named() -> None:
    code = "{{ x }}\n{% for a in range(400) %}{{ 'a' * 900000 }}{% endfor %}\n{{ x }}"
    [problem] = problems_of(code, x="x")
    assert problem.rule == "render/too-much"
    assert problem.place.paragraph == 2


def test_the_length_of_a_loop_is_known_in_it() -> None:
    words = "{% for a in 'ab' %}{{ loop.index }}/{{ loop.length }}{{ loop.last }} {% endfor %}"
    assert text_of(words) == "1/2no 2/2yes "

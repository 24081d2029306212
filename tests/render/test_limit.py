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
     "'{:{}}'.format(1, 999999999)", "'{:{w}}'.format(1, w=999999999)", "'%*d' % (999999999, 1)",
     "'%999999999d' | format(1)", "('a' * 9999).replace('a', 'b' * 9999)",
     "('a' * 9999) | replace('a', 'b' * 9999)", "(['a'] * 9999) | join('b' * 9999)",
     "('b' * 9999).join(['a'] * 9999)", "['a\\n' * 9999] | map('indent', 9999) | list",
     "('a ' * 9999) | wordwrap(1, wrapstring='b' * 9999)", "('{0}' * 999).format('a' * 9999)"],
)  # fmt: skip
def test_what_would_be_excessively_long_is_refused(code: str) -> None:
    [problem] = problems_of(f"{{{{ {code} }}}}")
    assert problem.rule == "render/failing-tag"
    assert "it would be longer than" in problem.message


@pytest.mark.parametrize(
    ("first", "step"),
    [("'a'", "n.x ~ n.x"), ("'a'", "n.x.replace('a', 'aa')"), ("'a'", "'%s%s' | format(n.x, n.x)"),
     ("'a'", "[n.x, n.x] | join"), ("10", "n.x * n.x"), ("[1]", "[n.x, n.x]"),
     ("{}", "{'a': n.x, 'b': n.x}"), ("[1]", "n.x + n.x")],
)  # fmt: skip
def test_what_doubles_in_a_loop_is_stopped(first: str, step: str) -> None:
    code = f"{{% set n = namespace(x={first}) %}}{{% for i in range(90) %}}{{% set n.x = {step} %}}"
    problems = problems_of(f"{code}{{% endfor %}}{{{{ n.x | string | length }}}}")
    assert "it would be longer than" in problems[0].message


@pytest.mark.parametrize(
    "code",
    ["{% macro m(n) %}{% if n < 60 %}{{ m(n + 1) ~ m(n + 1) }}{% endif %}{% endmacro %}{{ m(0) }}",
     "{% for x in y recursive %}{% if loop.depth < 60 %}{{ loop(y) }}{% endif %}{% endfor %}"],
)  # fmt: skip
def test_what_calls_itself_twice_is_stopped(code: str) -> None:
    assert problems_of(code, y=[1, 2])[-1].rule == "render/too-much"


def test_a_value_of_a_record_may_be_long() -> None:
    text = "a < b " * 300_000
    assert text_of("{{ t | trim | upper }}", t=text) == text.strip().upper()


@pytest.mark.parametrize(
    "sketch",
    ["{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "{{ " + " + ".join("1" * 3000) + " }}",
     "{% if 1 %}" * 300 + "a" + "{% endif %}" * 300,
     "\n".join(["{% for a in 'a' %}"] * 30 + ["a"] + ["{% endfor %}"] * 30)],
)  # fmt: skip
def test_what_is_nested_too_deeply_names_its_tag(sketch: str) -> None:
    [problem] = problems_of(sketch)
    assert problem.rule == "template/tag-syntax"
    assert problem.message.endswith("it is nested too deeply")


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

"""How much a problem matters to a project: its settings may raise, lower or drop warnings.

```yaml
checks:
  record/no-photo: off      # off, hint, warning or error
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportkit.diagnostics import Diagnostic, Severity, find_near
from reportkit.project.reader import Reader
from reportkit.rules import find_rule, iter_rules
from reportkit.rules.project import FIXED_RULE, UNKNOWN_RULE

Verdicts = Mapping[str, Severity | None]  # by the slug of a rule; None drops its problems
LEVELS: Mapping[str, Severity | None] = {
    "off": None,
    **{str(severity): severity for severity in Severity},
}


def read_verdicts(reader: Reader) -> dict[str, Severity | None]:
    """What the settings say of rules; only what does not stop documents is open to them."""
    verdicts: dict[str, Severity | None] = {}
    for slug in reader.section("checks"):
        level = reader.choice(f"checks.{slug}", LEVELS, "off")
        rule = find_rule(slug)
        place = reader.place_of_name("checks", slug)
        if rule is None:
            near = find_near(slug, [one.slug for one in iter_rules()])
            hint = "near" if near else None
            reader.found.append(UNKNOWN_RULE.at(place, hint, name=slug, near=near))
        elif rule.severity is Severity.ERROR:
            reader.found.append(FIXED_RULE.at(place, name=slug))
        else:
            verdicts[slug] = LEVELS[level]
    return verdicts


def judge(problems: Iterable[Diagnostic], verdicts: Verdicts) -> Iterator[Diagnostic]:
    """Yield the problems as much as they matter to a project."""
    for problem in problems:
        severity = verdicts.get(problem.rule, problem.severity)
        if severity is problem.severity:
            yield problem
        elif severity is not None:
            yield replace(problem, severity=severity)

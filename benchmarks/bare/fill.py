"""The plain script that reportkit is measured against: docxtpl fills the same two templates.

It is given words that are ready to print; what the templates' own filters do to these words it
does with the least that gives the same text. `python fill.py TEMPLATES OUT`.
"""

import sys
from pathlib import Path

import yaml
from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, Environment


def same(value, *_, **__):
    """The value itself."""
    return value


def listed(value):
    """The value, which is words already, or words with commas."""
    return value if isinstance(value, str) else ", ".join(value)


def stop(value):
    """The words with a full stop."""
    return f"{value}."


def quoted(value):
    """The words in quotation marks."""
    return f"“{value}”"


def nothing():
    """What stands for a mark that prints no words."""
    return ""


def sentences(*values):
    """The words one after the other."""
    said = [value if isinstance(value, str) else " ".join(value) for value in values if value]
    return " ".join(said)


environment = Environment(autoescape=True, undefined=ChainableUndefined)
environment.filters |= dict.fromkeys(
    "a count date formal full in_lines inside opening paragraphs picture points possessive short "
    "subject through title_name".split(),
    same,
)
environment.filters |= {"listed": listed, "quoted": quoted, "sentence": stop, "stop": stop}
environment.globals |= {"sentences": sentences, "keep_with_previous": nothing}

templates, out = Path(sys.argv[1]), Path(sys.argv[2])
values = yaml.safe_load((Path(__file__).parent / "values.yaml").read_text(encoding="utf-8"))
for name in ("activity-report", "news-release"):
    document = DocxTemplate(templates / f"{name}.docx")
    document.render(values, environment)
    document.save(out / f"{name}.docx")

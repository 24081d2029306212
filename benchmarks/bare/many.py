"""A bare script around docxtpl: `many.py FOLDER` makes two documents of each record in it."""

import json
import sys
from pathlib import Path

import yaml
from docxtpl import DocxTemplate

folder = Path(sys.argv[1])
out = folder / "scripted"
out.mkdir(exist_ok=True)
words = json.loads((folder / "values.json").read_text(encoding="utf-8"))
for record in sorted((folder / "records").glob("*.yaml")):
    values = words | yaml.safe_load(record.read_text(encoding="utf-8"))
    for name in ("report", "release"):
        document = DocxTemplate(folder / f"{name}.docx")
        document.render(values, autoescape=True)
        document.save(out / f"{record.stem}-{name}.docx")

"""What others make of our exports: a calendar library, types of schema.org, an HTML judge, IPTC.

They run where the npm packages `ical.js`, `schema-dts`, `typescript` and `html-validate` are
installed, and REPORTKIT_JUDGES names the folder. IPTC's schema of ninjs is in no package:
REPORTKIT_NINJS names the file, which https://iptc.org/std/ninjs/ninjs-schema_3.3.json holds.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reportkit
from export.ninjs import FORMATS

PROJECT = Path(__file__).parents[2]
RECORDS = sorted((PROJECT / "records").glob("*.yaml"))
JUDGES = os.environ.get("REPORTKIT_JUDGES", "")

NINJS = os.environ.get("REPORTKIT_NINJS", "")

need_judges = pytest.mark.skipif(not JUDGES, reason="REPORTKIT_JUDGES names no folder")
need_ninjs = pytest.mark.skipif(not NINJS, reason="REPORTKIT_NINJS names no file")

READ_CALENDAR = """\
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const told = calendar.getAllSubcomponents().map((part) => [
  part.name,
  part.getFirstPropertyValue("summary"),
  String(part.getFirstPropertyValue("dtstart") ?? part.getFirstPropertyValue("due")),
]);
console.log(JSON.stringify(told));
"""
HTML_RULES = {"extends": ["html-validate:standard"], "rules": {"no-inline-style": "off"}}


def call(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, words)], cwd=JUDGES, capture_output=True, text=True, timeout=300
    )


def tool(name: str) -> Path:
    return Path(JUDGES, "node_modules", ".bin", name)


def export(form: str, folder: Path) -> list[Path]:
    """The exports of all records of the repository, in files."""
    made = reportkit.export_records(RECORDS, form)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


@need_judges
def test_another_calendar_library_reads_the_same(tmp_path):
    [calendar] = export("ics", tmp_path)
    script = Path(JUDGES, "calendar.mjs")
    script.write_text(READ_CALENDAR)
    judged = call("node", script, calendar)
    assert judged.returncode == 0, judged.stderr
    told = json.loads(judged.stdout)
    assert ["vevent", "Visit to Example Plant", "2021-06-18"] in told
    assert ["vtodo", "Book the lifting yard for the joint drill", "2026-05-08"] in told
    assert [
        "vevent",
        "Exchange on Workshop Safety and Apprentice Training",
        "2026-03-12T01:00:00Z",
    ] in told
    assert "vjournal" in {name for name, *_ in told}


def check_types(graphs: list[str]) -> subprocess.CompletedProcess[str]:
    """The verdict of TypeScript on graphs, by the types that schema.org defines."""
    source = Path(JUDGES, "graph.ts")
    written = (f"export const g{n}: Graph = {one};" for n, one in enumerate(graphs))
    source.write_text("\n".join(['import type { Graph } from "schema-dts";', *written]), "utf-8")
    options = "--noEmit --strict --target es2022 --module es2022 --moduleResolution bundler"
    return call(tool("tsc"), *options.split(), source)


@need_judges
def test_json_ld_is_in_the_words_of_schema_org(tmp_path):
    judged = check_types([file.read_text("utf-8") for file in export("jsonld", tmp_path)])
    assert judged.returncode == 0, judged.stdout


@need_judges
def test_the_types_refuse_what_is_no_word_of_schema_org(tmp_path):
    [graph, *_] = [file.read_text("utf-8") for file in export("jsonld", tmp_path)]
    assert check_types([graph.replace('"eventStatus"', '"eventState"')]).returncode != 0


@need_judges
@pytest.mark.parametrize("form", ["html", "wechat"])
def test_html_is_valid(tmp_path, form):
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(HTML_RULES))
    pages = []
    for file in export(form, tmp_path):
        text = file.read_text("utf-8").removeprefix("\ufeff")
        if form == "wechat":  # as it stands in somebody's page
            text = (
                '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<title>x</title>\n</head>\n'
                f"<body>\n{text}</body>\n</html>\n"
            )
        file.write_text(text, "utf-8")
        pages.append(file)
    judged = call(tool("html-validate"), "--config", rules, *pages)
    assert judged.returncode == 0, judged.stdout


@need_ninjs
def test_iptc_itself_takes_the_items(tmp_path):
    schema = json.loads(Path(NINJS).read_text("utf-8"))
    items = [json.loads(file.read_text("utf-8")) for file in export("ninjs", tmp_path)]
    assert {item["standard"]["schema"] for item in items} == {schema["$id"]}
    judge = Draft202012Validator(schema, format_checker=FORMATS)
    for item in items:
        assert [(list(one.path), one.message) for one in judge.iter_errors(item)] == []
    [item, *_] = items
    assert not judge.is_valid({**item, "versioncreated": item["versionCreated"]})  # that of 2.x

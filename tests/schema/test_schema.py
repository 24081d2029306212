"""Editors accept what the readers accept, and refuse the mistakes that people make."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, ValidationError

from reportkit.diagnostics import Severity
from reportkit.project import Project, load_project
from reportkit.project.settings import DEFAULTS, DOCUMENT, SETTINGS
from reportkit.record import Directory, load_directory, load_record
from reportkit.record.model import (
    Group,
    Mention,
    Moment,
    Organisation,
    Period,
    Person,
    Record,
    Term,
    Text,
)
from reportkit.record.scalars import parse_day, parse_moment, parse_number, parse_period
from reportkit.record.shape import Slot, find_shape, iter_shapes
from reportkit.rules.chinese.fact import MEANINGS
from reportkit.schema import SCHEMAS, build_schema, write_schemas

ROOT = Path(__file__).parents[2]
HOUSE = """
documents: {report: TEMPLATE}
extra:
  budget: {type: number, required: true, meaning: cost in yuan, zh: 预算, example: 1200}
  level: {values: [City, 30]}
  days: list of date
"""
VALID = {"kind": "visit", "title": "A", "org": "Us", "date": "2021-06-18", "summary": "They came."}


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def parse(text: str) -> Any:
    return yaml.load(text, Core)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)


@pytest.fixture(scope="module")
def judge(project: Project) -> Draft7Validator:
    return Draft7Validator(build_schema("record", project))


@pytest.fixture
def judge_of(judge: Draft7Validator) -> Callable[[], Draft7Validator]:
    """The judge, in a form that Hypothesis can print."""
    return lambda: judge


@pytest.fixture
def house(tmp_path: Path) -> Project:
    template = ROOT / "templates" / "news-release.docx"
    (tmp_path / "reportkit.yaml").write_text(HOUSE.replace("TEMPLATE", str(template)))
    return load_project(tmp_path)


def complaints(judge: Draft7Validator, text: str) -> list[str]:
    """What is wrong with a record that is otherwise in order, by path."""
    absent = {
        key: value for key, value in VALID.items() if not re.search(rf"^{key}:", text, re.MULTILINE)
    }
    errors = judge.iter_errors(absent | (parse(dedent(text)) or {}))
    return sorted({find_deepest(error).json_path for error in errors})


def find_deepest(error: ValidationError) -> ValidationError:
    """The error within an alternative that got furthest, as editors show it."""
    inner = [find_deepest(one) for one in error.context or ()]
    return max([error, *inner], key=lambda one: len(one.absolute_path))


# --- the schemas themselves -----------------------------------------------------------------------


@pytest.mark.parametrize("tongue", ["en", "zh"])
@pytest.mark.parametrize("of", SCHEMAS)
def test_every_schema_is_one(project: Project, of: str, tongue: Any) -> None:
    schema = build_schema(of, project, tongue)
    Draft7Validator.check_schema(schema)
    referred = set(re.findall(r'"#/definitions/(\w+)"', json.dumps(schema)))
    assert referred == set(schema.get("definitions", {}))  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("of", "pattern"),
    [("record", "records/*.yaml"), ("directory", "directory.yaml"), ("project", "reportkit.yaml")],
)
def test_every_file_that_is_shipped_is_in_order(project: Project, of: str, pattern: str) -> None:
    judge = Draft7Validator(build_schema(of, project))
    files = sorted(ROOT.glob(pattern))
    assert files
    for file in files:
        assert list(judge.iter_errors(parse(file.read_text("utf-8")))) == []


def test_every_meaning_is_told_in_chinese() -> None:
    shapes = [*iter_shapes(Record), *iter_shapes(Directory)]
    meanings = {slot.meaning for shape in shapes for slot in shape.slots}
    assert meanings - set(MEANINGS) == set()


def test_a_schema_in_chinese_offers_chinese_keys_and_no_english_words(project: Project) -> None:
    schema: Any = build_schema("record", project, "zh")
    assert schema["properties"]["标题"]["description"] == "标题，与报告上的一致"
    written = json.dumps([build_schema(of, project, "zh") for of in SCHEMAS])
    texts = re.findall(r'"(?:description|patternErrorMessage)": "([^"]*)"', written)
    said = [json.loads(f'"{text}"') for text in texts]
    assert [text for text in said if text.isascii()] == []


def test_every_setting_is_known(project: Project) -> None:
    schema: Any = build_schema("project", project)
    known = schema["properties"]
    assert set(known) == set(SETTINGS)
    assert set(known["defaults"]["anyOf"][0]["properties"]) == set(DEFAULTS)
    document = known["documents"]["anyOf"][0]["additionalProperties"]["then"]
    assert set(document["properties"]) == set(DOCUMENT)


def test_the_keys_of_the_directory_are_offered(project: Project) -> None:
    schema: Any = build_schema("record", project)
    assert schema["definitions"]["people"]["enum"] == ["he", "xin"]
    assert schema["properties"]["host"]["anyOf"][0] == {"$ref": "#/definitions/orgs"}
    told = schema["definitions"]["people"]["markdownEnumDescriptions"]
    assert told[0] == "Mark He, general manager"


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("hosst: Example Motors", "$"),
        ("kind: vist", "$.kind"),
        ("date: soon", "$.date"),
        ("title: [a, b]", "$.title"),
        ("title: {fr: a}", "$.title"),
        ("host: {nmae: x, name: y}", "$.host"),
        ("host: {short: x}", "$.host"),
        ("visitors: [{nme: x}]", "$.visitors[0]"),
        ("visitors: [[a, b]]", "$.visitors[0]"),
        ("present: many", "$.present"),
        ("published: 2021", "$.published"),
        ("place: {city: Exampleton}", "$.place"),
        ("place: {name: x, online: perhaps}", "$.place.online"),
        ("approval: {drafted: {on: 2021-06-18}}", "$.approval.drafted"),
        ("release: x", "$.release"),
        ("follow_up: [{what: x, status: opne}]", "$.follow_up[0].status"),
        ("people: {jane doe: {name: Jane Doe}}", "$.people"),
        ("extra: x", "$.extra"),
    ],
)
def test_a_mistake_is_told_where_it_stands(judge: Draft7Validator, text: str, path: str) -> None:
    assert complaints(judge, text) == [path]


@pytest.mark.parametrize("key", [key for key in VALID if key not in ("date", "summary")])
def test_a_required_key_is_missed_in_either_language(judge: Draft7Validator, key: str) -> None:
    rest = {name: value for name, value in VALID.items() if name != key}
    assert [error.json_path for error in judge.iter_errors(rest)] == ["$"]
    chinese = {"kind": "类型", "title": "标题", "org": "单位"}[key]
    assert judge.is_valid(rest | {chinese: VALID[key]})


@pytest.mark.parametrize(("one", "other"), [("date", "published"), ("summary", "activities")])
def test_one_of_two_is_enough(judge: Draft7Validator, one: str, other: str) -> None:
    rest = {name: value for name, value in VALID.items() if name != one}
    assert not judge.is_valid(rest)
    assert judge.is_valid(rest | {other: ["2021-06-18"] if other == "activities" else "2021-06-18"})


def test_a_key_with_a_default_of_the_project_is_not_required(tmp_path: Path) -> None:
    (tmp_path / "reportkit.yaml").write_text("defaults: {org: Us}\n")
    judge = Draft7Validator(build_schema("record", load_project(tmp_path)))
    assert judge.is_valid({name: value for name, value in VALID.items() if name != "org"})


@pytest.mark.parametrize(
    "text",
    [
        "documnets: {}",
        "documents: {report: {style: ap}}",
        "documents: {report: {template: a.docx, style: apa}}",
        "documents: {report: {template: {fr: a.docx}}}",
        "documents: {report: {template: {}}}",
        "defaults: {lang: fr}",
        "extra: {budget: numbr}",
        "extra: {bud get: number}",
        "extra: {level: {values: []}}",
    ],
)
def test_a_slip_in_the_settings_is_refused(project: Project, text: str) -> None:
    assert not Draft7Validator(build_schema("project", project)).is_valid(parse(text))


def test_a_template_for_each_language_is_accepted(project: Project) -> None:
    judge = Draft7Validator(build_schema("project", project))
    both = "documents: {a: {template: {en: a.docx, zh: b.docx}, times: hours, address: comrade}}"
    assert judge.is_valid(parse(both))
    assert judge.is_valid(parse("documents: {a: a.docx, b: {template: b.docx}}"))


def test_the_settings_of_house_fields_are_accepted(project: Project) -> None:
    judge = Draft7Validator(build_schema("project", project))
    assert judge.is_valid(parse(HOUSE + "  ward: 文字\n  区: list of whole number\n"))


# --- house fields ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("extra: {budget: 1200.50, level: City, days: 2021-6-18}", []),
        ("extra: {预算: 1200, level: 30}", []),
        ("", ["$"]),
        ("extra: {level: City}", ["$.extra"]),
        ("extra: {budget: a lot}", ["$.extra.budget"]),
        ("extra: {budget: 1, wrad: x}", ["$.extra"]),
        ("extra: {budget: 1, level: Citty}", ["$.extra.level"]),
        ("extra: {budget: 1, days: [soon]}", ["$.extra.days[0]"]),
    ],
)
def test_declared_house_fields_are_checked(house: Project, text: str, paths: list[str]) -> None:
    assert complaints(Draft7Validator(build_schema("record", house)), text) == paths


def test_a_house_field_is_described(house: Project) -> None:
    schema: Any = build_schema("record", house)
    budget = schema["definitions"]["House"]["anyOf"][0]["properties"]["budget"]
    assert (budget["description"], budget["examples"]) == ("cost in yuan (预算)", ["1200"])


# --- editors never refuse what reportkit accepts --------------------------------------------------

WORDS: dict[Any, str] = {
    Text: "Example Plant|示例公司|12|yes|2021-06-18|~|3.5|opened the door",
    str: "a.jpg|007|true|+08:00|Z",
    int: "12|1,000|'3'|1_000|１２",
    bool: "yes|No|true|FALSE|是|否",
    date: "2021-06-18|2021-7-3|2021年7月3日|2021/7/3",
    Moment: "2021-06-18|2021-06-18 09:00|2021.7.3",
    Period: "2021-06-18|2021-06-18 to 2021-06-20|2021年7月3日|2021-06-18 09:00 - 11:30",
    Person: "'Ms. Jane Doe, deputy manager'|he|$he|王芳",
    Organisation: "Example Co.|songlin|$songlin|示例公司|'Example Co., Ltd.'",
    Group: "all members|全体党员",
    Term: "{en: five steps}|{英文: five steps, note: internal}",
}


def plausible(hint: Any, depth: int = 0) -> st.SearchStrategy[str]:
    """Values of a type, written as YAML in any way that comes to mind."""
    blank = st.just("")
    if get_origin(hint) is Literal:
        return st.sampled_from([str(value) for value in get_args(hint)]) | blank
    if get_origin(hint) is tuple:
        one = plausible(get_args(hint)[0], depth)
        return one | st.lists(one, max_size=2).map(lambda many: f"[{', '.join(many)}]")
    if get_origin(hint) in (Union, UnionType) and hint not in WORDS:
        return st.one_of([plausible(part, depth) for part in get_args(hint)])
    single = st.sampled_from(WORDS[hint].split("|")) | blank if hint in WORDS else st.nothing()
    if hint is Mention:
        return st.one_of([plausible(part, depth) for part in (Person, Organisation, Group)])
    shape = find_shape(hint)
    if shape.alone and hint not in WORDS:
        single = plausible(shape.alone.type, depth)
    if hint is Text:
        single |= single.map(lambda word: f"{{en: {word or 'x'}}}")
    return single | plausible_keys(shape.slots, depth + 1) if shape.slots and depth < 2 else single


def plausible_keys(slots: Sequence[Slot], depth: int) -> st.SearchStrategy[str]:
    """Some of the keys, in either language, in braces."""
    return plausible_facts(slots, depth).map(
        lambda facts: "{" + ", ".join(f"{key}: {value}" for key, value in facts.items()) + "}"
    )


@st.composite
def plausible_facts(draw: Any, slots: Sequence[Slot], depth: int = 0) -> dict[str, str]:
    """Some of the keys, in either language, and all that are required."""
    chosen = draw(st.lists(st.sampled_from(list(slots)), max_size=3, unique=True))
    required = [slot for slot in slots if slot.required and slot not in chosen]
    return {
        draw(st.sampled_from([slot.key, slot.zh])): draw(plausible(slot.type, depth))
        for slot in (*chosen, *required)
    }


FREE = [slot for slot in find_shape(Record).slots if slot.name not in (*VALID, "schema", "extra")]


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(facts=plausible_facts(FREE))
def test_what_the_reader_accepts_no_editor_refuses(
    tmp_path: Path, judge_of: Callable[[], Draft7Validator], facts: dict[str, str]
) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in (VALID | facts).items())
    path = tmp_path / "record.yaml"
    path.write_text(text, "utf-8")
    loaded = load_record(path, directory=load_directory(ROOT / "directory.yaml").directory)
    if not any(problem.severity is Severity.ERROR for problem in loaded.diagnostics):
        assert [error.message for error in judge_of().iter_errors(parse(text))] == [], text


dates = st.from_regex(r"[0-9]{4}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?", fullmatch=True)
times = st.from_regex(r"[0-2]?[0-9][:时点][0-5][0-9]分?(:[0-5][0-9])?", fullmatch=True)
gaps = st.sampled_from([" to ", " - ", "至", "—", "到", " ", "T", ", ", "-"])


@settings(max_examples=300)
@given(parts=st.lists(dates | times | gaps, max_size=7))
def test_every_notation_of_a_date_is_known(parts: list[str]) -> None:
    from reportkit.schema.value import DAY, MOMENT, PERIOD

    text = "".join(parts)
    for parse_one, form in ((parse_day, DAY), (parse_moment, MOMENT), (parse_period, PERIOD)):
        if parse_one(text):
            assert re.fullmatch(rf"{form}\s*", text), (text, form)


@given(text=st.from_regex(r"[-+]?[0-9]{1,4}([,_ ]?[0-9]{3}){0,2}(\.[0-9]{1,2})?", fullmatch=True))
def test_every_notation_of_a_number_is_known(text: str) -> None:
    from reportkit.schema.value import NUMBER

    if parse_number(text) is not None:
        assert re.fullmatch(NUMBER, text)


# --- on the disk ----------------------------------------------------------------------------------


def test_schemas_are_brought_up_to_date_and_editor_settings_are_left_alone(house: Project) -> None:
    (house.root / ".vscode").mkdir()
    (house.root / ".vscode" / "settings.json").write_text("{}")
    written = [path.name for path in write_schemas(house)]
    schemas = ["directory.json", "profile.json", "project.json", "record.json"]
    assert sorted(written) == sorted([*schemas, "extensions.json"])
    assert (house.root / ".vscode" / "settings.json").read_text() == "{}"
    assert write_schemas(house) == ()
    (house.root / "directory.yaml").write_text("people: {doe: {name: Jane Doe}}\n")
    assert [path.name for path in write_schemas(load_project(house.root))] == ["record.json"]

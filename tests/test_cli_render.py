"""Records and templates into documents, from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from reportkit.cli import program

SETTINGS = """\
documents:
  report: templates/report.docx
  release: {template: templates/release.docx, style: ap}
"""
RECORD = """\
kind: visit
title: Visit to Example Plant
date: 2021-06-18
org: Example Technology Co., Ltd.
place: Example Plant
summary: They came.
"""


def run(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


def run_as_program(*arguments):
    result = run(*arguments, "--format", "json")
    return result.exit_code, json.loads(result.stdout)


def write_template(path, *paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    path.parent.mkdir(exist_ok=True)
    document.save(path)


def write_record(name, text=RECORD):
    path = Path("records", f"{name}.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def words(path):
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


def below(folder):
    return sorted(path.as_posix() for path in Path(folder).rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("reportkit.yaml").write_text(SETTINGS)
    Path("records").mkdir()
    write_template(Path("templates/report.docx"), "{{ title }}", "{{ summary }}")
    write_template(Path("templates/release.docx"), "News: {{ title }}")


# --- render -------------------------------------------------------------------------------------


def test_a_record_becomes_every_document_of_the_project():
    result = run("render", write_record("a"))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        str(Path("output/a-report.docx")),
        str(Path("output/a-release.docx")),
    ]
    assert "2 documents from 1 record" in result.stderr
    assert words("output/a-report.docx") == ["Visit to Example Plant", "They came."]
    assert words("output/a-release.docx") == ["News: Visit to Example Plant"]


def test_one_document_into_another_folder():
    result = run("render", write_record("a"), "--document", "release", "--out", "x/drafts")
    assert result.stdout.splitlines() == [str(Path("x/drafts/a-release.docx"))]
    assert below("x") == ["x/drafts/a-release.docx"]
    assert not Path("output").exists()


def test_the_id_of_a_record_names_its_documents():
    run("render", write_record("a", RECORD + "id: visit/7\n"))
    assert below("output") == ["output/visit-7-release.docx", "output/visit-7-report.docx"]


def test_rendering_again_gives_the_same_bytes():
    record = write_record("a")
    run("render", record)
    first = Path("output/a-report.docx").read_bytes()
    run("render", record)
    assert Path("output/a-report.docx").read_bytes() == first


def test_a_folder_is_rendered_and_a_mistake_stops_only_its_record():
    write_record("a")
    write_record("b", RECORD.replace("title", "titel"))
    write_record("c")
    result = run("render", "records")
    assert result.exit_code == 1
    assert below("output") == [
        "output/a-release.docx",
        "output/a-report.docx",
        "output/c-release.docx",
        "output/c-report.docx",
    ]
    assert "error[record/unknown-key]" in result.stderr
    assert "  2 | titel: Visit to Example Plant\n    | ^^^^^\n" in result.stderr
    assert "4 documents from 2 records; nothing was written from 1 record (1 error" in (
        result.stderr
    )


def test_a_mistake_leaves_the_documents_of_before():
    record = write_record("a")
    run("render", record)
    before = Path("output/a-report.docx").read_bytes()
    record.write_text(RECORD.replace("2021-06-18", "2021-13-45"))
    assert run("render", record).exit_code == 1
    assert Path("output/a-report.docx").read_bytes() == before


def test_one_template_with_a_mistake_stops_every_document_of_the_record():
    write_template(Path("templates/release.docx"), "{{ titel }}", "{% if place %}")
    result = run("render", write_record("a"))
    assert result.exit_code == 1
    assert "release.docx, body, paragraph" in result.stderr
    assert not Path("output").exists()


def test_record_and_templates_are_told_at_once():
    write_template(Path("templates/report.docx"), "{{ title")
    write_template(Path("templates/release.docx"), "{% if place %}")
    result = run("render", write_record("a", RECORD.replace("title", "titel")))
    for told in ("records/a.yaml:2:1", "report.docx, body", "release.docx, body"):
        assert told in result.stderr.replace("\\", "/")


def test_the_mistake_of_a_template_is_told_once_for_many_records():
    write_template(Path("templates/release.docx"), "{% if place %}")
    for name in "abc":
        write_record(name)
    result = run("render", "records")
    assert result.stderr.count("release.docx, body, paragraph") == 1
    for name in "abc":
        told = f"{Path('records', name)}.yaml: nothing was written; the reason is told at "
        assert told in result.stderr
    assert "nothing was written from 3 records (1 error" in result.stderr


def test_of_many_records_that_one_mistake_stops_the_first_are_named():
    write_template(Path("templates/release.docx"), "{% if place %}")
    for number in range(23):
        write_record(f"{number:02}")
    result = run("render", "records")
    assert result.stderr.count("nothing was written; the reason is told at") == 20
    assert "\n3 more were stopped so\n" in result.stderr


def test_a_mistake_in_the_record_itself_names_it_and_is_not_told_twice():
    write_record("a")
    write_record("b", RECORD.replace("title", "titel"))
    write_record("c")
    Path("output/c-report.docx").mkdir(parents=True)
    result = run("render", "records")
    assert "output/c-report.docx: error[output/" in result.stderr
    assert "the reason is told at" not in result.stderr


def test_two_records_of_one_id_do_not_overwrite_each_other():
    write_record("a", RECORD + "id: visit\n")
    write_record("b", RECORD + "id: Visit\n")
    result = run("render", "records")
    assert result.exit_code == 1
    assert "records/b.yaml:7:5: error[output/name-taken]" in result.stderr.replace("\\", "/")
    assert below("output") == ["output/visit-release.docx", "output/visit-report.docx"]


def test_warnings_stop_nothing():
    result = run("render", write_record("a", RECORD.replace("They came.", "TBD")))
    assert result.exit_code == 0
    assert "warning[record/placeholder]" in result.stderr


def test_an_output_folder_that_takes_no_files_is_told():
    Path("output").write_text("a file")
    result = run("render", write_record("a"))
    assert result.exit_code == 1
    assert "output: error[output/folder-refused]: `output` takes no new files" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["records/b.yaml"], "did you mean `records/a.yaml`?"),
        (["records/*.yml"], "matches no records"),
        (["records", "--document", "reprot"], "did you mean `report`?"),
    ],
)
def test_naming_what_does_not_exist_is_usage(arguments, told):
    write_record("a")
    result = run("render", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr.replace("\\", "/")


def test_a_language_that_the_record_lacks_is_told():
    result = run("render", write_record("a"), "--lang", "zh")
    assert result.exit_code == 1
    assert "error[project/other-language]: the record is not written in `zh`" in result.stderr


def write_in_both_languages():
    both = {"Visit to Example Plant": "{en: Visit, zh: 参观}", "They came.": "{en: Yes, zh: 是}"}
    text = RECORD.replace("Example Technology Co., Ltd.", "{name: {en: Us, zh: 我们}}")
    for plain, translated in both.items():
        text = text.replace(plain, translated)
    return write_record("a", text.replace("place: Example Plant\n", "lang: [en, zh]\n"))


def test_a_record_in_two_languages_makes_documents_in_both():
    record = write_in_both_languages()
    assert run("render", record, "--lang", "en").exit_code == 0
    assert below("output") == ["output/a-release-en.docx", "output/a-report-en.docx"]
    assert run("render", record).exit_code == 0
    assert below("output")[1::2] == ["output/a-release-zh.docx", "output/a-report-zh.docx"]


def test_a_document_has_a_template_for_each_language():
    write_template(Path("templates/report.zh.docx"), "标题：{{ title }}")
    both = "{template: {en: templates/report.docx, zh: templates/report.zh.docx}}"
    Path("reportkit.yaml").write_text(f"documents: {{report: {both}}}\n", "utf-8")
    assert run("render", write_in_both_languages()).exit_code == 0
    assert words("output/a-report-zh.docx") == ["标题：参观"]
    assert words("output/a-report-en.docx")[0] == "Visit"


def test_a_language_without_a_template_is_told():
    only = "documents: {report: {template: {en: templates/report.docx}}}\n"
    Path("reportkit.yaml").write_text(only, "utf-8")
    result = run("render", write_in_both_languages())
    assert result.exit_code == 1
    assert "records/a.yaml:5:7: error[project/no-template]" in result.stderr.replace("\\", "/")
    assert run("render", "records/a.yaml", "--lang", "en").exit_code == 0


def test_the_settings_are_checked_first():
    Path("reportkit.yaml").write_text("documents: {report: templates/nothing.docx}\n")
    result = run("render", write_record("a"))
    assert result.exit_code == 1
    assert "reportkit.yaml:1:21: error[project/missing-file]" in result.stderr


def test_a_mistake_in_the_directory_is_told_in_the_directory():
    Path("directory.yaml").write_text("people: {doe: {nmae: Jane Doe}}\n")
    result = run("render", write_record("a"))
    assert result.exit_code == 1
    assert "directory.yaml:1:" in result.stderr


def test_the_directory_is_read_once_for_all_records():
    Path("directory.yaml").write_text("people: {doe: {name: Jane Doe, nmae: x}}\n")
    write_record("a")
    write_record("b")
    assert run("render", "records").stderr.count("directory.yaml:1:") == 1


def test_without_a_project_the_shipped_templates_are_filled(tmp_path):
    Path("reportkit.yaml").unlink()
    result = run("render", write_record("a"))
    assert result.exit_code == 0
    assert below("output") == ["output/a-activity-report.docx", "output/a-news-release.docx"]


def test_a_program_gets_one_object():
    write_record("a")
    write_record("b", RECORD.replace("title", "titel"))
    code, facts = run_as_program("render", "records")
    assert code == 1
    assert list(facts) == ["written", "failed", "diagnostics", "counts", "seconds"]
    assert facts["counts"] == {
        "sources": 2, "written": 2, "up_to_date": 0, "left": 0, "failed": 1
    }  # fmt: skip
    assert facts["written"][0] == {
        "file": str(Path("output/a-report.docx")),
        "source": str(Path("records/a.yaml")),
        "template": str(Path("templates/report.docx")),
        "document": "report",
        "lang": "en",
    }
    assert facts["failed"] == [str(Path("records/b.yaml"))]
    unknown = next(one for one in facts["diagnostics"] if one["rule"] == "record/unknown-key")
    assert unknown["place"] == {
        "file": str(Path("records/b.yaml")),
        "line": 2,
        "column": 1,
        "source": "titel: Visit to Example Plant",
        "length": 5,
    }
    assert unknown["hint"] == "did you mean `title`?"


def test_the_program_itself_ends_with_the_code():
    write_record("a", "kind: visit\n")
    process = subprocess.run(
        [sys.executable, "-m", "reportkit.cli", "render", "records"], capture_output=True
    )
    assert process.returncode == 1


# --- check --------------------------------------------------------------------------------------


def test_a_check_looks_through_the_whole_project_and_writes_nothing():
    write_record("a")
    result = run("check")
    assert result.exit_code == 0
    assert f"{Path('records/a.yaml')}: report, release" in result.stdout
    assert "4 files in order" in result.stderr
    assert not Path("output").exists()


def test_a_check_tells_what_is_wrong_with_both_arms():
    write_record("a", RECORD.replace("title", "titel"))
    write_template(Path("templates/release.docx"), "{% if place %}")
    result = run("check")
    assert result.exit_code == 1
    assert "error[record/unknown-key]" in result.stderr
    assert result.stderr.count("error[template/unclosed-block]") == 1
    assert "2 of 4 files cannot be used: " in result.stderr


def test_a_single_template_can_be_checked():
    assert run("check", "templates/report.docx").exit_code == 0
    write_template(Path("templates/report.docx"), "{{ title")
    assert run("check", "templates/report.docx").exit_code == 1


def test_a_check_finds_a_misspelt_field_where_nothing_is_printed():
    write_template(Path("templates/release.docx"), "{% if host %}{{ titel }}{% endif %}")
    result = run("check", write_record("a"))
    assert result.exit_code == 1
    assert "error[template/unknown-field]" in result.stderr
    assert "did you mean `title`?" in result.stderr


def test_a_check_needs_a_project_or_a_path(tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    Path("reportkit.yaml").unlink()
    monkeypatch.chdir(tmp_path / "empty")
    assert run("check").exit_code == 2


def test_settings_that_are_wrong_do_not_hide_what_is_wrong_elsewhere():
    write_record("a", RECORD.replace("title", "titel"))
    Path("directory.yaml").write_text("peple: {}\n")
    Path("reportkit.yaml").write_text("documents: {report: nowhere.docx}\nrecrods: x\n")
    result = run("check", "--format", "short")
    assert result.exit_code == 1
    for place, rule in [
        ("reportkit.yaml:1:21", "project/missing-file"),
        ("reportkit.yaml:2:1", "project/unknown-setting"),
        ("directory.yaml:1:1", "record/unknown-key"),
        ("records/a.yaml:2:1", "record/unknown-key"),
    ]:
        assert f"{place}: error[{rule}]: " in result.stdout


def test_a_document_number_belongs_to_one_record():
    write_record("a", RECORD + "doc: {number: {code: 示例发, year: 2021, seq: 7}}\n")
    write_record("b", RECORD + "doc: {number: 示例发〔2021〕7号}\n")
    result = run("check", "records", "--format", "short")
    assert result.exit_code == 1
    [line] = [line for line in result.stdout.splitlines() if "error" in line]
    assert line.startswith("records/b.yaml:7:15: error[record/duplicate-number]: ")
    assert "records/a.yaml" in line


def test_strict_lets_warnings_fail():
    record = write_record("a", RECORD.replace("They came", "TBD"))
    assert run("check", record).exit_code == 0
    assert run("check", "--strict", record).exit_code == 1


def test_github_shows_problems_beside_their_lines():
    record = write_record("a", RECORD + "remarks: [{by: Bo, quote: 'x, y', verb: \"a\\u0001b\"}]\n")
    write_template(Path("templates/report.docx"), "{{ titel }}")
    lines = run("check", "--format", "github", record).stdout.splitlines()
    line, column = len(RECORD.splitlines()) + 1, 41
    assert (
        f"::error file=records/a.yaml,title=record/character,line={line},col={column},"
        f"endColumn={column + 10}::" in "\n".join(lines)
    )


def test_sarif_tells_rules_and_places():
    record = write_record("a", RECORD.replace("title", "titel"))
    write_template(Path("templates/report.docx"), "{{ title")
    log = json.loads(run("check", "--format", "sarif").stdout)
    [told] = log["runs"]
    places = {found["ruleId"]: found["locations"][0] for found in told["results"]}
    region = places["record/unknown-key"]["physicalLocation"]
    assert region["artifactLocation"]["uri"] == Path(record).as_posix()
    assert region["region"]["startLine"] == 2
    word = places["template/unclosed-tag"]["logicalLocations"][0]["fullyQualifiedName"]
    assert word.startswith("templates/report.docx, body, paragraph 1")
    ids = {rule["id"] for rule in told["tool"]["driver"]["rules"]}
    assert ids == {found["ruleId"] for found in told["results"]}


def test_a_program_learns_what_would_be_written():
    write_record("a")
    code, facts = run_as_program("check")
    assert code == 0
    assert list(facts) == ["would_write", "failed", "diagnostics"]
    assert [one["document"] for one in facts["would_write"]] == ["report", "release"]


# --- fill ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["guests.yaml", "guests.json"])
def test_any_values_fill_any_template(name):
    write_template(Path("letter.docx"), "Dear {{ guest.name }}, {{ note }}")
    Path(name).write_text(json.dumps({"guest": {"name": "R&D <draft>"}, "note": "发 \U0001f600"}))
    result = run("fill", "letter.docx", name, "-o", "out/letter.docx")
    assert result.exit_code == 0
    assert result.stdout == f"{Path('out/letter.docx')}\n"
    assert words("out/letter.docx") == ["Dear R&D <draft>, 发 \U0001f600"]


def test_every_problem_of_values_and_template_is_told_and_nothing_written():
    write_template(Path("letter.docx"), "{{ guset }} {{ nmae }}")
    Path("guests.yaml").write_text("guest: Jane\nname: Doe\n")
    result = run("fill", "letter.docx", "guests.yaml", "-o", "out.docx")
    assert result.exit_code == 1
    assert "did you mean `guest`?" in result.stderr
    assert not Path("out.docx").exists()


@pytest.mark.parametrize("text", ["- a\n- b\n", "a: [\n", "just words\n", ""])
def test_values_that_are_no_names_and_values_are_told(text):
    write_template(Path("letter.docx"), "{{ a }}")
    Path("values.yaml").write_text(text)
    result = run("fill", "letter.docx", "values.yaml", "-o", "out.docx")
    assert result.exit_code == 1
    assert "values.yaml:" in result.stderr
    assert not Path("out.docx").exists()


def test_pictures_stand_in_the_folder_of_the_values():
    from PIL import Image

    Path("guests").mkdir()
    Image.new("RGB", (4, 3)).save("guests/face.png")
    Path("guests/values.yaml").write_text("face: face.png\n")
    write_template(Path("letter.docx"), '{{ face | picture(width="20mm", height="20mm") }}')
    assert run("fill", "letter.docx", "guests/values.yaml", "-o", "out.docx").exit_code == 0
    assert len(docx.Document("out.docx").inline_shapes) == 1


def write_guests(*names):
    write_template(Path("letter.docx"), "Dear {{ name }}")
    Path("guests").mkdir(exist_ok=True)
    for name in names:
        Path("guests", f"{name.lower()}.yaml").write_text(f"name: {name}\n", encoding="utf-8")
    return [Path("guests", f"{name.lower()}.yaml") for name in names]


def test_many_values_make_a_document_each_in_the_order_given():
    guests = write_guests("Roe", "Doe", "Poe", "Coe", "Joe", "Moe")
    result = run("fill", "letter.docx", *guests, "-o", "letters")
    assert result.exit_code == 0
    letters = [Path("letters", f"{guest.stem}.docx") for guest in guests]
    assert result.stdout.splitlines() == [str(letter) for letter in letters]
    assert words(letters[1]) == ["Dear Doe"]
    assert below("letters") == sorted(letter.as_posix() for letter in letters)


def test_values_with_a_mistake_do_not_stop_the_others():
    guests = write_guests("Roe", "Doe", "Poe")
    guests[1].write_text("nmae: Doe\n", encoding="utf-8")
    result = run("fill", "letter.docx", *guests, "-o", "letters")
    assert result.exit_code == 1
    assert "did you mean `nmae`?" in result.stderr
    assert below("letters") == ["letters/poe.docx", "letters/roe.docx"]


def test_the_values_are_named_with_which_a_template_cannot_be_filled():
    guests = write_guests("Roe", "Doe", "Poe", "Coe")
    for guest in guests[1::2]:
        guest.write_text("nom: Doe\n", encoding="utf-8")
    result = run("fill", "letter.docx", *guests, "-o", "letters")
    assert result.stderr.count("error[template/unknown-field]") == 1
    for guest in guests[1::2]:
        told = f"{guest}: nothing was written; the reason is told at letter.docx\n"
        assert told in result.stderr


def test_a_document_of_one_file_goes_into_a_folder_that_is_there():
    Path("letters").mkdir()
    assert run("fill", "letter.docx", *write_guests("Roe"), "-o", "letters").exit_code == 0
    assert below("letters") == ["letters/roe.docx"]


def test_files_that_would_make_the_same_document_are_refused():
    [guest] = write_guests("Roe")
    Path("Roe.json").write_text('{"name": "Roe"}', encoding="utf-8")
    result = run("fill", "letter.docx", guest, "Roe.json", "-o", "letters")
    assert result.exit_code == 2
    assert f"`{guest}` and `Roe.json` would make the same document" in result.stderr
    assert not Path("letters").exists()


def test_a_filled_template_is_told_to_a_program():
    write_template(Path("letter.docx"), "{{ a }}")
    Path("values.yaml").write_text("a: b\n")
    code, facts = run_as_program("fill", "letter.docx", "values.yaml", "-o", "out.docx")
    assert code == 0
    assert facts["written"] == [
        {
            "file": "out.docx",
            "source": "values.yaml",
            "template": "letter.docx",
            "document": None,
            "lang": None,
        }
    ]

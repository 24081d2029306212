"""Help texts, explanations, beginnings, and how every command ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner

from reportkit.cli import program
from reportkit.record.model import Kind, Language
from reportkit.rules import ROOMS, iter_room, iter_rules
from reportkit.version import __version__

HEAVY = ("yaml", "lxml", "jinja2", "babel", "rich", "docx", "docxtpl", "PIL")


def run(*arguments, stdin=None):
    return CliRunner().invoke(program, arguments, input=stdin)


def spawn(*arguments, code=None, **settings):
    command = ["-c", code] if code else ["-m", "reportkit.cli", *arguments]
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, encoding="utf-8", **settings
    )


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


# --- help ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--help"], ["render", "-h"], ["--version"], ["new", "-h"]])
def test_help_waits_for_no_library(arguments):
    code = (
        f"import sys; sys.argv = ['reportkit', *{arguments!r}]\n"
        "from reportkit.cli import main\n"
        "try: main()\n"
        f"finally: print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)"
    )
    process = spawn(code=code)
    assert (process.returncode, process.stderr.strip()) == (0, "")


@pytest.mark.parametrize("command", [None, *program.commands])
def test_every_help_text_teaches_on_one_screen(command):
    result = run(*([command] if command else []), "-h")
    assert result.exit_code == 0
    assert "Examples:" in result.output or command is None
    assert len(result.output.splitlines()) <= 35
    assert max(map(len, result.output.splitlines())) <= 100


@pytest.mark.parametrize("command", program.commands)
def test_the_list_of_commands_tells_each_in_a_whole_sentence(command):
    assert "..." not in program.commands[command].get_short_help_str(60)


def test_the_version_is_told():
    assert run("--version").output == f"reportkit {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rendr"], "rendr"),
        (["render"], "RECORD"),
        (["render", "x.yaml", "--lnag", "en"], "--lnag"),
        (["render", "x.yaml", "--format", "xml"], "xml"),
        (["fill", "a.docx", "b.yaml", "-o", "c.docx"], "a.docx"),
    ],
)
def test_a_slip_on_the_command_line_is_usage(arguments, told):
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


# --- explain ------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["output/disk-full", "[output/disk-full]"])
def test_a_rule_is_explained(slug):
    result = run("explain", slug)
    assert result.exit_code == 0
    assert result.output.startswith("output/disk-full (error): ")
    assert "choose a folder on another one" in result.output


def test_a_misspelt_rule_suggests_the_nearest():
    result = run("explain", "output/disc-ful")
    assert result.exit_code == 2
    assert "did you mean `output/disk-full`?" in result.stderr


def test_a_rule_that_is_near_nothing_is_told():
    assert "there is no rule `qqq`" in run("explain", "qqq").stderr


def test_all_rules_are_listed():
    rooms = run("explain").output.split("\n\n")
    assert [lines.splitlines()[0] for lines in rooms] == list(ROOMS.values())
    listed = [line.split(":")[0].strip() for lines in rooms for line in lines.splitlines()[1:]]
    assert listed == [rule.slug for rule in iter_rules()]


def test_the_rules_of_a_room_are_listed():
    head, *listed = run("explain", "output").output.splitlines()
    assert head == "Writing documents"
    assert [line.split("/")[0] for line in listed] == ["  output"] * len(list(iter_room("output")))
    assert "  output/file-exists: `…` exists" in listed


def test_a_program_learns_of_a_rule():
    told = json.loads(run("explain", "record/tab", "--format", "json").stdout)
    [rule] = told["rules"]
    assert (rule["rule"], rule["severity"]) == ("record/tab", "error")
    assert rule["message"] == "the line is indented with a tab"
    everything = json.loads(run("explain", "--format", "json").stdout)["rules"]
    assert len(everything) == len(list(iter_rules()))


def test_what_differs_from_problem_to_problem_is_left_open():
    assert (
        "output/disk-full (error): no space is left for `…`"
        in run("explain", "output/disk-full").output
    )


# --- init ---------------------------------------------------------------------------------------


def test_a_project_folder_says_what_to_do_next(tmp_path):
    result = run("init", "my-reports")
    assert result.exit_code == 0
    assert str(Path("my-reports", "reportkit.yaml")) in result.stdout.splitlines()
    assert "cd my-reports" in result.stderr
    assert (tmp_path / "my-reports" / "output").is_dir()


def test_what_is_in_the_folder_is_kept():
    Path("reportkit.yaml").write_text("records: mine\n")
    result = run("init")
    assert result.exit_code == 0
    assert "kept as it was: reportkit.yaml" in result.stderr
    assert "cd " not in result.stderr
    assert Path("reportkit.yaml").read_text() == "records: mine\n"


def test_a_file_is_no_project_folder():
    Path("taken").write_text("")
    assert run("init", "taken").exit_code == 2


# --- new ----------------------------------------------------------------------------------------

GIVEN = ("--title", "Visit to Example Plant", "--org", "Example Ltd.")


def test_a_record_goes_to_the_records_folder_under_its_name(tmp_path):
    run("init")
    result = run("new", "2021-06-18-plant", *GIVEN)
    assert result.exit_code == 0
    path = str(Path("records", "2021-06-18-plant.yaml"))
    assert result.stdout == f"{path}\n"
    assert f"reportkit render {path}" in result.stderr
    assert "date: 2021-06-18\n" in Path(path).read_text()


def test_a_record_without_a_name_is_named_after_date_and_kind():
    result = run("new", *GIVEN, "--date", "2021-06-17 to 2021-06-18", "--kind", "meeting")
    assert result.stdout == "2021-06-17-meeting.yaml\n"


def test_a_path_is_taken_as_it_is():
    path = str(Path("a", "b.yml"))
    assert run("new", path, *GIVEN, "--date", "2021-06-18").stdout == f"{path}\n"


def test_a_record_is_never_overwritten():
    Path("a.yaml").write_text("mine")
    result = run("new", "a", *GIVEN, "--date", "2021-06-18")
    assert result.exit_code == 1
    assert "error[output/file-exists]: `a.yaml` exists" in result.stderr
    assert Path("a.yaml").read_text() == "mine"


def test_without_a_terminal_nothing_is_asked():
    result = run("new", "2021-06-18-plant", stdin="Title\nOrg\n")
    assert result.exit_code == 2
    assert "--title, --org" in result.stderr


def test_the_body_of_the_project_need_not_be_named():
    Path("reportkit.yaml").write_text("defaults: {org: Example Ltd.}\n")
    assert run("new", "a", "--title", "A", "--date", "2021-06-18").exit_code == 0


def test_a_date_that_is_none_is_usage():
    result = run("new", "a", *GIVEN, "--date", "2021-13-45")
    assert result.exit_code == 2
    assert "`2021-13-45` is no date" in result.stderr
    assert not Path("a.yaml").exists()


def type_into(*arguments, typed, cwd, **environment):
    """Run a command on a terminal on which somebody types, and then ends their input."""
    import pty

    terminal, stdin = pty.openpty()
    os.write(terminal, typed.encode() + b"\x04")
    env = {**os.environ, "REPORTKIT_LANG": "en", **environment}
    process = spawn(*arguments, stdin=stdin, cwd=cwd, env=env, timeout=60)
    os.close(terminal)
    os.close(stdin)
    return process


needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@needs_terminal
def test_a_terminal_is_asked_for_what_is_missing(tmp_path):
    answers = ["1", "Visit to Example Plant", "soon", "2021-06-18", "Example Ltd.", *[""] * 4]
    process = type_into("new", "plant", typed="\n".join([*answers, ""]), cwd=tmp_path)
    assert process.returncode == 0
    assert "`soon` is no date" in process.stderr
    assert process.stdout == "plant.yaml\n"
    text = (tmp_path / "plant.yaml").read_text()
    assert "org: Example Ltd.\n" in text
    assert "summary: TBD\n" in text


@needs_terminal
def test_the_form_offers_the_address_book_and_asks_again_for_what_does_not_fit(tmp_path):
    run("init")
    settings = tmp_path / "reportkit.yaml"
    house = "extra: {budget: {type: number, required: true, example: 1200}}\n"
    settings.write_text(settings.read_text("utf-8") + house, "utf-8")
    answers = ["10", "exchange", "Visit to $nobody", "Visit: a start", "2021-06-18", "1", "2"]
    answers += ["Example Co., Ltd.", "1", "Ms. Jane Doe, deputy manager", ""]
    answers += ["Example Plant", "They came.", "a lot", "1200", ""]
    process = type_into("new", "my plant 发 🚗", typed="\n".join(answers), cwd=tmp_path)
    assert process.returncode == 0, process.stderr
    for told in ("from 1 to 9", "$nobody", "an organisation", "`extra.budget` is `a lot`"):
        assert told in process.stderr
    path = Path("records", "my plant 发 🚗.yaml")
    record = yaml.safe_load(path.read_text("utf-8"))
    assert (record["kind"], record["title"]) == ("exchange", "Visit: a start")
    assert (record["org"], record["host"], record["place"]) == ("songlin", "dfsk", "Example Plant")
    assert record["visitors"] == ["he", "Ms. Jane Doe, deputy manager"]
    assert record["extra"] == {"budget": 1200}
    assert run("check", str(path)).exit_code == 0


@needs_terminal
def test_the_form_speaks_chinese(tmp_path):
    answers = ["会议", "安全工作会", "2021-06-18", "示例公司", "张伟，副经理", *[""] * 4]
    process = type_into(
        *("new", "会议", "--lang", "zh", "--keys", "zh"),
        typed="\n".join(answers),
        cwd=tmp_path,
        REPORTKIT_LANG="zh",
    )
    assert process.returncode == 0, process.stderr
    assert "标题，与报告上的一致" in process.stderr
    record = yaml.safe_load((tmp_path / "会议.yaml").read_text("utf-8"))
    assert record["类型"] == "meeting"
    assert record["参加人员"] == ["张伟，副经理"]


@needs_terminal
@pytest.mark.parametrize("typed", ["1\nA visit\n", "1\nA visit\n\x03"])
def test_whoever_leaves_the_form_leaves_no_file(tmp_path, typed):
    process = type_into("new", "plant", typed=typed, cwd=tmp_path)
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []


@needs_terminal
def test_a_record_that_exists_is_told_before_the_first_question(tmp_path):
    (tmp_path / "plant.yaml").write_text("mine")
    process = type_into("new", "plant", typed="", cwd=tmp_path)
    assert process.returncode == 1
    assert "exists" in process.stderr
    assert "What took place" not in process.stderr


def test_every_answer_can_be_given_as_an_option():
    run("init")
    Path("records", "photos", "a b.jpg").write_bytes(b"")
    result = run(
        *("new", "2021-06-18-plant", *GIVEN, "--host", "dfsk", "--place", "Example Plant"),
        *("--visitor", "he", "--visitor", "Ms. Jane Doe, deputy manager"),
        *("--photo", str(Path("records", "photos", "a b.jpg")), "--summary", "They came."),
    )
    assert result.exit_code == 0, result.stderr
    text = Path("records", "2021-06-18-plant.yaml").read_text("utf-8")
    record = yaml.safe_load(text)
    assert record["visitors"] == ["he", "Ms. Jane Doe, deputy manager"]
    assert record["photos"] == [{"file": "records/photos/a b.jpg"}]
    assert "\n# yaml-language-server: $schema=../.reportkit/schema/record.json\n" in text


def test_house_fields_that_are_required_are_options_too():
    Path("reportkit.yaml").write_text("extra: {budget: {type: number, required: true}}\n")
    given = ("new", "a", *GIVEN, "--date", "2021-06-18")
    assert "--extra budget=…" in run(*given).stderr
    assert run(*given, "--extra", "budget").exit_code == 2
    assert run(*given, "--extra", "budget=1200").exit_code == 0
    assert "\nextra:\n  budget: 1200\n" in Path("records", "a.yaml").read_text()


def test_a_record_is_named_after_its_first_day_however_it_is_written():
    result = run("new", *GIVEN, "--date", "2021/6/18 to 2021/6/19")
    assert result.stdout == "2021-06-18-visit.yaml\n"


def test_the_kinds_and_languages_are_those_of_a_record():
    kind, lang = (
        next(
            option for option in program.commands["new"].params if option.name == name
        ).type.choices
        for name in ("kind", "lang")
    )
    assert (tuple(kind), tuple(lang)) == (get_args(Kind), get_args(Language))


# --- endings ------------------------------------------------------------------------------------


def fails_with(error, monkeypatch):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(program.commands["explain"], "callback", fail)
    return run("explain", "record/x")


def test_a_bug_leaves_a_traceback_in_a_file(monkeypatch):
    result = fails_with(ZeroDivisionError("\udce9"), monkeypatch)
    assert result.exit_code == 3
    assert "this is a bug in reportkit" in result.stderr
    file = Path(result.stderr.strip().rpartition(": ")[2])
    assert "ZeroDivisionError" in file.read_text(encoding="utf-8")
    assert __version__ in file.read_text(encoding="utf-8")
    file.unlink()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()])
def test_an_interruption_ends_with_130(monkeypatch, error):
    result = fails_with(error, monkeypatch)
    assert (result.exit_code, result.stderr) == (130, "\ninterrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe that closes")
def test_a_reader_that_went_away_is_no_bug():
    process = subprocess.run(
        f"{sys.executable} -m reportkit.cli explain | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert "bug" not in process.stderr


def test_a_console_that_is_not_utf8_shows_escapes(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = spawn("new", "发", *GIVEN, "--date", "2021-06-18", cwd=tmp_path, env=environment)
    assert (process.returncode, process.stdout) == (0, "\\u53d1.yaml\n")


# --- schema ---------------------------------------------------------------------------------------


def test_a_schema_is_printed_or_written():
    printed = json.loads(run("schema").stdout)
    assert "kind" in printed["properties"]
    result = run("schema", "--for", "directory", "--lang", "zh", "-o", "book.json")
    assert result.stdout == "book.json\n"
    assert "人员" in json.loads(Path("book.json").read_text("utf-8"))["properties"]


def test_schemas_of_a_project_are_brought_up_to_date():
    run("init")
    assert "the schemas are up to date" in run("schema", "--write").stderr
    Path("directory.yaml").write_text("people: {doe: {name: Jane Doe}}\n")
    written = run("schema", "--write")
    assert written.stdout == f"{Path('.reportkit', 'schema', 'record.json')}\n"
    assert "yaml.schemas" not in written.stderr


def test_whoever_has_editor_settings_is_told_what_to_add():
    Path(".vscode").mkdir()
    Path(".vscode", "settings.json").write_text("{}")
    run("init")
    told = run("schema", "--write").stderr
    assert "is yours and stays as it is" in told
    assert '"./.reportkit/schema/record.json"' in told
    assert Path(".vscode", "settings.json").read_text() == "{}"


def test_schemas_are_written_into_projects_only():
    assert run("schema", "--write").exit_code == 2
    assert not Path(".reportkit").exists()

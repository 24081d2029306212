import os
from datetime import date
from textwrap import dedent
from typing import Literal

import pytest

from reportkit.diagnostics import Diagnostic, FilePlace, ProblemsFound, Severity
from reportkit.language import Style
from reportkit.project import (
    NotFoundError,
    build_job,
    build_jobs,
    find_checkable,
    find_project,
    find_project_folder,
    find_records,
    find_shipped_folder,
    judge,
    load_project,
)
from reportkit.record import Organisation, Record, Text
from reportkit.record.house import HouseField


def write(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def settings(folder, text):
    write(folder / "templates" / "activity-report.docx")
    write(folder / "templates" / "news-release.docx")
    return write(folder / "reportkit.yaml", text)


def problems(folder, text):
    with pytest.raises(ProblemsFound) as caught:
        load_project(settings(folder, text))
    return [str(found).removeprefix(f"{folder}{os.sep}") for found in caught.value.diagnostics]


# --- settings -----------------------------------------------------------------------------------


def test_the_settings_of_a_project_become_paths_and_documents(tmp_path):
    file = settings(
        tmp_path,
        """
        defaults: {org: example, lang: en, voice: we, style: ap}
        documents:
          report: {template: templates/activity-report.docx, style: institutional}
          release: templates/news-release.docx
        records: archive
        output: out
        """,
    )
    project = load_project(file)
    assert project.root == tmp_path
    assert project.records == tmp_path / "archive"
    assert project.output == tmp_path / "out"
    assert dict(project.defaults) == {"org": "example", "lang": "en", "voice": "we"}
    assert [
        (kind.name, kind.files[0].name, kind.style.register) for kind in project.documents.values()
    ] == [
        ("report", "activity-report.docx", "institutional"),
        ("release", "news-release.docx", "ap"),
    ]


def test_a_document_keeps_the_usual_style_where_it_says_nothing_else(tmp_path):
    project = load_project(
        settings(
            tmp_path,
            """
            defaults: {dates: month-first, hereinafter: true}
            documents:
              report: templates/activity-report.docx
              release: {template: templates/news-release.docx, style: ap, hereinafter: false}
            """,
        )
    )
    report, release = (kind.style for kind in project.documents.values())
    assert report == Style(dates="month-first", hereinafter=True)
    assert release == Style(register="ap", dates="month-first", hereinafter=False)


def test_a_folder_stands_for_its_settings_file(tmp_path):
    file = settings(tmp_path, "schema: 1\n")
    assert load_project(tmp_path) == load_project(file)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "records: archive\n"])
def test_what_is_left_out_stays_as_shipped(tmp_path, text):
    project = load_project(settings(tmp_path, text))
    shipped = find_shipped_folder() / "templates"
    assert {kind.files[0].parent for kind in project.documents.values()} == {shipped}
    assert project.output == tmp_path / "output"
    assert project.directory is None


def test_the_directory_beside_the_settings_is_used(tmp_path):
    own = write(tmp_path / "directory.yaml", "people: {}\n")
    assert load_project(settings(tmp_path, "schema: 1\n")).directory == own


def test_another_directory_can_be_named(tmp_path):
    shared = write(tmp_path / "shared" / "people.yaml", "people: {}\n")
    assert load_project(settings(tmp_path, "directory: shared/people.yaml")).directory == shared


def test_every_problem_of_the_settings_is_told_at_once(tmp_path):
    assert problems(
        tmp_path,
        """\
        schema: 2
        recrods: archive
        output: [out]
        defaults: {style: institutoinal, colour: red}
        directory: people.yaml
        documents:
          a/b: templates/news-release.docx
          report: templates/activity-reprot.docx
          release: {style: ap, tempalte: x}
          note: {template: "", style: 3}
        """,
    ) == [
        "reportkit.yaml:1:9: error[project/wrong-setting]: "
        "`schema` is `2`, not `1`, the only version so far",
        "reportkit.yaml:2:1: error[project/unknown-setting]: "
        "the settings file has no setting `recrods`",
        "reportkit.yaml:3:9: error[project/wrong-setting]: `output` is a list, not text",
        "reportkit.yaml:4:19: error[project/wrong-setting]: "
        "`defaults.style` is `institutoinal`, not `institutional` or `ap`",
        "reportkit.yaml:4:34: error[project/unknown-setting]: `defaults` has no setting `colour`",
        "reportkit.yaml:5:12: error[project/missing-file]: "
        "`directory` names `people.yaml`, which does not exist",
        "reportkit.yaml:7:3: error[project/wrong-name]: "
        "the document name `a/b` cannot stand in a file name",
        "reportkit.yaml:8:11: error[project/missing-file]: "
        "`documents.report` names `templates/activity-reprot.docx`, which does not exist",
        "reportkit.yaml:9:12: error[project/missing-setting]: "
        "`documents.release.template` is left empty",
        "reportkit.yaml:9:24: error[project/unknown-setting]: "
        "`documents.release` has no setting `tempalte`",
        "reportkit.yaml:10:20: error[project/missing-setting]: "
        "`documents.note.template` is left empty",
        "reportkit.yaml:10:31: error[project/wrong-setting]: "
        "`documents.note.style` is `3`, not `institutional` or `ap`",
    ]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("lang: fr", "`defaults.lang` is `fr`, not `en`, `zh` or `[en, zh]`"),
        ("lang: [en, {}]", "`defaults.lang` is a list, not `en`, `zh` or `[en, zh]`"),
        ("lang: 7", "`defaults.lang` is `7`, not `en`, `zh` or `[en, zh]`"),
        ("voice: us", "`defaults.voice` is `us`, not `we` or `third`"),
        ("org: [a]", "`defaults.org` is a list, not text"),
        ("style: [ap]", "`defaults.style` is a list, not `institutional` or `ap`"),
        ("hereinafter: maybe", "`defaults.hereinafter` is `maybe`, not `true` or `false`"),
        ("dates: {}", "`defaults.dates` is a group of settings, not `day-first` or `month-first`"),
    ],
)
def test_a_default_that_no_record_could_use_is_told(tmp_path, setting, message):
    assert problems(tmp_path, f"defaults:\n  {setting}\n")[0].endswith(message)


def test_text_where_a_group_belongs_is_told(tmp_path):
    assert problems(tmp_path, "documents: report\n")[0] == (
        "reportkit.yaml:1:12: error[project/wrong-setting]: "
        "`documents` is `report`, not a group of settings"
    )


def test_a_misspelt_template_suggests_the_one_that_is_there(tmp_path):
    with pytest.raises(ProblemsFound) as caught:
        load_project(settings(tmp_path, "documents: {a: templates/news-relaese.docx}\n"))
    assert [found.hint for found in caught.value.diagnostics] == [
        "did you mean `templates/news-release.docx`?"
    ]


def test_a_settings_file_that_is_no_yaml_is_told_with_its_place(tmp_path):
    assert problems(tmp_path, "records: 'archive\n")[0].startswith("reportkit.yaml:1:")


@pytest.mark.parametrize("text", ["documents: {}\n", "documents:\n"])
def test_a_project_that_makes_nothing_is_a_mistake(tmp_path, text):
    assert "project/no-documents" in problems(tmp_path, text)[0]


# --- how much a finding matters ------------------------------------------------------------------


def test_a_project_says_how_much_a_finding_matters(tmp_path):
    checks = "checks: {record/no-photo: off, record/no-lead: error, record/no-alt: hint}\n"
    project = load_project(settings(tmp_path, checks))
    found = [
        Diagnostic(slug, Severity.WARNING, FilePlace("a"), "")
        for slug in ("record/no-photo", "record/no-lead", "record/no-place")
    ]
    judged = {problem.rule: problem.severity for problem in judge(found, project.checks)}
    assert judged == {"record/no-lead": "error", "record/no-place": "warning"}


@pytest.mark.parametrize(
    ("checks", "problem"),
    [
        ("{record/no-foto: off}", "project/unknown-rule"),
        ("{nothing: off}", "project/unknown-rule"),
        ("{record/unknown-key: warning}", "project/fixed-rule"),
        ("{record/no-photo: never}", "project/wrong-setting"),
        ("[record/no-photo]", "project/wrong-setting"),
    ],
)
def test_only_warnings_can_be_judged(tmp_path, checks, problem):
    [found] = problems(tmp_path, f"checks: {checks}\n")
    assert problem in found


# --- discovery ----------------------------------------------------------------------------------


def test_the_nearest_settings_above_the_record_apply(tmp_path):
    settings(tmp_path, "schema: 1\n")
    inner = settings(tmp_path / "branch", "schema: 1\n")
    assert find_project(tmp_path / "branch" / "records").file == inner


def test_else_those_above_the_working_folder_apply(tmp_path, monkeypatch):
    file = settings(tmp_path / "office", "schema: 1\n")
    (tmp_path / "office" / "records").mkdir()
    monkeypatch.chdir(tmp_path / "office" / "records")
    assert find_project(tmp_path / "elsewhere").file == file


def test_without_settings_the_shipped_templates_fill_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    project = find_project(tmp_path / "visits")
    assert project.file is None
    assert project.root == tmp_path / "visits"
    assert project.output == tmp_path / "output"
    assert project.directory is None
    assert [kind.files[0].is_file() for kind in project.documents.values()] == [True, True]


def test_the_folder_of_the_project_is_the_nearest_above(tmp_path, monkeypatch):
    settings(tmp_path / "office", "schema: 1\n")
    monkeypatch.chdir(tmp_path / "office" / "templates")
    assert find_project_folder() == tmp_path / "office"
    monkeypatch.chdir(tmp_path)
    assert find_project_folder() is None


# --- records and jobs ---------------------------------------------------------------------------


def test_a_folder_means_every_record_below_it(tmp_path):
    for name in ("b.yaml", "a.yml", "2021/c.yaml", ".hidden/d.yaml", "notes.txt"):
        write(tmp_path / name)
    found = find_records([str(tmp_path)])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "2021/c.yaml",
        "a.yml",
        "b.yaml",
    ]


def test_the_folder_of_a_project_means_its_records(tmp_path):
    settings(tmp_path, "records: archive\n")
    write(tmp_path / "directory.yaml")
    record = write(tmp_path / "archive" / "a.yaml")
    assert find_records([str(tmp_path)]) == (record,)


def test_a_pattern_means_what_it_matches(tmp_path):
    for name in ("a-1.yaml", "a-2.yaml", "b-1.yaml", "a-3.txt"):
        write(tmp_path / name)
    found = find_records([str(tmp_path / "a-*")])
    assert [path.name for path in found] == ["a-1.yaml", "a-2.yaml"]


def test_a_record_named_twice_is_one_record(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    record = write(tmp_path / "a.yaml")
    assert len(find_records(["a.yaml", str(record), "./*.yaml"])) == 1


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("visits.yaml", "`visits.yaml` does not exist; did you mean `visit.yaml`?"),
        ("nowhere/a.yaml", "does not exist"),
        ("*.yml", "`*.yml` matches no records"),
        ("empty", "`empty` holds no records"),
        ("emtpy", "`emtpy` does not exist; did you mean `empty`?"),
        ("reportkit.yaml", "`reportkit.yaml` is no record; it belongs to the project"),
        ("news.docx", "`news.docx` is a Word file; a record is a text file such as `visit.yaml`"),
    ],
)
def test_naming_no_record_is_told(tmp_path, monkeypatch, wanted, message):
    monkeypatch.chdir(tmp_path)
    for name in ("visit.yaml", "reportkit.yaml", "news.docx"):
        write(tmp_path / name)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFoundError, match="`") as caught:
        find_records([wanted])
    assert message in str(caught.value)


def test_a_project_is_checked_with_its_records_and_templates(tmp_path):
    settings(tmp_path, "schema: 1\ndocuments: {a: templates/news-release.docx}\n")
    record = write(tmp_path / "records" / "a.yaml")
    template = tmp_path / "templates" / "news-release.docx"
    found = find_checkable([str(tmp_path)])
    assert (found.records, found.templates) == ((record,), (template,))
    assert (found.settings, found.directories) == ((tmp_path / "reportkit.yaml",), ())


def test_a_project_whose_settings_are_wrong_is_checked_as_far_as_they_can_be_understood(tmp_path):
    settings(tmp_path, "documents: {a: templates/news-release.docx, b: nowhere.docx}\n")
    record = write(tmp_path / "records" / "a.yaml")
    found = find_checkable([str(tmp_path)])
    assert found.records == (record,)
    assert [path.name for path in found.templates] == ["news-release.docx"]


def test_settings_and_an_address_book_can_be_named_for_a_check(tmp_path):
    files = write(tmp_path / "reportkit.yaml"), write(tmp_path / "directory.yaml")
    found = find_checkable(map(str, files))
    assert (found.settings, found.directories) == (files[:1], files[1:])
    assert len(found) == 2


def test_a_folder_is_checked_with_all_that_is_below_it(tmp_path):
    for name in ("a.yaml", "x/a.docx", "x/~$a.docx", ".old/b.docx"):
        write(tmp_path / name)
    found = find_checkable([str(tmp_path)])
    assert found.records == (tmp_path / "a.yaml",)
    assert found.templates == (tmp_path / "x" / "a.docx",)


def test_records_and_templates_can_be_named_for_a_check(tmp_path):
    template, record = write(tmp_path / "a.docx"), write(tmp_path / "b.yaml")
    found = find_checkable([str(template), str(record)])
    assert (found.records, found.templates) == ((record,), (template,))
    found = find_checkable([str(tmp_path / "*.docx")])
    assert (found.records, found.templates) == ((), (template,))


def test_naming_nothing_to_check_is_told(tmp_path):
    write(tmp_path / "release.docx")
    with pytest.raises(NotFoundError, match="did you mean"):
        find_checkable([str(tmp_path / "relaese.docx")])


def test_a_job_makes_every_document_of_its_project(tmp_path):
    settings(tmp_path, "schema: 1\n")
    [job] = build_jobs([tmp_path / "a.yaml"])
    assert [kind.name for kind in job.documents] == ["activity-report", "news-release"]
    assert (job.out, job.lang) == (tmp_path / "output", None)


def test_a_job_can_be_narrowed(tmp_path):
    settings(tmp_path, "schema: 1\n")
    out = tmp_path / "x"
    [job] = build_jobs([tmp_path / "a.yaml"], document="news-release", lang="zh", out=out)
    assert [kind.name for kind in job.documents] == ["news-release"]
    assert (job.out, job.lang) == (out, "zh")


@pytest.mark.parametrize(
    ("document", "tail"),
    [
        ("news-relaese", "; did you mean `news-release`?"),
        ("minutes", "; it makes `activity-report`, `news-release`"),
    ],
)
def test_a_document_that_no_project_makes_is_told(tmp_path, document, tail):
    settings(tmp_path, "schema: 1\n")
    with pytest.raises(NotFoundError) as caught:
        build_jobs([tmp_path / "a.yaml"], document=document)
    assert str(caught.value) == f"the project has no document `{document}`{tail}"


# --- house fields -------------------------------------------------------------------------------


def test_house_fields_are_declared_in_short_or_in_full(tmp_path):
    file = settings(
        tmp_path,
        """
        extra:
          budget: {type: number, required: true, meaning: cost in yuan, zh: 预算, example: 1200}
          ward: text
          level: {values: [City, District]}
          days: list of date
          区: 文字
        """,
    )
    budget, ward, level, days, chinese = load_project(file).extra
    assert budget == HouseField(
        "budget", float, required=True, meaning="cost in yuan", zh="预算", example="1200"
    )
    assert (ward, level.type) == (HouseField("ward", Text), Literal["City", "District"])
    assert (days.type, chinese) == (tuple[date, ...], HouseField("区", Text))


def test_every_slip_in_the_house_fields_is_told_where_it_stands(tmp_path):
    text = """\
        extra:
          bud get: number
          a: {type: numbr}
          b: {type: choice}
          c: choice
          d: {values: []}
          e: {typ: text, required: maybe, zh: a}
          for: text
          f: {type: text, values: [a]}
          g:
    """
    found = problems(tmp_path, text)
    assert [line.partition(" ")[0] for line in found] == [
        f"reportkit.yaml:{spot}:"
        for spot in (
            "2:3",
            "3:13",
            "4:6",
            "5:6",
            "6:15",
            "7:7",
            "7:28",
            "7:39",
            "8:3",
            "9:13",
            "10:5",
        )
    ]
    assert "`bud get` cannot name a house field: it holds a space or a mark" in found[0]
    assert "`a` cannot name a house field: another house field has it" in found[7]
    assert "templates use this word themselves" in found[8]


def test_house_fields_are_a_group_of_settings(tmp_path):
    [problem] = problems(tmp_path, "extra: [budget]")
    assert "`extra` is a list, not a group of settings" in problem


def test_a_document_is_made_of_the_records_that_its_settings_name(tmp_path):
    (tmp_path / "records").mkdir()
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "reportkit.yaml").write_text(
        "documents:\n  all: a.docx\n  minutes: {template: a.docx, kinds: meeting, lang: zh}\n"
    )
    project = load_project(tmp_path)
    job = build_job(tmp_path / "records" / "a.yaml", project)
    text = Text({"en": "x", "zh": "x"})

    def made(kind, *langs, of=job):
        record = Record(kind, text, Organisation(text), lang=langs)
        return [(document.name, lang) for document, lang in of.wanted(record)]

    assert made("visit", "zh") == [("all", "zh")]
    assert made("meeting", "en") == [("all", "en")]
    assert made("meeting", "zh", "en") == [("all", "zh"), ("all", "en"), ("minutes", "zh")]
    asked = build_job(tmp_path / "records" / "a.yaml", project, document="minutes")
    assert made("visit", "zh", of=asked) == [("minutes", "zh")]


def test_kinds_that_no_record_can_be_are_told(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "reportkit.yaml").write_text(
        "documents: {minutes: {template: a.docx, kinds: [meting]}}\n"
    )
    with pytest.raises(ProblemsFound, match=r"`documents\.minutes\.kinds` is a list"):
        load_project(tmp_path)

import re

import pytest

from reportkit.diagnostics import ProblemsFound
from reportkit.project import find_project, load_project
from reportkit.record import load_record
from reportkit.skeleton import build_skeleton
from reportkit.starter import write_project, write_record

FACTS = {"kind": "visit", "title": "Visit to Example Plant", "date": "2021-06-18", "org": "Us Ltd."}


def below(folder, paths):
    return sorted(path.relative_to(folder).as_posix() for path in paths)


@pytest.fixture
def project(tmp_path):
    write_project(tmp_path)
    return load_project(tmp_path)


# --- a project ----------------------------------------------------------------------------------


def test_a_project_starts_with_all_that_a_document_needs(tmp_path):
    started = write_project(tmp_path / "new")
    assert started.kept == ()
    written = below(tmp_path / "new", started.written)
    assert {"reportkit.yaml", "directory.yaml"} < set(written)
    assert {"templates/activity-report.docx", "templates/news-release.docx"} < set(written)
    assert any(name.startswith("records/") and "example" in name for name in written)
    assert load_project(tmp_path / "new").file == tmp_path / "new" / "reportkit.yaml"


def test_every_starter_record_is_in_order(tmp_path, project):
    from reportkit.record import load_directory

    book = load_directory(project.directory).directory
    for path in project.records.glob("*.yaml"):
        loaded = load_record(path, directory=book, defaults=project.defaults, root=project.root)
        assert loaded.record is not None, loaded.diagnostics


def test_what_exists_is_kept(tmp_path):
    (tmp_path / "directory.yaml").write_text("people: {}\n")
    started = write_project(tmp_path)
    assert below(tmp_path, started.kept) == ["directory.yaml"]
    assert (tmp_path / "directory.yaml").read_text() == "people: {}\n"
    again = write_project(tmp_path)
    assert again.written == ()
    assert len(again.kept) == len(started.written) + 1


# --- a record -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"host": "Example Motors Co., Ltd.", "place": "Example Plant", "summary": "They came."},
        {"title": 'On "R&D": 50 % #1, yes', "place": "- 'x' {y} [z]", "host": "false"},
        {"title": "互学互鉴：参观", "lang": "zh", "org": "示例公司"},
        {"date": "2021-06-17 to 2021-06-18", "kind": "meeting"},
        {"title": "yes"},
    ],
)
def test_a_new_record_passes_the_reader(project, facts):
    path = write_record(project.records / "new.yaml", project, FACTS | facts)
    loaded = load_record(path, defaults=project.defaults)
    assert loaded.record is not None
    title = next(iter(loaded.record.title.words.values()))
    assert title == (FACTS | facts)["title"]


def test_a_new_record_still_passes_with_every_comment_taken_away(project):
    path = project.records / "new.yaml"
    (project.records / "photos" / "tour.jpg").write_bytes(b"")
    text = build_skeleton(project, FACTS)
    head, *_ = text.partition("\n\n")
    facts = re.sub(r"^# (?=( *- | *)[a-z_]+:|  )", "", text.removeprefix(head), flags=re.MULTILINE)
    path.write_text(head + facts + "# host: nobody\n")
    loaded = load_record(path, defaults=project.defaults, root=project.root)
    assert loaded.record is not None, loaded.diagnostics
    assert (len(loaded.record.visitors), len(loaded.record.activities)) == (2, 2)


def test_the_usual_body_of_the_project_stands_as_a_comment(tmp_path):
    (tmp_path / "reportkit.yaml").write_text("defaults: {org: songlin}\n")
    text = build_skeleton(load_project(tmp_path), {"kind": "visit", "title": "A", "date": "2021"})
    assert "\n# org: songlin    # as in reportkit.yaml\n" in text


def test_a_fact_that_does_not_fit_is_told_and_the_record_stays_to_be_mended(project):
    path = project.records / "new.yaml"
    with pytest.raises(ProblemsFound, match=r"\$nobody"):
        write_record(path, project, FACTS | {"title": "Visit to $nobody"})
    assert "$nobody" in path.read_text()


def test_a_record_needs_no_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert write_record(tmp_path / "a.yaml", find_project(tmp_path), FACTS).is_file()


@pytest.mark.parametrize("chinese_keys", [False, True])
@pytest.mark.parametrize("kind", ["visit", "meeting"])
def test_a_chinese_record_passes_with_every_comment_taken_away(tmp_path, kind, chinese_keys):
    write_project(tmp_path)
    project = load_project(tmp_path)
    (project.records / "photos" / "tour.jpg").write_bytes(b"")
    facts = FACTS | {"kind": kind, "lang": "zh", "title": "参观示例工厂", "org": "示例公司"}
    text = build_skeleton(project, facts, chinese_keys=chinese_keys)
    head, *_ = text.partition("\n\n")
    body = re.sub(r"^# (?=( *- | *)[\w]+:|  )", "", text.removeprefix(head), flags=re.MULTILINE)
    path = project.records / "new.yaml"
    path.write_text(body, "utf-8")
    loaded = load_record(path, root=project.root)
    assert loaded.record is not None, loaded.diagnostics
    people = loaded.record.visitors if kind == "visit" else loaded.record.attendees
    assert (len(people), len(loaded.record.activities)) == (2, 2)
    assert not re.search(r"^[#\s-]*[a-z_]+:", body, re.MULTILINE) or not chinese_keys


def test_house_fields_stand_in_a_new_record_as_they_are_declared(tmp_path):
    (tmp_path / "reportkit.yaml").write_text(
        "extra:\n  budget: {type: number, zh: 预算, meaning: cost in yuan, example: 1200}\n",
        "utf-8",
    )
    project = load_project(tmp_path)
    assert build_skeleton(project, FACTS).endswith(
        "\n# extra:\n#   budget: 1200    # cost in yuan\n"
    )
    given = build_skeleton(project, FACTS | {"extra": {"budget": "7"}}, chinese_keys=True)
    assert given.endswith("\n其他:\n  预算: 7    # cost in yuan\n")

"""Profiles: what a package must be, read strictly."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from package.ground import NAMED, run, write_profile
from reportkit.diagnostics import CallError
from reportkit.project import load_project
from reportkit.record.shape import iter_shapes
from reportkit.rules.chinese.fact import MEANINGS as CHINESE
from reportkit.rules.chinese.meaning import MEANINGS as CHINESE_MEANINGS
from reportkit.schema import build_schema
from reportkit.submission.name import MEANINGS
from reportkit.submission.profile import Box, DocumentWish, Profile, Size, Span
from reportkit.submission.reading import find_profile, read_profile
from reportkit.submission.reference_page import HEAD, build_reference_page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "profile.md"
STARTERS = sorted((ROOT / "profiles").glob("*.yaml"))


def read(folder, text):
    write_profile(folder, text)
    return read_profile(folder / "profiles" / "post.yaml", load_project(folder))


def mistakes(folder, text):
    """What is told of a profile: the rule, the words at fault, and the hint."""
    told = []
    for found in read(folder, text)[1]:
        place = found.place
        words = place.source[place.column - 1 :][: place.length]
        told.append((found.rule, words, found.message, found.hint))
    return told


def test_nothing_need_be_said(project):
    profile, problems = read(project, "# nothing\n")
    assert problems == ()
    assert (profile.audience, profile.final, profile.documents) == ("public", True, None)
    assert (profile.name, profile.file) == ("post", project / "profiles" / "post.yaml")


def test_everything_is_read_as_it_is_meant(project):
    profile, problems = read(
        project,
        """
title: 正式报送
lang: zh
audience: internal
final: no
metadata: keep
personal: {mobile: refuse}
documents:
  report: {forms: [docx, pdfa], title: Report, lang: [zh, en], pages: 2-3, words: 500-}
  letter: pdf
attachments: {include: no, missing: list, pages: 20, size: 5 MB, files: 1-5}
photos: {web: no, originals: yes, box: 1280×960, size: 100kB, count: 3, least: 600x400}
records: yes
names: {package: "{org}", longest: 40, spaces: "_", check_list: 检查清单}
folders: {photos: 附件/照片, originals: ""}
enclosures: {order: [photos, documents], documents: "附件{number}", photos: ""}
limits: {total: 20 MB, file: 2048, files: 3, pages: 40, title: 30}
required: [date, photos.alt, approval.signed.on, remarks.by.title, extra.budget]
approvals: [drafted, signed]
cover_list: no
check_list: false
""",
    )
    assert problems == ()
    assert (profile.title, profile.lang, profile.audience) == ("正式报送", "zh", "internal")
    assert (profile.final, profile.metadata, profile.personal.mobile) == (False, "keep", "refuse")
    assert profile.documents == {
        "report": DocumentWish(
            ("docx", "pdfa"), ("zh", "en"), "Report", "", Span(2, 3), Span(500, None)
        ),
        "letter": DocumentWish(("pdf",)),
    }
    assert profile.attachments.size == Size(5_000_000)
    assert (profile.photos.box, profile.photos.size) == (Box(1280, 960), 100_000)
    assert (profile.photos.count, profile.photos.least) == (Span(None, 3), Box(600, 400))
    assert (profile.names.longest, profile.names.spaces, profile.names.package) == (
        40,
        "_",
        "{org}",
    )
    assert (profile.folders.photos, profile.folders.originals) == ("附件/照片", "")
    assert profile.enclosures.order == ("photos", "documents")
    assert profile.enclosures.photos == ""
    assert (profile.limits.file, profile.limits.title) == (2048, Span(None, 30))
    assert len(profile.required) == 5
    assert (profile.cover_list, profile.check_list, profile.records) == (False, False, True)


@pytest.mark.parametrize(
    ("text", "rule", "words", "hint"),
    [
        ("audiance: public", "project/unknown-setting", "audiance", "did you mean `audience`?"),
        ("photos: {boxx: 1x1}", "project/unknown-setting", "boxx", "did you mean `box`?"),
        ("zzz: 1", "project/unknown-setting", "zzz", "its settings are `title`, `lang`"),
        ("audience: pubic", "project/wrong-setting", "pubic", "did you mean `public`?"),
        ("final: maybe", "project/wrong-setting", "maybe", ""),
        ("documents: {reprot: pdf}", "project/unknown-setting", "reprot", "did you mean `report`?"),
        ("documents: {report: dcox}", "project/wrong-setting", "dcox", "did you mean `docx`?"),
        ("limits: {total: lots}", "project/wrong-setting", "lots", ""),
        ("limits: {total: 5 TB}", "project/wrong-setting", "5 TB", ""),
        ("limits: {title: 30-20}", "project/wrong-setting", "30-20", ""),
        ("limits: {title: '-'}", "project/wrong-setting", "'-'", ""),
        ("photos: {box: 1280}", "project/wrong-setting", "1280", ""),
        ("photos: 3", "project/wrong-setting", "3", ""),
        ("names: {longest: 0}", "project/wrong-setting", "0", ""),
        ("names: {package: '{titel}'}", "package/unknown-placeholder", "'{titel}'", "did you mean"),
        ("enclosures: {photos: '{title}'}", "package/unknown-placeholder", "'{title}'", "it knows"),
        ("documents: {report: {name: '{x'}}", "package/wrong-pattern", "'{x'", "a brace"),
        ("folders: {photos: ../out}", "project/wrong-setting", "../out", ""),
        ("folders: {photos: /out}", "project/wrong-setting", "/out", ""),
        ("folders: {photos: a//b}", "project/wrong-setting", "a//b", ""),
        ("required: [dat]", "project/unknown-setting", "[dat]", "did you mean `date`?"),
        ("required: [photos.al]", "project/unknown-setting", "[photos.al]", "did you mean"),
        ("required: [title.zh]", "project/unknown-setting", "[title.zh]", ""),
        ("approvals: [sined]", "project/wrong-setting", "[sined]", "did you mean `signed`?"),
        ("template: {fr: a.docx}", "project/unknown-setting", "fr", "its settings are"),
        ("template: x/y.z", "project/missing-file", "x/y.z", "paths count from"),
        ("personal: {id: hide}", "project/wrong-setting", "hide", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(project, text, rule, words, hint):
    [(found_rule, found_words, _, found_hint)] = mistakes(project, text)
    assert (found_rule, found_words) == (rule, words)
    assert found_hint.startswith(hint)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(project):
    told = mistakes(project, "audience: pubic\nlimits: {total: x, file: y}\nrequired: [dat]\n")
    assert [words for _, words, _, _ in told] == ["pubic", "x", "y", "[dat]"]


def test_broken_yaml_is_told(project):
    assert mistakes(project, "names: {package: ")[0][0].startswith("record/")


def test_a_profile_is_found_by_its_name_or_by_that_of_the_settings(project):
    loaded = load_project(project)
    assert find_profile(loaded, None) == find_profile(loaded, "post")
    with pytest.raises(CallError, match="did you mean `post`"):
        find_profile(loaded, "pots")
    (project / "reportkit.yaml").write_text("documents: {report: report.docx}\n")
    with pytest.raises(CallError, match="add `--profile` with `post`"):
        find_profile(load_project(project), None)


def test_settings_may_name_other_folders(project):
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "x.yaml").write_text("names: {package: y}\n")
    (project / "reportkit.yaml").write_text(
        "documents: {report: report.docx}\n"
        "package: {profile: x, profiles: elsewhere, out: to-send}\n"
    )
    assert run("package", "a.yaml").stdout.split() == ["to-send/y", "to-send/y.zip"]
    (project / "reportkit.yaml").write_text("package: {profil: x}\n")
    assert "has no setting `profil`" in run("check", "reportkit.yaml").stderr


@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.stem)
def test_what_is_shipped_is_in_order_for_us_and_for_editors(file):
    loaded = load_project(ROOT)
    assert read_profile(file, loaded)[1] == ()
    schema = build_schema("profile", loaded)
    assert [*Draft7Validator(schema).iter_errors(yaml.safe_load(file.read_text("utf-8")))] == []


@pytest.mark.parametrize(
    "text",
    ["audience: pubic", "photos: {boxx: 1}", "limits: {total: lots}", "documents: {reprot: docx}"],
)
def test_editors_refuse_mistakes(project, text):
    schema = build_schema("profile", load_project(project))
    assert [*Draft7Validator(schema).iter_errors(yaml.safe_load(text))]


def test_the_committed_page_is_the_one_that_the_declarations_give():
    command = [sys.executable, "-m", "reportkit.submission.reference_page"]
    page = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert PAGE.read_text(encoding="utf-8") == page == build_reference_page()


def test_the_example_of_the_page_is_a_profile():
    example = HEAD.partition("```yaml\n")[2].partition("```")[0]
    schema = build_schema("profile", load_project(ROOT))
    assert [*Draft7Validator(schema).iter_errors(yaml.safe_load(example))] == []


def test_every_setting_is_explained_in_chinese():
    slots = [slot for shape in iter_shapes(Profile) for slot in shape.slots]
    assert [one.meaning for one in slots if one.meaning not in CHINESE | CHINESE_MEANINGS] == []
    assert set(MEANINGS) >= {"title", "label", "number"}


def test_profiles_are_checked_with_everything_else(project):
    write_profile(project, "audiance: public\n")
    for arguments in ((), ("profiles",), ("profiles/post.yaml",)):
        result = run("check", *arguments)
        assert result.exit_code == 1
        assert "profiles/post.yaml:1:1: error[project/unknown-setting]" in result.stderr
    write_profile(project, NAMED)
    assert "profiles/post.yaml" in run("check", "profiles").stdout


def test_the_list_of_enclosures_may_have_a_template_for_each_language(project):
    profile, problems = read(project, "template: {en: report.docx, zh: letter.docx}\n")
    assert problems == ()
    assert {lang: Path(file).name for lang, file in profile.template.items()} == {
        "en": "report.docx",
        "zh": "letter.docx",
    }
    profile, problems = read(project, "title: 2021\ndocuments: {letter: }\n")
    assert (profile.title, profile.documents, problems) == ("2021", {"letter": DocumentWish()}, ())

"""Layout profiles: what a house may say, and what is told of a slip."""

import pytest

from reportkit.diagnostics import ProblemsFound
from reportkit.layout import load_profile, read_profile


def write(folder, text, name="house.yaml"):
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_page_and_styles_are_read_with_their_kinds(tmp_path):
    profile = load_profile(
        write(
            tmp_path,
            "page: {top: 37, lines: 22}\n"
            "styles:\n"
            "  Title: {font: 黑体, size: 22, tracking: -0.25, colour: '000000', bold: no}\n"
            "required: [page, Title.size]\n",
        )
    )
    assert (profile.page.top, profile.page.lines, profile.page.left) == (37.0, 22.0, None)
    assert profile.styles["Title"] == {
        "font": "黑体", "size": 22.0, "tracking": -0.25, "colour": "000000", "bold": False
    }  # fmt: skip
    assert profile.is_required("page", "top")
    assert profile.is_required("Title", "size")
    assert not profile.is_required("Title", "font")


def test_variant_says_only_what_differs(tmp_path):
    write(
        tmp_path,
        "page: {top: 37, left: 28}\n"
        "styles:\n  Title: {size: 22, colour: FF0000}\n  Body Text: {size: 16}\n"
        "words: {Mark: 甲文件, Sign: 乙}\nrequired: [page.top]\n",
        "base.yaml",
    )
    text = "based_on: base.yaml\npage: {top: 40}\nstyles: {Title: {size: 24}}\nwords: {Mark: 丙}\n"
    profile = load_profile(write(tmp_path, text))
    assert (profile.page.top, profile.page.left) == (40.0, 28.0)
    assert profile.styles["Title"] == {"size": 24.0, "colour": "FF0000"}
    assert profile.styles["Body Text"] == {"size": 16.0}
    assert profile.words == {"Mark": "丙", "Sign": "乙"}
    assert profile.is_required("page", "top")
    assert profile.own == {"Title"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pages: {}\n", "the settings file has no setting `pages`"),
        ("page: {tops: 3}\n", "`page` has no setting `tops`"),
        ("page: {top: wide}\n", "`page.top` is `wide`, not a number"),
        ("styles: {Title: {sise: 3}}\n", "`styles.Title` has no setting `sise`"),
        ("styles: {Title: {colour: red}}\n", "not a colour such as `FF0000`"),
        ("styles: {Title: {bold: maybe}}\n", "`styles.Title.bold` is `maybe`"),
        ("styles: {Title: {align: middle}}\n", "`styles.Title.align` is `middle`"),
        ("based_on: nowhere.yaml\n", "`based_on` names `nowhere.yaml`, which does not exist"),
        ("based_on: house.yaml\n", "not the path of another file"),
        ("page: {top: nan}\n", "`page.top` is `nan`, not a number"),
        ("page: {height: 0}\n", "`page.height` is `0`, not a likely number"),
        ("page: {top: 1e9}\n", "not a likely number"),
        ("styles: {Title: {size: -3}}\n", "`styles.Title.size` is `-3`, not a likely number"),
        ("styles: {Title: {size: 3}}\nrequired: [Titel.size]\n", "no setting `Titel.size`"),
        ("required: {a: b}\n", "`required` is a group of settings"),
    ],
)
def test_slips_are_told_with_their_place(tmp_path, text, message):
    file = write(tmp_path, text)
    _, problems = read_profile(file)
    assert any(message in problem.message for problem in problems), problems
    assert all(problem.place.file == str(file) for problem in problems)


def test_profiles_that_build_on_each_other_end(tmp_path):
    write(tmp_path, "based_on: b.yaml\n", "a.yaml")
    with pytest.raises(ProblemsFound, match="another file"):
        load_profile(write(tmp_path, "based_on: a.yaml\n", "b.yaml"))

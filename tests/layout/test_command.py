"""Layouts on the command line: `reportkit layout`, and what `check` tells of templates."""

import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.shared import Pt

from reportkit.cli import program

PROJECT = Path(__file__).parents[2]
RECORD = """\
kind: visit
lang: zh
title: 参观示例汽车有限公司
date: 2026-05-20
org: 示例技术有限公司
host: 示例汽车有限公司
summary: 双方交流了做法。
"""


def run(*arguments):
    return CliRunner().invoke(program, list(arguments))


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    """A project of one document with a layout, and a variant of that layout."""
    monkeypatch.chdir(tmp_path)
    for folder in ("templates", "layouts"):
        shutil.copytree(PROJECT / folder, folder)
    Path("records").mkdir()
    Path("records/visit.yaml").write_text(RECORD, "utf-8")
    Path("layouts/house.yaml").write_text(
        "based_on: gongwen.zh.yaml\npage: {top: 40}\nwords: {Issuer Mark: 示例文件}\n", "utf-8"
    )
    settle("gongwen.zh", "gongwen.zh")


def settle(template, layout):
    Path("reportkit.yaml").write_text(
        f"documents:\n  gongwen:\n    template: {{zh: templates/{template}.docx}}\n"
        f"    layout: {{zh: layouts/{layout}.yaml}}\n",
        "utf-8",
    )


def test_template_is_dressed_in_a_variant_and_measures_right():
    result = run(
        "layout", "templates/gongwen.zh.docx", "layouts/house.yaml", "-o", "templates/house.docx"
    )
    assert (result.exit_code, result.output) == (0, "templates/house.docx\n")
    settle("house", "house")
    assert run("check", "templates/house.docx").exit_code == 0
    assert run("render", "records/visit.yaml").exit_code == 0
    printed = [p.text for p in docx.Document("output/visit-gongwen.docx").paragraphs]
    assert "示例文件" in printed


def test_fixed_words_change_and_stay_with_what_stands_before_them():
    profile = Path("layouts/house.yaml")
    profile.write_text("based_on: gongwen.zh.yaml\nwords: {Closing: 特此函告。}\n", "utf-8")
    run("layout", "templates/gongwen.zh.docx", str(profile), "-o", "templates/house.docx")
    texts = [p.text for p in docx.Document("templates/house.docx").paragraphs]
    assert "特此函告。{{ keep_with_previous() }}" in texts


def test_template_that_departs_is_told():
    settle("gongwen.zh", "house")
    result = run("check", "templates/gongwen.zh.docx")
    assert result.exit_code == 1
    assert "error[layout/required]: the upper margin is 37 mm" in result.stderr


def test_document_edited_by_hand_is_measured_too():
    run("render", "records/visit.yaml")
    path = "output/visit-gongwen.docx"
    assert run("check", path).exit_code == 0
    document = docx.Document(path)
    edited = next(p for p in document.paragraphs if p.text.startswith("双方"))
    edited.runs[0].font.size = Pt(12)
    document.save(path)
    result = run("check", path)
    assert "hint[layout/recommended]: the size is 12 pt" in result.stderr.replace("\n", " ")
    assert '"双方交流了做法。"' in result.stderr


def test_hints_may_be_turned_off_and_errors_not():
    settle("gongwen.zh", "house")
    with Path("reportkit.yaml").open("a", encoding="utf-8") as settings:
        settings.write("checks: {layout/recommended: off}\n")
    assert "layout/recommended" not in run("check", "templates/gongwen.zh.docx").stderr
    Path("reportkit.yaml").write_text(
        Path("reportkit.yaml").read_text("utf-8").replace("recommended", "required"), "utf-8"
    )
    assert "project/fixed-rule" in run("check", "reportkit.yaml").stderr


def test_profile_with_slips_dresses_nothing():
    Path("layouts/house.yaml").write_text("page: {tops: 3}\n", "utf-8")
    result = run("layout", "templates/gongwen.zh.docx", "layouts/house.yaml", "-o", "new.docx")
    assert result.exit_code == 1
    assert "layouts/house.yaml:1:8: error[project/unknown-setting]" in result.stderr
    assert not Path("new.docx").exists()


def test_layout_that_is_not_there_is_told():
    settle("gongwen.zh", "gongwan.zh")
    result = run("check", ".")
    assert "did you mean `layouts/gongwen.zh.yaml`?" in result.stderr

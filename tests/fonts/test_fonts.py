"""Fonts of a real fontconfig, with the stand-ins of ours."""

import shutil
from pathlib import Path

import pytest

from reportkit.fonts import Fonts, check_uses, load_fonts, read_fonts, tell_fonts
from reportkit.fonts.installed import Face
from reportkit.fonts.stand_in import FAMILIES, write_fontconfig
from reportkit.word.package import load_package
from word.sketch import write_sketch

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(scope="module")
def fonts(office):
    return load_fonts()


@pytest.mark.parametrize(
    ("font", "stand_in"),
    [
        ("宋体", "Noto Serif CJK SC"),
        ("方正小标宋简体", "Noto Serif CJK SC"),
        ("SimHei", "Noto Sans CJK SC"),
        ("Times New Roman", "Liberation Serif"),
        ("Calibri", "Carlito"),
    ],
)
def test_an_official_font_has_a_stand_in(fonts, font, stand_in):
    face, family = fonts.match(font)
    assert family == stand_in
    assert stand_in in face.families


def test_the_stand_in_for_a_heavy_font_is_bold(fonts):
    face, _ = fonts.match("方正小标宋简体")
    assert face.postscript.endswith("-Bold")
    face, _ = fonts.match("宋体")
    assert not face.postscript.endswith("-Bold")


def test_a_font_in_a_folder_of_the_project_counts_as_installed(fonts, tmp_path):
    [(source, _), *_] = [key for key, face in fonts.faces.items() if "Caladea" in face.families]
    own = tmp_path / "fonts"
    own.mkdir()
    shutil.copy(source, own)
    there = load_fonts([own, tmp_path / "missing"])
    assert {Path(file).parent for file, _ in there.faces} >= {own}
    assert not {Path(file).parent for file, _ in fonts.faces} & {own}


def test_what_is_installed_comes_before_what_stands_in(fonts):
    """A name of the official font that is installed takes part before any stand-in."""
    text = write_fontconfig({"STFangsong"}, [], "")
    [rule] = [
        line for line in text.splitlines() if "<alias" in line and ">仿宋_GB2312<" in line[:60]
    ]
    assert rule.index("STFangsong") < rule.index("FandolFang") < rule.index("Noto Serif")


def test_the_real_heavy_font_is_not_made_bolder():
    assert "方正小标宋简体</string>" in write_fontconfig((), [], "")
    assert "方正小标宋简体</string>" not in write_fontconfig({"FZXiaoBiaoSong-B05S"}, [], "")


def test_each_name_belongs_to_one_font():
    names = [name for family in FAMILIES for name in family.names]
    assert len(names) == len(set(names))


def test_characters_that_no_font_has_are_told_with_their_place(fonts, tmp_path):
    run = "<w:r><w:rPr><w:rFonts w:eastAsia='宋体'/></w:rPr><w:t>{}</w:t></w:r>"
    path = write_sketch(
        tmp_path / "a.docx",
        f"<w:p>{run.format('王翀彧喆犇〇')}</w:p>\n<w:p>{run.format('李𰻞' + chr(0x3FFFD))}</w:p>",
    )
    [use] = read_fonts(load_package(path), fonts)
    assert (use.font, use.number, use.is_installed) == ("宋体", 9, False)
    assert {sign: place.paragraph for sign, place in use.boxes.items()} | {"𰻞": 2} == {
        chr(0x3FFFD): 2,
        "𰻞": 2,
    }
    [told] = [found for found in check_uses([use], None) if found.rule == "fonts/no-glyph"]
    assert told.place.paragraph == 2
    assert chr(0x3FFFD) in told.message


def test_a_stand_in_that_printed_nothing_is_not_told(fonts, tmp_path):
    uses = read_fonts(load_package(write_sketch(tmp_path / "a.docx", "Hello")), fonts)
    assert [found.rule for found in check_uses(uses, {"Liberation Serif"})] == ["fonts/as-wide"]
    assert list(check_uses(uses, {"Carlito"})) == []


def test_without_fontconfig_nothing_is_known(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    unknown = load_fonts()
    [use] = read_fonts(load_package(write_sketch(tmp_path / "a.docx", "Hello")), unknown)
    assert (use.is_installed, use.printed_by, use.boxes) == (False, None, {})
    assert list(check_uses([use], None)) == []


def test_the_configuration_of_the_system_is_kept(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", str(Path("etc", "own.conf")))
    assert f">{Path('etc', 'own.conf')}</include>" in load_fonts().configuration


def test_another_version_of_a_font_tells_other_fonts(tmp_path):
    file = tmp_path / "house.ttf"
    package = load_package(
        write_sketch(
            tmp_path / "a.docx",
            "<w:p><w:r><w:rPr><w:rFonts w:ascii='House' w:eastAsia='House'/></w:rPr>"
            "<w:t>Hello</w:t></w:r></w:p>",
        )
    )

    def tell(content, charset="20-7e", *more):
        file.write_bytes(content)
        face = Face("House", ("House",), charset)
        faces = {(str(file), "0"): face} | {(name, "0"): Face(name, (name,), "") for name in more}
        fonts = Fonts(faces, "", matches={"House": (face, "House")})
        return tell_fonts(read_fonts(package, fonts), fonts)

    assert tell(b"one") == tell(b"two")
    assert tell(b"one") == tell(b"one", "20-7e", "Other")
    assert tell(b"one") != tell(b"longer")
    # where a character comes from another font, each font may be the one
    assert tell(b"one", "20-60") != tell(b"one", "20-60", "Other")

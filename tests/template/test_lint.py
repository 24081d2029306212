"""What is odd about a template by itself: its look, empty blocks, what filters are told to do."""

from __future__ import annotations

import docx
import pytest

from render.filling import template_of
from reportkit.diagnostics import ProblemsFound
from reportkit.template import Wording, load_template

FONT = '<w:p><w:r><w:rPr><w:rFonts w:ascii="{0}" w:eastAsia="{1}"/></w:rPr><w:t>A</w:t></w:r></w:p>'


def found_in(body, **parts):
    return [
        (problem.rule.removeprefix("template/"), problem.place.text, problem.hint)
        for problem in template_of(body, **parts).warnings
    ]


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("A{% if on %}{% endif %}B", "{% if on %}"),
        ("{% if on %}{% else %}{% endif %}", "{% if on %}"),
        ("{%p for x in xs %}\n{%p endfor %}", "{%p for x in xs %}"),
        ("{% if on %}‖{% endif %}", "{% if on %}"),
        ("| {%tr for x in xs %} | |\n| {%tr endfor %} | |", "{%tr for x in xs %}"),
        ("{% if a %}A{% if on %}{% endif %}{% endif %}", "{% if on %}"),
    ],
)
def test_a_block_in_which_nothing_stands_is_told(body, tag):
    assert found_in(body) == [("empty-block", tag, "")]


@pytest.mark.parametrize(
    "body",
    [
        "A{% if on %} {% endif %}B",
        "{% if on %}{% else %}B{% endif %}",
        "{%p if on %}\n\n{%p endif %}",
        "{% if on %}{{ x }}{% endif %}[[{{ y }}]]",
        "{% if on %}{% set x = 1 %}{% endif %}{{ x }}",
        "<w:p><w:r><w:t>{% if on %}</w:t><w:br/><w:t>{% endif %}</w:t></w:r></w:p>",
        "{%tr if on %} | |\n| a | b |\n| {%tr endif %} | |".replace("{%tr if", "| {%tr if", 1),
    ],
)
def test_a_block_with_anything_in_it_is_left_alone(body):
    assert found_in(body) == []


@pytest.mark.parametrize(
    ("ascii_font", "chinese_font", "hint"),
    [
        ("Calibiri", "宋体", "did you mean `Calibri`?"),
        ("Calibri", "仿宋_GB231", "did you mean `仿宋_GB2312`?"),
        ("Houseface Pro X", "黑体", ""),
    ],
)
def test_a_font_that_nobody_knows_is_told_where_it_is_used(ascii_font, chinese_font, hint):
    assert found_in(FONT.format(ascii_font, chinese_font)) == [("unknown-font", "A", hint)]


def test_fonts_that_offices_have_are_not_told():
    fonts = ["Times New Roman", "方正小标宋简体", "仿宋_GB2312", "@宋体", "calibri", "楷体_GB2312"]
    body = "\n".join(FONT.format(font, font) for font in fonts)
    assert found_in(body) == []


def test_a_font_is_told_once_however_often_it_is_used():
    body = "\n".join(FONT.format("Calibiri", "Calibiri") for _ in range(3))
    assert len(found_in(body)) == 1


def test_a_font_of_a_style_is_told_by_the_style(tmp_path):
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Calibiri"
    document.save(tmp_path / "t.docx")
    [found] = load_template(tmp_path / "t.docx").warnings
    assert (found.place.part, found.place.text) == ("styles", "heading 1")


def test_a_style_that_the_file_does_not_have_is_told_once():
    styled = '<w:p><w:pPr><w:pStyle w:val="House"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>'
    assert found_in(f"{styled}\n{styled}\n# B") == [("unknown-style", "A", "")]


def test_styles_that_markdown_needs_are_told_where_it_is_used():
    [found] = template_of("{{ a | markdown }}\n{{ b | markdown }}").warnings
    assert found.rule == "template/missing-style"
    assert "`List Bullet` and `Quote`" in found.message
    assert found.place.text == "{{ a | markdown }}"


TOO_MUCH = "there is too much in the brackets of"


def count(value, one, many):
    return value


WORDING = Wording(filters={"count": count, "any": lambda value, *more, **options: value},
                  functions={"join": lambda *values, sep="": sep.join(values)})  # fmt: skip


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("x | count('a')", "`count` lacks `many`"),
        ("x | count", "`count` lacks `one` and `many`"),
        ("x | count('a', mny='b')", "`count` has no option `mny`"),
        ("join(1, 2, sp=3)", "`join` has no option `sp`"),
        ("x | count(1, 2, 3)", f"{TOO_MUCH} `count`, which takes at most 2"),
        ("x | upper(1)", f"{TOO_MUCH} `upper`, which takes nothing"),
        ("x | picture(hight='2cm')", "`picture` has no option `hight`"),
        ("join('a', sap='b')", "`join` has no option `sap`"),
        ("(x | count('a'))[0] ~ 'b'", "`count` lacks `many`"),
    ],
)  # fmt: skip
def test_what_a_filter_cannot_be_told_is_told_before_it_is_used(code, message):
    with pytest.raises(ProblemsFound) as raised:
        template_of(f"{{% if false %}}{{{{ {code} }}}}{{% endif %}}", wording=WORDING)
    assert message in [found.message for found in raised.value.diagnostics]


@pytest.mark.parametrize(
    "code",
    [
        "x | count('a', many='b')", "x | count(*xs)", "x | count(**xs)", "x | any(1, 2, c=3)",
        "join('a', 'b', sep='c')", "x | list", "x | slice(2) | list", "x | batch(2, 0) | list",
        "x | join(', ', attribute='y')", "x | map(attribute='y') | sort(reverse=true) | first",
        "x | truncate(9, true, '…', 0)", "x | default('a', true)", "x.upper()", "range(1, 9, 2)",
    ],
)  # fmt: skip
def test_what_a_filter_can_be_told_is_no_mistake(code):
    assert (
        template_of(f"{{% if false %}}{{{{ {code} }}}}{{% endif %}}", wording=WORDING).warnings
        == ()
    )


def test_templates_of_docxtpl_are_not_judged_by_their_look():
    body = "{% if on %}{% endif %}{{ x | upper(1) }}\n{ x }\n" + FONT.format("Calibiri", "A")
    assert template_of(body, dialect="docxtpl").warnings == ()

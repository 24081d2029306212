"""Optional text in double square brackets, and full stops that are not doubled."""

from pathlib import Path

import docx
import pytest

import reportkit


@pytest.fixture
def fill(tmp_path: Path):
    """Fill a template of one paragraph with values, and return the words of that paragraph."""

    def fill_paragraph(paragraph: str, dialect: str = "reportkit", **values: object) -> str:
        path = tmp_path / "template.docx"
        document = docx.Document()
        document.add_paragraph("Before")
        document.add_paragraph(paragraph)
        document.save(str(path))
        template = reportkit.load_template(path, dialect=dialect)
        template.render(values).write(tmp_path / "filled.docx")
        return docx.Document(str(tmp_path / "filled.docx")).paragraphs[-1].text

    return fill_paragraph


def test_optional_text_is_there_with_its_fact_and_gone_without_it(fill):
    frame = "Held[[ at {{ place }}]][[ by {{ host }}]]."
    assert fill(frame, place="the hall", host=None) == "Held at the hall."
    assert fill(frame, place="", host="us") == "Held by us."


def test_optional_text_needs_all_of_its_facts(fill):
    frame = "Held[[ at {{ place }}, {{ city }}]]."
    assert fill(frame, place="the hall", city="") == "Held."


def test_optional_text_stands_in_optional_text(fill):
    frame = "Held[[ at {{ place }}[[ in {{ city }}]]]]."
    assert fill(frame, place="the hall", city="") == "Held at the hall."
    assert fill(frame, place="", city="Exampleton") == "Held."


def test_zero_is_a_fact(fill):
    assert fill("Done[[: {{ left }} left]]", left=0) == "Done: 0 left"


def test_filters_are_not_asked_for_the_fact(fill):
    assert fill("[[Led by {{ names | listed }}]]!", names=[]) == "!"
    assert fill("[[Led by {{ names | listed }}]]!", names=["A", "B"]) == "Led by A and B!"


def test_brackets_without_a_tag_are_text(fill):
    assert fill("[[note]] and {{ x }} [[", x="y") == "[[note]] and y [["


def test_a_misspelt_fact_in_optional_text_is_told_once_at_its_tag(fill):
    with pytest.raises(reportkit.ProblemsFound) as problems:
        fill("Held[[ at {{ plase }}]].", place="the hall")
    [problem] = problems.value.diagnostics
    assert "{{ plase }}" in str(problem.place)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("By {{ host }}.", "By Example Co., Ltd."),
        ("By {{ host }}{% if no %} and {{ no }}{% endif %}.", "By Example Co., Ltd."),
        ("By {{ host }}[[ and {{ no }}]].", "By Example Co., Ltd."),
        ("By {{ host }} ({{ host }}).", "By Example Co., Ltd. (Example Co., Ltd.)."),
        ("By {{ us }}.", "By us."),
        ("By {{ us }}..", "By us.."),
        ("{{ asked }}.", "“Why?”"),
        ("{% filter upper %}By {{ host }}.{% endfilter %}", "BY EXAMPLE CO., LTD."),
        (
            "{{ host }}.{% for x in 'ab' %} {{ host }}.{% endfor %}",
            "Example Co., Ltd." + " Example Co., Ltd." * 2,
        ),
        ("v{{ us }}.5", "vus.5"),
        ("由{{ told }}。", "由他说完。"),
        ("由{{ us }}。", "由us。"),
        ("由{{ host }}。", "由Example Co., Ltd.。"),
        ("他说：{{ chinese }}。", "他说：“好。”"),
    ],
)
def test_a_sentence_ends_once(fill, frame, words):
    values = {"told": "他说完。", "chinese": "“好。”", "asked": "“Why?”"}
    assert fill(frame, host="Example Co., Ltd.", no="", us="us", **values) == words


def test_the_dialect_of_docxtpl_reads_brackets_and_stops_as_they_stand(fill):
    frame = "[[By {{ host }}.]]"
    assert fill(frame, "docxtpl", host="Ltd.") == "[[By Ltd..]]"


@pytest.mark.parametrize(("place", "said"), [("", "Visit"), ("the hall", "Visit, the hall")])
def test_optional_text_stands_in_properties_of_the_document(tmp_path, place, said):
    document = docx.Document()
    document.core_properties.keywords = "Visit[[, {{ place }}]]"
    document.save(str(tmp_path / "a.docx"))
    filled = reportkit.load_template(tmp_path / "a.docx").render({"place": place})
    filled.write(tmp_path / "b.docx")
    assert docx.Document(str(tmp_path / "b.docx")).core_properties.keywords == said

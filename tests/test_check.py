"""Where a template and a record meet: fields that nobody knows."""

import docx
import pytest

from reportkit.check import Shelf, build_blank, check_fields, check_template, load_template
from reportkit.context import build_context
from reportkit.language import Style
from reportkit.project import load_project
from reportkit.record.model import Activity, Organisation, Photo, Record, Text


def words(text):
    return Text({"en": text})


FACTS = {"kind": "visit", "title": words("A"), "org": Organisation(words("Us"))}


@pytest.fixture
def template(tmp_path):
    def write(*paragraphs):
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(tmp_path / "a.docx")
        return tmp_path / "a.docx"

    return write


def messages(path, **facts):
    context = build_context(Record(**FACTS | facts), Style())
    return [found.message for found in check_fields(load_template(path), context)]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ titel }}", "a record has no field `titel`"),
        ("{% if false %}{{ titel }}{% endif %}", "a record has no field `titel`"),
        ("{{ background.amis }}", "`background` has no field `amis`"),
        ("{{ host.nmae }}", "`host` has no field `nmae`"),
        (
            "{% for p in photos %}{{ p.flie }}{% endfor %}",
            "an entry of `photos` has no field `flie`",
        ),
    ],
)
def test_a_field_that_no_record_has_is_told_even_where_it_is_not_printed(template, tag, message):
    assert messages(template(tag), photos=(Photo("a.jpg"),)) == [message]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title }} {{ background.aims }} {{ place.city }} {{ org.name }} {{ headline }}",
        "{% if extra.budget is defined %}{{ extra.budget.total }}{% endif %}",
        "{% for p in photos %}{{ p.flie }}{% endfor %}",
        "{% for a in activities %}{{ a }}{{ loop.index }}{% endfor %}",
        "{{ sentences(activities) }}{% for x in activities | paragraphs %}{{ x }}{% endfor %}",
    ],
)
def test_what_a_record_may_have_is_no_mistake(template, tag):
    activity = Activity(text=words("They came."))
    assert messages(template(tag), activities=(activity,), extra={"colour": "red"}) == []


def test_the_nearest_field_is_suggested(template):
    context = build_context(Record(**FACTS), Style())
    [found] = check_fields(load_template(template("{{ titel }}")), context)
    assert found.hint == "did you mean `title`?"


def test_a_template_for_records_is_checked_without_any(template):
    path = template("{{ titel }}")
    [found] = check_template(path, Shelf(), for_records=True)
    assert found.rule == "template/unknown-field"
    assert check_template(path, Shelf(), for_records=False) == ()


def test_a_template_that_cannot_be_used_is_told_whoever_fills_it(template):
    path = template("{{ title")
    for for_records in (True, False):
        assert check_template(path, Shelf(), for_records=for_records) != ()


def test_a_template_of_docxtpl_says_what_it_says_there(template):
    path = template("{% if on %}", "{{ on }}, {{ missing }}.", "{% endif %}")
    paragraphs = load_template(path, dialect="docxtpl").render({"on": True}).write(path)
    assert [paragraph.text for paragraph in docx.Document(paragraphs).paragraphs] == [
        "", "True, .", "",
    ]  # fmt: skip


def test_a_declared_house_field_is_known_to_the_templates_of_its_project(template, tmp_path):
    path = template("{{ extra.budgett }} {{ extra.budget }}")
    settings = tmp_path / "reportkit.yaml"
    assert check_template(path, Shelf(), for_records=True) == ()
    settings.write_text("documents: {a: a.docx}\nextra: {budget: number}\n")
    blank = build_blank(load_project(settings))
    [found] = check_template(path, Shelf(), for_records=True, blank=blank)
    assert (found.message, found.hint) == (
        "`extra` has no field `budgett`",
        "did you mean `budget`?",
    )

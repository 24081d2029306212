"""Where a template and a record meet: fields that nobody knows."""

import docx
import pytest

from reportkit.check import Shelf, check_template, load_template, schema_of
from reportkit.project import load_project


@pytest.fixture
def template(tmp_path):
    def write(*paragraphs):
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(tmp_path / "a.docx")
        return tmp_path / "a.docx"

    return write


def found_in(path):
    return check_template(path, Shelf(), for_records=True)


def messages(path):
    return [found.message for found in found_in(path)]


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
        (
            "{% for d in delegations %}{% for p in d.people %}{{ p.nmae }}{% endfor %}{% endfor %}",
            "an entry of `delegations[].people` has no field `nmae`",
        ),
        ("{{ photos[0].flie }}", "an entry of `photos` has no field `flie`"),
        (
            "{{ remarks | map(attribute='spoke') | listed }}",
            "an entry of `remarks` has no field `spoke`",
        ),
        ("{% if titel %}x{% endif %}", "a record has no field `titel`"),
        ("[[{{ titel }}]]", "a record has no field `titel`"),
        ("{{ organizer or titel }}", "a record has no field `titel`"),
        ("{{ sentences(titel) }}", "a record has no field `titel`"),
        ("{% set x = titel %}{{ x }}", "a record has no field `titel`"),
        ("{% for p in fotos %}{{ p.file }}{% endfor %}", "a record has no field `fotos`"),
        ("{{ photos.file }}", "`photos` is a list, and only its entries have `file`"),
        (
            "{% for x in title %}{{ x }}{% endfor %}",
            "`title` is text, and no list that could be repeated",
        ),
        (
            "{{ place[0] }}",
            "`place` is facts, and no list that could be repeated",
        ),
        ("{{ attendance }}", "`attendance` stands for several facts and has no words of its own"),
        ("{{ absent }}", "`absent` stands for several facts and has no words of its own"),
        ("{% if kind == 'vist' %}x{% endif %}", "`kind` is never `vist`"),
        ("{% if kind in ['visit', 'vist'] %}x{% endif %}", "`kind` is never `vist`"),
        ("{{ sentence(title) }}", "there is no function `sentence`"),
        ("{{ title.upper() }}", "there is no function `upper`"),
        ("{{ photos[0].file | picture(hieght='3mm') }}", "`picture` has no option `hieght`"),
        ("{{ photos | count('a') }}", "`count` lacks `many`"),
        (
            "{{ title | opening('x') }}",
            "there is too much in the brackets of `opening`, which takes nothing",
        ),
    ],
)
def test_a_field_that_no_record_has_is_told_even_where_it_is_not_printed(template, tag, message):
    assert messages(template(tag)) == [message]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title }} [[{{ background.aims }}]] [[{{ place.city }}]] {{ org.name }} {{ headline }}",
        "{% if extra.budget is defined %}{{ extra.budget.total }}{% endif %}",
        "{% if kind == 'visit' and style != 'ap' %}{{ extra }}{% endif %}",
        "{% for p in photos if p.public %}{{ p.number }} {{ p.by.called }}{% endfor %}",
        "{% with x = title %}{{ x }}{% endwith %}{% set y = org %}{{ y.name }}",
        "{% macro m(x) %}{{ x.any }}{% endmacro %}{{ m(title) }}",
        "{{ photos[0].file.upper() }}{{ contact.phone }}{{ release.contact.short }}",
        "{{ (remarks + commitments) | paragraphs | join }}{% for a in [1, 2] %}{{ a }}{% endfor %}",
        "{% for a in activities %}{{ a }}{{ loop.index }}{% endfor %}",
        "{{ sentences(activities) }}{% for x in activities | paragraphs %}{{ x }}{% endfor %}",
    ],
)
def test_what_a_record_may_have_is_no_mistake(template, tag):
    assert messages(template(tag)) == []


def test_the_nearest_field_is_suggested(template):
    [found] = found_in(template("{{ titel }}"))
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


@pytest.mark.parametrize(
    "text",
    [
        "Held in {{ place.city }}.",
        "Contact: {{ release.contact.phone }}",
        "{% if photos %}{% for p in photos %}Photo: {{ p.caption }}{% endfor %}{% endif %}",
        "{% if place.city %}At {{ place.address }}{% endif %}",
    ],
)
def test_a_fact_among_words_that_may_be_absent_is_hinted_at(template, text):
    [found] = found_in(template(text))
    assert (found.rule, found.severity) == ("template/may-be-absent", "hint")


@pytest.mark.parametrize(
    "text",
    [
        "{{ place.city }}",
        "[[Held in {{ place.city }}.]]",
        "{% if place.city %}Held in {{ place.city }}.{% endif %}",
        "{% if place %}Held in {{ place.city }}.{% else %}Somewhere{% endif %}",
        "{% if place.city %}Held at {{ place.name }}.{% endif %}",
        "Held in {{ place.city or 'a city' }}, {{ place.city | default('a city') }}.",
        "Held in {{ place.city if place.city else 'a city' }}.",
        "{% if title %}Words{% endif %}{{ place.city }}",
        "{% for p in photos %}Photo {{ p.number }}: {{ p.file }}{% endfor %}",
        "By {{ org }} ({{ org.name }}): {{ headline }}, {{ extra.colour }}",
        "{{ dateline }}News of {{ kind_name }}",
        "{% if is_visit %}They visited {{ destination }} with {{ delegation }}.{% endif %}",
        "There were {{ guests | length }} guests.",
    ],
)
def test_what_leaves_no_gap_is_not_hinted_at(template, text):
    assert messages(template(text)) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{ title }", "{{ title }}"),
        ("｛title｝", "{{ title }}"),
        ("By { org.name | formal }", "{{ org.name | formal }}"),
        ("{ titel }", "{{ title }}"),
        ("«headline»", "{{ headline }}"),
        ("<<title>>", "{{ title }}"),
        ("[[ place ]", "[[{{ place }}]]"),
        ("[[theme]]", "[[{{ theme }}]]"),
        ("{if theme}", "{% if theme %}"),
        ("{ % if theme % }", "{% if theme %}"),
        ("｛ ％ endif ％ ｝", "{% endif %}"),
        ("{for p in photos}", "{% for p in photos %}"),
        ("[[ at {{ title }}]", "[[ … ]]"),
        ("at {{ title }}]]", "[[ … ]]"),
    ],
)
def test_what_looks_like_a_tag_is_told_with_the_way_to_write_it(template, text, meant):
    [found] = found_in(template(text))
    assert (found.rule, found.hint) == ("template/looks-like-tag", f"write `{meant}`")


@pytest.mark.parametrize(
    "text",
    [
        "The set {a, b} and {x}.",
        "void f() { return title; }",
        "{for example} {if any} [[1]] [[see above]] «quoted words» <<x>>",
        "{% raw %}{ title } [[ place ]]{% endraw %}",
        "《title》 [[ at {{ title }} ]]",
    ],
)
def test_braces_in_prose_are_left_alone(template, text):
    assert messages(template(text)) == []


def test_values_of_any_names_have_lookalikes_too(template):
    path = template("{{ guest }}", "Dear { guest }, {nobody}")
    [found] = check_template(path, Shelf(), for_records=False)
    assert found.place.text == "{ guest }"


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
    schema = schema_of(load_project(settings))
    [found] = check_template(path, Shelf(), for_records=True, schema=schema)
    assert (found.message, found.hint) == (
        "`extra` has no field `budgett`",
        "did you mean `budget`?",
    )

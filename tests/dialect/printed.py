"""What prints words: values, filters, expressions, signs."""

from __future__ import annotations

from datetime import date

from dialect.case import Case, paragraph

CASES = [
    Case("square brackets", "[[ {{ x }} ]] [[plain]] [[{{ nil }}]]", {"x": 1, "nil": ""}),
    Case("a full stop behind a full stop", "{{ x }}. {{ x }}{{ x }}.", {"x": "Ltd."}),
    Case("a word", "Dear {{ name }},", {"name": "Eric"}),
    Case("two words in a run", "{{ a }} and {{ b }}", {"a": "1", "b": "2"}),
    Case(
        "spaces around a tag",
        paragraph("is", " ", "{{ a }}", " ", "for spicy ", "{{ b }}", " food"),
        {"a": "looking", "b": "too"},
    ),
    Case("spaces in a value", "[{{ gap }}]", {"gap": "          "}),
    Case("tabs in a value", "[{{ tabs }}]", {"tabs": 3 * "\t"}),
    Case("lines in a value", "{{ text }}", {"text": "one\ntwo\n\nfour"}),
    Case("lines in a value with words beside it", "a {{ text }} b", {"text": "one\ntwo"}),
    Case("paragraphs in a value", "a {{ text }} b", {"text": "one\atwo\athree"}),
    Case(
        "paragraphs of a style in a value",
        paragraph("*a {{ text }} b", style="Heading1"),
        {"text": "one\atwo"},
    ),
    Case("a page break in a value", "a {{ text }} b", {"text": "one\ftwo"}),
    Case(
        "all signs in a value",
        "{{ text }}",
        {
            "text": (
                "\nlist\nNow, no Listing\nHere \t tab\a\nnew paragraph\a"
                "\npage break : \f\nThat's it\n"
            )
        },
    ),
    Case("an alone page break", "a\n{{ text }}\nb", {"text": "\f"}),
    Case("a number", "{{ n }} {{ f }} {{ n * 2 }}", {"n": 5403, "f": 1.5}),
    Case("true and false", "{{ yes }} {{ no }}", {"yes": True, "no": False}),
    Case(
        "nothing", "[{{ none }}] [{{ none or '' }}] {{ none|default('x', true) }}", {"none": None}
    ),
    Case(
        "braces in a tag", "{{ {'k': {'z': 2}}['k']['z'] }} {{ {'k': 1}.k }}{{ [{'a': 3}][0].a }}"
    ),
    Case("signs that close nothing", "50%} }} {{ x }} %}", {"x": 1}),
    Case(
        "escaping switched by a tag", "{% autoescape true %}{{ x }}{% endautoescape %}", {"x": "<"}
    ),
    Case("a date", "{{ day }}", {"day": date(2016, 3, 17)}),
    Case("a list", "{{ names }}", {"names": ["a", 1]}),
    Case("a name that is not there", "[{{ missing }}]"),
    Case("a field that is not there", "[{{ given.missing }}]", {"given": {"a": 1}}),
    Case("a condition on a name that is not there", "{% if missing %}a{% else %}b{% endif %}"),
    Case(
        "a loop over a name that is not there",
        "a\n{%p for x in missing %}\n{{ x }}\n{%p endfor %}\nb",
    ),
    Case("a default", "{{ missing|default('none') }} {{ empty or 'x' }}", {"empty": ""}),
    Case("is defined", "{% if missing is defined %}a{% else %}b{% endif %}"),
    Case(
        "filters of Jinja",
        "{{ name|upper }} {{ names|join(', ') }} {{ names|length }} "
        "{{ f|round(1) }} {{ name|replace('r','l') }} {{ '%05d'|format(n) }}",
        {"name": "eric", "names": ["a", "b"], "f": 1.26, "n": 7},
    ),
    Case(
        "a filter of one's own",
        "{{ text|longer('World') }} {{ n|more(2.5) }}",
        {"text": " Hello", "n": 1.5},
        filters={"longer": lambda text, end: f"{text} {end}", "more": lambda n, m: n + m},
    ),
    Case(
        "methods of text",
        "{{ name.upper() }} {{ name[0] }} {{ d['k'] }} {{ d.get('k') }} "
        "{{ '{:,}'.format(n) }} {{ names[-1] }}",
        {"name": "eric", "d": {"k": "v"}, "n": 12345, "names": ["a", "b"]},
    ),
    Case(
        "a date in another form",
        "{{ day.strftime('%d/%m/%Y') }} {{ day.year }}",
        {"day": date(2016, 3, 17)},
    ),
    Case("arithmetic", "{{ 1 + 2 * 3 }} {{ 7 // 2 }} {{ 7 % 2 }} {{ 'a' ~ 1 }}"),
    Case(
        "a choice in one tag",
        "{{ 'x' if a else 'y' }} {{ a and b }} {{ not a }}",
        {"a": True, "b": "b"},
    ),
    Case("a comparison", "{% if n > 3 and n < 10 %}in{% endif %}", {"n": 5}),
    Case("words that look like XML, escaped by hand", "{{ text|e }}", {"text": "a < b & c > d"}),
    Case(
        "words that look like XML, escaped by themselves",
        "{{ text }}",
        {"text": "<, >, &, \", and '."},
        autoescape=True,
    ),
    Case(
        "a listing",
        "{{ text }}",
        lambda kit: {"text": kit.listing("the listing\nwith\nlines\tand\asigns : <>& ...")},
    ),
    Case(
        "a listing in a style",
        paragraph("*a {{ text }} b", style="Heading1"),
        lambda kit: {"text": kit.listing("one\ntwo\athree\ffour")},
    ),
    Case(
        "a listing, escaped by itself",
        "{{ text }}",
        lambda kit: {"text": kit.listing("with\nlines <>&")},
        autoescape=True,
    ),
    Case(
        "a web page as text",
        "{{ page|e }}",
        {
            "page": (
                "HTTP/1.1 200 OK\nDate: Thu\n\n<html>\n<head>\n    <title>x"
                "</title>\n\tpre {\n\t}\n</head>\n</html>"
            )
        },
    ),
    Case("signs that nearly are tags", "{f_{ and {a_{hello and 50 % } { x"),
    Case("raw", "{% raw %}{{ name }} {% if %}{% endraw %} {{ name }}", {"name": "x"}),
    Case("a comment", "a{# nothing #}b"),
    Case(
        "comments as elements",
        """
            a
            {#p no paragraph #}
            b
            | a | {#tc no cell #} | b |
            | {#tr no row #} | | |
            | c | d | e |
        """,
    ),
    Case("a space at both sides of a line", "a {{ x }} ", {"x": " b "}),
    Case(
        "curly quotes",
        "{{ d[‘k’] }} {{ ‘x’ }} {% if a == “b” %}yes{% endif %}",
        {"d": {"k": "v"}, "a": "b"},
    ),
    Case("entities", "Smith &amp; Co: {{ x }} &lt;&gt;", {"x": "y"}),
    Case(
        "a comparison as Word stores it", paragraph("{% if 3 &lt; 5 and 5 &gt;= 4 %}yes{% endif %}")
    ),
    Case(
        "words that are not Latin",
        "{{ 名字 }} — {{ x }} — Ünïcôdé",
        {"名字": "李雷", "x": "žluťoučký"},
    ),
    Case("an em of signs beyond the first plane", "{{ x }}", {"x": "🎉 𝔘"}),
    Case("whitespace taken by Jinja", "a {{- x -}} b", {"x": "x"}),
    Case("a set variable", "{% set total = a + b %}{{ total }}", {"a": 1, "b": 2}),
    Case("a set paragraph", "a\n{%p set total = a + 1 %}\n{{ total }}", {"a": 1}),
    Case("a block that is set", "{% set x %}one {{ a }}{% endset %}{{ x }}|{{ x }}", {"a": 1}),
    Case(
        "a namespace",
        """
            {%p set ns = namespace(n=0) %}
            {%p for x in [1, 2, 3] %}
            {%p set ns.n = ns.n + x %}
            {%p endfor %}
            {{ ns.n }}
        """,
    ),
    Case("with", "{% with x = 5 %}{{ x }}{% endwith %}"),
    Case(
        "a macro",
        "{% macro hello(n) %}Hi {{ n }}!{% endmacro %}{{ hello('A') }} {{ hello(x) }}",
        {"x": "B"},
    ),
    Case("a filter block", "{% filter upper %}abc {{ x }}{% endfilter %}", {"x": "y"}),
]

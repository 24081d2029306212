"""Tags that stand for paragraphs."""

from __future__ import annotations

from dialect.case import Case
from dialect.example import DISHES, ORDERS

CASES = [
    Case("a condition", "a\n{%p if x %}\nb\nc\n{%p endif %}\nd", {"x": True}),
    Case("a condition that is not met", "a\n{%p if x %}\nb\n{%p endif %}\nd", {"x": False}),
    Case(
        "elif and else",
        """
            {%p if n == 1 %}
            a
            {%p elif n == 2 %}
            b
            {%p else %}
            c
            {%p endif %}
        """,
        {"n": 2},
    ),
    Case(
        "a loop",
        """
            {%p for o in orders %}
            {{ o.desc }}: {{ o.qty }}
            {%p endfor %}
            end
        """,
        {"orders": ORDERS},
    ),
    Case(
        "a loop with else",
        """
            {%p for o in [] %}
            x
            {%p else %}
            none
            {%p endfor %}
            end
        """,
    ),
    Case(
        "a loop in a loop",
        """
            {%p for d in dishes %}
            # {{ d.name }}
            {%p for i in d.ingredients %}
            - {{ i }}
            {%p endfor %}
            {%p endfor %}
        """,
        {"dishes": DISHES},
    ),
    Case(
        "a numbered list in a loop",
        """
            {%p for d in dishes %}
            # {{ d.name }}
            {%p for i in d.ingredients %}
            1. {{ i }}
            {%p endfor %}
            {%p endfor %}
        """,
        {"dishes": DISHES},
    ),
    Case(
        "a loop with a condition in it",
        """
            {%p for o in orders %}
            {%p if o.qty > 1 %}
            {{ o.desc }}
            {%p endif %}
            {%p endfor %}
        """,
        {"orders": ORDERS},
    ),
    Case(
        "a loop over pairs",
        """
            {%p for k, v in d.items() %}
            {{ k }}={{ v }}
            {%p endfor %}
        """,
        {"d": {"a": 1, "b": 2}},
    ),
    Case(
        "a recursive counter",
        """
            {%p for x in 'ab' %}
            {{ loop.index0 }} {{ loop.revindex }} {{ loop.first }} {{ loop.length }}
            {{ loop.cycle('odd', 'even') }}
            {%p endfor %}
        """,
    ),
    Case("a loop over a range", "{%p for i in range(3) %}\n{{ i }}\n{%p endfor %}"),
    Case(
        "a filtered loop",
        """
            {%p for o in orders if o.qty > 1 %}
            {{ o.desc }}
            {%p endfor %}
        """,
        {"orders": ORDERS},
    ),
    Case(
        "a sorted loop",
        """
            {%p for o in orders|sort(attribute='qty') %}
            {{ o.desc }}
            {%p endfor %}
        """,
        {"orders": ORDERS},
    ),
    Case(
        "groups",
        """
            {%p for g in orders|groupby('price') %}
            {{ g.grouper }}
            {%p for o in g.list %}
            {{ o.desc }}
            {%p endfor %}
            {%p endfor %}
        """,
        {"orders": ORDERS},
    ),
    Case("an empty paragraph in a loop", "{%p for x in 'ab' %}\n{{ x }}\n\n{%p endfor %}"),
    Case(
        "a condition around a heading and a table",
        """
            {%p if x %}
            # Title
            | a | {{ x }} |
            {%p endif %}
            end
        """,
        {"x": 1},
    ),
    Case(
        "a tag without a prefix alone in its paragraph",
        "a\n{% if x %}\nb\n{% endif %}\nc",
        {"x": 1},
    ),
    Case("tags without a prefix over paragraphs", "a {% if x %}b\nc\nd{% endif %} e", {"x": 1}),
    Case(
        "a loop without a prefix over paragraphs", "{% for x in 'ab' %}\n{{ x }}\n{% endfor %}\nend"
    ),
    Case(
        "a condition over a page break",
        """
            a
            {%p if x %}
            <w:p><w:r><w:br w:type='page'/></w:r></w:p>
            {%p endif %}
            b
        """,
        {"x": 1},
    ),
    Case(
        "prefix with a bold run",
        """
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{%p if x %}</w:t></w:r></w:p>
            b
            {%p endif %}
        """,
        {"x": 1},
    ),
    Case("a prefix in a heading", "# {%p if x %}\nb\n# {%p endif %}", {"x": 1}),
    Case("spaces around a prefixed tag", "  {%p if x %}  \nb\n {%p endif %} ", {"x": 1}),
    Case(
        "merged lines",
        """
            My house is
            {%- if town -%}
             in a town
            {%- else -%}
             in the country
            {%- endif -%}
             and I love it.
        """,
        {"town": True},
    ),
    Case(
        "merged lines, otherwise",
        """
            My house is
            {%- if town -%}
             in a town
            {%- else -%}
             in the country
            {%- endif -%}
             and I love it.
        """,
        {"town": False},
    ),
    Case(
        "merged lines of one run",
        "<w:p><w:r><w:t>My house is</w:t><w:br/><w:t>{%- if town -%}</w:t>"
        "<w:br/><w:t xml:space='preserve'> in a town</w:t><w:br/>"
        "<w:t>{%- else -%}</w:t><w:br/><w:t xml:space='preserve'> in the country</w:t><w:br/>"
        "<w:t>{%- endif -%}</w:t><w:br/><w:t xml:space='preserve'> and I love it.</w:t>"
        "</w:r></w:p>",
        {"town": True},
    ),
    Case(
        "merged lines of one paragraph",
        "<w:p>"
        + "<w:r><w:br/></w:r>".join(
            f"<w:r><w:t xml:space='preserve'>{line}</w:t></w:r>"
            for line in (
                "My house is",
                "{%- if town -%}",
                " in a town",
                "{%- else -%}",
                " in the country",
                "{%- endif -%}",
                " and I love it.",
            )
        )
        + "</w:p>",
        {"town": False},
    ),
    Case(
        "merged lines with words in the line",
        """
            My house is {%- if town %}
             in a town
            {%- endif %} and I love it.
        """,
        {"town": True},
    ),
    Case(
        "merged loop",
        """
            Names:
            {%- for x in 'abc' -%}
             {{ x }},
            {%- endfor -%}
             end.
        """,
        {},
    ),
    Case(
        "printed paragraphs",
        "a\n{{p text }}\nb",
        lambda kit: {"text": kit.paragraphs(("one", None))},
    ),
    Case(
        "a prefixed tag with text beside it is alone in docxtpl",
        "a\n{%p if x %}\nb\n{%p endif %}\nc",
        {"x": 1},
    ),
    Case(
        "a page of everything",
        """
            # {{ title }}
            {{ intro }}
            {%p if paid %}
            Paid.
            {%p else %}
            Not paid.
            {%p endif %}
            | desc | qty | price |
            | {%tr for o in orders %} | | |
            | {{ o.desc }} | {{ o.qty }} | {{ o.price }} |
            | {%tr endfor %} | | |
            | Total | | {{ total }} |
            Thanks,
            {{ company }}
        """,
        {
            "title": "Order",
            "intro": "Dear Eric",
            "paid": False,
            "orders": ORDERS,
            "total": "100,000.00",
            "company": "World",
        },
    ),
]

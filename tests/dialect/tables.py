"""Tags in tables."""

from __future__ import annotations

from dialect.case import Case, cell, paragraph, table
from dialect.example import ALERTS, DISHES, ORDERS

SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
CASES = [
    Case(
        "rows",
        """
            | a | b |
            | {%tr for o in orders %} | |
            | {{ o.desc }} | {{ o.qty }} |
            | {%tr endfor %} | |
            | z | z |
        """,
        {"orders": ORDERS},
    ),
    Case(
        "no rows",
        """
            | a | b |
            | {%tr for o in [] %} | |
            | {{ o.desc }} | {{ o.qty }} |
            | {%tr endfor %} | |
        """,
        {},
    ),
    Case(
        "a row on condition",
        """
            | a |
            | {%tr if x %} |
            | b |
            | {%tr else %} |
            | c |
            | {%tr endif %} |
        """,
        {"x": 0},
    ),
    Case(
        "rows in rows",
        """
            | {%tr for d in dishes %} | |
            | {{ d.name }} | |
            | {%tr for i in d.ingredients %} | |
            | | {{ i }} |
            | {%tr endfor %} | |
            | {%tr endfor %} | |
        """,
        {"dishes": DISHES},
    ),
    Case(
        "columns",
        """
            | x | {%tc for c in cols %} | {{ c }} | {%tc endfor %} |
            | {%tr for r in rows %} | | | |
            | {{ r.label }} | {%tc for c in r.cols %} | {{ c }} | {%tc endfor %} |
            | {%tr endfor %} | | | |
        """,
        {
            "cols": ["fruit", "stone", "thing"],
            "rows": [
                {"label": "yellow", "cols": ["banana", "pyrite", "taxi"]},
                {"label": "red", "cols": ["apple", "cinnabar", "bus"]},
            ],
        },
    ),
    Case(
        "columns under a spanning title",
        """
            | {% colspan cols|count %}{{ title }} | {%tc for c in [] %} | | {%tc endfor %} |
            | {%tc for c in cols %} | {{ c }} | {%tc endfor %} |
        """,
        {"title": "T", "cols": [1, 2, 3]},
    ),
    Case(
        "a spanning cell",
        table(
            [cell("x"), cell("{% colspan n %}{{ t }}")],
            [cell("a"), cell("b"), cell("c")],
            columns=3,
        ),
        {"n": 2, "t": "wide"},
    ),
    Case(
        "a spanning cell in a run of its own",
        table([cell(paragraph("*{% colspan n %}", "*{{ t }}"))], [cell("a"), cell("b")], columns=2),
        {"n": 2, "t": "wide"},
    ),
    Case(
        "a spanning cell that spanned",
        table(
            [cell("{% colspan n %}{{ t }}", '<w:gridSpan w:val="3"/>')],
            [cell("a"), cell("b")],
            columns=2,
        ),
        {"n": 2, "t": "wide"},
    ),
    Case("a cell on condition", "| a | {%tc if x %} | b | {%tc endif %} | c |", {"x": 1}),
    Case(
        "a cell on condition that is not met",
        """
            | a | {%tc if x %} | b | {%tc endif %} | c |
            | 1 | 2 | 3 | 4 | 5 |
        """,
        {"x": 0},
    ),
    Case(
        "coloured cells",
        """
            | {%tr for a in alerts %} | |
            | {% cellbg a.bg %}{{ a.date }} | {{ a.desc }} |
            | {%tr endfor %} | |
        """,
        {"alerts": ALERTS},
    ),
    Case(
        "coloured cells with a run of their own",
        table(
            [cell("{%tr for a in alerts %}"), cell("")],
            [
                cell(paragraph("{% cellbg a.bg %}", "*{{ a.date }}")),
                cell("{% cellbg a.bg %}{{ a.desc }}"),
            ],
            [cell("{%tr endfor %}"), cell("")],
            columns=2,
        ),
        {"alerts": ALERTS},
    ),
    Case(
        "coloured cells that had a colour",
        table([cell("{% cellbg c %}x", SHADE)], columns=1),
        {"c": "FF0000"},
    ),
    Case(
        "a colour from a condition",
        table([cell("{% cellbg 'FF0000' if x else '00FF00' %}x")], columns=1),
        {"x": 1},
    ),
    Case(
        "a coloured, spanning cell",
        table([cell("{% cellbg c %}{% colspan 2 %}x")], [cell("a"), cell("b")], columns=2),
        {"c": "FF0000"},
    ),
    Case(
        "cells merged downwards",
        """
            | {%tr for o in orders %} | |
            | {% vm %}{{ cat }} | {{ o.desc }} |
            | {%tr endfor %} | |
            | t | t |
        """,
        {"orders": ORDERS, "cat": "Book"},
    ),
    Case(
        "cells merged downwards, the tag behind",
        """
            | {%tr for o in orders %} | |
            | {{ cat }}{% vm %} | {{ o.desc }} |
            | {%tr endfor %} | |
        """,
        {"orders": ORDERS, "cat": "Book"},
    ),
    Case(
        "cells merged downwards twice",
        """
            | {%tr for d in dishes %} | |
            | {%tr for i in d.ingredients %} | |
            | {% vm %}{{ d.name }} | {{ i }} |
            | {%tr endfor %} | |
            | {%tr endfor %} | |
        """,
        {"dishes": DISHES},
    ),
    Case(
        "cells merged downwards, in two columns",
        """
            | {%tr for d in dishes %} | | |
            | {%tr for i in d.ingredients %} | | |
            | {% vm %}{{ d.name }} | {% vm %}x | {{ i }} |
            | {%tr endfor %} | | |
            | {%tr endfor %} | | |
        """,
        {"dishes": DISHES},
    ),
    Case(
        "cells merged sideways",
        """
            | {%tc for i in range(3) %} | {% hm %}title | {%tc endfor %} |
            | {%tc for i in range(3) %} | {{ i }} | {%tc endfor %} |
        """,
    ),
    Case(
        "cells merged sideways, in a loop of rows",
        """
            | {%tr for r in range(2) %} | | |
            | {%tc for i in range(3) %} | {% hm %}row {{ r }} | {%tc endfor %} |
            | {%tr endfor %} | | |
            | {%tc for i in range(3) %} | {{ i }} | {%tc endfor %} |
        """,
    ),
    Case(
        "spanning cells merged sideways",
        table(
            [
                cell("{%tc for i in range(2) %}"),
                cell("{% hm %}title", '<w:gridSpan w:val="2"/>'),
                cell("{%tc endfor %}"),
            ],
            [cell("{%tc for i in range(4) %}"), cell("{{ i }}"), cell("{%tc endfor %}")],
            columns=3,
        ),
    ),
    Case(
        "a table in a cell",
        table(
            [
                cell(
                    "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
                    "<w:tblGrid><w:gridCol w:w='900'/></w:tblGrid>"
                    "<w:tr>"
                    + cell("{%tr for x in 'ab' %}")
                    + "</w:tr><w:tr>"
                    + cell("{{ x }}")
                    + "</w:tr><w:tr>"
                    + cell("{%tr endfor %}")
                    + "</w:tr></w:tbl>"
                    + paragraph("end")
                )
            ],
            columns=1,
        ),
    ),
    Case(
        "tables in a loop",
        """
            {%p for d in dishes %}
            # {{ d.name }}
            | {%tr for i in d.ingredients %} |
            | {{ i }} |
            | {%tr endfor %} |
            {%p endfor %}
        """,
        {"dishes": DISHES},
    ),
    Case("paragraphs in a cell", "| {%p for x in 'ab' %}\\n{{ x }}\\n{%p endfor %}\\nend | b |"),
    Case("a condition in a cell", "| a {% if x %}b{% else %}c{% endif %} | d |", {"x": 0}),
    Case(
        "a cell that is a comment",
        "| a | {#tc no cell #} | b |\n| {#tc none #} | c | d |",
    ),
    Case(
        "a row with properties",
        "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/>"
        "<w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>"
        "<w:gridCol w:w='900'/></w:tblGrid>"
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("head")
        + "</w:tr><w:tr>"
        + cell("{%tr for x in 'ab' %}")
        + "</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + cell("{{ x }}")
        + "</w:tr><w:tr>"
        + cell("{%tr endfor %}")
        + "</w:tr></w:tbl>",
    ),
    Case(
        "merged cells of Word's own in a loop",
        table(
            [cell("{%tr for x in 'ab' %}"), cell("")],
            [cell("{{ x }}", '<w:vMerge w:val="restart"/>'), cell("1")],
            [cell("", "<w:vMerge/>"), cell("2")],
            [cell("{%tr endfor %}"), cell("")],
            columns=2,
        ),
    ),
]

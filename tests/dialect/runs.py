"""Tags among the runs of a paragraph, and rich text."""

from __future__ import annotations

from dialect.case import Case, paragraph

CASES = [
    Case("a bold tag", paragraph("a ", "*{{ x }}", "/ c"), {"x": "b"}),
    Case("a tag over three runs", "Dear {‖{ na‖me }}!", {"name": "Eric"}),
    Case("a tag over three looks", paragraph("a *{", "*{ x", "/ }", "} b"), {"x": "y"}),
    Case("a condition in one run", "a {% if x %}b{% else %}c{% endif %} d", {"x": False}),
    Case(
        "a condition over runs",
        paragraph("a ", "{% if x %}", "*bold", "{% endif %}", " d"),
        {"x": 1},
    ),
    Case(
        "a condition over runs that is not met",
        paragraph("a ", "{% if x %}", "*bold", "{% endif %}", " d"),
        {"x": 0},
    ),
    Case(
        "a condition between looks",
        paragraph("a {% if x %}b", "*c", "/d{% else %}e{% endif %} f"),
        {"x": 1},
    ),
    Case(
        "a condition between looks that is not met",
        paragraph("a {% if x %}b", "*c", "/d{% else %}e{% endif %} f"),
        {"x": 0},
    ),
    Case(
        "a loop over runs",
        paragraph("{% for x in xs %}", "*{{ x }}", ", {% endfor %}", "end"),
        {"xs": [1, 2]},
    ),
    Case(
        "a loop in one run",
        "{% for x in xs %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}.",
        {"xs": "abc"},
    ),
    Case("a run prefix", paragraph("a ", "{%r if x %}", "*b", "{%r endif %}", " c"), {"x": 1}),
    Case(
        "a run prefix that is not met",
        paragraph("a ", "{%r if x %}", "*b", "{%r endif %}", " c"),
        {"x": 0},
    ),
    Case("a run prefix within one run", "a {%r if x %}b{%r endif %} c", {"x": 1}),
    Case(
        "a run prefix with else",
        paragraph("a ", "{%r if x %}", "*b", "{%r else %}", "/c", "{%r endif %}", " d"),
        {"x": 0},
    ),
    Case(
        "a run loop",
        paragraph("{%r for x in xs %}", "*{{ x }}", "/, ", "{%r endfor %}", "end"),
        {"xs": [1, 2]},
    ),
    Case("rich text", "a {{r text }} b", lambda kit: {"text": kit.rich("bold", bold=True)}),
    Case("rich text alone", "{{r text }}", lambda kit: {"text": kit.rich("bold", bold=True)}),
    Case(
        "rich text in all looks",
        "{{r text }}",
        lambda kit: {
            "text": kit.rich_of(
                ("an example of ", {}),
                ("a style", {"style": "myrichtextstyle"}),
                ("italic", {"italic": True}),
                ("violet", {"color": "#ff00ff"}),
                ("struck", {"strike": True}),
                ("small", {"size": 14}),
                ("marked", {"highlight": "ffff00"}),
                ("sub", {"subscript": True}),
                ("sup", {"superscript": True}),
                ("under", {"underline": True}),
                ("wave", {"underline": "wave"}),
                ("font", {"font": "Courier"}),
                ("all", {"bold": True, "italic": True, "color": "00FF00", "size": 30}),
                ("\n1st line", {}),
                ("\n\n<cool> & co", {}),
            )
        },
    ),
    Case(
        "rich text of another region",
        "{{r text }}",
        lambda kit: {"text": kit.rich("测试TEST", font="eastAsia:微软雅黑")},
    ),
    Case(
        "rich text from right to left",
        "{{r text }}",
        lambda kit: {"text": kit.rich("سلام", rtl=True, bold=True, italic=True, lang="ar-SA")},
    ),
    Case(
        "rich text in rich text",
        "{{r text }}",
        lambda kit: {"text": kit.rich_of(("a ", {}), (kit.rich("b", bold=True), {}), (" c", {}))},
    ),
    Case("rich text of a number", "{{r text }}", lambda kit: {"text": kit.rich(5403, bold=True)}),
    Case(
        "rich text of lines and paragraphs",
        "a {{r text }} b",
        lambda kit: {
            "text": kit.rich(
                "multiple\nlines\nstring\aand some\aother\tparagraphs", color="#ff00ff"
            )
        },
    ),
    Case("rich text of a page break", "a\n{{r text }}\nb", lambda kit: {"text": kit.rich("\f")}),
    Case(
        "rich text of spaces and tabs",
        "[{{r a }}][{{r b }}]",
        lambda kit: {"a": kit.rich("          "), "b": kit.rich("\t\t\t")},
    ),
    Case(
        "rich text with a link",
        "{{r text }}",
        lambda kit: {
            "text": kit.rich_of(
                ("here ", {}),
                (kit.link("link", "https://example.org/?a=1&b=2"), {}),
                (" there", {}),
            )
        },
    ),
    Case(
        "rich text in a condition",
        paragraph("a {% if text %}{{r text }}{% endif %} b"),
        lambda kit: {"text": kit.rich("Foobar!", color="ff0000")},
    ),
    Case(
        "rich text in a condition over runs",
        paragraph("a ", "{% if text %}", "*{{r text }}", "{% endif %}", " b"),
        lambda kit: {"text": kit.rich("Foobar!", color="ff0000")},
    ),
    Case(
        "rich text in a condition, with run prefixes",
        paragraph("a ", "{%r if text %}", "{{r text }}", "{%r endif %}", " b"),
        lambda kit: {"text": kit.rich("Foobar!", color="ff0000")},
    ),
    Case(
        "rich text in a choice of a tag",
        "{{r text if text else '' }}|{{r text }}",
        lambda kit: {"text": kit.rich("Foobar!")},
    ),
    Case(
        "rich text in a loop in a table",
        """
            | a | b |
            | {%tr for t in texts %} | |
            | {{r t }} | x {{r t }} y |
            | {%tr endfor %} | |
        """,
        lambda kit: {"texts": [kit.rich("one", bold=True), kit.rich("two\nlines")]},
    ),
    Case(
        "rich text, escaped by itself",
        "{{r text }} {{ x }}",
        lambda kit: {"text": kit.rich("a < b", bold=True), "x": "&"},
        autoescape=True,
    ),
    Case(
        "rich paragraphs",
        "a\n{{p text }}\nb",
        lambda kit: {
            "text": kit.paragraphs(
                ("styled", "Heading1"),
                ("custom\apoints", "ListNumber"),
                ("none", None),
                (kit.rich_of(("Rich ", {"bold": True}), ("Text", {"italic": True})), "Heading1"),
            )
        },
    ),
    Case(
        "rich paragraphs, escaped by themselves",
        "{{p text }}",
        lambda kit: {"text": kit.paragraphs(("a < b", "Heading1"))},
        autoescape=True,
    ),
    Case(
        "rich paragraphs in a cell",
        "| {{p text }} | b |",
        lambda kit: {"text": kit.paragraphs(("one", "Heading1"), ("two", None))},
    ),
]

"""What people write although nobody told them to, and what Word makes of it."""

from __future__ import annotations

from enum import Enum

from dialect.case import Case, cell, paragraph, table
from dialect.example import DISHES, ORDERS, Order


class Colour(str, Enum):  # noqa: UP042 - a StrEnum prints its value, this one its name
    """A value that is text and has a name of its own."""

    RED = "red"


NO_SPACE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
SECTION_BREAK = (
    "<w:p><w:pPr><w:sectPr><w:type w:val='nextPage'/></w:sectPr></w:pPr>"
    "<w:r><w:t>b</w:t></w:r></w:p>"
)
CASES = [
    Case(
        "no spaces in tags",
        """
            {{x}} {%if x%}a{%endif%}
            {%p if x%}
            b
            {%p endif%}
            {{r r}}
        """,
        lambda kit: {"x": 1, "r": kit.rich("R")},
    ),
    Case("hard spaces in tags", "{{\u00a0x\u00a0}} {%\u00a0if x\u00a0%}a{% endif %}", {"x": 1}),
    Case(
        "no xml:space",
        NO_SPACE.format("a {{ x }} b") + NO_SPACE.format("{% if x %} c {% endif %}d"),
        {"x": 1},
    ),
    Case("an apostrophe beside a tag", "It’s {{ x }}’s “{{ x }}”", {"x": "Eric"}),
    Case(
        "deep names",
        "{{ a.b.c }} {{ a['b'].c }} {{ a.l[1].k }} {{ a['x y'] }}",
        {"a": {"b": {"c": 1}, "l": [0, {"k": 2}], "x y": 3}},
    ),
    Case(
        "all methods of text and lists that change nothing",
        "{{ x.zfill(8) }} {{ x.rjust(6) }}| {{ x.isupper() }} {{ x.encode().decode() }} "
        "{{ x.rfind('t') }} {{ xs.copy() }} {{ s.union([2]) }} {{ n.bit_length() }} "
        "{{ f.is_integer() }} {{ '{:{}}|'.format(x, 6) }}",
        {"x": "text", "xs": [1], "s": {1}, "n": 5, "f": 2.5},
    ),
    Case(
        "a mapping with names of methods",
        "{% for k, v in d.items() %}{{ k }}={{ v }},{% endfor %}{{ d['items'] }} {{ d.count }}",
        {"d": {"items": "I", "count": 2}},
    ),
    Case("a choice of names", "{{ c }} {{ c.value }}", {"c": Colour.RED}),
    Case(
        "objects",
        """
            {{ o }} {{ o.number }} {{ o.total }} {{ o.line(1) }} {{ o.line(0, unit='$') }}
            {%p for o in os %}
            {{ o }}: {{ o.lines|sum }}
            {%p endfor %}
        """,
        {"o": Order(1, [2, 3]), "os": [Order(2, [4]), Order(3)]},
    ),
    Case(
        "functions",
        "{{ double(4) }} {{ now() }}",
        {"double": lambda n: 2 * n, "now": lambda: "today"},
    ),
    Case(
        "a loop over a generator",
        "{% for x in xs %}{{ x }},{% endfor %}",
        lambda kit: {"xs": (n * n for n in range(3))},
    ),
    Case(
        "a loop over a mapping",
        "{% for k in d %}{{ k }}{{ d[k] }},{% endfor %}"
        "{% for k, v in d|dictsort %}{{ k }}{{ v }}{% endfor %}",
        {"d": {"b": 1, "a": 2}},
    ),
    Case(
        "many filters",
        "{{ ' a '|trim }} {{ 'a b'|title }} {{ xs|sum }} {{ xs|first }} {"
        "{ xs|last }} {{ xs|max }} {{ xs|reverse|list|join }} "
        "{{ xs|map('string')|join('+') }} {{ xs|select('odd')|list|length }} {"
        "{ '3'|int + 1 }} {{ 'x'|center(5) }} {"
        "{ 'long words here'|truncate(9) }} "
        "{{ 3.14159|round(2) }} {{ 'abc'|capitalize }} {"
        "{ xs|batch(2)|list|length }} {{ 'a-b'.split('-')[1] }} {"
        "{ 1234567|filesizeformat }} {{ 'ab'|list }}",
        {"xs": [1, 2, 3]},
    ),
    Case(
        "selected by a field",
        "{{ os|selectattr('qty', 'gt', 1)|map(attribute='desc')|join(', ') }} {"
        "{ os|map(attribute='qty')|sum }}",
        {"os": ORDERS},
    ),
    Case("joined with line breaks", r"{{ xs|join('\n') }}", {"xs": ["a", "b"]}),
    Case("joined with paragraphs", r"{{ xs|join('\a') }}", {"xs": ["a", "b"]}),
    Case("JSON", "{{ d|tojson }}", {"d": {"a": [1, "x"]}}),
    Case(
        "numbers of all kinds",
        "{{ 5 / 2 }} {{ 1e3 }} {{ 2 ** 10 }} {{ 1.0 }} {{ -3 }} {{ 10|float }}",
    ),
    Case("a comment with tags in it", "a{# {{ x }} {% if %} it's #}b", {"x": 1}),
    Case("a comment over runs", paragraph("a{# no", "*thing", " #}b")),
    Case(
        "nested conditions in a line",
        "{% if a %}A{% if b %}B{% else %}C{% endif %}{% elif b %}D{% else %}E{% endif %}",
        {"a": 1, "b": 0},
    ),
    Case(
        "a loop with a break over lines",
        "{% for x in xs %}{{ x }}\n{% endfor %}end",
        {"xs": [1, 2]},
    ),
    Case(
        "tags without a prefix around a table", "{% if x %}\n| a | b |\n{% endif %}\nend", {"x": 1}
    ),
    Case(
        "tags without a prefix around a table, not met",
        "{% if x %}\n| a | b |\n{% endif %}\nend",
        {"x": 0},
    ),
    Case(
        "tags without a prefix over cells",
        "| {% for x in xs %}{{ x }} | b{% endfor %} |",
        {"xs": [1, 2]},
    ),
    Case(
        "tags without a prefix over rows",
        """
            | {% for x in xs %}{{ x }} | b |
            | c | d{% endfor %} |
        """,
        {"xs": [1, 2]},
    ),
    Case(
        "a condition without a prefix over rows, not met",
        "| {% if x %}a | b |\n| c | d{% endif %} |\n| e | f |",
        {"x": 0},
    ),
    Case("text beside a paragraph's tag", "{%p if x %} remark\nb\n{%p endif %} remark", {"x": 1}),
    Case(
        "text beside a row's tag",
        """
            | {%tr for x in xs %} | remark |
            | {{ x }} | b |
            | {%tr endfor %} | x |
        """,
        {"xs": [1, 2]},
    ),
    Case("text beside a cell's tag", "| a | {%tc if x %} remark | b | {%tc endif %} |", {"x": 1}),
    Case(
        "a tracked insertion",
        "<w:p><w:ins w:id='9' w:author='A' w:date='2020-01-01T00:00:00Z'><w:r>"
        "<w:t>{{ x }}</w:t></w:r></w:ins></w:p>",
        {"x": 1},
    ),
    Case(
        "a smart tag",
        "<w:p><w:smartTag w:element='place' w:uri='urn:x'><w:r><w:t>{{ x }}"
        "</w:t></w:r></w:smartTag></w:p>",
        {"x": 1},
    ),
    Case("a formula", "<w:p><m:oMath><m:r><m:t>{{ x }}</m:t></m:r></m:oMath></w:p>", {"x": 1}),
    Case(
        "a field",
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
        "<w:instrText xml:space='preserve'> MERGEFIELD {{ x }} </w:instrText>"
        "</w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{{ x }}</w:t>"
        "</w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        {"x": "Name"},
    ),
    Case(
        "a simple field",
        "<w:p><w:fldSimple w:instr=' AUTHOR '><w:r><w:t>{{ x }}</w:t></w:r></w:fldSimple></w:p>",
        {"x": "Name"},
    ),
    Case(
        "a list entry whose tag goes",
        "1. {%p for x in xs %}\n1. {{ x }}\n1. {%p endfor %}",
        {"xs": [1, 2]},
    ),
    Case(
        "a tab beside a tag",
        "<w:p><w:r><w:t>{{ x }}</w:t><w:tab/><w:t>{{ x }}</w:t><w:br/><w:t>b</w:t></w:r></w:p>",
        {"x": 1},
    ),
    Case(
        "a condition over a tab",
        "<w:p><w:r><w:t>a{% if x %}</w:t><w:tab/><w:t>b{% endif %}</w:t></w:r></w:p>",
        {"x": 1},
    ),
    Case(
        "a condition over a tab, not met",
        "<w:p><w:r><w:t>a{% if x %}</w:t><w:tab/><w:t>b{% endif %}c</w:t></w:r></w:p>",
        {"x": 0},
    ),
    Case(
        "a condition over a footnote's sign",
        "<w:p><w:r><w:t>a{% if x %}</w:t></w:r><w:r>"
        "<w:footnoteReference w:id='1'/></w:r><w:r><w:t>{% endif %}b</w:t></w:r>"
        "</w:p>",
        {"x": 0},
        {"footnotes": ["note"]},
    ),
    Case(
        "a section break on condition",
        f"a\n{{%p if x %}}\n{SECTION_BREAK}\n{{%p endif %}}\nc",
        {"x": 1},
    ),
    Case(
        "a section break on condition, not met",
        f"a\n{{%p if x %}}\n{SECTION_BREAK}\n{{%p endif %}}\nc",
        {"x": 0},
    ),
    Case(
        "a coloured cell with words before the tag",
        table([cell("a {% cellbg c %}b")], columns=1),
        {"c": "FF0000"},
    ),
    Case(
        "a colour in a loop of columns",
        "| {%tc for c in cs %} | {% cellbg c %}{{ c }} | {%tc endfor %} |",
        {"cs": ["FF0000", "00FF00"]},
    ),
    Case(
        "merged downwards over a bold word",
        table(
            [cell("{%tr for x in xs %}"), cell("")],
            [cell(paragraph("*{% vm %}{{ t }}")), cell("{{ x }}")],
            [cell("{%tr endfor %}"), cell("")],
            columns=2,
        ),
        {"xs": [1, 2], "t": "T"},
    ),
    Case(
        "a table in a loop of rows",
        table(
            [cell("{%tr for d in ds %}")],
            [
                cell(
                    "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
                    "<w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr>"
                    + cell("{%tr for i in d.ingredients %}")
                    + "</w:tr><w:tr>"
                    + cell("{{ d.name }} {{ i }}")
                    + "</w:tr><w:tr>"
                    + cell("{%tr endfor %}")
                    + "</w:tr></w:tbl>"
                    + paragraph("{{ d.name }}")
                )
            ],
            [cell("{%tr endfor %}")],
            columns=1,
        ),
        {"ds": DISHES},
    ),
    Case(
        "a recursion of blocks",
        """
            {%p for d in ds %}
            {%p if loop.first %}
            first
            {%p else %}
            {%p if d.name %}
            other {{ d.name }}
            {%p endif %}
            {%p endif %}
            {%p endfor %}
        """,
        {"ds": DISHES},
    ),
    Case(
        "a set across parts of a list",
        """
            {%p set xs = [] %}
            {%p for d in ds %}
            {%p set n = loop.index %}
            {{ n }}
            {%p endfor %}
            [{{ n }}]
        """,
        {"ds": DISHES},
    ),
    Case(
        "alternate text",
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='1' cy='1'/>"
        "<wp:docPr id='1' name='n' descr='{{ x }}'/><a:graphic>"
        "<a:graphicData uri='u'/></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        {"x": "seen"},
    ),
    Case(
        "several looks of rich text in one line",
        paragraph("*{{r a }}", " and ", "/{{r b }}", "!"),
        lambda kit: {"a": kit.rich("A", color="FF0000"), "b": kit.rich("B", size=40)},
    ),
    Case(
        "rich text beside rich text",
        "{{r a }}{{r b }}",
        lambda kit: {"a": kit.rich("A"), "b": kit.rich("B", bold=True)},
    ),
    Case(
        "rich text in a loop in a line",
        "{% for r in rs %}{{r r }}, {% endfor %}end",
        lambda kit: {"rs": [kit.rich("A", bold=True), kit.rich("B")]},
    ),
    Case(
        "rich text in a coloured cell",
        table([cell(paragraph("{% cellbg c %}{{r t }}"))], columns=1),
        lambda kit: {"c": "FF0000", "t": kit.rich("x", bold=True)},
    ),
    Case("a listing in a cell", "| {{ t }} | b |", lambda kit: {"t": kit.listing("a\nb\ac")}),
    Case("a listing in a list", "1. {{ t }}", lambda kit: {"t": kit.listing("a\ab")}),
    Case("empty values", "[{{ a }}]{{ b }}\n{{ a }}\n| {{ a }} |", {"a": "", "b": ""}),
    Case("rich text of nothing", "[{{r a }}]", lambda kit: {"a": kit.rich("")}),
    Case(
        "pictures in a row of cells",
        "| {%tc for p in ps %} | {{ p }} | {%tc endfor %} |",
        lambda kit: {"ps": [kit.picture("logo", width=5), kit.picture("photo", width=5)]},
    ),
    Case("a picture or nothing", "a {% if p %}{{ p }}{% else %}none{% endif %}", {"p": None}),
    Case(
        "a picture and words",
        paragraph("/{{ p }}", " ", "*{{ x }}"),
        lambda kit: {"p": kit.picture("logo", width=5), "x": "cap"},
    ),
]

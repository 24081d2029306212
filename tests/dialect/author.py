"""An author of templates who nests whatever may be nested, the same for the same seed."""

from __future__ import annotations

from random import Random

from dialect.case import cell, paragraph, table

VALUES = {
    "a": "alpha", "b": "beta & co", "n": 3, "t": True, "f": False, "e": [], "xs": ["x1", "x2"],
    "ds": [{"k": "k1", "v": ["v1", "v2"]}, {"k": "k2", "v": []}], "lines": "l1\nl2\tt",
}  # fmt: skip
CONDITIONS = ("t", "f", "n > 2", "n &lt; 2", "not t", "xs", "e", "a == 'alpha'")
PRINTED = ("a", "b", "n", "lines", "a|upper", "n + 1", "xs|join(', ')", "missing")
WORDS = ("word ", " word", "text", "a b ", ", ", "&amp;")


class Author:
    """Writes paragraphs and tables; `loops` are the variables at hand, and if they hold more."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.loops: list[tuple[str, bool]] = []
        self.count = 0

    def choose(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def condition(self) -> str:
        words = [f"{name} == 'x1'" for name, deep in self.loops if not deep]
        return self.choose(*CONDITIONS, *words)

    def printed(self) -> str:
        names = [f"{name}.k" if deep else name for name, deep in self.loops]
        return self.choose(*PRINTED, *names * 3, *(["loop.index"] if self.loops else []))

    def begin(self, level: str = "") -> str:
        """The beginning of a loop, whose variable is at hand until `end`."""
        self.count += 1
        source = self.choose("xs", "xs", "e", "range(2)", "ds",
                             *(f"{name}.v" for name, deep in self.loops if deep))  # fmt: skip
        self.loops.append((f"v{self.count}", source == "ds"))
        return f"{{%{level} for v{self.count} in {source} %}}"

    def end(self, level: str = "") -> str:
        self.loops.pop()
        return f"{{%{level} endfor %}}"

    def line(self, depth: int = 0) -> str:
        """Words and tags for one run."""
        return "".join(self.piece(depth) for _ in range(self.chance.randint(1, 3)))

    def piece(self, depth: int) -> str:
        choice = self.chance.random()
        if choice < 0.35 or depth > 1:
            return self.choose(*WORDS)
        if choice < 0.7:
            return f"{{{{ {self.printed()} }}}}"
        if choice < 0.85:
            rest = f"{{% else %}}{self.line(depth + 1)}" if self.chance.random() < 0.5 else ""
            return f"{{% if {self.condition()} %}}{self.line(depth + 1)}{rest}{{% endif %}}"
        return self.begin() + self.line(depth + 1) + self.end()

    def paragraph(self) -> str:
        runs = [self.choose("", "", "*", "/") + self.line(1) for _ in range(2)]
        if self.chance.random() < 0.3:
            if self.chance.random() < 0.5:
                runs += [f"{{%r if {self.condition()} %}}", "*in", "{%r endif %}", " tail"]
            else:
                begin = self.begin("r")
                runs += [begin, f"/{{{{ {self.printed()} }}}}", ", ", self.end("r"), "."]
        return paragraph(*runs, style=self.choose("", "", "Heading1"))

    def blocks(self, depth: int = 0) -> str:
        """Paragraphs and tables."""
        return "".join(self.block(depth) for _ in range(self.chance.randint(1, 3)))

    def block(self, depth: int) -> str:
        choice = self.chance.random()
        if choice < 0.4 or depth > 2:
            return self.paragraph()
        if choice < 0.6:
            begin = paragraph(f"{{%p if {self.condition()} %}}") + self.blocks(depth + 1)
            if self.chance.random() < 0.5:
                begin += paragraph("{%p else %}") + self.blocks(depth + 1)
            return begin + paragraph("{%p endif %}")
        if choice < 0.75:
            begin = paragraph(self.begin("p")) + self.blocks(depth + 1)
            return begin + paragraph(self.end("p"))
        return self.table(depth + 1) + paragraph("after") if depth < 2 else self.paragraph()

    def table(self, depth: int) -> str:
        columns = self.chance.randint(1, 3)
        return table(*self.rows(depth, columns, 0), columns=columns)

    def rows(self, depth: int, columns: int, nested: int) -> list[list[str]]:
        return [
            row
            for _ in range(self.chance.randint(1, 2))
            for row in self.some_rows(depth, columns, nested)
        ]

    def some_rows(self, depth: int, columns: int, nested: int) -> list[list[str]]:
        choice, blank = self.chance.random(), [cell("")] * (columns - 1)
        if choice < 0.5 or nested > 1:
            return [self.row(depth, columns)]
        if choice < 0.75:
            begin = [cell(f"{{%tr if {self.condition()} %}}"), *blank]
            inside = self.rows(depth, columns, nested + 1)
            return [begin, *inside, [*blank, cell("{%tr endif %}")]]
        begin = [cell(self.begin("tr")), *blank]
        inside = self.rows(depth, columns, nested + 1)
        return [begin, *inside, [cell(self.end("tr")), *blank]]

    def row(self, depth: int, columns: int) -> list[str]:
        cells = [self.cell(depth) for _ in range(columns)]
        choice = self.chance.random()
        if choice < 0.15:
            begin = cell(f"{{%tc if {self.condition()} %}}")
            return [*cells, begin, self.cell(depth), cell("{%tc endif %}")]
        if choice < 0.3:
            begin = cell(self.begin("tc"))
            return [*cells, begin, self.cell(depth), cell(self.end("tc"))]
        return cells

    def cell(self, depth: int) -> str:
        choice = self.chance.random()
        if choice < 0.1:
            return cell(f"{{% cellbg '{self.choose('FF0000', '00FF00')}' %}}{self.line(1)}")
        if choice < 0.75:
            return cell(paragraph(self.choose("", "*") + self.line(1)))
        return cell(self.blocks(depth + 1) + paragraph("end"))

"""Records for the templates to print."""

from __future__ import annotations

ALERTS = [
    {"date": "2015-03-10", "desc": "Very critical", "type": "CRITICAL", "bg": "FF0000"},
    {"date": "2015-03-11", "desc": "A warning", "type": "WARNING", "bg": "FFDD00"},
]
ORDERS = [
    {"desc": "Interpreters", "qty": 2, "price": "FREE"},
    {"desc": "Projects", "qty": 5403, "price": "FREE"},
    {"desc": "Guido", "qty": 1, "price": "100,000.00"},
]
DISHES = [
    {"name": "Pizza", "ingredients": ["bread", "tomato", "ham"]},
    {"name": "Apple pie", "ingredients": ["flour", "apples"]},
]


class Order:
    """An object as scripts put it into templates."""

    def __init__(self, number, lines=()):
        self.number, self.lines = number, list(lines)

    @property
    def total(self):
        return sum(self.lines)

    def line(self, position, unit="€"):
        return f"{self.lines[position]} {unit}"

    def __str__(self):
        return f"Order {self.number}"

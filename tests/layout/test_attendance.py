"""Those who attended, in the minutes on paper."""

from layout.page import read_lines

FACTS = {
    "kind": "meeting",
    "lang": "zh",
    "title": "安全实训工作会议",
    "date": "2026-06-05",
    "org": "云帆应用技术学院",
    "summary": "会议讨论了安全实训工作。",
}
LETTERS = "各系各专业各实训车间各班组派出的兼职安全员"


def test_no_character_stands_alone_on_a_line(print_documents):
    facts = {
        f"{count:02}": FACTS
        | {"attendees": ["李翀，院长", "王彧，实训处处长", {"group": LETTERS[-count:], "count": 6}]}
        for count in range(4, len(LETTERS) + 1)
    }
    made = print_documents({name: ("minutes.zh", one) for name, one in facts.items()})
    broken = 0
    for name, one in made.items():
        lines = read_lines(one.file, 1)
        first = next(at for at, line in enumerate(lines) if line.startswith("出席"))
        attended = lines[first : lines.index("云帆应用技术学院", first)]
        assert LETTERS[-int(name) :] in "".join(attended)
        assert all(len(line.strip("，")) > 2 for line in attended), (name, attended)
        broken += len(attended) > 1
    assert broken > 3

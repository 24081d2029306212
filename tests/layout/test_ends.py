"""The ends of English reports: nobody signs on a page that holds nothing else."""

import pytest

from layout.page import read_pages

FACTS = {
    "kind": "visit",
    "lang": "en",
    "title": "Visit to Riverside",
    "date": "2026-06-05",
    "org": "Fenwick Institute",
    "host": "Riverside Centre",
    "visitors": ["Ms. Anna Lindqvist, director"],
    "approval": {
        "drafted": {"by": "Mr. Tom Reed, secretary", "on": "2026-06-06"},
        "signed": {"by": "Ms. Anna Lindqvist, director", "on": "2026-06-08"},
    },
}
PHOTO = {"file": "records/photos/handshake.jpg", "caption": "At the entrance", "alt": "Two people"}
SENTENCE = "The visitors toured the plant and compared notes on safety training. "
ENDS = {
    "photo": ({"photos": [PHOTO]}, "At the entrance"),
    "attachments": ({"attachments": [{"title": "Memorandum"}, {"title": "List"}]}, "Memorandum"),
}


@pytest.mark.parametrize("template", ["activity-report", "visit-report"])
def test_sign_off_keeps_what_stands_before_it(print_documents, template):
    facts = {
        f"{name}-{count}": (template, FACTS | end | {"summary": SENTENCE * count})
        for name, (end, _) in ENDS.items()
        for count in range(2, 46, 4)
    }
    made = print_documents(facts)
    signed_first = [name for name, one in made.items() if one.pages == 1]
    assert 0 < len(signed_first) < len(made)  # it comes to stand on the second page in some
    for name, one in made.items():
        assert [found.rule for found in one.diagnostics if found.rule.startswith("pdf/")] == []
        [page] = [text for text in read_pages(one.file) if "Opinionandsignature" in text]
        assert ENDS[name.partition("-")[0]][1].replace(" ", "") in page, name

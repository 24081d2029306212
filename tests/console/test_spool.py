"""Long lists for one JSON object."""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from reportkit.console import spool as module
from reportkit.console.spool import Spool

FACTS = [{"file": "文.docx", "lines": [1, 2], "none": None}, "a\u2028b", {}, []]


@pytest.mark.parametrize("room", [1 << 20, 1])
def test_a_list_looks_as_json_writes_it(room, capsys, monkeypatch):
    monkeypatch.setattr(module, "IN_MEMORY", room)
    with Spool() as spool:
        for fact in FACTS:
            spool.add("facts", fact)
        spool.show({"facts": True, "none": False, "empty": True}, {"counts": {"a": 1}, "b": 2.5})
    whole = {"facts": FACTS, "empty": [], "counts": {"a": 1}, "b": 2.5}
    assert capsys.readouterr().out == json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def test_a_name_that_is_no_text_is_kept(monkeypatch):
    stream = TextIOWrapper(BytesIO(), encoding="utf-8", errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", stream)
    with Spool() as spool:
        spool.add("files", "a\udcff.docx")
        spool.show({"files": True}, {})
    stream.flush()
    assert json.loads(stream.buffer.getvalue())["files"] == ["a\udcff.docx"]

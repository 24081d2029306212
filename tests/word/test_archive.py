"""A zip file is packed by what the machine has, and says the same whatever that is."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from reportkit.word.archive import deflate, deflate_well, pack, store

PROGRAM = """
import sys
if "zlib" in sys.argv:
    sys.modules["isal"] = None
from reportkit.word.archive import deflate, pack
members = [deflate("word/document.xml", b"<w:p>\\xe5\\x85\\xac</w:p>" * 500), deflate("empty", b"")]
sys.stdout.buffer.write(b"".join(pack(members)))
"""


def contents(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("compressor", ["isal", "zlib"])
def test_a_machine_without_the_fast_compressor_packs_the_same_contents(compressor: str) -> None:
    command = [sys.executable, "-c", PROGRAM, compressor]
    once, again = (subprocess.run(command, check=True, capture_output=True).stdout for _ in "12")
    assert once == again
    expected = {"word/document.xml": b"<w:p>\xe5\x85\xac</w:p>" * 500, "empty": b""}
    assert contents(once) == expected


def test_members_are_read_back_as_they_were_packed() -> None:
    members = [deflate("a", b"a" * 900), deflate_well("b", b"b" * 900), store("图.png", b"c" * 900)]
    found = contents(b"".join(pack(members)))
    assert found == {"a": b"a" * 900, "b": b"b" * 900, "图.png": b"c" * 900}

"""The pictures of the example record: drawn, small, and one of them lying on its side."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

PROJECT = Path(__file__).parents[2]
PHOTOS = sorted((PROJECT / "records" / "photos").glob("*.jpg"))
ORIENTATION = 0x0112


def test_script_draws_every_committed_picture(tmp_path):
    script = PROJECT / "scripts" / "draw_photos.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    assert [path.name for path in PHOTOS] == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_picture_is_sharp_enough_to_print_and_small_enough_to_send(path):
    with Image.open(path) as photo:
        assert photo.size == (1600, 1067)
    assert path.stat().st_size < 250_000


def test_one_picture_is_turned_by_its_flag():
    flags = {}
    for path in PHOTOS:
        with Image.open(path) as photo:
            flags[path.stem] = photo.getexif().get(ORIENTATION)
    assert flags == {"handshake": None, "round-table": None, "signing": 6, "workshop": None}

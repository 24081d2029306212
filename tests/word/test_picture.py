"""A damaged picture is found out without decoding all of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reportkit.word.picture import PictureProblem, build_picture, find_only_scan, prove

DAMAGED = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)
NOISE = Image.effect_noise((120, 90), 80)


def written(kind: str, **options: object) -> bytes:
    stream = BytesIO()
    Image.merge("RGB", [NOISE, NOISE.rotate(90), NOISE.rotate(180)]).save(stream, kind, **options)
    return stream.getvalue()


PLAIN = written("JPEG", quality=95)
MANY_BREAKS = written("JPEG", quality=90, restart_marker_blocks=1)
WITH_THUMBNAIL = written("JPEG", exif=b"Exif\0\0" + PLAIN[:9000], comment=b"\xff\xda\xff\xd9")
IN_SCANS = written("JPEG", progressive=True)
PICTURES = {
    "plain": PLAIN, "breaks": MANY_BREAKS, "thumbnail": WITH_THUMBNAIL, "scans": IN_SCANS,
    "png": written("PNG"), "gif": written("GIF"), "bmp": written("BMP"),
}  # fmt: skip


def decodes(content: bytes) -> bool:
    """True if Pillow decodes all of a picture."""
    try:
        with Image.open(BytesIO(content)) as image:
            image.load()
    except DAMAGED:
        return False
    return True


def is_proven(content: bytes) -> bool:
    """True if what is looked at of a picture tells that it decodes."""
    try:
        with Image.open(BytesIO(content)) as image:
            prove(image, content)
    except DAMAGED:
        return False
    return True


@pytest.mark.parametrize("kind", PICTURES)
def test_a_whole_picture_is_kept_as_it_is(kind: str) -> None:
    picture = build_picture(PICTURES[kind])
    assert picture.content == PICTURES[kind]
    assert (picture.width, picture.height) == (120, 90)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_that_ends_too_early_is_refused(kind: str) -> None:
    with pytest.raises(PictureProblem):
        build_picture(PICTURES[kind][: len(PICTURES[kind]) * 2 // 3])


def test_most_photos_need_not_be_decoded_to_their_end() -> None:
    whole = [find_only_scan(PICTURES[kind]) for kind in ("plain", "breaks", "thumbnail")]
    assert all(whole)
    assert find_only_scan(IN_SCANS) is None
    assert find_only_scan(PLAIN[:-2]) is None


@settings(max_examples=400)
@given(st.data())
def test_no_damage_is_overlooked_that_decoding_would_find(data: st.DataObject) -> None:
    content = bytearray(PICTURES[data.draw(st.sampled_from(["plain", "breaks", "thumbnail"]))])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.one_of(st.integers(0, 700), st.integers(0, len(content) - 1)))
        content[at : at + data.draw(st.sampled_from([1, 1, 2, 500]))] = data.draw(
            st.binary(max_size=3)
        )
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    if data.draw(st.booleans()):
        content += b"\xff\xd9"
    assert is_proven(bytes(content)) <= decodes(bytes(content))

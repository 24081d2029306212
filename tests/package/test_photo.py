"""Web copies of photos: real pictures in, and nothing but the picture out."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageCms, ImageStat

from package.ground import draw_photo
from reportkit.submission.photo import build_web_copy, read_pixels
from reportkit.submission.profile import Box, PhotoWish, Size
from reportkit.word.picture import PictureProblem

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def encode(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def noise(width: int, height: int) -> Image.Image:
    """A picture that can hardly be compressed."""
    return Image.frombytes("RGB", (width, height), Random(7).randbytes(3 * width * height))


def left_and_right(picture: Image.Image) -> tuple[float, float]:
    """How bright either half is."""
    half = picture.width // 2
    grey = picture.convert("L")
    boxes = ((0, 0, half, picture.height), (half, 0, picture.width, picture.height))
    left, right = (ImageStat.Stat(grey.crop(box)).mean[0] for box in boxes)
    return left, right


@pytest.fixture
def photo(tmp_path):
    """A photo with all that cameras write: who, where, how it is turned, and a remark."""
    exif = Image.Exif()
    exif[MAKER] = "SECRET MAKER"
    exif.get_ifd(GPS).update({1: "N", 2: (30.0, 40.0, 10.0)})
    draw_photo(tmp_path / "a.jpg", (800, 500), exif=exif, comment=b"SECRET REMARK")
    return (tmp_path / "a.jpg").read_bytes()


def test_a_copy_fits_its_box_and_keeps_its_shape(photo):
    copy = build_web_copy(photo, PhotoWish(box=Box(400, 400)))
    assert opened(copy.content).size == (copy.width, copy.height) == (400, 250)


def test_a_small_photo_is_not_made_larger(photo):
    assert opened(build_web_copy(photo, PhotoWish(box=Box(4000, 4000))).content).size == (800, 500)


def test_nothing_but_the_picture_is_in_it(photo):
    assert b"SECRET" in photo
    content = build_web_copy(photo, PhotoWish()).content
    assert b"SECRET" not in content
    assert b"Exif" not in content
    assert not opened(content).getexif()
    assert set(opened(content).info) <= {
        "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    }  # fmt: skip


def test_equal_photos_make_equal_copies(photo):
    assert build_web_copy(photo, PhotoWish()) == build_web_copy(photo, PhotoWish())


@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_photo_that_lies_on_its_side_is_turned_upright(tmp_path, turned):
    upright = Image.linear_gradient("L").rotate(90).resize((300, 200)).convert("RGB")
    lying = {3: upright.rotate(180), 6: upright.rotate(90, expand=True),
             8: upright.rotate(-90, expand=True)}  # fmt: skip
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    content = encode(lying[turned], exif=exif)
    assert read_pixels(content) == (300, 200)
    copy = opened(build_web_copy(content, PhotoWish()).content)
    assert copy.size == (300, 200)
    left, right = left_and_right(copy)
    want_left, want_right = left_and_right(upright)
    assert (left < right) == (want_left < want_right)


def test_a_copy_gets_coarser_and_then_smaller_until_it_is_small_enough():
    noisy = encode(noise(400, 300).resize((1200, 900)), quality=95)
    coarser = build_web_copy(noisy, PhotoWish(size=Size(400_000)))
    smaller = build_web_copy(noisy, PhotoWish(size=Size(60_000)))
    assert len(coarser.content) <= 400_000
    assert coarser.width == 1200
    assert len(smaller.content) <= 60_000
    assert smaller.width < 1200


def test_what_cannot_be_made_so_small_is_refused():
    noisy = encode(noise(600, 400))
    with pytest.raises(PictureProblem, match="no copy of it is so small"):
        build_web_copy(noisy, PhotoWish(size=Size(1000)))


def test_what_one_sees_through_stands_on_white():
    clear = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    copy = opened(build_web_copy(encode(clear, "PNG"), PhotoWish()).content)
    assert (copy.format, copy.mode, copy.getpixel((50, 50))) == ("JPEG", "RGB", (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "I;16"])
def test_other_kinds_of_colours_become_those_of_screens(mode):
    picture = (
        Image.new("L", (60, 60), 200).convert(mode) if mode != "I;16" else Image.new(mode, (60, 60))
    )
    content = encode(picture, "TIFF" if mode in ("CMYK", "I;16") else "PNG")
    assert opened(build_web_copy(content, PhotoWish()).content).mode == "RGB"


def test_colours_are_those_that_the_photo_means():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    plain = Image.new("RGB", (60, 60), (200, 30, 30))
    told = opened(build_web_copy(encode(plain, icc_profile=lab.tobytes()), PhotoWish()).content)
    assert all(abs(a - b) < 6 for a, b in zip(told.getpixel((9, 9)), (200, 30, 30), strict=True))
    assert "icc_profile" not in told.info


def test_a_profile_that_cannot_be_read_is_left_aside():
    content = encode(Image.new("RGB", (60, 60), "red"), icc_profile=b"no profile at all")
    assert opened(build_web_copy(content, PhotoWish()).content).size == (60, 60)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0broken"])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(PictureProblem):
        build_web_copy(content, PhotoWish())


def test_a_picture_that_would_fill_the_memory_is_refused():
    vast = encode(Image.new("1", (12_000, 9_000)), "PNG")
    with pytest.raises(PictureProblem, match="12000 × 9000"):
        build_web_copy(vast, PhotoWish())

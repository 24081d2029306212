"""Dates and identities in the bytes of a PDF."""

import zlib
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from reportkit.pdf.embedded import count_pages, find_fonts
from reportkit.pdf.icc import DATE
from reportkit.pdf.stamp import Mark, digest_of, read_mark, stamp

PDF = (
    b"%%PDF-1.6 <xmp:CreateDate>2026-11-26T10:46:37%(zone)b</xmp:CreateDate> "
    b"/CreationDate(D:20261126104637%(info)b)>> trailer /ID [ <%(id)b>\n<%(id)b> ]\n"
    b"/DocChecksum /%(id)b %%%%EOF"
)


def pdf(zone: bytes = b"Z", info: bytes = b"Z'", identity: bytes = b"AB" * 16) -> bytes:
    return PDF % {b"zone": zone, b"info": info, b"id": identity}


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(("zone", "info"), [(b"Z", b"Z'"), (b"+08:00", b"+08'00'")])
def test_nothing_moves(zone, info):
    for date in (None, datetime(2021, 7, 3, 8, 30, tzinfo=UTC)):
        stamped = stamp(pdf(zone, info), date)
        assert len(stamped) == len(pdf(zone, info))
        assert stamped.index(b"trailer") == pdf(zone, info).index(b"trailer")
        assert b"2026" not in stamped


def test_a_date_is_told_twice_alike():
    stamped = stamp(pdf(), datetime(2021, 7, 3, 8, 30, tzinfo=UTC))
    assert b"<xmp:CreateDate>2021-07-03T08:30:00Z</xmp:CreateDate>" in stamped
    assert b"/CreationDate(D:20210703083000Z)" in stamped


def test_the_identity_is_that_of_the_content():
    first, again = stamp(pdf(), None), stamp(pdf(identity=b"CD" * 16), None)
    assert first == again
    assert (
        stamp(pdf().replace(b"1.6", b"1.7"), None).split(b"trailer")[1]
        != first.split(b"trailer")[1]
    )


def test_a_pdf_tells_what_it_was_made_of_and_how_as_long_as_it_is_whole():
    mark = Mark(digest_of(b"a document"), digest_of("a manner"))
    stamped = stamp(pdf(), datetime(2021, 7, 3, 8, 30, tzinfo=UTC), mark)
    assert read_mark(stamped) == mark
    assert read_mark(stamped.replace(b"1.6", b"1.7")) is None
    assert read_mark(pdf()) is None
    assert read_mark(b"%PDF-1.6") is None


def test_a_mark_moves_nothing():
    mark = Mark(digest_of(b"a document"), digest_of("a manner"))
    assert len(stamp(pdf(), None, mark)) == len(pdf())


def test_pages_are_counted_in_packed_objects_too():
    packed = zlib.compress(b"<</Type/Page/Parent 1 0 R>><</Type/Pages/Count 2>>")
    text = b"<</Type /Page>>\n<</Type/ObjStm/N 1/Length %d>>\nstream\n%b\nendstream"
    assert count_pages(text % (len(packed), packed)) == 2


def test_fonts_are_found_in_packed_objects_too():
    packed = zlib.compress(b"<</Type/FontDescriptor/FontName/BAAAAA+Noto#20Serif>>")
    text = b"/FontName/CAAAAA+Arimo\n<</Type/ObjStm/N 1/Length %d>>\nstream\n%b\nendstream"
    assert find_fonts(text % (len(packed), packed)) == ("Arimo", "Noto Serif")


CATALOGUE = b"1 0 obj <</Lang(fr-FR)>> endobj 2 0 obj <</Type/Catalog /Lang(en-US) >> endobj"


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("zh-CN", b"/Lang(zh-CN) "),
        ("ja", b"/Lang(ja)    "),
        ("zh-Hans", b"/Lang(en-US) "),
        ("", b""),
    ],
)
def test_the_catalogue_alone_names_the_language_and_nothing_moves(language, named):
    stamped = stamp(CATALOGUE, None, language=language)
    assert stamped == CATALOGUE.replace(b"/Lang(en-US) ", named or b"/Lang(en-US) ")


def test_a_catalogue_without_language_stays_as_it_is():
    catalogue = b"2 0 obj <</Type/Catalog>> endobj 3 0 obj <</Lang(en-US)>> endobj"
    assert stamp(catalogue, None, language="zh-CN") == catalogue


def build_profile(second: int) -> bytes:
    """A colour profile that was made in a second of a day."""
    head = bytes(24) + bytes((7, 234, 0, 11, 0, 26, 0, 13, 0, 24, 0, second)) + b"acsp"
    return head + bytes(range(256)) * 30 + b"lut" * 500


def archive(profile: bytes) -> bytes:
    packed = zlib.compress(profile)
    return (
        b"%%PDF-1.6\n<</N 3/Length 7 0 R/Filter/FlateDecode>>\nstream\n%b\nendstream\nend" % packed
    )


def test_a_colour_profile_does_not_tell_the_second_of_its_making():
    first, later = stamp(archive(build_profile(24)), None), stamp(archive(build_profile(25)), None)
    assert first == later
    assert len(first) == len(archive(build_profile(24)))
    assert first.endswith(b"\nendstream\nend")
    profile = zlib.decompress(first.split(b"stream\n")[1].removesuffix(b"\nend"))
    assert profile[:24] + profile[36:] == build_profile(0)[:24] + build_profile(0)[36:]


@pytest.mark.parametrize("content", [b"no profile", b"x" * 40 + b"acsp", b""])
def test_other_streams_and_damaged_ones_stay_as_they_are(content):
    for whole in (archive(content), archive(content)[:70], archive(b"").replace(b"x\x9c", b"??")):
        assert stamp(whole, None) == whole


@given(st.binary(min_size=40, max_size=3000), st.integers(1, 9))
def test_a_colour_profile_keeps_its_place_and_its_colours(colours, level):
    head = bytes(36) + b"acsp"
    packed = zlib.compress(head + colours, level)
    whole = b"<</N 3/Length 7 0 R/Filter/FlateDecode>>\nstream\n%b\nendstream" % packed
    stamped = stamp(whole, None)
    assert len(stamped) == len(whole)
    found = zlib.decompressobj().decompress(stamped.split(b"stream\n", 1)[1])
    assert found[36:] == (head + colours)[36:]


def with_table(second: int) -> bytes:
    """A PDF for an archive, whose objects are found by a table."""
    packed = zlib.compress(build_profile(second) + bytes(second))
    objects = [
        b"<</N 3/Length 2 0 R/Filter/FlateDecode>>\nstream\n%b\nendstream" % packed,
        b"%d" % len(packed),
        b"<</Type/Catalog/Pages 4 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
    ]
    body, places = b"%PDF-1.6\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n\n" % (number, one)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 5\n0000000000 65535 f \n%btrailer\n<</Size 5/Root 3 0 R>>\n" % rows
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def test_what_follows_a_colour_profile_is_found_where_it_has_moved_to():
    stamped = stamp(with_table(30), None)
    assert len(stamped) != len(with_table(30))
    reader = PdfReader(BytesIO(stamped), strict=True)
    assert reader.trailer["/Root"]["/Pages"]["/Count"] == 0
    profile = IndirectObject(1, 0, reader).get_object()
    assert profile.get_data() == build_profile(0)[:24] + DATE + build_profile(0)[36:] + bytes(30)

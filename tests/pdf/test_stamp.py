"""Dates and identities in the bytes of a PDF."""

import zlib
from datetime import UTC, datetime

import pytest

from reportkit.pdf.embedded import count_pages, find_fonts
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

"""PDFs that are handed in: nothing about their making is left, and all that is seen."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from reportkit.submission.clean_pdf import clean_pdf
from submission.test_scan import CARD, PICTURES, find, pdf, with_metadata, with_page, written

AUTHOR = "Jane Doe"


def stream(data: bytes, **names: str) -> StreamObject:
    made = StreamObject()
    made.set_data(data)
    made.update({NameObject(f"/{name}"): NameObject(value) for name, value in names.items()})
    return made


def with_xmp(words: str) -> PdfWriter:
    writer = pdf(Title="The deed", Author=AUTHOR, Producer="Office 1", Keywords=CARD)
    made = stream(words.encode(), Type="/Metadata", Subtype="/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(made)
    return writer


def with_private() -> PdfWriter:
    writer = pdf()
    private = DictionaryObject({NameObject("/Private"): TextStringObject(AUTHOR)})
    writer.pages[0][NameObject("/PieceInfo")] = DictionaryObject({NameObject("/App"): private})
    writer.pages[0][NameObject("/LastModified")] = TextStringObject("D:20210703")
    return writer


def with_remark(kind) -> PdfWriter:
    writer = pdf()
    remark = kind(text="Well done", rect=(0, 0, 50, 50))
    remark[NameObject("/T")] = TextStringObject(AUTHOR)
    writer.add_annotation(0, remark)
    return writer


def with_photo() -> PdfWriter:
    writer = pdf()
    photo = stream(b"", Type="/XObject", Subtype="/Image", Filter="/DCTDecode")
    photo._data = PICTURES["EXIF"]
    held = DictionaryObject({NameObject("/Im0"): writer._add_object(photo)})
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    return writer


def with_earlier_version() -> bytes:
    first = written(pdf(Title="Report"))
    writer = PdfWriter(BytesIO(first), incremental=True)
    writer.pages[0][NameObject("/Note")] = TextStringObject(AUTHOR)
    later = written(writer)
    writer = PdfWriter(BytesIO(later), incremental=True)
    del writer.pages[0]["/Note"]
    return written(writer)


TELLING = {
    "author": written(pdf(Author=AUTHOR, Title="Report")),
    "producer": written(pdf(Producer="Office", Creator=AUTHOR)),
    "XMP": written(with_xmp(f"<x>{AUTHOR} {CARD}</x>")),
    "private": written(with_private()),
    "sticky note": written(with_remark(Text)),
    "text box": written(with_remark(FreeText)),
    "earlier version": with_earlier_version(),
}


@pytest.mark.parametrize("content", TELLING.values(), ids=TELLING)
def test_nothing_about_its_making_is_left(content):
    assert clean_pdf(content)[1] is None
    cleaned, _ = clean_pdf(content)
    assert AUTHOR.encode() not in cleaned
    assert CARD.encode() not in cleaned
    assert b"Office" not in cleaned
    assert b"pypdf" not in cleaned
    reader = PdfReader(BytesIO(cleaned))
    assert len(reader.pages) == 1
    assert set(reader.metadata or ()) <= {"/Title"}


def test_the_original_metadata_are_searched_and_the_cleaned_ones_pass():
    content = written(with_metadata())
    assert find("a.pdf", content)
    assert find("a.pdf", clean_pdf(content)[0]) == []


def test_a_photo_loses_what_the_camera_wrote_and_no_pixel():
    cleaned, _ = clean_pdf(written(with_photo()))
    held = PdfReader(BytesIO(cleaned)).pages[0]["/Resources"]["/XObject"]["/Im0"]
    assert b"Exif" not in held._data
    assert find("a.pdf", cleaned) == []


def test_what_is_seen_stays():
    writer = with_page("Signed at noon")
    writer.add_metadata({"/Author": AUTHOR})
    writer.add_annotation(0, FreeText(text="Well done", rect=(0, 0, 50, 50)))
    before = written(writer)
    page = PdfReader(BytesIO(clean_pdf(before)[0])).pages[0]
    assert page.extract_text() == PdfReader(BytesIO(before)).pages[0].extract_text()
    [remark] = [one.get_object() for one in page["/Annots"]]
    assert remark["/Contents"] == "Well done"


def test_a_pdf_that_tells_nothing_stays_byte_for_byte():
    cleaned, _ = clean_pdf(TELLING["author"])
    assert clean_pdf(cleaned) == (cleaned, None)


def test_the_same_bytes_come_each_time():
    assert clean_pdf(TELLING["XMP"]) == clean_pdf(TELLING["XMP"])


def test_the_title_stays_and_so_does_what_makes_it_one_for_archives():
    xmp = f"<a><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>{AUTHOR}</a>"
    for words in (xmp, f"<a pdfaid:part='2' pdfaid:conformance=\"B\">{AUTHOR}</a>"):
        cleaned, _ = clean_pdf(written(with_xmp(words)))
        reader = PdfReader(BytesIO(cleaned))
        told = reader.root_object["/Metadata"].get_data().decode()
        assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in told
        assert "The deed" in told
        assert AUTHOR not in told
        assert reader.metadata == {"/Title": "The deed"}


def signed() -> bytes:
    writer = pdf(Author=AUTHOR)
    value = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/ByteRange"): ArrayObject(map(NumberObject, (0, 1, 2, 3))),
            NameObject("/Contents"): ByteStringObject(b"\0" * 8),
        }
    )
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/V"): writer._add_object(value),
        }
    )
    fields = ArrayObject([writer._add_object(field)])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    return written(writer)


def protected(password: str) -> bytes:
    writer = pdf(Author=AUTHOR)
    writer.encrypt(password, "owner", algorithm="RC4-128")
    return written(writer)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (signed(), "it is signed"),
        (protected(""), "it is protected against changes"),
        (protected("secret"), "it is protected against changes"),
    ],
)
def test_one_in_which_nothing_may_be_changed_stays_and_why_is_told(content, cause):
    left, told = clean_pdf(content)
    assert left == content
    assert str(told) == cause


@pytest.mark.parametrize("content", [b"%PDF-1.7 and no more", b"%PDF", TELLING["XMP"][:300]])
def test_a_damaged_one_stays_as_it_is(content):
    assert clean_pdf(content) == (content, None)

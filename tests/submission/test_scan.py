"""Whatever is planted in a file that is to leave the house is found, and told masked."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from reportkit.submission.scan import scan_file
from reportkit.submission.sought import Sought, fold, join_sought
from word.sketch import read_members, write_members, write_sketch

CARD = "11010519491231002X"
MOBILE = "13800138000"
REASON = "hip operation"
SOUGHT = Sought(
    ("id", "mobile", "card", "email", "landline", "plate"),
    {REASON.replace(" ", ""): "absent[0].reason"},
    is_public=True,
)
GPS, AUTHOR = 0x8825, 0x013B


def find(name: str, content: bytes, sought: Sought = SOUGHT) -> list[tuple[str, str]]:
    """The place and the message of all that is found."""
    return [(str(one.place), one.message) for one in scan_file(name, content, sought)]


def word(tmp_path: Path, body: str = "A report.", **parts: object) -> bytes:
    return write_sketch(tmp_path / "a.docx", body, **parts).read_bytes()


def edited(content: bytes, **changes: tuple[str, str]) -> bytes:
    """A Word file with words replaced in its parts."""
    members = read_members(content)
    for part, (old, new) in changes.items():
        name = next(one for one in members if one.endswith(f"/{part}.xml"))
        assert old in members[name].decode()
        members[name] = members[name].decode().replace(old, new).encode()
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def run(text: str, name: str = "t") -> str:
    return f"<w:r><w:{name}>{text}</w:{name}></w:r>"


BOX = (
    '<w:p><w:r><w:pict><v:shape type="#a" alt="{alt}"><v:textbox><w:txbxContent><w:p>'
    "{words}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
PLACES = {
    "text": {"body": f"Her number is {CARD}."},
    "text over runs": {"body": f"Her number is {CARD[:5]}‖{CARD[5:12]}‖{CARD[12:]}."},
    "table": {"body": f"| name | {CARD} |"},
    "row of single cells": {"body": "| " + " | ".join(CARD) + " |"},
    "header": {"header": CARD},
    "footer": {"footer": CARD},
    "footnote": {"footnotes": [CARD]},
    "endnote": {"endnotes": [CARD]},
    "comment": {"comments": [CARD]},
    "text box": {"body": BOX.format(alt="", words=run(CARD))},
    "alternative text": {"body": BOX.format(alt=CARD, words=run("x"))},
    "insertion": {"body": f'<w:p><w:ins w:id="1" w:author="A">{run(CARD)}</w:ins></w:p>'},
    "deletion": {
        "body": f'<w:p><w:del w:id="1" w:author="A">{run(CARD[:9], "delText")}'
        f'{run(CARD[9:], "delText")}</w:del></w:p>'
    },
    "part of it deleted": {
        "body": f'<w:p>{run(CARD[:9])}<w:del w:id="1" w:author="A">{run(CARD[9:], "delText")}'
        "</w:del></w:p>"
    },
    "author": {"body": f'<w:p><w:ins w:id="1" w:author="{CARD}">{run("x")}</w:ins></w:p>'},
    "hidden": {"body": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{CARD}</w:t></w:r></w:p>"},
    "field": {"body": f"<w:p>{run(CARD[:9], 'instrText')}{run(CARD[9:], 'instrText')}</w:p>"},
    "simple field": {"body": f'<w:p><w:fldSimple w:instr="QUOTE {CARD}"/></w:p>'},
    "bookmark": {"body": f'<w:p><w:bookmarkStart w:id="1" w:name="n{CARD}"/></w:p>'},
    "link": {"links": {"a": f"https://example.org/{CARD}"}},
    "title": {"title": CARD},
    "custom property": {"custom": {"owner": CARD}},
    "custom XML": {"members": {"customXml/item1.xml": f"<a><b>{CARD}</b></a>".encode()}},
    "remark in XML": {"members": {"customXml/item1.xml": f"<a><!-- {CARD} --></a>".encode()}},
    "broken XML": {"members": {"customXml/item1.xml": f"<a>{CARD}".encode()}},
    "name of a member": {"members": {f"word/media/{CARD}.png": b""}},
    "text file inside": {"members": {"word/embeddings/a.txt": CARD.encode()}},
    "old document inside": {
        "members": {"word/embeddings/a.doc": b"\xd0\xcf\x11\xe0" + CARD.encode("utf-16-le")}
    },
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_an_identity_number_is_found_wherever_it_stands_in_word(place: str, tmp_path: Path) -> None:
    found = find("a.docx", word(tmp_path, **PLACES[place]))
    assert found, place
    assert all(CARD not in message and "110105********002X" in message for _, message in found)


@pytest.mark.parametrize("place", PLACES)
def test_a_word_file_in_a_word_file_is_searched(place: str, tmp_path: Path) -> None:
    inner = word(tmp_path, **PLACES[place])
    content = word(tmp_path, members={"word/embeddings/b.docx": inner})
    assert any("b.docx" in at for at, _ in find("a.docx", content))


def test_a_place_in_word_is_told_as_a_person_sees_it(tmp_path: Path) -> None:
    [found] = find("a.docx", word(tmp_path, f"# Guests\n| name | {CARD} |"))
    assert found == (
        'a.docx, body, table 1, row 1, column 2, paragraph 1, under the heading "Guests"',
        "the text holds an identity number: `110105********002X`",
    )


def test_words_that_were_taken_out_are_found_however_they_are_written(tmp_path: Path) -> None:
    for written in (REASON, "Hip  Operation", "hip\u200b operation", "hip‖ oper‖ation"):
        [(_, message)] = find("a.docx", word(tmp_path, f"absent: {written}"))
        assert message == "the text holds words of `absent[0].reason`, which is internal: `hip…`"


def test_a_file_that_holds_nothing_passes(tmp_path: Path) -> None:
    assert find("a.docx", word(tmp_path, "A report of 2021-07-03, no. 7.", title="Report")) == []


def test_what_may_be_published_passes(tmp_path: Path) -> None:
    sought = Sought(("mobile", "email"), allowed=frozenset({MOBILE, "press@example.org"}))
    content = word(tmp_path, f"Call +86 138-0013-8000 or press@example.org, not {MOBILE[::-1]}")
    assert find("a.docx", content, sought) == []


def test_digests_are_no_telephone_numbers(tmp_path: Path) -> None:
    digests = {"hash": f"a{MOBILE}b" * 5, "id": f"{{12345678-1234-1234-1234-1{MOBILE}}}"}
    assert find("a.docx", word(tmp_path, custom=digests)) == []


def picture(kind: str, **saved: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, kind, **saved)
    return written.getvalue()


def exif(tag: int, value: object, within: int = 0) -> Image.Exif:
    made = Image.Exif()
    made[0x0131] = "a program"
    (made.get_ifd(within) if within else made)[tag] = value
    return made


def chunked(kind: str) -> PngInfo:
    info = PngInfo()
    if kind == "iTXt":
        info.add_itxt("Comment", CARD, zip=True)
    else:
        info.add_text("Comment", CARD, zip=kind == "zTXt")
    return info


def segment(kind: int, said: bytes) -> bytes:
    """A JPEG with one more segment."""
    plain = picture("JPEG")
    return plain[:2] + bytes([0xFF, kind]) + (len(said) + 2).to_bytes(2) + said + plain[2:]


PICTURES = {
    "EXIF": picture("JPEG", exif=exif(0x010E, CARD)),
    "EXIF of Windows": picture("JPEG", exif=exif(0x9C9C, CARD.encode("utf-16-le"))),
    "EXIF of a PNG": picture("PNG", exif=exif(0x010E, CARD)),
    "EXIF of a WebP": picture("WEBP", exif=exif(0x010E, CARD)),
    "EXIF of a TIFF": picture("TIFF", exif=exif(0x010E, CARD)),
    "XMP": segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + CARD.encode()),
    "IPTC": segment(0xED, b"Photoshop 3.0\0" + CARD.encode()),
    "remark": picture("JPEG", comment=CARD),
    "remark of a GIF": picture("GIF", comment=CARD.encode()),
    "tEXt": picture("PNG", pnginfo=chunked("tEXt")),
    "zTXt": picture("PNG", pnginfo=chunked("zTXt")),
    "iTXt": picture("PNG", pnginfo=chunked("iTXt")),
    "behind a JPEG": picture("JPEG") + CARD.encode(),
    "behind a PNG": picture("PNG") + CARD.encode(),
    "damaged": picture("JPEG")[:20] + CARD.encode(),
}


@pytest.mark.parametrize("place", PICTURES)
def test_an_identity_number_is_found_wherever_a_picture_hides_it(
    place: str, tmp_path: Path
) -> None:
    assert find("a.jpg", PICTURES[place])
    assert find("a.docx", word(tmp_path, members={"word/media/a.jpg": PICTURES[place]}))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (picture("JPEG", exif=exif(2, (31.0, 14.0, 0.0), GPS)), "where it was taken"),
        (segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0GPSLatitude"), "where it was taken"),
        (picture("JPEG", exif=exif(AUTHOR, "Jane Doe")), "by whom it was taken"),
        (picture("PNG", exif=exif(0xA431, "SN-77", 0x8769)), "the number of the camera"),
        (segment(0xED, b"Photoshop 3.0\x008BIM\x04\x0c\0\0"), "in a small picture what it showed"),
    ],
    ids=["place", "place in XMP", "author", "camera", "small picture"],
)
def test_what_a_picture_tells_beside_what_is_seen_is_told(content: bytes, told: str) -> None:
    [(place, message)] = find("a.jpg", content)
    assert place == "a.jpg"
    assert message.startswith(f"the picture tells {told}")
    assert find("a.jpg", content, Sought()) == []


def test_a_picture_without_metadata_passes() -> None:
    assert [find("a", picture(kind)) for kind in ("JPEG", "PNG", "GIF", "WEBP")] == [[]] * 4


# --- PDFs ---------------------------------------------------------------------------------------


def pdf(**info: str) -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({f"/{name}": text for name, text in info.items()})
    return writer


def written(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def with_metadata() -> PdfWriter:
    writer = pdf()
    stream = StreamObject()
    stream.set_data(f"<x:xmpmeta>{CARD}</x:xmpmeta>".encode())
    stream.update({NameObject("/Type"): NameObject("/Metadata")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    return writer


def with_remark() -> PdfWriter:
    writer = pdf()
    writer.add_annotation(0, FreeText(text=CARD, rect=(0, 0, 50, 50)))
    return writer


def with_file(name: str, content: bytes) -> PdfWriter:
    writer = pdf()
    writer.add_attachment(name, content)
    return writer


def with_page(words: str) -> PdfWriter:
    writer = pdf()
    stream = StreamObject()
    stream.set_data(f"BT /F1 12 Tf 10 50 Td ({words[:9]}) Tj ({words[9:]}) Tj ET".encode())
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    return writer


def with_earlier_version() -> bytes:
    """A PDF of which an earlier version still stands in it, compressed."""
    old = zlib.compress(f"<< /Author ({CARD}) >>".encode())
    return written(pdf()) + b"\n9 0 obj << >> stream\n" + old + b"\nendstream endobj\n"


PDFS = {
    "page": written(with_page(CARD)),
    "author": written(pdf(Author=CARD)),
    "XMP": written(with_metadata()),
    "remark": written(with_remark()),
    "attached": written(with_file("a.txt", CARD.encode())),
    "attached picture": written(with_file("a.jpg", PICTURES["EXIF"])),
    "name of what is attached": written(with_file(f"{CARD}.txt", b"x")),
    "earlier version": with_earlier_version(),
    "damaged": b"%PDF-1.7\n" + CARD.encode(),
}


@pytest.mark.parametrize("place", PDFS)
def test_an_identity_number_is_found_wherever_it_stands_in_a_pdf(place: str) -> None:
    found = find("a.pdf", PDFS[place])
    assert any("110105********002X" in message for _, message in found), found


def test_a_pdf_that_holds_nothing_passes() -> None:
    assert PdfReader(BytesIO(written(pdf(Title="Report")))).metadata
    assert find("a.pdf", written(pdf(Title="Report"))) == []


def test_a_picture_in_a_pdf_is_searched() -> None:
    stream = BytesIO()
    Image.open(BytesIO(PICTURES["EXIF"])).save(stream, "PDF")
    content = stream.getvalue()
    start = content.index(b"\xff\xd8\xff")
    reader = PdfReader(BytesIO(content))
    assert start
    writer = PdfWriter(clone_from=reader)
    for one in writer._objects:
        if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image":
            one._data = PICTURES["EXIF"]
    assert any("image" in place for place, _ in find("a.pdf", written(writer)))


def test_a_pdf_under_a_password_is_told_as_unsearched() -> None:
    writer = pdf(Author=CARD)
    writer.encrypt("secret", algorithm="RC4-128")
    [(_, message)] = find("a.pdf", written(writer))
    assert message == "the file cannot be searched: it is protected by a password"


# --- other files --------------------------------------------------------------------------------


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKBOOK = {
    "xl/sharedStrings.xml": "<sst xmlns='{}'><si><r><t>{}</t></r><r><t>{}</t></r></si></sst>",
    "xl/worksheets/sheet1.xml": "<worksheet xmlns='{}'><c r='A1'><v>{}{}</v></c></worksheet>",
    "xl/comments1.xml": "<comments xmlns='{}'><comment><t>{}{}</t></comment></comments>",
    "xl/workbook.xml": "<workbook xmlns='{}'><sheet name='{}{}'/></workbook>",
    "docProps/core.xml": "<a xmlns='{}'><creator>{}{}</creator></a>",
}


def workbook(member: str) -> bytes:
    """A workbook with a telephone number in one of its parts."""
    return zipped({member: WORKBOOK[member].format(SHEETS, MOBILE[:4], MOBILE[4:]).encode()})


OTHERS = {
    "text": f"one\n\n电话{MOBILE}\n".encode(),
    "GBK": f"电话{MOBILE}".encode("gb18030"),
    "UTF-16": f"电话{MOBILE}".encode("utf-16"),
    "wide digits": "电话１３８００１３８０００".encode(),
    "zip": zipped({"b/a.txt": MOBILE.encode()}),
    "name in a zip": zipped({f"b/{MOBILE}.txt": b""}),
    "gzip": gzip.compress(MOBILE.encode()),
    "bytes": b"\0\1\2" * 9 + MOBILE.encode() + b"\0",
    **{member: workbook(member) for member in WORKBOOK},
}


@pytest.mark.parametrize("place", OTHERS)
def test_a_mobile_number_is_found_in_files_of_every_kind(place: str) -> None:
    found = find("a.bin", OTHERS[place])
    assert found
    assert all(MOBILE not in message for _, message in found)


def test_the_line_of_a_text_is_told() -> None:
    [found] = find("a.txt", OTHERS["text"])
    assert found == ("a.txt", "line 3 holds a mobile number: `138****8000`")


def test_the_name_of_the_file_is_searched_but_not_where_it_lies() -> None:
    [found] = find(f"b/{MOBILE}.txt", b"x")
    assert found[1] == "the name of the file holds a mobile number: `138****8000`"
    assert find(f"/home/{MOBILE}/a.txt", b"x") == []


def test_the_remark_of_a_zip_file_is_searched() -> None:
    written = BytesIO(zipped({"a.txt": b""}))
    with zipfile.ZipFile(written, "a") as archive:
        archive.comment = MOBILE.encode()
    assert find("a.zip", written.getvalue())
    assert find("a.zip", MOBILE.encode()) != []


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"7z\xbc\xaf\x27\x1c\0\4", "it is compressed in a way that is not known here"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "it is protected by a password",
        ),
        (b"PK\3\4 no zip", "it is damaged"),
    ],
)
def test_what_cannot_be_searched_is_told(content: bytes, cause: str) -> None:
    assert (f"the file cannot be searched: {cause}") in [told for _, told in find("a", content)]


def test_files_in_files_end_somewhere() -> None:
    content = b"x"
    for _ in range(12):
        content = zipped({"a.zip": content})
    assert find("a.zip", content)[-1][1].endswith("it is a file in a file too often")


@given(st.lists(st.integers(1, 17), min_size=1, max_size=5), st.integers(0, 2))
def test_however_a_number_is_divided_it_is_found(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], wrapped: int
) -> None:
    ends = [0, *sorted(set(cuts)), len(CARD)]
    pieces = [CARD[a:b] for a, b in pairwise(ends)]
    wraps = ("{}", "<w:ins w:id='1' w:author='A'>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>")
    body = f"<w:p>{''.join(wraps[wrapped].format(run(piece)) for piece in pieces)}</w:p>"
    content = word(tmp_path_factory.mktemp("a"), body)
    assert len(find("a.docx", content)) == 1


@given(st.binary(max_size=200), st.sampled_from(["docx", "pdf", "jpg", "png", "zip", "bin"]))
def test_no_bytes_break_the_search(noise: bytes, kind: str) -> None:
    heads = {"pdf": b"%PDF-1.7", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "zip": b"PK"}
    for one in scan_file(f"a.{kind}", heads.get(kind, b"") + noise, SOUGHT):
        assert one.place.file == f"a.{kind}"


def test_a_damaged_word_file_is_searched_all_the_same(tmp_path: Path) -> None:
    members = read_members(word(tmp_path, CARD))
    members["word/document.xml"] = members["word/document.xml"][:-20]
    write_members(tmp_path / "b.docx", members)
    assert find("a.docx", (tmp_path / "b.docx").read_bytes())


WRITTEN = {
    "reference": f"<a>{REASON.replace('p', '&#112;')}</a>",
    "attribute": f"<a b='{REASON.replace('o', '&#x6f;')}'/>",
    "attribute with a sign": f"<a b='2 > 1, {REASON.replace('o', '&#x6f;')}'/>",
    "attribute over lines": "<a b='hip\noperation'/>",
    "comment": "<a>hip oper<!-- none -->ation</a>",
    "comment in a paragraph": "<p><t>hip oper<!-- none -->ation</t></p>",
    "two texts": "<p><t>hip oper</t><t>ation</t></p>",
    "characters as they are": "<a><![CDATA[hip oper]]>ation</a>",
    "other encoding": f'<?xml version="1.0" encoding="utf-16"?><a b="{REASON}"/>'.encode("utf-16"),
    "name of an element": "<hipoperation/>",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_words_are_found_however_xml_writes_them(way: str) -> None:
    written = WRITTEN[way]
    content = zipped({"a.xml": written if isinstance(written, bytes) else written.encode()})
    [found, *_] = find("a.zip", content)
    assert found[1].endswith("holds words of `absent[0].reason`, which is internal: `hip…`")


@pytest.mark.parametrize("gap", ["\n", "&#32;", "&#45;", "\t"])
def test_a_number_in_an_attribute_is_found_over_all_that_is_read_as_a_blank(gap: str) -> None:
    number = gap.join((MOBILE[:3], MOBILE[3:7], MOBILE[7:]))
    [found] = find("a.zip", zipped({"a.xml": f"<a b='{number}'/>".encode()}))
    assert "holds a mobile number: `138" in found[1]


@pytest.mark.parametrize(
    "words",
    ["rates < 5 of 10", "costs > the plan", 'a pipe of 14" of steel', 'a row r="A7"', "B12345"],
)
def test_words_with_signs_of_markup_are_found(words: str, tmp_path: Path) -> None:
    others = {f"nothing{number}": "notes" for number in range(100)}
    sought = join_sought([Sought(words={fold(words): "remarks", **others})])
    for content in (word(tmp_path, words), zipped({"a.txt": words.encode()})):
        [found, *_] = find("a.docx", content, sought)
        assert "words of `remarks`" in found[1]


PARTS = st.text("abÄ中 ", min_size=1, max_size=14)


@given(st.lists(PARTS, max_size=12), st.sets(PARTS.filter(str.strip), max_size=9))
def test_many_words_are_found_as_each_of_them_is(texts: list[str], words: set[str]) -> None:
    text = "".join([*words, *texts, *words])
    sought = {fold(one): "notes" for one in (*words, *texts) if one.strip()}
    others = {f"ab{number:05}": "notes" for number in range(100)}
    found = [*join_sought([Sought(words={**sought, **others})]).find_words(text)]
    assert sorted(found) == sorted(one for one in sought if one in fold(text))

"""What ISO 19005-2 asks of a PDF/A-2b, held against the documents of the starter templates.

No validator comes as a package that CI could install, so what can go wrong with LibreOffice's files
is looked at one by one.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

import reportkit
from reportkit.pdf import Printed, convert_files

PROJECT = Path(__file__).parents[2]
RECORDS = ("2026-03-12-example-exchange", "2026-06-05-example-exchange-zh")
TEMPLATES = {
    "en": ("activity-report", "news-release", "visit-report"),
    "zh": ("activity-report.zh", "news-release.zh", "gongwen.zh", "brief.zh"),
}
SPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
FORBIDDEN_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide", "/SetState",
    "/NoOp", "/Rendition", "/Trans", "/SetOCGState", "/GoTo3DView",
}  # fmt: skip
FORBIDDEN_NOTES = {"/3D", "/Sound", "/Screen", "/Movie", "/FileAttachment"}


@pytest.fixture(scope="module")
def archived(tmp_path_factory, office) -> dict[str, Printed]:
    """The documents of the richest records in every layout, as PDF/A."""
    folder = tmp_path_factory.mktemp("archive")
    lines = [
        f"  {name.replace('.', '-')}: {{template: {PROJECT}/templates/{name}.docx, lang: {lang}}}"
        for lang, names in TEMPLATES.items()
        for name in names
    ]
    shutil.copytree(PROJECT / "records", folder / "records")
    shutil.copy(PROJECT / "directory.yaml", folder)
    (folder / "reportkit.yaml").write_text("documents:\n" + "\n".join(lines), "utf-8")
    for name in RECORDS:
        reportkit.render_record(folder / "records" / f"{name}.yaml")
    made = convert_files(sorted((folder / "output").glob("*.docx")), archive=True)
    return {one.source.stem: one for one in made if isinstance(one, Printed)}


@pytest.fixture(scope="module")
def readers(archived) -> dict[str, PdfReader]:
    """The PDFs, read by a reader that forgives nothing."""
    return {name: PdfReader(one.file, strict=True) for name, one in archived.items()}


def iter_objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary of a file once, those within others, too."""
    seen: set[int] = set()
    waiting = [reader.trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one


def test_every_layout_is_there(readers):
    assert len(readers) == 10  # three of the first record, seven of the other one


def test_the_file_is_whole_and_not_encrypted(archived, readers):
    for name, reader in readers.items():
        content = archived[name].file.read_bytes()
        assert re.match(rb"%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}", content)
        assert content.rstrip().endswith(b"%%EOF")
        assert len(reader.trailer["/ID"]) == 2
        assert "/Encrypt" not in reader.trailer
        assert len(reader.pages) == archived[name].pages


def test_it_says_what_it_is_and_what_it_is_called(readers):
    for reader in readers.values():
        metadata = reader.root_object["/Metadata"]
        assert "/Filter" not in metadata  # to be found by programs that know no PDF
        xmp = etree.fromstring(metadata.get_data())
        assert xmp.findtext(".//pdfaid:part", namespaces=SPACES) == "2"
        assert xmp.findtext(".//pdfaid:conformance", namespaces=SPACES) == "B"
        title = xmp.findtext(".//dc:title/rdf:Alt/rdf:li", namespaces=SPACES)
        assert title
        assert title == reader.metadata.title
        assert xmp.findtext(".//pdf:Producer", namespaces=SPACES) == reader.metadata.producer


def test_colours_are_told_by_a_profile(readers):
    for reader in readers.values():
        [intent] = reader.root_object["/OutputIntents"]
        assert intent.get_object()["/S"] == "/GTS_PDFA1"
        profile = intent.get_object()["/DestOutputProfile"]
        content = profile.get_data()
        assert profile["/N"] == 3
        assert (content[36:40], content[12:16], content[16:20]) == (b"acsp", b"mntr", b"RGB ")
        assert content[8] in (2, 4)  # its version
        assert int.from_bytes(content[:4], "big") == len(content)


def test_no_colour_of_printers_is_used(readers):
    for reader in readers.values():
        assert not any("/DeviceCMYK" in map(str, one.values()) for one in iter_objects(reader))
        for page in reader.pages:
            operators = {operator for _, operator in page.get_contents().operations}
            assert operators.isdisjoint({b"k", b"K"})


def test_every_font_is_within_and_its_characters_are_known(readers):
    for reader in readers.values():
        fonts = [one for one in iter_objects(reader) if one.get("/Type") == "/Font"]
        descriptors = [one for one in iter_objects(reader) if one.get("/Type") == "/FontDescriptor"]
        assert descriptors
        assert all(any(file in one for file in FONT_FILES) for one in descriptors)
        shown = [one for one in fonts if "/CIDSystemInfo" not in one]
        assert shown
        assert [one["/BaseFont"] for one in shown if "/ToUnicode" not in one] == []
        for one in fonts:
            assert re.match(r"/[A-Z]{6}\+", one["/BaseFont"])
            if one.get("/Subtype") == "/CIDFontType2":
                assert one["/CIDToGIDMap"] == "/Identity" or "/Length" in one["/CIDToGIDMap"]


def test_every_stream_is_within_and_packed_in_an_allowed_way(readers):
    for reader in readers.values():
        streams = [one for one in iter_objects(reader) if isinstance(one, StreamObject)]
        assert streams
        for one in streams:
            filters = one.get("/Filter", [])
            names = [filters] if isinstance(filters, str) else filters
            assert {"/LZWDecode", "/Crypt"}.isdisjoint(names)
            assert {"/F", "/FFilter", "/FDecodeParms", "/OPI", "/Alternates", "/PS"}.isdisjoint(one)
            assert one.get("/Subtype") != "/PS"
            assert not one.get("/Interpolate", False)
            assert one.get("/BitsPerComponent", 8) in (1, 2, 4, 8, 16)


def test_nothing_moves_runs_or_is_hidden(readers):
    for reader in readers.values():
        root = reader.root_object
        assert {"/AA", "/AcroForm", "/OCProperties", "/Requirements"}.isdisjoint(root)
        assert {"/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"}.isdisjoint(
            root.get("/Names", {})
        )
        for one in iter_objects(reader):
            assert one.get("/S") not in FORBIDDEN_ACTIONS or one.get("/Type") != "/Action"
            assert "/AA" not in one
        for page in reader.pages:
            for note in map(IndirectObject.get_object, page.get("/Annots", [])):
                assert note["/Subtype"] not in FORBIDDEN_NOTES
                assert note.get("/F", 0) & 0b100111 == 0b100  # printed, and not hidden


def test_what_is_see_through_is_blended_in_a_known_space(readers):
    for reader in readers.values():
        for page in reader.pages:
            assert page.get("/Group", {}).get("/CS", "/DeviceRGB") == "/DeviceRGB"
        for one in iter_objects(reader):
            if one.get("/Type") == "/ExtGState":
                assert one.get("/BM", "/Normal") in ("/Normal", "/Compatible")
                assert {"/TR", "/TR2", "/HTP"}.isdisjoint(one)


def test_it_can_be_read_aloud_and_leafed_through(archived, readers):
    for name, reader in readers.items():
        root = reader.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]["/K"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert root["/Lang"].startswith("zh-CN" if name.endswith("-zh-zh") else "en"), name
        assert all("/StructParents" in page for page in reader.pages)
        if "release" not in name and "brief" not in name:
            assert reader.outline, name
        pictures = [one for one in iter_objects(reader) if one.get("/S") == "/Figure"]
        assert all(one.get("/Alt") for one in pictures)

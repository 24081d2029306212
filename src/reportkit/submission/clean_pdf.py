"""PDFs without what they tell about their making; what is seen on their pages stays."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import Phrase
from reportkit.pattern import pattern
from reportkit.submission.paper import iter_objects, quieted
from reportkit.word.metadata import strip_metadata

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

SIGNED, LOCKED = Phrase("it is signed"), Phrase("it is protected against changes")
TOLD = ("/Title",)  # of what a PDF says about itself
# what programs keep for themselves, in any object
PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified")
# remarks on a page, and what they tell of their author; in a field of a form, `/T` is its name
REMARKS = frozenset(
    {"/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
     "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/FileAttachment"}
)  # fmt: skip
ABOUT_REMARKS = ("/T", "/M", "/CreationDate", "/NM")
PHOTO = ("/DCTDecode", ["/DCTDecode"])
END = pattern(rb"%%EOF")
# the two facts that make a PDF one for archives, in whichever way they are written
ARCHIVAL = pattern(rb"""(?<!/)pdfaid:(part|conformance)(?:>|=["'])\s*([0-9A-Za-z]+)""")
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{facts}'
    '</rdf:Description>{title}</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
TITLE = (
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:title></rdf:Description>'
)


def clean_pdf(content: bytes) -> tuple[bytes, Phrase | None]:
    """A PDF without metadata and earlier versions; as it is where it tells nothing.

    One that is signed or protected stays as it is, and why is told. One that is damaged does, too:
    what is searched in it is told later.
    """
    import pypdf

    try:
        with quieted():
            reader = pypdf.PdfReader(BytesIO(content))
            if reader.is_encrypted:
                return content, LOCKED
            objects = [*iter_objects(reader)]
            if any(map(is_signature, objects)):
                return content, SIGNED
            if not tells(content, reader, objects):
                return content, None
            return rewrite(reader), None
    except Exception:  # noqa: BLE001 - a damaged PDF may raise whatever it likes there
        return content, None


def is_signature(one: Any) -> bool:
    """True for the signature of a PDF, and for a field that holds one."""
    if not isinstance(one, dict):
        return False
    return one.get("/Type") in ("/Sig", "/DocTimeStamp") or (
        one.get("/FT") == "/Sig" and "/V" in one
    )


def tells(content: bytes, reader: PdfReader, objects: list[Any]) -> bool:
    """True for a PDF that tells about its making, or in which earlier versions may stand."""
    if len(END.findall(content)) > 1 or set(reader.metadata or ()) - {*TOLD}:
        return True
    return any(
        isinstance(one, dict) and (any(key in one for key in PRIVATE) or is_telling_remark(one))
        for one in objects
    ) or any(stripped(one) is not None for one in objects)


def is_telling_remark(one: Any) -> bool:
    """True for a remark that names its author."""
    return one.get("/Subtype") in REMARKS and any(key in one for key in ABOUT_REMARKS)


def rewrite(reader: PdfReader) -> bytes:
    """The PDF written anew, without what it tells about its making."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=reader)
    facts = "".join(f"<pdfaid:{name}>{value}</pdfaid:{name}>" for name, value in _archival(reader))
    told: Any = reader.metadata or {}
    title = told.get("/Title")
    for one in _iter_all(writer):
        clean_object(one)
    if facts:
        _identify(writer, facts, str(title or ""))
    # what is named nowhere any more is not copied, and goes
    copy = PdfWriter(clone_from=PdfReader(_write(writer)))
    copy.pdf_header = reader.pdf_header
    copy.metadata = {"/Title": title} if title else None
    return _write(copy).getvalue()


def _write(writer: PdfWriter) -> BytesIO:
    written = BytesIO()
    writer.write(written)
    written.seek(0)
    return written


def _iter_all(writer: PdfWriter) -> Iterator[Any]:
    """Yield every object that will be written, and those that stand within others."""
    waiting: list[Any] = [*writer._objects]  # noqa: SLF001 - all of them
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += [value for value in one.values() if isinstance(value, (dict, list))]
        elif isinstance(one, list):
            waiting += [value for value in one if isinstance(value, (dict, list))]


def clean_object(one: Any) -> None:
    """Take out of an object what tells about its making."""
    for key in PRIVATE:
        one.pop(key, None)
    if one.get("/Subtype") in REMARKS:
        for key in ABOUT_REMARKS:
            one.pop(key, None)
    left = stripped(one)
    if left is not None:
        one._data = left  # noqa: SLF001 - as it is in the file


def stripped(one: Any) -> bytes | None:
    """A photo of the PDF without its metadata; None for what has none."""
    from pypdf.generic import StreamObject

    if not isinstance(one, StreamObject) or one.get("/Filter") not in PHOTO:
        return None
    left = strip_metadata(one._data)  # noqa: SLF001 - as it is in the file
    return left if left != one._data else None  # noqa: SLF001


def _archival(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Yield what makes a PDF one for archives: the part of the standard, and its level."""
    held = reader.root_object.get("/Metadata")
    told = held.get_object().get_data() if held is not None else b""
    yield from {found[1].decode(): found[2].decode() for found in ARCHIVAL.finditer(told)}.items()


def _identify(writer: PdfWriter, facts: str, title: str) -> None:
    """Let a PDF for archives say that it is one, and what it is called."""
    from xml.sax.saxutils import escape

    from pypdf.generic import NameObject, StreamObject

    words = TITLE.format(words=escape(title)) if title else ""
    stream = StreamObject()
    stream.set_data(XMP.format(facts=facts, title=words).encode())
    names = {"/Type": "/Metadata", "/Subtype": "/XML"}
    stream.update({NameObject(name): NameObject(value) for name, value in names.items()})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)  # noqa: SLF001

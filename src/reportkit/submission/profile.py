"""What a package must be, typed: its documents, names, numbers and limits, as a profile says.

Every setting says what it means; the reader, the reference page and the JSON Schema are driven by
these declarations.
"""

# Annotations are not put off here: the types are what the reader and the schema are driven by.

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from reportkit.frozen import frozen
from reportkit.record.model import EMPTY, Language, fact

Form = Literal["docx", "pdf", "pdfa"]
Audience = Literal["public", "internal", "archive"]
Section = Literal["documents", "attachments", "photos"]
Act = Literal["drop", "mask", "keep", "refuse"]
NameAct = Literal["mask", "keep"]
Approved = Literal["drafted", "checked", "countersigned", "signed"]


class Size(int):
    """So many bytes, written as `5 MB` or `100 kB`; a kB is 1000 bytes."""

    __slots__ = ()


@frozen
class Span:
    """How many there may be: `800` at most, `550-700`, or `3-` at least."""

    least: int | None = None
    most: int | None = None

    def __contains__(self, number: int) -> bool:
        above = self.least is None or number >= self.least
        return above and (self.most is None or number <= self.most)


@frozen
class Box:
    """Pixels, written as `1280x960`."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@frozen
class DocumentWish:
    """A document of the project that goes into the package."""

    forms: tuple[Form, ...] = fact(
        "as a Word file, as a PDF, or as a PDF/A for archives", default=("docx",), alone=True
    )
    lang: tuple[Language, ...] = fact(
        "its languages; those of the package if left out", example="en", default=()
    )
    title: str = fact("what the list of enclosures calls it; its own title if left out", default="")
    name: str = fact("pattern of its file name, if not the usual one", default="")
    pages: Span | None = fact("how many pages it may have", example="3")
    words: Span | None = fact("how many words it may have, as Word counts them", example="550-700")


@frozen
class AttachmentWish:
    """The attachments of the records."""

    include: bool = fact("false leaves them out", default=True)
    missing: Literal["refuse", "list"] = fact(
        "list: an attachment without a file is handed in on paper and only listed",
        default="refuse",
    )
    pages: Span | None = fact("how many pages one may have", example="20")
    size: Size | None = fact("how large one may be", example="5 MB")
    files: Span | None = fact("how many there may be", example="1-5")


@frozen
class PhotoWish:
    """The photos of the records: web copies without any metadata, originals byte for byte."""

    web: bool = fact("true puts a web copy of each photo in", default=True)
    originals: bool = fact("true puts each photo in as it is", default=False)
    box: Box = fact(
        "the pixels into which a web copy fits", example="1280x1280", default=Box(1600, 1600)
    )
    size: Size | None = fact("how large a web copy may be", example="100 kB")
    count: Span | None = fact("how many photos there may be", example="1-3")
    least: Box | None = fact("the pixels that an original must have", example="1600x1200")
    least_size: Size | None = fact("how large an original must be", example="5 MB")


@frozen
class PersonalData:
    """What becomes of personal data in texts; what is left out is as the audience wants it."""

    id: Act | None = fact("identity card numbers", example="drop")
    mobile: Act | None = fact("mobile numbers", example="mask")
    landline: Act | None = fact("telephone numbers", example="mask")
    card: Act | None = fact("bank card numbers", example="drop")
    email: Act | None = fact("e-mail addresses", example="keep")
    plate: Act | None = fact("number plates", example="mask")
    minor: NameAct | None = fact("names of people who are said to be `minor`", example="mask")


@frozen
class Folders:
    """Folders within the package; what has none stands at the top."""

    documents: str = fact("for documents", default="")
    attachments: str = fact("for attachments", default="")
    photos: str = fact("for web copies of photos", default="photos")
    originals: str = fact("for original photos", default="originals")
    records: str = fact("for records", default="records")


@frozen
class Names:
    """Patterns of file names."""

    package: str = fact("of the folder and the zip file", default="{org_short}-{title}-{date}")
    several: str = fact(
        "of the same, where there are several records",
        default="{org_short}-{profile}-{date}-{count}",
    )
    document: str = fact("of documents", default="{org_short}-{title}-{document}")
    attachment: str = fact("of attachments", default="{label}-{title}")
    photo: str = fact("of web copies of photos", default="{label}-{caption}")
    original: str = fact("of original photos", default="{label}-{file}")
    cover_list: str = fact("of the list of enclosures", default="cover-list")
    check_list: str = fact("of the list of what was checked", default="check-list")
    longest: int = fact("characters that a name may have, without its ending", default=80)
    spaces: str = fact("what stands in the place of a space", example="-", default=" ")


@frozen
class Enclosures:
    """How enclosures are numbered, and in which order they come."""

    order: tuple[Section, ...] = fact(
        "the order in which they come", default=("documents", "attachments", "photos")
    )
    documents: str = fact(
        "number of a document; none if left out", example="Annex {number}", default=""
    )
    attachments: str = fact("number of an attachment", default="Annex {number}")
    photos: str = fact("number of a photo", example="图{number:zh}", default="Photo {number}")


@frozen
class Limits:
    """What the package as a whole may be."""

    total: Size | None = fact("how large the zip file may be", example="20 MB")
    file: Size | None = fact("how large a file may be", example="5 MB")
    files: Span | None = fact("how many files there may be", example="30")
    pages: Span | None = fact("how many pages all enclosures may have together", example="40")
    title: Span | None = fact("how many words a title may have", example="30")


@frozen
class Profile:
    """What a package must be.

    `file` is where that is written, `name` what it is called, and `digest` SHA-256 of that file.
    """

    title: str = fact("what the package is called on its lists", default="")
    lang: Language | None = fact(
        "the language of the package; that of its first record if left out"
    )
    audience: Audience = fact(
        "public: without what is internal; internal: for the house; archive: all of it, for good",
        default="public",
    )
    personal: PersonalData = fact(
        "what becomes of personal data: drop, mask, keep or refuse", default=PersonalData()
    )
    final: bool = fact(
        "true refuses drafts: placeholders, open approvals, changes after signing; false marks "
        "documents as drafts",
        default=True,
    )
    metadata: Literal["remove", "keep"] = fact(
        "remove: authors, dates of editing, comments, tracked changes and hidden ids are taken out "
        "of Word files, authors and the like out of PDFs, everything but the picture out of photos",
        default="remove",
    )
    documents: Mapping[str, DocumentWish] | None = fact(
        "the documents that go in, by their names in reportkit.yaml; all of them if left out"
    )
    attachments: AttachmentWish = fact("the attachments of the records", default=AttachmentWish())
    photos: PhotoWish = fact("the photos of the records", default=PhotoWish())
    records: bool = fact("true puts the records themselves in", default=False)
    names: Names = fact("patterns of file names", default=Names())
    folders: Folders = fact("folders within the package", default=Folders())
    enclosures: Enclosures = fact("how enclosures are numbered", default=Enclosures())
    limits: Limits = fact("what the package as a whole may be", default=Limits())
    required: tuple[str, ...] = fact(
        "fields that every record must have", example="release.contact", default=()
    )
    approvals: tuple[Approved, ...] = fact(
        "steps of the approval chain that must be done, with their dates", default=()
    )
    cover_list: bool = fact("false leaves the list of enclosures out", default=True)
    check_list: bool = fact("false leaves the list of what was checked out", default=True)
    template: Mapping[str, str] = fact(
        "the template of the list of enclosures, or one for each language",
        default=EMPTY,
    )
    file: Path = field(default=Path())
    name: str = ""
    digest: str = ""

    def wish(self, document: str) -> DocumentWish:
        """What is wanted of a document, by its name."""
        return (self.documents or {}).get(document) or DocumentWish()

"""A cleaned document shows what it showed, and tells nothing of who made it and how."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reportkit.merge import track_changes
from reportkit.word.clean import clean_document
from reportkit.word.metadata import iter_pieces, strip_metadata
from word.sketch import read_members, read_sketch, write_sketch

RUN = "<w:r><w:t>{}</w:t></w:r>"
BY = 'w:id="7" w:author="Jane Doe" w:date="2021-07-03T09:00:00Z"'
GONE = RUN.format("gone").replace("w:t>", "w:delText>")


def p(inside: str, properties: str = "") -> str:
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{inside}</w:p>"


def clean(tmp_path: Path, body: str = "A report.", **parts: object) -> bytes:
    content = write_sketch(tmp_path / "a.docx", body, **parts).read_bytes()
    cleaned = clean_document(content)
    assert clean_document(content) == cleaned == clean_document(cleaned)
    return cleaned


def say(tmp_path: Path, body: str) -> str:
    """What a document shows after it was cleaned."""
    cleaned = clean(tmp_path, body)
    assert b"Jane Doe" not in b"".join(read_members(cleaned).values())
    return read_sketch(cleaned)


END = f"<w:rPr><w:del {BY}/></w:rPr>"
CELL = "<w:tc><w:tcPr><w:tcW w:w='9' w:type='dxa'/>{}</w:tcPr><w:p>" + RUN + "</w:p></w:tc>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>"
CHANGES = {
    "insertion": (p(f"<w:ins {BY}>{RUN.format('new')}</w:ins>"), "new"),
    "deletion": (p(f"{RUN.format('a')}<w:del {BY}>{GONE}</w:del>"), "a"),
    "deletion of an insertion": (
        p(f"{RUN.format('a')}<w:ins {BY}><w:del {BY}>{GONE}</w:del></w:ins>"),
        "a",
    ),
    "move": (
        p(f"<w:moveFrom {BY}>{RUN.format('here')}</w:moveFrom>{RUN.format('a')}")
        + p(f"<w:moveTo {BY}>{RUN.format('here')}</w:moveTo>"),
        "a\nhere",
    ),
    "look": (
        p(
            f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>"
            "<w:t>a</w:t></w:r>"
        ),
        "a",
    ),
    "paragraphs joined": (
        p(RUN.format("a"), END) + p(RUN.format("b"), END) + p(RUN.format("c")),
        "abc",
    ),
    "paragraph gone": (p(f"<w:del {BY}>{GONE}</w:del>", END) + p(RUN.format("b")), "b"),
    "paragraph begun": (
        p(RUN.format("a"), f"<w:rPr><w:ins {BY}/></w:rPr>") + p(RUN.format("b")),
        "a\nb",
    ),
    "row gone": (
        TABLE.format(
            f"<w:tr><w:trPr><w:del {BY}/></w:trPr>{CELL.format('', 'x')}</w:tr>"
            f"<w:tr>{CELL.format('', 'y')}</w:tr>"
        ),
        "| y |",
    ),
    "row added": (
        TABLE.format(f"<w:tr><w:trPr><w:ins {BY}/></w:trPr>{CELL.format('', 'x')}</w:tr>"),
        "| x |",
    ),
    "table gone": (
        TABLE.format(f"<w:tr><w:trPr><w:del {BY}/></w:trPr>{CELL.format('', 'x')}</w:tr>")
        + p(RUN.format("a")),
        "a",
    ),
    "cell gone": (
        TABLE.format(
            f"<w:tr>{CELL.format(f'<w:cellDel {BY}/>', 'x')}{CELL.format('', 'y')}</w:tr>"
        ),
        "| y |",
    ),
    "hidden": (
        p(f"{RUN.format('a')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>Jane Doe</w:t></w:r>"),
        "a",
    ),
    "not hidden": (p("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r>"), "a"),
    "permission": (
        p(f'<w:permStart w:id="1" w:ed="Jane Doe"/>{RUN.format("a")}<w:permEnd w:id="1"/>'),
        "a",
    ),
    "smart tag": (
        p(
            '<w:smartTag w:uri="a" w:element="b"><w:smartTagPr>'
            '<w:attr w:name="c" w:val="Jane Doe"/>'
            f"</w:smartTagPr>{RUN.format('a')}</w:smartTag>"
        ),
        "a",
    ),
    "last paragraph of a cell": (
        TABLE.format(f"<w:tr><w:tc>{p(RUN.format('a'), END)}</w:tc></w:tr>"),
        "| a |",
    ),
    "paragraph before a table": (
        p(f"<w:del {BY}>{GONE}</w:del>", END)
        + TABLE.format(f"<w:tr>{CELL.format('', 'y')}</w:tr>")
        + p("")
        + p(RUN.format("b")),
        "| y |\n\nb",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_changes_are_accepted_and_nobody_is_named(change: str, tmp_path: Path) -> None:
    body, shown = CHANGES[change]
    assert say(tmp_path, body).strip() == shown


def test_ids_of_revisions_go(tmp_path: Path) -> None:
    body = (
        '<w:p w:rsidR="00AB12CD" w14:paraId="12345678"><w:r w:rsidRPr="00AB12CE">'
        "<w:t>a</w:t></w:r></w:p>"
    )
    document = read_members(clean(tmp_path, body))["word/document.xml"]
    assert b"rsid" not in document
    assert b"paraId" not in document


def test_comments_go_with_their_marks_and_their_parts(tmp_path: Path) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    members = read_members(clean(tmp_path, body, comments=["not so sure"]))
    assert "word/comments.xml" not in members
    assert b"comment" not in b"".join(members.values())
    assert b"<w:r><w:t>a</w:t></w:r></w:p>" in members["word/document.xml"]


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Report</dc:title>'
    "<dc:creator>{}</dc:creator><cp:lastModifiedBy>Jane Doe</cp:lastModifiedBy>"
    "<cp:revision>17</cp:revision><dcterms:created>2021-07-03T09:00:00Z</dcterms:created>"
    "<cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>"
)


@pytest.mark.parametrize(("author", "left"), [("Jane Doe", ""), ("Example Plant", "Example Plant")])
def test_only_an_organisation_is_left_as_the_author(author: str, left: str, tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "a.docx", "A report.", title="T")
    members = read_members(path.read_bytes()) | {"docProps/core.xml": CORE.format(author).encode()}
    content = zipped(members)
    core = read_members(clean_document(content, authors=["Example Plant"]))["docProps/core.xml"]
    said = [text for text in re.split("<[^>]*>", core.decode()) if text.strip()]
    assert said == [*filter(None, ["Report", left])]


def zipped(members: dict[str, bytes]) -> bytes:
    from zipfile import ZipFile

    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_custom_properties_go_but_where_a_document_comes_from(tmp_path: Path) -> None:
    custom = {"reportkit version": "1", "Client": "Jane Doe"}
    members = read_members(clean(tmp_path, custom=custom))
    assert b"reportkit version" in members["docProps/custom.xml"]
    assert b"Jane Doe" not in members["docProps/custom.xml"]


SPARE = {
    "customXml": "../customXml/item1.xml",
    "glossaryDocument": "glossary/document.xml",
    "printerSettings": "printerSettings/printerSettings1.bin",
    "people": "people.xml",
}


@pytest.mark.parametrize("kind", SPARE)
def test_parts_that_no_reader_needs_go(kind: str, tmp_path: Path) -> None:
    target = SPARE[kind]
    member = target.removeprefix("../") if target.startswith("..") else f"word/{target}"
    cleaned = clean(
        tmp_path,
        members={member: b"<a>Jane Doe</a>"},
        related={"a": (kind, target)},
        extra_types=f'<Override PartName="/{member}" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/bin"/>',
    )
    members = read_members(cleaned)
    assert member not in members
    assert member.encode() not in members["[Content_Types].xml"]
    assert kind.encode() not in members["word/_rels/document.xml.rels"]


def test_what_is_linked_nowhere_goes(tmp_path: Path) -> None:
    assert "word/left-over.xml" not in read_members(
        clean(tmp_path, members={"word/left-over.xml": b"<a>Jane Doe</a>"})
    )


SETTINGS = (
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:attachedTemplate/><w:trackRevisions/><w:mailMerge><w:query w:val="Jane Doe"/></w:mailMerge>'
    '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="a"'
    " w:val='Jane Doe'/></w:docVars><w:defaultTabStop w:val='720'/></w:settings>"
)


def test_settings_tell_nothing_of_the_work(tmp_path: Path) -> None:
    cleaned = clean(
        tmp_path,
        members={"word/settings.xml": SETTINGS.encode()},
        related={"settings": ("settings", "settings.xml")},
    )
    settings = read_members(cleaned)["word/settings.xml"].decode()
    assert re.findall(r"<w:(\w+)", settings) == ["settings", "defaultTabStop"]


PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def test_files_within_are_cleaned_too(tmp_path: Path) -> None:
    inner = write_sketch(
        tmp_path / "b.docx", f"<w:p><w:ins {BY}>{RUN.format('new')}</w:ins></w:p>", comments=["x"]
    ).read_bytes()
    book = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
            f'Target="docProps/core.xml" Type="{PACKAGE}/relationships/metadata/core-properties"/>'
            "</Relationships>"
        ).encode(),
        "docProps/core.xml": CORE.format("Jane Doe").encode(),
    }
    cleaned = clean(
        tmp_path,
        members={"word/embeddings/b.docx": inner, "word/embeddings/c.xlsx": zipped(book)},
        related={"b": ("package", "embeddings/b.docx"), "c": ("package", "embeddings/c.xlsx")},
        extra_types='<Default Extension="docx" ContentType="a/a"/>'
        '<Default Extension="xlsx" ContentType="a/a"/>',
    )
    members = read_members(cleaned)
    assert read_sketch(members["word/embeddings/b.docx"]) == "new"
    assert "word/comments.xml" not in read_members(members["word/embeddings/b.docx"])
    core = read_members(members["word/embeddings/c.xlsx"])["docProps/core.xml"]
    assert b"Report" in core
    assert b"Jane Doe" not in core


# --- pictures -------------------------------------------------------------------------------------


def picture(kind: str, **saved: object) -> bytes:
    written = BytesIO()
    image = Image.effect_noise((24, 16), 90).convert("P" if kind == "GIF" else "RGB")
    image.save(written, kind, **saved)
    return written.getvalue()


def exif(**tags: object) -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = "Jane Doe"
    made.get_ifd(0x8825)[2] = (31.0, 14.0, 0.0)
    for name, value in tags.items():
        made[{"orientation": 0x0112}[name]] = value
    return made


def pixels(content: bytes) -> bytes:
    return Image.open(BytesIO(content)).convert("RGB").tobytes()


PLAIN = {
    "JPEG": picture("JPEG", exif=exif(), comment="Jane Doe", icc_profile=b"profile"),
    "PNG": picture("PNG", exif=exif()),
    "WebP": picture("WEBP", exif=exif(), lossless=True),
    "GIF": picture("GIF", comment=b"Jane Doe"),
    "film behind": picture("JPEG") + b"\0\0\0\x18ftypmp42 Jane Doe",
    "behind a PNG": picture("PNG") + b"Jane Doe",
    "behind a GIF": picture("GIF") + b"Jane Doe",
}


@pytest.mark.parametrize("kind", PLAIN)
def test_a_picture_loses_its_metadata_and_no_pixel(kind: str) -> None:
    content = PLAIN[kind]
    stripped = strip_metadata(content)
    assert b"Jane Doe" in content
    assert b"Jane Doe" not in stripped
    assert b"Exif" not in stripped
    assert pixels(stripped) == pixels(content)
    assert strip_metadata(stripped) == stripped
    assert b"".join(piece.content for piece in iter_pieces(content) if piece.needed) == stripped


def test_the_colours_of_a_picture_stay_as_they_are() -> None:
    assert b"ICC_PROFILE\0" in strip_metadata(PLAIN["JPEG"])


@pytest.mark.parametrize("turn", [2, 3, 6, 8])
def test_a_picture_stays_turned_as_it_is(turn: int) -> None:
    stripped = strip_metadata(picture("JPEG", exif=exif(orientation=turn)))
    left = Image.open(BytesIO(stripped)).getexif()
    assert dict(left) == {0x0112: turn}
    assert strip_metadata(stripped) == stripped


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff\xe1\0", b"\x89PNG\r\n\x1a\n\0", b"GIF89a", b"BM no picture"]
)
def test_what_is_damaged_or_unknown_stays_as_it_is(content: bytes) -> None:
    assert strip_metadata(content) == content


def test_animations_go_on_for_ever() -> None:
    frames = [Image.new("P", (4, 4), colour) for colour in (1, 2)]
    written = BytesIO()
    frames[0].save(
        written, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=b"Jane Doe"
    )
    stripped = strip_metadata(written.getvalue())
    assert b"NETSCAPE2.0" in stripped
    assert b"Jane Doe" not in stripped


def test_pictures_of_a_document_lose_their_metadata(tmp_path: Path) -> None:
    members = read_members(
        clean(
            tmp_path,
            members={"word/media/a.jpeg": PLAIN["JPEG"]},
            related={"a": ("image", "media/a.jpeg")},
            extra_types='<Default Extension="jpeg" ContentType="image/jpeg"/>',
        )
    )
    assert members["word/media/a.jpeg"] == strip_metadata(PLAIN["JPEG"])


OLD = "# Visit\nThe 12 guests came.\nThey toured the plant.\n| a | b |\n| c | d |\nThe end."
NEW = "# Visit\nThe 14 guests came late.\n| a | b |\n| e | f |\n| c | d |\nA new one.\nThe end."


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD)])
def test_tracked_changes_of_a_whole_document_are_accepted(
    old: str, new: str, tmp_path: Path
) -> None:
    before, after = (
        write_sketch(tmp_path / f"{name}.docx", body).read_bytes()
        for name, body in (("old", old), ("new", new))
    )
    tracked = track_changes(before, after, tmp_path / "old.docx")
    assert read_sketch(clean_document(tracked)) == read_sketch(after)

"""For each rule of what leaves the house, a final document that breaks it."""

from io import BytesIO

from PIL import Image

from rules.case import Case, sketch
from rules.record_cases import WHOLE

SETTINGS = "documents: {letter: {template: a.docx, audience: public}}\n"
ARTIST = 0x013B
CARD = "11010519491231002X"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="a"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr>'
    "<pic:blipFill/><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def letter(body: str, record: str = "", **parts: object) -> Case:
    """A final document of a template with these words."""
    files = {"reportkit.yaml": SETTINGS, "a.docx": sketch(body, **parts), "a.yaml": WHOLE + record}
    return Case("render a.yaml --final", files)


def signed_picture() -> bytes:
    """A TIFF that names who took it."""
    written = BytesIO()
    picture = Image.new("RGB", (1, 1))
    picture.getexif()[ARTIST] = "Jane Doe"
    picture.save(written, "TIFF", exif=picture.getexif())
    return written.getvalue()


def holding(member: str, kind: str, content: bytes) -> Case:
    """A final document of a template that holds another file."""
    ending = member.rpartition(".")[2]
    return letter(
        "{{ title }}",
        members={f"word/{member}": content},
        related={"held": (kind, member)},
        extra_types=f'<Default Extension="{ending}" ContentType="application/{ending}"/>',
    )


CASES = {
    "submission/picture-tells": holding("media/a.tiff", "image", signed_picture()),
    "submission/unsearched": holding("embeddings/a.bin", "oleObject", b"7z\xbc\xaf\x27\x1c"),
    "submission/personal-data": letter(f"{{{{ title }}}} {CARD}"),
    "submission/internal": letter(
        "{{ title }} On sick leave", "absent: [{who: Jane Doe, reason: on sick leave}]\n"
    ),
    "submission/placeholder": letter("{{ title }} TBD"),
    "submission/no-alt": letter(f"{{{{ title }}}}\n{PICTURE}"),
}

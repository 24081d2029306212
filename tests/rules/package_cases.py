"""For each rule of packages, a record and a profile that do not go together, or a changed one."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from click.testing import CliRunner
from PIL import Image

from reportkit.cli import program
from reportkit.submission.archive import pack_files, unpack_files
from reportkit.submission.manifest import build_seal, write_sums
from rules.case import Case, Content, sketch
from rules.output_cases import edit
from rules.record_cases import WHOLE

SETTINGS = "documents: {letter: a.docx}\npackage: {profile: post}\n"
NAMED = "names: {package: p}\n"
PHOTO = "photos: [{file: photo.jpg, alt: A plant}]\n"
DEED = "attachments: [{title: Deed, file: deed.txt}]\n"


def draw(path: Path) -> None:
    """A photo that can hardly be compressed."""
    Image.frombytes("L", (400, 400), Random(7).randbytes(160_000)).save(path, "JPEG")


def draw_pdf(path: Path) -> None:
    """A PDF of two pages."""
    page = Image.new("L", (10, 10))
    page.save(path, "PDF", save_all=True, append_images=[page])


def protect_pdf(path: Path) -> None:
    """A PDF that everybody may read and nobody change."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(path)


def wanted(profile: str, record: str = "", options: str = "", **files: Content) -> Case:
    """A record of which a package is to be made as a profile wants it."""
    contents: dict[str, Content | None] = {
        "reportkit.yaml": SETTINGS, "a.docx": sketch("{{ title }}"), "a.yaml": WHOLE + record,
        "photo.jpg": draw, "deed.txt": "Signed.", "deed.pdf": draw_pdf,
        "profiles/post.yaml": profile,
    }  # fmt: skip
    return Case(f"package a.yaml{options}", {**contents, **files})


def changed(change: Callable[[dict[str, bytes]], None], options: str = "") -> Case:
    """A package that somebody has packed again with other files."""

    def pack(path: Path) -> None:
        CliRunner().invoke(program, ["package", "a.yaml"])
        files = dict(unpack_files(path.with_name("p.zip").read_bytes()).files)
        change(files)
        seal = build_seal(files["p/SHA256SUMS"])
        path.write_bytes(b"".join(pack_files(files.items(), seal)))

    files = {**wanted(NAMED).files, "packages/changed.zip": pack}
    return Case(f"package --verify packages/changed.zip{options}", files)


def alter(files: dict[str, bytes]) -> None:
    """Add a blank to a file."""
    files["p/cover-list.docx"] += b" "


def lose(files: dict[str, bytes]) -> None:
    """Leave a file out."""
    del files["p/cover-list.docx"]


def add(files: dict[str, bytes]) -> None:
    """Put a file in."""
    files["p/more.txt"] = b"more"


def unlist(files: dict[str, bytes]) -> None:
    """Change a file, and the sums with it."""
    alter(files)
    held = {path.removeprefix("p/"): one for path, one in files.items() if "SUMS" not in path}
    files["p/SHA256SUMS"] = write_sums(held)


def keep(_: dict[str, bytes]) -> None:
    """Change nothing."""


def date(path: Path) -> None:
    """A package in which the time of the first file is another one."""
    CliRunner().invoke(program, ["package", "a.yaml"])
    content = bytearray(path.with_name("p.zip").read_bytes())
    content[10] ^= 1
    path.write_bytes(content)


CASES = {
    "package/unknown-placeholder": wanted("names: {package: '{titel}'}\n"),
    "package/wrong-pattern": wanted("names: {package: '{date:%Q}'}\n"),
    "package/same-name": wanted(
        "names: {package: p, attachment: '{title}'}\n",
        "attachments: [{title: Deed, file: deed.txt}, {title: deed, file: deed.txt}]\n",
    ),
    "package/limit": wanted(f"{NAMED}limits: {{title: 3}}\n"),
    "package/too-large": wanted(f"{NAMED}limits: {{file: 1 kB}}\n"),
    "package/small-photo": wanted(f"{NAMED}photos: {{least: 1600x1200}}\n", PHOTO),
    "package/photo": wanted(f"{NAMED}photos: {{size: 1 kB}}\n", PHOTO),
    "package/missing-field": wanted(f"{NAMED}required: [release.contact]\n"),
    "package/no-document": wanted(
        f"{NAMED}documents: {{letter: {{lang: zh}}}}\n",
    ),
    "package/nothing-in-it": wanted(f"{NAMED}documents: {{}}\n"),
    "package/no-file": wanted(NAMED, "attachments: [Deed]\n"),
    "package/no-pages": wanted(f"{NAMED}attachments: {{pages: 3}}\n", DEED),
    "package/other-pages": wanted(
        NAMED, "attachments: [{title: Deed, file: deed.pdf, pages: 3}]\n"
    ),
    "package/metadata-kept": wanted(
        NAMED, "attachments: [{title: Deed, file: kept.pdf}]\n", **{"kept.pdf": protect_pdf}
    ),
    "package/stale-edits": wanted(NAMED, **{"output/a-letter.docx": edit}),
    "package/foreign-document": wanted(NAMED, **{"output/a-letter.docx": sketch("mine")}),
    "package/open-document": wanted(
        NAMED, **{"output/a-letter.docx": sketch("mine"), "output/.~lock.a-letter.docx#": ",me;"}
    ),
    "package/edited-package": wanted(NAMED, **{"packages/p/mine.txt": "mine"}),
    "package/no-package": Case("package --verify a.zip", {"a.zip": "no zip file"}),
    "package/altered": changed(alter),
    "package/lost": changed(lose),
    "package/added": changed(add),
    "package/unlisted": changed(unlist),
    "package/rewritten": Case(
        "package --verify packages/dated.zip",
        {**wanted(NAMED).files, "packages/dated.zip": date},
    ),
    "package/other-seal": changed(keep, f" --seal {'0' * 64}"),
}

"""Word files printed by a real LibreOffice."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image
from pypdf import PdfReader

from reportkit.cli import program
from reportkit.diagnostics import ProblemsFound
from reportkit.pdf import Choices, build_converter, convert_files, find_office, finished, name_pdf
from reportkit.pdf.office import read_build
from word.sketch import write_sketch

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with an awkward name, in which temporary files are made too."""
    folder = tmp_path / "年度 报告%20"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return folder


def print_one(file: Path, *, archive: bool = False):
    [printed] = convert_files([file], archive=archive)
    assert not isinstance(printed, ProblemsFound), printed
    return printed


def read(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()


def test_a_pdf_stands_beside_its_document_and_nothing_else_is_left(folder):
    file = write_sketch(folder / "a.docx", "Hello, R&D")
    printed = print_one(file)
    assert (printed.file, printed.pages) == (folder / "a.pdf", 1)
    assert read(printed.file).strip() == "Hello, R&D"
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "a.pdf"]


def test_a_pdf_that_somebody_has_signed_is_kept(folder):
    file = write_sketch(folder / "a.docx", "Hello")
    pdf = print_one(file).file
    assert print_one(file).diagnostics == ()
    made = pdf.read_bytes()
    signed = made + b"% signed"
    pdf.write_bytes(signed)
    [told] = print_one(file).diagnostics
    assert told.rule == "pdf/kept-copy"
    [copy] = folder.glob("*.backup-*.pdf")
    assert (copy.read_bytes(), pdf.read_bytes()) == (signed, made)


def test_the_same_document_gives_the_same_pdf(folder):
    file = write_sketch(folder / "a.docx", "Hello", title="A title")
    first = print_one(file).file.read_bytes()
    assert print_one(file).file.read_bytes() == first
    assert PdfReader(BytesIO(first)).metadata.creation_date is None


@pytest.mark.parametrize("archive", [False, True])
def test_the_same_document_gives_the_same_pdf_wherever_and_whenever(folder, monkeypatch, archive):
    file = write_sketch(folder / "a.docx", "Hello", title="A title")
    made = set()
    for zone in ("UTC", "Asia/Shanghai", "America/St_Johns", "Asia/Shanghai"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        made.add(print_one(file, archive=archive).file.read_bytes())
    monkeypatch.delenv("TZ")
    time.tzset()
    assert len(made) == 1


def test_the_date_of_a_pdf_is_that_of_its_document_or_of_the_environment(folder, monkeypatch):
    document = docx.Document()
    document.save(str(folder / "a.docx"))  # made in 2013, as the library's template says
    printed = print_one(folder / "a.docx")
    assert PdfReader(printed.file).metadata.creation_date.year == 2013
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1625270400")
    printed = print_one(folder / "a.docx", archive=True)
    metadata = PdfReader(printed.file)
    assert metadata.metadata.creation_date.isoformat() == "2021-07-03T00:00:00+00:00"
    assert metadata.xmp_metadata.xmp_create_date.isoformat()[:10] == "2021-07-03"


def test_a_table_of_contents_and_the_number_of_pages_are_brought_up_to_date(folder):
    document = docx.Document()
    field = (
        f"<w:p {nsdecls('w')}><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText xml:space='preserve'>TOC \\o \"1-1\"</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Stale\t99</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(field))
    pages = "<w:fldSimple w:instr='NUMPAGES'><w:r><w:t>77</w:t></w:r></w:fldSimple>"
    document.add_paragraph("of ")._p.append(parse_xml(pages.replace(" ", f" {nsdecls('w')} ", 1)))
    document.add_page_break()
    document.add_heading("Findings", 1)
    document.save(str(folder / "a.docx"))
    printed = print_one(folder / "a.docx")
    first, second, *_ = read(printed.file).split("\f")
    assert "Stale" not in first
    assert "Findings" in first
    assert "2" in first.partition("Findings")[2]
    assert "of 2" in first
    assert "Findings" in second


def test_pdf_a_says_so_and_is_marked_up(folder):
    document = docx.Document()
    document.core_properties.title = "年度报告 2021"
    document.add_heading("Chapter", 1)
    document.add_heading("Section", 2)
    document.add_paragraph("Text")
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    document.save(str(folder / "a.docx"))
    reader = PdfReader(print_one(folder / "a.docx", archive=True).file)
    root, xmp = reader.root_object, reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "年度报告 2021"
    chapter, [section] = reader.outline
    assert (chapter.title, section.title) == ("Chapter", "Section")
    assert "pdfuaid" not in xmp  # nobody has tested that it is


def test_photos_are_neither_made_smaller_nor_packed_again(folder):
    photo = BytesIO()
    Image.effect_noise((1200, 900), 80).convert("RGB").save(photo, "JPEG")
    document = docx.Document()
    document.add_picture(photo, width=docx.shared.Cm(4))
    document.save(str(folder / "a.docx"))
    pdf = print_one(folder / "a.docx").file
    subprocess.run(["pdfimages", "-all", pdf, folder / "photo"], check=True)
    assert (folder / "photo-000.jpg").read_bytes() == photo.getvalue()


@pytest.mark.parametrize(("blow", "limit"), [(signal.SIGKILL, 120), (signal.SIGSTOP, 15)])
def test_a_libreoffice_that_dies_or_hangs_loses_no_document(folder, blow, limit):
    files = [write_sketch(folder / f"{number}.docx", f"Number {number}") for number in range(8)]
    with build_converter(Choices(time_limit=limit), len(files)) as converter:
        made = [converter.submit(file, name_pdf(file)) for file in files]
        made[0].result()
        os.killpg(converter.workers[0].process.pid, blow)
        printed = [finished(one) for one in made]
    assert [one for one in printed if isinstance(one, ProblemsFound)] == []
    assert [read(one.file).strip() for one in printed] == [f"Number {n}" for n in range(8)]
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf"}


def test_a_process_that_ended_meanwhile_is_replaced(folder):
    file = write_sketch(folder / "a.docx", "Hello")
    with build_converter(Choices(), 1) as converter:
        converter.convert(file, folder / "a.pdf")
        [worker] = converter.workers
        os.killpg(worker.process.pid, signal.SIGKILL)
        worker.process.wait()
        converter.convert(file, folder / "b.pdf")
        assert worker not in converter.workers
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()


def test_a_document_that_cannot_be_read_stops_no_other(folder):
    broken = folder / "a.docx"
    broken.write_bytes(b"PK not really")
    whole = write_sketch(folder / "b.docx", "Hello")
    refused, printed = convert_files([str(broken), whole])
    assert [found.rule for found in refused.diagnostics] == ["template/broken-file"]
    assert printed.file.is_file()
    assert not (folder / "a.pdf").exists()


def interrupt(converter, file: Path, seen: list) -> None:
    """Stop like a person who presses Ctrl-C while a document is being made."""
    converter.convert(file, file.with_suffix(".pdf"))
    seen += converter.workers
    raise KeyboardInterrupt


def test_an_interruption_leaves_no_process_behind(folder):
    converter, seen = build_converter(Choices(), 1), []
    with pytest.raises(KeyboardInterrupt), converter:
        interrupt(converter, write_sketch(folder / "a.docx", "Hello"), seen)
    [worker] = seen
    assert worker.process.poll() is not None
    assert not worker.profile.folder.exists()


CHINESE = (
    "<w:p><w:r><w:rPr><w:rFonts w:ascii='Times New Roman' w:eastAsia='{font}'/></w:rPr>"
    "<w:t>{text}</w:t></w:r></w:p>"
)


def test_official_fonts_are_stood_in_for_and_that_is_said(folder):
    body = CHINESE.format(font="方正小标宋简体", text="通知")
    body += "\n" + CHINESE.format(font="黑体", text="一、2021")
    printed = print_one(write_sketch(folder / "a.docx", body))
    assert "NotoSerifCJK" in "".join(fonts := embedded(printed.file))
    assert any("Bold" in font for font in fonts if "Serif" in font)
    assert any("NotoSansCJK" in font for font in fonts)
    assert printed.stand_ins["方正小标宋简体"] == "Noto Serif CJK SC"
    told = [str(found.place) for found in printed.diagnostics if found.rule == "fonts/stand-in"]
    assert told == ["方正小标宋简体", "黑体"]
    assert "仅供预览" not in read(printed.file)  # on the console, and not on the page


def embedded(pdf: Path) -> list[str]:
    told = subprocess.run(["pdffonts", pdf], check=True, capture_output=True).stdout.decode()
    return [line.split()[0] for line in told.splitlines()[2:]]


PROJECT = {
    "reportkit.yaml": "documents: {letter: {template: letter.docx}}\npdfa: true\n",
    "records/a.yaml": "kind: visit\ntitle: T\ndate: 2021-06-18\norg: O\nsummary: Hello.\n",
}


@pytest.fixture
def project(folder, monkeypatch):
    """A project with one record, and the working folder in it."""
    write_sketch(folder / "letter.docx", "{{ summary }}", title="{{ title }}")
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPORTKIT_LANG", "en")
    return folder


def call(*words: str):
    return CliRunner().invoke(program, words, catch_exceptions=False)


def test_render_makes_a_pdf_beside_each_document(project):
    result = call("render", "records", "--pdf", "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    document, pdf = told["written"]
    assert document["file"] == str(Path("output", "a-letter.docx"))
    assert pdf["file"] == str(Path("output", "a-letter.pdf"))
    assert (pdf["source"], pdf["document"], pdf["pages"]) == (
        str(Path("records", "a.yaml")),
        "letter",
        1,
    )
    assert "Hello." in read(project / "output" / "a-letter.pdf")
    # the project wants PDF/A
    assert b"<pdfaid:part>2" in (project / "output" / "a-letter.pdf").read_bytes()


def test_only_pdfs_that_are_missing_or_stale_are_made(project, monkeypatch):
    first = call("render", "records", "--pdf")
    assert first.stderr.splitlines()[-1].startswith("2 documents from 1 record")
    pdf = Path("output/a-letter.pdf")
    before = pdf.stat().st_mtime_ns
    told = json.loads(call("render", "records", "--pdf", "--format", "json").stdout)
    assert told["written"] == []
    assert [one["file"] for one in told["up_to_date"]] == [
        str(Path("output", "a-letter.docx")), str(pdf),
    ]  # fmt: skip
    assert told["up_to_date"][1]["pages"] == 1
    assert pdf.stat().st_mtime_ns == before
    # the same content as a PDF for no archive is another PDF
    (project / "reportkit.yaml").write_text(PROJECT["reportkit.yaml"].replace("true", "false"))
    assert call("render", "records", "--pdf").stdout.split() == [str(pdf)]
    # an edit of the document, a damaged PDF, another date
    call("pdf", "output")
    write_sketch(project / "output" / "a-letter.docx", "By hand")
    assert call("pdf", "output").stdout.split() == [str(pdf)]
    assert call("pdf", "output").stdout == ""
    pdf.write_bytes(pdf.read_bytes()[:-300])
    assert call("pdf", "output").stdout.split() == [str(pdf)]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1625270400")
    assert call("pdf", "output").stdout.split() == [str(pdf)]


def test_status_and_verify_know_a_pdf_that_is_older_than_its_document(project):
    call("render", "records", "--pdf")
    pdf = Path("output/a-letter.pdf")
    assert call("status").stderr == "2 documents: 2 up to date\n"
    assert call("verify", str(pdf)).stdout == f"{pdf}: unchanged\n"
    pdf.rename("a-letter.pdf")  # and beside another folder
    assert call("verify", "a-letter.pdf").exit_code == 0
    Path("a-letter.pdf").rename(pdf)
    (project / "records" / "a.yaml").write_text(PROJECT["records/a.yaml"].replace("Hello", "Bye"))
    call("render", "records")
    result = call("status")
    assert result.stdout == f"{pdf}: its document changed since\n"
    assert result.stderr == "2 documents: 1 up to date, 1 stale\n"
    result = call("verify", str(pdf))
    assert (result.exit_code, result.stdout) == (1, f"{pdf}: its document changed since\n")
    assert call("render", "records", "--pdf").stdout.split() == [str(pdf)]
    assert call("verify", str(pdf)).exit_code == 0
    Path("output/a-letter.docx").unlink()
    assert call("verify", str(pdf)).stdout == f"{pdf}: its document is not here\n"
    pdf.write_bytes(pdf.read_bytes() + b"% a note")
    assert call("verify", str(pdf)).exit_code == 1
    pdf.write_bytes(b"%PDF-1.7 somebody's")
    assert call("verify", str(pdf)).stdout == f"{pdf}: not rendered by reportkit\n"


def test_all_pdfs_are_made_if_asked(project):
    call("render", "records", "--pdf")
    pdf = Path("output/a-letter.pdf")
    assert str(pdf) in call("render", "records", "--pdf", "--all").stdout.split()
    assert call("pdf", "output", "--all").stdout.split() == [str(pdf)]


def test_another_libreoffice_makes_a_pdf_stale(folder, monkeypatch):
    monkeypatch.chdir(folder)
    write_sketch(folder / "a.docx", "Hello")
    call("pdf", "a.docx")
    program = folder / "office" / "soffice"
    version = find_office().resolve().parent / "versionrc"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nexec soffice "$@"\n')
    program.chmod(0o755)
    (program.parent / "versionrc").write_text(version.read_text().replace("buildid=", "buildid=9"))
    monkeypatch.setenv("REPORTKIT_SOFFICE", str(program))
    assert call("pdf", "a.docx").stdout == "a.pdf\n"
    assert call("pdf", "a.docx").stdout == ""


def test_a_pdf_that_is_up_to_date_tells_of_its_stand_ins_too(folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPORTKIT_LANG", "en")
    write_sketch(
        folder / "a.docx",
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Nowhere Sans'/></w:rPr><w:t>Hello</w:t></w:r></w:p>",
    )
    first, again = call("pdf", "a.docx"), call("pdf", "a.docx")
    assert (first.stdout, again.stdout) == ("a.pdf\n", "")
    assert "fonts/stand-in" in first.stderr
    assert "fonts/stand-in" in again.stderr


def test_pdfs_of_word_files_go_where_they_are_wanted(project):
    (project / "drafts").mkdir()
    write_sketch(project / "drafts" / "edited.docx", "By hand")
    result = call("pdf", "drafts", "--out", "pdf")
    assert result.stdout == str(Path("pdf", "edited.pdf")) + "\n"
    assert read(project / "pdf" / "edited.pdf").strip() == "By hand"


def test_two_files_of_one_name_do_not_overwrite_each_other(project):
    for name in ("x", "y"):
        (project / name).mkdir()
        write_sketch(project / name / "a.docx", name)
    result = call("pdf", "x", "y", "--out", "pdf")
    assert result.exit_code == 2
    assert "command/same-document" in result.stderr


def test_a_preview_shows_each_page_and_all_together(project):
    write_sketch(project / "a.docx", "One\n<w:p><w:r><w:br w:type='page'/></w:r></w:p>\nTwo")
    result = call("preview", "a.docx", "records/a.yaml", "--dpi", "40", "--out", "pages")
    names = ["a-1.png", "a-2.png", "a-pages.png", "a-letter-1.png", "a-letter-pages.png"]
    assert result.stdout.split() == [str(Path("pages", name)) for name in names]
    with Image.open(project / "pages" / "a-1.png") as page:
        assert page.size == (331, 468)  # A4 at 40 pixels to an inch
    with Image.open(project / "pages" / "a-pages.png") as sheet:
        assert sheet.width > sheet.height
    assert not (project / "output").exists()
    first = {path: path.read_bytes() for path in (project / "pages").iterdir()}
    call("preview", "a.docx", "records/a.yaml", "--dpi", "40", "--out", "pages")
    assert {path: path.read_bytes() for path in (project / "pages").iterdir()} == first


def test_a_render_without_pdf_does_not_load_what_makes_them(project):
    script = (
        "import sys; from click.testing import CliRunner; from reportkit.cli import program\n"
        "assert CliRunner().invoke(program, ['render', 'records']).exit_code == 0\n"
        "print([name for name in sys.modules if name.startswith("
        "('reportkit.pdf', 'reportkit.fonts', 'reportkit.preview', 'pypdfium2'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_libreoffice_starts_once_and_does_not_try_out_its_graphics(folder):
    file = write_sketch(folder / "a.docx", "Hello")
    with build_converter(Choices(), 1) as converter:
        converter.convert(file, folder / "a.pdf")
        user = converter.workers[0].profile.folder / "user"
        assert not (user / "GraphicsRenderTests.log").exists()
        # it would have noted that it starts once more
        settings = (user / "registrymodifications.xcu").read_text("utf-8")
        assert "OfficeRestartInProgress" not in settings


@pytest.mark.parametrize(
    "name", ["program/versionrc", "program/version.ini", "Resources/versionrc"]
)
def test_the_build_of_a_libreoffice_is_read_where_it_names_it(tmp_path, name):
    program = tmp_path / "program" / "soffice"
    for path in (program, tmp_path / name):
        path.parent.mkdir(exist_ok=True)
    program.touch()
    (tmp_path / name).write_text("[Version]\nAllLanguages=en-US\nbuildid=40(Build:2)\n")
    link = tmp_path / "link"
    link.symlink_to(program)
    assert read_build(link) == "40(Build:2)"


def test_a_libreoffice_that_names_no_build_is_used_all_the_same(tmp_path):
    assert read_build(tmp_path / "soffice") == ""
    (tmp_path / "versionrc").write_text("[Version]\n")
    assert read_build(tmp_path / "soffice") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("云帆应用技术学院赴 Riverside 开展交流。", "zh-CN"),
        ("Mr. Li 李翀 went to Riverside.", "en-GB"),
    ],
)
def test_the_language_of_a_pdf_is_that_of_most_of_its_text(folder, text, language):
    document = docx.Document()
    document.add_paragraph(text)
    spoken = document.styles.element.find(f".//{qn('w:lang')}")
    spoken.set(qn("w:val"), "en-GB")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    document.save(str(folder / "a.docx"))
    assert PdfReader(print_one(folder / "a.docx").file).root_object["/Lang"] == language


def test_no_libreoffice_starts_where_nothing_is_to_be_made(folder):
    file = write_sketch(folder / "a.docx", "Hello")
    made = print_one(file)
    with build_converter(Choices(), 8) as converter:
        lost = finished(converter.submit(folder / "b.docx", folder / "b.pdf"))
        kept = finished(converter.submit(file, made.file, anew=False))
        assert isinstance(lost, ProblemsFound)
        assert (kept.is_current, kept.pages) == (True, 1)
        assert converter.workers == []


def test_there_are_never_more_processes_than_asked_for(folder):
    files = [write_sketch(folder / f"{number}.docx", f"No. {number}") for number in range(16)]
    with build_converter(Choices(workers=2), len(files)) as converter:
        made = [converter.submit(file, name_pdf(file)) for file in files]
        assert [read(one.result().file).strip() for one in made] == [
            f"No. {number}" for number in range(16)
        ]
        assert 0 < len(converter.workers) <= 2
        assert sum(worker.number for worker in converter.workers) == 16


def test_one_word_file_need_be_no_list(tmp_path):
    [problem] = convert_files(str(tmp_path / "a.docx"), fonts=str(tmp_path))
    assert isinstance(problem, ProblemsFound)
    assert problem.diagnostics[0].place.file == str(tmp_path / "a.docx")

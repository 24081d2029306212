"""Packages: a folder and a zip file that hold what a profile asks for, or nothing at all."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

import reportkit
from package.ground import (
    DEED,
    NAMED,
    PHOTOS,
    below,
    draw_photo,
    find_rules,
    pack,
    read_text,
    run,
    write_profile,
    write_record,
)
from reportkit.submission.manifest import MANIFEST, SUMS
from word.sketch import write_sketch

FOLDER, ZIP = Path("packages/p"), Path("packages/p.zip")
LISTS = ["SHA256SUMS", "check-list.txt", "cover-list.docx", "manifest.json"]


def names(told):
    return [one["file"] for one in told["files"]]


# --- what is in it --------------------------------------------------------------------------------


def test_a_package_is_a_folder_and_a_zip_file(project):
    result = run("package", "a.yaml")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [str(FOLDER), str(ZIP)]
    assert "4 files, " in result.stderr
    assert "its seal: reportkit package 1 sha256:" in result.stderr
    title = "Example Technology-Visit to Example Plant"
    assert below(FOLDER) == sorted([*LISTS, f"{title}-report.docx", f"{title}-letter.docx"])
    assert not Path("output").exists()


def test_documents_stand_in_the_order_of_the_profile_with_their_names_and_numbers(project):
    write_profile(
        project,
        """
documents:
  letter: {title: Letter, name: "{label} {document}"}
  report: {name: "{label}-{date:%Y}-{title:5}-v{version}"}
enclosures: {documents: "Annex {number}"}
folders: {documents: docs}
names: {package: p, spaces: "_"}
""",
    )
    told = pack("a.yaml", "--version", "3")
    assert names(told) == [
        "cover-list.docx", "docs/Annex_1_Letter.docx", "docs/Annex_2-2021-Visit-v3.docx",
        "check-list.txt",
    ]  # fmt: skip
    assert [one["title"] for one in told["files"]][1:3] == [
        "Letter: Visit to Example Plant",
        "Report: Visit to Example Plant",
    ]


def test_attachments_and_photos_come_along_numbered_through_all_records(project):
    write_record(project, PHOTOS + DEED)
    write_record(
        project, PHOTOS.replace("The tour", "Again") + DEED.replace("deed,", "will,"), "b.yaml"
    )
    write_profile(
        project,
        "documents: {}\nnames: {several: p}\nphotos: {originals: true}\n"
        "folders: {attachments: more}\n",
    )
    told = pack("a.yaml", "b.yaml")
    assert names(told)[1:-1] == [
        "more/Annex 1-The deed.txt", "more/Annex 2-The will.txt",
        "photos/Photo 1-The tour.jpg", "originals/Photo 1-tour.jpg",
        "photos/Photo 2-Again.jpg", "originals/Photo 2-tour.jpg",
    ]  # fmt: skip
    assert (FOLDER / "originals/Photo 1-tour.jpg").read_bytes() == Path("tour.jpg").read_bytes()
    assert (FOLDER / "more/Annex 1-The deed.txt").read_text() == "Signed."


def test_a_photo_that_is_not_public_stays_in_the_house(project):
    draw_photo(project / "inside.jpg")
    photos = PHOTOS.replace("]", ", {file: inside.jpg, caption: Inside, alt: A, public: false}]")
    write_record(project, photos)
    for audience, expected in (("public", 1), ("archive", 2)):
        write_profile(project, f"{NAMED}audience: {audience}\ndocuments: {{}}\n")
        assert len([one for one in pack()["files"] if one["kind"] == "photo"]) == expected


def test_an_attachment_without_a_file_may_be_handed_in_on_paper(project):
    write_record(project, "attachments: [{title: The deed, pages: 3}]\n")
    assert find_rules(pack()) == ["package/no-file"]
    write_profile(project, f"{NAMED}attachments: {{missing: list}}\n")
    told = pack()
    assert told["exit"] == 0
    cells = [
        cell.text
        for row in docx.Document(FOLDER / "cover-list.docx").tables[1].rows
        for cell in row.cells
    ]
    assert cells[-4:] == ["Annex 1", "The deed", "on paper", "3"]


def test_the_record_itself_may_go_along(project):
    write_profile(project, f"{NAMED}records: yes\naudience: archive\n")
    pack()
    assert (FOLDER / "records" / "a.yaml").read_bytes() == Path("a.yaml").read_bytes()


def test_the_list_of_enclosures_tells_all_of_them(project):
    write_record(project, PHOTOS + DEED)
    told = pack()
    document = docx.Document(FOLDER / "cover-list.docx")
    assert "Visit to Example Plant" in [one.text for one in document.paragraphs]
    facts, enclosures = document.tables
    assert [row.cells[0].text for row in enclosures.rows] == ["No.", "—", "—", "Annex 1", "Photo 1"]
    listed = "\n".join(row.cells[1].text for row in enclosures.rows)
    assert all(one["file"] in listed for one in told["files"] if "list" not in one["kind"])
    assert "18 June 2021" in [row.cells[1].text for row in facts.rows]


def test_a_template_of_the_house_may_tell_them(project):
    write_sketch(project / "own.docx", "{{ subject }}: {{ count }}, {{ size }}")
    write_profile(project, f"{NAMED}template: own.docx\n")
    pack()
    assert "Visit to Example Plant: 2, " in read_text(FOLDER / "cover-list.docx")
    write_sketch(project / "own.docx", "{{ subject")
    assert find_rules(pack()) == ["template/unclosed-tag"]


def test_the_lists_may_be_left_out(project):
    write_profile(project, f"{NAMED}cover_list: no\ncheck_list: no\n")
    assert [one["kind"] for one in pack()["files"]] == ["document", "document"]


def test_the_list_of_what_was_checked_can_be_read(project):
    write_record(project, PHOTOS)
    write_profile(
        project,
        f"{NAMED}limits: {{title: 10, total: 5 MB}}\nrequired: [place]\nphotos: {{count: 1-3}}\n",
    )
    pack()
    lines = (FOLDER / "check-list.txt").read_text("utf-8").splitlines()
    assert lines[0] == "What was checked"
    assert "✓ words of the title “Visit to Example Plant”: 4 (at most 10)" in lines
    assert "✓ the field `place`: is there" in lines
    assert "✓ photos: 1 (1 to 3)" in lines
    assert "✓ internal words and personal data: none in 4 files" in lines
    assert any(line.endswith("made from its record, " + line.rpartition(", ")[2]) for line in lines)


def test_a_package_in_chinese_tells_all_of_it_in_chinese(project):
    write_record(
        project,
        "lang: zh\n" + PHOTOS,
        old="title: Visit to Example Plant",
        new="title: 参观示例工厂",
    )
    write_profile(
        project,
        "title: 材料\nlang: zh\n"
        "names: {package: '{title}', cover_list: 附件清单, check_list: 检查清单}\n"
        "enclosures: {photos: '图{number:zh}'}\nlimits: {title: 30}\n",
    )
    told = pack()
    assert told["exit"] == 0, told["diagnostics"]
    folder = Path("packages/参观示例工厂")
    assert "photos/图一-The tour.jpg" in below(folder)
    checked = (folder / "检查清单.txt").read_text("utf-8")
    assert checked.startswith("检查清单\n\n参观示例工厂\n材料，对外，定稿，第 1 版\n")
    assert "✓ 标题“参观示例工厂”的字数：6（最多 30）" in checked
    assert "附件清单" in read_text(folder / "附件清单.docx")


def test_the_manifest_tells_what_is_known_of_each_file_and_no_path_of_the_machine(project):
    write_record(project, PHOTOS)
    told = pack()
    manifest = json.loads((FOLDER / MANIFEST).read_text("utf-8"))
    assert manifest["profile"]["name"] == "post"
    assert [one["file"] for one in manifest["files"]] == names(told)
    assert manifest["records"][0]["id"] == "a"
    report = next(one for one in manifest["files"] if one.get("document") == "report")
    assert report["origin"] == "rendered"
    assert report["words"] == 8
    assert len(report["template"]) == len(report["facts"]) == 64
    for file in (MANIFEST, SUMS, "check-list.txt"):
        assert str(project) not in (FOLDER / file).read_text("utf-8")


def test_a_record_without_the_language_of_the_package_is_told_in_its_own(project):
    write_record(
        project, "lang: zh\n", "b.yaml", "title: Visit to Example Plant", "title: 参观示例工厂"
    )
    write_profile(
        project,
        "names: {several: p, document: '{title}-{document}-v{version}'}\n"
        "documents: {report: {lang: [en, zh]}}\n",
    )
    told = pack("a.yaml", "b.yaml", "--version", "2")
    titles = {one["file"]: one["title"] for one in told["files"] if one["kind"] == "document"}
    assert titles == {
        "Visit to Example Plant-report-v2.docx": "Report: Visit to Example Plant",
        "参观示例工厂-report-v2.docx": "参观示例工厂（report）",
    }
    assert told["exit"] == 0


def test_the_lists_of_many_records_name_the_first(project):
    for name in "abc":
        write_record(project, "", f"{name}.yaml", "Visit to", f"Visit {name} to")
    write_profile(project, "documents: {}\nrecords: true\nnames: {several: p}\n")
    told = pack("a.yaml", "b.yaml", "c.yaml")
    assert told["exit"] == 0, told["diagnostics"]
    words = (FOLDER / "check-list.txt").read_text("utf-8")
    assert "Visit a to Example Plant, and 2 more" in words


# --- equal bytes ----------------------------------------------------------------------------------


def test_the_same_records_make_the_same_package_in_another_process_and_place(project, tmp_path):
    write_record(project, PHOTOS + DEED)
    write_profile(project, f"{NAMED}photos: {{originals: true, size: 20 kB}}\n")
    run("package", "a.yaml")
    command = [sys.executable, "-m", "reportkit.cli", "package", "a.yaml", "--out", tmp_path / "x"]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert (tmp_path / "x" / "p.zip").read_bytes() == ZIP.read_bytes()
    assert below(tmp_path / "x" / "p") == below(FOLDER)


def test_what_is_up_to_date_is_not_written_again(project):
    run("package", "a.yaml")
    before = ZIP.stat().st_mtime_ns, FOLDER.stat().st_ino
    result = run("package", "a.yaml")
    assert result.exit_code == 0
    assert "up to date" in result.stderr
    assert (ZIP.stat().st_mtime_ns, FOLDER.stat().st_ino) == before


# --- what stands against it -----------------------------------------------------------------------


def test_all_that_stands_against_it_is_told_at_once_and_nothing_is_written(project):
    write_record(project, "attachments: [Deed]\n")
    write_record(project, "notes: a\nplaces: b\n", "b.yaml", "Visit to", "A very long visit to")
    write_profile(
        project,
        "documents: {report: {words: 3}, letter: {words: 100-}}\nlimits: {title: 4, file: 1 kB}\n"
        "required: [release.contact]\napprovals: [signed]\nphotos: {count: 1-3}\n",
    )
    told = pack("a.yaml", "b.yaml")
    assert told["exit"] == 1
    assert not Path("packages").exists()
    places = {(one["rule"], Path(one["place"]["file"]).name) for one in told["diagnostics"]}
    assert places >= {
        ("package/missing-field", "a.yaml"),
        ("record/not-signed", "a.yaml"),
        ("package/no-file", "a.yaml"),
        ("package/limit", "a.yaml"),
        ("package/limit", "a-report.docx"),
        ("package/limit", "a-letter.docx"),
        ("package/too-large", "a-report.docx"),
        ("record/unknown-key", "b.yaml"),
    }
    assert all(one["hint"] for one in told["diagnostics"] if one["rule"].startswith("package/"))


def test_files_that_are_not_there_are_told_with_everything_else(project):
    write_record(project, PHOTOS.replace("tour", "gone") + DEED.replace("deed.txt", "lost.txt"))
    write_profile(project, f"{NAMED}limits: {{title: 3}}\nphotos: {{originals: true}}\n")
    write_record(project, "", "b.yaml")
    rules = sorted(find_rules(pack("a.yaml", "b.yaml")))
    assert rules == ["package/limit", "record/missing-file", "record/missing-file"]


@pytest.mark.parametrize(
    ("profile", "record", "message"),
    [
        ("limits: {title: 3}", "", "Example Plant”: 4, where `post` allows at most 3"),
        ("limits: {title: 9-}", "", "allows at least 9"),
        ("limits: {files: 1}", "", "files: 2, where `post` allows at most 1"),
        ("limits: {total: 2 kB}", "", "size of all enclosures"),
        ("attachments: {files: 2-3}", DEED, "attachments: 1, where `post` allows 2 to 3"),
        ("attachments: {size: 3}", DEED, "size of `Annex 1-The deed.txt`"),
        ("photos: {count: 2}", PHOTOS, ""),
        ("photos: {count: 2-}", PHOTOS, "photos: 1, where `post` allows at least 2"),
        ("photos: {least_size: 5 MB}", PHOTOS, "the original of the photo “The tour” is too small"),
        ("photos: {least: 400x900}", PHOTOS, "640x400"),
        ("photos: {least: 400x600}", PHOTOS, ""),
        ("photos: {least: 300x300, least_size: 1 MB}", PHOTOS, "wants 300x300, 1.00 MB"),
    ],
)  # fmt: skip
def test_a_limit_that_is_passed_is_told(project, profile, record, message):
    write_record(project, record)
    write_profile(project, f"{NAMED}{profile}\n")
    result = run("package", "a.yaml")
    assert result.exit_code == (1 if message else 0)
    assert message in result.stderr


def test_a_required_field_is_missed_in_every_entry_of_a_list(project):
    write_record(project, "remarks: [{by: Jane Roe, points: [a]}, {by: John Roe}]\n" + PHOTOS)
    write_profile(project, f"{NAMED}required: [remarks.points, photos.by, remarks.by.name]\n")
    told = [one for one in pack()["diagnostics"] if one["rule"] == "package/missing-field"]
    assert [one["message"].split("`")[1] for one in told] == ["remarks[1].points", "photos[0].by"]


def test_pages_of_a_pdf_are_counted_and_held_against_what_the_record_states(project):
    page = Image.new("L", (20, 20))
    page.save(project / "two.pdf", "PDF", save_all=True, append_images=[page])
    write_record(project, "attachments: [{title: Two, file: two.pdf, pages: 3}]\n")
    write_profile(
        project, f"{NAMED}documents: {{}}\nattachments: {{pages: 2}}\nlimits: {{pages: 2}}\n"
    )
    told = pack()
    assert told["exit"] == 0
    assert find_rules(told, "warning")[-1:] == ["package/other-pages"]
    write_profile(
        project, f"{NAMED}documents: {{}}\nattachments: {{pages: 1}}\nlimits: {{pages: 1}}\n"
    )
    messages = [one["message"] for one in pack()["diagnostics"] if one["rule"] == "package/limit"]
    assert messages == [
        "pages of `Annex 1-Two.pdf`: 2, where `post` allows at most 1",
        "pages of all enclosures: 2, where `post` allows at most 1",
    ]


def test_a_pdf_goes_in_without_its_author_and_stays_with_it_in_the_project(project):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": "Jane Doe", "/Title": "The deed"})
    writer.write(project / "deed.pdf")
    before = (project / "deed.pdf").read_bytes()
    write_record(project, "attachments: [{title: Deed, file: deed.pdf}]\n")
    assert pack()["exit"] == 0
    packed = (project / "packages/p/Annex 1-Deed.pdf").read_bytes()
    assert PdfReader(BytesIO(packed)).metadata == {"/Title": "The deed"}
    assert b"Jane" not in packed
    write_profile(project, f"{NAMED}metadata: keep\n")
    assert pack("a.yaml", "--force")["exit"] == 0
    assert (project / "packages/p/Annex 1-Deed.pdf").read_bytes() == before
    assert (project / "deed.pdf").read_bytes() == before


def test_pages_of_a_damaged_pdf_are_those_that_are_stated(project):
    (project / "one.pdf").write_bytes(b"%PDF-1.7 and no more")
    write_record(project, "attachments: [{title: One, file: one.pdf}]\n")
    write_profile(project, f"{NAMED}attachments: {{pages: 2}}\naudience: archive\n")
    told = pack()
    assert "package/no-pages" in find_rules(told)
    hints = [one["hint"] for one in told["diagnostics"] if one["rule"] == "package/no-pages"]
    assert hints == ["state `pages` in the record"]


def test_a_package_in_a_language_that_a_record_does_not_have_is_refused(project):
    write_profile(project, f"{NAMED}lang: zh\n")
    assert find_rules(pack()) == ["project/other-language"]


def test_mistakes_of_profile_and_record_are_told_together(project):
    write_profile(project, "audience: pubic\n")
    write_record(project, "titel: x\n")
    assert set(find_rules(pack())) == {"project/wrong-setting", "record/unknown-key"}


# --- for whom -------------------------------------------------------------------------------------

INTERNAL = """\
absent: [{who: John Roe, reason: on sick leave}]
decisions: [{text: We go on., votes: {for: 7, against: 2}}]
notes: Call 13912345678.
"""


def test_what_is_internal_reaches_no_file_of_a_public_package(project):
    write_record(project, INTERNAL)
    write_sketch(
        project / "report.docx",
        "{% for one in absent %}{{ one.who }}: {{ one.reason }}{% endfor %}\n"
        "{% for one in decisions %}{{ one.text }} {{ one.votes }}{% endfor %}",
    )
    told = pack()
    assert told["exit"] == 0, told["diagnostics"]
    report = next(FOLDER.glob("*report.docx"))
    assert "John Roe" in read_text(report)
    assert "sick" not in read_text(report)
    write_profile(project, f"{NAMED}audience: internal\n")
    pack("a.yaml", "--out", "inside")
    assert "sick leave" in read_text(next(Path("inside/p").glob("*report.docx")))


def test_what_is_internal_is_found_in_an_attachment(project):
    (project / "deed.txt").write_text("John Roe was on sick leave. Call 13912345678.")
    write_record(project, INTERNAL + DEED)
    told = pack()
    assert set(find_rules(told)) == {"submission/internal", "submission/personal-data"}
    assert not Path("packages").exists()


SICK = "absent: [{who: John Roe, reason: sick leave}]\n"
OPEN = ("They came and saw", "They spoke of sick leave")
TOLD = "names: {several: p, document: '{record}-{document}'}\n"


def test_what_another_record_of_the_package_tells_stops_nothing(project):
    write_record(project, SICK)
    write_record(project, "", "b.yaml", *OPEN)
    write_profile(project, TOLD)
    told = pack("a.yaml", "b.yaml")
    assert told["exit"] == 0, told["diagnostics"]
    assert "sick leave" in read_text(FOLDER / "b-report.docx")
    assert "sick leave" not in read_text(FOLDER / "a-report.docx")


@pytest.mark.parametrize(
    ("own", "other"),
    [(SICK + DEED, OPEN), (SICK, ("", "")), (SICK, ("They came", "They were sick. Leave"))],
    ids=["in a file of its own", "told by nobody", "told in pieces"],
)
def test_what_a_record_keeps_back_is_still_found(project, own, other):
    (project / "deed.txt").write_text("John Roe was on sick leave.", encoding="utf-8")
    write_record(project, own)
    write_record(project, "" if own != SICK else DEED, "b.yaml", *other)
    write_profile(project, TOLD)
    told = pack("a.yaml", "b.yaml")
    assert set(find_rules(told)) == {"submission/internal"}


def test_what_two_records_keep_back_and_one_tells_is_found_in_the_files_of_both(project):
    write_record(project, SICK + DEED)
    write_record(project, SICK + "attachments: [{title: The letter, file: letter.txt}]\n", "c.yaml")
    write_record(project, "", "b.yaml", *OPEN)
    for name in ("deed", "letter"):
        (project / f"{name}.txt").write_text("He was on sick leave.", encoding="utf-8")
    write_profile(project, TOLD)
    assert find_rules(pack("a.yaml", "b.yaml", "c.yaml")) == ["submission/internal"] * 2


def test_a_profile_says_what_becomes_of_personal_data(project):
    write_record(project, "purpose: Call 13912345678\n")
    write_sketch(project / "report.docx", "{{ purpose }}")
    pack()
    assert "139****5678" in read_text(next(FOLDER.glob("*report.docx")))
    write_profile(project, f"{NAMED}personal: {{mobile: keep}}\n")
    pack()
    assert "13912345678" in read_text(next(FOLDER.glob("*report.docx")))
    write_profile(project, f"{NAMED}personal: {{mobile: refuse}}\n")
    assert set(find_rules(pack())) == {"record/refused-data", "submission/personal-data"}


def test_metadata_is_taken_out_of_documents_attachments_and_photos(project):
    document = docx.Document()
    document.core_properties.author = "SECRET AUTHOR"
    document.save(str(project / "deed.docx"))
    draw_photo(project / "tour.jpg", comment=b"SECRET REMARK")
    draw_photo(project / "scan.jpg", comment=b"SECRET REMARK")
    write_record(
        project,
        PHOTOS + "attachments: [{title: D, file: deed.docx}, {title: S, file: scan.jpg}]\n",
    )
    pack()
    assert b"SECRET" not in ZIP.read_bytes()
    assert docx.Document(FOLDER / "Annex 1-D.docx").core_properties.author == ""
    write_profile(project, f"{NAMED}metadata: keep\naudience: archive\n")
    pack("a.yaml", "--out", "kept")
    assert docx.Document("kept/p/Annex 1-D.docx").core_properties.author == "SECRET AUTHOR"
    assert b"SECRET REMARK" in Path("kept/p/Annex 2-S.jpg").read_bytes()


def test_a_package_that_is_not_final_is_marked_as_a_draft(project):
    write_record(project, "approval: {drafted: John Roe}\n")
    assert "record/not-signed" in find_rules(pack())
    write_profile(project, f"{NAMED}final: no\n")
    told = pack()
    assert told["exit"] == 0, told["diagnostics"]
    header = docx.Document(next(FOLDER.glob("*report.docx"))).sections[0].header
    assert "DRAFT" in header._element.xml
    assert "draft" in (FOLDER / "check-list.txt").read_text("utf-8")


def test_the_parts_of_a_workbook_that_tell_who_made_it_are_taken_out(project):
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sums</dc:title>'
        "<dc:creator>SECRET AUTHOR</dc:creator></cp:coreProperties>"
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kind}" Target="docProps/core.xml"/></Relationships>'
    )
    with zipfile.ZipFile("sums.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", links)
        archive.writestr("docProps/core.xml", core)
    write_record(project, "attachments: [{title: Sums, file: sums.xlsx}]\n")
    assert pack()["exit"] == 0
    with zipfile.ZipFile(FOLDER / "Annex 1-Sums.xlsx") as archive:
        told = archive.read("docProps/core.xml").decode()
    assert "Sums" in told
    assert "SECRET" not in told


def test_an_attachment_that_is_damaged_is_told(project):
    (project / "deed.docx").write_bytes(b"PK damaged")
    write_record(project, "attachments: [{title: D, file: deed.docx}]\n")
    assert "template/broken-file" in find_rules(pack())


def test_an_original_that_tells_where_it_was_taken_stays_out_of_public_packages(project):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 40.0, 10.0)})
    draw_photo(project / "tour.jpg", exif=exif)
    write_record(project, PHOTOS)
    write_profile(project, f"{NAMED}photos: {{web: true, originals: true}}\n")
    [found] = [one for one in pack()["diagnostics"] if one["severity"] == "error"]
    assert (found["rule"], found["place"]["file"]) == (
        "submission/picture-tells",
        "originals/Photo 1-tour.jpg",
    )
    write_profile(project, f"{NAMED}photos: {{originals: true}}\naudience: internal\n")
    assert pack()["exit"] == 0


# --- where it is written --------------------------------------------------------------------------


def test_a_package_that_nobody_has_touched_is_replaced(project):
    run("package", "a.yaml")
    write_record(project, "theme: Another\n", old="They came", new="We came")
    result = run("package", "a.yaml")
    assert result.exit_code == 0
    assert "We came" in read_text(next(FOLDER.glob("*report.docx")))
    assert sorted(path.name for path in Path("packages").iterdir()) == ["p", "p.zip"]


@pytest.mark.parametrize("place", ["p/cover-list.docx", "p/mine.txt", "p.zip", "p"])
def test_a_package_that_somebody_has_changed_is_left_as_it_is(project, place):
    run("package", "a.yaml")
    path = Path("packages") / place
    if place == "p":
        (path / "manifest.json").unlink()
    else:
        path.write_bytes(b"mine")
    write_record(project, "", old="They came", new="We came")
    before = {one: (Path("packages") / one).read_bytes() for one in below("packages")}
    told = pack()
    assert find_rules(told) == ["package/edited-package"]
    assert {one: (Path("packages") / one).read_bytes() for one in below("packages")} == before
    result = run("package", "a.yaml", "--force")
    assert result.exit_code == 0
    kept = [one for one in Path("packages").iterdir() if ".backup-" in one.name]
    assert len(kept) == 2
    assert {one.suffix for one in kept if one.is_file()} == {".zip"}
    assert result.stderr.count("a copy of what was replaced") == 2


def test_a_dry_run_makes_all_of_it_and_writes_nothing(project):
    result = run("package", "a.yaml", "--dry-run")
    assert result.exit_code == 0
    assert "cover-list.docx" in result.stdout.splitlines()
    assert "would be written; 1 check passed\n" in result.stderr
    assert not Path("packages").exists()
    (project / "packages" / "p").mkdir(parents=True)
    assert run("package", "a.yaml", "--dry-run").exit_code == 1


@pytest.mark.parametrize("name", ["packages", "packages/p.zip/x", "packages/p"])
def test_a_disk_that_refuses_leaves_nothing_half_done(project, name):
    blocked = project / name
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file")
    before = below(project)
    assert run("package", "a.yaml").exit_code == 1
    assert below(project) == before


# --- from Python ----------------------------------------------------------------------------------


def test_the_same_from_python(project):
    packed = reportkit.package_records("a.yaml", out="elsewhere")
    assert packed.archive == project / "elsewhere" / "p.zip"
    assert packed.archive.is_file()
    assert not packed.failed
    write_record(project, "titel: x\n")
    with pytest.raises(reportkit.ProblemsFound, match="titel"):
        reportkit.package_records(Path("a.yaml"), profile="post")


def test_neither_records_nor_a_package_to_verify_is_a_mistake_of_the_call(project):
    assert run("package").exit_code == 2
    assert run("package", "a.yaml", "--verify", "x").exit_code == 2
    assert run("package", "--verify", "x", "--dry-run").exit_code == 2
    told = run("package", "--verify", "x.zip", "y.zip").stderr
    assert "y.zip: error[command/one-package]: `--verify` proves one package, and `y.zip`" in told
    told = run("package", "a.yaml", "--seal", "x").stderr
    assert "`--seal` means nothing without `--verify`" in told
    told = run("package", "a.yaml", "--profile", "profiles/post.yaml").stderr
    assert "did you mean `post`?" in told

"""A package proves itself: whatever is changed in it is found, and named."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from package.ground import NAMED, PHOTOS, below, pack, run, write_profile, write_record
from reportkit.submission.archive import find_difference, pack_files, unpack_files
from reportkit.submission.manifest import MANIFEST, SUMS, build_seal, read_seal
from reportkit.submission.verify import verify_package

ZIP = Path("packages/p.zip")
FOLDER = Path("packages/p")


@pytest.fixture
def made(project):
    """What is told of a package that was made."""
    write_record(project, PHOTOS)
    write_profile(project, f"{NAMED}documents: {{letter: docx}}\nphotos: {{box: 60x60}}\n")
    told = pack()
    assert told["exit"] == 0
    return told


def files_named(path, seal=None):
    """The rule and the file of everything that is wrong with a package."""
    found = verify_package(Path(path), seal).diagnostics
    return [(one.rule, str(one.values.get("file", ""))) for one in found]


def test_a_package_is_as_it_was_made(made):
    assert verify_package(ZIP).diagnostics == verify_package(FOLDER).diagnostics == ()
    assert verify_package(ZIP).seal == verify_package(FOLDER).seal == made["seal"]
    result = run("package", "--verify", ZIP)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{ZIP}: {len(made['files']) + 2} files, all as they were packed\n",
    )
    assert made["seal"] in result.stderr


def test_other_programs_check_the_sums_too(made):
    for command in (["sha256sum", "-c", "--strict", "SHA256SUMS"],):
        if shutil.which(command[0]):
            done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=True)
            assert done.stdout.count(": OK") == len(made["files"]) + 1


def test_other_programs_read_the_zip(made):
    with zipfile.ZipFile(ZIP) as archive:
        assert archive.testzip() is None
        held = {one.filename: archive.read(one) for one in archive.infolist()}
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.comment.decode() == made["seal"]
    assert {f"p/{path}": (FOLDER / path).read_bytes() for path in below(FOLDER)} == held


def test_names_in_chinese_are_marked_as_such(project):
    write_profile(project, "names: {package: 材料, cover_list: 清单}\n")
    pack()
    with zipfile.ZipFile("packages/材料.zip") as archive:
        assert "材料/清单.docx" in archive.namelist()
        assert all(one.flag_bits & 0x800 for one in archive.infolist())


def test_one_other_byte_anywhere_in_the_zip_is_found_and_its_file_named(made, tmp_path):
    content = ZIP.read_bytes()
    with zipfile.ZipFile(ZIP) as archive:
        places = {one.header_offset: one.filename.removeprefix("p/") for one in archive.infolist()}
        directory = archive.start_dir
        sizes = {
            one.header_offset: one.header_offset + 30 + len(one.filename.encode())
            for one in archive.infolist()
        }
    offsets = {*range(0, len(content), 997), *range(directory, len(content), 3)}
    offsets |= {place for start, inside in sizes.items() for place in range(start, inside, 7)}
    offsets |= {start + add for start in sizes.values() for add in (0, 9)}
    broken = tmp_path / "broken.zip"
    for offset in sorted(offset for offset in offsets if offset < len(content)):
        changed = bytearray(content)
        changed[offset] ^= 1 << (offset % 8)
        broken.write_bytes(changed)
        told = files_named(broken)
        assert told, f"a flip at {offset} is not found"
        begins = max((start for start in places if start <= offset), default=0)
        if sizes[begins] <= offset < directory:  # inside a file
            assert places[begins] in [file for _, file in told], (offset, told)


@pytest.mark.parametrize("name", [MANIFEST, SUMS, "cover-list.docx", "check-list.txt"])
def test_one_other_byte_in_a_file_of_the_folder_names_it(made, name):
    file = FOLDER / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert name in [named for _, named in files_named(FOLDER)]
    assert run("package", "--verify", FOLDER).exit_code == 1


def test_files_that_are_missing_and_more_are_named(made):
    (FOLDER / "cover-list.docx").rename(FOLDER / "list.docx")
    assert files_named(FOLDER) == [
        ("package/lost", "cover-list.docx"),
        ("package/added", "list.docx"),
    ]
    (FOLDER / MANIFEST).unlink()
    assert ("package/lost", MANIFEST) in files_named(FOLDER)


def change(made, changes, seal=None):
    """A zip file with other files in it; without a seal it gets the one that fits."""
    files = dict(unpack_files(ZIP.read_bytes()).files)
    for path, content in changes.items():
        files[f"p/{path}"] = content
    words = build_seal(files[f"p/{SUMS}"]) if seal is None else seal
    Path("changed.zip").write_bytes(b"".join(pack_files(files.items(), words)))
    return files_named("changed.zip")


def test_the_seal_tells_if_the_lists_were_changed_with_the_files(made):
    sums = (FOLDER / SUMS).read_text("utf-8")
    assert change(made, {}, made["seal"]) == []
    assert change(made, {SUMS: sums.upper().encode()}) == [("package/altered", SUMS)]
    other = sums.replace(sums[:8], "00000000", 1)
    assert change(made, {SUMS: other.encode()}, made["seal"]) == [("package/altered", SUMS)]
    assert change(made, {}, "") == [("package/altered", "changed.zip")]
    assert change(made, {}, build_seal(b"")) == [("package/altered", "changed.zip")]


def test_a_manifest_of_another_form_says_nothing(made):
    told = json.loads((FOLDER / MANIFEST).read_text("utf-8"))
    for content in (b"", b"[]", b'{"format": 2}', json.dumps(told | {"files": 3}).encode()):
        assert ("package/altered", MANIFEST) in change(made, {MANIFEST: content}, made["seal"])


def test_a_package_is_known_by_the_seal_that_was_printed(made):
    for seal in (made["seal"], read_seal(made["seal"]), f"sha256:{read_seal(made['seal'])}"):
        assert files_named(ZIP, seal) == files_named(FOLDER, seal) == []
    other = build_seal(b"another")
    assert files_named(FOLDER, other) == [("package/other-seal", "")]
    assert run("package", "--verify", ZIP, "--seal", other).exit_code == 1


def test_a_zip_that_another_program_has_packed_again_is_told_as_such(made):
    with (
        zipfile.ZipFile(ZIP) as old,
        zipfile.ZipFile("again.zip", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        new.comment = old.comment
        for name in old.namelist():
            new.writestr(name, old.read(name))
    [(rule, _)] = files_named("again.zip")
    assert rule == "package/rewritten"
    with zipfile.ZipFile("again.zip") as archive:
        archive.extractall("unpacked")
    assert files_named("unpacked/p") == []


def test_bytes_before_and_after_the_zip_are_found(made):
    for content in (b"x" + ZIP.read_bytes(), ZIP.read_bytes() + b"x"):
        Path("longer.zip").write_bytes(content)
        assert files_named("longer.zip")


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip file" * 99])
def test_what_is_no_package_is_told(made, content):
    Path("x.zip").write_bytes(content)
    assert files_named("x.zip") == [("package/no-package", "")]
    with zipfile.ZipFile("y.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert files_named("y.zip") == files_named("profiles") == [("package/no-package", "")]


def test_a_program_is_told_the_same(made):
    told = json.loads(run("package", "--verify", ZIP, "--format", "json").stdout)
    assert (told["whole"], told["seal"], told["diagnostics"]) == (True, made["seal"], [])
    (FOLDER / SUMS).write_bytes(b"")
    told = json.loads(run("package", "--verify", FOLDER, "--format", "json").stdout)
    assert told["whole"] is False
    assert told["diagnostics"][0]["rule"] == "package/altered"


def test_nothing_there_is_a_mistake_of_the_call(project):
    result = run("package", "--verify", "gone.zip")
    assert result.exit_code == 2
    assert "command/nothing-there" in result.stderr


def test_two_zip_files_differ_where_the_first_byte_does():
    files = [("a", b"1"), ("b", b"2")]
    whole = b"".join(pack_files(files, "x"))
    assert find_difference(whole, whole) is None
    assert find_difference(whole, whole[:-1] + b"y") == ""
    assert find_difference(whole, whole[:1] + b"?" + whole[2:]) == "a"


def test_a_plain_unzip_tells_names_and_rights_rightly(project, tmp_path):
    write_profile(project, "names: {package: 材料, cover_list: 清单}\n")
    pack()
    with zipfile.ZipFile("packages/材料.zip") as archive:
        assert {(one.create_system, one.external_attr >> 16) for one in archive.infolist()} == {
            (3, 0o100644)
        }
    if shutil.which("unzip"):
        command = ["unzip", "-q", project / "packages/材料.zip", "-d", tmp_path / "there"]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        assert below(tmp_path / "there" / "材料") == below("packages/材料")
        assert files_named(tmp_path / "there" / "材料") == []

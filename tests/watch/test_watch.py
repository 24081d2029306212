"""What is made again when a file is saved: what depends on it, and only that."""

import shutil
from pathlib import Path

import pytest

from reportkit.diagnostics import CallError
from reportkit.pipeline.write import Choice
from reportkit.watch import Bond, find_touched
from watch.desk import (
    PHOTO,
    RECORD,
    RELEASE,
    REPORT,
    SETTINGS,
    SETTINGS_FILE,
    A,
    B,
    Desk,
    current,
    lay_out,
    made,
    problems,
    rules,
    words,
    write_picture,
    write_record,
    write_template,
)
from word.sketch import read_members, write_members

LAYOUTS = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay_out()


def edit(path, old=b"They came", new=b"They came late"):
    """Change a word of a document by hand."""
    members = read_members(Path(path).read_bytes())
    assert old in members["word/document.xml"]
    members["word/document.xml"] = members["word/document.xml"].replace(old, new)
    write_members(Path(path), members)


def tour(path=A):
    """Save a record with another title."""
    return write_record(path, RECORD.replace("Visit", "Tour"))


# --- what depends on what --------------------------------------------------------------------


def test_at_first_the_documents_that_are_missing_are_made():
    desk = Desk()
    assert [outcome.source for outcome in desk.first] == [A.absolute(), B.absolute()]
    assert sorted(path.name for path in Path("output").iterdir()) == [
        "a-release.docx", "a-report.docx", "b-release.docx", "b-report.docx",
    ]  # fmt: skip


def test_a_record_makes_its_own_documents():
    desk = Desk()
    passes = desk.save(tour())
    assert made(passes) == ["a-release.docx", "a-report.docx"]
    assert current(passes) == []
    assert passes[0].saved == (A.absolute(),)


def test_a_record_that_is_saved_without_a_change_makes_nothing():
    desk = Desk()
    assert desk.save(write_record(A)) == []


def test_a_comment_in_a_record_makes_nothing_and_is_answered():
    desk = Desk()
    passes = desk.save(write_record(A, f"# later: photos\n{RECORD}"))
    assert (made(passes), current(passes)) == ([], ["a-release.docx", "a-report.docx"])


def test_a_new_record_is_made():
    desk = Desk()
    assert made(desk.save(write_record(Path("records/c.yaml")))) == [
        "c-release.docx", "c-report.docx",
    ]  # fmt: skip


def test_a_template_makes_the_documents_that_are_made_of_it():
    desk = Desk()
    passes = desk.save(write_template(RELEASE, "Latest news: {{ title }}"))
    assert made(passes) == ["a-release.docx", "b-release.docx"]
    assert words("output/a-release.docx") == ["Latest news: Visit to Example Plant"]


def test_a_template_is_compiled_again_only_when_it_is_saved():
    desk = Desk()
    before = dict(desk.watch.shelf.templates)
    desk.save(tour())
    assert all(desk.watch.shelf.templates[key] is kept for key, kept in before.items())
    desk.save(write_template(RELEASE, "Latest news: {{ title }}"))
    again = [k for k, kept in before.items() if desk.watch.shelf.templates.get(k) is not kept]
    assert [path.name for path, _ in again] == ["release.docx"]


def test_a_template_that_no_record_needs_is_checked():
    SETTINGS_FILE.write_text(SETTINGS.replace("docx}", "docx, brief: templates/brief.docx}", 1))
    kind = "documents: {brief: {template: templates/brief.docx, kinds: meeting}}\n"
    SETTINGS_FILE.write_text(kind)
    write_template(Path("templates/brief.docx"), "{{ title }}")
    desk = Desk()
    passes = desk.save(write_template(Path("templates/brief.docx"), "{{ titel }}"))
    assert rules(passes) == ["template/unknown-field"]


def test_the_address_book_makes_the_documents_whose_words_it_changes():
    book = Path("directory.yaml")
    book.write_text("people: {doe: {name: Jane Doe}, roe: {name: Tom Roe}}\n")
    write_record(A, RECORD.replace("They came.", "$doe came."))
    desk = Desk()
    book.write_text("people: {doe: {name: Janet Doe}, roe: {name: Tom Roe}}\n")
    assert "a-report.docx" in (names := made(desk.save(book)))
    assert not any(name.startswith("b-") for name in names)
    assert "Janet Doe" in words("output/a-report.docx")[1]


def test_an_address_book_that_comes_later_is_read():
    write_record(A, RECORD.replace("They came.", "$doe came."))
    desk = Desk()
    assert desk.first[0].failed
    book = Path("directory.yaml")
    book.write_text("people: {doe: {name: Jane Doe}}\n")
    assert made(desk.save(book)) == ["a-release.docx", "a-report.docx"]


def test_settings_make_what_they_change():
    desk = Desk()
    SETTINGS_FILE.write_text(SETTINGS.replace("release: ", "news: "))
    assert made(desk.save(SETTINGS_FILE)) == ["a-news.docx", "b-news.docx"]
    assert desk.save() == []


def test_a_layout_measures_its_template_again():
    for folder in ("templates", "layouts"):
        shutil.copytree(LAYOUTS / folder, folder, dirs_exist_ok=True)
    layout = "layout: {zh: layouts/house.yaml}"
    SETTINGS_FILE.write_text(
        f"documents: {{gongwen: {{template: templates/gongwen.zh.docx, {layout}, lang: zh}}}}\n"
    )
    house = Path("layouts/house.yaml")
    house.write_text("based_on: gongwen.zh.yaml\n", encoding="utf-8")
    desk = Desk()
    house.write_text("based_on: gongwen.zh.yaml\npage: {top: 40}\n", encoding="utf-8")
    assert rules(desk.save(house)) == ["layout/required"]
    base = Path("layouts/gongwen.zh.yaml")
    base.write_text("", encoding="utf-8")
    assert desk.save(base)[0].saved == (base.absolute(),)


def test_a_photo_makes_the_documents_that_show_it():
    write_template(REPORT, "{{ title }}", PHOTO)
    photo = write_picture(Path("photos/tour.png"))
    photos = "photos: [{file: photos/tour.png, caption: The tour}]\n"
    write_record(A, RECORD + photos)
    Desk()
    desk = Desk()  # what is up to date knows its photos, too
    assert desk.save() == []
    assert made(desk.save(write_picture(photo, "blue"))) == ["a-report.docx"]
    assert made(desk.save(write_picture(photo, "red"))) == ["a-report.docx"]


def test_a_photo_that_was_missing_is_waited_for():
    write_template(REPORT, "{{ title }}", PHOTO)
    write_record(A, RECORD + "photos: [{file: photos/tour.png, caption: The tour}]\n")
    desk = Desk()
    assert desk.first[0].failed
    assert desk.save("photos/other.png") == []
    assert made(desk.save(write_picture(Path("photos/tour.png")))) == [
        "a-release.docx", "a-report.docx",
    ]  # fmt: skip


def test_a_folder_of_photos_that_is_renamed_is_told_and_can_come_back():
    write_template(REPORT, "{{ title }}", PHOTO)
    write_picture(Path("photos/tour.png"))
    write_record(A, RECORD + "photos: [{file: photos/tour.png, caption: The tour}]\n")
    desk = Desk()
    Path("photos").rename("pictures")
    assert "record/missing-file" in rules(desk.save("photos", "pictures"))
    Path("pictures").rename("photos")
    assert "a-report.docx" in current(desk.save("photos", "pictures"))


# --- records that come and go ----------------------------------------------------------------


def test_a_record_that_is_deleted_leaves_its_documents():
    desk = Desk()
    A.unlink()
    [told] = desk.save(A)
    assert told.gone == (A.absolute(),)
    assert Path("output/a-report.docx").is_file()
    assert desk.save() == []
    assert current(desk.save(write_record(A))) == ["a-release.docx", "a-report.docx"]


def test_a_record_that_is_renamed_makes_documents_of_its_new_name():
    desk = Desk()
    A.rename("records/c.yaml")
    passes = desk.save(A, "records/c.yaml")
    assert made(passes) == ["c-release.docx", "c-report.docx"]
    assert [gone for one in passes for gone in one.gone] == [A.absolute()]


def test_a_folder_of_records_that_is_renamed_keeps_its_documents():
    desk = Desk("records", str(SETTINGS_FILE))
    Path("records/2021").mkdir()
    A.rename("records/2021/a.yaml")
    passes = desk.save("records/2021")
    assert current(passes) == ["a-release.docx", "a-report.docx"]
    Path("records/2021").rename("records/2022")
    assert current(desk.save("records/2022")) == ["a-release.docx", "a-report.docx"]


def test_a_record_that_is_deleted_and_written_again_at_once_is_not_gone():
    desk = Desk()
    A.unlink()
    assert desk.hear(A) == []
    passes = desk.save(tour())
    assert made(passes) == ["a-release.docx", "a-report.docx"]
    assert not any(one.gone for one in passes)


def test_a_record_does_not_take_the_name_of_another():
    desk = Desk()
    before = Path("output/a-report.docx").read_bytes()
    passes = desk.save(write_record(B, f"id: a\n{RECORD.replace('Visit', 'Tour')}"))
    assert "output/name-taken" in rules(passes)
    assert Path("output/a-report.docx").read_bytes() == before
    # once the name is free, it is taken
    passes = desk.save(write_record(A, f"id: other\n{RECORD}"))
    assert "other-report.docx" in made(passes)
    assert words("output/a-report.docx")[0] == "Tour to Example Plant"


def test_a_name_is_free_when_its_record_is_renamed():
    write_record(A, f"id: visit\n{RECORD}")
    desk = Desk()
    A.rename("records/c.yaml")
    passes = desk.save(A, "records/c.yaml")
    assert (rules(passes), current(passes)) == ([], ["visit-release.docx", "visit-report.docx"])


# --- mistakes --------------------------------------------------------------------------------


def test_a_mistake_is_told_and_the_last_good_document_stays():
    desk = Desk()
    before = Path("output/a-report.docx").read_bytes()
    passes = desk.save(write_record(A, f"{RECORD}titel: x\n"))
    assert (rules(passes), made(passes)) == (["record/unknown-key"], [])
    assert Path("output/a-report.docx").read_bytes() == before
    assert made(desk.save(tour())) == ["a-release.docx", "a-report.docx"]


def test_a_mistake_that_is_saved_again_is_told_again():
    desk = Desk()
    desk.save(write_record(A, f"{RECORD}titel: x\n"))
    assert rules(desk.save(write_record(A, f"{RECORD}titel: y\n"))) == ["record/unknown-key"]


def test_a_mistake_elsewhere_is_not_told_again():
    desk = Desk()
    desk.save(write_record(A, f"{RECORD}titel: x\n"))
    assert rules(desk.save(tour(B))) == []


def test_what_is_half_written_is_no_mistake():
    desk = Desk()
    write_record(A, f"{RECORD[:-30]}summary: [")
    assert desk.hear(A) == []
    passes = desk.hear(tour())
    assert (rules(passes), made(passes)) == ([], ["a-release.docx", "a-report.docx"])
    assert desk.hear() == []


def test_a_template_that_is_half_written_is_no_mistake():
    desk = Desk()
    whole = write_template(Path("new.docx"), "Latest news: {{ title }}").read_bytes()
    RELEASE.write_bytes(whole[:1000])
    assert desk.hear(RELEASE) == []
    RELEASE.write_bytes(whole)
    passes = desk.save(RELEASE)
    assert (rules(passes), made(passes)) == ([], ["a-release.docx", "b-release.docx"])


def test_a_mistake_in_a_template_is_told_once_for_all_records():
    desk = Desk()
    passes = desk.save(write_template(RELEASE, "{{ titel }}"))
    assert [str(found.place.text) for found in problems(passes)] == ["{{ titel }}"]
    assert rules(passes) == ["template/unknown-field"]


def test_settings_with_a_mistake_stop_their_records_until_they_are_mended():
    desk = Desk()
    SETTINGS_FILE.write_text(f"{SETTINGS}recrods: x\n")
    assert rules(desk.save(SETTINGS_FILE)) == ["project/unknown-setting"]
    assert made(desk.save(tour())) == []
    SETTINGS_FILE.write_text(SETTINGS)
    assert made(desk.save(SETTINGS_FILE)) == ["a-release.docx", "a-report.docx"]


def test_a_template_that_is_deleted_is_told_and_waited_for():
    desk = Desk()
    content = RELEASE.read_bytes()
    RELEASE.unlink()
    assert "project/missing-file" in rules(desk.save(RELEASE))
    RELEASE.write_bytes(content)
    assert current(desk.save(RELEASE)) == [
        "a-release.docx", "a-report.docx", "b-release.docx", "b-report.docx",
    ]  # fmt: skip


# --- people's work ---------------------------------------------------------------------------


def test_an_edited_document_is_left_and_told_once():
    desk = Desk()
    edit("output/a-report.docx")
    passes = desk.save(tour())
    assert set(rules(passes)) == {"output/edited", "output/edit"}
    assert made(passes) == ["a-release.docx"]
    [hint] = {problem.hint for problem in problems(passes) if problem.hint}
    assert hint.startswith(f"run `reportkit render {A.absolute()}` with `--merge` to bring into it")
    passes = desk.save(write_record(A, RECORD.replace("Visit", "Call")))
    assert (rules(passes), made(passes)) == ([], ["a-release.docx"])
    assert [left.file.name for left in passes[0].made[0].left] == ["a-report.docx"]
    assert words("output/a-report.docx")[1] == "They came late."


def test_an_edited_document_is_told_again_once_it_is_edited_again():
    desk = Desk()
    edit("output/a-report.docx")
    desk.save(tour())
    desk.save(write_record(A))  # which brings nothing to the edited document
    assert rules(desk.save(tour())) == []
    edit("output/a-report.docx", b"late", b"at noon")
    assert set(rules(desk.save(write_record(A, RECORD.replace("Visit", "Call"))))) == {
        "output/edited", "output/edit",
    }  # fmt: skip


def test_of_two_edited_documents_each_is_told_once():
    desk = Desk()
    edit("output/a-report.docx")
    desk.save(tour())
    edit("output/a-release.docx", b"News", b"My news")
    passes = desk.save(write_record(A, RECORD.replace("Visit", "Call")))
    assert {Path(problem.place.file).name for problem in problems(passes)} == {"a-release.docx"}


def test_an_edited_document_whose_base_is_lost_says_what_a_person_can_do():
    desk = Desk(choice=Choice.MERGE)
    edit("output/a-report.docx")
    shutil.rmtree(".reportkit")
    [problem] = problems(desk.save(tour()))
    assert problem.rule == "output/no-base"
    assert "`--merge`" not in problem.hint
    assert problem.hint.startswith("run `reportkit render ")


def test_an_edited_document_that_is_moved_away_is_made():
    desk = Desk()
    edit("output/a-report.docx")
    desk.save(tour())
    Path("output/a-report.docx").rename("output/mine.docx")
    assert made(desk.save("output/a-report.docx")) == ["a-report.docx"]


def test_an_edited_document_is_merged_if_asked():
    desk = Desk(choice=Choice.MERGE)
    edit("output/a-report.docx")
    desk.save(tour())
    assert words("output/a-report.docx") == ["Tour to Example Plant", "They came late."]
    assert desk.save("output/a-report.docx") == []


def test_a_new_document_is_put_beside_an_edited_one_if_asked():
    desk = Desk(choice=Choice.BESIDE)
    edit("output/a-report.docx")
    assert made(desk.save(tour())) == ["a-release.docx", "a-report.new.docx"]


def test_a_document_that_is_open_is_made_as_soon_as_it_is_closed():
    desk = Desk()
    mark = Path("output/.~lock.a-report.docx#")
    mark.write_text(",somebody;")
    passes = desk.save(tour())
    assert (rules(passes), made(passes)) == (["output/open"], ["a-release.docx"])
    mark.unlink()
    assert made(desk.save(mark)) == ["a-report.docx"]


# --- what is watched -------------------------------------------------------------------------


def test_only_the_record_that_is_named_is_made():
    desk = Desk(str(A))
    assert [outcome.source for outcome in desk.first] == [A]
    assert desk.save(tour(B)) == []
    assert made(desk.save(tour(A))) == ["a-release.docx", "a-report.docx"]
    # what the record uses is watched with it
    assert made(desk.save(write_template(RELEASE, "{{ title }}"))) == ["a-release.docx"]


def test_a_template_stands_for_the_documents_that_are_made_of_it():
    desk = Desk(str(RELEASE))
    assert sorted(path.name for path in Path("output").iterdir()) == [
        "a-release.docx", "b-release.docx",
    ]  # fmt: skip
    assert made(desk.save(tour())) == ["a-release.docx"]


def test_documents_cannot_be_watched():
    Desk()
    with pytest.raises(CallError, match="holds nothing that can be watched"):
        Desk("output")


def test_nothing_is_written_where_it_is_only_checked():
    desk = Desk(writes=False)
    passes = desk.save(write_record(A, f"{RECORD}titel: x\n"))
    assert rules(passes) == ["record/unknown-key"]
    passes = desk.save(tour())
    assert [one.source for one in passes[0].checked] == [A.absolute()]
    assert not Path("output").exists()


def test_records_without_settings_are_watched():
    SETTINGS_FILE.unlink()
    desk = Desk(str(A))
    assert "a-news-release.docx" in made(desk.save(tour()))


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("records/a.yaml", True),
        ("photos/new.jpg", True),
        ("records/.a.yaml.swp", False),
        ("records/4913", False),
        ("records/a.yaml~", False),
        ("records/#a.yaml#", False),
        ("templates/~$port.docx", False),
        ("templates/~WRD0001.tmp", False),
        ("templates/~WRL2345.tmp", False),
        ("templates/.~lock.report.docx#", False),
        ("templates/lu12345.tmp", False),
        (".reportkit/rendered/swept", False),
        ("output/a-report.docx", False),
        ("output/.reportkit-0123456789ab.tmp", False),
    ],
)
def test_files_of_programs_and_our_own_do_not_matter(name, matters):
    assert Desk().watch._matters(Path(name).absolute()) == matters


def test_touched_is_what_changed_what_is_new_and_what_depends_on_it():
    a, b, c, d, book = map(Path, "abcde")
    bonds = {a: Bond(a, frozenset({book})), b: Bond(b, frozenset()), c: Bond(c, frozenset())}
    assert find_touched([a, b, c, d], bonds, {book, c}) == (a, c, d)

"""What is compiled of a template is kept on the disk for other processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from jinja2 import pass_context

from reportkit.diagnostics import ProblemsFound, WordPlace
from reportkit.template import PLAIN, Wording
from reportkit.template import cache as cache_module
from reportkit.template.cache import VARIABLE, find_cache
from reportkit.template.template import Template, build_template
from word.sketch import read_sketch, write_sketch

SKETCH = """
    # {{ place | upper }}
    {% for name in names %}
    1. {{ name }}
    {% endfor %}"""
VALUES = {"names": ["Ada", "Grace"], "place": "Wuhan"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, which is not there yet."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_sketch(tmp_path / "t.docx", SKETCH)


def load(path: Path, wording: Wording = PLAIN, dialect: Any = "reportkit") -> Template:
    """The template as a process loads it that has not loaded it before."""
    return build_template(path, path.read_bytes(), wording, dialect)


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def said(template: Template, **values: Any) -> str:
    return read_sketch(template.render(values).content)


@pytest.fixture
def never_compiles(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let whatever is compiled from now on fail the test."""

    def forbid() -> None:
        monkeypatch.setitem(sys.modules, "reportkit.template.compile", None)

    return forbid


def test_what_is_kept_makes_the_same_documents(
    folder: Path, path: Path, never_compiles: Callable[[], None]
) -> None:
    compiled = load(path)
    never_compiles()
    recalled = load(path)
    assert recalled.blueprint == compiled.blueprint
    assert recalled.render(VALUES).content == compiled.render(VALUES).content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_user_may_look_at_what_is_kept(folder: Path, path: Path) -> None:
    load(path)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in kept(folder)] == [0o600]


def test_a_second_process_loads_no_compiler(folder: Path, path: Path) -> None:
    program = (
        "import sys\n"
        "from reportkit.template import load_template\n"
        f"template = load_template(__import__('pathlib').Path({str(path)!r}))\n"
        f"sys.stdout.buffer.write(template.render({VALUES!r}).content)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
        for _ in range(2)
    )
    assert second.stdout == first.stdout
    assert "lxml" in first.stderr.decode().split()
    assert not {"lxml", "docxtpl", "docx"} & set(second.stderr.decode().split())


def test_an_equal_template_elsewhere_reports_its_own_place(folder: Path, tmp_path: Path) -> None:
    sketches = [tmp_path / "first.docx", tmp_path / "body"]
    for path in sketches:
        write_sketch(path, "{{ wrong | upper }}")
        with pytest.raises(ProblemsFound) as found:
            load(path).render({"right": 1})
        [place] = {problem.place for problem in found.value.diagnostics}
        assert isinstance(place, WordPlace)
        assert (place.file, place.part) == (str(path), "body")
    assert len(kept(folder)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:20],
        lambda content: content[:-1],
        lambda content: content + b"\0",
        lambda content: content[:50] + bytes([content[50] ^ 1]) + content[51:],
    ],
)
def test_a_damaged_file_is_replaced(
    folder: Path, path: Path, damage: Callable[[bytes], bytes]
) -> None:
    expected = load(path).render(VALUES).content
    [file] = kept(folder)
    content = file.read_bytes()
    file.write_bytes(damage(content))
    assert load(path).render(VALUES).content == expected
    assert file.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("is_folder", [True, False])
def test_what_others_could_have_written_is_not_read(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, *, is_folder: bool
) -> None:
    load(path)
    (folder if is_folder else kept(folder)[0]).chmod(0o777)
    monkeypatch.setattr("reportkit.template.cache.recall", pytest.fail)
    assert load(path).render(VALUES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners")
def test_what_another_user_has_written_is_not_read(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(path)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    monkeypatch.setattr("reportkit.template.cache.recall", pytest.fail)
    assert load(path).render(VALUES)


def test_a_link_in_the_place_of_a_file_is_not_followed(folder: Path, path: Path) -> None:
    expected = load(path).render(VALUES).content
    [file] = kept(folder)
    file.rename(folder / "elsewhere")
    file.symlink_to(folder / "elsewhere")
    assert load(path).render(VALUES).content == expected
    assert not file.is_symlink()


def test_an_empty_variable_turns_the_cache_off(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    load(path)
    assert not (tmp_path / "home").exists()


def test_a_folder_that_cannot_be_written_is_no_problem(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "cache"))
    assert load(path).render(VALUES)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the variable is of other systems")
@pytest.mark.parametrize(
    ("home", "expected"),
    [("/caches", "/caches/reportkit"), ("", "/home/ada/.cache/reportkit"), ("relative", None)],
)
def test_the_cache_stands_where_the_system_has_caches(
    monkeypatch: pytest.MonkeyPatch, home: str, expected: str | None
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    found = find_cache()
    assert (found and str(found.folder)) == expected


@pytest.mark.parametrize(
    ("wording", "dialect"),
    [
        (Wording({"shout": str.upper, "other": str.lower}), "reportkit"),
        (Wording({"shout": str.upper}, {"here": "Wuhan"}), "reportkit"),
        (Wording({"shout": pass_context(lambda _, value: value.upper())}), "reportkit"),
        (Wording({"shout": str.upper}), "docxtpl"),
    ],
)
def test_another_vocabulary_is_compiled_anew(
    folder: Path, tmp_path: Path, wording: Wording, dialect: str
) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ name | shout }}")
    assert said(load(path, Wording({"shout": str.upper})), name="Ada") == "ADA"
    assert said(load(path, wording, dialect), name="Ada") == "ADA"
    assert len(kept(folder)) == 2


def test_a_filter_of_the_same_name_is_called_even_for_constants(
    folder: Path, tmp_path: Path
) -> None:
    path = write_sketch(tmp_path / "t.docx", "{{ 'Ada' | shout }}")
    assert said(load(path, Wording({"shout": str.upper}))) == "ADA"
    assert said(load(path, Wording({"shout": str.lower}))) == "ada"
    assert len(kept(folder)) == 1


def test_a_template_with_an_error_is_not_kept(folder: Path, tmp_path: Path) -> None:
    path = write_sketch(tmp_path / "t.docx", "{% if x %} {{ y }}")
    for _ in range(2):
        with pytest.raises(ProblemsFound):
            load(path)
    assert kept(folder) == []


def test_writers_do_not_disturb_each_other(folder: Path, path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        templates = list(pool.map(load, [path] * 24))
    assert len({template.render(VALUES).content for template in templates}) == 1
    assert len(kept(folder)) == 1


def test_the_oldest_files_make_room(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "FILE_LIMIT", 3)
    folder.mkdir()
    (folder / "letter.txt").write_text("not ours")
    for number in range(5):
        load(write_sketch(tmp_path / "t.docx", f"{number} {{{{ x }}}}"))
    assert len(kept(folder)) == 4
    assert (folder / "letter.txt").exists()


def test_what_is_large_is_not_kept(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "SIZE_LIMIT", 100)
    load(path)
    assert kept(folder) == []

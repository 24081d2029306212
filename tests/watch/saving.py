"""How programs save a file, as they were seen to do it: by steps that a watcher sees one by one."""

import os
from pathlib import Path


def in_place(path: Path, content: bytes) -> None:
    """As Notepad and VS Code do."""
    path.write_bytes(content)


def in_pieces(path: Path, content: bytes) -> None:
    """As programs do that write as they go; LibreOffice where it may not rename."""
    with path.open("wb") as file:
        for start in range(0, len(content), 1 + len(content) // 5):
            file.write(content[start : start + 1 + len(content) // 5])
            file.flush()


def by_renaming(path: Path, content: bytes) -> None:
    """As editors do that save safely: gedit, Sublime Text, `sed -i`."""
    draft = path.with_name(f".goutputstream-{path.stem}")
    draft.write_bytes(content)
    draft.replace(path)


def like_vim(path: Path, content: bytes) -> None:
    """A probe for the right to write, a swap file, and a backup that goes in the end."""
    swap, probe = path.with_name(f".{path.name}.swp"), path.with_name("4913")
    swap.write_bytes(b"b0VIM 9.0")
    probe.touch()
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_bytes(content)
    backup.unlink()
    swap.unlink()


def like_emacs(path: Path, content: bytes) -> None:
    """A lock, which is a link that leads nowhere, an automatic save, and a backup that stays."""
    lock, automatic = path.with_name(f".#{path.name}"), path.with_name(f"#{path.name}#")
    lock.symlink_to("somebody@machine.1234:1")
    automatic.write_bytes(content[: len(content) // 2])
    path.rename(path.with_name(f"{path.name}~"))
    path.write_bytes(content)
    automatic.unlink()
    lock.unlink()


def like_word(path: Path, content: bytes) -> None:
    """The mark of an owner, a new file, and the old one that is renamed and goes."""
    owner = path.with_name(f"~${path.name[2:]}")
    owner.write_bytes(b"\x08somebody".ljust(162, b"\0"))
    new, old = path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    new.write_bytes(content)
    path.rename(old)
    new.rename(path)
    old.unlink()
    owner.unlink()


def like_office(path: Path, content: bytes) -> None:
    """LibreOffice: a lock, a draft beside the file, and the file emptied and filled again."""
    lock, draft = path.with_name(f".~lock.{path.name}#"), path.with_name("lu1234abcd.tmp")
    lock.write_text(",somebody,machine,01.01.2026 10:00,file:///home;")
    draft.write_bytes(content)
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(content)
    draft.unlink()
    lock.unlink()


def like_a_cloud(path: Path, content: bytes) -> None:
    """A draft elsewhere that takes the place, and is then written and dated several times."""
    draft = path.with_name(f".{path.name}.download")
    draft.write_bytes(content)
    draft.replace(path)
    for date in (1_600_000_000, 1_600_000_001, 1_600_000_002):
        path.write_bytes(content)
        os.utime(path, (date, date))


STYLES = (
    in_place, in_pieces, by_renaming, like_vim, like_emacs, like_word, like_office, like_a_cloud,
)  # fmt: skip

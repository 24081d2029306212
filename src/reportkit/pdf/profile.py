"""The folder that one process of LibreOffice works in: its settings, its macro, its documents."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from reportkit.frozen import frozen
from reportkit.pdf.macro import write_macro

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DOCTYPE = (
    '<!DOCTYPE {name}:{root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{root}.dtd">\n'
)
LIBRARY = "http://openoffice.org/2000/library"
SETTING = (
    '<item oor:path="/org.openoffice.Setup/{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
SETTINGS = (
    f'{HEAD}<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    # an office that has been set up does not set up the folder anew, macros and all
    + SETTING.format(path="Office", name="ooSetupInstCompleted", value="true")
    # one that is newer than the last one in its folder tries out its graphics, half a second long
    + SETTING.format(path="Product", name="ooSetupLastVersion", value="999.0")
    + "</oor:items>"
)
LIBRARIES = (
    HEAD + DOCTYPE.format(name="library", root="libraries") + f"<library:libraries "
    f'xmlns:library="{LIBRARY}"><library:library library:name="Standard" library:link="false"/>'
    "</library:libraries>"
)
MODULES = (
    HEAD + DOCTYPE.format(name="library", root="library") + f"<library:library "
    f'xmlns:library="{LIBRARY}" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false">{modules}</library:library>'
)
MODULE = (
    HEAD + DOCTYPE.format(name="script", root="module") + "<script:module "
    'xmlns:script="http://openoffice.org/2000/script" script:name="Reportkit" '
    'script:language="StarBasic">{source}</script:module>'
)
CALL = "macro:///Standard.Reportkit.Main()"


@frozen
class Profile:
    """A private folder of the user who runs us; `work` holds documents and what is told of them."""

    folder: Path

    @property
    def work(self) -> Path:
        """Where documents and words are exchanged."""
        return self.folder / "work"

    @property
    def fontconfig(self) -> Path:
        """The file that says which fonts stand in for others."""
        return self.folder / "fonts.conf"

    def remove(self) -> None:
        """Take the folder away; a process that is just ending may still hold a file of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def write_profile(fontconfig: str, build: str) -> Profile:
    """A new profile with the macro in it, for a build of LibreOffice."""
    profile = Profile(Path(tempfile.mkdtemp(prefix="reportkit-pdf-")).resolve())
    basic = profile.folder / "user" / "basic"
    standard = basic / "Standard"
    source = write_macro(profile.work.as_uri())
    modules = '<library:element library:name="Reportkit"/>'
    contents = {
        profile.fontconfig: fontconfig,
        profile.folder / "user" / "registrymodifications.xcu": SETTINGS,
        basic / "script.xlc": LIBRARIES,
        basic / "dialog.xlc": LIBRARIES,
        standard / "script.xlb": MODULES.format(modules=modules),
        standard / "dialog.xlb": MODULES.format(modules=""),
        standard / "Reportkit.xba": MODULE.format(source=source),
    }
    if build:
        # one that finds no extensions of its own build throws away all, and starts once more
        contents[profile.folder / "user" / "extensions" / "buildid"] = build
    profile.work.mkdir()
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return profile

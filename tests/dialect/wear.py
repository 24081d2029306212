"""Templates as they are after a person has worked on them in Word for a while."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from itertools import count, pairwise
from random import Random

from lxml import etree

from word.sketch import W, read_members

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def wear(content: bytes, seed: str) -> bytes:
    """The file with its runs cut up wherever tags stand, and Word's own notes in between."""
    chance, numbers = Random(seed), count(100)
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in read_members(content).items():
            worn = wear_part(member, chance, numbers) if is_story(name, member) else member
            archive.writestr(name, worn)
    return written.getvalue()


def is_story(name: str, member: bytes) -> bool:
    """True for a part with tags in its text."""
    return name.startswith("word/") and name.endswith(".xml") and b"{" in member


def wear_part(member: bytes, chance: Random, numbers: Iterator[int]) -> bytes:
    """A part with its runs cut up."""
    root = etree.fromstring(member)
    for run in list(root.iter(w("r"))):
        if [child.tag for child in run if child.tag != w("rPr")] == [w("t")]:
            text = run.findtext(w("t")) or ""
            if "{" in text:
                cut_up(run, text, chance, numbers)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def cut_up(run: etree._Element, text: str, chance: Random, numbers: Iterator[int]) -> None:
    """Put several runs in the place of one."""
    cuts = sorted({chance.randrange(1, len(text)) for _ in range(chance.randint(1, 4))})
    pieces = [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]
    for piece in pieces[:-1]:
        run.addprevious(piece_of(run, piece))
        for note in notes(chance, numbers):
            run.addprevious(note)
    run.getparent().replace(run, piece_of(run, pieces[-1]))


def piece_of(run: etree._Element, text: str) -> etree._Element:
    """A run that looks like another one, with the number of an editing session."""
    piece = deepcopy(run)
    piece.tail = None
    piece.set(w("rsidR"), "00AB12CD")
    holder = piece.find(w("t"))
    holder.text = text
    if text == text.strip():
        holder.attrib.pop(SPACE, None)
    else:
        holder.set(SPACE, "preserve")
    return piece


def notes(chance: Random, numbers: Iterator[int]) -> list[etree._Element]:
    """What Word notes between two runs: a doubt about spelling, where the cursor was, nothing."""
    choice = chance.random()
    if choice < 0.4:
        return [etree.Element(w("proofErr"), {w("type"): "spellStart"})]
    if choice < 0.6:
        number = str(next(numbers))
        start = {w("id"): number, w("name"): f"_GoBack{number}"}
        return [
            etree.Element(w("bookmarkStart"), start),
            etree.Element(w("bookmarkEnd"), {w("id"): number}),
        ]
    return []

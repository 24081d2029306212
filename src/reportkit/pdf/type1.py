"""Fonts that LibreOffice wrote as Type 1, as it does with those of Chinese: each has a number.

It counts them from its start, so that the number tells how many documents it had before. Half of a
font is encrypted (Adobe Type 1 Font Format, 7.1), each byte by all that stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportkit.pattern import pattern
from reportkit.pdf.stream import Stream, iter_streams

FONT = pattern(
    rb"<</Length (\d+) 0 R/Filter/FlateDecode/Length1 (\d+)/Length2 (\d+)/Length3 \d+>>"
    rb"\s*stream\r?\n"
)
NUMBER = pattern(rb"/UniqueID (\d{7})\b")
FIRST = 4_100_001  # as LibreOffice begins
KEY, FACTOR, SUM, MASK = 55665, 52845, 22719, 0xFFFF


def iter_fonts(pdf: bytes) -> Iterator[Stream]:
    """Yield the Type 1 fonts of a PDF, numbered in order, as in the first document of a run."""
    for number, (found, stream) in enumerate(iter_streams(pdf, FONT), FIRST):
        yield replace(
            stream, content=renumber(stream.content, number, *map(int, found.group(2, 3)))
        )


def renumber(font: bytes, number: int, clear: int, secret: int) -> bytes:
    """A font with another number; so many bytes of it are clear, and so many encrypted."""
    head, body, rest = font[:clear], font[clear : clear + secret], font[clear + secret :]
    found = NUMBER.search(head)
    if found is None or int(found[1]) == number:
        return font
    name = b"/UniqueID %07d" % number
    return NUMBER.sub(name, head) + encrypt(NUMBER.sub(name, decrypt(body))) + rest


def decrypt(secret: bytes) -> bytes:
    """What was encrypted."""
    key, text = KEY, bytearray()
    for byte in secret:
        text.append(byte ^ key >> 8)
        key = (byte + key) * FACTOR + SUM & MASK
    return bytes(text)


def encrypt(text: bytes) -> bytes:
    """A text as it is encrypted in a font."""
    key, secret = KEY, bytearray()
    for byte in text:
        cipher = byte ^ key >> 8
        secret.append(cipher)
        key = (cipher + key) * FACTOR + SUM & MASK
    return bytes(secret)

"""Fonts in the bytes of a PDF, which tell how many LibreOffice had before."""

import shutil
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.pdf import convert_files
from reportkit.pdf.stamp import stamp
from reportkit.pdf.type1 import FIRST, decrypt, encrypt, renumber
from word.sketch import write_sketch

SECRET = b"HDU dup\n/Private 13 dict dup begin\n/UniqueID %d def\n/RD {string}"


def build_font(number: int, secret: bytes = SECRET) -> tuple[bytes, int, int]:
    """A font with a number, and how long its halves are."""
    head, body = b"%%!FontType1\n/UniqueID %d def eexec\n" % number, encrypt(secret % number)
    return head + body + b"0" * 64, len(head), len(body)


@given(st.binary(max_size=3000))
def test_what_is_encrypted_can_be_read_again(text):
    assert decrypt(encrypt(text)) == text


def test_fonts_of_others_can_be_read():
    # so begins the encrypted half of Computer Modern, as TeX brings it
    secret = bytes.fromhex("d9d66f633b846a97b686a97e45a3d0aa0529731c99a784ccbe85b4993b2eebde")
    assert decrypt(secret) == bytes(4) + b"dup/Private 15 dict dup begi"


def test_a_font_has_another_number_in_both_halves():
    font, clear, secret = build_font(FIRST + 40)
    assert renumber(font, FIRST, clear, secret) == build_font(FIRST)[0]
    assert renumber(font, FIRST + 40, clear, secret) == font


def test_a_font_without_a_number_stays_as_it_is():
    font = b"%!FontType1 eexec" + b"x" * 30
    assert renumber(font, FIRST, 17, 30) == font


def test_the_fonts_of_a_pdf_are_numbered_in_order():
    def build(first: int) -> bytes:
        pdf = b"%PDF-1.6\n"
        for number in (first, first + 1):
            font, clear, secret = build_font(number)
            head = (
                b"<</Length 9 0 R/Filter/FlateDecode/Length1 %d/Length2 %d/Length3 64>>\nstream\n"
            )
            pdf += head % (clear, secret) + zlib.compress(font) + b"\nendstream\n"
        return pdf

    fonts = stamp(build(FIRST + 10), None).split(b"stream\n")[1::2]
    assert [zlib.decompressobj().decompress(font) for font in fonts] == [
        build_font(number)[0] for number in (FIRST, FIRST + 1)
    ]


@pytest.mark.usefixtures("office")
def test_a_chinese_pdf_does_not_tell_how_many_were_made_before(tmp_path):
    write_sketch(tmp_path / "0.docx", "关于赴示例公司参观交流的报告")
    files = [
        shutil.copy(tmp_path / "0.docx", tmp_path / f"{number}.docx") for number in range(1, 6)
    ]
    pdfs = [printed.file.read_bytes() for printed in convert_files(files)]
    assert len(pdfs) == 5
    assert len(set(pdfs)) == 1

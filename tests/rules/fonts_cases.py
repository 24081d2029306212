"""For each rule of fonts, a call on a machine with two fonts, of which the first prints all."""

from rules.case import Case, program_file, sketch

FACES = r"a.ttf\t0\tLiberationSerif\tLiberation Serif|\t20-7e\nb.ttf\t0\tSong\tSong|\t4e00-9fff\n"
TOOLS = {
    "bin/fc-list": program_file(f"printf '{FACES}'"),
    "bin/fc-match": program_file(r"printf 'a.ttf\t0\tLiberation Serif\n'"),
}


def asked(text: str, font: str) -> Case:
    """A document that asks for a font."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    run = f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
    return Case("fonts a.docx", {"a.docx": sketch(run), **TOOLS}, env={"PATH": "bin"})


CASES = {
    "fonts/stand-in": asked("Hello", "Garamond"),
    "fonts/as-wide": asked("Hello", "Times New Roman"),
    "fonts/other-font": asked("王", "Liberation Serif"),
    "fonts/no-glyph": asked("カ", "Liberation Serif"),
    "fonts/not-told": Case("fonts a.docx", {"a.docx": sketch("Hello")}, env={"PATH": "nowhere"}),
}

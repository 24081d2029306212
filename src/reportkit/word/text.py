"""Words as XML: escaped, with line breaks and tabs where the text has them."""

from __future__ import annotations

from reportkit.pattern import pattern

QUOTED_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
NEW_LINES = pattern(r"\r\n?|\u2028|\u2029|\x85")
# what XML 1.0 cannot hold, and the signs that Unicode keeps for use inside programs
ILLEGAL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
TAGS = pattern(r"<[^>]*>")
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TABULATOR = '</w:t><w:tab/><w:t xml:space="preserve">'


def escape(text: str) -> str:
    """Text as it stands between tags of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Text as it stands between the quotes of an attribute."""
    return text.translate(QUOTED_ESCAPES)


def plain_lines(text: str) -> str:
    """The text with one sign, the line feed, for the end of a line."""
    return NEW_LINES.sub("\n", text)


def write_run_text(text: str) -> str:
    """Text as the inside of a run's text: line breaks and tabs become Word's own."""
    return escape(text).replace("\n", LINE_BREAK).replace("\t", TABULATOR)


def read_run_text(xml: str) -> str:
    """The text that `write_run_text` wrote; of other XML only the words."""
    broken = xml.replace(LINE_BREAK, "\n").replace(TABULATOR, "\t")
    words = TAGS.sub("", broken)
    if "&" not in words:
        return words
    from html import unescape

    return unescape(words)


def write_run(text: str, properties: str) -> str:
    """A run with these properties as XML."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{write_run_text(text)}</w:t></w:r>'


def write_paragraph(text: str, paragraph: str, run: str) -> str:
    """A paragraph with these properties as XML."""
    return f"<w:p>{paragraph}{write_run(text, run) if text else ''}</w:p>"


def write_lines(xml: str, run: str, paragraph: str) -> str:
    r"""XML of runs in which docxtpl's signs `\n`, `\t`, `\a` and `\f` are what they stand for.

    `\a` begins a paragraph and `\f` a page; `run` and `paragraph` are the properties that the
    text goes on with.
    """
    again = f'<w:p>{paragraph}<w:r>{run}<w:t xml:space="preserve">'
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    end = "</w:t></w:r></w:p>"
    xml = xml.replace("\n", LINE_BREAK).replace("\t", TABULATOR)
    return xml.replace("\a", end + again).replace("\f", end + page + again)

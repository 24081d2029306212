"""For each rule of merging, a document as rendered, as edited by hand, and as rendered now."""

from rules.case import Case, sketch

BASE = "The guests were received by Example Motors.\nBoth sides agreed on one form.\nEnd"


def merged(by_hand: tuple[str, str], in_record: tuple[str, str]) -> Case:
    """A call that merges an edit and a change of the base."""
    files = {
        "base.docx": sketch(BASE),
        "mine.docx": sketch(BASE.replace(*by_hand)),
        "theirs.docx": sketch(BASE.replace(*in_record)),
    }
    return Case("merge base.docx mine.docx theirs.docx -o merged.docx", files)


AGREED = "Both sides agreed on one form.\n"
CASES = {
    "merge/both-changed": merged(("Example", "Sample"), ("Example", "Specimen")),
    "merge/taken-out": merged((AGREED, ""), ("one form", "two forms")),
    "merge/not-told": merged(("one form", "one short form"), (AGREED, "")),
}

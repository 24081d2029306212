"""For each rule of layout, a template that departs from its profile."""

from rules.case import Case, sketch

SETTINGS = "documents: {report: {template: a.docx, layout: a-layout/house.yaml}}\nrecords: r\n"


def held_against(profile: str, body: str = "Text.") -> Case:
    """A template of a project, and the layout profile that it is held against."""
    files = {"reportkit.yaml": SETTINGS, "a.docx": sketch(body), "a-layout/house.yaml": profile}
    return Case("check a.docx", files)


CASES = {
    "layout/required": held_against("page: {width: 215}\nrequired: [page.width]\n"),
    "layout/recommended": held_against("styles:\n  Normal: {size: 16}\n"),
    "layout/missing-style": held_against("styles:\n  Issuer Mark: {size: 36}\n"),
}

"""Content controls that hold tags: what they say is what was filled in, and nothing else."""

from __future__ import annotations

from reportkit.template.marks import Marks, find_marks
from reportkit.word.names import CONTENT_CONTROL, CONTROL_CONTENT, CONTROL_PROPERTIES
from reportkit.word.xml import Element, remove_element

# Word would show what is bound in the place of what was filled in, or take that for a prompt
OVERRULING = frozenset({"dataBinding", "showingPlcHdr"})


def settle_controls(root: Element, marks: Marks) -> None:
    """Let controls with tags show what is filled in, and not what they are bound to."""
    controls = [*root.iter(CONTENT_CONTROL)] if marks.tags and marks.eased else []
    marked = find_marks(root) if controls else {}
    for control in controls:
        properties, content = control.find(CONTROL_PROPERTIES), control.find(CONTROL_CONTENT)
        if properties is None or content not in marked:
            continue
        for overruling in [*properties]:
            if str(overruling.tag).rpartition("}")[2] in OVERRULING:
                remove_element(overruling)

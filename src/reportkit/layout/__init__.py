"""The layout room: how a document must look, as a profile says it.

profile.yaml ─▶ Profile ─▶ dress (into a template) · measure (of a document)
"""

from reportkit.layout.dress import dress_file, dress_section, dress_styles, dress_words
from reportkit.layout.measure import measure_document
from reportkit.layout.profile import Page, Profile, find_sources, load_profile, read_profile

__all__ = [
    "Page",
    "Profile",
    "dress_file",
    "dress_section",
    "dress_styles",
    "dress_words",
    "find_sources",
    "load_profile",
    "measure_document",
    "read_profile",
]

"""Facts into words: dates, lists, names at first and later mention, and whole sentences.

`Narrator` tells one document in one language and remembers whom it has named; `Story` makes
sentences of activities, remarks and commitments. How a language says things is its `Grammar`, in
`english/` and `chinese/`.
"""

from reportkit.language.narrator import Narrator
from reportkit.language.story import Story
from reportkit.language.style import Style

__all__ = ["Narrator", "Story", "Style"]

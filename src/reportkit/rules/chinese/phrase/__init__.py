"""短语：说明文字里由程序拼入的部分，按所说的事分开。"""

from reportkit.rules.chinese.phrase import (
    catalogue,
    check,
    form,
    layout,
    merge,
    notation,
    package,
    pdf,
    summary,
    template,
)

ROOMS = (catalogue, check, form, layout, merge, notation, package, pdf, summary, template)
PHRASES = {english: chinese for room in ROOMS for english, chinese in room.PHRASES.items()}

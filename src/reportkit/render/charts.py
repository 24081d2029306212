"""The charts of one document: each a part of its own, with a workbook beside it."""

from __future__ import annotations

from reportkit.render.additions import Additions
from reportkit.word.chart import (
    CHART_LINK,
    CHART_TYPE,
    WORKBOOK_LINK,
    Chart,
    write_chart,
    write_chart_frame,
)
from reportkit.word.workbook import WORKBOOK_TYPE, build_workbook

THEME = "/theme/theme"
CHART_PART, WORKBOOK_PART = "word/charts/chart{}.xml", "word/embeddings/chart{}.xlsx"


def draw_chart(
    chart: Chart, member: str, size: tuple[int, int], alt: str, additions: Additions
) -> str:
    """The drawing of a chart in a part; `alt` must be escaped for an attribute."""
    number, table = additions.new_id("chart"), build_workbook(chart.rows())
    workbook = additions.new_part(WORKBOOK_PART.format(number), table, WORKBOOK_TYPE)
    part = additions.new_part(CHART_PART.format(number), b"", CHART_TYPE)
    link = additions.link(part, WORKBOOK_LINK, workbook)
    is_themed = any(THEME in name for name in additions.file.order)
    additions.parts[part] = write_chart(chart, link, themed=is_themed)
    return write_chart_frame(
        link=additions.link(member, CHART_LINK, part),
        number=additions.new_id("drawing"),
        alt=alt,
        size=size,
    )

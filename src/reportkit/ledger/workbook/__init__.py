"""The Excel workbook of a ledger.

figures ─▶ views (activity, party, duty) and an overview ─▶ sheets ─▶ a sealed file
"""

from reportkit.ledger.workbook.book import build_workbook

__all__ = ["build_workbook"]

"""The order of the stages, nothing else: files of the user in, outcomes out.

record + templates ─▶ draft ─▶ claim ─▶ write ─▶ Outcome   (render; of many records, by chunk)
values + template  ─▶ fill ────────────▶ write ─▶ Outcome
whatever is named  ─▶ check (write nothing) ───▶ Outcome
"""

from reportkit.pipeline.outcome import Made, Outcome
from reportkit.pipeline.render import render_jobs, render_record, render_records

__all__ = ["Made", "Outcome", "render_jobs", "render_record", "render_records"]

"""The order of the stages, nothing else: files of the user in, outcomes out.

record + templates ─▶ draft ─▶ render (write them) ─▶ Outcome
values + template  ─▶ fill                          ─▶ Outcome
whatever is named  ─▶ check (write nothing)         ─▶ Outcome
"""

from reportkit.pipeline.outcome import Made, Outcome
from reportkit.pipeline.render import render_jobs, render_record

__all__ = ["Made", "Outcome", "render_jobs", "render_record"]

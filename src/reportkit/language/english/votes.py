"""Votes in words."""

from __future__ import annotations

from reportkit.record.model import Votes


def vote_words(votes: Votes) -> str:
    """The count, as in `8 for, 0 against, 1 abstention`; what is not stated is left out."""
    abstained = "abstention" if votes.abstain == 1 else "abstentions"
    counts = {"for": votes.for_, "against": votes.against, abstained: votes.abstain}
    return ", ".join(f"{number} {side}" for side, number in counts.items() if number is not None)

from reportkit.language.english.votes import vote_words
from reportkit.record.model import Votes


def test_votes_are_counted_in_figures_nought_included() -> None:
    assert vote_words(Votes(8, 0, 1)) == "8 for, 0 against, 1 abstention"


def test_unstated_votes_are_left_out_not_counted_as_none() -> None:
    assert vote_words(Votes(for_=12)) == "12 for"
    assert vote_words(Votes(7, 2, 2)) == "7 for, 2 against, 2 abstentions"
    assert vote_words(Votes()) == ""

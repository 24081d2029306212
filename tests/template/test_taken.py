from hypothesis import given
from hypothesis import strategies as st

from reportkit.template.taken import Spans

spans = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda one: (one[0], sum(one)))


@given(st.lists(spans), spans)
def test_a_span_meets_any_of_those_that_it_overlaps(taken, asked):
    start, end = asked
    meets = any(begin < end and start < behind for begin, behind in taken)
    assert Spans(taken).meet(start, end) == meets

"""Passages that overlap are painted as stretches that do not."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from tui.overlaps import Passage, innermost, split_by_depth

spans = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda p: Span(p[0], p[0] + p[1]))
passages = st.lists(st.builds(Passage, spans, st.booleans()), max_size=8)


@given(passages)
def test_every_place_is_in_the_stretch_of_its_depth(found: list[Passage]) -> None:
    depths = split_by_depth(found)
    for place in range(60):
        here = [passage for passage in found if passage.span.start <= place < passage.span.end]
        wanted = (
            len(here) == 1 and not here[0].unsure,
            len(here) > 1,
            len(here) == 1 and here[0].unsure,
        )
        shown = tuple(
            sum(span.start <= place < span.end for span in stretches) for stretches in depths
        )
        assert shown == tuple(int(each) for each in wanted)


@given(passages, st.integers(0, 60))
def test_the_innermost_passage_is_the_shortest_at_the_place(
    found: list[Passage], offset: int
) -> None:
    number = innermost(found, offset)
    here = [p.span for p in found if p.span.start <= offset < p.span.end]
    if number is None:
        assert not here
    else:
        assert found[number].span in here
        assert len(range(*found[number].span)) == min(len(range(*span)) for span in here)

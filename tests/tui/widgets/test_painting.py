"""Layers of highlighted spans become segments without changing the text."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from corpus.article import Span
from tui.painting import Layer, paint_line, spans_within
from tui.wrapping import Line

TEXT = "Der Damm hält, sagt das Amt. Der Damm hält nicht, sagen die Leute."
BASE, BOLD, RED = Style(), Style(bold=True), Style(color="red")


def disjoint_spans() -> st.SearchStrategy[list[Span]]:
    cuts = st.lists(st.integers(0, len(TEXT)), unique=True, max_size=8).map(sorted)
    return cuts.map(lambda c: [Span(a, b) for a, b in zip(c[::2], c[1::2], strict=False)])


@given(disjoint_spans(), disjoint_spans(), st.integers(0, 40), st.integers(0, 26))
def test_every_character_has_the_styles_of_the_spans_that_hold_it(
    bold: list[Span], red: list[Span], start: int, length: int
) -> None:
    line = Line(start, start + length)
    segments = paint_line(TEXT, line, [Layer(bold, BOLD), Layer(red, RED)], BASE)
    painted = [(c, segment.style) for segment in segments for c in segment.text]
    assert "".join(c for c, _ in painted) == TEXT[line.start : line.end]
    for at, (_, style) in enumerate(painted, start):
        assert style is not None
        assert bool(style.bold) == any(s.start <= at < s.end for s in bold)
        assert bool(style.color) == any(s.start <= at < s.end for s in red)


@given(disjoint_spans(), st.integers(0, 40), st.integers(0, 26))
def test_spans_within_a_line_are_cut_to_it(spans: list[Span], start: int, length: int) -> None:
    inside = spans_within(spans, Line(start, start + length))
    covered = {i for span in spans for i in range(*span) if start <= i < start + length}
    assert {i for span in inside for i in range(*span)} == covered

"""Cutting a piece out of an article around its hits, for a line in a result list."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from corpus.article import Span
from search.model import Snippet

WIDTH: Final = 160
"""Code points of a snippet, about; marks of cutting come on top."""
_LEAD: Final = 50
"""Code points before the first hit."""
_CUT: Final = "…"
_TRIED: Final = 300
"""Hits around which a piece is tried; of more, evenly many from all over the text."""


def cut_snippets(
    text: str, spans: Sequence[Span], count: int, title_end: int
) -> tuple[Snippet, ...]:
    """Return up to `count` pieces with many hits, in the order of the text.

    The title is left out when there are hits below it: a list shows the title anyway.
    """
    below = [span for span in spans if span.start >= title_end]
    hits = below or spans
    windows = [_window(text, span) for span in hits[:: 1 + max(0, len(hits) - 1) // _TRIED]]
    best: list[Span] = []
    ranked = sorted(dict.fromkeys(windows), key=lambda w: (-_weight(text, w, spans), w.start))
    for window in ranked:
        if len(best) < count and all(w.end <= window.start or window.end <= w.start for w in best):
            best.append(window)
    return tuple(_snippet(text, window, spans) for window in sorted(best))


def _window(text: str, hit: Span) -> Span:
    """Return the stretch around a hit, within its paragraph and at word boundaries."""
    # No further than a piece can reach: a paragraph may be a million characters long.
    far = max(0, hit.start - 2 * WIDTH)
    begin = max(far, text.rfind("\n", far, hit.start) + 1)
    last = min(len(text), hit.end + 2 * WIDTH)
    end = text.find("\n", hit.end, last)
    end = last if end < 0 else end
    start = max(begin, hit.start - _LEAD)
    if end - start < WIDTH:
        start = max(begin, end - WIDTH)
    if start > begin:
        start = text.rfind(" ", begin, start + 1) + 1 or begin
        start = max(start, hit.start - 2 * _LEAD)
    stop = min(end, max(start + WIDTH, min(hit.end, start + 2 * WIDTH)))
    if stop < end:
        space = text.rfind(" ", hit.end, stop + 1)
        stop = space if space >= 0 else stop
    return Span(start, stop)


def _weight(text: str, window: Span, spans: Sequence[Span]) -> int:
    """Return how much a window shows: different words count more than the same again."""
    inside = [span for span in _near(window, spans) if span.end <= window.end]
    different = {text[span.start : span.end].lower() for span in inside}
    return 4 * len(different) + len(inside)


def _near(window: Span, spans: Sequence[Span], before: int = 0) -> Sequence[Span]:
    """Return the hits that begin in a window, and some before; hits are ascending and disjoint."""
    first = bisect_left(spans, window.start, key=lambda span: span.start)
    last = bisect_left(spans, window.end, first, key=lambda span: span.start)
    return spans[max(0, first - before) : last]


def _snippet(text: str, window: Span, spans: Sequence[Span]) -> Snippet:
    cut_before = window.start > 0 and text[window.start - 1] != "\n"
    cut_after = window.end < len(text) and text[window.end] != "\n"
    shift = len(_CUT) * cut_before - window.start
    inside = (
        Span(max(span.start, window.start) + shift, min(span.end, window.end) + shift)
        for span in _near(window, spans, 1)
        if span.start < window.end and window.start < span.end
    )
    piece = text[window.start : window.end]
    return Snippet(_CUT * cut_before + piece + _CUT * cut_after, tuple(inside))

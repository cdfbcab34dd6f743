"""Cutting a piece out of an article around its hits, for a line in a result list."""

from collections.abc import Sequence
from typing import Final

from corpus.article import Span
from search.model import Snippet

WIDTH: Final = 160
"""Code points of a snippet, about; marks of cutting come on top."""
_LEAD: Final = 50
"""Code points before the first hit."""
_CUT: Final = "…"


def cut_snippets(
    text: str, spans: Sequence[Span], count: int, title_end: int
) -> tuple[Snippet, ...]:
    """Return up to `count` pieces with many hits, in the order of the text.

    The title is left out when there are hits below it: a list shows the title anyway.
    """
    below = [span for span in spans if span.start >= title_end]
    windows = [_window(text, span) for span in below or spans]
    best: list[Span] = []
    ranked = sorted(dict.fromkeys(windows), key=lambda w: (-_weight(text, w, spans), w.start))
    for window in ranked:
        if len(best) < count and all(w.end <= window.start or window.end <= w.start for w in best):
            best.append(window)
    return tuple(_snippet(text, window, spans) for window in sorted(best))


def _window(text: str, hit: Span) -> Span:
    """Return the stretch around a hit, within its paragraph and at word boundaries."""
    begin = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    end = len(text) if end < 0 else end
    start = max(begin, hit.start - _LEAD)
    if end - start < WIDTH:
        start = max(begin, end - WIDTH)
    if start > begin:
        start = text.rfind(" ", begin, start + 1) + 1 or begin
        start = max(start, hit.start - 2 * _LEAD)
    stop = min(end, max(start + WIDTH, hit.end))
    if stop < end:
        space = text.rfind(" ", hit.end, stop + 1)
        stop = space if space >= 0 else stop
    return Span(start, stop)


def _weight(text: str, window: Span, spans: Sequence[Span]) -> int:
    """Return how much a window shows: different words count more than the same again."""
    inside = [span for span in spans if window.start <= span.start and span.end <= window.end]
    different = {text[span.start : span.end].lower() for span in inside}
    return 4 * len(different) + len(inside)


def _snippet(text: str, window: Span, spans: Sequence[Span]) -> Snippet:
    cut_before = window.start > 0 and text[window.start - 1] != "\n"
    cut_after = window.end < len(text) and text[window.end] != "\n"
    shift = len(_CUT) * cut_before - window.start
    inside = (
        Span(max(span.start, window.start) + shift, min(span.end, window.end) + shift)
        for span in spans
        if span.start < window.end and window.start < span.end
    )
    piece = text[window.start : window.end]
    return Snippet(_CUT * cut_before + piece + _CUT * cut_after, tuple(inside))

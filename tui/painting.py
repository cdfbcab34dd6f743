"""Turning lines and layers of highlighted spans into styled segments."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from corpus.article import Span
from tui.wrapping import Line


class Layer(NamedTuple):
    """Spans that share one style. Spans are ascending; later layers are painted over earlier."""

    spans: Sequence[Span]
    style: Style


def spans_within(spans: Sequence[Span], line: Line) -> list[Span]:
    """Return the parts of ascending, disjoint `spans` that lie on `line`."""
    at = max(0, bisect_left(spans, line.start, key=lambda span: span.start) - 1)
    inside = []
    for span in spans[at:]:
        if span.start >= line.end:
            break
        if span.end > line.start:
            inside.append(Span(max(span.start, line.start), min(span.end, line.end)))
    return inside


def filtered(widget: Widget, style: Style) -> Style:
    """Return a style as the app's filters have it, so that no line needs to be filtered."""
    segments = [Segment(" ", style)]
    for each in widget.get_line_filters():
        segments = each.apply(segments, widget.background_colors[1])
    return segments[0].style or style


def fill_line(segments: list[Segment], width: int, base: Style) -> Strip:
    """Return a strip that is `width` cells wide, filled up with blanks or cut."""
    length = sum(cell_len(text) for text, _style, _control in segments)
    if length < width:
        segments = [*segments, Segment(" " * (width - length), base)]
    strip = Strip(segments, max(length, width))
    return strip.crop(0, width) if length > width else strip


def paint_line(text: str, line: Line, layers: Sequence[Layer], base: Style) -> list[Segment]:
    """Return the segments of one line: `base` below, each layer's style over it."""
    covered = [(span, layer.style) for layer in layers for span in spans_within(layer.spans, line)]
    if not covered:
        return [Segment(text[line.start : line.end], base)]
    edges = {line.start, line.end}
    for span, _ in covered:
        edges.update(span)
    cuts = sorted(edges)
    segments = []
    for start, end in pairwise(cuts):
        style = base
        for span, over in covered:
            if span.start <= start and end <= span.end:
                style += over
        segments.append(Segment(text[start:end], style))
    return segments

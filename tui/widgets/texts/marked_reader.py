"""A reader in which the passages with notes are marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from corpus.article import Article, Outline, Span
from tui.overlaps import Passage, split_by_depth
from tui.painting import Layer, spans_within
from tui.widgets.texts.reader import Reader
from tui.wrapping import Line

SIGNS = "│┃?"
"""Signs in the margin: one note on the line, several on the same words, one that is not sure."""


class MarkedReader(Reader):
    """Marks passages by underlining, a hue, and a sign in the margin."""

    DEFAULT_CSS = """
    MarkedReader {
        & > .reader--note { text-style: underline; color: $note-text; background: $note; }
        & > .reader--notes {
            text-style: underline; color: $note-text; background: $note-deep;
        }
        & > .reader--unsure { text-style: italic underline; color: $warning; }
        & > .reader--note-here {
            text-style: underline reverse; color: $note-deep; background: $note-text;
        }
        & > .reader--sign { color: $note-sign; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--note",
        "reader--notes",
        "reader--unsure",
        "reader--note-here",
        "reader--sign",
    }

    passages: reactive[Sequence[Passage]] = reactive[Sequence[Passage]]((), repaint=False)
    """Passages with notes, in the order of the text."""
    passage_here: reactive[int] = reactive(-1, repaint=False)
    """Number of the passage that stands out; -1 for none."""

    @dataclass
    class ModeChanged(Message):
        """What keys can do here changed: there is a selection, or a passage at hand."""

    def __init__(self, *, id: str, measure: int = 72) -> None:
        super().__init__(id=id, measure=measure)
        self._depths = split_by_depth(())

    def show_article(self, article: Article | None, outline: Outline, *, offset: int = 0) -> None:
        """Show an article, nothing marked in it."""
        changed = bool(self.passages) or (self.article is None) != (article is None)
        self._depths = split_by_depth(())
        self.set_reactive(MarkedReader.passages, ())
        self.set_reactive(MarkedReader.passage_here, -1)
        super().show_article(article, outline, offset=offset)
        if changed:
            self.post_message(self.ModeChanged())

    def reach_passage(self, number: int) -> None:
        """Let a passage stand out and show it."""
        self.passage_here = number
        if 0 <= number < len(self.passages):
            self.show_span(self.passages[number].span)

    def watch_passages(self) -> None:
        """Mark other passages."""
        self._depths = split_by_depth(self.passages)
        self._strips.clear()
        self.refresh()
        self.post_message(self.ModeChanged())

    def watch_passage_here(self, before: int, after: int) -> None:
        """Let another passage stand out."""
        for number in (before, after):
            if 0 <= number < len(self.passages):
                self._repaint(self.passages[number].span)
        self.post_message(self.ModeChanged())

    def _repaint(self, span: Span) -> None:
        if span.end <= span.start:
            return
        first, last = self.line_of(span.start), self.line_of(span.end - 1)
        for number in [each for each in self._strips if first <= each <= last]:
            del self._strips[number]
        top, height = int(self.scroll_offset.y), self.size.height
        first, last = max(first, top), min(last, top + height - 1)
        if first <= last:
            self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    def _margin(self, line: Line, base: Style) -> list[Segment]:
        """Return the margin; a sign in it says that there are notes on the line."""
        if not self.passages:
            return super()._margin(line, base)
        sign = " "
        for spans, shown in zip(self._depths, SIGNS, strict=True):
            if spans_within(spans, line):
                sign = shown
        gap = min(1, self.margin_width - 1)
        before = " " * (self.margin_width - gap - 1)
        style = base + self._component("sign")
        return [Segment(before, base), Segment(sign, style), Segment(" " * gap, base)]

    def _layers(self, article: Article) -> list[Layer]:
        layers = [
            Layer(self._depths.once, self._component("note")),
            Layer(self._depths.several, self._component("notes")),
            Layer(self._depths.unsure, self._component("unsure")),
        ]
        if 0 <= self.passage_here < len(self.passages):
            here = self.passages[self.passage_here].span
            layers.append(Layer((here,), self._component("note-here")))
        return [*layers, *super()._layers(article)]

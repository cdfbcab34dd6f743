"""A reader in which names are marked quietly, and one of them stands out."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual.reactive import reactive

from corpus.article import Article, Outline, Span
from tui.painting import Layer
from tui.widgets.texts.passage_reader import PassageReader

FEW = 40
"""Mentions that are painted anew one by one; of more, all lines are."""


class NamedReader(PassageReader):
    """Marks names below everything else: hits, notes and the selection are painted over them."""

    DEFAULT_CSS = """
    NamedReader {
        & > .reader--name { text-style: italic; color: $name-text; }
        & > .reader--name-here { text-style: bold italic; color: $name-text; background: $name; }
        & > .reader--name-now {
            text-style: bold italic reverse; color: $name-text; background: $background;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--name",
        "reader--name-here",
        "reader--name-now",
    }

    names: reactive[Sequence[Span]] = reactive[Sequence[Span]]((), repaint=False)
    """Where names are, ascending."""
    name_here: reactive[Sequence[Span]] = reactive[Sequence[Span]]((), repaint=False)
    """Where the name is that stands out, ascending; empty for none."""
    mention_here: reactive[Span | None] = reactive[Span | None](None, repaint=False)
    """The mention of it that was gone to."""
    names_marked: reactive[bool] = reactive(True, repaint=False)
    """Whether names are marked at all; the one that stands out always is."""

    def show_article(self, article: Article | None, outline: Outline, *, offset: int = 0) -> None:
        """Show an article, no names marked in it."""
        self.set_reactive(NamedReader.names, ())
        self.set_reactive(NamedReader.name_here, ())
        self.set_reactive(NamedReader.mention_here, None)
        super().show_article(article, outline, offset=offset)

    def watch_names(self) -> None:
        """Mark other names."""
        self._paint_anew()

    def watch_names_marked(self) -> None:
        """Mark names, or leave them plain."""
        self._paint_anew()

    def watch_name_here(self, before: Sequence[Span], after: Sequence[Span]) -> None:
        """Let another name stand out."""
        self.mention_here = None
        if len(before) + len(after) > FEW:
            self._paint_anew()
            return
        for span in (*before, *after):
            self._repaint(span)

    def watch_mention_here(self, before: Span | None, after: Span | None) -> None:
        """Let another mention stand out among the others."""
        for span in (before, after):
            if span:
                self._repaint(span)

    def _paint_anew(self) -> None:
        self._strips.clear()
        self.refresh()

    def reach_mention(self) -> int:
        """Go to the next mention of the name that stands out, after the last to the first.

        Returns its number from 1; 0 when no name stands out.
        """
        if not self.name_here:
            return 0
        starts = [span.start for span in self.name_here]
        if self.mention_here:
            at = bisect_right(starts, self.mention_here.start)
        else:
            at = bisect_right(starts, self.top_offset - 1)
        at %= len(starts)
        self.mention_here = self.name_here[at]
        self.show_span(self.name_here[at])
        return at + 1

    def name_at_caret(self) -> Span | None:
        """Return the name at the caret; None without caret or name."""
        if self.caret is None:
            return None
        at = bisect_right(self.names, self.caret.start, key=lambda span: span.start) - 1
        span = self.names[at] if at >= 0 else None
        return span if span and self.caret.start < span.end else None

    def _layers(self, article: Article) -> list[Layer]:
        layers = [Layer(self.names, self._component("name"))] if self.names_marked else []
        layers.append(Layer(self.name_here, self._component("name-here")))
        layers += super()._layers(article)
        if self.mention_here:
            layers.append(Layer((self.mention_here,), self._component("name-now")))
        return layers

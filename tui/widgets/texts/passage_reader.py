"""A reader in which passages are chosen, by keys or mouse."""

from bisect import bisect_left
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.reactive import reactive

from corpus.article import Article, Outline, Span
from tui.binding import bind
from tui.overlaps import innermost
from tui.painting import Layer
from tui.selecting import (
    Selection,
    Units,
    find_units,
    move_by_paragraph,
    move_by_sentence,
    move_by_word,
    sentence_at,
    start_selection,
)
from tui.widgets.texts.marked_reader import MarkedReader
from tui.widgets.texts.reader import LONG
from tui.words import has_word, next_word, previous_word, word_at
from tui.wrapping import shorten

Move = Callable[[Units, Selection, int], Selection]
MOVES: dict[str, Move] = {
    "word": move_by_word,
    "sentence": move_by_sentence,
    "paragraph": move_by_paragraph,
}
"""Ways to move the head of a selection, by name of the unit."""


class PassageReader(MarkedReader):
    """Has a caret and a selection.

    The caret, the word where a selection starts, is shown only once it was used, so that plain
    scrolling repaints nothing.
    """

    DEFAULT_CSS = """
    PassageReader {
        & > .reader--caret {
            text-style: bold underline reverse; color: $background; background: $accent;
        }
        & > .reader--selected {
            text-style: reverse; color: $selected; background: $selected-text;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--caret", "reader--selected"}
    ALLOW_SELECT = False
    """Textual's own selection would know nothing of words and offsets."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("select.start", "select"),
        bind("caret.word", "move_caret('word', 1)", show=False),
        bind("caret.word-back", "move_caret('word', -1)", show=False),
        bind("caret.sentence", "move_caret('sentence', 1)", show=False),
        bind("caret.sentence-back", "move_caret('sentence', -1)", show=False),
        bind("caret.paragraph", "move_caret('paragraph', 1)", show=False),
        bind("caret.paragraph-back", "move_caret('paragraph', -1)", show=False),
        bind("caret.note", "reach_passage(1)", show=False),
        bind("caret.note-back", "reach_passage(-1)", show=False),
    ]  # fmt: skip

    caret: reactive[Span | None] = reactive[Span | None](None, repaint=False)
    """The word where a selection starts; None until it is used."""
    selection: reactive[Selection | None] = reactive[Selection | None](None, repaint=False)

    def __init__(self, *, id: str, measure: int = 72) -> None:
        super().__init__(id=id, measure=measure)
        self._found_units: Units | None = None
        self._units_ahead: Units | None = None
        self._pressed: Span | None = None

    def show_article(self, article: Article | None, outline: Outline, *, offset: int = 0) -> None:
        """Show an article, without selection and notes."""
        if self.caret or self.selection:
            self.post_message(self.ModeChanged())
        self._found_units = None
        self.set_reactive(PassageReader.caret, None)
        self.set_reactive(PassageReader.selection, None)
        super().show_article(article, outline, offset=offset)

    @property
    def _units(self) -> Units:
        """How the text is built; most articles are read without asking for it."""
        if self._found_units is None:
            text = self.article.text if self.article else ""
            ready = self._units_ahead
            if ready is None or ready.text is not text:
                ready = find_units(text, self._outline.sentences)
            self._found_units = ready
        return self._found_units

    def look_ahead(self, text: str, outline: Outline) -> None:
        """Get a text ready that may be shown soon. Takes long: call it in a thread."""
        self.break_ahead(text)
        if len(text) > LONG:
            self._units_ahead = find_units(text, outline.sentences)

    # -- where one is --------------------------------------------------------------------------
    @property
    def place(self) -> int:
        """Where keys act: at the caret or the hit gone to if it is in view, else at the top."""
        if self.caret and self._is_visible(self.caret):
            return self.caret.start
        if 0 <= self.hit_here < len(self.hits) and self._is_visible(self.hits[self.hit_here]):
            return self.hits[self.hit_here].start
        return self.top_offset

    @property
    def chosen(self) -> Span | None:
        """The selected passage, else the sentence at `place`; None in an empty article."""
        if self.selection:
            return self.selection.span
        return sentence_at(self._units, self.place)

    def passage_at_hand(self) -> int | None:
        """Return the number of the passage under the caret, or that stands out; else None."""
        if self.caret and self._is_visible(self.caret):
            return innermost(self.passages, self.caret.start)
        return self.passage_here if 0 <= self.passage_here < len(self.passages) else None

    def _is_visible(self, span: Span) -> bool:
        top = int(self.scroll_offset.y)
        return top <= self.line_of(span.start) < top + self.size.height

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is selected, leave the keys that move to the pane around."""
        if self.selection and action in ("scroll_lines", "scroll_pages", "move_caret", "select"):
            return False
        if action == "reach_passage" and not self.passages:
            return None
        return super().check_action(action, parameters)

    # -- moving --------------------------------------------------------------------------------
    def action_select(self) -> None:
        """Select the word at hand."""
        self.selection = start_selection(self._units.text, self.place)

    def action_move_caret(self, unit: str, step: int) -> None:
        """Move the caret by a unit; at its first use it only shows where it is."""
        here = word_at(self._units.text, self.place)
        if here and (self.caret is None or not self._is_visible(self.caret)):
            self._put_caret(here)
        elif here and unit == "word":
            self._put_caret(move_by_word(self._units, Selection(here, here), step).head)
        elif here:
            self._put_caret(self._unit_start(unit, here, step))

    def _unit_start(self, unit: str, here: Span, step: int) -> Span:
        """Return the first word of the next unit, or of this one, or of the one before."""
        spans = self._units.sentences if unit == "sentence" else self._units.paragraphs
        at = bisect_left(spans, here.end, key=lambda span: span.start)
        if step < 0:
            at -= 1
            if at > 0 and (word_at(self._units.text, spans[at].start) or here) == here:
                at -= 1
        start = spans[max(0, min(at, len(spans) - 1))].start if spans else here.start
        return (word_at(self._units.text, start) or here) if at < len(spans) else here

    def _put_caret(self, word: Span) -> None:
        self.caret = word
        self._keep_in_view(word)

    def point_at(self, offset: int) -> None:
        """Put the caret on the word at a place."""
        self.caret = word_at(self._units.text, offset)

    def hide_caret(self) -> None:
        """Take the caret away, whatever passage stands out."""
        self.set_reactive(PassageReader.caret, None)
        self._strips.clear()
        self.refresh()

    def extend(self, unit: str, step: int) -> None:
        """Move the head of the selection by `word`, `sentence` or `paragraph`."""
        if self.selection:
            self.selection = MOVES[unit](self._units, self.selection, step)
            self._keep_in_view(self.selection.head, end=step > 0)

    def extend_lines(self, lines: int) -> None:
        """Move the head of the selection up or down, over empty lines."""
        if self.selection is None or not self._lines:
            return
        head, step = self.selection.head, 1 if lines > 0 else -1
        number = self.line_of(head.start)
        column = head.start - self._lines[number].start
        number = self._line_with_word(max(0, min(len(self._lines) - 1, number + lines)), step)
        line = self._lines[number]
        word = word_at(self._units.text, max(line.start, min(line.start + column, line.end - 1)))
        if word == head and step > 0:  # it fills more than a line
            word = next_word(self._units.text, head.end)
        self.selection = Selection(self.selection.anchor, word or head)
        self._keep_in_view(self.selection.head)

    def _line_with_word(self, number: int, step: int) -> int:
        """Return the number of a line, or of the next one in a direction that has a word."""
        text, line = self._units.text, self._lines[number]
        if has_word(text, line.start, line.end):
            return number
        word = next_word(text, line.end) if step > 0 else previous_word(text, line.start)
        return self.line_of(word.start if step > 0 else word.end - 1) if word else number

    def swap_ends(self) -> None:
        """Move the other end of the selection from now on."""
        if self.selection:
            self.selection = self.selection.swapped
            self._keep_in_view(self.selection.head)

    def leave_selection(self) -> None:
        """End the selection, the caret at its beginning; without one, hide the caret."""
        if self.selection:
            self.caret = word_at(self._units.text, self.selection.span.start)
            self.selection = None
        else:
            self.caret, self.passage_here = None, -1

    def action_reach_passage(self, step: int) -> None:
        """Go to the next or previous passage with a note."""
        starts = [passage.span.start for passage in self.passages]
        if step > 0:
            at = bisect_left(starts, self.place + (self.caret is not None))
        else:
            at = bisect_left(starts, self.place) - 1
        if 0 <= at < len(starts):
            self.selection = None
            self.reach_passage(at)
            self.caret = word_at(self._units.text, starts[at])

    def _keep_in_view(self, span: Span, *, end: bool = False) -> None:
        """Scroll as little as needed to show a place, one line around it."""
        line = self.line_of(span.end - 1 if end else span.start)
        top, height = int(self.scroll_offset.y), self.size.height
        if line < top + 1:
            self._scroll_to_line(line - 1)
        elif line > top + height - 2:
            self._scroll_to_line(line - height + 2)

    # -- the mouse -----------------------------------------------------------------------------
    def offset_at(self, x: int, y: int) -> int | None:
        """Return the code point at a cell of the widget; None below the text."""
        number = max(0, y + int(self.scroll_offset.y))
        if number >= len(self._lines):
            return None
        line = self._lines[number]
        before = shorten(self._units.text[line.start : line.end] + "  ", x - self.margin_width + 1)
        return min(line.start + max(0, len(before) - 1), max(line.start, line.end - 1))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag a selection."""
        offset = self.offset_at(event.x, event.y)
        if event.button == 1 and offset is not None:
            self._pressed = word_at(self._units.text, offset)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the selection, scrolling at the edges."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.size.height:
            self.action_scroll_lines(1 if event.y > 0 else -1)
        offset = self.offset_at(event.x, min(max(0, event.y), self.size.height - 1))
        word = word_at(self._units.text, offset) if offset is not None else None
        if word and (self.selection is not None or word != self._pressed):
            self.selection = Selection(self._pressed, word)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """End dragging."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Put the caret where one clicked; select a word at the second click, then a sentence."""
        offset = self.offset_at(event.x, event.y)
        word = word_at(self._units.text, offset) if offset is not None else None
        if word is None or (event.chain == 1 and self.selection and word in self.selection_ends):
            return
        self.caret, self.selection = word, None
        if event.chain >= 2:
            self.selection = Selection(word, word)
        if event.chain >= 3:
            self.extend("sentence", 1)

    @property
    def selection_ends(self) -> tuple[Span, ...]:
        """Both ends of the selection."""
        return (self.selection.anchor, self.selection.head) if self.selection else ()

    # -- painting ------------------------------------------------------------------------------
    def watch_passages(self) -> None:
        """Mark other passages; the one under the caret stands out."""
        super().watch_passages()
        here = innermost(self.passages, self.caret.start) if self.caret else None
        self.passage_here = -1 if here is None else here

    def watch_caret(self, before: Span | None, after: Span | None) -> None:
        """Show the caret elsewhere."""
        for word in (before, after):
            if word:
                self._repaint(word)
        here = innermost(self.passages, after.start) if after else None
        self.passage_here = -1 if here is None else here
        self.post_message(self.ModeChanged())

    def watch_selection(self, before: Selection | None, after: Selection | None) -> None:
        """Paint the lines on which the selection changed, and no others."""
        spans = [each.span for each in (before, after) if each]
        if len(spans) == 2:
            (first, last), (start, end) = spans
            self._repaint(Span(min(first, start), max(first, start)))
            self._repaint(Span(min(last, end), max(last, end)))
        for span in spans if len(spans) == 1 else ():
            self._repaint(span)
        if (before is None) != (after is None):
            self.post_message(self.ModeChanged())

    def _layers(self, article: Article) -> list[Layer]:
        layers = super()._layers(article)
        if self.selection:
            layers.append(Layer((self.selection.span,), self._component("selected")))
        elif self.caret:
            layers.append(Layer((self.caret,), self._component("caret")))
        return layers

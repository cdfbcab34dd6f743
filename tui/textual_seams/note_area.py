"""Where the text of a note is typed: a line costs what is visible of it, however long it is."""

from rich.style import Style
from rich.text import Text
from textual.document._document import Location
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.strip import Strip
from textual.widgets import TextArea


class NoteArea(TextArea):
    """Plain, wrapped text without line numbers, suggestions or colours of a language.

    Textual takes a whole line apart for each of its parts on the screen, and measures the whole
    text for each line: at 100,000 characters a key took a third of a second.
    """

    def find_matching_bracket(self, _bracket: str, _search_from: Location) -> Location | None:
        """Look for none: the text of a note is no program, and may be searched to its end."""
        return None

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen."""
        wrapped, theme = self.wrapped_document, self._theme
        base = theme.base_style if theme and theme.base_style is not None else self.rich_style
        # One entry for each line on the screen, as long as everything is wrapped.
        placed = wrapped._offset_to_line_info
        at = y + self.scroll_offset.y
        if at >= len(placed):
            return Strip.blank(self.size.width, base)
        row, section = placed[at]
        ends = wrapped.get_offsets(row)
        start = ends[section - 1] if section else 0
        line = self._take_part(row, start, ends[section] if section < len(ends) else None)
        if ends:
            tabs = self.document[row].count("\t", 0, start)
            within = line.plain.count("\t")
            line = expand_text_tabs_from_widths(
                line, wrapped.get_tab_widths(row)[tabs : tabs + within]
            )
        else:
            line.expand_tabs(self.indent_width)
        strip = Strip(line.render(self.app.console), cell_length=line.cell_len)
        width = self.scrollable_content_region.size.width
        return strip.extend_cell_length(width, theme.base_style if theme else None).apply_style(
            base
        )

    def _take_part(self, row: int, start: int, end: int | None) -> Text:
        """Return a part of a line, what is selected and the cursor in their styles."""
        theme, whole = self._theme, self.document[row]
        selected, cursor = self.selection, self.selection.end
        top, bottom = sorted(selected)
        # A blank at the end of the line is for the cursor.
        text = whole[start:end] if end is not None else whole[start:] + " "
        line = Text(text, end="", no_wrap=True)
        if theme and top != bottom and top[0] <= row <= bottom[0] and theme.selection_style:
            style = theme.selection_style
            if not whole and row != cursor[0]:
                line.plain = "▌"  # an empty line that is selected
                line.stylize(Style(color=style.bgcolor))
            else:
                first = top[1] if row == top[0] else 0
                last = bottom[1] if row == bottom[0] else len(whole)
                if last > start:
                    line.stylize(style, max(0, first - start), last - start)
        under = cursor[1] - start
        shown = row == cursor[0] and 0 <= under < len(text) and self._draw_cursor
        if shown and theme and theme.cursor_style:
            line.stylize(theme.cursor_style, under, under + 1)
        return line

"""Setting text in terminal cells: how wide it is, and where its lines break."""

import re
import unicodedata

_WORD = re.compile(r"\S+")
_EMOJI_STYLE = "\ufe0f"


def width_of(text: str) -> int:
    """Return how many cells `text` takes at the most."""
    return len(text) if text.isascii() else sum(map(_width, text))


def break_lines(text: str, width: int) -> list[tuple[int, int]]:
    """Return the code points of every line of `text`, broken at spaces to at most `width` cells.

    A word is cut only when it does not fit on a line of its own.
    """
    lines: list[tuple[int, int]] = []
    start = end = 0
    for word in _WORD.finditer(text):
        if end and width_of(text[start : word.end()]) <= width:
            end = word.end()
            continue
        if end:
            lines.append((start, end))
        start, end = word.span()
        while (cut := _fitting(text, start, end, width)) < end:
            lines.append((start, cut))
            start = cut
    return [*lines, (start, end)] if end else lines


def shorten(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` cells, `…` where it was cut."""
    line = " ".join(text.split())
    if width_of(line) <= width:
        return line
    return line[: _fitting(line, 0, len(line), max(1, width - 1))].rstrip() + "…"


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Return where a word must be cut to fit; after one code point at the earliest."""
    if width_of(text[start:end]) <= width:
        return end
    used, at = 0, start
    while at < end and used + _width(text[at]) <= width:
        used += _width(text[at])
        at += 1
    return max(at, start + 1)


def _width(char: str) -> int:
    if char == _EMOJI_STYLE:
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1

"""Stand-ins for characters that the terminal's encoding has no code for, as wide as those.

Our own signs become ASCII signs, letters lose their accents, everything else becomes `?`. Python
calls this by the name of an error handler (PEP 293) for what an encoding cannot express, so with
UTF-8 it costs nothing.
"""

import codecs
import unicodedata

NAME = "lesart-stand-in"
"""Name of the error handler, for `open` and `reconfigure`."""
SIGNS = {
    "│": "|", "┃": "#", "║": "|", "▌": ">", "▐": "<", "▎": "|", "▏": "|", "▊": "|", "▕": "|",
    "─": "-", "━": "=", "═": "=", "▁": "_", "▔": "-", "▀": "-", "▄": "_", "█": "#",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "╭": "+", "╮": "+", "╰": "+", "╯": "+", "╸": "-", "╺": "-", "╴": "-", "╶": "-",
    "•": "*", "·": ".", "●": "*", "◐": "%", "○": "o", "◆": "*", "◇": "o", "■": "#", "□": "o",
    "★": "*", "☆": "*", "╍": ":", "┄": ".",
    "▶": ">", "◀": "<", "▲": "^", "▼": "v", "→": ">", "←": "<", "↑": "^", "↓": "v", "›": ">",
    "‹": "<", "»": '"', "«": '"', "„": '"', "“": '"', "”": '"', "‟": '"', "‚": "'", "‘": "'",
    "’": "'", "‛": "'", "…": ".", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "×": "x",
    "≠": "!", "≈": "~", "≡": "=", "≤": "<", "≥": ">", "±": "+", "✓": "+", "✗": "x", "✎": "+",
    "∅": "0", "€": "E", "ß": "s", "ẞ": "S", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "t", "Þ": "T",
    "ı": "i", "ħ": "h", "Ħ": "H", "°": "o", "§": "S", "⏎": "<", "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}  # fmt: skip
"""ASCII signs, one cell for one cell."""


def stand_in(text: str) -> str:
    """Return text in ASCII that takes as many cells on a terminal."""
    from rich.cells import split_graphemes  # noqa: PLC0415 - only where an encoding is poor

    parts = []
    for start, end, width in split_graphemes(text)[0]:
        sign = text[start:end]
        shown = SIGNS.get(sign) or unicodedata.normalize("NFKD", sign[0])[:1]
        parts.append(shown if width == 1 and shown.isascii() and shown else "?" * width)
    return "".join(parts)


def stand_in_for(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded; raises every other error again."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return stand_in(error.object[error.start : error.end]), error.end


codecs.register_error(NAME, stand_in_for)

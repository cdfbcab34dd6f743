"""Text as words, figures and marks, for reading quantities."""

import re
from typing import NamedTuple

# Every alternative starts with another kind of character or a fixed length: time grows linearly.
_TOKEN = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<day>[0-9]{1,2}\. ?[0-9]{1,2}\. ?(?:[0-9]{4}|[0-9]{2})(?![0-9.,])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.(?![0-9]))"
    r"|(?P<time>[0-9]{1,2}:[0-9]{2}(?![0-9:]))"
    r"|(?P<figure>[0-9]{1,3}(?:[.,'’\u00a0\u2009\u202f ][0-9]{3})+(?![0-9])"
    r"(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)


class Token(NamedTuple):
    """A word, a figure or a single other character."""

    shape: str
    """`word`, `figure`, `time` (14:30), `day` (5.3.2025), `iso` (2025-03-05) or `mark`."""
    text: str
    low: str
    """Lower case, for look-ups."""
    start: int
    end: int
    gap: bool
    """Whether white space stands before it."""


END = Token("", "", "", 0, 0, True)
"""What stands behind the last token and before the first."""


def split(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text`; offsets count its code points."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        shape = match.lastgroup or "mark"
        found.append(
            Token(shape, word, word.lower(), match.start(), match.end(), match.start() != last)
        )
        last = match.end()
    return tuple(found)

"""What a terminal sends, made into events: whatever comes, what follows it is still understood.

Textual's parser ends with an error at some answers of terminals, and no key would be read any more.
Such a sequence is left out here.
"""

import re
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

BEGINNING = re.compile(r"(?=\x1b)")
"""Where a sequence may begin."""


class TypedInput:
    """Reads keys, mouse and answers; belongs to one thread."""

    def __init__(self, debug: bool = False) -> None:
        """`debug` has Textual keep a log of what was read."""
        self._debug = debug
        self._parser = XTermParser(debug)

    @property
    def waiting(self) -> bool:
        """Whether the beginning of a sequence is there that may turn out to be a key by itself."""
        return self._parser._timeout_time is not None

    def read(self, text: str) -> Iterator[Message]:
        """Yield the events of what was sent."""
        for piece in filter(None, BEGINNING.split(text)):
            yield from self._read_piece(piece)

    def _read_piece(self, piece: str) -> Iterator[Message]:
        try:
            for event in self._parser.feed(piece):
                pixels = self._parser.terminal_pixel_size
                if pixels is not None and not all(pixels):
                    # A terminal that does not know its size in pixels; Textual divides by it.
                    self._parser.terminal_pixel_size = None
                yield event
        except Exception:
            self._parser = XTermParser(self._debug)

    def tick(self) -> Iterator[Message]:
        """Yield the events of what has waited long enough for the rest of a sequence."""
        yield from self._parser.tick()

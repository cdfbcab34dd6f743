"""What commands print: JSON for programs on stdout, text for people, talk on stderr.

Everything from outside goes through the gate before it is printed; JSON keeps it, escaped.
"""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cli.outcomes import NobodyReads
from corpus.text import clean_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from comparison.report.pieces import Line

ENDLESS = 10_000
"""Width in cells where nothing is cut: output that goes into a file or another program."""
LOOKS = {
    "heading": "bold",
    "quiet": "dim",
    "mark": "bold yellow",
    "shared": "green",
    "weak": "yellow",
    "only": "dim",
    "differs": "bold red",
    "compatible": "cyan",
}
"""How the roles of a report look on a terminal."""


def talk(message: str) -> None:
    """Tell people something beside the data: on stderr, one safe line."""
    # Not by click, which takes an encoding of ASCII for a mistake and writes UTF-8.
    sys.stderr.write(f"{clean_line(message, 1000)}\n")
    sys.stderr.flush()


def print_json(value: object) -> None:
    """Print one value as JSON in UTF-8; a list with one element a line."""
    if isinstance(value, list) and value:
        print_lines(value)
    else:
        _write(_encode(value) + "\n")


def print_lines(values: Iterable[Any]) -> None:
    """Print values as they come, as one JSON list with one element a line."""
    opening = "[\n"
    for value in values:
        _write(opening + _encode(value))
        opening = ",\n"
    _write("[]\n" if opening == "[\n" else "\n]\n")


def print_text(text: str) -> None:
    """Print text as it is, in UTF-8: it has passed the gate and has line ends of its own."""
    _write(text)


def paper() -> "Console":
    """Return where text for people goes: as wide as the terminal, or endless without one."""
    from rich.console import Console  # noqa: PLC0415 - programs do without

    class Paper(Console):
        """A console that leaves it to us how to end when nobody reads on."""

        def on_broken_pipe(self) -> None:
            raise NobodyReads

    width = None if sys.stdout.isatty() else ENDLESS
    return Paper(width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_wrapped(out: "Console", text: "Text", *, indent: int = 0, width: int = ENDLESS) -> None:
    """Print text in lines of at most `width` cells (and the terminal's), without trailing blanks.

    `width` counts what stands right of the `indent`.
    """
    from rich.text import Text  # noqa: PLC0415 - programs do without

    for line in text.wrap(out, max(1, min(width, out.width - indent))):
        line.rstrip()
        out.print(Text(" " * indent if line else "").append(line), crop=False, no_wrap=True)


def print_pieces(out: "Console", lines: "Iterable[Line]") -> None:
    """Print lines of a report, each piece in the look of its role."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    for line in lines:
        text = Text.assemble(*((piece.text, LOOKS.get(piece.role, "")) for piece in line))
        text.rstrip()
        out.print(text, crop=False, no_wrap=True)


def _encode(value: object) -> str:
    """Return JSON on one line that a terminal can show without harm."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    # Only strings can hold such characters, so an escape is always right.
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _write(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
    except BrokenPipeError as error:
        raise NobodyReads from error

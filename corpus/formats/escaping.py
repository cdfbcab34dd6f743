"""Text from outside in Markdown: shown as it stands, whatever it holds."""

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$]")
_BEGINNING = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")


def escape_line(text: str) -> str:
    """Return one line of text that Markdown shows as it stands."""
    line = _BEGINNING.sub(_escape_beginning, escape_words(text.rstrip()))
    indent = len(line) - len(line.lstrip())
    return "\u00a0" * indent + line[indent:]


def escape_words(text: str) -> str:
    """Return text that Markdown shows as it stands inside of a line, blanks included."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_beginning(found: re.Match[str]) -> str:
    space, sign, number, point = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{point}"

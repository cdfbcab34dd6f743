"""Text from outside in Markdown: shown as it stands, whatever it holds."""

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$]")
_BEGINNING = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")


def escape_line(text: str) -> str:
    """Return one line of text that Markdown shows as it stands."""
    line = _SPECIAL.sub(r"\\\g<0>", text.rstrip())
    line = _BEGINNING.sub(_escape_beginning, line)
    indent = len(line) - len(line.lstrip())
    return "\u00a0" * indent + line[indent:]


def _escape_beginning(found: re.Match[str]) -> str:
    space, sign, number, point = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{point}"

"""The shortest way from one text style to another, in SGR parameters (ECMA-48, 8.3.117).

A style is written as its parameters joined by semicolons, as Textual makes them: `1;38;5;180`;
the empty string is the terminal's default.
"""

from functools import lru_cache
from typing import NamedTuple

KEEPS_BLANKS_PLAIN = frozenset({"1", "2", "3"})
"""Attributes that do not show on a blank: bold, dim, italic."""

ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute without touching the colours; bold and dim end together."""


class Parts(NamedTuple):
    """A style taken apart."""

    attributes: frozenset[str]
    foreground: str
    background: str


@lru_cache(maxsize=4096)
def split_style(style: str) -> Parts:
    """Take a style apart into attributes and the two colours."""
    attributes, foreground, background = set(), "", ""
    numbers = style.split(";") if style else []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        length = 1
        if number in ("38", "48"):
            length = 3 if numbers[at + 1] == "5" else 5
        value = ";".join(numbers[at : at + length])
        code = int(number)
        if code == 38 or 30 <= code <= 37 or code == 39 or 90 <= code <= 97:
            foreground = value
        elif code == 48 or 40 <= code <= 47 or code == 49 or 100 <= code <= 107:
            background = value
        else:
            attributes.add(value)
        at += length
    return Parts(frozenset(attributes), foreground, background)


@lru_cache(maxsize=16384)
def style_change(before: str | None, after: str) -> str:
    """Return the control sequence that leads from one style to another; None is unknown."""
    if before == after:
        return ""
    whole = f"\x1b[0;{after}m" if after else "\x1b[m"
    if before is None:
        return whole
    old, new = split_style(before), split_style(after)
    gone = old.attributes - new.attributes
    if not gone <= ENDS.keys():
        return whole
    ended = {ENDS[each] for each in gone}
    kept = {each for each in old.attributes & new.attributes if ENDS.get(each) not in ended}
    parts = sorted(ended) + sorted(new.attributes - kept)
    if old.foreground != new.foreground:
        parts.append(new.foreground or "39")
    if old.background != new.background:
        parts.append(new.background or "49")
    step = f"\x1b[{';'.join(parts)}m" if parts else ""
    return min(step, whole, key=len)


@lru_cache(maxsize=4096)
def blank_style(style: str) -> str:
    """Return what can be seen of a style on a blank: nearly always its background alone."""
    parts = split_style(style)
    seen = parts.attributes - KEEPS_BLANKS_PLAIN
    colours = [parts.foreground if seen else "", parts.background]
    return ";".join(each for each in (*sorted(seen), *colours) if each)


@lru_cache(maxsize=4096)
def erases_alike(style: str) -> bool:
    """Tell whether erased cells look like blanks of this style: erasing keeps colours only."""
    return split_style(style).attributes <= KEEPS_BLANKS_PLAIN

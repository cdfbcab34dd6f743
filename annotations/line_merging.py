"""Merging two changed versions of a text, line by line, when they do not touch each other.

The method is that of `diff3` (Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007),
stricter in one point: changes to neighbouring lines do not merge.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple


class _Change(NamedTuple):
    """Lines `start` to `end` of the base became `lines`."""

    start: int
    end: int
    lines: list[str]


def merge_lines(base: str, ours: str, theirs: str) -> str | None:
    """Return a text with the changes of both sides, or None when they touch each other."""
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    old = base.split("\n")
    mine, yours = _changes(old, ours.split("\n")), _changes(old, theirs.split("\n"))
    common = [change for change in mine if change in yours]
    mine = [change for change in mine if change not in common]
    yours = [change for change in yours if change not in common]
    if any(_touch(one, other) for one in mine for other in [*yours, *common]):
        return None
    if any(_touch(one, other) for one in yours for other in common):
        return None
    return "\n".join(_apply(old, sorted([*mine, *yours, *common])))


def _changes(old: list[str], new: list[str]) -> list[_Change]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Change(a, b, new[c:d]) for kind, a, b, c, d in blocks if kind != "equal"]


def _touch(one: _Change, other: _Change) -> bool:
    return one.start <= other.end and other.start <= one.end


def _apply(old: list[str], changes: list[_Change]) -> Iterator[str]:
    done = 0
    for change in changes:
        yield from old[done : change.start]
        yield from change.lines
        done = change.end
    yield from old[done:]

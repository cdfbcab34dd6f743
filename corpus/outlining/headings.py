"""Which lines of a raw text are headings: short, without a full stop, before running text."""

import re

from corpus.outlining.sentences import count_stops, is_stopped

LONGEST = 100
"""Longest heading, in code points."""
LONGEST_QUESTION = 70
_ITEM = re.compile(r"[-*•–·‣▪►]\s")


def is_heading(line: str, after: str | None) -> bool:
    """Return whether a line is a heading of what follows; `after` is the next line of the text.

    A question is one only when it is short and a longer paragraph answers it.
    """
    if after is None or len(line) > LONGEST or is_stopped(line) or _ITEM.match(line):
        return False
    if line[0].islower() or line[0] in "([…":
        return False
    if line.rstrip("“”\"»«’'")[-1:] == "?":
        return (
            len(line) <= LONGEST_QUESTION and len(after) >= 2 * len(line) and not count_stops(line)
        )
    if _ITEM.match(after):
        return True
    return is_running_text(after) and len(after) > len(line)


def is_running_text(line: str) -> bool:
    """Return whether a line is a paragraph: it ends like a sentence or is long."""
    return is_stopped(line) or ends_text(line) or line.rstrip("“”\"»«’'")[-1:] == "?"


def ends_text(line: str) -> bool:
    """Return whether a line can end an article: no question (a link), nothing that announces."""
    return (is_stopped(line) and line[-1] != ":") or len(line) > LONGEST

"""Plain text to a draft: finds paragraphs, whatever the line ends mean, and the title.

Three layouts occur. Paragraphs are one line each, with or without blank lines between them (raw
pastes); or lines are wrapped by hand at a fixed width, and are joined here; or short lines stand
close together on purpose (lists, verse) and stay close. In the finished text each paragraph is
one line and a blank line stands between paragraphs; only list items and verse follow each other
without one.
"""

import re
from itertools import pairwise

from corpus.formats.draft import Block, Draft, Kind
from corpus.outlining.boilerplate import is_link
from corpus.outlining.bylines import is_date_line
from corpus.outlining.datelines import begins_with_dateline

TITLE_LENGTH = 120
"""A first line up to this many code points is a title even when it is a full sentence."""
HEADLINE_LENGTH = 200
"""A first line without a full stop is a title up to this many code points."""
LONE_TITLE_LENGTH = 100
"""A text of a single line is a title only below this length and without a full stop."""

_ITEM = re.compile(r"[-*•–·‣▪►]\s|\(?\d{1,3}[.)]\s")
_STOPPED = re.compile(r"[.!?…:;]['\"”“»«’)\]]*$")
_INNER_STOP = re.compile(r"[.!?…]['\"”“»«’)\]]*\s")
_WRAP_MIN, _WRAP_MAX = 40, 100
_VERSE_WIDTH = 60
_MAX_ABOVE = 4


def read_plain(text: str) -> Draft:
    """Return the draft of a text that has passed the gate; its title is None when it has none."""
    chunks = _chunks(text)
    width = _wrap_width(chunks)
    draft = Draft([block for chunk in chunks for block in _blocks(chunk, width)], marked=False)
    take_title(draft)
    return draft


def take_title(draft: Draft) -> None:
    """Make the first line the title when it is one.

    Addresses, dates and captions that stand above the title move below it.
    """
    for number, block in enumerate(draft.blocks[:_MAX_ABOVE]):
        if block.kind is Kind.ASIDE or is_link(block.text) or is_date_line(block.text):
            continue
        alone = len(draft.blocks) == 1
        if block.kind is Kind.HEADING or _is_title(block.text, alone=alone):
            draft.title = draft.blocks.pop(number).text
        return


def _chunks(text: str) -> list[list[str]]:
    """Return groups of lines that stand together, white space folded."""
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            chunks[-1].append(words)
        elif chunks[-1]:
            chunks.append([])
    return chunks if chunks[-1] else chunks[:-1]


def _wrap_width(chunks: list[list[str]]) -> int:
    """Return the width a text was wrapped to by hand, 0 when it was not.

    In wrapped text the next line's first word would not have fit, and most lines end in the
    middle of a sentence.
    """
    joints = [pair for chunk in chunks for pair in pairwise(chunk)]
    width = max((len(line) for chunk in chunks for line in chunk), default=0)
    if len(joints) < 3 or not _WRAP_MIN <= width <= _WRAP_MAX:
        return 0
    full = sum(_is_full(line, after, width) for line, after in joints)
    open_ended = sum(not _STOPPED.search(line) for line, _ in joints)
    return width if full >= 0.6 * len(joints) and open_ended >= 0.4 * len(joints) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Return whether the first word of the next line would not have fit."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width - 2


def _blocks(chunk: list[str], width: int) -> list[Block]:
    """Return the paragraphs of lines that stand together."""
    if width:
        return [Block(text) for text in _joined(chunk, width)]
    verse = len(chunk) > 2 and max(map(len, chunk)) <= _VERSE_WIDTH
    return [
        Block(line, Kind.LINE if verse or _ITEM.match(line) else Kind.PARAGRAPH) for line in chunk
    ]


def _joined(chunk: list[str], width: int) -> list[str]:
    """Return the lines of hand-wrapped text, joined to paragraphs."""
    paragraphs = [chunk[0]]
    for line, after in pairwise(chunk):
        if _is_full(line, after, width) and not _ITEM.match(after):
            paragraphs[-1] += " " + after
        else:
            paragraphs.append(after)
    return paragraphs


def _is_title(line: str, *, alone: bool) -> bool:
    """Return whether a first line is a title and not the beginning of the text."""
    stopped = bool(_STOPPED.search(line))
    if alone:
        return len(line) <= LONE_TITLE_LENGTH and not stopped
    if not stopped:
        return len(line) <= HEADLINE_LENGTH and len(_INNER_STOP.findall(line)) < 3
    if begins_with_dateline(line):
        return False
    return len(line) <= TITLE_LENGTH and len(_INNER_STOP.findall(line)) < 2

"""Cuts article text into tokens and segments, the stretches in which names are sought."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Outline

_TOKEN = re.compile(
    r"""[A-ZÄÖÜ]\.(?=\s?[A-ZÄÖÜ,])          # an initial: J. Weber
    |(?<=[a-zß]\s)[A-ZÄÖÜ]\.                # Henrik B.
    |(?:Dr|Prof|St|Nr|bzw|ca|Co|Cie|Mio|Mrd|usw|Jr|Sr|vgl|Abs|Art|rd|Mrs|Mr|Ms|z\.B|u\.a|d\.h)\.
    |\d+(?:[.,:]\d+)*\.?(?=\s[a-zäöü])      # 3. in "3. oktober", 1.200
    |\d+(?:[.,:]\d+)*
    |\w+(?:['’]\w+)?(?:[-‑&]\w+)*-?
    |\.\.\.
    |[^\w\s]""",
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:['’]s|n['’]t|['’](?:re|ve|ll|d|m))$")


@dataclass(slots=True)
class Segment:
    """A sentence, heading or other line: its tokens and where they stand in the article."""

    words: list[str]
    """Tokens as written; capitals of headlines may be levelled, offsets stay true."""
    starts: list[int]
    ends: list[int]
    opens_line: bool
    """True when the segment begins its line (datelines and bylines stand there)."""
    line: int
    """Number of the line in the article; 0 is the title."""
    closes_line: bool


def tokenize(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Tokens with start and end in `text`; English clitics ('s, n't) are tokens of their own."""
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        clitic = _CLITIC.search(word) if language == "en" else None
        if clitic and clitic.start():
            cut = start + clitic.start()
            yield text[start:cut], start, cut
            yield clitic.group().replace("’", "'"), cut, end
        else:
            yield word, start, end


def cut_segments(text: str, outline: Outline, language: str) -> list[Segment]:
    """Every line of `text`, cut again where the outline has a sentence begin or end."""
    cuts = sorted({edge for span in outline.sentences for edge in span} | {len(text)})
    segments: list[Segment] = []
    offset = at = 0
    for number, line in enumerate(text.split("\n")):
        stop = offset + len(line)
        edges = [offset]
        while at < len(cuts) and cuts[at] <= offset:
            at += 1
        while at < len(cuts) and cuts[at] < stop:
            edges.append(cuts[at])
            at += 1
        edges.append(stop)
        segments += _cut_line(text, edges, number, language)
        offset = stop + 1
    return segments


def _cut_line(text: str, edges: list[int], number: int, language: str) -> list[Segment]:
    """Return the segments of one line whose pieces begin and end at `edges`."""
    found: list[Segment] = []
    for start, stop in pairwise(edges):
        tokens = list(tokenize(text[start:stop], language))
        if not tokens:
            continue
        found.append(
            Segment(
                words=[word for word, _, _ in tokens],
                starts=[start + a for _, a, _ in tokens],
                ends=[start + b for _, _, b in tokens],
                opens_line=not found,
                line=number,
                closes_line=False,
            )
        )
    if found:
        found[-1].closes_line = True
    return found

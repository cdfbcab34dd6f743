"""Places in a changed text that may be the passage of an anchor, with what speaks for each.

All offsets here count characters of folded text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.anchoring.approximate import best_matches, edit_distance, similarity
from annotations.anchoring.folding import fold_words
from annotations.anchoring.passages import SearchedText
from annotations.note import Anchor

_MANY = 40
_WORD_REACH = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """An anchor, folded."""

    quote: str
    """Without white space around it."""
    before: str
    behind: str
    start: int
    """Where it stood, in code points of the old text: a hint."""

    @classmethod
    def of(cls, anchor: Anchor) -> "Wanted":
        """Fold an anchor."""
        return cls(
            fold_words(anchor.exact).strip(),
            fold_words(anchor.prefix),
            fold_words(anchor.suffix),
            anchor.start,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the passage; likenesses run from 0 to 1."""

    start: int
    end: int
    quote: float
    """Likeness of the words themselves."""
    before: float
    """Likeness of what stands before; that of the other side where nothing stood before."""
    behind: float

    @property
    def side(self) -> float:
        """Likeness of the better side: an edit next to a passage usually spares the other."""
        return max(self.before, self.behind)

    @property
    def both(self) -> float:
        """Likeness of the worse side."""
        return min(self.before, self.behind)

    @property
    def perfect(self) -> bool:
        """Whether nothing but style differs in words and surroundings."""
        return self.quote == 1 and self.both == 1


def find_candidates(searched: SearchedText, wanted: Wanted) -> list[Candidate]:
    """Return the places worth judging, each once, in no order."""
    text = searched.folded.text
    pattern = wanted.before + wanted.quote + wanted.behind
    place = text.find(pattern)
    if place >= 0 and pattern != wanted.quote and text.find(pattern, place + 1) < 0:
        start = place + len(wanted.before)
        return [Candidate(start, start + len(wanted.quote), 1.0, 1.0, 1.0)]
    windows = searched.windows(pattern)
    spans = set(_verbatim(text, wanted, windows))
    judged = {span: weigh(text, span, wanted) for span in spans}
    if not any(place.quote == 1 and place.both > 0.8 for place in judged.values()):
        for span in _similar(text, wanted, windows):
            if span not in judged:
                judged[span] = weigh(text, span, wanted)
    return list(judged.values())


def weigh(text: str, span: tuple[int, int], wanted: Wanted) -> Candidate:
    """Compare one place and its surroundings with what is wanted."""
    start, end = span
    found = text[start:end]
    quote = 1 - edit_distance(wanted.quote, found) / max(len(wanted.quote), len(found), 1)
    before = similarity(wanted.before, text[max(0, start - len(wanted.before)) : start])
    behind = similarity(wanted.behind, text[end : end + len(wanted.behind)])
    if not wanted.before.strip():
        before = behind if wanted.behind.strip() else quote
    if not wanted.behind.strip():
        behind = before
    return Candidate(start, end, quote, before, behind)


def _verbatim(
    text: str, wanted: Wanted, windows: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where the quote stands word for word; of very many, those in the windows."""
    found = list(_occurrences(text, wanted, 0, len(text), _MANY + 1))
    if len(found) <= _MANY:
        yield from found
        return
    for start, end in windows:
        yield from _occurrences(text, wanted, start, end, _MANY)


def _occurrences(
    text: str, wanted: Wanted, start: int, end: int, most: int
) -> Iterator[tuple[int, int]]:
    quote = wanted.quote
    left_free = _free(wanted.before[-1:], quote[:1])
    right_free = _free(quote[-1:], wanted.behind[:1])
    place = text.find(quote, start, end)
    while place >= 0 and most:
        stop = place + len(quote)
        if (not left_free or _free(text[place - 1 : place], quote[:1])) and (
            not right_free or _free(quote[-1:], text[stop : stop + 1])
        ):
            most -= 1
            yield place, stop
        place = text.find(quote, place + 1, end)


def _similar(
    text: str, wanted: Wanted, windows: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of each window most like the quote, widened to whole words."""
    left_free = _free(wanted.before[-1:], wanted.quote[:1])
    right_free = _free(wanted.quote[-1:], wanted.behind[:1])
    for start, end in windows:
        window = text[start:end]
        matches = [(match.start, match.end) for match in best_matches(wanted.quote, window)]
        for first, last in [*matches, *_framed(window, wanted)]:
            yield (
                _word_start(text, start + first) if left_free else start + first,
                _word_end(text, start + last) if right_free else start + last,
            )


def _framed(window: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Yield what stands between the surroundings, if both are there and close enough."""
    before, behind = wanted.before.strip(), wanted.behind.strip()
    if not before or not behind:
        return
    most = 2 * len(wanted.quote) + _WORD_REACH
    for left in best_matches(before, window):
        rest = window[left.end : left.end + most + 2 * len(behind)]
        for right in best_matches(behind, rest)[:1]:
            framed = rest[: right.start]
            if framed.strip() and right.start <= most:
                first = left.end + len(framed) - len(framed.lstrip())
                yield first, left.end + len(framed.rstrip())


def _free(left: str, right: str) -> bool:
    """Tell whether a word ends between two characters, either of which may be missing."""
    return not (left.isalnum() and right.isalnum())


def _word_start(text: str, place: int) -> int:
    for start in range(place, max(0, place - _WORD_REACH), -1):
        if _free(text[start - 1 : start], text[start : start + 1]):
            return start
    return place


def _word_end(text: str, place: int) -> int:
    for end in range(place, min(len(text), place + _WORD_REACH)):
        if _free(text[end - 1 : end], text[end : end + 1]):
            return end
    return place

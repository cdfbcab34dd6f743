"""Searches a changed text for the passage of an anchor, whole or in two parts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotations.anchoring.candidates import Candidate, Wanted, find_candidates
from annotations.anchoring.evidence import SURE_SIDE, Words, judge, rank, rivals
from annotations.anchoring.passages import SearchedText
from annotations.note import Anchor, Resolution
from corpus.article import Span

CONTEXT = 32
"""So many code points of the surroundings are kept on each side, and at most twice as many."""

_SPLIT = re.compile(r"(?<=[.!?:;…\"“”»«])\s+|\n+")
_SPLITS_TRIED = 4
_SHORTEST_TORN = 40
_WIDEST_GAP = 2_000


class Found(NamedTuple):
    """What became of the best place, and that place; None when nothing was similar."""

    resolution: Resolution
    place: Candidate | None


def search(searched: SearchedText, anchor: Anchor) -> Found:
    """Look for a passage in one piece."""
    wanted = Wanted.of(anchor)
    places = find_candidates(searched, wanted) if wanted.quote else []
    if not places:
        return Found(Resolution("orphan", None, 0.0, "nothing in the text is similar"), None)
    length = len(searched.folded.text)
    ranked = sorted(
        ((rank(place, wanted.start, length), place) for place in places),
        key=lambda scored: (-scored[0], scored[1].start, scored[1].end),
    )
    score, best = ranked[0]
    rivalled = any(rivals(best, score, place, other) for other, place in ranked[1:])
    span = searched.folded.source_span(best.start, best.end)
    then = Words(anchor.prefix, anchor.exact, anchor.suffix)
    state, reason = judge(best, then, _words_at(searched.text, span, then), rivalled=rivalled)
    return Found(Resolution(state, None if state == "orphan" else span, score, reason), best)


def _words_at(text: str, span: Span, like: Words) -> Words:
    """Return what stands at a place, with as much around it as there was."""
    start, end = span
    before = text[max(0, start - len(like.before)) : start]
    return Words(before, text[start:end], text[end : end + len(like.behind)])


def search_parts(searched: SearchedText, anchor: Anchor) -> Resolution | None:
    """Look for a passage into which something was put, or of which a part was cut.

    What is found has to be confirmed: it is not quite what the note was about.
    """
    if len(anchor.exact) < _SHORTEST_TORN:
        return None
    for head, tail in _halves(anchor):
        first, second = search(searched, head), search(searched, tail)
        whole = _joined(first.resolution, second.resolution)
        if whole:
            return whole
        for part, found, outer in (
            (head, first.resolution, first.place.before if first.place else 0.0),
            (tail, second.resolution, second.place.behind if second.place else 0.0),
        ):
            is_most = 2 * len(part.exact) >= len(anchor.exact)
            if is_most and found.state == "moved" and outer >= SURE_SIDE:
                return Resolution("unsure", found.span, found.score, "a part of it is gone")
    return None


def _joined(head: Resolution, tail: Resolution) -> Resolution | None:
    """Return the stretch from one part to the other if they still follow each other."""
    if head.state != "moved" or tail.state != "moved" or not head.span or not tail.span:
        return None
    if not 0 <= tail.span.start - head.span.end <= _WIDEST_GAP:
        return None
    span = Span(head.span.start, tail.span.end)
    score = min(head.score, tail.score)
    return Resolution("unsure", span, score, "something was put into it")


def _halves(anchor: Anchor) -> Iterator[tuple[Anchor, Anchor]]:
    """Yield a passage in two, split between sentences, nearest to the middle first."""
    exact, middle = anchor.exact, len(anchor.exact) / 2
    places = [found.end() for found in _SPLIT.finditer(exact) if found.end() < len(exact)]
    for cut in sorted(places, key=lambda place: abs(place - middle))[:_SPLITS_TRIED]:
        split = anchor.start + cut
        head, tail = exact[:cut], exact[cut:]
        yield (
            Anchor(head, anchor.prefix, tail[: 2 * CONTEXT], anchor.start, split, ""),
            Anchor(tail, head[-2 * CONTEXT :], anchor.suffix, split, anchor.end, ""),
        )

"""When a place in a changed text may carry a note: the rules by which a look-alike is refused.

A passage is more than its words. A sentence of another paragraph may differ in one name or
figure and mean something else; a note that moved there would lie. Therefore figures and names
must have survived, something beside the passage must agree, and no second place may fit as well.
What fails a rule but has strong surroundings is offered, not taken. The bounds were measured on
changed articles, with `bench/annotations.py`.
"""

import re
from typing import NamedTuple

from annotations.anchoring.approximate import similarity
from annotations.anchoring.candidates import Candidate
from annotations.anchoring.folding import fold_words
from annotations.note import State

SURE_QUOTE = 0.85
"""From this likeness on, a passage counts as the same."""
POSSIBLE_QUOTE = 0.78
"""Below, it is another one, unless both sides are strong."""
FRAMED_QUOTE = 0.6
"""Below, it is another one even so."""
STRONG_SIDES = 0.85
"""Likeness of both sides that says: this is the place, whatever became of the words."""
SURE_SIDE = 0.6
"""Likeness of a side that chance does not reach; unrelated German text has 0.25 to 0.35."""
POSSIBLE_SIDE = 0.35
SAME_SIDE = 0.9
"""Likeness of a side in which hardly more than style or a typo changed."""
SHORT_QUOTE = 25
"""Fewer characters may well stand elsewhere by chance: then the surroundings decide."""
TELLING_QUOTE = 0.92
TELLING_LENGTH = 40
"""So many characters that are so alike need no surroundings."""
CLEAR_LEAD = 0.05
"""What the best place must have ahead of the next one."""
NAME_LIKENESS = 0.7
"""A name with one typo is still the name."""

_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(r"\d+(?:[.,:/’'\u00a0\u202f-]\d+)*")
"""A figure as one reads it: 1.240 and 9:30 are one each."""
_WORD = re.compile(r"\b[^\W\d_]\w{2,}")


class Words(NamedTuple):
    """A passage with its surroundings, as they stand in a text."""

    before: str
    quote: str
    behind: str


def rank(place: Candidate, hint: float, length: int) -> float:
    """Return 0 to 1: how well a place fits; `hint` is where the passage is expected."""
    nearness = 1 - min(1.0, abs(place.start - hint) / max(1, length))
    mean = (place.before + place.behind) / 2
    return 0.55 * place.quote + 0.20 * mean + 0.24 * place.side + 0.01 * nearness


def rivals(best: Candidate, score: float, other: Candidate, other_score: float) -> bool:
    """Tell whether another place fits as well as the best one: too well to choose between them.

    A place with exactly the words and surroundings wanted has no rival that lacks them.
    """
    if best.perfect and not other.perfect:
        return False
    apart = best.end <= other.start or other.end <= best.start
    return apart and score - other_score < CLEAR_LEAD


def missing_claim(then: str, now: str) -> str:
    """Return a figure or a capitalised word that a text had and has no more, or nothing.

    Digits are compared part by part, so that 1.240 and 1 240 are the same.
    """
    lost_digits: set[str] = set(_DIGITS.findall(then)) - set(_DIGITS.findall(now))
    for figure in _FIGURE.findall(then):
        if not lost_digits.isdisjoint(_DIGITS.findall(figure)):
            return str(figure)
    names = (word.group() for word in _WORD.finditer(then) if word.group()[0].isupper())
    folded = fold_words(now)
    lost = (name for name in names if similarity(fold_words(name), folded) < NAME_LIKENESS)
    return next(lost, "")


def judge(place: Candidate, then: Words, now: Words, *, rivalled: bool) -> tuple[State, str]:
    """Say what may become of the best place, and why in half a sentence.

    `then` is what was annotated, `now` what stands there; `rivalled` tells whether another place
    fits as well.
    """
    claim = missing_claim(then.quote, now.quote) if place.quote < 1 else ""
    refusal = _refusal(place, claim)
    if refusal:
        return "orphan", refusal
    doubt = _doubt(place, claim, rivalled) or _doubt_about_short(place, then, now)
    if doubt:
        return "unsure", doubt
    if place.quote == 1:
        return "moved", "the words are the same, the place is new"
    return "moved", f"{1 - place.quote:.0%} of the letters changed"


def _refusal(place: Candidate, claim: str) -> str:
    strong = place.both >= STRONG_SIDES
    if place.quote < (FRAMED_QUOTE if strong else POSSIBLE_QUOTE):
        return "no passage is similar enough"
    if claim and not strong:
        return f"the most similar passage does not have “{claim}”"
    if place.quote == 1 and not _is_short(place):
        return ""
    if place.end - place.start >= TELLING_LENGTH and place.quote >= TELLING_QUOTE and not claim:
        return ""
    if place.side < (SURE_SIDE if _is_short(place) else POSSIBLE_SIDE):
        return "similar words stand elsewhere, in other surroundings"
    return ""


def _doubt(place: Candidate, claim: str, rivalled: bool) -> str:
    if claim:
        return f"“{claim}” is gone"
    if rivalled:
        return "another place fits as well"
    if place.quote < SURE_QUOTE:
        return "much of the wording changed"
    if place.quote < 1 and place.side < SURE_SIDE:
        return "wording and surroundings changed"
    return ""


def _doubt_about_short(place: Candidate, then: Words, now: Words) -> str:
    """Doubt a few words whose sentence became another: their meaning is in what surrounds them.

    A side of which nothing is left says nothing; then the other one must be as it was.
    """
    if not _is_short(place) or place.perfect:
        return ""
    if place.both < SURE_SIDE and place.side < SAME_SIDE:
        return "the surroundings changed"
    before, behind = place.before >= SURE_SIDE, place.behind >= SURE_SIDE
    claim = (before and missing_claim(then.before, now.before)) or (
        behind and missing_claim(then.behind, now.behind)
    )
    return f"“{claim}” beside it is gone" if claim else ""


def _is_short(place: Candidate) -> bool:
    return place.end - place.start < SHORT_QUOTE

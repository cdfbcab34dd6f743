"""When a place in a changed text may carry a note: the rules by which a look-alike is refused.

A passage is more than its words. A sentence of another article, or of another paragraph, may
differ in one name or figure and mean something else; a note that moved there would lie.
Therefore figures and names must have survived, something beside the passage must agree, and no
second place may fit as well. What fails a rule but has strong surroundings is offered, not
taken. Rules and starting values: measured on mutated articles by `bench/annotations.py`.
"""

import re

from annotations.approximate import similarity
from annotations.candidates import Candidate
from annotations.folding import fold_words
from annotations.note import State

SURE_QUOTE = 0.85
POSSIBLE_QUOTE = 0.78
SURE_SIDE = 0.6
SHORT_SURE_SIDE = 0.75
POSSIBLE_SIDE = 0.35
STRONG_SIDES = 0.85
FRAMED_QUOTE = 0.6
TELLING_QUOTE = 0.92
TELLING_LENGTH = 40
SHORT_QUOTE = 25
CLEAR_LEAD = 0.05
NAME_LIKENESS = 0.7

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\b[^\W\d_]\w{2,}")


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


def missing_claim(quote: str, found: str) -> str:
    """Return a figure or a capitalised word that `quote` has and `found` has not, or nothing."""
    numbers: set[str] = set(_NUMBER.findall(quote)) - set(_NUMBER.findall(found))
    if numbers:
        return min(numbers)
    names = (word.group() for word in _WORD.finditer(quote) if word.group()[0].isupper())
    text = fold_words(found)
    lost = (name for name in names if similarity(fold_words(name), text) < NAME_LIKENESS)
    return next(lost, "")


def judge(place: Candidate, quote: str, found: str, rivalled: bool) -> tuple[State, str]:
    """Say what may become of the best place, and why in half a sentence.

    `quote` and `found` are the passage then and now, unfolded; `rivalled` tells whether another
    place fits as well.
    """
    claim = missing_claim(quote, found) if place.quote < 1 else ""
    refusal = _refusal(place, claim)
    if refusal:
        return "orphan", refusal
    doubt = _doubt(place, claim, rivalled)
    if doubt:
        return "unsure", doubt
    if place.quote == 1:
        return "moved", "the words are the same, the place is new"
    return "moved", f"{1 - place.quote:.0%} of the letters changed"


def _refusal(place: Candidate, claim: str) -> str:
    length = place.end - place.start
    strong = place.both >= STRONG_SIDES
    if place.quote < (FRAMED_QUOTE if strong else POSSIBLE_QUOTE):
        return "no passage is similar enough"
    if claim and not strong:
        return f"the most similar passage does not have “{claim}”"
    if place.quote == 1 and not _is_short(place):
        return ""
    if length >= TELLING_LENGTH and place.quote >= TELLING_QUOTE and not claim:
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
    if _is_short(place) and place.side < SHORT_SURE_SIDE:
        return "the surroundings changed"
    return ""


def _is_short(place: Candidate) -> bool:
    """Tell whether so few words may well stand elsewhere by chance."""
    return place.end - place.start < SHORT_QUOTE

"""Results of votes and matches: two figures against each other."""

from comparison.quantities.lexicon import words
from comparison.quantities.line import Found, Line, exact
from comparison.quantities.numerals import Number, read_number

_AGAINST = frozenset({"zu", "gegen", "to", ":", "–", "-"})
_VOTES = words(
    "stimmen votes vote stimme ja-stimmen nein-stimmen ja nein enthaltungen gegenstimmen"
)
_VOTING = words(
    "vote votes voted voting by margin majority ballot tally poll division passed approved backed "
    "rejected defeated beat won lost win loss victory defeat council parliament committee"
)
_FOR = words("dafür votierten votierte stimmten ja zustimmung favour favor for yes")
_CAST = words("votierten stimmten votierte stimmte voted")
_NO = words("dagegen nein against no")
_BASE = 1_000_000.0
"""A result is its first figure times this plus the second."""
_REACH = 9
"""Tokens between a figure and the word that says which camp it is."""


def result(first: float, second: float) -> float:
    """Return one value for two figures against each other."""
    return first * _BASE + second


def read_vote(line: Line, place: int) -> Found | None:
    """Return a result that starts at a token: `31 zu 9 Stimmen`, `votes of 24 to 17`."""
    first = _camp(line, place)
    if first is None:
        return None
    return _against(line, place, first) or _camps(line, place, first)


def _camp(line: Line, place: int) -> Number | None:
    number = read_number(line, place)
    if number is None or number.scaled or number.article or number.value != int(number.value):
        return None
    return number if number.value < _BASE else None


def _against(line: Line, place: int, first: Number) -> Found | None:
    after = first.after
    worded = line.at(after).low in _VOTES
    after += worded
    middle = line.at(after)
    if middle.low not in _AGAINST or (middle.text in "–-" and not line.glued(after)):
        return None
    second = _camp(line, after + 1)
    if second is None:
        return None
    last = line.at(second.after).low
    sure = worded or last in _VOTES or middle.low == ":" or _score(line, first, second)
    before = line.at(place - 1).low
    # "31 zu 9" needs no further word; "24 to 17" and "24–17" would be ranges without one.
    if not sure and middle.low in ("zu", "gegen"):
        sure = not line.at(second.after).text[:1].isalpha() or before in ("mit", "von")
    if not sure and middle.low not in ("zu", "gegen"):
        near = {line.at(place - step).low for step in range(1, _REACH)}
        sure = bool(near & _VOTING) and second.value <= first.value and before != "from"
    if not sure:
        return None
    end = second.after + (last in _VOTES)
    return exact("ratio", result(first.value, second.value), 1.0, "", place, end)


def _score(line: Line, first: Number, second: Number) -> bool:
    """Return whether two figures with a dash are a result: the larger first, nothing counted."""
    dash = line.at(first.after).text in ("-", "–") and line.glued(first.after + 1)
    following = line.at(second.after).low
    free = following not in line.words.units and following not in ("%", "-", "–")
    return dash and free and second.value < first.value < 1000


def _camps(line: Line, place: int, first: Number) -> Found | None:
    """Return "27 Abgeordnete votierten dafür, 12 dagegen"."""
    camp = _word(line, first.after, _FOR)
    if camp is None and {line.at(place - step).low for step in (1, 2)} & _CAST:
        camp = first.after
    if camp is None:
        return None
    for start in range(camp + 1, min(camp + 4, len(line.tokens))):
        second = _camp(line, start)
        if second:
            against = _word(line, second.after, _NO, reach=4)
            if against is None and line.at(start - 1).low in _NO:
                against = second.after - 1
            if against is None:
                return None
            value = result(first.value, second.value)
            return exact("ratio", value, 1.0, "", place, against + 1)
    return None


def _word(line: Line, start: int, group: frozenset[str], reach: int = _REACH) -> int | None:
    for place in range(start, start + reach):
        token = line.at(place)
        if token.low in group and (token.low != "for" or line.at(place + 1).text in ",;"):
            return place
        if token.shape == "figure" or not token.text:
            return None
    return None

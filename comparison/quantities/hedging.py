"""Hedges: which one stands before a figure, and how far it opens the figure."""

from comparison.quantities.lexicon import Hedge
from comparison.quantities.line import Found, Line

_LONGEST = 5
"""Words of the longest hedge."""
_CLOCK = {
    Hedge.BELOW: (25.0, 0.0),
    Hedge.ABOVE: (0.0, 25.0),
    Hedge.ABOUT: (20.0, 20.0),
    Hedge.LEAST: (0.0, 90.0),
    Hedge.MOST: (90.0, 0.0),
}
"""Minutes before and after a time of day."""
_UNHEDGED = frozenset({"weekday", "ratio"})
_CLOCK_ONLY: dict[tuple[str, ...], Hedge] = {
    ("kurz", "vor"): Hedge.BELOW,
    ("kurz", "nach"): Hedge.ABOVE,
    ("shortly", "before"): Hedge.BELOW,
    ("shortly", "after"): Hedge.ABOVE,
    ("just", "before"): Hedge.BELOW,
    ("just", "after"): Hedge.ABOVE,
    ("nicht", "vor"): Hedge.LEAST,
}


def hedge_before(line: Line, first: int, kind: str) -> tuple[Hedge | None, int]:
    """Return the hedge of a quantity that starts at token `first`, and the hedge's own start."""
    if kind in _UNHEDGED:
        return None, first
    inner = line.words.hedges.get((line.at(first + 1).low,))
    if inner and line.at(first).low in line.words.articles:
        return inner, first
    end = first
    if line.at(end - 1).low in line.words.between and end > 0:
        end -= 1
    for stop in dict.fromkeys((end, first)):
        for size in range(min(_LONGEST, stop), 0, -1):
            phrase = _phrase(line, stop - size, stop)
            hedge = line.words.hedges.get(phrase)
            if kind == "clock" and phrase in _CLOCK_ONLY:
                hedge = _CLOCK_ONLY[phrase]
            if hedge:
                return hedge, stop - size
    return None, first


def _phrase(line: Line, start: int, stop: int) -> tuple[str, ...]:
    """Return the words from `start`; the point of `ca.` does not count."""
    return tuple(token.low for token in line.tokens[start:stop] if token.text != ".")


def spread(found: Found, hedge: Hedge | None) -> tuple[float, float]:
    """Return the ends of a quantity under its hedge, both included.

    "Mehr als eine Stunde" reaches to the next hour, "mehr als 60 Minuten" not so far.
    """
    low, high, value = found.low, found.high, found.value
    if hedge is None or (value is None and found.kind != "clock"):
        return low, high
    if found.kind == "clock":
        before, after = _CLOCK[hedge]
        return low - before, high + after
    if found.kind == "year" or value is None:
        return low, high
    grain = min(found.grain, 0.25 * abs(value))
    reach = max(0.3 * value, min(found.grain, value))
    below, above = {
        Hedge.BELOW: (max(0.1 * value, grain), 0.0),
        Hedge.ABOVE: (0.0, max(0.12 * value, grain)),
        Hedge.LEAST: (0.0, reach),
        Hedge.MOST: (max(0.3 * value, grain), 0.0),
        Hedge.ABOUT: (max(0.06 * value, grain / 2), max(0.06 * value, grain / 2)),
    }[hedge]
    return low - below, high + above

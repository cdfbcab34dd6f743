"""Figures with a unit, money, ages and counts."""

from comparison.quantities.ages import ADULT, age_end, is_age
from comparison.quantities.lexicon import Unit, words
from comparison.quantities.line import Found, Line, between, exact
from comparison.quantities.nouns import AGE, counted_noun, measured_noun
from comparison.quantities.numbered_names import is_name
from comparison.quantities.numerals import Number, read_number
from comparison.quantities.unit_reading import DASHES, SIGNS, unit_at

CURRENCIES = frozenset(SIGNS.values()) | words("CHF RUB UAH PLN CNY TRY SEK INR")
_CODES = {"eur": "EUR", "usd": "USD", "chf": "CHF", "gbp": "GBP", "fr": "CHF", "sfr": "CHF"}
_PERSONS = words("woman man girl boy driver frau mann mädchen junge im alter age")


def read_measure(line: Line, place: int) -> Found | None:
    """Return the figure that starts at a token: with a unit, as money, as an age, or a count."""
    money = _currency_first(line, place)
    if money:
        return money
    fused = _fused(line, place) or _often(line, place)
    if fused:
        return fused
    if line.glued(place) and line.at(place - 1).shape in ("word", "figure"):
        return None
    number = read_number(line, place)
    if number is None or is_name(line, place, number):
        return None
    ranged = _range(line, place, number)
    if ranged:
        return ranged
    return _with_unit(line, place, number) or _bare(line, place, number)


def _currency_first(line: Line, place: int) -> Found | None:
    token = line.at(place)
    kind = SIGNS.get(token.text) or (_CODES.get(token.low) if token.text[:1].isupper() else None)
    after = place + 1
    if kind == "CHF" and line.at(after).text == ".":
        after += 1
    if not kind or line.at(after).shape != "figure":
        return None
    number = read_number(line, after)
    if number is None:
        return None
    return exact(kind, number.value, number.grain, "", place, number.after)


def _fused(line: Line, place: int) -> Found | None:
    """Return the quantity inside one word: `siebenstündig`, `dreijährige`."""
    low = line.at(place).low
    for stem, unit in line.words.suffixes:
        found = low.find(stem, 1)
        if found > 0 and len(low) - found - len(stem) <= 3:
            value = line.words.spell(low[:found])
            if value is None:
                return None
            grain = 0.5 if value != int(value) else 1.0
            return _measured(
                line, place, Number(value, grain, place, False, False), unit, place + 1
            )
    return None


def _often(line: Line, place: int) -> Found | None:
    """Return how often: `zweimal`, `einmal pro Woche`, `twice`, `three times`."""
    low, following = line.at(place).low, line.at(place + 1).low
    if low in ("once", "twice"):
        value, after = 1.0 + (low == "twice"), place + 1
    elif low.endswith("mal") and len(low) > 3:
        value, after = line.words.spell(low[:-3]) or 0.0, place + 1
    elif following in ("times", "mal") and (number := read_number(line, place)):
        value, after = number.value, place + 2
    else:
        return None
    if not value or (value == 1.0 and line.at(after).low not in ("pro", "im", "in", "a", "every")):
        return None
    return exact("count", value, 1.0, "times", place, after)


def _with_unit(line: Line, place: int, number: Number) -> Found | None:
    number = _quarters(line, number)
    unit, after = unit_at(line, number)
    if unit is None:
        return None
    some_day = number.article and unit.factor in (1440.0, 525960.0) and number.value == 1.0
    if some_day and not _hedged_article(line, place):
        return None
    return _measured(line, place, number, unit, after)


def _quarters(line: Line, number: Number) -> Number:
    """Return the fraction of "three quarters of an hour", the article included."""
    part = line.words.parts.get(line.at(number.after).low) if line.words.small else None
    of = line.at(number.after + 1).low == "of" and line.at(number.after + 2).low in ("a", "an")
    if part is None or not of:
        return number
    value = number.value * part
    return Number(value, part, number.after + 3, scaled=False, article=False)


def _hedged_article(line: Line, place: int) -> bool:
    """Return whether "ein Tag" is a duration here and not just some day."""
    before = line.at(place - 1).low
    return (
        (line.at(place + 1).low,) in line.words.hedges
        or (before,) in line.words.hedges
        or (line.at(place - 2).low, before) in line.words.hedges
        or before in ("dauerte", "dauert", "for", "binnen", "innerhalb", "within", "lasted", "vor")
    )


def _measured(line: Line, place: int, number: Number, unit: Unit, after: int) -> Found:
    value = number.value * unit.factor
    grain = number.grain * unit.factor
    if unit.kind == "duration":
        if is_age(line, number.value, after):
            return exact(AGE, number.value, 1.0, AGE, place, age_end(line, after))
        more = _minutes_more(line, unit, after)
        if more:
            return exact("duration", value + more[0], 1.0, "", place, more[1])
    if unit.kind in ("heads", "storeys", "times"):
        return exact("count", value, grain, unit.kind, place, after)
    return exact(unit.kind, value, grain, "", place, after)


def _minutes_more(line: Line, unit: Unit, after: int) -> tuple[float, int] | None:
    """Return the smaller rest of "zwei Stunden und 45 Minuten" and the token behind it."""
    joined = line.at(after).low in line.words.ands or line.at(after).text == ","
    number = read_number(line, after + joined)
    if number is None or number.article:
        return None
    smaller, end = unit_at(line, number)
    if smaller is None or smaller.kind != "duration":
        return None
    value = number.value * smaller.factor
    return (value, end) if value < unit.factor else None


def _range(line: Line, place: int, first: Number) -> Found | None:
    """Return a range: "fünf bis zehn", "5–10 km", "between 5 and 10"."""
    middle = line.at(first.after)
    open_before = line.at(place - 1).low in ("zwischen", "between")
    joins = (
        middle.low in line.words.ranges
        or (middle.text in DASHES and line.glued(first.after) and line.glued(first.after + 1))
        or (open_before and middle.low in line.words.ands)
    )
    if not joins or (middle.low == "to" and line.at(place - 1).low in ("from", "by")):
        return None
    second = read_number(line, first.after + 1)
    if second is None or second.article:
        return None
    scale = 1.0
    if second.scaled and not first.scaled and first.value < 1000:
        plain = read_number(line, first.after + 1)
        scale = _scale_of(line, first.after + 1) if plain else 1.0
    unit, after = unit_at(line, second)
    low, high = first.value * scale, second.value
    if low >= high:
        return None
    factor = unit.factor if unit else 1.0
    head = "" if unit else counted_noun(line, second.after)
    kind = unit.kind if unit else "count"
    if not unit and not head:
        return None
    return between(kind, low * factor, high * factor, place, after if unit else second.after, head)


def _scale_of(line: Line, place: int) -> float:
    """Return the factor of the scale word behind the number at a token."""
    for step in (1, 2, 3):
        scale = line.words.scales.get(line.at(place + step).low)
        if scale:
            return scale
    return 1.0


def _bare(line: Line, place: int, number: Number) -> Found | None:
    """Return a number without a unit: an age in brackets, or a count."""
    if number.article and not number.scaled:
        return None
    before, after = line.at(place - 1), line.at(number.after)
    token = line.at(place)
    if token.shape == "figure" and token.text.isdigit() and 0 < number.value < 120:
        bracketed = before.text == "(" and after.text == ")"
        beside = before.text == "," and after.text in (",", ".", "") and number.value > ADULT
        named = beside and line.at(place - 2).text[:1].isupper()
        of = before.low in ("of", "von") and line.at(place - 2).low in _PERSONS
        if bracketed or named or of or before.low == "aged":
            return exact(AGE, number.value, 1.0, AGE, place, number.after)
    head = counted_noun(line, number.after) or measured_noun(line, place)
    grain = number.grain if number.scaled or number.grain < 1 else max(1.0, number.grain)
    return exact("count", number.value, grain, head, place, number.after)

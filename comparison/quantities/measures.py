"""Figures with a unit, money, ages and counts."""

from comparison.quantities.lexicon import Unit, words
from comparison.quantities.line import Found, Line, between, exact
from comparison.quantities.nouns import AGE, counted_noun, measured_noun
from comparison.quantities.numerals import Number, read_number

SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
"""Marks that stand for a currency."""
CURRENCIES = frozenset(SIGNS.values()) | words("CHF RUB UAH PLN CNY TRY SEK INR")
_CODES = {"eur": "EUR", "usd": "USD", "chf": "CHF", "gbp": "GBP", "fr": "CHF", "sfr": "CHF"}
_DISTANCES = words("kilometer kilometern kilometre kilometres kilometers mile miles meile meilen")
_HOURLY = frozenset({("per", "hour"), ("an", "hour"), ("pro", "stunde"), ("in", "der")})
_DASHES = ("-", "–", "—")
_AGED = ("jährig", "jährige", "jährigen", "jähriger", "jähriges", "jährigem")
_ADULT = 14
"""From this age on "x-jährig" is said of people rather than of things."""
_THINGS = words(
    "laufzeit haft haftstrafe freiheitsstrafe ehe vertrag mietvertrag amtszeit bestehen "
    "jubiläum geschichte tradition erfahrung frist dauer pause krieg konflikt zeit bewährung "
    "sperre"
)
_PERSONS = words("woman man girl boy driver frau mann mädchen junge im alter age")
_CHILDREN = words("junge jungen mädchen kind kinder sohn tochter bub schüler schülerin")


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
    if number is None or _is_name(line, place, number):
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


def _is_name(line: Line, place: int, number: Number) -> bool:
    """Return whether the number is part of a name or an ordinal rather than a quantity."""
    before, after = line.at(place - 1), line.at(number.after)
    token = line.at(place)
    digits = token.shape == "figure"
    if digits and (before.low in line.words.labels or before.text in ("/", "#", "§")):
        return _unit_at(line, number)[0] is None
    if digits and after.text == "/" and line.glued(number.after):
        return True
    if line.glued(place) and before.text in _DASHES and line.at(place - 2).shape == "word":
        return line.glued(place - 1) or line.at(place - 2).low in line.words.labels
    if (
        digits
        and line.glued(number.after)
        and after.low in ("er", "ern", "st", "nd", "rd", "th", "ers", "s")
    ):
        return True
    return digits and not line.words.small and _ordinal(line, place, number)


def _ordinal(line: Line, place: int, number: Number) -> bool:
    """Return whether `15.` is the fifteenth."""
    point = line.at(number.after)
    if point.text != "." or not line.glued(number.after) or number.scaled:
        return False
    following = line.at(number.after + 1)
    plain = line.at(place).text.isdigit() and number.value < 100
    before = line.at(place - 1).low
    articles = ("der", "die", "das", "den", "dem", "des", "am", "vom", "zum", "im", "zur", "beim")
    return plain and (following.text[:1].islower() or (bool(following.text) and before in articles))


def _unit_at(line: Line, number: Number) -> tuple[Unit | None, int]:
    """Return the unit behind a number and the token behind the unit."""
    place = number.after
    hyphen = line.at(place).text in _DASHES and line.glued(place) and line.glued(place + 1)
    place += hyphen
    token = line.at(place)
    if token.text == "%":
        return Unit("percent", 1.0), place + 1
    if token.text in SIGNS:
        return Unit(SIGNS[token.text], 1.0), place + 1
    if token.text == "°":
        return Unit("degree", 1.0), place + 1 + (line.at(place + 1).low in ("c", "celsius"))
    if token.low == "us" and line.at(place + 1).text == "-":
        token, place = line.at(place + 2), place + 2
    return _unit_word(line, number, place)


def _unit_word(line: Line, number: Number, place: int) -> tuple[Unit | None, int]:
    token, words = line.at(place), line.words
    two_words = _two_words(line, place)
    if two_words:
        return two_words
    if token.low in words.units:
        return words.units[token.low], place + 1
    after_digits = line.at(number.after - 1).shape == "figure" or number.scaled
    for stem, unit in words.suffixes:
        if token.low.startswith(stem) and len(token.low) - len(stem) <= 3:
            return unit, place + 1
    if after_digits and token.low in words.abbreviations:
        point = line.at(place + 1).text == "." and token.low in ("min", "std", "sek")
        return words.abbreviations[token.low], place + 1 + point
    return None, place


def _two_words(line: Line, place: int) -> tuple[Unit, int] | None:
    """Return units of several tokens: `km/h`, `percentage points`, `square metres`."""
    low, following = line.at(place).low, line.at(place + 1).low
    if low == "km" and following == "/" and line.at(place + 2).low == "h":
        return Unit("speed", 1.0), place + 3
    if low in ("percentage", "per") and following in ("point", "points", "cent"):
        return Unit("points" if following[0] == "p" else "percent", 1.0), place + 2
    speed = low in _DISTANCES and (following, line.at(place + 2).low) in _HOURLY
    if speed:
        return Unit("speed", line.words.units[low].factor / 1000), place + 3
    unit = line.words.units.get(following)
    power = {"square": 2, "quadrat": 2, "cubic": 3, "kubik": 3}.get(low)
    if unit and power:
        factor = unit.factor**power * (1000 if power == 3 else 1)
        return Unit("area" if power == 2 else "volume", factor), place + 2
    unit = line.words.units.get(low)
    if unit and unit.kind == "power" and following in ("hour", "hours"):
        return Unit("energy", unit.factor / 1000), place + 2
    return None


def _with_unit(line: Line, place: int, number: Number) -> Found | None:
    number = _quarters(line, number)
    unit, after = _unit_at(line, number)
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
        if _is_age(line, number.value, after):
            return exact(AGE, number.value, 1.0, AGE, place, _age_end(line, after))
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
    smaller, end = _unit_at(line, number)
    if smaller is None or smaller.kind != "duration":
        return None
    value = number.value * smaller.factor
    return (value, end) if value < unit.factor else None


def _is_age(line: Line, value: float, after: int) -> bool:
    last, following = line.at(after - 1), line.at(after)
    if following.low in ("alt", "old") or (
        following.text == "-" and line.at(after + 1).low == "old"
    ):
        return True
    if not last.low.endswith(_AGED) or following.low in _THINGS:
        return False
    noun = line.at(after - 2).text == "-" and last.text[0].isupper()
    return noun or value >= _ADULT or following.low in _CHILDREN


def _age_end(line: Line, after: int) -> int:
    if line.at(after).low in ("alt", "old"):
        return after + 1
    if line.at(after).text == "-" and line.at(after + 1).low == "old":
        return after + 2
    return after


def _range(line: Line, place: int, first: Number) -> Found | None:
    """Return a range: "fünf bis zehn", "5–10 km", "between 5 and 10"."""
    middle = line.at(first.after)
    open_before = line.at(place - 1).low in ("zwischen", "between")
    joins = (
        middle.low in line.words.ranges
        or (middle.text in _DASHES and line.glued(first.after) and line.glued(first.after + 1))
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
    unit, after = _unit_at(line, second)
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
        beside = before.text == "," and after.text in (",", ".", "") and number.value > _ADULT
        named = beside and line.at(place - 2).text[:1].isupper()
        of = before.low in ("of", "von") and line.at(place - 2).low in _PERSONS
        if bracketed or named or of or before.low == "aged":
            return exact(AGE, number.value, 1.0, AGE, place, number.after)
    head = counted_noun(line, number.after) or measured_noun(line, place)
    grain = number.grain if number.scaled or number.grain < 1 else max(1.0, number.grain)
    return exact("count", number.value, grain, head, place, number.after)

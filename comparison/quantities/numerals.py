"""Numbers in digits and words: how much they are and where they end."""

from typing import NamedTuple

from comparison.quantities.line import Line
from comparison.quantities.nouns import PLURALS

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_GROUPS = 3
"""Groups behind the first one: thousands, hundreds, ones."""
_DIGITS = 15
"""Digits beyond which a figure is a code, not a quantity."""


class Number(NamedTuple):
    """A number of a text."""

    value: float
    grain: float
    """Its last place: 0.1 for 3,5 and 1e5 for 3.5 million."""
    after: int
    """The token behind it."""
    scaled: bool
    """Whether a word such as `million` is part of it."""
    article: bool
    """Whether it is an article only ("eine Stunde")."""


def read_digits(text: str, point: str) -> tuple[float, float] | None:
    """Return value and grain of a figure; `point` decides where one separator may mean both."""
    head, mark, tail = _parts(text, point)
    whole = "".join(char for char in head if char.isdigit())
    if not whole or len(whole) + len(tail) > _DIGITS:
        return None
    value = float(f"{whole}.{tail}" if tail else whole)
    if tail:
        return value, 0.1 ** len(tail)
    zeros = len(whole) - len(whole.rstrip("0"))
    return value, 10.0 ** min(zeros, max(0, len(whole) - 1)) if mark or zeros else 1.0


def _parts(text: str, point: str) -> tuple[str, str, str]:
    """Split a figure into what stands before the decimal separator, the separator, the rest."""
    marks = [char for char in text if not char.isdigit()]
    if not marks:
        return text, "", ""
    last = marks[-1]
    head, _, tail = text.rpartition(last)
    if last not in ".," or (len(marks) > 1 and marks[0] == last):
        return text, "", ""
    if len(tail) == 3 and len(marks) == 1 and head != "0" and last != point and len(head) <= 3:
        return text, "", ""
    return head, last, tail


def read_number(line: Line, place: int) -> Number | None:
    """Return the number that starts at a token, scale words included."""
    token = line.at(place)
    if token.shape == "figure":
        return _digits(line, place)
    if token.shape == "day" and token.text.count(".") == 2 and token.text[-1] == ".":
        read = read_digits(token.text[:-1], ".")
        return Number(*read, place + 1, False, False) if read else None
    if token.shape != "word":
        return None
    if token.text in _VULGAR:
        return Number(_VULGAR[token.text], 0.25, place + 1, False, False)
    if line.words.small:
        return _english(line, place)
    return _german(line, place)


def _digits(line: Line, place: int) -> Number | None:
    read = read_digits(line.at(place).text, line.words.point)
    if read is None:
        return None
    value, grain = read
    after = place + 1
    if line.at(after).text in _VULGAR:
        value, grain, after = value + _VULGAR[line.at(after).text], 0.25, after + 1
    return _scaled(line, Number(value, grain, after, False, False))


def _scaled(line: Line, number: Number) -> Number:
    """Return the number times the scale words behind it: `3,5 Mio.`, `two hundred thousand`."""
    value, grain, after = number.value, number.grain, number.after
    hyphen = line.at(after).text == "-" and line.glued(after) and line.glued(after + 1)
    word = line.at(after + hyphen)
    scale = line.words.scales.get(word.low)
    letter = len(word.low) == 1
    if scale is None or (letter and (word.gap or not _money(line, number))):
        return number
    after += 1 + hyphen
    if line.at(after).text == "." and line.glued(after) and len(word.low) <= 3:
        after += 1
    return Number(value * scale, grain * scale, after, True, False)


def _money(line: Line, number: Number) -> bool:
    """Return whether a letter scales: `€12m` is money, `12m people` a crowd, `12m` a length."""
    following = line.at(number.after + 1).low
    crowd = bool(line.words.small) and (following in PLURALS or following.endswith("s"))
    return crowd or (number.after > 1 and line.at(number.after - 2).text in tuple("€$£"))


def _german(line: Line, place: int) -> Number | None:
    low = line.at(place).low
    if low in line.words.articles:
        return _after_article(line, place)
    if low.startswith("halb") and low in ("halbe", "halber", "halben", "halbes", "halb"):
        return _half(line, place)
    value = line.words.spell(low)
    if value is None:
        scale = line.words.scales.get(low)
        return Number(scale, scale, place + 1, True, False) if scale == 12.0 else None
    whole = value == int(value)
    grain = (100.0 if value % 100 == 0 and value else 1.0) if whole else 0.5
    number = _scaled(line, Number(value, grain, place + 1, False, False))
    more = line.words.spell(line.at(number.after).low) if number.scaled else None
    if (
        more is not None
        and more < number.grain
        and line.at(number.after).low not in (line.words.articles)
    ):
        return number._replace(value=number.value + more, grain=1.0, after=number.after + 1)
    return number


def _after_article(line: Line, place: int) -> Number | None:
    following = line.at(place + 1)
    if following.low in ("halbe", "halben", "halber", "halbes"):
        return _half(line, place + 1)
    if (following.low,) in line.words.hedges:
        return Number(1.0, 1.0, place + 2, False, True)
    if following.low in line.words.scales:
        return _scaled(line, Number(1.0, 1.0, place + 1, False, True))
    return Number(1.0, 1.0, place + 1, False, True)


def _half(line: Line, place: int) -> Number:
    """Return a half of what follows: `halbe Stunde`, `halbe Million`."""
    number = _scaled(line, Number(0.5, 0.5, place + 1, False, False))
    return number._replace(grain=number.value, article=not number.scaled)


def _english(line: Line, place: int) -> Number | None:
    low = line.at(place).low
    if low == "half" and line.at(place + 1).low in ("a", "an"):
        return _half_of(line, place + 2)
    if low in ("a", "an"):
        return _after_a(line, place)
    if low == "dozen":
        return Number(12.0, 1.0, place + 1, True, False)
    number = _below_hundred(line, place)
    return None if number is None else _and_a_half(line, _groups(line, number))


def _half_of(line: Line, after: int) -> Number:
    """Return a half of what follows: `half an hour`, `half a million`."""
    half = Number(0.5, 0.5, after, False, True)
    scaled = _scaled(line, half)
    return scaled._replace(grain=scaled.value) if scaled.scaled else half


def _after_a(line: Line, place: int) -> Number:
    following = line.at(place + 1).low
    if following == "half" and line.at(place + 2).low in line.words.units:
        return Number(0.5, 0.5, place + 2, False, True)
    one = Number(1.0, 1.0, place + 1, False, True)
    return _groups(line, one) if len(following) > 1 else one


def _below_hundred(line: Line, place: int) -> Number | None:
    value = line.words.spell(line.at(place).low)
    if value is None:
        return None
    after = place + 1
    if value >= 20:
        hyphen = line.at(after).text == "-" and line.glued(after)
        one = line.words.small.get(line.at(after + hyphen).low, 0.0)
        if 0 < one < 10:
            value, after = value + one, after + hyphen + 1
    return Number(value, 1.0, after, False, value == 1.0)


def _groups(line: Line, first: Number) -> Number:
    """Return a number of several groups: `two hundred thousand, three hundred and twelve`."""
    number = _scaled(line, _hundreds(line, first))
    for _ in range(_GROUPS):
        part = _next_part(line, number)
        part = part and _scaled(line, _hundreds(line, part))
        if part is None or part.value >= number.grain:
            break
        number = Number(number.value + part.value, part.grain, part.after, True, False)
    return number


def _hundreds(line: Line, number: Number) -> Number:
    """Return `three hundred and twelve` where `number` is the three."""
    if number.scaled or line.at(number.after).low != "hundred":
        return number
    number = Number(number.value * 100, 100.0, number.after + 1, True, False)
    part = _next_part(line, number)
    if part is None or part.value >= 100:
        return number
    return Number(number.value + part.value, 1.0, part.after, True, False)


def _next_part(line: Line, number: Number) -> Number | None:
    """Return the smaller number behind a scaled one, after `and` or without it."""
    if not number.scaled or number.grain < 100:
        return None
    return _below_hundred(line, number.after + (line.at(number.after).low in line.words.ands))


def _and_a_half(line: Line, number: Number) -> Number:
    """Add the fraction of `two and a half`."""
    low = tuple(line.at(number.after + step).low for step in range(3))
    if low[0] == "and" and low[1] in ("a", "one") and low[2] in ("half", "quarter"):
        part = line.words.parts[low[2]]
        return Number(number.value + part, part, number.after + 3, False, False)
    return number

"""The noun that a number counts."""

from comparison.quantities.line import Line
from comparison.quantities.tokens import Token

_REACH = 5
"""Words after the number that are looked at."""
_HEADS = 2
"""Words kept where nouns are not capitalised: adjective and noun, or noun and verb."""
_LINKING = frozenset({"of", "at", "von", "auf", "bei", "about", "rund", "etwa", "knapp"})
PLURALS = frozenset({"people", "men", "women", "children", "police", "staff", "crew"})
"""English nouns that need no plural ending; a plural ends what is counted."""
AGE = "age"


def counted_noun(line: Line, after: int) -> str:
    """Return the counted noun behind a number in lower case, or ""."""
    if line.words.small:
        return _english(line, after)
    for place in range(after, after + _REACH):
        token = line.at(place)
        if token.shape != "word":
            if not (token.text == "-" and line.glued(place)):
                return ""
        elif token.text[0].isupper():
            return _compound(line, place)
        elif token.low in line.words.stops:
            return ""
    return ""


def measured_noun(line: Line, place: int) -> str:
    """Return what a figure is given for when nothing is counted: `Stärke 6,4`, `a grade of 2.1`."""
    before = place - 1
    while line.at(before).low in _LINKING and place - before <= _REACH - 2:
        before -= 1
    noun = line.at(before)
    linked = before < place - 1
    if noun.shape != "word" or noun.low in line.words.stops or len(noun.low) <= 3:
        return ""
    if line.words.small:
        return noun.low if linked and line.at(place - 1).low in ("of", "at") else ""
    return noun.low if noun.text[0].isupper() and before > 0 else ""


def _english(line: Line, after: int) -> str:
    found: list[str] = []
    for place in range(after, after + _REACH):
        token = line.at(place)
        if token.text == "-" and line.glued(place):
            continue
        if token.shape != "word" or token.low in line.words.stops:
            if token.low == "of" and not found and line.at(place + 1).low not in ("them", "whom"):
                continue
            if token.low in ("the", "these", "those") and not found:
                continue
            break
        found.append(token.low)
        if token.low in PLURALS or (token.low.endswith("s") and not token.low.endswith("ss")):
            return " ".join(found[-_HEADS:])
    return " ".join(found[-_HEADS:]) if len(found) <= 3 else " ".join(found[:_HEADS])


def _compound(line: Line, place: int) -> str:
    """Return a noun with the parts that hyphens join to it."""
    parts = [line.at(place).low]
    while line.at(place + 1).text == "-" and line.glued(place + 1) and line.glued(place + 2):
        following: Token = line.at(place + 2)
        if following.shape != "word" or len(parts) > 3:
            break
        parts.append(following.low)
        place += 2
    return "-".join(parts)

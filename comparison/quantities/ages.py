"""Whether a number of years is an age."""

from comparison.quantities.lexicon import words
from comparison.quantities.line import Line

_AGED = ("jährig", "jährige", "jährigen", "jähriger", "jähriges", "jährigem")
ADULT = 14
"""From this age on "x-jährig" is said of people rather than of things."""
_THINGS = words(
    "laufzeit haft haftstrafe freiheitsstrafe ehe vertrag mietvertrag amtszeit bestehen "
    "jubiläum geschichte tradition erfahrung frist dauer pause krieg konflikt zeit bewährung "
    "sperre"
)
_CHILDREN = words("junge jungen mädchen kind kinder sohn tochter bub schüler schülerin")


def is_age(line: Line, value: float, after: int) -> bool:
    """Return whether so many years, which end before token `after`, are an age."""
    last, following = line.at(after - 1), line.at(after)
    if following.low in ("alt", "old") or (
        following.text == "-" and line.at(after + 1).low == "old"
    ):
        return True
    if not last.low.endswith(_AGED) or following.low in _THINGS:
        return False
    noun = line.at(after - 2).text == "-" and last.text[0].isupper()
    return noun or value >= ADULT or following.low in _CHILDREN


def age_end(line: Line, after: int) -> int:
    """Return the token behind an age: "alt" and "old" belong to it."""
    if line.at(after).low in ("alt", "old"):
        return after + 1
    if line.at(after).text == "-" and line.at(after + 1).low == "old":
        return after + 2
    return after

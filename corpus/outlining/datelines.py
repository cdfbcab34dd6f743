"""Datelines: the place, and often the agency, that an article's first sentence opens with."""

import re

from corpus.outlining.abbreviations import STARTERS

_WORD = r"[A-ZÄÖÜ][\w'’-]*"
_PLACE = (
    rf"(?:St\. |Bad |Sankt )?{_WORD}"
    rf"(?:[ /](?:am|an der|an|im|in|ob der|bei|auf|de|del|la|el|upon|{_WORD}))*"
    rf"(?:(?:/| und | u\. ){_WORD})*"
)
_AGENCY = r"(?: ?[(\[][\w ./,-]{2,30}[)\]])?"
_DAY = r"(?:, (?:den )?\d{1,2}\. ?\w+(?: \d{4})?)?"
_STOPPED = re.compile(rf"({_PLACE})({_AGENCY}){_DAY}\.{_AGENCY}(?=\s+[„“\"»«(]?[A-ZÄÖÜ\d])")
_DASHED = re.compile(rf"({_PLACE})({_AGENCY}){_DAY}(?:{_AGENCY}\s?[–—-]|:)(?=\s)")
# Words that begin a text as a sentence of their own (`Unglaublich.`, `Großer Jubel.`), no places.
_ADVERB = re.compile(r"(?:lich|bar|haft|isch|sam|fft)")
_ADJECTIVE = re.compile(r"\w{3,}(?:er|es|em|en|e)")
_LONGEST = 60


def held_until(line: str, text: str) -> int:
    """Return how many code points of `line` are a dateline with a full stop (`Wien.`), else 0.

    `text` is the whole article: a word that it also writes small is no place.
    """
    match = _STOPPED.match(line, 0, _LONGEST + 40)
    if not match or match.end() > _LONGEST:
        return 0
    place, agency = match[1], match[2]
    if agency or (place.isupper() and len(place) > 2):
        return match.end()
    words = place.split()
    if words[0].lower() in STARTERS or len(words) > 4:
        return 0
    if len(words) == 1 and _ADVERB.search(words[0][-4:]):
        return 0
    if len(words) > 1 and _ADJECTIVE.fullmatch(words[0]):
        return 0
    return 0 if re.search(rf"\b{re.escape(words[0].lower())}\b", text) else match.end()


def begins_with_dateline(line: str) -> bool:
    """Return whether a line looks like the first sentence of a report and not like a title."""
    match = _DASHED.match(line, 0, _LONGEST + 40)
    if match and (match[2] or match[1].isupper()):
        return True
    return bool(_STOPPED.match(line, 0, _LONGEST + 40))

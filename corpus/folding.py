"""Letters without what house styles and languages do to them, so that words can be compared.

Two ways, because two things are wanted: `fold_spelled` writes umlauts as people type them whose
keyboard has none, `fold_plain` drops them as other languages do. `ß` is `ss` in both.
"""

import unicodedata

_ALIKE = {"ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "’": "'"}
_SPELLED = str.maketrans(_ALIKE | {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"})
_PLAIN = str.maketrans(_ALIKE | {"ø": "o"})


def fold_spelled(text: str) -> str:
    """Return `text` in lower case, umlauts spelled out (`Häuser`: `haeuser`), no other accents."""
    return _folded(text, _SPELLED)


def fold_plain(text: str) -> str:
    """Return `text` in lower case without any accents (`Häuser`: `hauser`)."""
    return _folded(text, _PLAIN)


def _folded(text: str, letters: dict[int, str]) -> str:
    folded = text.lower()
    if folded.isascii():
        return folded
    folded = folded.translate(letters)
    if folded.isascii():
        return folded
    marked = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).lower()

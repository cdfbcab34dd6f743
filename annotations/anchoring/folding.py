"""Text reduced to what a change of house style leaves alone, with a way back to the original.

Folded away are case, kinds of quotation mark, dash and white space, accents, and the spelling
of umlauts: `„Größe“  –` and `"Groesse" -` fold to the same text.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from corpus.article import Span

_SPELLED = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "æ": "ae",
    "ø": "oe",
    "œ": "oe",
    "…": "...",
    **dict.fromkeys("'`´‘’‚‛“”„‟«»‹›′″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_LETTERS_KNOWN = 4_096
# Words of plain letters with single spaces between them: only their case is folded away.
_USUAL = re.compile("[!-&(-_a-~]+(?: [!-&(-_a-~]+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters came from."""

    text: str
    origins: "array[int]"
    """For each character of `text`, the offset of its source; one more for the end."""

    def source_span(self, start: int, end: int) -> Span:
        """Return the stretch of the source that folded to `text[start:end]`."""
        first = self.origins[start]
        return Span(first, self.origins[end - 1] + 1 if end > start else first)


def fold(source: str) -> Folded:
    """Fold a text; a run of white space becomes one space."""
    pieces: list[str] = []
    origins = array("l")
    after_space, at = False, 0
    while at < len(source):
        if run := _USUAL.match(source, at):
            pieces.append(run.group().lower())
            origins.extend(range(at, run.end()))
            after_space, at = False, run.end()
            continue
        piece = _fold_char(source[at])
        if piece and not (piece == " " and after_space):
            after_space = piece == " "
            pieces.append(piece)
            origins.extend([at] * len(piece))
        at += 1
    origins.append(len(source))
    return Folded("".join(pieces), origins)


def fold_words(source: str) -> str:
    """Return only the folded text."""
    return fold(source).text


@lru_cache(maxsize=_LETTERS_KNOWN)
def _fold_char(char: str) -> str:
    """Return what a character folds to: a space, nothing, or one or more characters."""
    if char.isspace():
        return " "
    folded = char.casefold()
    if folded in _SPELLED:
        return _SPELLED[folded]
    plain = unicodedata.normalize("NFKD", folded)
    kept = "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Me", "Cf"})
    return "".join(_SPELLED.get(c, c) for c in kept.casefold())

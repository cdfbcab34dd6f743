"""What tells an article from all others: its path, its title, a passage in its frame.

Light and pure: whoever looks through a folder needs it.
"""

from annotations.anchoring.folding import fold_words
from annotations.note import Anchor
from corpus.text import clean_line

_TITLE_LENGTH = 200
_PATH_LENGTH = 2_000
_TELLING_TITLE = 12
"""Code points from which one title inside another shows that it is the same article."""
_TELLING_FRAME = 60
"""Code points of passage and surroundings that show, word for word, that it is the same text."""


def path_line(path: str) -> str:
    """Return the path of an article as notes write it: one clean line."""
    return clean_line(path, _PATH_LENGTH)


def title_of(text: str) -> str:
    """Return the first line of the text of an article: its title, or its first words."""
    return clean_line(text[: 2 * _TITLE_LENGTH].partition("\n")[0], _TITLE_LENGTH)


def is_same_title(one: str, other: str) -> bool:
    """Tell whether two titles are those of one article: alike, or one of them only goes on."""
    first, second = sorted((_folded(one), _folded(other)), key=len)
    goes_on = second.startswith(first) and not second[len(first) : len(first) + 1].isalnum()
    return first == second or (len(first) >= _TELLING_TITLE and goes_on)


def frame_of(anchor: Anchor) -> str:
    """Return a passage with what stood around it."""
    return anchor.prefix + anchor.exact + anchor.suffix


def is_telling(anchor: Anchor) -> bool:
    """Tell whether passage and surroundings, where they stand word for word, show an article."""
    return len(frame_of(anchor)) >= _TELLING_FRAME


def _folded(title: str) -> str:
    return fold_words(title).strip(" .…")

"""Sets of words, written down as running text."""


def wordset(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())

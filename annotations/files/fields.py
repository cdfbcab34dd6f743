"""Takes known fields out of a tree of text, and keeps the rest."""

from collections.abc import Mapping

from annotations.errors import DamagedNote
from corpus.text import clean_line

_LONG_LINE = 2_000


class Fields:
    """A mapping out of which known fields are taken, until the rest is what nobody knows.

    A value of another kind than asked for raises `DamagedNote`.
    """

    def __init__(self, tree: Mapping[str, object]) -> None:
        self.tree = dict(tree)
        self._inner: dict[str, Fields] = {}

    def take(self, key: str) -> object:
        """Return and remove any value; None when missing."""
        return self.tree.pop(key, None)

    def text(self, key: str) -> str:
        """Return and remove a text as it stands; empty when missing."""
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            raise DamagedNote(f"{key} must be text")
        return value or ""

    def line(self, key: str) -> str:
        """Return and remove one line of clean text."""
        return clean_line(self.text(key), _LONG_LINE)

    def number(self, key: str) -> int:
        """Return and remove a whole number; 0 when missing."""
        value = self.text(key)
        if value and not (value.isascii() and value.isdigit() and len(value) <= 9):
            raise DamagedNote(f"{key} must be a whole number")
        return int(value or 0)

    def lines(self, key: str) -> list[str]:
        """Return and remove a list of texts, or one text with commas as a list."""
        value = self.take(key)
        if isinstance(value, str):
            return value.split(",")
        items = value if isinstance(value, list) else [value] if value else []
        words = [item for item in items if isinstance(item, str)]
        if len(words) < len(items):
            raise DamagedNote(f"{key} must be a list of words")
        return words

    def mappings(self, key: str) -> list[dict[str, object]]:
        """Return and remove a list of mappings."""
        value = self.take(key) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise DamagedNote(f"{key} must be a list of passages")
        return value

    def inner(self, key: str) -> "Fields | None":
        """Return and remove a mapping as fields of its own; None when missing."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise DamagedNote(f"{key} must have lines of its own")
        self._inner[key] = Fields(value)
        return self._inner[key]

    def rest(self) -> dict[str, object]:
        """Return what was not taken, also from inner mappings."""
        inner = {key: fields.rest() for key, fields in self._inner.items()}
        return self.tree | {key: rest for key, rest in inner.items() if rest}

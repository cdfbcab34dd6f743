"""Notes in a few words, for lists and titles. All of it is outside text: never markup."""

from typing import TYPE_CHECKING

from corpus.dates import short_day
from corpus.text import clean_line

if TYPE_CHECKING:
    from library.notes.model import Placed, PlacedState

STATE_SIGNS: dict["PlacedState", str] = {
    "exact": "│",
    "moved": "│",
    "unsure": "?",
    "orphan": "∅",
    "unchecked": "·",
}
"""A sign of one cell for how sure a note is of its passage."""

STATE_WORDS: dict["PlacedState", str] = {
    "exact": "",
    "moved": "",
    "unsure": "not sure where",
    "orphan": "passage is gone",
    "unchecked": "not looked for yet",
}
"""What is to be said about that."""


_LOOKED_AT = 4_000
"""Characters of a note in which its first words are looked for."""


def in_quotes(text: str, most: int = 200) -> str:
    """Return text in typographic quotes, on one line."""
    return f"“{clean_line(text, most)}”"


def note_quote(note: "Placed") -> str:
    """Return the passage of a note, or that it is about the whole article."""
    return "The whole article" if note.quote is None else in_quotes(note.quote)


def tags_line(tags: tuple[str, ...]) -> str:
    """Return tags as they are shown: `#first #second`."""
    return " ".join(f"#{clean_line(tag)}" for tag in tags)


def note_words(note: "Placed") -> str:
    """Return the beginning of a note's text, else its tags, else that it is a mark."""
    first = next((line for line in note.body[:_LOOKED_AT].splitlines() if line.strip()), "")
    return clean_line(first) or tags_line(note.tags) or "(a mark without words)"


def about_note(note: "Placed") -> str:
    """Return author and day, the tags when they are not shown already, and what is doubtful."""
    parts = [STATE_WORDS[note.state], "two versions" if note.conflict else ""]
    parts += [clean_line(note.author), short_day(note.modified)]
    parts.append(tags_line(note.tags) if note.body.strip() else "")
    return " · ".join(part for part in parts if part)


def count_notes(count: int) -> str:
    """Return `1 note`, `3 notes`."""
    return f"{count:,} note" + ("s" if count != 1 else "")

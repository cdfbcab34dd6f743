"""A line for tags, completed from those in use."""

from collections.abc import Sequence

from textual.suggester import Suggester
from textual.widgets import Input

from corpus.text import clean_line


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a line: divided by commas, `#` before them is not needed."""
    tags = (clean_line(part).strip().lstrip("#").strip() for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def join_tags(tags: Sequence[str]) -> str:
    """Return tags as a line to edit."""
    return ", ".join(tags)


def complete_tags(text: str, known: Sequence[str]) -> str | None:
    """Return the line with its last tag completed to the first fitting one of `known`."""
    before, _, last = text.rpartition(",")
    begun = last.lstrip().lstrip("#")
    taken = {tag.casefold() for tag in split_tags(before)}
    if not begun:
        return None
    for tag in known:
        fits = tag.casefold().startswith(begun.casefold()) and tag.casefold() not in taken
        if fits and len(tag) > len(begun):
            return text + tag[len(begun) :]
    return None


class _KnownTags(Suggester):
    """Asked by the input while somebody types."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the completed line."""
        return complete_tags(value, self._known)


class TagInput(Input):
    """A line of tags; the right arrow takes what is suggested. Its cursor keeps still."""

    def __init__(self, tags: Sequence[str], known: Sequence[str], *, id: str) -> None:
        super().__init__(
            join_tags(tags),
            placeholder="tags, divided by commas",
            suggester=_KnownTags(known),
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as typed so far."""
        return split_tags(self.value)

"""What decisions of people are, and how one kind of them is written; no disk is touched here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from library.errors import LibraryError


class BrokenDecisions(LibraryError):
    """The file of decisions cannot be read; the message names file, line and reason."""


class Decided(Protocol):
    """Decisions in the order in which they were made."""

    @property
    def items(self) -> tuple[Any, ...]:
        """Return all of them."""

    def adding(self, item: Any, /) -> Self:
        """Add one; raises `ValueError` with a `reason` when it contradicts another."""

    def without(self, item: Any, /) -> Self:
        """Return all but one."""


T = TypeVar("T", bound=Decided)


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """How decisions of one kind are written; its functions load what they need when called."""

    file: str
    """Name of the file in the folder of the notes."""
    subject: str
    """What one decision is about: `a name`."""
    nothing: T
    parse: Callable[[bytes], T]
    """Raises `BadYaml` with reason and line."""
    render: Callable[[T], str]
    """Comments before the first blank line are the head of the file."""
    own_remarks: Callable[[], frozenset[str]]
    """Every comment line that `render` may write; all others are people's."""

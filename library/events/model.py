"""Plain data about events that the library hands to screens and commands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Two or more articles that report the same."""

    id: str
    title: str
    """The title of its oldest article that has one of its own."""
    articles: tuple[str, ...]
    """Ids, oldest first; without a date last."""
    first: str | None
    """Day (`2025-05-07`) of the oldest dated article; None when none has a date."""
    last: str | None
    copies: tuple[tuple[str, ...], ...] = ()
    """Ids of articles with the same text but for a little, as of one agency; oldest first."""


@dataclass(frozen=True, slots=True)
class EventsReport:
    """What one background run brought."""

    analysed: int = 0
    """Articles that were taken apart in this run."""
    removed: int = 0
    grouped: int = 0
    """Articles whose event was sought."""
    busy: bool = False
    """Another process is at it, so that nothing was done here."""
    finished: bool = True
    """False after a cancellation; what was done is kept and the next run goes on from there."""
    troubled: tuple[str, ...] = ()
    """Ids of articles that could not be taken apart; they have no event until they change."""
    notice: str = ""
    """What people should know: a model of sentences that cannot be used."""

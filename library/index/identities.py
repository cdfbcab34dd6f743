"""What is known of the ids that were given: by the memory of this user, and by the notebook.

Plain data. The notebook has the last word: it is what several people share.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.claims import Claims


@dataclass(frozen=True, slots=True)
class Known:
    """An article as it was when it had its id last."""

    path: str
    """Of its file; empty for an id that was given up in favour of another one."""
    title: str
    """The first line of its text, cut; empty when it was never read."""
    digest: str
    """SHA-256 of its text; empty when it was never read."""
    here: bool
    """Whether the file was there at the last look; the id of one that is gone stays its own."""


@dataclass(frozen=True)
class Given:
    """All ids that were given."""

    known: Mapping[str, Known] = field(default_factory=lambda: MappingProxyType({}))
    claims: "Claims" = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids that no newcomer may get."""
        return frozenset(self.known) | frozenset(self.claims)

    def digests(self, id: str) -> tuple[str, ...]:
        """Return the texts that the article with an id had, the latest first."""
        known, claim = self.known.get(id), self.claims.get(id)
        latest = (known.digest,) if known and known.digest else ()
        return latest + (claim.digests if claim else ())

    def titles(self, id: str) -> tuple[str, ...]:
        """Return the titles that the article with an id had, the latest first."""
        known, claim = self.known.get(id), self.claims.get(id)
        latest = (known.title,) if known and known.title else ()
        places = claim.places if claim else ()
        return latest + tuple(place.title for place in places if place.title)

    def paths(self, id: str) -> tuple[str, ...]:
        """Return the paths that its file had, the latest first; those of notes as one line."""
        known, claim = self.known.get(id), self.claims.get(id)
        latest = (known.path,) if known and known.path else ()
        places = claim.places if claim else ()
        return latest + tuple(place.path for place in places if place.path)

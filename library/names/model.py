"""Plain data about names that the library hands to screens and commands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from corpus.article import Span


class NameOrder(StrEnum):
    """How the table of names is sorted; what is equal is sorted by name."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    OUTLETS = "outlets"
    NAME = "name"
    TYPE = "type"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written; genitives count as their base form."""

    text: str
    mentions: int
    """In the whole corpus."""


@dataclass(frozen=True, slots=True)
class NameInArticle:
    """One entity as one article mentions it."""

    id: str
    """Id of the entity: `per-heike-brost`."""
    name: str
    type: str
    """`PER`, `ORG`, `LOC` or `MISC`."""
    spans: tuple[Span, ...]
    """Mentions in this article, ascending, in code points of `Article.text`; never empty."""
    articles: int
    """Articles in the whole corpus that mention it, this one included."""
    outlets: int
    """Outlets in the whole corpus that mention it; articles without an outlet are not counted."""
    spellings: tuple[str, ...]
    """All spellings in the corpus, the most frequent first."""

    @property
    def count(self) -> int:
        """How often this article mentions it."""
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class NameRow:
    """One entity in the table of all names.

    `id` is empty when it is gone since the table was asked for: leave such a row blank and ask for
    the table again.
    """

    id: str
    name: str
    type: str
    mentions: int
    articles: int
    outlets: int
    first: str | None
    """Earliest day (`2025-05-07`) of an article that mentions it; None when none has a date."""
    last: str | None
    spellings: int = 1
    """How many spellings there are; `Names.spellings` tells them."""


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How often one outlet mentions an entity."""

    outlet: str | None
    """None stands for articles whose outlet is unknown."""
    mentions: int
    articles: int


class NameCount(NamedTuple):
    """How often one article mentions one entity."""

    article: str
    """Id of the article."""
    entity: str
    mentions: int
    articles: int
    """Articles in the whole corpus that mention it."""


@dataclass(frozen=True, slots=True)
class MentionedName:
    """One entity with its mentions, for `lesart entities`."""

    id: str
    name: str
    type: str
    spellings: tuple[str, ...]
    mentions: tuple[tuple[str, int, int, str], ...]
    """Article id, start and end in code points, the text there; by article id and place."""


@dataclass(frozen=True, slots=True)
class NamesReport:
    """What one run of finding names brought."""

    found: int = 0
    """Articles that were read for names in this run."""
    removed: int = 0
    linked: bool = False
    """Whether the entities were put together anew."""
    busy: bool = False
    """Another process is finding names, so that nothing was done here."""
    finished: bool = True
    """False after a cancellation; what was found is kept and the next run goes on from there."""
    troubled: tuple[str, ...] = ()
    """Ids of articles whose names could not be sought; they have none until they change."""

"""What this room hands out: mentions of names, what one article says about them, and entities."""

from dataclasses import dataclass

TYPES = ("PER", "ORG", "LOC", "MISC")
"""People, organisations, places, and other names (works, events, products, ships)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name. Offsets count code points of `Article.text`, end exclusive."""

    article: str
    """Id of the article."""
    start: int
    end: int
    text: str
    """As written, `Article.text[start:end]`."""
    type: str
    """One of `TYPES`; empty for a candidate, a capitalised stranger that may be a name."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What the words around a mention say about it; needed to link it without the text."""

    role: str | None = None
    """Title or role right before a person, feminine endings off: `landrat`."""
    gender: str | None = None
    """`m` or `f` when the title or the given name tells."""
    acronym: str | None = None
    """Short form that follows in brackets: `THW` after `Technisches Hilfswerk`."""
    firm: bool = False
    """True when a rule fixed the type; evidence from other articles does not change it."""


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The per-article result: all that linking needs to know about an article. Picklable."""

    article: str
    language: str | None
    date: str | None
    """As in `Article.date`."""
    mentions: tuple[Mention, ...]
    """Ascending, without overlaps."""
    clues: tuple[Clue, ...]
    """One for each mention."""
    candidates: tuple[Mention, ...]
    """Words that are shown as names only when other articles vouch for them."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other name with all its mentions."""

    id: str
    """`per-heike-brost`: from the canonical name and type, not from the order of the run."""
    name: str
    type: str
    mentions: tuple[Mention, ...]
    """By article id and place in the text."""
    spellings: tuple[str, ...]
    """All spellings, the most frequent first; genitives count as their base form."""

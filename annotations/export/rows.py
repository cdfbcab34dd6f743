"""What an export is made of: notes together with what a reader must know about the articles."""

from collections.abc import Callable
from dataclasses import dataclass

from annotations.note import Anchor, Note, Resolution, State


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article as one cites it."""

    id: str
    title: str
    outlet: str | None = None
    date: str | None = None
    """ISO 8601."""
    url: str | None = None
    gone: bool = False
    """The corpus has no such article any more."""


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage and how sure it is to stand in the article as it is now."""

    of: CitedArticle
    quote: str
    prefix: str
    suffix: str
    start: int
    """Code points of the text of the article; where it stood last, if it is gone."""
    end: int
    text_sha256: str
    """Of the text that was annotated."""
    state: State


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """One note, ready to be written in any format."""

    id: str
    author: str
    created: str
    modified: str
    tags: tuple[str, ...]
    note: str
    about: CitedArticle
    passage: CitedPassage | None = None
    """None for a note on the whole article."""
    also: tuple[CitedPassage, ...] = ()

    @property
    def state(self) -> State:
        """How sure the note is to stand where it was written; whole articles are or are not."""
        if self.passage:
            return self.passage.state
        return "orphan" if self.about.gone else "exact"


def exported(
    note: Note,
    article_of: Callable[[str], CitedArticle],
    resolution_of: Callable[[str, Anchor], Resolution],
) -> ExportedNote:
    """Return a note as a row; the functions know articles by id and find passages in them."""

    def cite(article: str, anchor: Anchor) -> CitedPassage:
        return _cited(article_of(article), anchor, resolution_of(article, anchor))

    return ExportedNote(
        note.id,
        note.author,
        note.created,
        note.modified,
        note.tags,
        note.body,
        article_of(note.article),
        cite(note.article, note.anchor) if note.anchor else None,
        tuple(cite(passage.article, passage.anchor) for passage in note.also),
    )


def _cited(article: CitedArticle, anchor: Anchor, found: Resolution) -> CitedPassage:
    start, end = found.span or (anchor.start, anchor.end)
    return CitedPassage(
        article,
        anchor.exact,
        anchor.prefix,
        anchor.suffix,
        start,
        end,
        anchor.text_sha256,
        found.state,
    )

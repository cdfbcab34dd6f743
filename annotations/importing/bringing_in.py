"""Stores imported notes: finds their passages in our text, and never stores one twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from annotations.anchoring.anchors import make_anchor, resolve_anchor
from annotations.errors import NameTaken
from annotations.export.jsonld import NOTE_URN
from annotations.files.decoding import tidy_body, tidy_tags
from annotations.files.naming import is_safe_id
from annotations.importing.incoming import Incoming, IncomingPassage, Unreadable
from annotations.moments import seconds_of, utc_text
from annotations.note import About, Anchor, Note, Passage
from annotations.store import NoteStore
from annotations.ulid import derived_ulid
from corpus.text import clean_line, clean_text

_ULID_LENGTH = 26


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article of the corpus."""

    id: str
    text: str
    about: About | None = None
    """What a note on the whole of it says of it."""


FindArticle = Callable[[str, str], ArticleText | None]
"""Returns the article with an id or, failing that, with an address; either may be empty."""


@dataclass(slots=True)
class ImportReport:
    """What an import brought."""

    added: list[Note] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    """Sources that were imported before, also those whose note was deleted since."""
    no_article: list[Incoming] = field(default_factory=list)
    """Notes on articles that the corpus does not have."""
    unreadable: list[Unreadable] = field(default_factory=list)


def import_notes(
    store: NoteStore, items: Iterable[Incoming | Unreadable], find_article: FindArticle
) -> ImportReport:
    """Store what is new. Raises `NotSaved` or `NotConfirmed`: what was stored before stays.

    After an error the same import can be run again.
    """
    store.refresh()
    stored = [old.note for old in [*store.notes(), *store.deleted()]]
    known = {name for note in stored if store.is_confirmed(note) for name in _names(note)}
    report = ImportReport()
    for item in items:
        if isinstance(item, Unreadable):
            report.unreadable.append(item)
            continue
        note = to_note(item, find_article)
        if note is None:
            report.no_article.append(item)
        elif known.intersection(_names(note)):
            report.already.append(item.source)
        else:
            known.update(_names(note))
            _store(store, note, report)
    return report


def to_note(item: Incoming, find_article: FindArticle) -> Note | None:
    """Return an imported note as one of ours; None without its article."""
    article = find_article(item.passages[0].article, item.passages[0].url)
    if article is None:
        return None
    created = seconds_of(item.created)
    modified = seconds_of(item.modified) or created
    own_id = item.source.removeprefix(NOTE_URN)
    is_own = own_id != item.source and len(own_id) == _ULID_LENGTH and is_safe_id(own_id)
    anchor = _place(item.passages[0], article)
    about = article.about
    return Note(
        id=own_id if is_own else derived_ulid(created or 0.0, item.source),
        revision=1,
        article=article.id,
        author=clean_line(item.author, 100),
        created="" if created is None else utc_text(created),
        modified="" if modified is None else utc_text(modified),
        tags=tidy_tags(item.tags),
        body=tidy_body(item.body),
        anchor=anchor,
        about=replace(about, text_sha256="") if about and anchor else about,
        also=tuple(_further(item.passages[1:], find_article)),
        source="" if is_own else clean_line(item.source, 1_000),
    )


def _names(note: Note) -> set[str]:
    """Return by what a note is recognised."""
    return {note.id, note.source} if note.source else {note.id}


def _store(store: NoteStore, note: Note, report: ImportReport) -> None:
    try:
        report.added.append(store.create(note).stored.note)
    except NameTaken:
        report.already.append(note.source or note.id)


def _further(passages: Iterable[IncomingPassage], find_article: FindArticle) -> Iterable[Passage]:
    for passage in passages:
        article = find_article(passage.article, passage.url)
        anchor = _place(passage, article) if article else None
        if article and anchor:
            yield Passage(article.id, anchor)


def _place(passage: IncomingPassage, article: ArticleText) -> Anchor | None:
    """Return a passage as it stands in our text; as it was given, where that is not sure."""
    if passage.anchor is None:
        return None
    given = _in_code_points(passage, article.text)
    found = resolve_anchor(article.text, given)
    if found.span and found.state in ("exact", "moved"):
        return make_anchor(article.text, found.span)
    return given


def _in_code_points(passage: IncomingPassage, text: str) -> Anchor:
    """Return the anchor with clean text and offsets as ours count; 0 where there are none."""
    given = passage.anchor or Anchor("", "", "", 0, 0, "")
    start, end = max(given.start, 0), max(given.end, 0)
    if passage.utf16:
        start, end = code_points(text, start), code_points(text, end)
    return replace(
        given,
        exact=clean_text(given.exact),
        prefix=clean_text(given.prefix),
        suffix=clean_text(given.suffix),
        start=start,
        end=max(start, end),
    )


def code_points(text: str, units: int) -> int:
    """Return the offset in code points of an offset in UTF-16 units of the same text."""
    data = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(data.decode("utf-16-le", "ignore"))

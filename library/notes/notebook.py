"""The notes on one corpus, for screens and commands: `Library.notebook`.

Reading may be done from any thread, also while another one saves. A method that changes something
blocks until the disk confirmed (some milliseconds, seconds on a sick disk): a screen calls it
from a worker and says "saved" when it returns. Errors are `LibraryError`s with a text for people:
`NotSaved` (what was there before still is) and `NotConfirmed` (keep the draft, save again).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.anchoring.anchors import make_anchor
from annotations.belonging import about_of
from annotations.errors import NameTaken
from annotations.note import Note
from annotations.store import NoteStore
from annotations.stored import Saved, Stored
from corpus.article import Article, Span
from corpus.text import clean_line
from library.errors import NotSaved
from library.files.export_file import write_export
from library.files.pace import Pace
from library.note_errors import check_length, for_people
from library.notes.clashes import differences
from library.notes.drafts import Drafts, note_of
from library.notes.finding import NoteFinding
from library.notes.keeping import renewed, why_not
from library.notes.model import (
    Conflict,
    Draft,
    ImportSummary,
    NoteListing,
    NoteRow,
    Placed,
    Problem,
)
from library.notes.placing import Placing
from library.notes.rows import NoteRows, as_placed, in_text_order
from library.notes.shelf import Shelf
from library.notes.sources import NoteSources
from library.notes.whereabouts import Whereabouts

if TYPE_CHECKING:
    from library.articles import Articles
    from library.context import Context
    from search.language.resolving import Resolver
    from search.language.syntax import Text

QUICK, THOROUGH = 1 / 200, 1 / 300
"""Parts of the time of a processor that looks for the changes of others may take."""

Outcome = Placed | Conflict
"""What a change led to: the note as it stands now, perhaps merged with what somebody else changed
meanwhile; or two versions, both kept, to decide between."""


class Notebook:
    """All notes on one corpus. Opening it reads nothing; the first question does."""

    def __init__(
        self,
        context: "Context",
        articles: "Articles",
        store: NoteStore,
        finding: NoteFinding,
        whereabouts: Whereabouts,
        beside: NoteStore | None = None,
    ) -> None:
        """`beside` is only read."""
        self.root = store.root
        """The folder of the notes; it need not exist yet."""
        self.author = store.author
        """Who writes here."""
        self.permissions = context.permissions
        """What this session may do."""
        self.notices: tuple[str, ...] = ()
        """What people should know about where the notes are kept."""
        self.drafts = Drafts(context.places.marks_of(context.folder) / "drafts", store)
        """What is being typed, and what other sessions left behind."""
        self._articles = articles
        self._folder = context.folder
        self._store = store
        self._beside = beside
        self._shelf = Shelf(NoteSources(store, beside))
        self._placing = Placing(context.home)
        self._rows = NoteRows(articles, self._shelf, self._placing)
        self._finding = finding
        self._whereabouts = whereabouts
        self._done: list[Saved] = []
        self._quick, self._thorough = Pace(QUICK), Pace(THOROUGH)

    # -- reading -------------------------------------------------------------------------------
    def refresh(self) -> frozenset[str]:
        """Look what other sessions did; return the ids of the articles whose notes changed.

        Blocks: call it from a worker. The first look returns every article that has notes and
        prepares `rows`; the marks of a list need only `counts`.
        """
        changed = self._shelf.refresh()
        self._shelf.warm()
        return changed

    def look(self) -> frozenset[str]:
        """Look as `refresh` does, but only as often and thoroughly as costs little.

        To be called every 2 s, from a worker. With many notes, a file that was changed in place is
        seen some seconds later than a new one.
        """
        pace = self._thorough if self._thorough.is_due() else self._quick
        if not pace.is_due():
            return frozenset()
        with pace.spending():
            changed = self._shelf.refresh(thorough=pace is self._thorough)
        self._shelf.warm()
        return changed

    def counts(self) -> Mapping[str, int]:
        """Return the number of notes by article id, also of articles that are gone."""
        return self._shelf.counts()

    def of(self, article: Article) -> list[Placed]:
        """Return the notes on an article as it stands in this text.

        First those on the whole article, then by passage, then what lost its passage; never
        `unchecked`.
        """
        notes = self._shelf.of(article.id)
        found = self._placing.place(article.text, article.digest, notes)
        torn = self._shelf.torn()
        placed = [
            as_placed(note, place, torn=(article.id, note.note.id) in torn)
            for note, place in zip(notes, found, strict=True)
        ]
        return sorted(placed, key=in_text_order)

    def rows(self) -> list[NoteRow]:
        """Return all notes of the corpus, last modified first, without opening any article.

        A note whose article changed since it was last looked for is `unchecked`: call `look_up`
        from a worker, then `rows` again.
        """
        return self._rows.all()

    def find(self, text: str, *, typing: bool = False) -> NoteListing:
        """Return the notes that a query means, as `rows` does; an empty one means all.

        Words may stand in text, tags or passage, after `note:` in the text, after `tag:` in a
        tag; everything else (`outlet:`, `date:`, `is:unread`, …) is about the article. With
        `typing`, the last word is only begun. Raises `ImpossibleQuery` from `search.errors`.
        """
        return self._finding.find(text, self.rows(), typing=typing)

    def resolver(self, unfinished: "Text | None") -> "Resolver":
        """Return what puts the articles that a part about notes means into its place.

        `unfinished` is the word of the query that is only begun, if there is one.
        """
        return self._finding.resolver(self._shelf.all(), unfinished)

    def look_up(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Find the passages of all `unchecked` notes; return how many there were.

        Blocks: `progress` is told articles done and articles in all. What was found before a
        cancellation stays known, also in later sessions.
        """
        return self._rows.look_up(progress, cancelled)

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag in use with its number of notes, most frequent first."""
        counted = Counter(tag for note in self._shelf.all() for tag in note.note.tags)
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))

    # -- writing -------------------------------------------------------------------------------
    def add(
        self, article: Article, span: Span | None, body: str = "", tags: Iterable[str] = ()
    ) -> Placed:
        """Store a note on a passage, or on the whole article; with neither text nor tags, a mark.

        A screen that shows an editor takes `drafts.begin` and `keep` instead: then saving again
        after a failure never makes a second note.
        """
        kept = self.keep(self.drafts.begin(article, span, body=body, tags=tags))
        return kept if isinstance(kept, Placed) else kept.second

    def keep(self, draft: Draft) -> Outcome:
        """Store what was written and forget the draft. After an error the draft is still there.

        May be repeated with the same draft: a note is never stored twice. Raises `NotSaved` for a
        new note whose article is gone, or is another one by now.
        """
        note, base = note_of(draft), draft.base
        if base is None and (reason := why_not(self._articles, self._folder, note)):
            raise NotSaved(f"Not saved. {reason} {self._put_off(draft)}".rstrip())
        if self._shelf.is_beside(note):
            self.drafts.save(draft)
            raise self._refused("Your text is kept as a draft. ")
        if base is None:
            outcome = self._save(lambda: self._create(note), note)
        else:
            changed = renewed(self._articles, note)
            outcome = self._save(lambda: self._store.update(base, changed), note)
        self.drafts.discard(draft)
        return outcome

    def change(
        self, placed: Placed, *, body: str | None = None, tags: Iterable[str] | None = None
    ) -> Outcome:
        """Change text or tags of a note, together with what others changed of it since."""
        note = placed.stored.note
        changed = replace(
            note,
            body=note.body if body is None else body,
            tags=note.tags if tags is None else tuple(tags),
        )
        return self._save(lambda: self._store.update(placed.stored, changed), note)

    def confirm(self, placed: Placed, article: Article, span: Span | None) -> Outcome:
        """Say that the passage of a note is `span` of the article's text from now on.

        For notes that are moved, unsure or orphaned; with None, that a note on a whole article
        belongs to the one that is there now. Raises `ValueError` for an empty passage and
        `NotSaved` for one that is too long.
        """
        check_length(span)
        changed = replace(
            placed.stored.note,
            anchor=make_anchor(article.text, span) if span else None,
            about=about_of(article, whole=span is None),
        )
        return self._save(lambda: self._store.update(placed.stored, changed), changed)

    def delete(self, placed: Placed) -> bool:
        """Delete a note; its file stays until it is purged, and `undo` brings it back.

        False when it was kept, because somebody else changed it meanwhile.
        """
        saved = self._saved(lambda: self._store.delete(placed.stored), placed.stored.note)
        return bool(saved.stored.note.deleted)

    def undo(self) -> Placed | Conflict | None:
        """Take back the last change of this session that was not taken back yet.

        Returns the note as it stands now, `deleted` when it was new; None when there is nothing
        to undo. What others changed since is kept.
        """
        if not self._done:
            return None
        last = self._done[-1]
        note = last.stored.note
        with for_people():
            saved = self._shelf.save(note.article, lambda: self._store.undo(last))
        self._done.pop()
        return self._outcome(saved)

    # -- two versions --------------------------------------------------------------------------
    def conflicts(self) -> list[Conflict]:
        """Return every note of which two versions wait for somebody to decide."""
        return [self._conflict(second) for second in self._shelf.seconds()]

    def settle(
        self,
        conflict: Conflict,
        chosen: Placed,
        *,
        body: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> Outcome:
        """Decide: `chosen`, one of the two versions, perhaps with another text or other tags.

        The other version goes, once the decision is on the disk. Returns a `Conflict` when
        somebody changed the note meanwhile.
        """
        standing = conflict.stands or conflict.second
        note = chosen.stored.note
        decided = replace(
            note,
            body=note.body if body is None else body,
            tags=note.tags if tags is None else tuple(tags),
        )
        return self._save(
            lambda: self._store.settle(standing.stored, conflict.second.stored, decided), note
        )

    # -- out and in ----------------------------------------------------------------------------
    def export(self, kind: str, rows: Sequence[NoteRow] | None = None) -> str:
        """Return notes as `md`, `csv`, `jsonld` or `json`: all by article, or `rows` in order.

        Reads articles: blocks.
        """
        from library.notes.exchange import export_notes  # noqa: PLC0415 - every session looks here

        return export_notes(self._articles, self._rows.by_article() if rows is None else rows, kind)

    def export_to(self, path: Path, kind: str, rows: Sequence[NoteRow] | None = None) -> Path:
        """Write an export into a file, over what was there; return its absolute path. Blocks.

        Raises `NotAllowed` when that is outside of the notebook of a restricted session.
        """
        path = self.permissions.check_output(path, self.root)
        return write_export(path, self.export(kind, rows))

    def import_file(self, path: Path) -> ImportSummary:
        """Store the notes in a JSON-LD or Hypothesis file, each once however often it is run.

        Blocks. After an error, what was stored before stays, and the same import can be repeated.
        """
        from library.notes.exchange import import_into  # noqa: PLC0415 - as above

        path = self.permissions.check_input(path, self.root)
        try:
            return import_into(self._store, self._articles, path)
        finally:
            self._shelf.forget_all()

    def check(self) -> list[Problem]:
        """Return all that is wrong with the notes; repairs nothing. Reads articles: blocks."""

        def text_of(id: str) -> str | None:
            opened = self._articles.article(id)
            return opened.article.text if opened else None

        elsewhere = self._whereabouts.afresh().of
        self._shelf.refresh()
        problems = self._store.check(text_of, elsewhere)
        if self._beside:
            folder = self._beside.root
            others = self._beside.check(text_of, elsewhere)
            problems += [replace(each, path=str(folder / each.path)) for each in others]
        return problems

    def purge(self) -> int:
        """Remove the files of deleted notes for good; return how many. They cannot come back."""
        self._shelf.refresh()
        with for_people():
            return self._store.purge()

    # -- inside --------------------------------------------------------------------------------
    def _create(self, note: Note) -> Saved:
        """Store a new note; one that was stored before from the same draft is changed instead."""
        try:
            return self._store.create(note)
        except NameTaken:
            self._store.refresh()
            stored = self._store.find(note.article, note.id)
            if stored is None or stored.note.revision > 1:
                return self._store.create(replace(note, id=self._store.new_note(note.article).id))
            return self._store.update(stored, note)

    def _save(self, save: Callable[[], Saved], note: Note) -> Outcome:
        return self._outcome(self._saved(save, note))

    def _saved(self, save: Callable[[], Saved], note: Note) -> Saved:
        if self._shelf.is_beside(note):
            raise self._refused()
        with for_people():
            saved = self._shelf.save(note.article, save)
        if saved.how in ("saved", "merged"):
            self._done.append(saved)
        return saved

    def _put_off(self, draft: Draft) -> str:
        """Keep what was typed as a draft, and say so."""
        if not draft.touched:
            return ""
        self.drafts.save(draft)
        return "Your text is kept as a draft."

    def _refused(self, kept: str = "") -> NotSaved:
        folder = clean_line(str(self._beside.root)) if self._beside else ""
        return NotSaved(
            f"Not saved: the note stands as it was. {kept}You may not write into {folder}: write a "
            "note of your own on the same passage, or ask for the right to write there."
        )

    def _outcome(self, saved: Saved) -> Outcome:
        if saved.second is None:
            return self._rows.placed(saved.stored)
        return Conflict(
            self._rows.placed(saved.stored), self._rows.placed(saved.second), saved.clashes
        )

    def _conflict(self, second: Stored) -> Conflict:
        stands = self._shelf.find(second.note.article, second.note.id)
        clashes = differences(stands.note, second.note) if stands else ()
        return Conflict(
            self._rows.placed(stands) if stands else None, self._rows.placed(second), clashes
        )

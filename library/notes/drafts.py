"""What is being typed, kept on the disk so that a dropped line costs a second of it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from annotations.anchoring.anchors import make_anchor
from annotations.belonging import about_of
from annotations.drafts import Draft as KeptDraft
from annotations.drafts import DraftBox, Leftover
from annotations.note import Note
from annotations.store import NoteStore
from corpus.article import Article, Span
from library.note_errors import check_length, for_people
from library.notes.model import Draft, LeftDraft, Placed


class Drafts:
    """The drafts of one reader on one corpus. Errors are `LibraryError`s."""

    def __init__(self, folder: Path, store: NoteStore) -> None:
        """`folder` is private to the user; it is made when the first draft is saved."""
        self._box = DraftBox(folder)
        self._store = store

    def begin(
        self, article: Article, span: Span | None, *, body: str = "", tags: Iterable[str] = ()
    ) -> Draft:
        """Return the draft of a new note on a passage, or on the whole article; nothing is written.

        Raises `ValueError` for an empty passage or one outside of the text, `NotSaved` for one
        that is too long.
        """
        check_length(span)
        anchor = make_anchor(article.text, span) if span else None
        about = about_of(article, whole=span is None)
        note = self._store.new_note(article.id, anchor=anchor, about=about)
        return Draft(tuple(tags), body, note)

    def edit(self, placed: Placed) -> Draft:
        """Return the draft of a change to a note; nothing is written."""
        return Draft(placed.tags, placed.body, placed.stored.note, placed.stored)

    def save(self, draft: Draft) -> None:
        """Write a draft down, within milliseconds, in place of what was written of it before.

        Call it within a second of a key, and on hangup. Raises `NotSaved` or `NotConfirmed`.
        """
        with for_people():
            self._box.save(KeptDraft(note_of(draft), draft.base))

    def discard(self, draft: Draft) -> None:
        """Forget a draft of this session; `Notebook.keep` does so itself."""
        self._box.discard(draft.id)

    def left(self) -> list[LeftDraft]:
        """Return the drafts of other sessions, oldest first; offer those that are not alive."""
        return [_left(leftover) for leftover in self._box.leftovers()]

    def restore(self, left: LeftDraft) -> Draft:
        """Make a draft that was left behind one of this session.

        Raises `NotSaved` when it is open elsewhere, was taken by another session or is damaged.
        """
        with for_people():
            leftover = next(
                (each for each in self._box.leftovers() if each.name == left.name), None
            )
            return _draft(self._box.take(leftover or _taken(left)))

    def throw_away(self, left: LeftDraft) -> None:
        """Delete a draft that was left behind, for good."""
        self._box.throw_away(_taken(left))


def note_of(draft: Draft) -> Note:
    """Return the note that a draft becomes when it is stored."""
    return replace(draft.start, tags=draft.tags, body=draft.body)


def _draft(kept: KeptDraft) -> Draft:
    return Draft(kept.note.tags, kept.note.body, kept.note, kept.base)


def _left(leftover: Leftover) -> LeftDraft:
    draft = _draft(leftover.draft) if leftover.draft else None
    return LeftDraft(leftover.name, leftover.alive, leftover.saved, draft, leftover.reason)


def _taken(left: LeftDraft) -> Leftover:
    return Leftover(left.name, left.alive, left.saved, None, left.reason)

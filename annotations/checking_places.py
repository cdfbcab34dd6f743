"""Checks whether notes still belong where they lie: to their article, to their passage."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotations.anchoring.anchors import stands_in_place
from annotations.anchoring.passages import SearchedText
from annotations.belonging import another_article, resolve_notes
from annotations.files.cache import Record
from annotations.files.register import stored_of
from annotations.note import Note, Resolution
from annotations.stored import Problem, ProblemKind

TextOf = Callable[[str], str | None]
"""Returns the text of an article; None when the corpus has no such article."""
Elsewhere = Callable[[Note], Sequence[str]]
"""Returns the ids of other articles in which the text of a note, or its passage, stands."""

KEPT = "the corpus has no such article; notes are kept"
_SHOWN = 4


def check_places(
    records: Iterable[Record], text_of: TextOf, elsewhere: Elsewhere
) -> Iterator[Problem]:
    """Yield what is wrong between notes and articles, and what to do about it."""
    by_article: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.kind == "note":
            by_article[record.article].append(record)
    for article, group in by_article.items():
        text, notes = text_of(article), [stored_of(record).note for record in group]
        if text is None:
            yield _without_article(article, notes, elsewhere)
            continue
        digest = SearchedText(text).sha256
        found = resolve_notes(text, digest, notes)
        for record, note, result in zip(group, notes, found, strict=True):
            path = f"{article}/{record.name}"
            yield from _of_note(path, note, result, (text, digest), elsewhere)


def _without_article(article: str, notes: Sequence[Note], elsewhere: Elsewhere) -> Problem:
    about = next((note.about for note in reversed(notes) if note.about), None)
    was = f"; it was “{about.title}” ({about.path})" if about else ""
    others = dict.fromkeys(other for note in notes for other in elsewhere(note))
    return Problem("no article", article, f"{KEPT}{was}", _advice([*others], article))


def _of_note(
    path: str, note: Note, found: Resolution, article: tuple[str, str], elsewhere: Elsewhere
) -> Iterator[Problem]:
    """Yield what is wrong with one note, whose article has this text and digest."""
    text, digest = article
    another = another_article(note, text, digest)
    if found.state in ("unsure", "orphan"):
        kind: ProblemKind = "unsure" if found.span else "orphan"
        advice = _advice(elsewhere(note), note.article)
        if another:
            yield Problem("another article", path, another, advice or _CONFIRM)
        else:
            yield Problem(kind, path, found.reason, advice or _CHOOSE)
    elif note.anchor is None:
        yield from _of_whole(path, note, digest)
    anchor = note.anchor
    if (
        anchor
        and anchor.end > anchor.start
        and anchor.text_sha256 == digest
        and not stands_in_place(text, anchor)
    ):
        reason = "its position points at other words, though the text did not change"
        yield Problem("position", path, reason, _POSITION)


def _of_whole(path: str, note: Note, digest: str) -> Iterator[Problem]:
    if not note.text_sha256:
        reason = "nothing in this note on a whole article says which article it was"
        yield Problem("unproven", path, reason, _SAVE)
    elif note.text_sha256 != digest:
        reason = "the text changed since this note on the whole article was written"
        yield Problem("text changed", path, reason, _SAVE)


_CHOOSE = "in the reader, M lists all notes and r reviews the doubtful ones"
_CONFIRM = f"{_CHOOSE}: say that it is right, choose the passage, or delete the note"
_POSITION = "it is shown where its words stand; confirm it in the reader, or correct the position"
_SAVE = "read it again; if it is right, change the note in the reader, and it says so"


def _advice(others: Sequence[str], article: str) -> str:
    """Say where the text of a note stands now, and how the note comes there."""
    if not others:
        return ""
    names = ", ".join(others[:_SHOWN]) + (" and others" if len(others) > _SHOWN else "")
    if len(others) > 1:
        return f"its text stands in {names}: move the file from {article} to the one that is meant"
    return f"its text stands in {names} now: move the file from {article} to {names}"

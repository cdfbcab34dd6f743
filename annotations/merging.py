"""Bringing together two revisions of a note that grew from the same one, field by field.

Pure: three notes in, one note out, or the names of the fields in which both say different
things. Then nobody's words are chosen; the caller keeps both versions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from annotations.line_merging import merge_lines
from annotations.note import Note

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome: a note with the changes of both, unless there are clashes."""

    note: Note
    clashes: tuple[str, ...]
    """What both sides changed to different things, in words for people."""


def merge_notes(base: Note, ours: Note, theirs: Note) -> Merged:
    """Merge what we made of `base` with what is stored now.

    Tags merge as sets, the body line by line, everything else as a whole; what the article was is
    never a clash. An edit wins over a deletion. Revision, moments and editor are those of
    `theirs`.
    """
    body = merge_lines(base.body, ours.body, theirs.body)
    anchor, anchors_clash = _pick(base.anchor, ours.anchor, theirs.anchor)
    also, also_clash = _pick(base.also, ours.also, theirs.also)
    extra, odd = _merge_extra(base.extra, ours.extra, theirs.extra)
    clashing = {"text": body is None, "passage": anchors_clash, "further passages": also_clash}
    note = replace(
        theirs,
        tags=merge_tags(base.tags, ours.tags, theirs.tags),
        body=theirs.body if body is None else body,
        anchor=anchor,
        also=also,
        about=_pick(base.about, ours.about, theirs.about)[0],
        deleted=_merge_deleted(base, ours, theirs),
        extra=extra,
    )
    return Merged(note, (*(what for what, clash in clashing.items() if clash), *odd))


def merge_tags(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Return their tags without those that we took away, and then those that we added."""
    removed = set(base) - set(ours)
    added = [tag for tag in ours if tag not in base]
    return tuple(dict.fromkeys([*(tag for tag in theirs if tag not in removed), *added]))


def same_content(one: Note, other: Note) -> bool:
    """Tell whether two revisions say the same, whoever wrote them and when."""
    return _content(one) == _content(other)


def _content(note: Note) -> object:
    return (
        note.tags, note.body, note.anchor, note.also, bool(note.deleted), note.extra, note.about
    )  # fmt: skip


def _pick(base: T, ours: T, theirs: T) -> tuple[T, bool]:
    """Return the side that changed, and whether both did, differently."""
    if ours in (base, theirs):
        return theirs, False
    return ours, theirs != base


def _merge_deleted(base: Note, ours: Note, theirs: Note) -> str:
    """Return when the note was deleted; nothing if one side deleted what the other one edited."""
    if bool(ours.deleted) == bool(theirs.deleted):
        return theirs.deleted
    deleting, other = (ours, theirs) if ours.deleted else (theirs, ours)
    return deleting.deleted if same_content(other, base) else ""


def _merge_extra(
    base: Mapping[str, object], ours: Mapping[str, object], theirs: Mapping[str, object]
) -> tuple[dict[str, object], list[str]]:
    """Merge what only others understand, key by key."""
    merged: dict[str, object] = {}
    clashes = []
    for key in dict.fromkeys([*theirs, *ours]):
        value, clash = _pick(base.get(key), ours.get(key), theirs.get(key))
        if clash:
            clashes.append(f"“{key}”")
        if value is not None or key in theirs:
            merged[key] = value
    return merged, clashes

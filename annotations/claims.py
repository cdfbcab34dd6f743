"""Which ids the notes of a notebook keep for their articles, and how to know these articles.

The notebook is what people share, so it is where all of them learn that an id was given: a folder
of notes keeps its id for the article that its notes were written on, also when that is gone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from annotations.note import Note
from annotations.recognising import frame_of, is_telling


class Place(NamedTuple):
    """An article as a note knew it."""

    path: str
    """One clean line; empty when the note does not say it."""
    title: str
    """Likewise."""
    digest: str
    """SHA-256 of its text; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the notes in one folder say about their article."""

    places: tuple[Place, ...] = ()
    """Each once, that of the newest note first."""
    frames: tuple[str, ...] = ()
    """Passages of its text with what stood around them, long enough to tell it from others."""
    since: str = ""
    """When the first of the notes was written."""

    @property
    def digests(self) -> tuple[str, ...]:
        """The texts that it had, newest first."""
        return tuple(dict.fromkeys(place.digest for place in self.places if place.digest))


Claims = Mapping[str, Claim]
"""What is claimed, by the id of the article."""


def claims_of(notes: Iterable[Note], folders: Iterable[str] = ()) -> dict[str, Claim]:
    """Return what notes claim, deleted ones too; a folder without one keeps its id, no more."""
    ordered = sorted(notes, key=lambda note: (note.created, note.id), reverse=True)
    places: dict[str, dict[Place, None]] = {id: {} for id in folders}
    frames: dict[str, dict[str, None]] = {}
    since: dict[str, str] = {}
    for note in ordered:
        about, id = note.about, note.article
        place = Place(*(about.path, about.title) if about else ("", ""), note.text_sha256)
        places.setdefault(id, {})[place] = None
        since[id] = note.created
        if note.anchor and is_telling(note.anchor):
            frames.setdefault(id, {})[frame_of(note.anchor)] = None
        for passage in note.also:
            places.setdefault(passage.article, {})[_cited(passage.anchor.text_sha256)] = None
    return {
        id: Claim(
            tuple(place for place in found if any(place)),
            tuple(frames.get(id, ())),
            since.get(id, ""),
        )
        for id, found in places.items()
    }


def _cited(digest: str) -> Place:
    return Place("", "", digest)

"""Reads the curated lists in `entities/data/lexicon`: one entry a line, `#` begins a comment."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_LISTS = {"LOC": "places", "ORG": "bodies", "OTH": "works"}
WEAK = "?"
"""Ends an entry that is also a common word or a personal name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the curated lists say about an entry."""

    kind: str
    """`LOC`, `ORG` or `OTH`."""
    weak: bool
    """True when the entry is also a common word, so that a match proves little."""


def data_folder() -> Traversable:
    """Return the folder of the package's data files."""
    return files("entities") / "data"


def read_entries(name: str) -> Iterator[str]:
    """Entries of the list `name` (a path inside the lexicon folder, without `.txt`)."""
    text = (data_folder() / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield entry


def wordset(text: str) -> frozenset[str]:
    """Return the words of a short list that stands in the code."""
    return frozenset(text.split())


@cache
def word_list(name: str) -> frozenset[str]:
    """All entries of a list as a set; words that share a line are separate entries."""
    return frozenset(word for entry in read_entries(name) for word in entry.split())


@cache
def alternatives(name: str) -> str:
    """Return the entries of a list as one regular-expression alternative, longest first."""
    words = {word for entry in read_entries(name) for word in entry.split()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def read_lexicon(language: str) -> dict[str, Listed]:
    """Curated names of a language, entry → what it is; the first list that has it wins."""
    lexicon: dict[str, Listed] = {}
    for kind, name in _LISTS.items():
        for entry in read_entries(f"{language}/{name}"):
            weak = entry.endswith(WEAK)
            lexicon.setdefault(entry.rstrip("? "), Listed(kind, weak))
    return lexicon


def read_groups(name: str) -> Iterator[list[str]]:
    """Lines of the form `Tiflis = Tbilissi = Tbilisi`, as lists."""
    for entry in read_entries(name):
        yield [part.strip() for part in entry.split("=")]

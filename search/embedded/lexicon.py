"""The lexicon: every word form of the corpus, with its stems, its parts and how it is written.

The postings know forms only. A query word is brought to all forms of the corpus that share its
stem: German stems for words seen in German articles, English stems for words seen in English ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from search.embedded.compounds import asking_vocabulary, loaded_vocabulary, split
from search.language.analysis import stem_english, stem_german

if TYPE_CHECKING:
    import sqlite3

    from search.embedded.segments.inversion import Inverter

SCHEMA = """
CREATE TABLE words (
    word TEXT PRIMARY KEY, uses INTEGER NOT NULL, german TEXT, english TEXT, parts TEXT,
    spelling TEXT
) WITHOUT ROWID;
CREATE INDEX words_by_german ON words (german) WHERE german IS NOT NULL;
CREATE INDEX words_by_english ON words (english) WHERE english IS NOT NULL;
"""
"""`uses` is how often the word was ever indexed: it ranks, it does not count."""

_LEARN = """
INSERT INTO words VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (word) DO UPDATE SET
    uses = uses + excluded.uses, german = coalesce(german, excluded.german),
    english = coalesce(english, excluded.english), spelling = coalesce(spelling, excluded.spelling)
"""
_AT_ONCE = 500
_MANY = 2000
"""New words beyond this number are worth loading all learned nouns at once."""
_OFTEN = 3
"""Uses of a noun that make it a word that compounds are made of."""


def learn(connection: sqlite3.Connection, inverter: Inverter) -> dict[str, tuple[str, ...]]:
    """Enter the words of a new segment; return the stems of the parts of its compounds.

    A compound keeps the parts it was given when it was seen first.
    """
    counts = {word: len(places) for word, places in inverter.title.places.items()}
    counts |= {word: len(places) for word, places in inverter.text.places.items()}
    known = dict(_known(connection, counts))
    parts = {word: tuple(stems.split()) for word, stems in known.items() if stems}
    fresh = sorted(counts.keys() - known.keys())
    if len(fresh) > _MANY:
        vocabulary = loaded_vocabulary(_nouns(connection, counts, inverter.spellings))
    else:
        vocabulary = asking_vocabulary(partial(_is_learned, connection))
    for word in fresh:
        if word in inverter.german and (found := split(word, vocabulary)):
            parts[word] = tuple(dict.fromkeys(map(stem_german, found)))
    rows = (
        (
            word,
            counts[word],
            stem_german(word) if word in inverter.german else None,
            stem_english(word) if word in inverter.english else None,
            " ".join(parts[word]) if word in parts else None,
            inverter.spellings.get(word),
        )
        for word in sorted(counts)
    )
    connection.executemany(_LEARN, rows)
    return parts


def known_parts(
    connection: sqlite3.Connection, words: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return the stems of the parts of all compounds among `words`, by form."""
    return {word: tuple(stems.split()) for word, stems in _known(connection, words) if stems}


def forms_of(connection: sqlite3.Connection, form: str) -> list[str]:
    """Return all forms of the corpus that share a stem with `form`; itself if it occurs."""
    statement = (
        "SELECT word FROM words WHERE german = ?1 UNION SELECT word FROM words WHERE english = ?2"
        " UNION SELECT word FROM words WHERE word = ?3"
    )
    found = connection.execute(statement, (stem_german(form), stem_english(form), form))
    return [word for (word,) in found]


def parts_of(connection: sqlite3.Connection, form: str) -> tuple[str, ...]:
    """Return the stems of the parts of a compound."""
    found = connection.execute("SELECT parts FROM words WHERE word = ?", (form,)).fetchone()
    return tuple(found[0].split()) if found and found[0] else ()


def words_between(
    connection: sqlite3.Connection, beginning: str, shortest: int, longest: int, *pieces: str
) -> Iterator[str]:
    """Yield the words that begin so, have as many letters, and hold at least one of `pieces`."""
    return (word for word, *_ in common_words(connection, beginning, shortest, longest, *pieces))


def common_words(
    connection: sqlite3.Connection, beginning: str, shortest: int, longest: int, *pieces: str
) -> Iterator[tuple[str, int, str | None]]:
    """Yield words as `words_between` does, with their uses and how they are written."""
    held = " OR ".join(["instr(word, ?)"] * len(pieces)) or "1"
    statement = (
        "SELECT word, uses, spelling FROM words WHERE word >= ? AND word < ?"  # noqa: S608
        f" AND length(word) BETWEEN ? AND ? AND ({held})"
    )
    values = (beginning, beginning + "\U0010ffff", shortest, longest, *pieces)
    yield from connection.execute(statement, values)


def _known(
    connection: sqlite3.Connection, words: Collection[str]
) -> Iterator[tuple[str, str | None]]:
    """Yield those of `words` that are in the lexicon, with their parts."""
    rest = list(words)
    for at in range(0, len(rest), _AT_ONCE):
        some = rest[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        statement = f"SELECT word, parts FROM words WHERE word IN ({marks})"  # noqa: S608 - marks
        yield from connection.execute(statement, some)


def _nouns(
    connection: sqlite3.Connection, counts: dict[str, int], spellings: dict[str, str]
) -> set[str]:
    """Return the nouns used often in the corpus or in the articles about to be entered."""
    statement = "SELECT word, spelling FROM words WHERE uses >= ? AND spelling IS NOT NULL"
    found: Iterable[tuple[str, str]] = connection.execute(statement, (_OFTEN,))
    nouns = {word for word, spelling in found if _is_noun(spelling)}
    for word, spelling in spellings.items():
        if counts.get(word, 0) >= _OFTEN and _is_noun(spelling):
            nouns.add(word)
    return nouns


def _is_learned(connection: sqlite3.Connection, word: str) -> bool:
    """Tell whether the corpus uses a noun often."""
    statement = "SELECT spelling FROM words WHERE word = ? AND uses >= ?"
    found = connection.execute(statement, (word, _OFTEN)).fetchone()
    return bool(found and found[0] and _is_noun(found[0]))


def _is_noun(spelling: str) -> bool:
    """Tell nouns by their capital, and leave abbreviations aside."""
    return spelling[:1].isupper() and spelling[1:].islower()

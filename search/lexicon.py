"""The lexicon: every word form of the corpus, with its stems, its parts and how it is written.

The postings know forms only. A query word is brought to all forms of the corpus that share its
stem: German stems for words seen in German articles, English stems for words seen in English ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from search.analysis import stem_english, stem_german
from search.compounds import split

if TYPE_CHECKING:
    import sqlite3

    from search.inversion import Inverter

SCHEMA = """
CREATE TABLE words (
    word TEXT PRIMARY KEY, articles INTEGER NOT NULL, german TEXT, english TEXT, parts TEXT,
    spelling TEXT
) WITHOUT ROWID;
CREATE INDEX words_by_german ON words (german) WHERE german IS NOT NULL;
CREATE INDEX words_by_english ON words (english) WHERE english IS NOT NULL;
"""
"""`articles` is the number of articles ever indexed with the word: it ranks, it does not count."""

_LEARN = """
INSERT INTO words VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (word) DO UPDATE SET
    articles = articles + excluded.articles, german = coalesce(german, excluded.german),
    english = coalesce(english, excluded.english), spelling = coalesce(spelling, excluded.spelling)
"""
_AT_ONCE = 500
_MANY = 2000
"""New words beyond this number are worth loading all learned nouns at once."""
_OFTEN = 3
"""Articles with a noun that make it a word that compounds are made of."""


def learn(connection: sqlite3.Connection, inverter: Inverter) -> dict[str, tuple[str, ...]]:
    """Enter the words of a new segment; return the stems of the parts of its compounds.

    A compound keeps the parts it was given when it was seen first.
    """
    counts = {word: len(postings) // 2 for word, postings in inverter.text.items()}
    for word, postings in inverter.title.items():
        counts.setdefault(word, len(postings) // 2)
    known = dict(_known(connection, counts))
    parts = {word: tuple(stems.split()) for word, stems in known.items() if stems}
    fresh = sorted(counts.keys() - known.keys())
    learned = _Nouns(connection)
    if len(fresh) > _MANY:
        learned.load(counts, inverter.spellings)
    for word in fresh:
        if word in inverter.german and (found := split(word, learned)):
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
    """Yield words as `words_between` does, with their articles and how they are written."""
    held = " OR ".join(["instr(word, ?)"] * len(pieces)) or "1"
    statement = (
        "SELECT word, articles, spelling FROM words WHERE word >= ? AND word < ?"  # noqa: S608
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


class _Nouns:
    """Nouns that the corpus uses often: looked up one by one, or loaded at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen: dict[object, bool] = {}
        self._all: set[str] | None = None

    def load(self, counts: dict[str, int], spellings: dict[str, str]) -> None:
        """Load all, together with those that the words about to be entered add."""
        statement = "SELECT word, spelling FROM words WHERE articles >= ? AND spelling IS NOT NULL"
        found: Iterable[tuple[str, str]] = self._connection.execute(statement, (_OFTEN,))
        self._all = {word for word, spelling in found if _is_noun(spelling)}
        for word, spelling in spellings.items():
            if counts.get(word, 0) >= _OFTEN and _is_noun(spelling):
                self._all.add(word)

    def __contains__(self, word: object) -> bool:
        if self._all is not None:
            return word in self._all
        if word not in self._seen:
            statement = "SELECT spelling FROM words WHERE word = ? AND articles >= ?"
            found = self._connection.execute(statement, (word, _OFTEN)).fetchone()
            self._seen[word] = bool(found and found[0] and _is_noun(found[0]))
        return self._seen[word]


def _is_noun(spelling: str) -> bool:
    """Tell nouns by their capital, and leave abbreviations aside."""
    return spelling[:1].isupper() and spelling[1:].islower()

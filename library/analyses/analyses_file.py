"""The SQLite file that analyses and events are kept in: derived, private, renewed when damaged.

One process at a time writes to it (`library.events.run`); any number read. The events in it
are those that were found; the corrections of people are laid over them by who reads.
"""

from comparison.nearness import FEW
from library.files.derived_file import DerivedFile

FILE = "comparisons.sqlite3"

_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL,
    language TEXT NOT NULL, day INTEGER, titled INTEGER NOT NULL, title TEXT NOT NULL,
    event TEXT, copy INTEGER, grouped INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_by_event ON articles (event);
CREATE TABLE records (article INTEGER PRIMARY KEY, record BLOB NOT NULL, signature BLOB NOT NULL);
CREATE TABLE words (word INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
CREATE INDEX common_words ON words (articles) WHERE articles > {FEW};
CREATE TABLE postings (
    word INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (word, article)
) WITHOUT ROWID;
CREATE TABLE sentences (
    sentence INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (sentence, article)
) WITHOUT ROWID;
CREATE TABLE repeated (sentence INTEGER PRIMARY KEY);
"""
"""An article that could not be taken apart has no row in `records`, and no event.

`day` is an ordinal, NULL when unknown. `copy` is the key of the first of its near copies, its own
among them; `grouped` is 0 until its event was sought. `words` counts the articles that hold a word,
`postings` tells which, but for words that had become common when the article came: those find
nothing. `sentences` and `repeated` hold numbers of `comparison.signature`; the latter are those of
sentences that stand in texts of many kinds.
"""

ANALYSES_FILE = DerivedFile(FILE, 1, _SCHEMA)

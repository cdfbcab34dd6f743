"""The SQLite file that names are kept in: derived, private, and begun anew when it is damaged.

One process at a time writes to it (`library.names.run`); any number read. `found` holds what the
models found in each article; the other tables hold the entities that linking made of it, without
the user's decisions, and are replaced as a whole in one transaction.
"""

from library.files.derived_file import DerivedFile

FOLDER = "names"
"""Folder of names beside the index of a corpus: a rebuilt index finds its names again."""
FILE = "names.sqlite3"

TABLES = """
CREATE TABLE {db}.entities (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL,
    mentions INTEGER NOT NULL, articles INTEGER NOT NULL, outlets INTEGER NOT NULL,
    first TEXT, last TEXT, spellings TEXT NOT NULL, words TEXT NOT NULL
);
CREATE TABLE {db}.mentions (
    article INTEGER NOT NULL, entity INTEGER NOT NULL, places TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX {db}.mentions_by_entity ON mentions (entity);
CREATE TABLE {db}.spellings (
    entity INTEGER NOT NULL, reference TEXT NOT NULL, words TEXT NOT NULL
);
CREATE INDEX {db}.spellings_by_reference ON spellings (reference);
CREATE INDEX {db}.spellings_by_entity ON spellings (entity);
"""
"""Entities; `spellings` and `places` are JSON: [[text, mentions], …] and [[start, end, text], …].

`words` are the forms of the words (`search.language.analysis`) of name and spellings, with a blank
before each. A `reference` is the id that the entity would have if it were named by this spelling.
"""
_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE found (
    article TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, outlet TEXT, day TEXT,
    record TEXT
);
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, outlet TEXT, day TEXT
);
{TABLES.format(db="main")}
"""
_DECIDED = TABLES.format(db="temp") + "CREATE TABLE temp.replaced (key INTEGER PRIMARY KEY);"
NAMES_FILE = DerivedFile(FILE, 1, _SCHEMA, _DECIDED)

"""What searching costs: indexing, adding one article, queries, typing, lists; beside SQLite FTS5.

Usage: python -m bench.search [--articles N] [--rounds N] [--folder DIR]
prints two Markdown tables. All times are processor time of one process, files in cache; the index
is built in a temporary folder, or kept in DIR and used again. FTS5 indexes the same articles
without stemming, German or hit counts beyond its own `count(*)`: it is a yardstick of speed.
The column "Whoosh" asks Whoosh's own searcher on our postings for the same forms of the words.
"""

import argparse
import multiprocessing
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from whoosh.index import FileIndex
from whoosh.query.compound import And, Or
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from bench.invented.generate import generate
from search.embedded.catalogue import Catalogue
from search.embedded.expansion import Expander
from search.embedded.segments.generations import read_segments, schema, storage_in
from search.embedded.whoosh_engine import WhooshEngine
from search.errors import SearchTooSlow
from search.language.analysis import forms
from search.language.parsing import parse_query
from search.language.syntax import Query
from search.model import Entry, Order, Stamp

T = TypeVar("T")

AT_ONCE = 10_000
"""Articles held in memory while indexing."""
SHOWN = 50
"""Rows fetched for each answer, as for a full screen."""
TODAY = date(2025, 1, 1)
FTS = "CREATE VIRTUAL TABLE f USING fts5(title, body, tokenize='unicode61', prefix='2 3')"
FTS_FIND = f"SELECT rowid, title FROM f WHERE f MATCH ? ORDER BY rank LIMIT {SHOWN}"
FTS_COUNT = "SELECT count(*) FROM f WHERE f MATCH ?"


@dataclass(frozen=True, slots=True)
class Built:
    """What building both indexes took: processor seconds and bytes."""

    seconds: float
    size: int
    fts_seconds: float
    fts_size: int
    peak: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Queries of one kind: for the engine, and as FTS5 puts them (empty: it has none)."""

    name: str
    queries: Sequence[str]
    fts: Sequence[str] = ()


def entries(count: int) -> Iterator[list[Entry]]:
    """Yield the corpus in pieces."""
    made = generate(count)
    while piece := list(islice(made, AT_ONCE)):
        yield [Entry(a, o, Stamp(a.path, len(a.text), 0, 0)) for a, o in piece]


def build(folder: Path, count: int) -> Built:
    """Build both indexes of `count` articles."""
    engine = WhooshEngine.open(folder / "lesart", writable=True)
    fts = sqlite3.connect(folder / "fts.sqlite", isolation_level=None)
    fts.execute(FTS)
    seconds = fts_seconds = 0.0
    for piece in entries(count):
        start = time.process_time()
        engine.update(piece)
        seconds += time.process_time() - start
        start = time.process_time()
        fts.execute("BEGIN")
        rows = ((each.article.title, each.article.text) for each in piece)
        fts.executemany("INSERT INTO f VALUES (?, ?)", rows)
        fts.execute("COMMIT")
        fts_seconds += time.process_time() - start
    engine.close()
    fts.close()
    size = sum(path.stat().st_size for path in (folder / "lesart").iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Built(seconds, size, fts_seconds, (folder / "fts.sqlite").stat().st_size, peak)


def add_single(engine: WhooshEngine, count: int) -> list[float]:
    """Return the milliseconds of adding one article."""
    made = []
    for article, outline in generate(count, seed=99):
        named = replace(article, id=f"z{article.id}", path=f"z{article.path}")
        made.append([Entry(named, outline, Stamp(named.path, 1, 0, 0))])
    return milliseconds(engine.update, made)


def milliseconds(work: Callable[[T], object], items: Sequence[T], rounds: int = 1) -> list[float]:
    """Return the processor times of calls with each of `items`, in milliseconds."""
    taken = []
    for item in items:
        for _ in range(rounds):
            start = time.process_time()
            work(item)
            taken.append((time.process_time() - start) * 1000)
    return taken


def words_held_by(folder: Path, low: float, high: float, count: int, total: int) -> list[str]:
    """Return words that occur so often for each article, the same ones in every run."""
    connection = sqlite3.connect(folder / "catalogue.sqlite")
    found = connection.execute(
        "SELECT word FROM words WHERE uses BETWEEN ? AND ? AND length(word) > 4"
        " AND word NOT GLOB '*[^a-z]*' AND word NOT GLOB '*ae*' AND word NOT GLOB '*ue*'"
        " AND word NOT GLOB '*oe*' AND word NOT GLOB '*ss*' ORDER BY word",
        (low * total, high * total),
    ).fetchall()
    connection.close()
    words = [word for (word,) in found]
    return random.Random(5).sample(words, min(count, len(words)))


def kinds(folder: Path, total: int) -> list[Kind]:
    """Return the queries to measure."""
    common = words_held_by(folder, 0.1, 0.5, 12, total)
    mid = words_held_by(folder, 0.01, 0.03, 15, total)
    rare = words_held_by(folder, 3 / total, 20 / total, 15, total)
    pairs = [f"{a} {b}" for a, b in zip(common, [*mid[1:], *common], strict=False)]
    phrases = _phrases()
    three = [f"{word[:3]}*" for word in mid]
    five = [f"{word[:5]}*" for word in mid]
    return [
        Kind("word in 10–50 % of articles", common, common),
        Kind("word in 1–3 %", mid, mid),
        Kind("word in few articles", rare, rare),
        Kind("two words", pairs, pairs),
        Kind("three words, one of two", [f"{a} ({b} OR {c})" for a, b, c in _triples(common, mid)]),
        Kind("phrase", phrases, phrases),
        Kind("near each other (~5)", [f"{phrase}~5" for phrase in phrases]),
        Kind("beginning, 3 letters", three, three),
        Kind("beginning, 5 letters", five, five),
        Kind("wildcard inside", [f"{word[:3]}*{word[-2:]}" for word in mid]),
        Kind("one letter wrong (~)", [f"{word[:4]}x{word[5:]}~" for word in mid]),
        Kind("two letters wrong (~2)", [f"{word[:3]}xx{word[5:]}~2" for word in mid]),
        Kind("nothing found, did you mean", [f"{word[:3]}xq{word[4:]}" for word in mid]),
        Kind("word and outlet", [f"{word} outlet:Kontor" for word in common]),
        Kind("word and month", [f"{word} date:2017-05" for word in common]),
    ]


def _triples(common: Sequence[str], mid: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(common, mid, mid[1:], strict=False)


def _phrases() -> list[str]:
    """Return two words side by side, from articles of the corpus."""
    found = []
    for article, outline in generate(15, seed=1):
        start, end = outline.sentences[1]
        words = [word for word in article.text[start:end].split() if word.isalpha()]
        found.append(f'"{words[1]} {words[2]}"' if len(words) > 2 else f'"{article.title}"')
    return found


def quantiles(times: list[float]) -> str:
    """Return the median and the 95th percentile."""
    if not times:
        return "–"
    times = sorted(times)
    return f"{times[len(times) // 2]:.1f} / {times[int(len(times) * 0.95)]:.1f}"


def ask(engine: WhooshEngine, query: Query, order: Order = Order.RELEVANCE) -> int:
    """Search, and fetch the rows of the first screen; 0 when the search was given up."""
    try:
        found = engine.search(query, order)
    except SearchTooSlow:
        return 0
    engine.rows(found.keys[:SHOWN])
    return len(found.keys)


def ask_typing(engine: WhooshEngine, query: Query) -> int:
    """Search as while typing, and fetch the rows of the first screen."""
    found = engine.complete(query)
    engine.rows(found.keys[:SHOWN])
    return len(found.keys)


def ask_fts(fts: sqlite3.Connection, query: str) -> int:
    """Ask FTS5 for the best rows and the number of all."""
    fts.execute(FTS_FIND, (query,)).fetchall()
    count: int = fts.execute(FTS_COUNT, (query,)).fetchone()[0]
    return count


def ask_whoosh(searcher: Searcher, expander: Expander, words: str) -> int:
    """Ask Whoosh's own searcher for the best articles that hold all words, and their number."""
    every = [Or([Term("text", f) for f in expander.forms_of(form)]) for form in forms(words)]
    return len(searcher.search(And(every), limit=SHOWN))


def parsed(text: str) -> Query:
    """Return the tree of a query."""
    return parse_query(text, today=TODAY).query


def measure_queries(folder: Path, engine: WhooshEngine, rounds: int) -> Iterator[Sequence[str]]:
    """Yield a row of the table for each kind of query."""
    fts = sqlite3.connect(folder / "fts.sqlite")
    catalogue = Catalogue.open(folder / "lesart")
    segments = read_segments(folder / "lesart", engine.generation())
    reader = FileIndex._reader(storage_in(folder / "lesart"), schema(), segments, 0)
    asked = partial(ask_whoosh, Searcher(reader), Expander(catalogue.connection))
    pooled: list[float] = []
    for kind in kinds(folder / "lesart", engine.count()):
        trees = [parsed(text) for text in kind.queries]
        matches = sorted(ask(engine, tree) for tree in trees)
        ours = milliseconds(partial(ask, engine), trees, rounds)
        theirs = milliseconds(partial(ask_fts, fts), kind.fts, rounds)
        plain = kind.queries if all(q.replace(" ", "").isalpha() for q in kind.queries) else ()
        whoosh = milliseconds(asked, plain, 1)
        number = f"{matches[len(matches) // 2]:,}"
        yield kind.name, number, *map(quantiles, (ours, theirs, whoosh))
        pooled += ours
    yield "all of these", "", quantiles(pooled), "", ""


def measure_typing(folder: Path, engine: WhooshEngine, rounds: int) -> Iterator[Sequence[str]]:
    """Yield a row of the table for each length of a half-typed word."""
    words = words_held_by(folder / "lesart", 0.005, 0.05, 20, engine.count())
    for name, form in (("text", "{}"), ("title", "title:{}")):
        pooled: list[float] = []
        for letters in (1, 2, 3, 4, 6):
            trees = [parsed(form.format(word[:letters])) for word in words]
            matches = sorted(ask_typing(engine, tree) for tree in trees)
            times = milliseconds(partial(ask_typing, engine), trees, rounds)
            number = f"{matches[len(matches) // 2]:,}"
            yield f"typing in {name}, {letters} letters", number, quantiles(times), "", ""
            pooled += times
        yield f"typing in {name}, all of these", "", quantiles(pooled), "", ""


def measure_lists(folder: Path, engine: WhooshEngine, rounds: int) -> Iterator[Sequence[str]]:
    """Yield a row of the table for what lists do."""
    everything, many = parsed(""), [None] * 3 * rounds
    for order in Order:
        times = milliseconds(lambda o: ask(engine, everything, o), [order], 3 * rounds)
        yield f"all articles by {order}", f"{engine.count():,}", quantiles(times), "", ""
    (word,) = words_held_by(folder / "lesart", 0.1, 0.5, 1, engine.count())
    query = parsed(word)
    found = engine.search(query)
    for order in (Order.NEWEST, Order.TITLE):
        times = milliseconds(lambda o: ask(engine, query, o), [order], 3 * rounds)
        yield f"one word by {order}", f"{len(found.keys):,}", quantiles(times), "", ""
    keys = engine.search(everything).keys
    times = milliseconds(lambda _: engine.narrow(keys, "kurier be"), many)
    yield "narrow the list", f"{len(engine.narrow(keys, 'kurier be')):,}", quantiles(times), "", ""
    rows = engine.rows(found.keys[:SHOWN])
    times = milliseconds(lambda _: [engine.hits(row.id, query) for row in rows], many)
    yield f"hits and snippets of {len(rows)} articles", "", quantiles(times), "", ""
    yield "add one article", "", quantiles(add_single(engine, 24)), "", ""


def memory() -> int:
    """Return the memory of this process, in megabytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1_000_000


def measure_memory(folder: Path) -> str:
    """Return what opening and searching the index adds to the memory of this process."""
    before = memory()
    engine = WhooshEngine.open(folder / "lesart")
    engine.search(parsed(""))
    listed = memory()
    asked = 0
    for texts in zip(
        *(kind.queries for kind in kinds(folder / "lesart", engine.count())), strict=False
    ):
        for query in map(parsed, texts):
            ask(engine, query)
            ask_typing(engine, query)
            rows = engine.rows(engine.search(query).keys[:SHOWN])
            for row in rows[:5]:
                engine.hits(row.id, query)
            asked += 1
    engine.close()
    after = memory()
    return (
        f"{before} MB before, {listed} MB with the list, {after} MB after {asked} varied searches"
    )


def table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    """Print a Markdown table as its rows come in."""
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


def report_building(built: Built, count: int) -> Iterator[Sequence[str]]:
    """Yield what building took."""
    yield (
        "articles per processor second",
        f"{count / built.seconds:,.0f}",
        f"{count / built.fts_seconds:,.0f}",
    )
    yield "size on disk, MB", f"{built.size / 1e6:,.0f}", f"{built.fts_size / 1e6:,.0f}"
    yield "peak memory of indexing (both), MB", f"{built.peak / 1e6:,.0f}", ""


def main() -> None:
    """Read the command line, build, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if not (folder / "lesart").exists():
            folder.mkdir(parents=True, exist_ok=True)
            built = in_own_process(build, folder, options.articles)
            head = (f"{options.articles:,} articles", "Lesart", "FTS5")
            table(head, report_building(built, options.articles))
            print()
        remembered = in_own_process(measure_memory, folder)
        engine = WhooshEngine.open(folder / "lesart", writable=True)
        columns = ("processor ms, median / 95 %", "articles found", "Lesart", "FTS5", "Whoosh")
        measured = (measure_queries, measure_typing, measure_lists)
        table(columns, chain(*(each(folder, engine, options.rounds) for each in measured)))
        engine.close()
    print(f"\nMemory of a reading process: {remembered}.")


def in_own_process(work: Callable[..., T], *values: object) -> T:
    """Call `work` in a fresh process, so that its memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *values).result()


if __name__ == "__main__":
    main()

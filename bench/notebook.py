"""What a full notebook costs: opening it, listing it, looking for changes, saving a note.

Usage: python -m bench.notebook [NOTES] [ARTICLES]
Makes a corpus and a notebook of that size in a temporary folder (10,000 notes on 1,000 articles)
and measures wall and processor time of one process, the best of five runs; a run in a new
`Library` is a new session with the derived cache of the one before.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from annotations.anchoring.anchors import make_anchor
from annotations.files.encoding import encode_note
from annotations.files.settling import TICK
from annotations.note import Note
from annotations.store import NoteStore
from corpus.article import Article, Span
from library.desk import Library
from library.places import Places
from library.settings import Settings

ROUNDS = 5
SAVES = 100
VOCABULARY = (
    "Fähre Brücke Markt Rat Hafen Damm Straße Bericht Behörde Montag Zahl Frage Quelle Wahl Preis "
    "Nacht Regen Fluss Zug Streik nennt sagt meldet prüft fordert bleibt steigt sinkt offen neu alt"
)


def sentence(random: Random, length: int) -> str:
    """Return some words that look like a sentence."""
    return " ".join(random.choices(VOCABULARY.split(), k=length)).capitalize() + "."


def make_corpus(folder: Path, articles: int) -> None:
    """Write articles of about 250 words."""
    random = Random(1)
    folder.mkdir()
    for number in range(articles):
        body = "\n\n".join(sentence(random, 50) for _ in range(5))
        (folder / f"a{number:05}.txt").write_text(f"Meldung {number}\n\n{body}\n")


def make_notes(library: Library, notes: int, articles: int) -> None:
    """Write notes with a hundred different tags, without waiting for the disk."""
    random = Random(2)
    store = NoteStore(library.notebook.root, "anna")
    for number in range(notes):
        opened = library.article(f"a{number % articles:05}")
        assert opened
        note = make_note(store, opened.article, random)
        folder = library.notebook.root / note.article
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{note.id}.yaml"
        file.write_bytes(encode_note(note))
    time.sleep(TICK)


def make_note(store: NoteStore, about: Article, random: Random) -> Note:
    """Return a note on a passage of an article."""
    start = random.randrange(20, len(about.text) - 120)
    return store.new_note(
        about.id,
        anchor=make_anchor(about.text, Span(start, start + random.randrange(20, 100))),
        body=sentence(random, 12),
        tags=(f"thema {random.randrange(100)}",),
    )


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Return wall and processor time of `work` in milliseconds, the best of some runs."""
    runs = []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - wall, time.process_time() - cpu))
    return min(wall for wall, _ in runs) * 1000, min(cpu for _, cpu in runs) * 1000


def measure(base: Path, notes: int, articles: int) -> list[tuple[str, float, float]]:
    """Return what was done, wall and processor time in milliseconds."""
    places = Places(base / "cache", base / "state", base / "config", base / "data")

    def session() -> Library:
        return Library.open(base / "corpus", settings=Settings(), places=places)

    make_corpus(base / "corpus", articles)
    library = session()
    library.refresh()
    library.renew()
    make_notes(library, notes, articles)
    warm = session()
    rows = [*measure_starts(session), *measure_asking(warm)]
    return [*rows, ("saving a note, median and 95 % (wall)", *measure_saving(warm))]


def measure_starts(session: Callable[[], Library]) -> list[tuple[str, float, float]]:
    """Return what a session costs that has just begun; the first one finds no derived cache."""

    def start() -> None:
        session().notebook.counts()

    def look() -> None:
        session().notebook.refresh()

    def open_screen() -> None:
        started.pop().notebook.rows()

    first = best_of_one(start)
    started = [session() for _ in range(ROUNDS)]
    for each in started:
        each.notebook.refresh()
    return [
        ("first look ever, no derived cache", *first),
        ("program start: open, look, count notes", *best(start)),
        ("first look of the worker that polls", *best(look)),
        ("notes screen, first time in a session", *best(open_screen)),
    ]


def measure_asking(warm: Library) -> list[tuple[str, float, float]]:
    """Return what a session that has seen all notes takes to answer."""
    warm.notebook.rows()
    about = article_in(warm)
    return [
        ("notes screen again", *best(warm.notebook.rows)),
        ("look for other sessions' notes", *best(warm.notebook.refresh)),
        ("notes of one article", *best(lambda: warm.notebook.of(about))),
        ("listing of `tag:thema`", *best(lambda: warm.listing("tag:thema"))),
        ("listing of `note:bericht`", *best(lambda: warm.listing("note:bericht"))),
    ]


def measure_saving(warm: Library) -> tuple[float, float]:
    """Return the median and the 95th percentile of wall milliseconds for a new note."""
    random, about, times = Random(3), article_in(warm), []
    for _ in range(SAVES):
        begun = time.perf_counter()
        warm.notebook.add(about, Span(30, 60), sentence(random, 12), ["neu"])
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return times[SAVES // 2], times[SAVES * 95 // 100]


def article_in(library: Library) -> Article:
    """Return one of the articles."""
    opened = library.article("a00007")
    assert opened
    return opened.article


def best_of_one(work: Callable[[], object]) -> tuple[float, float]:
    """Return wall and processor time of the one run that is the first."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def main() -> None:
    """Print the table."""
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    gc.set_threshold(100_000, 20, 20)  # as the reader sets it
    with tempfile.TemporaryDirectory() as base:
        print(f"{notes:,} notes on {articles:,} articles\n")
        print("| | wall, ms | CPU, ms |\n|---|---|---|")
        for what, wall, cpu in measure(Path(base), notes, articles):
            print(f"| {what} | {wall:.1f} | {cpu:.1f} |")


if __name__ == "__main__":
    main()

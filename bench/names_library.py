"""What names cost the reading side: 10,000 articles with invented names, asked as screens ask.

Usage: python -m bench.names_library [--articles N] [--folder DIR]
prints a Markdown table. The articles are files of one line; their names are invented and stored as
the models would have (25 mentions in each, some names in every other article and most in few),
because finding them costs minutes (see `bench.names --cost`); linking and all else is real. Times
are processor time of one process; memory is what it holds before and after it was asked.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import psutil

from entities.decisions import Merge
from entities.model import ArticleNames, Clue, Mention
from entities.record import to_record
from library.desk import Library
from library.names.model import NameOrder
from library.names.names_file import NAMES_FILE
from library.places import Places
from library.settings import Settings

MENTIONS = 25
"""Mentions in an article of usual length."""
NAMES = 40_000
"""Invented names to choose from; the lower its number, the more often a name is chosen."""
PER_DAY = 10
FIRST_DAY = date(2022, 1, 1)
OUTLETS = 12
SYLLABLES = tuple(first + last for first in "bdfghklmnprstvwz" for last in "aeiou")


def invented_name(number: int) -> tuple[str, str]:
    """Return the name with this number and its type."""
    chance = random.Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).title() for _ in range(3)]
    kind = ("PER", "LOC", "ORG", "PER")[number % 4]
    return " ".join(words[: {"PER": 2, "LOC": 1, "ORG": 3}[kind]]), kind


def write_articles(folder: Path, count: int) -> None:
    """Write short articles with outlet and date."""
    for number in range(count):
        file = folder / f"{number // 1000:03}" / f"a{number:06}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        day = FIRST_DAY + timedelta(number // PER_DAY)
        file.write_text(
            f"---\ntitle: Meldung {number}\noutlet: Blatt {number % OUTLETS}\ndate: {day}\n"
            f"language: de\n---\n\nHeute ist nichts geschehen, zum {number}. Mal.\n"
        )


def store_names(library: Library) -> float:
    """Store invented names for all articles and link them; return the seconds of linking."""
    from library.names.linking import link_stored  # noqa: PLC0415 - not for the reading side

    rows = library.rows(library.listing("").keys)
    digests = library.digests([row.id for row in rows])
    with closing(NAMES_FILE.open_for_writing(library.names.folder)) as connection:
        for row in rows:
            chance, mentions = random.Random(row.id), list[Mention]()
            for place in range(MENTIONS):
                name, kind = invented_name(int(NAMES * chance.random() ** 4))
                mentions.append(Mention(row.id, 90 * place, 90 * place + len(name), name, kind))
            clues = (Clue(),) * MENTIONS
            record = to_record(ArticleNames(row.id, "de", row.date, tuple(mentions), clues, ()))
            values = (row.id, "", digests[row.id], row.outlet, (row.date or "")[:10], record)
            connection.execute("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?)", values)
        started = time.process_time()
        link_stored(connection, {})
    return time.process_time() - started


def open_library(home: Path) -> Library:
    """Open the corpus of this bench."""
    places = Places(home / "cache", home / "state", home / "config", home / "data")
    return Library.open(home / "press", settings=Settings(), places=places)


def build(home: Path, count: int) -> None:
    """Make corpus, index and names in `home`."""
    write_articles(home / "press", count)
    library = open_library(home)
    library.refresh()
    library.renew()
    print(f"| linking and storing | {store_names(library):.1f} s |")
    library.close()


def milliseconds(ask: Callable[[], object], rounds: int = 20) -> str:
    """Return the median and most of the processor time that a question takes."""
    spent = []
    for _ in range(rounds):
        started = time.process_time()
        ask()
        spent.append(1000 * (time.process_time() - started))
    return f"{statistics.median(spent):.1f} ms (at most {max(spent):.1f})"


def read(home: Path) -> None:
    """Ask as screens ask, and print what it takes."""
    library = open_library(home)
    names, me = library.names, psutil.Process()
    rows = library.rows(library.listing("").keys)
    ids = iter([row.id for row in rows] * 3)
    first = milliseconds(lambda: names.of(rows[0].id), 1)
    before = me.memory_info().rss
    table = names.table()
    print(f"| entities / mentions | {len(table):,} / {MENTIONS * len(rows):,} |")
    print(f"| names of an article, the very first time | {first} |")
    print(f"| names of an article | {milliseconds(lambda: names.of(next(ids)))} |")
    print(f"| looking for news (`renew`) | {milliseconds(names.renew)} |")
    print(
        f"| articles without names (`pending`), after a change | {milliseconds(names.pending, 1)} |"
    )
    for order in (NameOrder.MENTIONS, NameOrder.NAME):
        asked = milliseconds(lambda order=order: names.table("", order)[:50])  # type: ignore[misc]
        print(f"| table of all names by {order}, first 50 rows | {asked} |")
    print(f"| the same, narrowed by two letters | {milliseconds(lambda: names.table('ba')[:50])} |")
    top = table[0]
    print(
        f"| outlets of the most frequent name | {milliseconds(lambda: names.outlets_of(top.id))} |"
    )
    query = f'name:"{top.name}"'
    print(
        f"| search by name, {top.articles:,} articles |"
        f" {milliseconds(lambda: library.listing(query))} |"
    )
    decided = milliseconds(lambda: names.decide(Merge(table[2].id, table[1].id)), 1)
    print(f"| a decision about two frequent names | {decided} |")
    print(f"| names of an article after it | {milliseconds(lambda: names.of(next(ids)))} |")
    grown = (me.memory_info().rss - before) / 2**20
    print(f"| memory of the reading side for all this | {grown:.0f} MB more |")
    names.undo()
    library.close()


def main() -> None:
    """Build in another process, then read in this one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Plain)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep what is built here, and use it again")
    parser.add_argument("--build", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build(options.folder, options.articles)
        return
    with tempfile.TemporaryDirectory() as scratch:
        home = options.folder or Path(scratch)
        print("| | |\n|---|---|", flush=True)
        if not (home / "press").is_dir():
            home.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "bench.names_library", "--build"]
            arguments = ["--folder", str(home), "--articles", str(options.articles)]
            subprocess.run([*command, *arguments], check=True)
        read(home)


_Plain = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    main()

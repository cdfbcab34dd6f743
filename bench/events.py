"""What events cost and how well they are found, in 10,000 articles of invented coverage.

Usage: python -m bench.events [--articles N] [--folder DIR] | --samples
prints a Markdown table. Articles are files, indexed and taken apart for real; names are stored as
if the models had found them (that costs minutes: see `bench.names --cost`). Times are processor
time, of this process unless said otherwise. `--samples` groups all sample articles with their real
names, and tells how alike articles on one event and on different ones are.
"""

import argparse
import random
import re
import resource
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import combinations
from pathlib import Path

from bench.invented.coverage import Report, invented_coverage
from bench.invented.generate import SEEDS
from bench.names_library import milliseconds
from comparison.events import CUT, LOOSE, group_articles
from comparison.likeness import Features, Frequencies, Vector, likeness, vector_of
from comparison.nearness import near_pairs
from comparison.signature import count_words
from entities.model import ArticleNames, Clue, Mention
from entities.record import to_record
from library.analyses.analyses_file import ANALYSES_FILE
from library.analyses.likenesses import Likenesses
from library.analyses.writing import ordinal
from library.desk import Library
from library.files.derived_store import DerivedStore
from library.names.names_file import NAMES_FILE
from library.places import Places
from library.settings import Settings

FIXTURES = SEEDS.parent / "tests/fixtures"
_MARK = re.compile(r"\[\[([^|\]]*)\|[^\]]*\]\]")
"""A marked name in the articles of `bench.quality.names_gold`."""


def open_library(folder: Path, home: Path) -> Library:
    """Open a corpus with everything of ours below `home`."""
    places = Places(home / "cache", home / "state", home / "config", home / "data")
    return Library.open(folder, settings=Settings(), places=places, notebook=home / "notes")


def store_names(library: Library, reports: Mapping[str, Report]) -> None:
    """Store the names of invented articles and link them."""
    from library.names.linking import link_stored  # noqa: PLC0415 - not for the reading side

    digests = library.digests(list(reports))
    with closing(NAMES_FILE.open_for_writing(library.names.folder)) as connection:
        for id, report in reports.items():
            found = [
                Mention(id, at, at + len(name), name, "PER")
                for name in report.names
                if (at := report.body.find(name)) >= 0
            ]
            clues = (Clue(),) * len(found)
            record = to_record(ArticleNames(id, "de", str(report.day), tuple(found), clues, ()))
            values = (id, "", digests[id], report.outlet, str(report.day), record)
            connection.execute("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?)", values)
        link_stored(connection, {})


def build(home: Path, count: int) -> dict[str, Report]:
    """Write, index and name `count` articles; return them by id."""
    written = {}
    for report in invented_coverage(count):
        report.write(home / "press")
        written[report.path] = report
    with closing(open_library(home / "press", home)) as library:
        library.refresh()
        library.renew()
        rows = library.rows(library.listing("").keys)
        reports = {row.id: written[row.path] for row in rows}
        store_names(library, reports)
    return reports


def find_all(library: Library, count: int) -> None:
    """Take apart and group all articles, and print what it takes."""
    marks: dict[str, float] = {}

    def tell(done: int, total: int) -> None:
        if done == total:
            marks["taken"] = time.process_time()

    started = time.process_time()
    report = library.events.find(tell, apart=False)
    ended = time.process_time()
    assert report.analysed == report.grouped == count, report
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = spent.ru_utime + spent.ru_stime
    print(f"| taking all apart, in processes of their own | {workers:.0f} s |")
    print(f"| storing what came of it | {marks['taken'] - started:.0f} s |")
    print(f"| grouping all by event | {ended - marks['taken']:.0f} s |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| most memory while grouping | {peak:.0f} MB |")
    size = sum(file.stat().st_size for file in library.events.folder.iterdir())
    print(f"| stored on the disk, per article | {size / count / 1024:.1f} kB |")


def b_cubed(found: Mapping[str, str], true: Mapping[str, object]) -> tuple[float, float]:
    """Return precision and recall of a grouping, averaged over articles."""
    both = Counter((found[id], true[id]) for id in true)
    mine, theirs = Counter(found[id] for id in true), Counter(true.values())
    precision = sum(both[found[id], true[id]] / mine[found[id]] for id in true) / len(true)
    recall = sum(both[found[id], true[id]] / theirs[true[id]] for id in true) / len(true)
    return precision, recall


def ask(library: Library, reports: Mapping[str, Report]) -> None:
    """Ask as screens ask, and print what it takes and how good the events are."""
    own = library.comparisons
    ids = list(reports)
    random.Random(5).shuffle(ids)
    first, second = iter(ids), iter(ids)
    own.counterparts(next(first))
    offered = milliseconds(lambda: own.counterparts(next(first)))
    print(f"| what an article can be compared with | {offered} |")
    took = milliseconds(lambda: library.events.event_of(next(second)))
    print(f"| the event of an article | {took} |")
    print(f"| all events | {milliseconds(library.events.all, 5)} |")
    events = library.events.all()
    pairs = iter([event.articles[:2] for event in events])
    first_time = milliseconds(lambda: own.compare(next(pairs)), 1)
    print(f"| comparing two articles, the very first time | {first_time} |")
    print(f"| comparing two articles | {milliseconds(lambda: own.compare(next(pairs)))} |")
    keys = library.listing("").keys[:50]
    took = milliseconds(lambda: library.rows_with_events(keys))
    print(f"| 50 rows of the list with their events | {took} |")
    title = events[0].title.split()[0]
    print(f"| a search by event | {milliseconds(lambda: library.listing(f'event:{title}'))} |")
    found = {id: id for id in reports} | library.events.of(ids)
    true = {id: report.event for id, report in reports.items()}
    precision, recall = b_cubed(found, true)
    print(f"| events, B³ precision / recall | {precision:.3f} / {recall:.3f} |")


def add_one(library: Library, home: Path) -> None:
    """Let one more article arrive and print what it takes."""
    report = next(each for each in invented_coverage(10, seed=99) if each.event > 1)
    report = Report("new/one.md", -1, report.outlet, report.day, report.title, report.body, ())
    report.write(home / "press")
    library.refresh()
    library.renew()
    before = {event.id for event in library.events.all()}
    started = time.process_time()
    done = library.events.find(apart=False)
    spent = time.process_time() - started
    assert (done.analysed, done.grouped) == (1, 1), done
    library.events.renew()
    assert before <= {event.id for event in library.events.all()}
    print(f"| one article more: looking for it, taking apart, grouping | {spent:.2f} s |")


def measure(home: Path, count: int) -> None:
    """Print the table."""
    print("| | |\n|---|---|", flush=True)
    reports = build(home, count)
    print(f"| articles / events | {count:,} / {len({r.event for r in reports.values()}):,} |")
    with closing(open_library(home / "press", home)) as library:
        find_all(library, count)
        library.events.renew()
        ask(library, reports)
        add_one(library, home)


def gather(folder: Path) -> None:
    """Copy all sample articles into `folder`, those on one event into one folder of it."""
    for source in (SEEDS, FIXTURES / "comparison", FIXTURES / "differences"):
        for event in sorted(path for path in source.iterdir() if path.is_dir()):
            shutil.copytree(event, folder / f"{source.name}-{event.name}")
    for source in sorted(FIXTURES.glob("names*")):
        for file in source.iterdir():
            target = folder / f"{source.name}-{file.name.partition('-')[0]}" / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text(encoding="utf-8")
            target.write_text(_MARK.sub(r"\1", text), encoding="utf-8")


def samples(home: Path, rounds: int = 200) -> None:
    """Print how well the events of the samples are found, and how alike their articles are."""
    gather(home / "press")
    with closing(open_library(home / "press", home)) as library:
        library.refresh()
        library.renew()
        library.names.find()
        library.events.find()
        features = _features(library)
        rows = library.rows(library.keys_of(list(features)))
        event = {row.id: row.path.partition("/")[0] for row in rows}
        days = {row.id: ordinal(row.date[:10] if row.date else None) for row in rows}
        found = {id: id for id in event} | library.events.of(list(event))
    whole, undated = _extremes(features, event), _score(features, event, dict.fromkeys(days))
    precision, recall = b_cubed(found, event)
    extremes, scores = [], []
    for part in _choices(features, event, rounds):
        extremes.append(_extremes(part, event))
        scores.append(_score(part, event, days))
    print(f"| | all | in {rounds} choices of two to eight events |\n|---|---|---|")
    print(f"| articles / events | {len(event)} / {len(set(event.values()))} | |")
    means = " / ".join(f"{sum(each) / rounds:.3f}" for each in zip(*scores, strict=True))
    print(f"| events, B³ precision / recall | {precision:.3f} / {recall:.3f} | {means} |")
    print(f"| the same without dates | {undated[0]:.3f} / {undated[1]:.3f} | |")
    least, most = min(one for one, _ in extremes), max(other for _, other in extremes)
    print(f"| least likeness of two articles on one event | {whole[0]:.3f} | {least:.3f} |")
    print(f"| most likeness of two on different events | {whole[1]:.3f} | {most:.3f} |")
    print(f"| mean likeness that makes an event (`CUT`) | {CUT} | |")


def _choices(
    features: Mapping[str, Features], event: Mapping[str, str], rounds: int
) -> Iterator[dict[str, Features]]:
    """Yield the articles on two to eight events, chosen at random."""
    for seed in range(rounds):
        chance = random.Random(seed)
        chosen = set(chance.sample(sorted(set(event.values())), chance.randint(2, 8)))
        yield {id: each for id, each in features.items() if event[id] in chosen}


def _features(library: Library) -> dict[str, Features]:
    """Return what the articles of a corpus are made of, by id."""
    ask = DerivedStore(library.events.folder, ANALYSES_FILE).ask
    keys = [key for (key,) in ask("SELECT key FROM articles", {})]
    names: dict[str, dict[str, int]] = defaultdict(dict)
    for counted in library.names.counted():
        names[counted.article][counted.entity] = counted.mentions
    return {
        each.id: Features(each.signature.language, count_words(each.signature), names[each.id])
        for each in Likenesses(ask, library.names.counted).known(keys).values()
    }


def _vectors(part: Mapping[str, Features]) -> dict[str, Vector]:
    corpus = Frequencies(
        Counter(each.language for each in part.values()),
        Counter(word for each in part.values() for word in each.words),
        Counter(name for each in part.values() for name in each.names),
    )
    return {id: vector_of(each, corpus) for id, each in part.items()}


def _score(
    part: Mapping[str, Features], event: Mapping[str, str], days: Mapping[str, int | None]
) -> tuple[float, float]:
    """Group a few articles as if there were no others; return B³ precision and recall."""
    ids = sorted(part)
    of = _vectors(part)
    vectors = dict(enumerate(of[id] for id in ids))
    own_days = dict(enumerate(days[id] for id in ids))
    near = near_pairs(vectors, own_days, LOOSE * CUT)
    groups = group_articles(vectors, own_days, list(near))
    found = {ids[one]: str(at) for at, group in enumerate(groups) for one in group.articles}
    return b_cubed(found, {id: event[id] for id in ids})


def _extremes(part: Mapping[str, Features], event: Mapping[str, str]) -> tuple[float, float]:
    vectors = _vectors(part)
    same: list[float] = []
    other: list[float] = []
    for one, two in combinations(vectors, 2):
        alike = likeness(vectors[one], vectors[two])
        (same if event[one] == event[two] else other).append(alike)
    return min(same, default=1.0), max(other)


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Plain)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="an empty folder in which all of it is kept")
    parser.add_argument(
        "--samples", action="store_true", help="the articles of seeds/ and tests/fixtures/"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = options.folder or Path(scratch)
        home.mkdir(parents=True, exist_ok=True)
        if options.samples:
            samples(home)
        else:
            measure(home, options.articles)


_Plain = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    main()

"""What notes cost, and how well they find their passages again.

Usage: python -m bench.annotations [anchors|disk] [--passages N] [--seed N]
           [--articles DIR] [--folder DIR]

`anchors` prints the tables of `docs/notes.md`, for the sample articles or those in the folder
`--articles`; `disk` measures saving with sync and opening a notebook of 10,000 notes in a
temporary folder below `--folder` (by default that for temporary files).
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotations.anchoring.anchors import make_anchor, resolve_anchors
from annotations.drafts import Draft, DraftBox
from annotations.files.disk import Disk
from annotations.files.settling import TICK
from annotations.store import NoteStore
from bench.invented.articles import invented_articles
from bench.quality.mutations import MUTATIONS
from bench.quality.reanchoring import LOOK_ALIKE, Trials, reanchor
from corpus.article import Span
from corpus.folder import scan_folder
from corpus.identity import assign_ids
from corpus.reading import read_article

ROOT = Path(__file__).resolve().parents[1]
MUST_FIND = {
    "identical": 100,
    "white space, quotes": 100,
    "umlauts": 100,
    "reordered": 100,
    "typos 2 %": 97,
    "4 sentences inserted": 93,
    "20 % deleted": 93,
    "mixed": 90,
}


def sample_texts(folder: Path) -> list[str]:
    """Return the texts of all articles in a folder."""
    paths = [file.path for file in scan_folder(folder)]
    ids = assign_ids(paths)
    return [read_article(folder, path, ids[path]).article.text for path in paths]


def print_trials(title: str, trials: Trials) -> bool:
    """Print a table; tell whether all bounds hold."""
    total = trials.total()
    milliseconds = 1_000 * trials.seconds / total.trials
    print(f"\n{title}: {total.trials} trials, {milliseconds:.1f} ms of processor time each\n")
    print("| change | found | of these asked about | wrong, attached | wrong, asked about | must |")
    print("|---|---|---|---|---|---|")
    fine = total.share_wrong(asked=False) <= 1
    for name, tally in [*trials.tallies.items(), ("all together", total)]:
        found, sure = tally.share_found(asked=True), tally.share_found(asked=False)
        wrong, offered = tally.share_wrong(asked=False), tally.share_wrong(asked=True)
        must = f"≥ {MUST_FIND[name]} %" if name in MUST_FIND else ""
        fine = fine and round(found, 1) >= MUST_FIND.get(name, 0)
        if name == LOOK_ALIKE:
            fine, must = fine and wrong <= 3, "wrong ≤ 3 %"
        shown = "" if name == LOOK_ALIKE else f"{found:.1f} %"
        asked = "" if name == LOOK_ALIKE else f"{found - sure:.1f} %"
        print(f"| {name} | {shown} | {asked} | {wrong:.1f} % | {offered - wrong:.1f} % | {must} |")
    return fine


def measure_anchors(articles: Path, passages: int, seed: int) -> bool:
    """Print how well passages are found again; tell whether all bounds hold."""
    texts = sample_texts(articles)
    fine = print_trials(f"{len(texts)} articles of a folder", reanchor(texts, passages, seed))
    invented = invented_articles(18, seed)
    fine &= print_trials("18 invented articles", reanchor(invented, passages, seed))
    long = "\n\n".join(invented_articles(230, seed))
    spans = [Span(at, at + 90) for at in range(100, len(long) - 100, len(long) // 500)][:500]
    anchors = [replace(make_anchor(long[: s.end + 99], s), text_sha256="") for s in spans]
    for title, text in (("a line was put before it", f"Neu.\n\n{long}"), ("2 % typos", "")):
        changed = text or "".join(c for i, c in enumerate(long) if i % 50)
        begun = time.process_time()
        resolve_anchors(changed, anchors)
        seconds = time.process_time() - begun
        print(f"\n{len(anchors)} notes on {len(long) // 1000} kB, {title}: {seconds:.2f} s")
    return fine


def percentiles(times: list[float]) -> str:
    """Return the median, 95th and 99th percentile of seconds, in milliseconds."""
    cuts = statistics.quantiles(times, n=100)
    return f"p50 {cuts[49] * 1e3:.1f} ms, p95 {cuts[94] * 1e3:.1f} ms, p99 {cuts[98] * 1e3:.1f} ms"


def timed(work: Callable[[int], object], rounds: int) -> list[float]:
    """Return how long each round took, in seconds of the clock."""
    times = []
    for number in range(rounds):
        begun = time.perf_counter()
        work(number)
        times.append(time.perf_counter() - begun)
    return times


class UnsyncedDisk(Disk):
    """Makes a large notebook in reasonable time; what is measured is synced."""

    def fsync(self, file: int) -> None:
        """Do nothing."""


def fill(root: Path, notes: int, articles: int, text: str) -> None:
    """Make a notebook of notes of usual size that have come to rest."""
    store = NoteStore(root, "anna", disk=UnsyncedDisk())
    for number in range(notes):
        start = number % (len(text) - 200)
        anchor = make_anchor(text, Span(start, start + 80))
        body = "Wer sagt das, und seit wann?\n\nNoch einmal nachlesen."
        store.create(
            store.new_note(f"a{number % articles}", anchor=anchor, body=body, tags=["quelle"])
        )
    time.sleep(TICK)


def write_bare(folder: Path, number: int) -> None:
    """Do what every save must do at least: write, sync, give a name, sync the folder."""
    temporary = folder / ".bare"
    with temporary.open("wb") as file:
        file.write(b"x" * 850)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(folder / f"bare-{number}")
    opened = os.open(folder, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


def measure_saving(root: Path, text: str) -> bool:
    """Print how long saves take; tell whether all bounds hold.

    On a disk that is busy with other work, twice the bare system calls is the bound.
    """
    store = NoteStore(root, "anna")
    anchor = make_anchor(text, Span(100, 200))
    made = []

    def create(number: int) -> None:
        note = store.new_note(f"b{number % 20}", anchor=anchor, body=f"Nummer {number}")
        made.append(store.create(note).stored)

    def update(number: int) -> None:
        store.update(made[number], replace(made[number].note, body="Neu."))

    bare = timed(partial(write_bare, root.parent), 300)
    creating, updating = timed(create, 300), timed(update, 300)
    print(f"\nfor comparison, the bare system calls: {percentiles(bare)}")
    print(f"new note, synced: {percentiles(creating)}")
    print(f"changed note, synced: {percentiles(updating)}")
    box = DraftBox(root.parent / "drafts")
    drafting = timed(lambda _: box.save(Draft(made[0].note)), 300)
    print(f"draft, synced: {percentiles(drafting)}")
    slowest = max(statistics.quantiles(times, n=20)[18] for times in (creating, updating))
    return slowest <= max(0.02, 2 * statistics.quantiles(bare, n=20)[18])


def measure_opening(root: Path, cache: Path) -> bool:
    """Print what a large notebook costs at the start; tell whether all bounds hold."""
    NoteStore(root, "anna").refresh()
    cold = _processor_time(lambda: NoteStore(root, "anna", cache=cache).refresh())
    starts, lists, looks = [], [], []
    for _ in range(5):
        store = NoteStore(root, "anna", cache=cache)
        starts.append(_processor_time(partial(_start, store)))
        lists.append(_processor_time(store.notes))
        looks.append(_processor_time(store.refresh))
    print(f"\n10,000 notes, first time: {cold:.1f} s")
    print(f"10,000 notes, at the start: {min(starts) * 1e3:.0f} ms (bound 150 ms)")
    print(f"10,000 notes, all of them for the notes screen: {min(lists) * 1e3:.0f} ms")
    print(f"10,000 notes, a look for changes of others: {min(looks) * 1e3:.0f} ms")
    return min(starts) <= 0.15


def _start(store: NoteStore) -> None:
    """Do what the program does at its start."""
    store.refresh()
    store.counts()


def _processor_time(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure_disk(folder: Path | None) -> bool:
    """Measure on a notebook of 10,000 notes; tell whether all bounds hold."""
    text = "\n\n".join(invented_articles(3, 1))
    with tempfile.TemporaryDirectory(dir=folder) as place:
        root = Path(place) / "annotations"
        fill(root, 10_000, 500, text)
        fine = measure_opening(root, Path(place) / "cache")
        return measure_saving(root, text) and fine


def main() -> int:
    """Measure what was asked for; 1 when a bound does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("what", nargs="?", choices=["anchors", "disk"])
    parser.add_argument("--passages", type=int, default=24, help="per article (default 24)")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--articles", type=Path, default=ROOT / "seeds")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    fine = True
    if options.what != "disk":
        fine &= measure_anchors(options.articles, options.passages, options.seed)
    if options.what != "anchors":
        fine &= measure_disk(options.folder)
    print(f"\n{len(MUTATIONS)} kinds of change. " + ("All bounds hold." if fine else "TOO BAD."))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())

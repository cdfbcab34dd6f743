"""Random walks through the program while its files change: it always answers, and ends.

Usage: python -m bench.walks [--walks 200] [--keys 300] [--seed 1] [--workers 3]
starts the reader in a pseudo-terminal for every walk, types, resizes, clicks and pastes, changes
articles underneath, writes notes, stops and continues it, and now and then ends it by key, signal
or hangup. Every walk is known by its number, so `--seed N --walks 1` takes one again.

A walk fails when there is no answer within `PATIENCE` (the stacks of all threads are shown then),
when something goes wrong inside (also where the program goes on), when a control sequence is
written that the program does not use, when it does not end in time, and when a note that was said
to be saved is gone. Answers that took more than `SLOW` of the program's own processor time are
counted. A third of the walks are restricted sessions, half are among articles made to do harm.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from bench.walk_corpus import Ground, prepare
from bench.walking import Report, walk

LAST = 25
"""Steps before a failure that are shown."""


def run(seeds: list[int], keys: int, workers: int, scratch: Path) -> Iterator[Report]:
    """Yield what came of each walk, as they end."""
    prepare(scratch / "masters", os.environ)
    with Pool(workers, _begin, (scratch, keys)) as pool:
        yield from pool.imap_unordered(_walk, seeds)


_ground: Ground
_keys: int


def _begin(scratch: Path, keys: int) -> None:
    global _ground, _keys  # noqa: PLW0603 - one process, one ground
    _ground = Ground(Path(tempfile.mkdtemp(dir=scratch)), scratch / "masters", os.environ)
    _keys = keys


def _walk(seed: int) -> Report:
    return walk(seed, _keys, _ground)


def tell(report: Report) -> None:
    """Print what went wrong in a walk, and how to take it again."""
    for problem in report.problems:
        print(f"--- walk {report.seed}: {problem}")
    if report.problems:
        print("    last steps:", " ".join(report.taken[-LAST:]), flush=True)
        print(f"    again: python -m bench.walks --seed {report.seed} --walks 1", flush=True)


def main() -> None:
    """Walk, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=200)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=3)
    given = parser.parse_args()
    seeds, begin = list(range(given.seed, given.seed + given.walks)), time.monotonic()
    done: list[Report] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        for report in run(seeds, given.keys, min(given.workers, len(seeds)), Path(scratch)):
            done.append(report)
            tell(report)
            for seconds, steps in report.slow:
                print(f"    slow: {seconds:.1f} s computed in walk {report.seed}: {steps}")
            took = f"{report.seconds:.0f} s, {report.computed:.0f} s computed"
            print(f"{len(done)}. walk {report.seed}: {took}, {report.ends} ends", flush=True)
    failed = sum(bool(report.problems) for report in done)
    ends = sum(each.ends for each in done)
    print(
        f"{len(done)} walks of {given.keys} steps, {ends} sessions ended, "
        f"{sum(each.notes for each in done)} notes kept; {failed} failed, "
        f"{sum(len(each.slow) for each in done)} slow answers, the slowest "
        f"{max(each.worst for each in done):.1f} s of processor time; "
        f"{time.monotonic() - begin:.0f} s, load {os.getloadavg()[0]:.1f}"
    )
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()

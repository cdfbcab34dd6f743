"""What reading costs: CPU time per article for reading, the gate and the outline.

Usage: python -m bench.corpus [FOLDER] [--rounds N]
FOLDER defaults to the sample corpus. Times are processor time of one process, files in cache.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from corpus.folder import scan_folder
from corpus.identity import assign_ids
from corpus.language import detect_language
from corpus.outlining.outline import outline_article
from corpus.reading import Reading, read_article
from corpus.text import clean_text

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Return the processor time of one call, in milliseconds, the best of twenty runs."""
    best = float("inf")
    for _ in range(20):
        start = time.process_time()
        for _ in range(rounds):
            work()
        best = min(best, time.process_time() - start)
    return best / rounds * 1_000


def measure(root: Path, rounds: int) -> list[tuple[str, ...]]:
    """Return one row per kind of file: kind, articles, letters, and milliseconds per step."""
    files = [file.path for file in scan_folder(root)]
    ids = assign_ids(files)
    rows = []
    for kind in sorted({Path(path).suffix for path in files}):
        paths = [path for path in files if Path(path).suffix == kind]
        readings = [read_article(root, path, ids[path]) for path in paths]
        steps: list[Callable[[], object]] = [
            lambda: [read_article(root, path, ids[path]) for path in paths],  # noqa: B023
            lambda: [outline(reading) for reading in readings],  # noqa: B023
            lambda: [clean_text(reading.article.text) for reading in readings],  # noqa: B023
            lambda: [detect_language(reading.article.text) for reading in readings],  # noqa: B023
        ]
        times = [milliseconds(step, rounds) / len(paths) for step in steps]
        length = sum(len(reading.article.text) for reading in readings) // len(paths)
        cells = [f"{value:.3f}" for value in [*times, times[0] + times[1]]]
        rows.append((kind, str(len(paths)), str(length), *cells))
    return rows


def outline(reading: Reading) -> object:
    """Outline one article that has been read."""
    return outline_article(reading.article, reading.marks)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    head = (
        "kind",
        "articles",
        "letters",
        "read",
        "outline",
        "(gate)",
        "(language)",
        "read+outline",
    )
    print(" ".join(f"{cell:>12}" for cell in head))
    for row in measure(options.folder, options.rounds):
        print(" ".join(f"{cell:>12}" for cell in row))
    print("milliseconds of processor time per article; gate and language are parts of reading")


if __name__ == "__main__":
    main()

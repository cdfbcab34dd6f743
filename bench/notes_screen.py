"""How a full notebook feels on the screen: start, opening all notes, filtering them.

Usage: python -m bench.notes_screen [NOTES] [ARTICLES]
Makes a corpus and a notebook of that size (10,000 notes on 1,000 articles), runs the installed
`lesart` on it in a pseudo-terminal by `../shared/bench/tuibench.py`, once with and once without the
notes, and prints a Markdown table: of the starts the best of some, in turn; of the keys the median
of some sessions and the slowest of them.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench.instrument import INSTRUMENT, LESART
from bench.notebook import make_corpus, make_notes
from library.desk import Library
from library.places import Places
from library.settings import Settings

STARTS = 5
SESSIONS = 5
STEPS = (
    "rest=@sleep:8",
    "all_notes=M*1",
    "cursor=j*20",
    "back=<esc>*1",
    "all_notes_again=M*1",
    "filtering=fbericht*1",
)


def prepare(home: Path, notes: int, articles: int) -> tuple[Path, dict[str, str]]:
    """Make corpus, index and notes in `home`; return the corpus and the environment."""
    home.mkdir()
    corpus = home / "corpus"
    kinds = ("CACHE", "STATE", "CONFIG", "DATA")
    places = Places(*(home / kind.lower() / "lesart" for kind in kinds))
    make_corpus(corpus, articles)
    library = Library.open(corpus, settings=Settings(), places=places)
    library.refresh()
    library.renew()
    library.names.find()
    library.events.find()
    if notes:
        make_notes(library, notes, articles)
        library.notebook.rows()
        library.notebook.look_up()
    env = {**os.environ, "TERM": "xterm-256color"}
    return corpus, env | {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in kinds}


def run(corpus: Path, env: dict[str, str], articles: int, steps: tuple[str, ...]) -> dict[str, Any]:
    """Start the program once, go through the steps, and return what the instrument says."""
    command = [sys.executable, str(INSTRUMENT), "--size", "120x40"]
    command += ["--quiet", "0.5", "--ready", f"{articles:,} articles"]
    command += [part for step in steps for part in ("--step", step)]
    command += ["--", str(LESART), str(corpus)]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    summary: dict[str, Any] = json.loads(done.stdout)["summary"]
    return summary


def main() -> None:
    """Print the table."""
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    with tempfile.TemporaryDirectory() as scratch:
        full = prepare(Path(scratch, "full"), notes, articles)
        empty = prepare(Path(scratch, "empty"), 0, articles)
        sessions = [run(*full, articles, STEPS)["steps"] for _ in range(SESSIONS)]
        starts: dict[str, list[float]] = {"without notes": [], "with notes": []}
        for _ in range(STARTS):
            for name, place in (("without notes", empty), ("with notes", full)):
                starts[name].append(run(*place, articles, ())["start"]["ready_ms"])
    print(f"{notes:,} notes on {articles:,} articles, load {os.getloadavg()[0]:.1f}\n")
    print("| | ms | slowest | CPU ms a key |\n|---|---|---|---|")
    for name, times in starts.items():
        print(f"| start {name} | {min(times):.0f} | {max(times):.0f} | |")
    for name in (name for name, step in sessions[0].items() if step["kind"] == "keys"):
        steps = [session[name] for session in sessions]
        waits = [step["done_ms_p50"] for step in steps]
        spent = median(step["cpu_ms_per_key"] for step in steps)
        cells = f"{median(waits):.0f} | {max(waits):.0f} | {spent:.0f}"
        print(f"| {name.replace('_', ' ')} | {cells} |")


if __name__ == "__main__":
    main()

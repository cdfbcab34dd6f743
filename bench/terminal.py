"""How Lesart feels on a terminal beside newsboat, less and vim: one table, from one run.

Usage: python -m bench.terminal [--articles 2000] [--keep FOLDER] [--link 200:256] [--no-link]
makes a corpus (`bench.generate`) with four long articles, runs every program in a pseudo-terminal
of 120x40 by `../shared/bench/tuibench.py`, once directly and once behind a simulated line of 200 ms
round trip and 256 kbit/s (`bench.slow_link`), and prints Markdown. newsboat, less and vim are
packages of the system; those that are missing are named and left out. Times are the median wall
time from key to last change on the screen; on a busy machine compare within a row only.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.screen import INSTRUMENT
from bench.terminal_programs import Program, environment, prepare_articles, programs, slow

SIZE = "120x40"
Measured = dict[str, Any]
"""What the instrument says about a program."""
TIMES = {
    "list line": "6 / 15", "list page": "", "next article 40 kB": "15", "next article 400 kB": "60",
    "reader line": "6 / 15", "reader line, side pane": "6 / 15", "reader page": "",
    "word selection": "6 / 15",
}  # fmt: skip
"""Steps whose times are shown, with what is wanted: median / 95 % in ms."""
BYTES = {
    "list line": "350", "reader line": "400", "reader line, side pane": "5,500",
    "reader page": "7,500", "word selection": "100",
}  # fmt: skip
"""Steps whose bytes are shown, with the most that is wanted."""


def measure(program: Program, env: dict[str, str], link: str | None = None) -> Measured:
    """Run a program through its steps and return what the instrument says."""
    command = slow(program.command, link) if link else program.command
    quiet = ["--quiet", "0.5", "--patience", "3"] if link else []
    call = [sys.executable, str(INSTRUMENT), "--compact", "--size", SIZE, "--timeout", "40", *quiet]
    names = []
    for number, step in enumerate(program.linked if link else program.steps):
        name, _, keys = step.partition("=")
        names.append(name)
        call += ["--step", f"s{number}={keys}"]
    done = subprocess.run(
        [*call, "--ready", program.ready, "--", *command],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{program.name} could not be measured:\n{done.stdout}\n{done.stderr}")
    found: Measured = json.loads(done.stdout)["summary"]
    found["steps"] = dict(zip(names, found["steps"].values(), strict=True))
    return found


def first_frame(program: Program, env: dict[str, str]) -> float:
    """Return the milliseconds from the start to something readable, the best of five."""
    call = [sys.executable, str(INSTRUMENT), "--compact", "--size", SIZE]
    best = []
    for _ in range(5):
        done = subprocess.run(
            [*call, "--ready", r"articles|lang-|Lesart bench", "--", *program.command],
            env=env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        best.append(json.loads(done.stdout)["summary"]["start"]["ready_ms"])
    return float(min(best))


def import_time() -> float:
    """Return the processor milliseconds that importing Textual alone takes here and now."""
    code = "import time; import textual.app; print(time.process_time() * 1000)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            for _ in range(3)]  # fmt: skip
    return min(float(run.stdout) for run in runs)


def print_row(name: str, wanted: str, cells: list[str]) -> None:
    """Print one row of the table."""
    print(f"| {name} | {wanted} | {' | '.join(cells)} |")


def step_of(found: Measured, name: str) -> Measured:
    """Return what was measured in a step; nothing when the program has no such thing."""
    step: Measured = found["steps"].get(name, {})
    return step


def time_cell(step: Measured) -> str:
    """Return median, 95 % and processor time of a step."""
    if step.get("done_ms_p50") is None:
        return ""
    tail = f" / {step['done_ms_p95']:.1f}" if step["keys"] > 1 else ""
    busy = step.get("cpu_ms_per_key")
    return f"{step['done_ms_p50']:.1f}{tail}" + (f" ({busy:.1f})" if busy else "")


def ratio(ours: Measured, theirs: Measured, key: str) -> str:
    """Return how many times as much of `key` Lesart needs as another program."""
    mine, other = ours.get(key), theirs.get(key)
    return f"{mine / other:.1f}" if mine and other else ""


def print_tables(found: dict[str, Measured], frames: dict[str, float]) -> None:
    """Print times, bytes and the rest, a column for each program, then ratios to the peers."""
    names, peers = list(found), [name for name in found if name != "Lesart"]
    heads = [*names, *(f": {name}" for name in peers)]
    print(f"| ms: median / 95 % (processor) | at most | {' | '.join(heads)} |")
    print("|---" * (len(heads) + 2) + "|")
    best = [f"{frames[name]:.0f}" for name in names]
    print_row("something to read", "30", [*best, *[""] * len(peers)])
    for row, wanted in TIMES.items():
        steps = [step_of(found[name], row) for name in names]
        ratios = [ratio(steps[0], step, "done_ms_p50") for step in steps[1:]]
        print_row(row, wanted, [*map(time_cell, steps), *ratios])
    print(f"\n| bytes a key | at most | {' | '.join(heads)} |")
    print("|---" * (len(heads) + 2) + "|")
    starts = [found[name]["start"]["bytes"] for name in names]
    print_row("start", "10,000", [*(f"{each:,}" for each in starts), *[""] * len(peers)])
    for row, wanted in BYTES.items():
        steps = [step_of(found[name], row) for name in names]
        cells = [f"{step['bytes_p50']:,.0f}" if step else "" for step in steps]
        print_row(row, wanted, [*cells, *(ratio(steps[0], s, "bytes_p50") for s in steps[1:])])
    idle = [f"{step_of(found[name], 'idle')['bytes_per_s'] * 60:.0f}" for name in names]
    print_row("idle, a minute", "0", [*idle, *[""] * len(peers)])
    print(f"\n| | at most | {' | '.join(names)} |")
    print("|---" * (len(names) + 2) + "|")
    busy = [f"{step_of(found[name], 'idle')['cpu_percent']:.2f}" for name in names]
    print_row("idle, processor %", "0.3", busy)
    print_row("memory, MiB", "76", [f"{step_of(found[n], 'memory')['rss_mib']:.0f}" for n in names])


def print_linked(found: dict[str, Measured], link: str) -> None:
    """Print what the slow line makes of it."""
    rtt, _, kbit = link.partition(":")
    wanted = {"list line": 30, "reader line": 30, "reader page": 260}
    print(f"\n| {rtt} ms round trip, {kbit} kbit/s | at most | {' | '.join(found)} |")
    print("|---" * (len(found) + 2) + "|")
    for row, more in wanted.items():
        times = [step_of(each, row).get("done_ms_p50") for each in found.values()]
        cells = ["" if time is None else f"{time:.0f}" for time in times]
        print_row(f"{row}, ms", f"{float(rtt) + more:.0f}", cells)
    lags = [step_of(each, "held").get("lag_after_last_ms") for each in found.values()]
    cells = ["" if lag is None else f"{lag:.0f}" for lag in lags]
    print_row("key held at 30/s: lag after release, ms", f"{float(rtt) + 50:.0f}", cells)


def main() -> None:
    """Prepare, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--link", default="200:256")
    parser.add_argument("--no-link", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = given.keep.resolve() if given.keep else Path(scratch)
        corpus, plain = prepare_articles(home, given.articles)
        env = environment(plain)
        made, missing = programs(home, corpus, given.articles)
        if missing:
            print(f"Not installed, so not in the table: {', '.join(missing)}.\n")
        frames = {each.name: first_frame(each, env) for each in made}
        found = {each.name: measure(each, env) for each in made}
        load = os.getloadavg()[0]
        alone = f"`import textual.app` alone: {import_time():.0f} ms of processor time"
        print(f"{given.articles:,} articles, {SIZE}, load {load:.1f}; {alone}\n")
        print_tables(found, frames)
        if not given.no_link:
            print_linked({each.name: measure(each, env, given.link) for each in made}, given.link)


if __name__ == "__main__":
    main()

"""How the reading program feels: start, keys, bytes on the line, memory.

Usage: python -m bench.screen [--articles 10000] [--size 120x40] [--keep FOLDER]
makes a corpus (`bench.generate`), indexes it, runs the installed `lesart` in a pseudo-terminal by
`../shared/bench/tuibench.py` and prints a Markdown table. With `--keep`, corpus and index are made
once in FOLDER and used again. The start is timed from spawning the process to the list on screen.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
INSTRUMENT = ROOT.parent / "shared" / "bench" / "tuibench.py"
LESART = Path(sys.executable).parent / "lesart"
STEPS = (
    "list_line=j*40",
    "list_page=<pgdn>*15",
    "open=<enter>*1",
    "reader_alone=z*1",
    "reader_line=j*10",
    "back=<esc><esc>*1",
    "typing=/wasser*1",
    "rest=@sleep:3",
    "idle=@idle:10",
    "memory=@mem",
)


def prepare(home: Path, articles: int) -> tuple[Path, dict[str, str]]:
    """Make and index a corpus below `home` unless it is there; return it and the environment."""
    corpus = home / f"corpus-{articles}"
    env = {**os.environ, "TERM": "xterm-256color"}
    env |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "STATE", "CONFIG", "DATA")}
    if not corpus.exists():
        make = [sys.executable, "-m", "bench.generate", str(corpus), "--articles", str(articles)]
        subprocess.run(make, check=True, cwd=ROOT)
        subprocess.run([str(LESART), "index", "-C", str(corpus)], check=True, env=env)
    return corpus, env


def measure(corpus: Path, env: dict[str, str], size: str, articles: int) -> dict[str, Any]:
    """Run the program through all steps and return what the instrument says."""
    command = [sys.executable, str(INSTRUMENT), "--size", size, "--ready", f"{articles:,} articles"]
    for step in STEPS:
        command += ["--step", step]
    done = subprocess.run(
        [*command, "--", str(LESART), str(corpus)],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    summary: dict[str, Any] = json.loads(done.stdout)["summary"]
    return summary


def print_table(summary: dict[str, Any]) -> None:
    """Print start and steps, a row each."""
    start = summary["start"]
    print("| step | p50 ms | p95 ms | CPU ms a key | bytes a key |")
    print("|---|---|---|---|---|")
    print(f"| start until the list shows | {start['ready_ms']:.0f} | | | {start['bytes']} in all |")
    for name, step in summary["steps"].items():
        if step["kind"] == "keys":
            cells = [step["done_ms_p50"], step["done_ms_p95"], step["cpu_ms_per_key"]]
            shown = " | ".join(f"{cell:.1f}" if cell is not None else "" for cell in cells)
            print(f"| {name.replace('_', ' ')} | {shown} | {step['bytes_p50']} |")
    idle, memory = summary["steps"]["idle"], summary["steps"]["memory"]
    print(
        f"\nidle: {idle['bytes_per_s']:.0f} bytes/s, {idle['cpu_percent']:.2f} % CPU; "
        f"memory: {memory['rss_mib']:.0f} MiB resident"
    )


def main() -> None:
    """Prepare, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = given.keep.resolve() if given.keep else Path(scratch)
        corpus, env = prepare(home, given.articles)
        summary = measure(corpus, env, given.size, given.articles)
    print(f"{given.articles:,} articles, {given.size}, load {os.getloadavg()[0]:.1f}\n")
    print_table(summary)


if __name__ == "__main__":
    main()

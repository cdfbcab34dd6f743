"""Drives every key of every screen over extreme articles, and prints what held up the screen.

Usage: python -m bench.freezes [--size 0.05] [--kinds "one word,flags"] [--states reader,list]
                               [--most 25] [--at-least 50]

`--size` 1 makes articles as long as they may be (some 900 kB), with 5,000 names, 3,000 hits and
1,000 notes. Judged by the processor time of the screen's thread between two turns of its loop: what
else runs on the machine is left out.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
from pathlib import Path

from bench.freezes.library import make_library
from bench.freezes.walking import WHERE, WHERE_ONCE, Pressed, Walk, walking
from library.desk import Library


def main() -> None:
    """Measure, and print Markdown tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.freezes")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--states", default="")
    parser.add_argument("--most", type=int, default=25)
    parser.add_argument("--at-least", type=float, default=50.0)
    asked = parser.parse_args()
    kinds = tuple(filter(None, asked.kinds.split(",")))
    states = tuple(filter(None, asked.states.split(",")))
    with tempfile.TemporaryDirectory() as home:
        library = make_library(Path(home), asked.size, kinds)
        gc.collect()
        gc.freeze()
        gc.set_threshold(2_000, 10, 10)  # as the reader sets it
        try:
            found = asyncio.run(measure(library, states))
        finally:
            library.close()
    print(table(found, asked.most, asked.at_least))


async def measure(library: Library, states: tuple[str, ...] = ()) -> list[Pressed]:
    """Return what each key did, in every state or in some."""
    async with walking(library) as walk:
        rows = library.rows(library.listing("").keys)
        for row in sorted(rows, key=lambda row: row.id):
            if row.outlet == "Morgenblatt" or row.id.endswith("morgenblatt"):
                await _try_article(walk, row.id, states)
        for state, keys in WHERE_ONCE.items():
            if not states or state in states:
                await walk.try_state("the folder", None, state, keys)
    return walk.found


async def _try_article(walk: Walk, row: str, states: tuple[str, ...]) -> None:
    kind = row.removesuffix("-morgenblatt")
    print(f"{kind} …", file=sys.stderr, flush=True)
    for state, keys in WHERE.items():
        if not states or state in states:
            await walk.try_state(kind, row, state, keys)
    await walk.resize(kind, row)


def table(found: list[Pressed], most: int, at_least: float) -> str:
    """Return the worst of each kind, and the worst keys of all."""
    lines = [
        f"{len(found):,} keys",
        "",
        "| kind | worst ms | wall | key | where |",
        "|---|---|---|---|---|",
    ]
    for kind in dict.fromkeys(each.kind for each in found):
        lines.append(_line(max((e for e in found if e.kind == kind), key=lambda e: e.held.busy)))
    slow = sorted((e for e in found if e.held.busy * 1000 >= at_least), key=lambda e: -e.held.busy)
    lines += ["", f"{len(slow)} keys of {at_least:.0f} ms and more:", ""]
    lines += [_line(each) for each in slow[:most]]
    return "\n".join(lines)


def _line(each: Pressed) -> str:
    held = each.held
    garbage = f" (garbage {held.collecting * 1000:.0f})" if held.collecting > 0.005 else ""
    return (
        f"| {each.kind} | {held.busy * 1000:.0f}{garbage} | {held.wall * 1000:.0f} "
        f"| {each.state}: {each.key} | {held.place} |"
    )


if __name__ == "__main__":
    main()

"""How Lesart feels on a terminal beside newsboat, less and vim: the tables, from one run.

Usage: python -m bench.terminal [--articles 2000] [--keep FOLDER] [--link 200:256|none] [--ssh]
makes a corpus (`bench.invented.generate`) with seven long articles, runs every program in a
pseudo-terminal of 120x40 by `../shared/bench/tuibench.py`, once directly and once behind a
simulated line of 200 ms round trip and 256 kbit/s (`bench.slow_link`), and prints Markdown. With
`--ssh` the same line is measured once more with a real OpenSSH server of its own on loopback, with
and without compression.
newsboat, less and vim are packages of the system; those that are missing are named and left out.
Times are wall times from key to last change on the screen; on a busy machine compare within a row.
"""

import argparse
import os
import shlex
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.answering import measure_held, measure_typing
from bench.instrument import SIZE, Measured, measure, own_environment
from bench.starting import import_time, measure_start
from bench.terminal_programs import BY_SSH, CHANGES, Program, prepare_articles, programs, slow
from bench.terminal_tables import print_linked, print_tables, print_typing
from tests.ssh.server import Server

PATIENT = ("--quiet", "0.5", "--patience", "3")
"""Over a slow line more time passes between key and answer, and inside of an answer."""


def measure_here(program: Program, env: Mapping[str, str]) -> Measured:
    """Measure a program that runs on this machine."""
    found = measure(program.command, env, program.ready, program.steps, changes=CHANGES)
    if program.opening:
        opened = measure(program.command, env, program.ready, program.opening, changes=CHANGES,
                         options=("--quiet", "0.6"))  # fmt: skip
        found["steps"] |= opened["steps"]
    return found


def measure_far(program: Program, env: Mapping[str, str], link: str) -> Measured:
    """Measure a program behind a simulated line."""
    command, env = slow(program.command, link), {**env, **BY_SSH}
    found = measure(command, env, program.ready, program.linked, changes=CHANGES, options=PATIENT)
    if program.name == "Lesart":
        listed, _, size = measure_held(command, env)
        found["steps"]["held in the list"] = {"lag_after_last_ms": listed, "bytes_per_key": size}
    return found


def measure_by_ssh(
    made: list[Program], env: Mapping[str, str], link: str, folder: Path
) -> dict[str, Measured]:
    """Measure all programs by ssh on loopback, behind a simulated line; Lesart by `ssh -C` too."""
    server = Server(folder / "sshd", "", {**env, "LANG": "C.UTF-8"})
    try:
        found = {}
        for program in (*made, made[0]):
            compressed = program.name in found
            words = shlex.join(server.ssh(*(["-C"] if compressed else [])))
            found[f"{program.name}, ssh -C" if compressed else program.name] = measure(
                program.command, env, program.ready, program.linked, changes=CHANGES,
                options=(*PATIENT, "--ssh", words, "--link", link),
            )  # fmt: skip
        return found
    finally:
        server.close()


def main() -> None:
    """Prepare, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--link", default="200:256")
    parser.add_argument("--ssh", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = given.keep.resolve() if given.keep else Path(scratch)
        env = own_environment(home, os.environ)
        corpus = prepare_articles(home, given.articles, env)
        made, missing = programs(home, corpus, given.articles, env)
        if missing:
            print(f"Not installed, so not in the tables: {', '.join(missing)}.\n")
        starts = {each.name: measure_start(each, env) for each in made}
        found = {each.name: measure_here(each, env) for each in made}
        alone = f"`import textual.app` alone: {import_time():.0f} ms of processor time"
        load = os.getloadavg()[0]
        print(f"{given.articles:,} articles, {SIZE[0]}x{SIZE[1]}, load {load:.1f}; {alone}")
        print_tables(found, starts)
        print_typing(measure_typing(made[0].command, env))
        rtt, _, kbit = given.link.partition(":")
        line = f"{rtt} ms round trip, {kbit} kbit/s"
        if given.link != "none":
            far = {each.name: measure_far(each, env, given.link) for each in made}
            print_linked(far, float(rtt), line)
        if given.ssh:
            by_ssh = measure_by_ssh(made, env, given.link, Path(scratch))
            print_linked(by_ssh, float(rtt), f"{line}, ssh")


if __name__ == "__main__":
    main()

"""What the screen's benches measure by: a program in a pseudo-terminal, keys, what comes back.

It lies beside the checkout, in `../shared/bench/tuibench.py`. A figure is only taken where the keys
have visibly done something: a program that waits for something else is no quick program.
"""

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from types import ModuleType, SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
INSTRUMENT = ROOT.parent / "shared" / "bench" / "tuibench.py"
LESART = Path(sys.executable).parent / "lesart"
"""The installed program."""
SIZE = (120, 40)
"""Columns and rows."""
ANSWERED = 0.9
"""Part of the keys of a step that must have changed the screen."""

Measured = dict[str, Any]
"""What the instrument says about a program, or about one step."""


def measure(
    command: Sequence[str],
    env: Mapping[str, str],
    ready: str,
    steps: Sequence[str],
    *,
    changes: Mapping[str, int],
    options: Sequence[str] = (),
) -> Measured:
    """Run a command through steps, `name=keys`, and return the instrument's summary.

    Steps of the same name become one, the median of them. After a step that `changes` names, as
    many rows of the screen must look different. Raises SystemExit when keys did not do their work.
    """
    names = [step.partition("=")[0] for step in steps]
    with tempfile.TemporaryDirectory() as folder:
        shots = [Path(folder, f"{number}.html") for number in range(len(steps) + 1)]
        call = [sys.executable, str(INSTRUMENT), "--compact", "--size", "{}x{}".format(*SIZE)]
        call += ["--timeout", "40", "--settle", "2", *options, "--ready", ready]
        for number, step in enumerate(steps):
            call += ["--step", f"before{number}=@shot:{shots[number]}"]
            call += ["--step", f"step{number}={step.partition('=')[2]}"]
        call += ["--step", f"last=@shot:{shots[-1]}", "--", *command]
        done = subprocess.run(call, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{command[0]} was not measured:\n{done.stdout}\n{done.stderr}")
        summary: Measured = json.loads(done.stdout)["summary"]
        found = [summary["steps"][f"step{number}"] for number in range(len(steps))]
        for number, name in enumerate(names):
            if name in changes:
                what = f"{Path(command[0]).name}, step {number}, {name}"
                rows = _rows_changed(shots[number], shots[number + 1])
                check_moved(what, found[number], rows, changes[name])
    summary["steps"] = _by_name(names, found)
    return summary


def _by_name(names: Sequence[str], found: Sequence[Measured]) -> dict[str, Measured]:
    several: dict[str, list[Measured]] = {}
    for name, step in zip(names, found, strict=True):
        several.setdefault(name, []).append(step)
    return {name: _together(steps) for name, steps in several.items()}


def _rows_changed(before: Path, after: Path) -> int:
    pairs = zip(*(shot.read_text("utf-8").split("\n") for shot in (before, after)), strict=False)
    return sum(one != other for one, other in pairs)


def check_moved(name: str, step: Measured, rows: int, wanted: int) -> None:
    """Raise SystemExit unless keys changed the screen, and in the end `wanted` rows of it."""
    answered = step.get("answered", step["keys"])
    if answered < ANSWERED * step["keys"] or rows < wanted:
        raise SystemExit(
            f"{name}: {answered} of {step['keys']} keys changed the screen, and in the end {rows} "
            f"rows looked different, not {wanted}. The keys did not do what they are there for."
        )


def _together(several: list[Measured]) -> Measured:
    """Return the medians of steps of the same name."""
    first = several[0]
    if len(several) == 1:
        return first
    merged = dict(first)
    for key in first:
        numbers = [step[key] for step in several if isinstance(step[key], int | float)]
        if numbers:
            merged[key] = median(numbers)
    return merged


def _instrument() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tuibench", INSTRUMENT)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{INSTRUMENT} is missing.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[Any]:
    """Run a command in a session of the instrument, for what its steps cannot express."""
    settings = [f"{name}={value}" for name, value in env.items()]
    session = _instrument().Session(
        SimpleNamespace(
            size=SIZE, terminal="modern", term=env["TERM"], colorterm="", env=settings,
            ssh=None, link=None, cwd=None, command=list(command),
        )
    )  # fmt: skip
    try:
        yield session
    finally:
        session.close()


def own_environment(home: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which nothing is set but what every program needs."""
    kinds = ("CACHE", "STATE", "CONFIG", "DATA")
    env = {f"XDG_{kind}_HOME": str(home / kind) for kind in kinds}
    return env | {
        "PATH": environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        # What is compiled stays so, as with everybody who has not asked for the opposite.
        "PYTHONDONTWRITEBYTECODE": "",
    }

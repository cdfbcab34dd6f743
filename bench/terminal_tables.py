"""The tables of `bench.terminal`: a column for each program, then ratios to the peers."""

from collections.abc import Sequence

from bench.answering import Answers, shown
from bench.instrument import Measured
from bench.starting import Start

TIMES = {
    "list line": "4 / 15", "list page": "",
    "article beside the list": "", "next article 40 kB": "15",
    "next article 400 kB": "60", "reader line": "6 / 15", "reader line, side pane": "6 / 15",
    "reader page": "", "word selection": "6 / 15",
}  # fmt: skip
"""Steps whose times are shown, with what is wanted: median / 95 % in ms."""
BYTES = {
    "list line": "230", "reader line": "400", "reader line, side pane": "5,500",
    "reader page": "7,500", "word selection": "100",
}  # fmt: skip
"""Steps whose bytes are shown, with the most that is wanted."""
LINKED = (
    ("list line", "first_ms_p50", 30), ("reader line", "done_ms_p50", 30),
    ("reader page", "done_ms_p50", 260),
)  # fmt: skip
"""Steps over a slow line, what of them is shown, and what is wanted beyond the round trip, in ms.

In the list, the first answer is its own; the article beside it comes after a while, on purpose.
"""
HELD = {
    "held in the reader": 50, "held in the reader, side pane": 50, "held in the list": 30,
    "held in the list, article beside": None,
}  # fmt: skip
"""Steps with a held key over a slow line, and the lag that is wanted beyond the round trip, in ms.

The article beside the list comes after a while, on purpose.
"""
TYPED = {"letter": "", "list": "60", "article beside it": "150"}
"""What changes on the screen with a letter that is searched for, with the most that is wanted."""


def print_tables(found: dict[str, Measured], starts: dict[str, Start]) -> None:
    """Print starts, times, bytes, and what a program takes while nothing happens."""
    _print_starts(starts)
    _print_times(found)
    _print_bytes(found)
    _print_rest(found)


def _print_row(name: str, wanted: str, cells: Sequence[str]) -> None:
    print(f"| {name} | {wanted} | {' | '.join(cells)} |")


def _print_head(first: str, names: Sequence[str]) -> None:
    print(f"\n| {first} | at most | {' | '.join(names)} |")
    print("|---" * (len(names) + 2) + "|")


def _with_ratios(names: Sequence[str]) -> list[str]:
    return [*names, *(f"{names[0]} : {peer}" for peer in names[1:])]


def _ratios(values: Sequence[float | None]) -> list[str]:
    ours = values[0]
    return [f"{ours / other:.1f}" if ours and other else "" for other in values[1:]]


def _step(found: Measured, name: str) -> Measured:
    """Return what was measured in a step; nothing when the program has no such thing."""
    step: Measured = found["steps"].get(name, {})
    return step


def _print_starts(starts: dict[str, Start]) -> None:
    _print_head("start, ms: best / median", list(starts))
    rows = (("something to read", "30"), ("keys live", "300"), ("processor time until then", ""))
    for (name, wanted), cells in zip(
        rows, zip(*(start.shown for start in starts.values()), strict=True), strict=True
    ):
        _print_row(name, wanted, cells)


def _time_cell(step: Measured) -> str:
    """Return median, 95 % and processor time of a step."""
    if step.get("done_ms_p50") is None:
        return ""
    tail = f" / {step['done_ms_p95']:.1f}" if step["keys"] > 1 else ""
    busy = step.get("cpu_ms_per_key")
    return f"{step['done_ms_p50']:.1f}{tail}" + (f" ({busy:.1f})" if busy else "")


def _print_times(found: dict[str, Measured]) -> None:
    _print_head("a key, ms: median / 95 % (processor)", _with_ratios(list(found)))
    for name, wanted in TIMES.items():
        steps = [_step(each, name) for each in found.values()]
        ratios = _ratios([step.get("done_ms_p50") for step in steps])
        _print_row(name, wanted, [*map(_time_cell, steps), *ratios])


def print_typing(answers: Answers) -> None:
    """Print how soon the parts of the screen follow a letter that is searched for."""
    _print_head("search while typing, ms: median / slowest", ["Lesart"])
    parts = (answers.letter, answers.listed, answers.reader)
    for (name, wanted), times in zip(TYPED.items(), parts, strict=True):
        _print_row(name, wanted, [shown(times)])


def _print_bytes(found: dict[str, Measured]) -> None:
    _print_head("bytes a key", _with_ratios(list(found)))
    starts = [each["start"]["bytes"] for each in found.values()]
    _print_row("start", "10,000", [*(f"{each:,}" for each in starts), *_ratios(starts)])
    for name, wanted in BYTES.items():
        sizes = [_step(each, name).get("bytes_p50") for each in found.values()]
        cells = ["" if size is None else f"{size:,.0f}" for size in sizes]
        _print_row(name, wanted, [*cells, *_ratios(sizes)])


def _print_rest(found: dict[str, Measured]) -> None:
    _print_head("nothing happens", list(found))
    idle = [_step(each, "idle") for each in found.values()]
    _print_row("bytes a minute", "0", [f"{step['bytes_per_s'] * 60:.0f}" for step in idle])
    _print_row("processor, %", "0.3", [f"{step['cpu_percent']:.2f}" for step in idle])
    memory = [_step(each, "memory")["rss_mib"] for each in found.values()]
    _print_row("memory, MiB", "76", [f"{size:.0f}" for size in memory])


def print_linked(found: dict[str, Measured], rtt: float, about: str) -> None:
    """Print what a slow line makes of it."""
    _print_head(about, list(found))
    for name, figure, beyond in LINKED:
        times = [_step(each, name).get(figure) for each in found.values()]
        cells = ["" if time is None else f"{time:.0f}" for time in times]
        _print_row(f"{name}, ms", f"{rtt + beyond:.0f}", cells)
    for name, more in HELD.items():
        steps = [_step(each, name) for each in found.values()]
        lags = [f"{step['lag_after_last_ms']:.0f}" if step else "" for step in steps]
        wanted = "" if more is None else f"{rtt + more:.0f}"
        _print_row(f"key {name} at 30/s: lag after release, ms", wanted, lags)
        sizes = [f"{step['bytes_per_key']:,.0f}" if step else "" for step in steps]
        _print_row(f"key {name}: bytes a key", "", sizes)

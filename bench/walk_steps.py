"""What a random walk does, from its number alone: keys, bursts, and what happens around it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["keys", "burst", "resize", "files", "note", "colleague", "signal", "restart"]

CHANCES: dict[Kind, float] = {
    "burst": 0.15,
    "resize": 0.04,
    "files": 0.03,
    "note": 0.015,
    "colleague": 0.002,
    "signal": 0.01,
    "restart": 0.006,
}
"""Chance of each kind of step; all others are single keys."""
SEVERAL = (3, 14)
"""Keys of a burst, at least and at most."""
WIDTHS, HEIGHTS = (20, 200), (5, 60)
USUAL_WIDTHS, USUAL_HEIGHTS = (60, 120), (20, 36)
USUAL = 0.7
"""Part of the sizes that are usual ones, which cost less to paint than the largest."""

KEYS = (
    *"jkJKgGhlnNfscCTuTu*ziIvamMyYeE?oxdtrwp][VUSbDX!A12+-",
    *("\r",) * 6, *("\x1b",) * 6, "\t", "\t", "\x1b[Z", " ", " ", "/", "/",
    "\x10", "\x04", "\x15", "\x13", "\x13", "\x14", "\x19", "\x05", "\x0b", "\x17", "\x7f",
    "\x01", "\x0e", "\x1a", "q",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F",
    "damm", "raum*", '"', "(", "-", "x y", "outlet:dkd", "date:2025", "a", "av", "vjjj",
    "\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m", "\x1b[<0;{x};{y}M\x1b[<32;{y};{x}M\x1b[<0;{y};{x}m",
    "\x1b[<64;{x};{y}M", "\x1b[<65;{x};{y}M", "\x1b[I", "\x1b[O",
    "\x1b[200~ein\nText\twie ihn jemand einfügt\x1b[201~", "\x1b[200~\x1b]52;c;eA==\x07\x1b[201~",
    "\x1b\x1b\x1b\x1b\rva\x05", "\x1b\x1b\x1b\x1b\rvaC]S\x05\x04(", "\x1b\x1b\x1b\x1b\rva\x05\x05",
)  # fmt: skip
"""What is typed; `{x}` and `{y}` stand for a cell. Escapes come often, to get out again."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a walk."""

    kind: Kind
    keys: str = ""
    """What is typed; for a note, the words that it is recognised by."""
    size: tuple[int, int] = (0, 0)
    """Columns and rows of a new size."""
    chance: int = 0
    """Decides between the ways in which the step can be taken; 32 bits."""

    def __str__(self) -> str:
        if self.kind == "keys":
            return repr(self.keys)
        columns, rows = self.size
        size = f" {columns}x{rows}" if rows else ""
        return f"<{self.kind}{repr(self.keys) if self.keys else size}>"


def steps_of(seed: int, count: int) -> Iterator[Step]:
    """Yield the steps of the walk with a number: the same ones each time."""
    dice = random.Random(seed)
    for number in range(count):
        yield _step(dice, seed, number)


def _step(dice: random.Random, seed: int, number: int) -> Step:
    kind = dice.choices(["keys", *CHANCES], [1 - sum(CHANCES.values()), *CHANCES.values()])[0]
    chance = dice.getrandbits(32)
    if kind == "resize":
        return Step("resize", size=size_of(dice))
    if kind == "note":
        return Step("note", f"walk {seed} note {number}")
    if kind == "keys":
        return Step("keys", _key(dice))
    if kind == "burst":
        return Step("burst", "".join(_key(dice) for _ in range(dice.randint(*SEVERAL))))
    return Step(kind, chance=chance)


def size_of(dice: random.Random) -> tuple[int, int]:
    """Return columns and rows of some terminal."""
    if dice.random() < USUAL:
        return dice.randint(*USUAL_WIDTHS), dice.randint(*USUAL_HEIGHTS)
    return dice.randint(*WIDTHS), dice.randint(*HEIGHTS)


def _key(dice: random.Random) -> str:
    key: str = dice.choice(KEYS)
    return key.replace("{x}", str(dice.randint(1, 120))).replace("{y}", str(dice.randint(1, 40)))

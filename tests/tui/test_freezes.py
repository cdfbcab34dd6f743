"""No key on an article without a space in it holds up the screen; a small part of bench.freezes."""

from pathlib import Path

import pytest

from bench.freezes.kinds import make_articles
from bench.freezes.library import make_library
from bench.freezes.walking import walking

BOUND = 0.25
"""Seconds of processor time of the screen's thread, many times what is wanted on a quiet machine:
what takes the square of the length takes seconds."""
SIZE = 0.2


def test_every_kind_of_the_plan_is_there_and_within_the_limits() -> None:
    made = make_articles(1.0)
    assert len(made) >= 16
    assert all(len(text.encode()) <= 1_000_000 for text in made.values())
    assert all(text.count("\n") < 20_000 for text in made.values())


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["one word", "hyphens", "people in one"])
async def test_keys_on_extreme_articles(kind: str, tmp_path: Path) -> None:
    library = make_library(tmp_path, SIZE, (kind,), analysed=False)
    try:
        async with walking(library) as walk:
            row = f"{kind.replace(' ', '-')}-morgenblatt"
            await walk.try_state(
                kind, row, "selection", "enter v j", ("j", "p", "k", "s", "o", "w")
            )
            await walk.try_state(kind, row, "reader", "enter", ("G", "w", "W", "g", "space"))
    finally:
        library.close()
    pressed = [each for each in walk.found if each.kind == kind]
    assert len(pressed) > 11
    worst = max(pressed, key=lambda each: each.held.busy)
    assert worst.held.busy < BOUND, worst

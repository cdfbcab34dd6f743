"""Garbage is looked for while nobody types."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from tui import tidying
from tui.tidying import Tidying


class Knot:
    """Something that only a look for garbage can free."""

    def __init__(self) -> None:
        self.itself = self
        self.much = [[] for _ in range(2 * tidying.FEW)]  # type: ignore[var-annotated]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tidying, "FIRST", 0.05)
    monkeypatch.setattr(tidying, "QUIET", 0.2)
    monkeypatch.setattr(tidying, "LONG", 0.3)
    thresholds = gc.get_threshold()
    # What is wanted here must not be found by chance.
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*thresholds)


async def begun() -> Tidying:
    tidy = Tidying()
    tidy.begin()
    await asyncio.sleep(0.3)
    return tidy


async def test_new_garbage_waits_for_a_pause() -> None:
    tidy = await begun()
    knot = weakref.ref(Knot())
    for _ in range(5):
        tidy.put_off()
        await asyncio.sleep(0.08)
    assert knot() is not None
    await asyncio.sleep(0.3)
    assert knot() is None


async def test_old_garbage_waits_for_a_longer_pause() -> None:
    tidy = await begun()
    knot = Knot()
    gc.collect()  # whatever is there now is old
    seen = weakref.ref(knot)
    del knot
    tidy.put_off()
    await asyncio.sleep(0.3)
    assert seen() is not None
    await asyncio.sleep(0.5)
    assert seen() is None


async def test_what_the_start_leaves_is_left_alone() -> None:
    before = gc.get_freeze_count()
    await begun()
    assert gc.get_freeze_count() > before
    assert gc.get_threshold()[0] == tidying.MOST

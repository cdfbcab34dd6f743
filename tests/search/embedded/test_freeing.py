"""Memory is given back where the C library can do that, and nothing happens elsewhere."""

import ctypes
import gc
from collections.abc import Iterator

import pytest

from bench.search import memory
from search.embedded.segments import freeing


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    freeing._trim.cache_clear()
    yield
    freeing._trim.cache_clear()


def test_nothing_happens_where_the_c_library_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(_: object) -> None:
        raise OSError("no library")

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    freeing.give_back()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    freeing._trim.cache_clear()
    freeing.give_back()


def test_memory_does_not_grow_by_giving_it_back() -> None:
    pieces = [bytes(1000 + n % 3) for n in range(30_000)]
    full = memory()
    del pieces[1:]
    gc.collect()
    freeing.give_back()
    assert memory() <= full

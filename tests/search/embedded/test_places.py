"""Places of words come back from how they are packed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.segments.places import bitmap, listed, pack_places
from search.errors import IndexDamaged

PLACES = st.lists(st.integers(0, 2000), min_size=1, max_size=60, unique=True).map(sorted)
SIZE = 12_000
"""Bytes that hold the places of all tests."""


def places_in(bits: bytes) -> list[int]:
    return [place for place in range(8 * len(bits)) if bits[place >> 3] >> (place & 7) & 1]


@given(st.lists(PLACES, min_size=1, max_size=4))
def test_bitmaps_hold_the_places_of_all_words(words: list[list[int]]) -> None:
    bits = bitmap(map(pack_places, words), 251)
    assert len(bits) == 251
    assert places_in(bits) == sorted({place for places in words for place in places})
    assert listed(map(pack_places, words)) == sorted(place for places in words for place in places)


@pytest.mark.parametrize("apart", [1, 3, 95, 97, 300, 511, 513, 70_000])
@pytest.mark.parametrize("count", [1, 2, 1023, 1024])
def test_frequent_words(apart: int, count: int) -> None:
    places = list(range(5, 5 + apart * count, apart))
    size = (places[-1] >> 3) + 1
    bits = bitmap([pack_places(places)], size)
    assert bits.count(0) == size - len({place >> 3 for place in places})
    assert all(bits[place >> 3] >> (place & 7) & 1 for place in places)


def test_frequent_words_are_not_listed() -> None:
    assert listed([pack_places([3]), pack_places(range(2000))]) is None
    assert listed([pack_places([3]), pack_places(range(0, 20_000, 2))]) is None


def test_frequent_and_rare_words_together() -> None:
    words = [list(range(0, 90_000, 7)), list(range(1, 90_000, 200)), [3, 90_001], [90_002]]
    words.append(list(range(2, 90_000, 80)))
    bits = bitmap(map(pack_places, words), SIZE)
    assert places_in(bits) == sorted({place for places in words for place in places})


@given(st.binary(min_size=1, max_size=60))
def test_what_is_torn_is_damage_or_some_bitmap(noise: bytes) -> None:
    for kind in (b"", b"z", b"b", b"B"):
        try:
            assert len(bitmap([kind + noise], 40)) == 40
        except IndexDamaged:
            continue


@pytest.mark.parametrize("apart", [1, 50, 200, 1000])
def test_half_of_a_list_is_damage_or_half_a_bitmap(apart: int) -> None:
    places = list(range(0, 2000 * apart, apart))
    packed = pack_places(places)
    try:
        found = places_in(bitmap([packed[: len(packed) // 2]], 250 * apart))
        assert set(found) < set(places)
    except IndexDamaged:
        assert apart > 1

"""Postings come back from disk as they went there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.segments.inversion import Inverter
from search.embedded.segments.places import pack_places
from search.embedded.segments.postings import (
    pack_extent,
    pack_term,
    term_count,
    unpack_block,
    unpack_inlined,
)
from search.embedded.segments.segment_reader import SegmentReader
from search.embedded.segments.segment_writer import write_segment
from search.errors import IndexDamaged
from tests.search.conftest import article

ASCENDING = st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=50, unique=True).map(sorted)


@given(ASCENDING, ASCENDING, st.sampled_from([None, 1.0, 0.5]))
def test_a_term_is_read_as_it_was_written(
    numbers: list[int], places: list[int], weight: float | None
) -> None:
    weights = None if weight is None else [weight * (1 + n % 3) for n in numbers]
    info, block, tail = pack_term(numbers, weights, places)
    inlined = unpack_inlined(info + pack_extent(0, 0))
    found = inlined or unpack_block(block, lambda behind: tail[:behind])
    assert found
    assert term_count(info) == len(numbers)
    assert list(found.numbers) == numbers
    assert found.places == pack_places(places)
    given_back = found.weights
    if isinstance(given_back, float):
        given_back = [given_back] * len(numbers)
    assert list(given_back) == (weights or [1.0] * len(numbers))


@given(st.binary(max_size=60))
def test_torn_blocks_are_damage(noise: bytes) -> None:
    with pytest.raises(IndexDamaged):
        unpack_block(noise, bytes)
    _, block, tail = pack_term(list(range(100)), None, list(range(0, 900, 9)))
    with pytest.raises(IndexDamaged):
        unpack_block(block[: len(block) // 2] + noise, bytes)
    with pytest.raises(IndexDamaged):
        unpack_block(block, lambda behind: tail[: behind // 2])


def test_the_stock_reader_of_whoosh_understands_a_segment(tmp_path: Path) -> None:
    from whoosh.filedb.filestore import FileStorage
    from whoosh.reading import SegmentReader as StockReader

    from search.embedded.segments.generations import schema

    inverter = Inverter()
    for number in range(40):
        word = "gerade" if number % 2 == 0 else "ungerade"
        inverter.add(number + 100, article(f"a{number}", f"Zahl {number}", f"Sie ist {word}."))
    inverter.finish()
    storage = FileStorage(str(tmp_path))
    segment = write_segment(storage, inverter, {})
    stock = StockReader(storage, schema(), segment)
    ours = SegmentReader(tmp_path, segment)
    even = ours.postings("text", "gerade")
    assert even
    assert list(stock.postings("text", "gerade").all_ids()) == list(even.numbers)
    assert list(even.numbers) == list(range(0, 40, 2))
    assert stock.doc_frequency("text", "ungerade") == ours.count("text", "ungerade") == 20
    assert [word for word, _ in ours.words_from("text", "ger")] == ["gerade"]
    assert {text for name, text in stock.all_terms() if name == "outlet"} == {b"Irseltaler Bote"}
    stock.close()

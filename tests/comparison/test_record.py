"""Records of analyses come back as they were, or say that they are old."""

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.analysing import analyse_article
from comparison.record import OldRecord, from_record, to_record
from corpus.outlining.outline import outline_article
from corpus.text import clean_text
from tests.comparison.articles import BAKERY, analysis_of, article_of


@given(st.text(max_size=300))
def test_an_analysis_comes_back_as_it_was(raw: str) -> None:
    article = article_of(clean_text(raw))
    analysis = analyse_article(article, outline_article(article))
    assert from_record(to_record(analysis)) == analysis


def test_a_record_is_smaller_than_twice_the_text() -> None:
    analysis = analysis_of(BAKERY)
    assert from_record(to_record(analysis)) == analysis
    assert len(to_record(analysis)) < 2 * sum(len(s.text) for s in analysis.statements)


@given(st.binary(max_size=60))
def test_anything_else_is_old(data: bytes) -> None:
    with pytest.raises(OldRecord):
        from_record(data)
    with pytest.raises(OldRecord):
        from_record(zlib.compress(data))


def test_a_record_of_another_version_is_old() -> None:
    packed = zlib.decompress(to_record(analysis_of(BAKERY)))
    version, rest = packed.split(b",", 1)
    other = b"[%d," % (int(version[1:]) + 1)
    with pytest.raises(OldRecord):
        from_record(zlib.compress(other + rest))


@given(st.data())
def test_a_damaged_record_is_old_or_unchanged(data: st.DataObject) -> None:
    record = to_record(analysis_of(BAKERY))
    at = data.draw(st.integers(0, len(record) - 1))
    for damaged in (record[:at], record[:at] + bytes([record[at] ^ 1]) + record[at + 1 :]):
        with suppress(OldRecord):
            assert from_record(damaged) == analysis_of(BAKERY)

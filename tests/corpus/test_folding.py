"""Letters are folded in one place, in two ways."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold_plain, fold_spelled


@pytest.mark.parametrize(
    ("text", "spelled", "plain"),
    [
        ("Häuser", "haeuser", "hauser"),
        ("Øresund", "oeresund", "oresund"),
        ("STRAẞE Straße", "strasse strasse", "strasse strasse"),
        ("Łódź", "lodz", "lodz"),
        ("l’Été", "l'ete", "l'ete"),
        ("plain", "plain", "plain"),
    ],
)
def test_both_ways(text: str, spelled: str, plain: str) -> None:
    assert (fold_spelled(text), fold_plain(text)) == (spelled, plain)


@given(st.text())
def test_folding_is_stable_and_leaves_no_mark(text: str) -> None:
    for fold in (fold_spelled, fold_plain):
        folded = fold(text)
        assert fold(folded) == folded
        assert not any(map(unicodedata.combining, folded))

"""Why a note does not stand where it stood: the words that are told to people."""

import pytest

from annotations.anchoring.evidence import missing_claim


@pytest.mark.parametrize(
    ("then", "now", "missing"),
    [
        ("Rund 1.240 Menschen", "Rund 1.300 Menschen", "1.240"),
        ("Rund 1.240 Menschen", "Rund 2.240 Menschen", "1.240"),
        ("Um 9:30 Uhr kamen 4,83 Meter", "Um 9:30 Uhr kamen 4,9 Meter", "4,83"),
        ("Rund 1.240 Menschen", "Rund 1 240 Menschen", ""),
        ("am 12. März, 14 Uhr.", "am 13. März, 14 Uhr.", "12"),
        ("Die Brücke hielt.", "Die Mauer hielt.", "Brücke"),
        ("Die Brücke hielt.", "Die Brücken hielten.", ""),
    ],
)
def test_a_figure_is_named_as_it_was_written(then: str, now: str, missing: str) -> None:
    assert missing_claim(then, now) == missing

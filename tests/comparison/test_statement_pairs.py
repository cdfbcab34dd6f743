"""Two statements on one point in articles that agree otherwise: what must be said of them."""

from collections.abc import Sequence

import pytest

from bench.quality.statement_pairs import FOLDER, Pair, judge, read_pairs
from comparison.comparing import compare
from comparison.model import Verdict
from tests.comparison.analysed import analysed

_FILES = ("figures.tsv", "figures-other.tsv", "figures-later.tsv")
_BESIDE = "Oleksiy Hrytsenko"
"""Two forms of one given name are taken for two names: a limit, see docs/quality.md."""
PAIRS = [pair for file in _FILES for pair in read_pairs(FOLDER / file) if _BESIDE not in pair.left]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.kind}: {pair.left[:40]}")
def test_what_is_said_of_a_pair_whichever_article_comes_first(pair: Pair) -> None:
    judged = list(judge([pair], brief=True))
    assert len(judged) == 2
    assert all(each.right for each in judged), judged
    assert not any(each.strays for each in judged), judged


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.kind}: {pair.left[:40]}")
def test_what_is_said_of_a_pair_in_long_articles_and_among_three(pair: Pair) -> None:
    judged = list(judge([pair]))
    assert len(judged) == 7
    assert all(each.right and not each.strays for each in judged), judged


def _rows(*articles: Sequence[str]) -> list[tuple[Verdict, list[str]]]:
    """Return the verdicts and words of the differences of German articles."""
    found = compare([analysed(sentences) for sentences in articles]).discrepancies
    return [(each.verdict, [value.text for value in each.values]) for each in found]


def test_a_vague_figure_of_a_third_article_does_not_hide_that_two_differ() -> None:
    rows = _rows(
        ["In Rethwisch trat die Warne über die Ufer.", "Der Pegel lag bei 5,92 Metern."],
        ["In Rethwisch trat die Warne über die Ufer.", "Der Pegel lag bei 5,29 Metern."],
        ["In Rethwisch trat die Warne über die Ufer.", "Der Pegel lag bei fast sechs Metern."],
    )
    assert rows[0][0] is Verdict.DIFFERS
    assert {"5,92 Metern", "5,29 Metern"} <= set(rows[0][1])


def test_a_row_among_three_holds_one_figure_of_each_article() -> None:
    rows = _rows(
        ["Die Hafenbahn bietet 4 Prozent.", "Der Ausstand dauerte 20 Stunden."],
        ["Die Hafenbahn bietet 4 Prozent.", "Der Ausstand dauerte 30 Stunden."],
        ["Die Hafenbahn bietet 4 Prozent.", "Der Ausstand dauerte 20 Stunden, sonst 6 Stunden."],
    )
    ((verdict, words),) = rows
    assert verdict is Verdict.DIFFERS
    assert words == ["20 Stunden", "30 Stunden", "20 Stunden"]


def test_who_gives_a_figure_is_named_in_the_reason() -> None:
    (found,) = compare(
        [
            analysed(["In Rethwisch wurde demonstriert.", "Laut Polizei kamen 700 Teilnehmer."]),
            analysed(
                ["In Rethwisch wurde demonstriert.", "Veranstalter nannten 4.000 Teilnehmer."]
            ),
        ]
    ).discrepancies
    assert found.verdict is Verdict.DIFFERS
    assert "Polizei" in found.reason
    assert "Veranstalter" in found.reason

"""Reports as text: within their width, nothing lost, differences first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from comparison.model import Comparison, Verdict
from comparison.report.cells import break_lines, shorten, width_of
from comparison.report.gathering import gather
from comparison.report.pieces import Role, plain
from comparison.report.side_by_side import side_by_side, to_text
from comparison.viewing import THRESHOLD
from tests.comparison.sides import (
    HARBOUR,
    HARBOUR_COMPARED,
    HARBOUR_FACTS,
    make_difference,
    make_facts,
    make_side,
)

REPORT = gather(HARBOUR_COMPARED, HARBOUR_FACTS, THRESHOLD)


@pytest.mark.parametrize("width", [40, 60, 80, 110, 165, 300])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width: int) -> None:
    text = plain(side_by_side(REPORT, width))
    assert max(map(cell_len, text.split("\n"))) <= width
    for side in HARBOUR:
        for statement in side.analysis.statements:
            for word in statement.text.split():
                assert word in text


def test_differences_come_first_then_the_articles_beside_each_other() -> None:
    text = to_text(REPORT)
    heads = ["Differences", "Verletzte: Zwölf ≠ 15 Menschen", "Theißen ≠ Theissen"]
    heads += ["zweieinhalb Stunden ≈ 2 h 45 min", "Titel 0", "● both"]
    assert [text.index(each) for each in heads] == sorted(text.index(each) for each in heads)
    assert re.search(r"^● b ≈ Die Bergung.*│ ● b ≈ Nach 2 h 45", text, re.MULTILINE)
    assert re.search(r"^○     Am Kai", text, re.MULTILINE)


def test_narrow_paper_has_one_article_under_the_other() -> None:
    lines = plain(side_by_side(REPORT, 60)).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("● b ≈ Die Bergung"))
    assert lines[at + 1] == "Radio Welle"
    assert lines[at + 2].startswith("● b ≈ Nach 2 h 45 min")


def test_a_stricter_threshold_shows_fewer_links() -> None:
    strict = gather(HARBOUR_COMPARED, HARBOUR_FACTS, 3.0)
    assert sum(len(entry.counterparts) for side in strict.entries for entry in side) == 2
    assert "● a   Im Hafen" in to_text(strict)
    assert "○   ≠ Zwölf Arbeiter" in to_text(strict)


def test_words_that_differ_have_a_role_of_their_own() -> None:
    marks = [p.text for line in side_by_side(REPORT, 100) for p in line if p.role is Role.MARK]
    assert marks.count("Zwölf") == 3
    assert {"15 Menschen", "Theißen", "Theissen"} <= set(marks)


def test_wide_letters_and_marks_stay_in_their_column() -> None:
    sides = (
        make_side("a", ["日本語の文章です。" * 9, "e\u0301" * 50]),
        make_side("b", ["x " * 80]),
    )
    text = to_text(gather(Comparison(sides, (), ()), make_facts(sides, "新聞", None), THRESHOLD))
    rows = [line for line in text.split("\n") if "│" in line]
    assert len({cell_len(line.split("│")[0]) for line in rows}) == 1


def test_a_value_at_either_end_of_a_long_statement_is_quoted_with_what_is_near() -> None:
    sides = (make_side("a", ["Sieben " + "aber " * 60 + "neun"]), make_side("b", ["acht"]))
    found = (
        make_difference(sides, (0, 0, "Sieben"), (1, 0, "acht")),
        make_difference(sides, (0, 0, "neun"), (1, 0, "acht"), verdict=Verdict.COMPATIBLE),
    )
    text = to_text(gather(Comparison(sides, (), found), make_facts(sides, "A", "B"), THRESHOLD))
    head = " ".join(text[: text.index("│")].split())
    assert "“Sieben aber aber" in head
    assert "aber …”" in head
    assert re.search("“… aber .*aber neun”", head)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80), st.integers(1, 30))
def test_lines_hold_every_word_in_order_and_fit(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in break_lines(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width or len(line.strip()) == 1 for line in lines)
    assert width_of(shorten(text, width)) <= width or width < 3

"""What is highlighted in two linked statements, and which terms sources choose."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from comparison.model import Kind, Place, Verdict
from comparison.terms import term_use
from comparison.wording import differing_words
from tests.comparison.analysed import Names, analysed

NAMES: Names = {
    "Serhij Jarema": ("PER", "jarema"),
    "Sergej Jarema": ("PER", "jarema"),
    "Olaf Kern": ("PER", "kern"),
}


def marked(left: str, right: str) -> tuple[list[str], list[str]]:
    """Return the words highlighted in two linked statements."""
    sides = [analysed([text], NAMES) for text in (left, right)]
    spans = differing_words(sides, Place(0, 0), Place(1, 0))
    found = []
    for side, own in zip(sides, spans, strict=True):
        statement = side.analysis.statements[0]
        begin = statement.span.start
        found.append([statement.text[start - begin : end - begin] for start, end in own])
    return found[0], found[1]


def test_figures_that_differ_are_marked_and_those_that_agree_are_not() -> None:
    assert marked(
        "Nach 14 Stunden bot sie 3 Prozent.", "Nach 16 Stunden bot sie drei Prozent."
    ) == (
        ["14 Stunden"],
        ["16 Stunden"],
    )


def test_other_spellings_of_a_name_are_marked() -> None:
    assert marked("Serhij Jarema sprach.", "Sergej Jarema sprach.") == (
        ["Serhij Jarema"],
        ["Sergej Jarema"],
    )


def test_words_are_marked_in_parallel_statements_only() -> None:
    assert marked(
        "Die Regierung nannte den Vorschlag mutig.", "Die Regierung nannte den Vorschlag peinlich."
    ) == (["mutig"], ["peinlich"])
    assert marked("Der Vorschlag liegt auf dem Tisch.", "Olaf Kern ging heim.") == ([], [])


_WORDS = st.lists(
    st.sampled_from(
        [
            "Serhij",
            "Jarema",
            "sprach",
            "am",
            "Dienstag",
            "um",
            "5",
            "Uhr",
            "mit",
            "300",
            "Leuten",
            "über",
            "den",
            "Krieg-Bericht",
            ".",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(_WORDS, _WORDS)
def test_spans_are_ascending_inside_their_statement(left: str, right: str) -> None:
    sides = [analysed([text], NAMES) for text in (left, right)]
    for side, spans in zip(sides, differing_words(sides, Place(0, 0), Place(1, 0)), strict=True):
        past = side.analysis.statements[0].span.start
        for span in spans:
            assert past <= span.start < span.end <= side.analysis.statements[0].span.end
            past = span.end
    assert differing_words([sides[0]] * 2, Place(0, 0), Place(1, 0)) == ((), ())


def terms(*texts: Sequence[str]) -> list[list[str]]:
    return [
        [value.text for value in each.values] for each in term_use([analysed(t) for t in texts])
    ]


def test_a_term_that_the_other_source_avoids() -> None:
    (found,) = term_use(
        [
            analysed(["Der Krieg geht weiter.", "Im Krieg starben viele.", "Der Krieg dauert an."]),
            analysed(["Die Sonderoperation geht weiter.", "Der Konflikt dauert an."]),
        ]
    )
    assert (found.kind, found.verdict) == (Kind.TERM, Verdict.COMPATIBLE)
    assert {value.text for value in found.values} == {"Krieg", "Sonderoperation", "Konflikt"}
    assert "3×" in found.reason


def test_no_choice_of_words_where_terms_are_shared_or_rare() -> None:
    assert not terms(["Der Krieg.", "Der Krieg."], ["Der Krieg.", "Die Kriege."])
    assert not terms(["Der Krieg.", "Der Krieg."], ["Der Baum.", "Ein Baum."])
    assert not terms(["Ein Zug fuhr."], ["Eine Bahn fuhr."])
    assert not terms([], ["Der Krieg.", "Der Krieg."])
    assert not term_use([])
    mixed = [analysed(["Der Krieg.", "Der Krieg."]), analysed(["The conflict."] * 2, language="en")]
    assert not term_use(mixed)

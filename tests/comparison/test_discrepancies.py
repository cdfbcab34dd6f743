"""Differences: each kind found in invented sentences, and what must not be called one."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quality.differences import reported
from bench.quality.gold import read_gold
from comparison.comparing import compare
from comparison.discrepancies import find_discrepancies
from comparison.model import Discrepancy, Kind, Side, Verdict
from tests.comparison.analysed import Names, all_linked, analysed

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def differences(
    *texts: str | Sequence[str],
    names: Names | None = None,
    language: str = "de",
    score: float = 2.0,
) -> tuple[Discrepancy, ...]:
    """Return the differences of sides of one or more sentences, linked in their order."""
    sides = [analysed([text] if isinstance(text, str) else text, names, language) for text in texts]
    return find_discrepancies(sides, all_linked(sides, score))


def said(found: Discrepancy) -> list[str]:
    return [value.text for value in found.values]


def test_differing_figures_of_one_thing_are_one_row() -> None:
    (found,) = differences(
        "1.240 Bewohner mussten das Viertel verlassen.",
        "Rund 1.300 Bewohner mussten das Viertel verlassen.",
        "900 Bewohner mussten das Viertel verlassen.",
    )
    assert (found.kind, found.verdict) == (Kind.QUANTITY, Verdict.DIFFERS)
    assert said(found) == ["1.240", "Rund 1.300", "900"]
    assert [value.place.side for value in found.values] == [0, 1, 2]
    assert found.subject == "Bewohner"


def test_a_hedge_makes_figures_compatible() -> None:
    (found,) = differences(
        "Die Gespräche dauerten etwa zweieinhalb Stunden.",
        "Die Gespräche dauerten zwei Stunden und 45 Minuten.",
    )
    assert found.verdict is Verdict.COMPATIBLE
    assert found.subject == "Gespräche"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Der Umbau kostet 3 Millionen Euro.", "Der Umbau kostet drei Millionen Euro."),
        ("Der Umbau kostet rund 3 Millionen Euro.", "Der Umbau kostet 3 Millionen Euro."),
        ("Zwei von 40 Läden sind zu.", "40 Läden, davon zwei geschlossen."),
        ("Das Konzert war am Dienstag.", "Das Konzert war am Dienstagabend."),
        ("12 Bäume fallen im Park.", "30 Autos stehen im Park."),
        ("Der Umbau kostet 3 Millionen Euro.", "Der Umbau kostet 3 Millionen Dollar."),
        ("Die Firma spart 2 Millionen Euro im Jahr.", "Die Firma spart 3 Millionen Euro am Tag."),
        ("Die Gewerkschaft fordert 6 Prozent.", "Die Firma bietet 4 Prozent."),
        ("Insgesamt kostet der Bau 50 Millionen.", "Davon zahlt der Bund 30 Millionen Euro."),
    ],
)
def test_figures_that_agree_or_measure_other_things_are_no_difference(
    left: str, right: str
) -> None:
    assert not differences(left, right, score=0.3)


def test_a_figure_that_agrees_elsewhere_is_settled() -> None:
    assert not differences(
        "Die Bahn bietet 4 Prozent, die Gewerkschaft will 7 Prozent.",
        "Die Gewerkschaft will 7 Prozent, die Bahn bietet 4 Prozent.",
    )


def test_a_verb_may_say_what_is_counted() -> None:
    (found,) = differences("Sechs Personen wurden verletzt.", "Es gab sieben Verletzte.")
    assert said(found) == ["Sechs", "sieben"]


def test_times_and_dates_differ() -> None:
    (clock,) = differences("Um 5.52 Uhr brach das Feuer aus.", "Um 6.12 Uhr brach das Feuer aus.")
    (year,) = differences("Zuletzt brannte es 2018.", "Zuletzt brannte es 2019.")
    (day,) = differences("The strike ends on 3 May.", "The strike ends on 5 May.", language="en")
    assert {each.kind for each in (clock, year, day)} == {Kind.DATE}
    assert {each.verdict for each in (clock, year, day)} == {Verdict.DIFFERS}


def test_votes_differ_when_they_share_a_camp() -> None:
    (found,) = differences(
        "Der Rat stimmte mit 31 zu 9 Stimmen zu.", "Der Rat stimmte mit 30 zu 9 Stimmen zu."
    )
    assert said(found) == ["31 zu 9 Stimmen", "30 zu 9 Stimmen"]
    assert not differences(
        "Der Rat stimmte mit 31 zu 9 Stimmen zu.",
        "Der Kreistag stimmte mit 27 gegen 12 Stimmen zu.",
        score=0.3,
    )


PEOPLE: Names = {
    "Serhij Jarema": ("PER", "jarema"),
    "Sergej Jarema": ("PER", "jarema"),
    "Jaremas": ("PER", "jarema"),
    "Jarema": ("PER", "jarema"),
    "Anna Brehm": ("PER", "brehm"),
    "Anna M. Brehm": ("PER", "brehm"),
    "Hanna Brehm": ("PER", "brehm"),
    "Olaf Kern": ("PER", "kern"),
    "Aktau": ("LOC", "aktau"),
    "Aqtau": ("LOC", "aktau"),
    "Georgiens": ("LOC", "georgien"),
    "Georgien": ("LOC", "georgien"),
    "Vereinte Nationen": ("ORG", "un"),
    "UN": ("ORG", "un"),
}


def test_other_spellings_of_a_name_are_reported_once_for_all_sides() -> None:
    (found,) = differences(
        ["Serhij Jarema sprach.", "Jarema ging."],
        ["Sergej Jarema sprach.", "Sergej Jarema ging."],
        ["Serhij Jarema sprach."],
        names=PEOPLE,
    )
    assert (found.kind, found.verdict) == (Kind.NAME, Verdict.COMPATIBLE)
    assert said(found) == ["Serhij Jarema", "Sergej Jarema", "Serhij Jarema"]
    (place,) = differences("Treffen in Aktau.", "Treffen in Aqtau.", names=PEOPLE)
    assert said(place) == ["Aktau", "Aqtau"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jarema sprach.", "Die Rede Jaremas war lang."),
        ("Anna Brehm sprach.", "Anna M. Brehm sprach."),
        ("Serhij Jarema sprach.", "Jarema sprach."),
        ("Die Grenze Georgiens.", "Die Grenze zu Georgien."),
        ("Die UN tagten.", "Vereinte Nationen tagten."),
    ],
)
def test_inflected_shorter_and_abbreviated_names_are_no_other_spelling(
    left: str, right: str
) -> None:
    assert not differences(left, right, names=PEOPLE)


def test_roles_of_one_person_without_anything_in_common() -> None:
    (found,) = differences(
        "Geschäftsführer Olaf Kern schwieg.",
        "Olaf Kern, Sprecher der Firma, schwieg.",
        names=PEOPLE,
    )
    assert (found.kind, found.verdict) == (Kind.TERM, Verdict.COMPATIBLE)
    assert said(found) == ["Geschäftsführer", "Sprecher"]
    assert not differences("Firmenchef Olaf Kern.", "Geschäftsführer Olaf Kern.", names=PEOPLE)
    (english,) = differences(
        "Mayor Olaf Kern resigned.", "Olaf Kern, a teacher, resigned.", names=PEOPLE, language="en"
    )
    assert said(english) == ["Mayor", "teacher"]


def test_one_quote_with_two_speakers() -> None:
    (found,) = differences(
        "„Der Damm ist verletzt, aber er steht“, sagte Anna Brehm.",
        "„Der Damm ist verletzt, aber er steht“, sagte Olaf Kern.",
        names=PEOPLE,
    )
    assert (found.kind, said(found)) == (Kind.ATTRIBUTION, ["Anna Brehm", "Olaf Kern"])
    assert "Damm" in found.subject
    assert not differences(
        "„Der Damm ist verletzt“, sagte Anna Brehm.",
        "Der Damm sei verletzt, sagte Anna Brehm.",
        names=PEOPLE,
    )


def test_a_speaker_of_the_statement_before_comes_with_the_quote() -> None:
    sides = [
        analysed(
            ["Anna Brehm war müde.", "„Weizen wartet nicht auf Diplomaten“, sagte sie."], PEOPLE
        ),
        analysed(["„Weizen wartet nicht auf Diplomaten“, sagte Olaf Kern."], PEOPLE),
    ]
    scored = dict.fromkeys(all_linked(sides), 3.0)
    ((_, right),) = scored
    left = right._replace(side=0, statement=1)
    (found,) = find_discrepancies(sides, {(left, right): 3.0})
    assert said(found) == ["Anna Brehm", "Weizen wartet nicht auf Diplomaten", "Olaf Kern"]


def test_one_saying_in_two_wordings() -> None:
    (found,) = differences(
        '"We are ordering champagne on a beer budget," she said.',
        '"It is a champagne order on a beer budget," she told us.',
        language="en",
    )
    assert (found.kind, found.verdict) == (Kind.TERM, Verdict.COMPATIBLE)
    assert found.subject == "champagne"
    assert said(found)[1] == "It is a champagne order on a beer budget"
    assert not differences("„Der Damm hält noch“, sagte er.", "Er rief: „Der Damm hält noch“.")
    assert not differences("„Der Damm hält noch lange“, sagte er.", "„Der Damm hält noch“.")


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("Ein Durchbruch wurde erzielt.", "Es wurde kein Durchbruch erzielt.", "de"),
        ("Er schwebt in Lebensgefahr.", "Er schwebt nicht in Lebensgefahr.", "de"),
        ("Der Rat hat das Tempolimit angenommen.", "Der Rat hat das Tempolimit abgelehnt.", "de"),
        ("They promised compensation.", "They refused compensation.", "en"),
        ("There was an agreement on grain.", "There was no agreement on grain.", "en"),
    ],
)
def test_denials_and_opposite_outcomes_are_possible_differences(
    left: str, right: str, language: str
) -> None:
    (found,) = differences(left, right, language=language)
    assert (found.kind, found.verdict) == (Kind.POLARITY, Verdict.DIFFERS)
    assert "ossibly" in found.reason or "may" in found.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Es gab keinen Durchbruch.", "Ein Durchbruch blieb nicht aus."),
        ("Es gab keinen Durchbruch.", "War das ein Durchbruch?"),
        ("Nicht nur der Durchbruch zählt.", "Der Durchbruch zählt."),
        ("Das Tempolimit wurde nicht abgelehnt.", "Das Tempolimit wurde angenommen."),
    ],
)
def test_what_is_no_denial(left: str, right: str) -> None:
    assert not differences(left, right)


def test_members_of_a_group() -> None:
    names: Names = {
        "Malte Brink": ("PER", "brink"),
        "Selin Kaya": ("PER", "kaya"),
        "Petra Holl": ("PER", "holl"),
        "Jonas Fedder": ("PER", "fedder"),
    }
    (found,) = differences(
        "Gewählt wurden Malte Brink, Selin Kaya und Petra Holl.",
        "Gewählt wurden Malte Brink, Selin Kaya und Jonas Fedder.",
        names=names,
    )
    assert found.kind is Kind.SET
    assert said(found)[1].endswith("Jonas Fedder")
    assert not differences(
        "Gewählt wurden Malte Brink und Selin Kaya.",
        "Gewählt wurden Selin Kaya und Malte Brink.",
        names=names,
    )


def test_the_program_never_says_who_is_wrong() -> None:
    found = differences(
        ["1.240 Bewohner gingen.", "Ein Durchbruch kam.", "Serhij Jarema sprach um 2 Uhr."],
        ["1.500 Bewohner gingen.", "Kein Durchbruch kam.", "Sergej Jarema sprach um 5 Uhr."],
        names=PEOPLE,
    )
    assert len(found) == 4
    for each in found:
        assert not {"wrong", "false", "error", "incorrect"} & set(each.reason.lower().split())
    assert [each.verdict for each in found] == sorted(
        (each.verdict for each in found), key=lambda verdict: verdict is Verdict.COMPATIBLE
    )


def test_an_article_does_not_differ_from_itself_nor_from_an_empty_one() -> None:
    side = analysed(
        [
            "1.240 Bewohner verließen am Dienstag um 5 Uhr das Dorf.",
            "„Das war knapp“, sagte Bürgermeister Olaf Kern.",
            "Schwer verletzt wurde niemand.",
        ],
        PEOPLE,
    )
    assert not compare([side, side]).discrepancies
    assert not compare([side, analysed([])]).discrepancies
    assert not compare([analysed([]), analysed([])]).discrepancies


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "1.240 Bewohner verließen das Dorf.",
            "Rund 900 Bewohner verließen am Freitag um 3 Uhr das Dorf.",
            "„Der Damm hält, aber er leidet“, sagte Anna Brehm.",
            "„Der Damm hält, aber er leidet“, sagte Olaf Kern.",
            "Serhij Jarema und Olaf Kern trafen sich in Aktau.",
            "Sergej Jarema und Anna Brehm trafen sich in Aqtau.",
            "Es gab keinen Durchbruch.",
            "Ein Durchbruch gelang nach 14 Stunden.",
            "Nach 16 Stunden scheiterte der Durchbruch 2019.",
            "Geschäftsführer Olaf Kern lehnte das Angebot von 3 Millionen Euro ab.",
            "Sprecher Olaf Kern hat das Angebot über vier Millionen Euro angenommen.",
        ]
    ),
    max_size=6,
)


@given(st.lists(_SENTENCES, min_size=2, max_size=3))
def test_values_show_their_words_and_come_from_two_sides(texts: list[list[str]]) -> None:
    sides = [analysed(text, PEOPLE) for text in texts]
    for each in compare(sides).discrepancies:
        assert len({value.place.side for value in each.values}) >= 2
        assert list(each.values) == sorted(each.values, key=lambda v: (v.place, v.span))
        for value in each.values:
            statement = sides[value.place.side].analysis.statements[value.place.statement]
            assert statement.span.start <= value.span.start < value.span.end <= statement.span.end
            start, end = (at - statement.span.start for at in value.span)
            assert statement.text[start:end] == value.text


@given(_SENTENCES, _SENTENCES)
def test_the_order_of_the_sides_changes_nothing(one: list[str], other: list[str]) -> None:
    def summary(sides: Sequence[Side], first: int) -> Sequence[object]:
        return sorted(
            (each.kind, each.verdict, sorted((v.place.side == first, v.text) for v in each.values))
            for each in compare(sides).discrepancies
        )

    left, right = analysed(one, PEOPLE), analysed(other, PEOPLE)
    assert summary([left, right], 0) == summary([right, left], 1)


def test_long_articles_take_time_in_proportion() -> None:
    def seconds(size: int) -> float:
        sides = [
            analysed([f"Am {n % 28 + 1}. Mai kamen {n + shift} Gäste." for n in range(size)])
            for shift in (0, 1)
        ]
        scored = all_linked(sides)
        start = time.process_time()
        find_discrepancies(sides, scored)
        return time.process_time() - start

    assert seconds(400) < 12 * seconds(100) + 0.5


def test_the_search_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    sides = [analysed(["12 Gäste kamen."]), analysed(["15 Gäste kamen."])]
    with pytest.raises(Stopped):
        find_discrepancies(sides, all_linked(sides), stop)


def test_marked_events_are_read_precisely() -> None:
    gold = read_gold(FIXTURES / "differences")
    said = list(reported(gold, []))
    every = frozenset().union(*(each.pairs for each in gold.differences))
    covered = frozenset().union(*(pairs for _, pairs in said))
    right = sum(bool(pairs & every) for _, pairs in said)
    found = sum(bool(each.pairs & covered) for each in gold.differences)
    assert right >= 0.9 * len(said)
    assert found >= 0.65 * len(gold.differences)
    assert len(covered & gold.traps) <= 0.1 * len(gold.traps)

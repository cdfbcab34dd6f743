"""Which statements are linked: the same, however it is put, and nothing else."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.quality.gold import Gold, read_gold
from comparison.comparing import FLOOR, STRONG, Cancelled, compare
from comparison.grouping import chance
from comparison.linking.evidence import Pair, gather
from comparison.linking.material import Material, prepare
from comparison.linking.scoring import best_of_line, final_scores, first_scores, standings
from comparison.linking.third import SHARE, with_third
from comparison.linking.weights import MODEL
from comparison.model import Analysis, Comparison, Place, Side, Status, Tie
from comparison.synonyms import meanings
from comparison.viewing import LOOSEST, STEP, THRESHOLD, shown_links, statuses
from comparison.words import sentence_key
from tests.comparison.articles import (
    BAKERY,
    BAKERY_TOO,
    MARKED,
    analysis_of,
    compared,
    pairs_of,
    side_of,
)

WORDS = st.sampled_from(
    ("Der", "Bürgermeister", "Minister", "verurteilte", "lobte", "Angriff", "Vertrag", "in", "Rom",
     "am", "Montag", "12", "Tote", "rund", "300", "Euro", "nicht", "heute", "„endlich“", "Kiel")
)  # fmt: skip
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=6)


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold(MARKED)


def test_statements_that_say_the_same_are_linked() -> None:
    shown = {
        (x.left.statement, x.right.statement) for x in shown_links(compared(BAKERY, BAKERY_TOO))
    }
    assert {(0, 0), (1, 4), (3, 3), (4, 1)} <= shown
    assert not any(left == 5 or right == 2 for left, right in shown)


def test_a_link_says_why() -> None:
    links = compared(BAKERY, BAKERY_TOO).links
    why = {(x.left.statement, x.right.statement): x.why for x in links}
    assert "word for word" in why[3, 3]
    assert any("250.000 Euro" in each and "300.000 Euro" in each for each in why[4, 1])
    assert any("verbrenn" in each.lower() for each in why[1, 4])


def test_marked_articles_are_linked_well(gold: Gold) -> None:
    right = said = 0
    for _, *files in gold.couples():
        comparison = compare([gold.sides[file] for file in files])
        for link in shown_links(comparison):
            said += 1
            pair = (link.left.statement, link.right.statement)
            right += gold.strength((files[0], files[1]), pair) > 0
    assert right / said > 0.75
    assert right > 40


def test_what_is_called_shared_is_so_and_most_that_is_shared_is_called_so(gold: Gold) -> None:
    called, right, shared = 0, 0, 0
    for files, comparison in _marked(gold):
        for left, right_one in _called_shared(comparison):
            strength = gold.strength(files, (left, right_one))
            called, right, shared = called + 1, right + (strength > 0), shared + (strength == 2)
    assert right / called > 0.925
    assert shared >= 27


def test_the_loosest_view_shows_more_down_to_about_one_chance_in_eight(gold: Gold) -> None:
    more, unlikeliest = 0, 1.0
    for _, comparison in _marked(gold):
        loosest = shown_links(comparison, LOOSEST)
        more += len(loosest) - len(shown_links(comparison, LOOSEST + STEP))
        assert shown_links(comparison, -10) == loosest
        unlikeliest = min([unlikeliest, *(chance(link.score) for link in loosest)])
    assert more > 15
    assert 1 / 9 < unlikeliest < 1 / 7.5


def _marked(gold: Gold) -> Iterator[tuple[tuple[str, str], Comparison]]:
    """Yield the files and the comparison of all pairs of marked articles."""
    for _, one, other in gold.couples():
        yield (one, other), compare([gold.sides[one], gold.sides[other]])


def _called_shared(comparison: Comparison) -> list[tuple[int, int]]:
    """Return the pairs of statements that alone make each other `shared` for a reader."""
    return [
        (link.left.statement, link.right.statement)
        for link in shown_links(comparison)
        if Status.SHARED in statuses(Comparison(comparison.sides, (link,), ()))[0]
    ]


@given(SENTENCES, SENTENCES)
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_articles_changes_nothing(one: list[str], other: list[str]) -> None:
    there, back = pairs_of(compared(one, other)), pairs_of(compared(other, one))
    assert there == {(0, j, 1, i): score for (_, i, _, j), score in back.items()}
    assert compared(one, other) == compared(one, other)


@given(SENTENCES)
@settings(max_examples=30, deadline=None)
def test_an_article_shares_each_of_its_statements_with_itself(sentences: list[str]) -> None:
    comparison = compared(sentences, sentences)
    best = dict[int, float]()
    for link in comparison.links:
        best[link.left.statement] = max(link.score, best.get(link.left.statement, FLOOR))
    for link in comparison.links:
        if link.left.statement == link.right.statement:
            assert link.score == best[link.left.statement]


def test_an_article_and_itself_are_one() -> None:
    comparison = compared(BAKERY, BAKERY)
    assert {s for side in statuses(comparison) for s in side} == {Status.SHARED}
    assert all(x.left.statement == x.right.statement for x in shown_links(comparison, STRONG))
    assert not comparison.discrepancies


def test_a_near_copy_shares_all_but_what_was_changed() -> None:
    copy = [*BAKERY[:2], "Heute scheint auf Sylt die Sonne.", *BAKERY[2:]]
    ours, theirs = statuses(compared(BAKERY, copy))
    assert set(ours) == {Status.SHARED}
    assert [i for i, status in enumerate(theirs) if status is Status.ONLY] == [2]


@pytest.mark.parametrize("other", [(), ("Zzz.",), ("12.",), ("…",)])
def test_next_to_nothing_everything_stands_alone(other: tuple[str, ...]) -> None:
    for comparison in (compared(BAKERY, other), compared(other, BAKERY)):
        assert not comparison.links and not comparison.discrepancies
        assert all(s is Status.ONLY for side in statuses(comparison) for s in side)


def test_articles_without_statements_are_compared() -> None:
    empty = Side(Analysis("b", "", "de", ()), ())
    assert compare([side_of(BAKERY), empty, empty]).links == ()
    assert compare([empty]).links == () and compare([]).links == ()


def test_names_and_figures_link_across_languages() -> None:
    german = side_of(
        ["Bäckermeisterin Wiebke Sondermann zahlt 250.000 Euro.", "Der Ofen war neu."],
        ["Wiebke Sondermann"],
    )
    english = side_of(
        ["It was a cold day.", "The bill of 250,000 euros goes to Wiebke Sondermann."],
        ["Wiebke Sondermann"],
        "en",
    )
    (link,) = shown_links(compare([german, english]))
    assert (link.left.statement, link.right.statement) == (0, 1)


def test_sentences_that_stand_everywhere_are_never_linked() -> None:
    everywhere = "Über dieses Thema berichtete der Landfunk Rethwisch am Montag um zwölf Uhr."
    sides = [side_of([*BAKERY, everywhere]), side_of([*BAKERY_TOO, everywhere])]
    assert any(x.left.statement == len(BAKERY) for x in compare(sides).links)
    comparison = compare(sides, repeated={sentence_key(everywhere)})
    assert not any(x.left.statement == len(BAKERY) for x in comparison.links)


def test_people_have_the_last_word_on_links() -> None:
    sides = [side_of(BAKERY), side_of(BAKERY_TOO)]
    ties = [
        Tie(Place(1, 1), Place(0, 4), False),
        Tie(Place(0, 5), Place(1, 2), True),
        Tie(Place(0, 0), Place(0, 1), True),
        Tie(Place(0, 99), Place(1, 0), True),
    ]
    comparison = compare(sides, ties)
    decided = [x for x in comparison.links if x.decided]
    assert [(x.left, x.right, x.strong) for x in decided] == [(Place(0, 5), Place(1, 2), True)]
    assert not any((x.left.statement, x.right.statement) == (4, 1) for x in comparison.links)
    assert any(d.kind == "quantity" for d in compare(sides).discrepancies)
    cut = {Place(0, 4), Place(1, 1)}
    assert not any(cut <= {v.place for v in d.values} for d in comparison.discrepancies)
    assert decided[0] in shown_links(comparison, 99.0)


def test_the_last_decision_counts() -> None:
    sides = [side_of(BAKERY), side_of(BAKERY_TOO)]
    place = Place(0, 0), Place(1, 0)
    (cut, tied) = Tie(*place, False), Tie(*place, True)
    assert any((x.left, x.right) == place for x in compare(sides, [cut, tied]).links)
    assert not any((x.left, x.right) == place for x in compare(sides, [tied, cut]).links)


def test_a_third_article_that_says_both_brings_two_statements_together() -> None:
    one, other, both, lonely = Place(0, 0), Place(1, 0), Place(2, 0), Place(1, 1)
    scores = {(one, other): -2.0, (one, both): 3.0, (other, both): 2.0, (one, lonely): -1.0}
    raised = with_third(scores)
    assert raised[one, other] == pytest.approx(-2 + SHARE * 4)
    assert {pair: raised[pair] for pair in list(scores)[1:]} == dict(list(scores.items())[1:])


def test_more_articles_loosen_no_link(gold: Gold) -> None:
    for files in gold.events.values():
        sides = [gold.sides[file] for file in files]
        alone, together = pairs_of(compare(sides[:2])), pairs_of(compare(sides))
        assert all(together.get(pair, score) >= score for pair, score in alone.items())


def test_few_pairs_are_looked_at_and_nothing_is_lost(gold: Gold) -> None:
    looked = every = lost = kept = 0
    for _, a, b in gold.couples():
        one, other = prepare(gold.sides[a]), prepare(gold.sides[b])
        few, few_links = _linked(one, other, everything=False)
        all_, all_links = _linked(one, other, everything=True)
        looked, every = looked + few, every + all_
        lost, kept = lost + len(few_links ^ all_links), kept + len(few_links & all_links)
    assert looked < every / 3
    assert lost <= kept / 20


def _linked(one: Material, other: Material, *, everything: bool) -> tuple[int, set[Pair]]:
    """Return how many pairs were looked at, and the links."""
    gathered = gather(one, other, lambda: None, everything=everything)
    scores = final_scores(standings(first_scores(gathered.evidence)))
    return len(scores), set(best_of_line(scores, THRESHOLD))


def test_comparing_tells_how_far_it_is_and_can_be_stopped() -> None:
    sides = [side_of(BAKERY), side_of(BAKERY_TOO), side_of(BAKERY)]
    told = list[tuple[int, int]]()
    compare(sides, progress=lambda done, of: told.append((done, of)))
    reached = [done for done, _ in told]
    assert reached == sorted(reached)
    ((of,), half) = {of for _, of in told}, max(reached) // 2
    assert reached[:half] == list(range(1, half + 1))
    assert told[-1] == (of, of)
    for moment in (1, 3, half, half + 1):
        answers = chain(repeat(False, moment - 1), repeat(True))
        with pytest.raises(Cancelled):
            compare(sides, cancelled=answers.__next__)


def test_comparing_loads_no_stemmer() -> None:
    code = "import comparison.comparing, sys; sys.exit('Stemmer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("words", "language"),
    [("Haft Gefängnis", "de"), ("evakuiert räumen", "de"), ("layoffs redundancies", "en")],
)
def test_words_of_one_meaning_are_known_by_their_stems(words: str, language: str) -> None:
    one, other = analysis_of([words], language).statements[0].tokens
    assert meanings(one.stem) & meanings(other.stem)


def test_the_model_is_what_it_was_fitted_for() -> None:
    assert MODEL.first.cover > 0 > MODEL.first.offset


def _sentences(count: int, seed: int) -> list[str]:
    """Return sentences of words that no other sentence has much of."""
    return [
        f"Herr N{i * seed % 977}ow sah in Dorf{i * 7 % 613} den Baum{(i + seed) % 401} fallen, "
        f"als {i % 89 + 13} Vögel{i % 307} flogen."
        for i in range(count)
    ]


@pytest.mark.slow
def test_very_long_articles_are_compared_in_bounded_time() -> None:
    comparison = compared(_sentences(1500, 3), _sentences(1500, 5))
    assert len(comparison.sides[0].analysis.statements) == 1500
    assert len(comparison.links) <= 3000

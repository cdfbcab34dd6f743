"""Events: what is grouped, what stays apart, and which ids events have."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.copies import are_copies, connected, repeated_sentences
from comparison.events import CUT, LOOSE, Grouped, free_id, group_articles, name_groups
from comparison.likeness import Features, Frequencies, likeness, vector_of
from comparison.model import Analysis, Statement, Token
from comparison.nearness import WINDOW, Near, near_pairs
from comparison.signature import Signature, count_words, pack_signature, sign, unpack_signature
from corpus.article import Span

Vectors = dict[int, dict[int | str, float]]


def analysis(*sentences: str, language: str = "de") -> Analysis:
    """Take sentences apart at blanks; words of less than four letters are stop words."""
    statements, start = [], 0
    for sentence in sentences:
        tokens, at = [], start
        for word in sentence.split():
            tokens.append(Token(at, at + len(word), word.lower(), len(word) > 3))
            at += len(word) + 1
        span = Span(start, start + len(sentence))
        statements.append(Statement(span, sentence, tuple(tokens), (), ()))
        start = span.end + 1
    return Analysis("a", "0", language, tuple(statements))


def unit(**weights: float) -> dict[int | str, float]:
    length = sum(weight**2 for weight in weights.values()) ** 0.5
    return {key: weight / length for key, weight in weights.items()}


def grouped(vectors: Vectors, days: dict[int, int | None] | None = None, **more: object) -> object:
    days = days or dict.fromkeys(vectors, None)
    near = [
        Near(one, other, likeness(vectors[one], vectors[other]))
        for one, other in combinations(sorted(vectors), 2)
    ]
    groups = group_articles(vectors, days, near, **more)  # type: ignore[arg-type]
    return [group.articles for group in groups]


TWO_EVENTS: Vectors = {
    1: unit(flood=3, dam=2, town=1),
    2: unit(strike=3, train=2, town=1),
    3: unit(flood=3, dam=1, river=1),
    4: unit(strike=2, train=2, union=2),
    5: unit(museum=1, picture=1),
}


def test_what_reports_the_same_is_one_group_and_the_rest_stands_alone() -> None:
    assert grouped(TWO_EVENTS) == [(1, 3), (2, 4), (5,)]


def test_the_mean_likeness_counts_not_a_single_pair() -> None:
    chain: Vectors = {
        number: unit(**{f"w{number}": 1, f"w{number + 1}": 1}) for number in range(12)
    }
    sizes = [len(group) for group in grouped(chain)]  # type: ignore[attr-defined]
    assert max(sizes) <= 8
    assert min(sizes) > 1


def test_articles_that_are_weeks_apart_are_two_events() -> None:
    alike: Vectors = {1: unit(flood=1), 2: unit(flood=1), 3: unit(flood=1)}
    assert grouped(alike, {1: 100, 2: 100 + WINDOW, 3: 100 + 2 * WINDOW}) == [(1, 2), (3,)]
    assert grouped(alike, {1: 100, 2: 100 + WINDOW, 3: None}) == [(1, 2, 3)]


def test_an_event_that_stands_is_joined_but_joins_no_other_that_stands() -> None:
    alike: Vectors = dict.fromkeys(range(1, 5), unit(flood=1))
    groups = group_articles(
        alike, dict.fromkeys(alike), [Near(1, 2, 1), Near(2, 3, 1), Near(3, 4, 1)],
        fixed={1: "ev-a", 4: "ev-b"},
    )  # fmt: skip
    assert {group.fixed for group in groups} == {"ev-a", "ev-b"}
    assert sorted(article for group in groups for article in group.articles) == [1, 2, 3, 4]


def test_what_somebody_put_together_stays_whatever_its_words_and_dates() -> None:
    days: dict[int, int | None] = {1: 1, 2: 900, 3: 1, 4: 1, 5: 1}
    assert grouped(TWO_EVENTS, days, fixed={1: "ev-x", 2: "ev-x"}) == [(1, 2), (3,), (4,), (5,)]


def test_near_copies_count_as_one_article() -> None:
    vectors: Vectors = dict.fromkeys(range(5), unit(flood=1))
    vectors |= {5: unit(flood=0.85, boat=0.52), 6: unit(boat=1)}
    assert grouped(vectors) == [(0, 1, 2, 3, 4, 5), (6,)]
    assert grouped(vectors, copies=[list(range(5))]) == [tuple(range(7))]


def test_copies_that_somebody_put_into_two_events_stay_there() -> None:
    alike: Vectors = dict.fromkeys(range(3), unit(flood=1))
    found = grouped(alike, copies=[[0, 1, 2]], fixed={0: "ev-a", 2: "ev-b"})
    assert found == [(0, 1), (2,)]


@given(st.dictionaries(st.integers(0, 12), st.sets(st.sampled_from("abcdefgh"), min_size=1)))
def test_every_article_is_in_exactly_one_group(words: dict[int, set[str]]) -> None:
    vectors: Vectors = {
        key: unit(**dict.fromkeys(sorted(some), 1.0)) for key, some in words.items()
    }
    found = [article for group in grouped(vectors) for article in group]  # type: ignore[attr-defined]
    assert sorted(found) == sorted(words)


@given(st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=1, max_size=4), max_size=20))
def test_near_pairs_are_those_of_comparing_each_with_each(words: list[set[str]]) -> None:
    vectors: Vectors = {
        key: unit(**dict.fromkeys(sorted(some), 1.0)) for key, some in enumerate(words)
    }
    days = dict.fromkeys(vectors, None)
    least = LOOSE * CUT
    expected = {
        (one, other)
        for one, other in combinations(vectors, 2)
        if likeness(vectors[one], vectors[other]) >= least
    }
    assert {(pair.one, pair.other) for pair in near_pairs(vectors, days, least)} == expected


def test_an_event_keeps_its_id_when_articles_come_before_its_first_one() -> None:
    names = {0: "older", 1: "bote", 2: "kurier"}
    assert name_groups([Grouped((1, 2))], {}, names) == {1: "ev-bote", 2: "ev-bote"}
    before = {1: "ev-bote", 2: "ev-bote"}
    events = name_groups([Grouped((0, 1, 2))], before, names)
    assert events == dict.fromkeys((0, 1, 2), "ev-bote")


def test_of_an_event_that_falls_apart_the_larger_part_keeps_the_id() -> None:
    before = dict.fromkeys(range(5), "ev-a")
    names = dict(enumerate("abcde"))
    events = name_groups([Grouped((0, 1)), Grouped((2, 3, 4))], before, names)
    assert events == {0: "ev-b", 1: "ev-b", 2: "ev-a", 3: "ev-a", 4: "ev-a"} or events[0] == "ev-b"
    assert {events[2], events[3], events[4]} == {"ev-a"}
    assert events[0] == events[1] != "ev-a"


def test_two_events_that_become_one_have_the_id_of_the_larger_one() -> None:
    before = {0: "ev-a", 1: "ev-b", 2: "ev-b"}
    events = name_groups([Grouped((0, 1, 2))], before, dict(enumerate("abc")))
    assert set(events.values()) == {"ev-b"}


def test_an_id_that_is_taken_is_not_given_again() -> None:
    assert free_id(["a", "b"], {"ev-a"}.__contains__) == "ev-b"
    assert free_id(["a"], {"ev-a", "ev-a-2"}.__contains__) == "ev-a-3"
    events = name_groups([Grouped((0,))], {}, {0: "a"}, others={"ev-a"})
    assert events == {0: "ev-a-2"}


TEXT = [f"Satz {number} über Wasser{number} und Damm{number} am Fluss" for number in range(8)]


def test_a_copy_with_other_ends_is_known_and_another_report_is_not() -> None:
    agency = sign(analysis(*TEXT))
    copy = sign(analysis("Ein anderer Anfang", *TEXT[:5], "Ein anderes Ende mit mehr Worten"))
    report = sign(analysis(*(f"Am Fluss {number} steht das Wasser sehr hoch" for number in "abc")))
    assert are_copies(agency.shingles, copy.shingles)
    assert not are_copies(agency.shingles, report.shingles)


def test_a_few_words_are_no_copy_of_anything() -> None:
    assert not are_copies(
        sign(analysis("Das war es")).shingles, sign(analysis("Das war es")).shingles
    )


def test_copies_of_copies_are_one_group() -> None:
    assert connected([(5, 6), (1, 2), (6, 2)]) == [[1, 2, 5, 6]]
    assert connected([]) == []


def test_a_line_under_many_texts_is_repeated_and_a_text_printed_often_is_not() -> None:
    line = "Mehr dazu lesen Sie in unserer Ausgabe"
    texts = {
        number: sign(analysis(*(f"{word}{at} steht {word}{at + 9} hier" for at in range(9)), line))
        for number, word in enumerate(["Dach", "Kran", "Wald", "Meer"])
    }
    copies = {number: sign(analysis(*TEXT, f"Ende{number}")) for number in range(10, 20)}
    signed: dict[int, Signature] = texts | copies
    holders: dict[int, list[int]] = {}
    for number, signature in signed.items():
        for sentence in signature.sentences:
            holders.setdefault(sentence, []).append(number)
    often = {sentence: some for sentence, some in holders.items() if len(some) > 3}
    found = repeated_sentences(signed, often)
    assert found == {sign(analysis(line)).sentences[0]}
    counted = count_words(texts[0], found)
    assert sum(counted.values()) == sum(count_words(texts[0]).values()) - 5


@given(st.lists(st.text(alphabet="abc d", max_size=30), max_size=6))
def test_a_signature_is_the_same_after_it_was_stored(sentences: list[str]) -> None:
    signature = sign(analysis(*sentences, language="en"))
    assert unpack_signature(pack_signature(signature)) == signature


def test_rare_words_count_more_and_unique_ones_only_lengthen() -> None:
    corpus = Frequencies({"de": 50}, {1: 40, 2: 2, 3: 1}, {"per-a": 2})
    vector = vector_of(Features("de", {1: 1, 2: 1, 3: 1}, {"per-a": 1}), corpus)
    assert set(vector) == {1, 2, "per-a"}
    assert vector[2] > 3 * vector[1]
    assert 0 < likeness(vector, vector) < 1
    assert vector_of(Features("de", {}, {}), corpus) == {}


@pytest.mark.parametrize("language", ["de", "en"])
def test_few_articles_in_another_language_are_not_alike_by_common_words(language: str) -> None:
    corpus = Frequencies({"de": 1000, "en": 10}, {1: 8, 2: 2}, {})
    common = vector_of(Features(language, {1: 1, 2: 1}, {}), corpus)
    share = common[1] / common[2]
    assert share < 0.6 if language == "en" else share > 0.6

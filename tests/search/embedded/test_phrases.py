"""Phrases in many articles at once, against looking through one article after the other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from search.embedded import nearness
from search.embedded.phrases import counts_of, followed, near_each_other, side_by_side, stretch_of
from search.embedded.segments.inversion import Words
from search.embedded.segments.places import bitmap, pack_places

ARTICLES = st.lists(st.lists(st.sampled_from("abc."), max_size=25), min_size=1, max_size=12)
PHRASES = st.lists(st.sampled_from("abc"), min_size=1, max_size=4)


def counted(
    articles: list[list[str]], phrase: list[str], slop: int, among: set[int]
) -> dict[int, int]:
    """Count a phrase in those `among` the articles that hold all of its words, in bitmaps."""
    words = Words()
    for article in articles:
        words.add(article)
    ends = [0, *words.ends]
    numbers = [n for n, words in enumerate(articles) if n in among and set(phrase) <= set(words)]
    if not numbers:
        return {}
    width = len(phrase) + slop
    stretch = stretch_of(ends, numbers, room=width - 1)
    cut = {
        word: stretch.number(bitmap([pack_places(words.places[word])], ends[-1]))
        for word in dict.fromkeys(phrase)
    }
    if not slop:
        places = side_by_side([cut[word] for word in phrase])
    else:
        needed = [phrase.count(word) for word in cut]
        places = near_each_other(list(cut.values()), needed, width, lambda: None)
    return {number: count for number, count in stretch.counts(places).items() if number in among}


@given(ARTICLES, PHRASES, st.integers(0, 12) | st.just(50), st.sets(st.integers(0, 11), min_size=1))
def test_as_often_as_in_each_article_alone(
    articles: list[list[str]], phrase: list[str], slop: int, among: set[int]
) -> None:
    expected = {}
    for number, words in enumerate(articles):
        places = [[at for at, each in enumerate(words) if each == word] for word in phrase]
        if number in among and all(places):
            near = nearness.near_each_other(places, slop)
            found = near if slop else nearness.side_by_side(places)
            if found:
                expected[number] = len(found)
    assert counted(articles, phrase, slop, among) == expected


@given(ARTICLES, PHRASES)
def test_from_one_word_on_the_same_is_found(articles: list[list[str]], phrase: list[str]) -> None:
    words = Words()
    for article in articles:
        words.add(article)
    ends = [0, *words.ends]
    begins = list(words.places[phrase[0]])
    for shift, word in enumerate(phrase):
        bits = bitmap([pack_places(words.places[word])] if words.places[word] else [], ends[-1] + 1)
        begins = followed(begins, bits, shift)
    assert counts_of(begins, ends) == counted(articles, phrase, 0, set(range(len(articles))))


def test_wide_stretches_in_all_articles() -> None:
    articles = [["a", "b"]] * 40
    assert counted(articles, ["a", "b"], 50, set(range(40))) == dict.fromkeys(range(40), 1)


def test_nothing_reaches_from_one_article_into_the_next() -> None:
    articles = [["a"], ["b"], [*"........"], ["a"], [], ["b", "a"]]
    for slop in (0, 1, 7, 8, 9, 30, 50):
        everything = set(range(len(articles)))
        assert counted(articles, ["a", "b"], slop, everything) == ({5: 1} if slop else {})
        assert counted(articles, ["b", "a"], slop, everything) == {5: 1}


def test_every_article_begins_with_a_new_byte_and_room_before_it() -> None:
    words = Words()
    lengths = [0, 1, 7, 8, 9, 400, 3]
    for length in lengths:
        words.add(["word"] * length)
    begins = [8 * end for end in (0, *words.ends)]
    assert list(words.places["word"]) == [
        begin + at for begin, length in zip(begins, lengths, strict=False) for at in range(length)
    ]
    for length, (begin, end) in zip(lengths, pairwise(begins), strict=True):
        assert 8 <= end - begin - length < 16

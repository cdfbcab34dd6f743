"""Words are found alike from every place, and as fast in a text without spaces as in any other."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Span
from tests.patience import quickest
from tui.words import (
    APART,
    JOINERS,
    LONGEST,
    MARKS,
    SIGN,
    has_word,
    next_word,
    previous_word,
    word_at,
)

WORD = re.compile(
    rf"[{SIGN}][{MARKS}]*|[^{SIGN}{APART}]+(?:[{re.escape(JOINERS)}][^{SIGN}{APART}]+)*"
)
PIECES = st.sampled_from(
    ["a", "Damm-", "語", "か\u3099", "a,", ".", "...", " ", "\n", "1.240", "👍🏽", "e\u0301", "x--"]
)
LONG = st.lists(st.tuples(PIECES, st.integers(1, 1_400)), max_size=4).map(
    lambda runs: "".join(piece * number for piece, number in runs)
)


def plain_words(text: str) -> list[Span]:
    """Return the words of a text that is gone through from the beginning, none cut."""
    return [Span(*found.span()) for found in WORD.finditer(text)]


def words(text: str) -> list[Span]:
    found, at = [], 0
    while (word := next_word(text, at)) is not None:
        found.append(word)
        at = word.end
    return found


@given(LONG)
@settings(max_examples=60, deadline=None)
def test_only_words_that_are_too_long_are_cut(text: str) -> None:
    found = words(text)
    whole = [word for word in plain_words(text) if word.end - word.start <= LONGEST]
    assert set(whole) <= set(found)
    parts = [word for word in found if word not in set(whole)]
    for word in plain_words(text):
        if word not in set(whole):
            inside = [part for part in parts if word.start <= part.start < word.end]
            assert (inside[0].start, inside[-1].end) == (word.start, word.end)
            assert all(before.end == after.start for before, after in pairwise(inside))
            assert max(part.end - part.start for part in inside) <= LONGEST + 32
            parts = [part for part in parts if part not in set(inside)]
    assert not parts


@given(LONG, st.data())
@settings(max_examples=60, deadline=None)
def test_words_are_the_same_forward_backward_and_from_a_place_in_them(
    text: str, data: st.DataObject
) -> None:
    forward = words(text)
    backward, at = [], len(text)
    while (word := previous_word(text, at)) is not None:
        backward.append(word)
        at = word.start
    assert backward[::-1] == forward
    if forward:
        word = data.draw(st.sampled_from(forward))
        assert word_at(text, data.draw(st.integers(word.start, word.end - 1))) == word


def test_no_letter_is_cut_off_from_its_marks() -> None:
    text = "a" * (LONGEST - 1) + "e\u0301\u0302" + "a" * LONGEST
    assert next(word.end for word in words(text)) == LONGEST + 2


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "Damm-",
        "🇩🇪",
        "語",
        "か\u3099",
        "Damm.Wehr.",
        ",",
        "a,",
        "https://x.y/",
        " ",
        "\n",
        "👍🏽",
        "--",
    ],
)
def test_a_word_takes_no_longer_in_a_text_of_any_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "Titel\n\n" + piece * (length // len(piece)) + "\n\nEnde"
        places = (7 + length // 2, len(text) - 5, 7)
        started = time.thread_time()
        for place in places:
            word_at(text, place)
            next_word(text, place)
            previous_word(text, place)
            has_word(text, place, place + 72)
        return time.thread_time() - started

    base = max(0.001, *(seconds(10_000) for _ in range(3)))
    # Where there is no word at all, going through a million characters takes a few milliseconds.
    assert quickest(lambda: seconds(1_000_000), 50 * base) <= 50 * base

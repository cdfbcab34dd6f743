"""Letters by which words differ, against the textbook."""

from hypothesis import given
from hypothesis import strategies as st

from search.language.distance import pieces, within

WORDS = st.text(alphabet="abcd", max_size=10)


def textbook(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    same = one[0] == other[0]
    if same:
        return textbook(one[1:], other[1:])
    return 1 + min(textbook(one[1:], other), textbook(one, other[1:]), textbook(one[1:], other[1:]))


@given(st.text(alphabet="abcd", max_size=6), st.text(alphabet="abcd", max_size=6))
def test_distance(one: str, other: str) -> None:
    distance = textbook(one, other)
    for most in range(4):
        assert within(one, other, most) == (distance if distance <= most else None)


@given(WORDS, WORDS, st.integers(1, 2))
def test_a_word_nearby_holds_one_of_the_pieces(one: str, other: str, most: int) -> None:
    cut = pieces(one, most)
    if cut and within(one, other, most) is not None:
        assert any(piece in other for piece in cut)

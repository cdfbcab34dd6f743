"""The bit vectors agree with the textbook."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring.approximate import best_matches, edit_distance, similarity

words = st.text(alphabet="abcä", max_size=12)
patterns = st.text(alphabet="abcä", min_size=1, max_size=8)


def textbook_distance(left: str, right: str) -> int:
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row = row, [i]
        for j, b in enumerate(right, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
    return row[-1]


def textbook_best(pattern: str, text: str) -> int:
    ends = range(len(text) + 1)
    return min(textbook_distance(pattern, text[i:j]) for i in ends for j in ends[i:])


@given(words, words)
def test_edit_distance(left: str, right: str) -> None:
    assert edit_distance(left, right) == textbook_distance(left, right)


@given(patterns, words)
def test_best_matches_are_as_near_as_any(pattern: str, text: str) -> None:
    best = textbook_best(pattern, text)
    matches = best_matches(pattern, text)
    assert matches or best == len(pattern)
    for start, end, distance in matches:
        assert distance == best == textbook_distance(pattern, text[start:end])


@given(patterns, words)
def test_similarity(pattern: str, text: str) -> None:
    assert similarity(pattern, text) == 1 - textbook_best(pattern, text) / len(pattern)


def test_patterns_longer_than_a_machine_word() -> None:
    text = (
        "x" * 50 + "Die Fähren fahren nach dem Sonderplan, der Markt öffnet um neun Uhr." + "y" * 50
    )
    pattern = "Die Fähren fuhren nach dem Sonderplan, der Markt öffnete um neun Uhr."
    (match, *_) = best_matches(pattern, text)
    assert match.distance == 2
    assert text[match.start : match.end].startswith("Die Fähren")

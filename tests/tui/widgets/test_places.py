"""The reading position after an article changed."""

from hypothesis import given
from hypothesis import strategies as st

from tui.places import find_again

PARAGRAPHS = [
    "Am Morgen war der Fluss noch ruhig, erzählen die Leute im Dorf.",
    "Gegen Mittag stieg er um einen halben Meter in der Stunde, sagt das Amt.",
    "Am Abend standen die ersten Keller unter Wasser, dann fiel der Strom aus.",
    "In der Nacht kam Hilfe aus den Nachbarorten, mit Booten und Pumpen.",
]


@given(st.integers(0, 3), st.integers(0, 3))
def test_the_same_words_stay_on_top_when_a_paragraph_is_added_before(top: int, new: int) -> None:
    before = "\n\n".join(PARAGRAPHS)
    after = "\n\n".join([*PARAGRAPHS[:new], "Ein Nachtrag der Redaktion.", *PARAGRAPHS[new:]])
    offset = before.index(PARAGRAPHS[top])
    assert after[find_again(before, after, offset) :].startswith(PARAGRAPHS[top])


def test_the_nearest_of_equal_passages_is_taken() -> None:
    line = "Und wieder dieselbe Zeile, Wort für Wort, wie in einem Lied.\n"
    before = line * 10
    after = "Neu.\n" + before
    assert find_again(before, after, 4 * len(line)) == 5 + 4 * len(line)


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 200))
def test_any_change_gives_a_place_inside_the_new_text(before: str, after: str, offset: int) -> None:
    assert 0 <= find_again(before, after, min(offset, len(before))) <= len(after)


def test_an_unchanged_text_keeps_its_place() -> None:
    assert find_again("same", "same", 3) == 3

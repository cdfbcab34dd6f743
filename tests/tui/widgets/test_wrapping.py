"""Lines of the reader: nothing lost, nothing too wide, no word cut that fits."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.wrapping import shorten, wrap_text

PIECES = [*"aaaäß –-/.\n中文🙂", "e\u0301", "❤\ufe0f", "👩\u200d👩\u200d👧"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@given(TEXTS, st.integers(2, 30))
def test_lines_hold_every_character_but_the_spaces_at_breaks(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    at = 0
    for line in lines:
        assert text[at : line.start].strip(" ") in ("", "\n")
        at = line.end
    assert not text[at:].strip(" ")


@given(TEXTS, st.integers(2, 30))
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    for start, end in wrap_text(text, width):
        assert cell_len(text[start:end]) <= width


@given(TEXTS, st.integers(2, 30))
def test_a_word_that_fits_on_a_line_is_never_cut(text: str, width: int) -> None:
    for start, end in wrap_text(text, width):
        if end < len(text) and text[end] not in " \n":
            word_start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
            word_end = min((text + " \n").find(mark, end) for mark in " \n")
            assert cell_len(text[word_start:word_end]) > width
            assert start == word_start or cell_len(text[word_start:end]) > 0


@given(st.text("aaaäß –-/.\n", max_size=120), st.integers(1, 30))
def test_a_wide_character_in_another_paragraph_changes_no_line(text: str, width: int) -> None:
    alone = wrap_text(text, width)
    assert wrap_text(f"{text}\n🙂", width)[: len(alone)] == alone


def test_a_long_word_is_cut_after_a_hyphen() -> None:
    text = "Donau-Dampfschifffahrts-Gesellschaft"
    assert [text[s:e] for s, e in wrap_text(text, 26)] == [
        "Donau-Dampfschifffahrts-",
        "Gesellschaft",
    ]


@given(TEXTS.map(lambda text: text.replace("\n", " ")), st.integers(0, 30))
def test_shortened_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    short = shorten(text, width)
    assert cell_len(short) <= max(width, 0)
    if short != text and width > 0:
        assert short.endswith("…")
        assert text.startswith(short[:-1].rstrip())

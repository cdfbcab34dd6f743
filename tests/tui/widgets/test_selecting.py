"""Moving by words, sentences and paragraphs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from tui.selecting import (
    Selection,
    find_units,
    move_by_paragraph,
    move_by_sentence,
    move_by_word,
    sentence_at,
    start_selection,
)
from tui.words import next_word, previous_word, word_at

TEXT = "Ein Titel\n\nErster Satz, kurz. »Zweiter« Satz!\n\nZwischentitel\n\nDritter: 1.240 Leute."
SENTENCES = (Span(11, 29), Span(30, 45), Span(62, 83))
UNITS = find_units(TEXT, SENTENCES)

texts = st.text(
    st.sampled_from("aäß1 .,-»«\n\u0301語か👍\t'") | st.characters(exclude_categories=["Cs"]),
    max_size=80,
)


def words(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    while (word := next_word(text, at)) is not None:
        found.append(word)
        at = word.end
    return found


def shown(selection: Selection | None) -> str:
    assert selection is not None
    return TEXT[slice(*selection.span)]


def test_words_leave_punctuation_out_and_keep_numbers_whole() -> None:
    assert [TEXT[slice(*word)] for word in words(TEXT)] == [
        "Ein", "Titel", "Erster", "Satz", "kurz", "Zweiter", "Satz",
        "Zwischentitel", "Dritter", "1.240", "Leute",
    ]  # fmt: skip


def test_signs_are_words_of_their_own_and_marks_stay_with_their_letter() -> None:
    text = "語か\u3099 e\u0301a"
    assert [text[slice(*word)] for word in words(text)] == ["語", "か\u3099", "e\u0301a"]


def test_lines_without_sentences_count_as_sentences() -> None:
    assert [TEXT[slice(*span)] for span in UNITS.sentences] == [
        "Ein Titel", "Erster Satz, kurz.", "»Zweiter« Satz!", "Zwischentitel",
        "Dritter: 1.240 Leute.",
    ]  # fmt: skip
    assert len(UNITS.paragraphs) == 4


@pytest.mark.parametrize(
    ("offset", "moves", "wanted"),
    [
        (18, "", "Satz"),
        (18, "ww", "Satz, kurz. »Zweiter"),
        (18, "b", "Erster Satz"),
        (18, "s", "Erster Satz, kurz."),
        (18, "ss", "Erster Satz, kurz. »Zweiter« Satz!"),
        (18, "S", "Erster Satz, kurz."),
        (18, "SS", "Ein Titel\n\nErster Satz, kurz."),
        (18, "ws", "Satz, kurz."),
        (18, "p", "Erster Satz, kurz. »Zweiter« Satz!"),
        (18, "pp", "Erster Satz, kurz. »Zweiter« Satz!\n\nZwischentitel"),
        (18, "sow", "Satz, kurz."),
        (999, "w", "Leute"),
        (0, "b", "Ein"),
    ],
)
def test_moves_on_a_selection(offset: int, moves: str, wanted: str) -> None:
    selection = start_selection(TEXT, offset)
    assert selection is not None
    for move in moves:
        match move:
            case "w" | "b":
                selection = move_by_word(UNITS, selection, 1 if move == "w" else -1)
            case "s" | "S":
                selection = move_by_sentence(UNITS, selection, 1 if move == "s" else -1)
            case "p":
                selection = move_by_paragraph(UNITS, selection, 1)
            case "o":
                selection = selection.swapped
    assert shown(selection) == wanted


def test_the_sentence_at_a_place_between_two_is_the_next_one() -> None:
    assert sentence_at(UNITS, 10) == SENTENCES[0]
    assert sentence_at(UNITS, 29) == SENTENCES[1]
    assert sentence_at(UNITS, 9999) == SENTENCES[2]


@given(texts)
def test_words_forward_are_words_backward(text: str) -> None:
    forward = words(text)
    assert all(a.end <= b.start for a, b in pairwise(forward))
    backward: list[Span] = []
    at = len(text)
    while (word := previous_word(text, at)) is not None:
        backward.append(word)
        at = word.start
    assert backward[::-1] == forward


@given(texts, st.integers(0, 100))
def test_the_word_at_a_place_is_one_of_the_words_and_holds_it_or_comes_next(
    text: str, offset: int
) -> None:
    found, all_words = word_at(text, offset), words(text)
    if not all_words:
        assert found is None
        return
    later = [word for word in all_words if word.end > offset]
    assert found == (later or all_words[-1:])[0]


@given(texts, st.lists(st.integers(1, 79), max_size=4), st.text("wbsSpPo", max_size=12))
def test_a_selection_stays_inside_the_text_and_is_never_empty(
    text: str, cuts: list[int], moves: str
) -> None:
    edges = sorted({0, *(cut for cut in cuts if cut < len(text)), len(text)})
    units = find_units(text, [Span(a, b) for a, b in pairwise(edges)][::2])
    selection = start_selection(text, 0)
    for move in moves if selection else "":
        assert selection is not None
        step = 1 if move.islower() else -1
        match move:
            case "w" | "b":
                selection = move_by_word(units, selection, 1 if move == "w" else -1)
            case "s" | "S":
                selection = move_by_sentence(units, selection, step)
            case "p" | "P":
                selection = move_by_paragraph(units, selection, step)
            case _:
                selection = selection.swapped
        assert 0 <= selection.span.start < selection.span.end <= len(text)

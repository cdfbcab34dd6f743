"""The packed word set never forgets a word and rarely invents one."""

from hypothesis import given
from hypothesis import strategies as st

from entities.wordfilter import WordFilter


@given(st.sets(st.text(max_size=12), max_size=60))
def test_every_word_put_in_is_found_again(words: set[str]) -> None:
    packed = WordFilter.build(words, 10).to_bytes()
    found = WordFilter.from_bytes(packed)
    assert all(word in found for word in words)


def test_few_strange_words_are_found() -> None:
    words = WordFilter.build((f"wort{i}" for i in range(5000)), 11.8)
    strangers = sum(f"fremd{i}" in words for i in range(5000))
    assert strangers < 5000 * 0.01


def test_a_truncated_file_is_refused() -> None:
    try:
        WordFilter.from_bytes(b"\x05\x00")
    except ValueError as error:
        assert "truncated" in str(error)
    else:
        raise AssertionError("accepted")

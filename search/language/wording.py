"""Testing short texts of a few words (an outlet, a tag, a note) without an index."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from corpus.folding import fold_spelled
from search.language.analysis import forms, stem_english, stem_german
from search.language.distance import within
from search.language.syntax import Fuzzy, Phrase, Prefix, Text, Wildcard, Word
from search.language.wildcards import wildcard_test

Test = Callable[[str], object]
"""Takes the form of a word; true when it fits."""

_REMEMBERED = 20_000
"""Different words of notes that a test remembers its answer for."""


def word_tests(leaf: Text, *, unfinished: bool = False, stemmed: bool = False) -> list[Test]:
    """Return a test for each word of a leaf: by spelling, or with `stemmed` by stem for words.

    The last word of an `unfinished` leaf is only begun.
    """
    if isinstance(leaf, Wildcard):
        return [wildcard_test(fold_spelled(leaf.text))]
    found = forms(leaf.text)
    if isinstance(leaf, Fuzzy):
        return [partial(_is_near, form, leaf.distance) for form in found]
    is_word = stemmed and isinstance(leaf, Word | Phrase)
    tests: list[Test] = [_same_stem(form) if is_word else form.__eq__ for form in found]
    if tests and (unfinished or isinstance(leaf, Prefix)):
        tests[-1] = partial(_begins, found[-1], tests[-1])
    return tests


def holds(words: Sequence[str], tests: Sequence[Test], slop: int = 0) -> bool:
    """Tell whether words that pass the tests stand side by side in order.

    With `slop` in any order, with at most that many words in between.
    """
    places = [[at for at, word in enumerate(words) if test(word)] for test in tests]
    if not all(places) or not places:
        return False
    if not slop:
        shifted = [{at - shift for at in of_word} for shift, of_word in enumerate(places)]
        return bool(set.intersection(*shifted))
    width = len(tests) + slop
    return any(
        all(any(first <= at < first + width for at in of_word) for of_word in places)
        for first in sorted(at for of_word in places for at in of_word)
    )


def _same_stem(form: str) -> Test:
    german, english = stem_german(form), stem_english(form)

    @lru_cache(_REMEMBERED)
    def is_same(word: str) -> bool:
        return word == form or stem_german(word) == german or stem_english(word) == english

    return is_same


def _begins(beginning: str, test: Test, word: str) -> bool:
    return word.startswith(beginning) or bool(test(word))


def _is_near(form: str, most: int, word: str) -> bool:
    return within(form, word, most) is not None

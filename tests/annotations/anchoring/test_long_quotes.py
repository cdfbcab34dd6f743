"""A passage of many pages is found again: as well as a short one, and within a second."""

import random
import time

import pytest

from annotations.anchoring.anchors import make_anchor, resolve_anchor
from annotations.long_quotes import LONG_QUOTE
from annotations.note import Anchor
from corpus.article import Span
from tests.patience import quickest

WORDS = (
    *("der", "die", "Damm", "sagte", "Montag", "Menschen", "gestern", "Huber", "14.000", "Euro"),
    *("nicht", "mehr", "Haus", "Spree", "Wasser", "Land", "Stadt", "Rat", "Brücke", "Pegel"),
)
ENDS = ("", "", "en", "er", "ung", "heit", "los", "bar", "chen", "isch", "lich", "tum", "ig")


def make_text(characters: int, seed: int = 2) -> str:
    luck = random.Random(seed)
    return " ".join(luck.choice(WORDS) + luck.choice(ENDS) for _ in range(characters // 7))


def passage(text: str, length: int) -> tuple[Span, Anchor]:
    start = text.index(" ", len(text) // 4) + 1
    span = Span(start, text.index(" ", start + length))
    return span, make_anchor(text, span)


@pytest.mark.parametrize("length", [1_200, 20_000])
def test_it_moves_with_its_words(length: int) -> None:
    text = make_text(60_000)
    span, anchor = passage(text, length)
    found = resolve_anchor("Vorspann, der neu ist. " + text, anchor)
    assert (found.state, found.span) == ("moved", Span(span.start + 23, span.end + 23))


@pytest.mark.parametrize("every", [40, 15])
def test_some_words_of_it_may_change(every: int) -> None:
    text = make_text(60_000)
    span, anchor = passage(text, 8_000)
    words = text.split(" ")
    for at in range(0, len(words), every):
        words[at] = words[at] if any(map(str.isdigit, words[at])) else "geändert"
    changed = " ".join(words)
    found = resolve_anchor(changed, anchor)
    assert found.state in ("moved", "unsure")
    assert found.span is not None
    before = len(" ".join(words[: text[: span.start].count(" ")]))
    assert abs(found.span.start - before) < 20
    assert abs((found.span.end - found.span.start) - (span.end - span.start)) < 500


def test_another_article_is_not_it() -> None:
    _, anchor = passage(make_text(60_000), 8_000)
    other = " ".join(
        random.Random(9).choice(["Fußball", "Tor", "Spiel", "Minute"]) for _ in range(9_000)
    )
    assert resolve_anchor(other, anchor).state == "orphan"


def test_what_stands_between_its_ends_must_be_alike() -> None:
    text = make_text(60_000)
    span, anchor = passage(text, 8_000)
    other = "Fußball Tor Spiel " * 400
    torn = text[: span.start + 1_000] + other + text[span.end - 1_000 :]
    assert resolve_anchor(torn, anchor).state == "orphan"


def test_when_one_end_is_gone_it_has_to_be_confirmed() -> None:
    text = make_text(60_000)
    span, anchor = passage(text, 8_000)
    found = resolve_anchor(text[: span.end - 1_500] + " Fußball Tor" * 300, anchor)
    assert found.state == "unsure"
    assert found.span is not None
    assert found.span.start == span.start


def test_of_two_places_that_fit_none_is_taken_without_asking() -> None:
    text = make_text(30_000)
    _, anchor = passage(text, 8_000)
    changed = text.replace("Damm", "Deich", 5)
    found = resolve_anchor(f"{changed}\n\nNoch einmal:\n\n{changed}", anchor)
    assert found.state in ("unsure", "orphan")


def test_a_name_that_is_gone_has_to_be_confirmed() -> None:
    text = make_text(60_000)
    span, anchor = passage(text, 8_000)
    middle = span.start + 4_000
    named = f"{text[:middle]} Ministerin Kallenbach {text[middle:]}"
    anchor = make_anchor(named, Span(span.start, span.end + 23))
    found = resolve_anchor(named.replace("Kallenbach", "Sommer"), anchor)
    assert (found.state, found.reason) == ("unsure", "“Kallenbach” is gone")


@pytest.mark.parametrize("length", [LONG_QUOTE - 10, LONG_QUOTE + 10, 20_000, 200_000])
@pytest.mark.parametrize("pieces", ["words", "a", "漢", "Damm-"])
def test_it_takes_at_most_a_second(length: int, pieces: str) -> None:
    size = max(100_000, 2 * length)
    text = make_text(size) if pieces == "words" else pieces * (size // len(pieces))
    anchor = make_anchor(text, Span(len(text) // 4, len(text) // 4 + length))
    changed = " ".join(
        "geändert" if at % 9 == 0 else word for at, word in enumerate(text.split(" "))
    )

    def seconds() -> float:
        started = time.thread_time()
        resolve_anchor(changed[: len(text) // 4] + "neu " + changed[len(text) // 4 :], anchor)
        return time.thread_time() - started

    assert quickest(seconds, 1.0, tries=1) <= 1.0

"""Passages are found again in changed texts, and look-alikes are refused."""

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring.anchors import make_anchor, resolve_anchor, resolve_anchors
from bench.quality.mutations import MUTATIONS, plain, sentence_spans, trace
from corpus.article import Span
from tests.annotations.making import TEXT, anchor

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = [
    *sorted((ROOT / "seeds").rglob("*.txt")),
    *sorted((ROOT / "../shared/seeds").glob("*.txt")),
]
"""The sample articles, and real ones where they stand beside the checkout."""
QUOTE = "Ilka Wehmeyer rechnet mit 14.000 Gästen"


def words_at(text: str, span: Span | None) -> str:
    assert span is not None
    return text[span.start : span.end]


def test_an_anchor_keeps_the_words_and_what_stands_around_them() -> None:
    made = anchor(QUOTE)
    assert made.exact == QUOTE
    assert len(made.prefix) >= 32 <= len(made.suffix)
    assert TEXT[made.start - len(made.prefix) : made.start] == made.prefix
    assert TEXT[made.end : made.end + len(made.suffix)] == made.suffix


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 4), Span(0, 10_000), Span(5, 2)])
def test_an_impossible_passage_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="no passage at"):
        make_anchor(TEXT, span)


def test_the_same_text() -> None:
    found = resolve_anchor(TEXT, anchor(QUOTE))
    assert (found.state, words_at(TEXT, found.span), found.score) == ("exact", QUOTE, 1.0)


def test_a_change_elsewhere_that_moves_nothing() -> None:
    found = resolve_anchor(TEXT.replace("neun Uhr", "zehn Uhr"), anchor(QUOTE))
    assert found.state == "exact"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Das Hafenfest", "Nachtrag vom Abend.\n\nDas Hafenfest", QUOTE),
        ("Gästen", "Gaesten", "Ilka Wehmeyer rechnet mit 14.000 Gaesten"),
        ("rechnet mit", "rechnet\u00a0 mit", "Ilka Wehmeyer rechnet\u00a0 mit 14.000 Gästen"),
        ("Wehmeyer", "Wehmeier", "Ilka Wehmeier rechnet mit 14.000 Gästen"),
    ],
)
def test_a_passage_that_moved(old: str, new: str, expected: str) -> None:
    text = TEXT.replace(old, new)
    found = resolve_anchor(text, anchor(QUOTE))
    assert (found.state, words_at(text, found.span)) == ("moved", expected)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("14.000", "9.000", "14"),
        ("Ilka Wehmeyer", "Jens Roloff", "Ilka"),
    ],
)
def test_a_changed_figure_or_name_is_asked_about(old: str, new: str, said: str) -> None:
    text = TEXT.replace(old, new)
    found = resolve_anchor(text, anchor(QUOTE))
    assert found.state == "unsure"
    assert said in found.reason


def test_a_look_alike_elsewhere_is_refused() -> None:
    start = TEXT.index("Bürgermeisterin")
    end = TEXT.index("Gästen.") + len("Gästen.")
    gone = TEXT[:start] + TEXT[end:]
    text = gone + "\n\nKapitän Ole Brandt rechnet mit 300 Gästen an Bord."
    found = resolve_anchor(text, anchor(QUOTE))
    assert (found.state, found.span) == ("orphan", None)


def test_a_short_word_does_not_jump_to_its_like() -> None:
    text = TEXT.replace(" rechnet mit 14.000 Gästen", "")
    assert resolve_anchor(text, anchor("mit")).state == "orphan"


def test_a_word_is_not_found_inside_of_another_one() -> None:
    made = anchor("Fest", "Gestern war Fest am Ufer.")
    assert resolve_anchor("Gestern war Festakt am Ufer.", made).span != Span(12, 16)


def test_two_places_that_fit_equally_are_asked_about() -> None:
    line = "Der Fahrplan gilt bis auf Weiteres auf allen Linien des Verbunds.\n"
    made = make_anchor("Kopf\n" + line * 4, Span(5 + len(line), 4 + 2 * len(line)))
    found = resolve_anchor("Ein neuer Kopf\n" + line * 4, made)
    assert found.state == "unsure"
    assert "another place" in found.reason


def test_a_sentence_put_into_a_passage_is_bridged_but_asked_about() -> None:
    quote = (
        "„Wir haben lange gewartet“, sagte sie am Mittwoch. Die Fähren fahren nach dem Sonderplan"
    )
    new = "Der Deich hielt stand, das Wasser sank. Verletzt wurde nach Angaben der Wehr niemand. "
    text = TEXT.replace("Mittwoch. ", f"Mittwoch. {new}")
    found = resolve_anchor(text, anchor(quote))
    assert found.state == "unsure"
    assert "put into it" in found.reason
    assert words_at(text, found.span).startswith("„Wir haben")
    assert words_at(text, found.span).endswith("Sonderplan")


def test_half_of_a_passage_is_offered_when_the_rest_was_cut() -> None:
    quote = "„Wir haben lange gewartet“, sagte sie am Mittwoch. Die Fähren fahren nach"
    text = TEXT[: TEXT.index("Die Fähren")]
    found = resolve_anchor(text, anchor(quote))
    assert found.state == "unsure"
    assert words_at(text, found.span).startswith("„Wir haben")


def test_offsets_count_code_points() -> None:
    text = "🚢🚢 Die Fähre 🚢 legt ab. Das Wetter ist gut."
    made = anchor("legt ab", text)
    found = resolve_anchor("🌧 " + text, made)
    assert words_at("🌧 " + text, found.span) == "legt ab"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x", "völlig anderes", "\u00ad\u00ad"])
def test_texts_that_hold_nothing_of_it(text: str) -> None:
    assert resolve_anchor(text, anchor(QUOTE)).state == "orphan"


def test_text_without_spaces_between_words() -> None:
    text = "港の祭りは嵐のため土曜日に始まる。市長は一万四千人の客を見込む。船は特別な計画で走る。"
    made = anchor("一万四千人の客", text)
    changed = "追記。" + text.replace("嵐", "台風")
    assert words_at(changed, resolve_anchor(changed, made).span) == "一万四千人の客"


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_passage_of_an_unchanged_text_is_exact(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = resolve_anchor(text, make_anchor(text, Span(start, end)))
    assert (found.state, found.span) == ("exact", Span(start, end))


@given(st.text(min_size=1, max_size=60), st.text(max_size=80))
def test_any_two_texts_give_an_answer_inside_of_the_text(old: str, new: str) -> None:
    found = resolve_anchor(new, make_anchor(old, Span(0, len(old))))
    assert (found.span is None) == (found.state == "orphan")
    assert 0 <= found.score <= 1.0001
    assert found.reason
    if found.span:
        assert 0 <= found.span.start < found.span.end <= len(new)


@pytest.mark.parametrize("mutation", ["white space, quotes", "umlauts", "reordered"])
@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_changes_of_style_and_order_lose_nothing(mutation: str, number: int) -> None:
    text = ARTICLES[number].read_text(encoding="utf-8")
    luck = random.Random(number)
    for _ in range(12):
        first, last = sorted(luck.sample(list(re.finditer(r"\S{5,}", text)), 2), key=re.Match.start)
        sentence = luck.choice(sentence_spans(text))
        for span in (Span(*first.span()), Span(*last.span()), sentence):
            changed = MUTATIONS[mutation](luck, trace(text), span, [text])
            kept = [i for i, (_, origin) in enumerate(changed) if span.start <= origin < span.end]
            found = resolve_anchor(plain(changed), make_anchor(text, span))
            assert found.span
            # Blank lines and a mark or two at the edges may have moved.
            assert abs(found.span.start - kept[0]) <= 4
            assert abs(found.span.end - kept[-1] - 1) <= 4


def test_five_hundred_notes_on_a_long_article_take_seconds() -> None:
    luck = random.Random(5)
    words = ["Hafen", "Deich", "Fähre", "Sturm", "und", "die", "kommt", "nicht", "Markt", "heute"]
    text = " ".join(f"{luck.choice(words)}{luck.randrange(3000)}" for _ in range(40_000))
    starts = [luck.randrange(len(text) - 200) for _ in range(500)]
    anchors = [make_anchor(text, Span(start, start + 80)) for start in starts[:20]]
    begun = time.process_time()
    found = resolve_anchors("Nachtrag. " + text, anchors * 25)
    assert time.process_time() - begun < 5
    assert {result.state for result in found} == {"moved"}

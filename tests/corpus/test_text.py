"""The gate: nothing that could steer a terminal or hide in a text gets through, twice or once."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.text import clean_line, clean_text
from corpus.unusual_text import MARKS_PER_BASE, _compose
from tests.patience import quickest

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
MARK = re.compile("[\u0300-\u036f\u20d0-\u20ff\ufe20-\ufe2f]")
# Texts as attackers and bad converters make them: many marks, joiners, controls close together.
PIECES = st.sampled_from(
    [
        *"aäA1 .\n\r\t\x00\x0b\x0c\x1b\x1c\x85\x9b\xa0\xad",
        *"\u0301\u0300\u0323\u0338\u034f\u093f\u0e47\u20e3\ufe0f\u200c\u200d\u200b\u202e\u2066",
        *"\u2028\u2029\ufeff\ud800\udfff\U000e0041\U0001f468\U0001f3fd\u2764\u2adc\u0627\u0644",
        *"\u0915\u094d\u1100\u1161\u11a8\u212b\u0344\u3164\uffa0\ufffe",
    ]
)
TEXTS = st.one_of(st.text(PIECES, max_size=60), st.text(max_size=60))


@given(TEXTS)
@example("a\u200d\u200d😀")
@example("\u2adc\u200d😀")
@example("\ufe0f\u200d❤")
@example("❤" + 4 * "\u0301" + 3 * "\ufe0f\u200d" + "❤")
@example("a\u200d\u0301")
def test_the_gate_is_clean_and_idempotent(raw: str) -> None:
    text = clean_text(raw)
    assert not FORBIDDEN.search(text)
    assert unicodedata.is_normalized("NFC", text)
    assert clean_text(text) == text
    text.encode("utf-8")


@given(TEXTS)
def test_no_base_carries_a_tower_of_marks(raw: str) -> None:
    stacked = 0
    for char in clean_text("a" + raw):
        stacked = stacked + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        assert stacked <= MARKS_PER_BASE


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_a_line_is_one_clean_short_line(raw: str, limit: int) -> None:
    line = clean_line(raw, limit)
    assert len(line) <= limit
    assert "\n" not in line
    assert line == line.strip()
    assert not FORBIDDEN.search(line)
    assert clean_line(line, limit) == line


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("äöüß„“–€")))
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\x1ci", "a\nb\nc\nd\ne\nf\ng\nh\ni"),
        ("a\tb\xa0c\u202fd\u3000e", "a b c d e"),
        ("\x1b[31mrot\x1b[0m", "[31mrot[0m"),
        ("Stra\u00adße", "Straße"),
        ("Gespra\u0308che", "Gespräche"),
        ("Pu\u200btin \u202emurT\u202c", "Putin murT"),
        ("\ud800 und \udfff", "\ufffd und \ufffd"),
        ("x\u0301\u0301\u0301\u0301\u0301\u0301", "x\u0301\u0301\u0301\u0301"),
        ("\u0301Anfang\n\u0301Zeile", "Anfang\nZeile"),
        ("flag \U0001f3f4\U000e0067\U000e007f", "flag \U0001f3f4"),
    ],
)
def test_what_is_replaced_and_what_is_dropped(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    "text",
    [
        "الرئيس الأميركي يلتقي نظيره الروسي. שלום עולם.",
        "👨\u200d👩\u200d👧 und 🏳\ufe0f\u200d🌈",
        "نامه\u200cها",
        "क\u094d\u200dष",
        "中文標題，各",
    ],
)
def test_what_carries_meaning_stays(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "joined", ["Pu\u200ctin", "a\u200d b", "\u200d😀", "😀\u200d.", "Ende\u200d"]
)
def test_joiners_that_join_nothing_are_dropped(joined: str) -> None:
    assert not re.search("[\u200c\u200d]", clean_text(joined))


def test_a_long_line_is_cut_with_an_ellipsis() -> None:
    assert clean_line("Wort " * 100, 12) == "Wort Wort W…"
    assert clean_line(" \x1b\u200b ") == ""


# What has taken the square of its length, or might: marks out of order, marks that come apart into
# others, signs that join among them, spaces and removed characters between them.
PATTERNS = [
    *("a", "a\u0301", "\u0301", "\u0316", "\r", "\x1b", "\ud800", "…", "漢", " \u0301"),
    *("\u0316\u0301", "a\u0316\u0301\u0316\u0301", "\u0315\u0300\u0316", "\u0344", "\u0f73"),
    *("\u0f71\u0f72\u0f74", "\u05d0\u05b0\u05bc", "\u302e\u302f", "\U0001d165\U0001d16e"),
    *("\u200d", "a\u200d", "\u200d\u0301", "\U0001f469\u200d", "\ufe0f\u200d", "☺\u0301"),
    *("\u0627\u200c", "\u0628\u200c\u0301", "\u302e\u200d\u302f\u200c\u0301\u200d\u0316"),
    *("\u0616\u064b\u200c\u0651\u0316", "\u1112\u1161\u11ab", "\u09c7\u09be", "\u2203\u0338"),
    *(
        "\u0316\u2060\u0301\u200b",
        "\u0301\u0301\u0301\u0301\u0301 ",
        "\u0301\n\u0316",
        "\u20dd\u0301",
    ),
]


def _seconds(raw: str) -> float:
    started = time.thread_time()
    clean_text(raw)
    return time.thread_time() - started


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_grows_with_length_only(pattern: str) -> None:
    short, long = ("ế" + pattern * (length // len(pattern)) for length in (4_000, 32_000))
    base = max(min(_seconds(short) for _ in range(3)), 0.001)
    # Eight times the text: the square would take 64 times as long.
    assert quickest(lambda: _seconds(long), enough=24 * base) <= 24 * base


MARKS = st.sampled_from(
    [
        *"\u0301\u0316\u0315\u0323\u0344\u0345\u0f71\u0f73\u0f81\u302e\u302f\u093c\u05b0\u20dd\u2203\u226d\u200d"
    ]
)


@given(st.text(MARKS, min_size=17, max_size=60), st.sampled_from("aếẩ漢\u0627"))
def test_many_marks_end_as_normalising_them_would(marks: str, base: str) -> None:
    raw = base + marks
    assert _compose(raw) == unicodedata.normalize("NFC", raw)


@given(st.text(MARKS, min_size=17, max_size=60), st.sampled_from(["a", "\u0627\u200c", "\n"]))
def test_a_tower_of_any_marks_is_cut_once_and_for_all(marks: str, base: str) -> None:
    text = clean_text(base + marks)
    assert clean_text(text) == text
    assert unicodedata.is_normalized("NFC", text)

"""Quantities: what is found in invented phrases, how two relate, and that nothing breaks them."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.quality.quantities import relations, rows, score
from comparison.quantities import Relation, find_quantities, noun_fit, relation


def row(text: str) -> list[str]:
    """Return the words of a line."""
    return text.split()


_ONES = row(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = row("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_SMALL = row(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TYS = row("twenty thirty forty fifty sixty seventy eighty ninety")


def german(number: int) -> str:
    """Spell a number up to 999,999."""
    for size, word in ((1000, "tausend"), (100, "hundert")):
        if number >= size:
            count, rest = divmod(number, size)
            return german(count) + word + (german(rest) if rest else "")
    if number < 20:
        return _ONES[number]
    ten, one = divmod(number, 10)
    return (f"{_ONES[one]}und" if one else "") + _TENS[ten - 2]


def english(number: int) -> str:
    """Spell a number up to 999,999."""
    if number >= 1000:
        count, rest = divmod(number, 1000)
        return f"{english(count)} thousand" + (f" {english(rest)}" if rest else "")
    if number >= 100:
        count, rest = divmod(number, 100)
        return f"{_SMALL[count]} hundred" + (f" and {english(rest)}" if rest else "")
    if number < 20:
        return _SMALL[number]
    ten, one = divmod(number, 10)
    return _TYS[ten - 2] + (f"-{_SMALL[one]}" if one else "")


def test_phrases_are_read_precisely_and_completely() -> None:
    right, said, wanted, errors = score()
    assert wanted >= 120
    assert right / said >= 0.95, errors
    assert right / wanted >= 0.95, errors


def test_verdicts_on_pairs_of_phrases() -> None:
    right, count, errors = relations()
    assert count >= 50
    assert right >= count - 1, errors


@pytest.mark.parametrize(("language", "left", "right", "verdict"), rows("relations.tsv"))
def test_relation_does_not_depend_on_the_order(
    language: str, left: str, right: str, verdict: str
) -> None:
    one, other = find_quantities(left, 0, language)[0], find_quantities(right, 0, language)[0]
    assert relation(one, other) is relation(other, one)


@given(st.integers(2, 999_999))
@example(100_001)
@example(312_405)
def test_spoken_numbers_come_back(number: int) -> None:
    for language, spoken in (("de", german(number)), ("en", english(number))):
        noun = "stühle" if language == "de" else "chairs"
        (found,) = find_quantities(f"{spoken} {noun.title()}", 0, language)
        assert (found.value, found.kind, found.head) == (number, "count", noun)


@given(st.integers(1000, 10**9))
def test_written_thousands_come_back(number: int) -> None:
    for mark, language in ((".", "de"), (",", "en"), ("'", "de"), ("’", "de"), ("\u202f", "de")):
        written = f"{number:,}".replace(",", mark)
        (found,) = find_quantities(f"rund {written} Meter", 0, language)[:1]
        assert found.value == number


@given(st.decimals(0, 99999, places=2))
def test_decimals_come_back(number: object) -> None:
    assert find_quantities(f"{number} Prozent".replace(".", ","), 0, "de")[0].value == float(
        str(number)
    )
    assert find_quantities(f"{number} percent", 0, "en")[0].value == float(str(number))


def test_one_separator_before_three_digits_is_decided_by_the_language() -> None:
    assert find_quantities("1.240 Meter", 0, "de")[0].value == 1240
    assert find_quantities("1,240 metres", 0, "en")[0].value == 1240
    assert find_quantities("1.240 metres", 0, "en")[0].value == pytest.approx(1.24)
    assert find_quantities("0,125 Meter", 0, "de")[0].value == pytest.approx(0.125)


_PIECES = st.sampled_from(
    row(
        "ein zwei 3 1.240 3,5 und bis zu von halb Viertel Uhr Stunden -stündig Prozent % € $ "
        "Mio. m zehn hundert tausend Anfang Mai 15. 2025 Montag abend Nacht zum jeder dritte "
        "half a an of two thirds to votes dafür dagegen , . : - – ( ) ½ ٣ İ ß rund mehr als "
        "niemand no ' ’ zweistelliger Millionenhöhe dozens injuries 14:30 2025-05-07 3.4.2024 "
        "hundred million"
    )
)


@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60), st.integers(0, 99))
def test_spans_lie_in_the_text_and_show_what_they_hold(text: str, offset: int) -> None:
    for language in ("de", "en", ""):
        past = offset
        for found in find_quantities(text, offset, language):
            assert past <= found.span.start < found.span.end <= offset + len(text)
            assert text[found.span.start - offset : found.span.end - offset] == found.text
            assert found.low <= found.high
            past = found.span.end
            assert relation(found, found) in (Relation.AGREE, Relation.COMPATIBLE)


@pytest.mark.parametrize(
    "piece",
    ["einund", "1.111", "1 ", "zwei bis ", "hundert", "half a ", "twenty-", "(", "3,", "Mai 3. "],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    find_quantities(text)
    assert time.process_time() - start < 4


def test_counted_nouns_fit_by_form_and_by_meaning() -> None:
    assert noun_fit("bewohnerinnen", "bewohner") == 1
    assert noun_fit("sonderzüge", "zug") > 0.5
    assert noun_fit("feuerwehrleute", "einsatzkräfte") > 0.5
    assert noun_fit("menschen", "personen") > 0.5
    assert noun_fit("bäume", "züge") < 0.2
    assert noun_fit("", "züge") < 0.5

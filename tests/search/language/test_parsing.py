"""What people type, and what it means."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.errors import ImpossibleQuery
from search.language.everything import Everything
from search.language.parsing import MAX_TERMS, Parsed, parse_query
from search.language.printing import print_query
from search.language.syntax import (
    And,
    DateRange,
    Field,
    Fuzzy,
    InState,
    Language,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scoped,
    State,
    Wildcard,
    Word,
)

TODAY = date(2025, 8, 20)


def parse(text: str) -> Query:
    return parse_query(text, today=TODAY).query


def notices(text: str) -> tuple[str, ...]:
    return parse_query(text, today=TODAY).notices


def both(*parts: Query) -> And:
    return And(parts)


A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", Everything()),
        ("  \t ", Everything()),
        ("Gipfel", Word("Gipfel")),
        ("a b", both(A, B)),
        ("a AND b", both(A, B)),
        ("a UND b", both(A, B)),
        ("a und b", both(A, Word("und"), B)),
        ("a OR b", Or((A, B))),
        ("a ODER b", Or((A, B))),
        ("a b OR c", Or((both(A, B), C))),
        ("a (b OR c)", both(A, Or((B, C)))),
        ("(a b) c", both(A, B, C)),
        ("a NOT b", both(A, Not(B))),
        ("a NICHT b", both(A, Not(B))),
        ("a -b", both(A, Not(B))),
        ("-(a b)", Not(both(A, B))),
        ("NOT NOT a", A),
        ("a - b", both(A, B)),
        ("CDU-Politiker", Word("CDU-Politiker")),
        ('"a b"', Phrase("a b")),
        ("„a b“", Phrase("a b")),
        ('„a b"', Phrase("a b")),
        ("»a b«", Phrase("a b")),
        ("«a b»", Phrase("a b")),
        ("“a b”", Phrase("a b")),
        ('"a  b"~5', Phrase("a b", 5)),
        ('-"a b"', Not(Phrase("a b"))),
        ("Regier*", Prefix("Regier")),
        ("Regier**", Prefix("Regier")),
        ("te?t", Wildcard("te?t")),
        ("te*t", Wildcard("te*t")),
        ("putin~", Fuzzy("putin", 1)),
        ("putin~2", Fuzzy("putin", 2)),
        ("putin~0", Word("putin")),
        ("title:a", Scoped(Field.TITLE, A)),
        ("Titel:a", Scoped(Field.TITLE, A)),
        ("title:(a b)", Scoped(Field.TITLE, both(A, B))),
        ('quelle:"a b"', Scoped(Field.OUTLET, Phrase("a b"))),
        ("-outlet:a", Not(Scoped(Field.OUTLET, A))),
        ("tag:a", Scoped(Field.TAG, A)),
        ("lang:de", Language("de")),
        ("sprache:Englisch", Language("en")),
        ("is:unread", InState(State.UNREAD)),
        ("ist:gelesen", InState(State.READ)),
        ("14:30", Word("14:30")),
    ],
)
def test_meaning(text: str, meaning: Query) -> None:
    assert parse_query(text, today=TODAY) == Parsed(meaning, ())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("date:2025", "2025-01-01", "2025-12-31"),
        ("date:2024-02", "2024-02-01", "2024-02-29"),
        ("datum:2025-08-15", "2025-08-15", "2025-08-15"),
        ("date:15.8.2025", "2025-08-15", "2025-08-15"),
        ("date:8.2025", "2025-08-01", "2025-08-31"),
        ("date:2025-08-01..2025-08-15", "2025-08-01", "2025-08-15"),
        ("date:2025-07..2025-08", "2025-07-01", "2025-08-31"),
        ("date:2025-08..", "2025-08-01", None),
        ("date:..2025-08", None, "2025-08-31"),
        ("after:2025-08-15", "2025-08-16", None),
        ("nach:2025-08", "2025-09-01", None),
        ("before:2025-08-15", None, "2025-08-14"),
        ("seit:2025-08-15", "2025-08-15", None),
        ("bis:2025-08", None, "2025-08-31"),
        ("date:today", "2025-08-20", "2025-08-20"),
        ("date:gestern", "2025-08-19", "2025-08-19"),
        ("date:woche", "2025-08-14", "2025-08-20"),
    ],
)
def test_days(text: str, first: str | None, last: str | None) -> None:
    def day(text: str | None) -> date | None:
        return None if text is None else date.fromisoformat(text)

    assert parse_query(text, today=TODAY) == Parsed(DateRange(day(first), day(last)), ())


@pytest.mark.parametrize(
    ("text", "meaning", "said"),
    [
        ('"a b', Phrase("a b"), ""),
        ("(a b", both(A, B), ""),
        ("a OR", A, "OR"),
        ("OR a", A, "OR"),
        ("a AND", A, "AND"),
        ("a NOT", A, "NOT"),
        ("a)", A, ")"),
        ("()", Everything(), "()"),
        ('""', Everything(), "holds no word"),
        ("title:", Everything(), "title:"),
        ("title: a", A, "title:"),
        ("date:2025-1x", Everything(), "date:2025-1x"),
        ("date:2025-13", Everything(), "date:2025-13"),
        ("after:9999-12-31", Everything(), "after:"),
        ("lang:d", Everything(), "lang:d"),
        ("is:un", Everything(), "is:un"),
        ("foo:a", Word("foo:a"), "foo:"),
        ("\\", Everything(), "holds no word"),
        ("a~9", Fuzzy("a", 2), "~9"),
        ('"a b"~999999999999', Phrase("a b", 50), "~50"),
    ],
)
def test_half_typed_or_odd_input_is_understood_and_said_so(
    text: str, meaning: Query, said: str
) -> None:
    parsed = parse_query(text, today=TODAY)
    assert parsed.query == meaning
    assert bool(parsed.notices) == bool(said)
    assert all(said in notice for notice in parsed.notices)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("*", "begins with a wildcard"),
        ("*a", "begins with a wildcard"),
        ("?*", "begins with a wildcard"),
        ("[*", "begins with a wildcard"),
        ("a*", "at least 2 letters"),
        ("x" * 513, "512"),
        ("(" * 9 + "a", "inside each other"),
        ("title:" * 9 + "a", "inside each other"),
        ("ab " * (MAX_TERMS + 1), "More than 32"),
    ],
)
def test_what_is_refused_and_why(text: str, reason: str) -> None:
    with pytest.raises(ImpossibleQuery, match=reason):
        parse(text)


def test_controls_from_outside_do_not_come_back_in_notices() -> None:
    said = notices("foo:\x1b]0;title\x07 lang:\x1b[2J \u202e()")
    assert len(said) == 3
    assert all(notice.isprintable() for notice in said)


PIECES = st.sampled_from(
    [
        "a",
        "bc",
        "Übung",
        "CDU-Politiker",
        "AND",
        "OR",
        "NOT",
        "UND",
        "ODER",
        "NICHT",
        "(",
        ")",
        '"',
        "„",
        "“",
        "»",
        "«",
        "-",
        "--",
        "*",
        "?",
        "~",
        "~2",
        "~99",
        "title:",
        "outlet:",
        "foo:",
        "date:",
        "lang:",
        "is:",
        "2025-08",
        "..",
        ":",
        "\\",
        "'",
        "[",
        "]",
        "^",
        "+",
        "x*",
        "te?t",
        "\x1b",
        "\u202e",
        "1.240",
    ]
)
QUERIES = st.lists(PIECES, max_size=24).map(" ".join) | st.lists(PIECES, max_size=24).map("".join)


def seconds_to_parse(text: str) -> float:
    """Return the processor time of reading or refusing a query once."""
    start = time.process_time()
    with suppress(ImpossibleQuery):
        parse_query(text, today=TODAY)
    return time.process_time() - start


@given(QUERIES | st.text(max_size=600))
@example("(" * 500)
@example("-" * 500)
@example("NOT " * 128)
@example('"' * 511)
@example("~" * 512)
def test_anything_is_read_or_refused_quickly_and_prints_as_what_it_means(text: str) -> None:
    # The best of three: a collection of garbage may fall into one of them.
    assert min(seconds_to_parse(text) for _ in range(3)) < 0.05
    try:
        parsed = parse_query(text, today=TODAY)
    except ImpossibleQuery as refusal:
        assert refusal.reason
        return
    printed = print_query(parsed.query)
    try:
        again = parse_query(printed, today=TODAY)
    except ImpossibleQuery:
        assert len(printed) > 512
        return
    assert again.query == parsed.query

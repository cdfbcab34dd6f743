"""Values about an article are made sound or dropped."""

import pytest

from corpus.formats.metadata import sound_date, sound_language, sound_line, sound_url
from corpus.outlining.bylines import byline_author, date_in, is_date_line


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("2025-05-07", "2025-05-07"),
        ("2025-05-07T10:42:00+02:00", "2025-05-07T10:42:00+02:00"),
        ("2025-05-07T10:42:00Z", "2025-05-07T10:42:00+00:00"),
        ("2025-05-07 10:42", "2025-05-07"),
        ("20250507", "2025-05-07"),
        ("07.05.2025, 10 Uhr", "2025-05-07"),
        ("7. Mai 2025", "2025-05-07"),
        ("Mittwoch, 7. Mai 2025", "2025-05-07"),
        ("May 7, 2025", "2025-05-07"),
        ("31.02.2025", None),
        ("2025-02-31", None),
        ("gestern", None),
        ("", None),
        (None, None),
        (["2025-05-07"], "2025-05-07"),
        ({"a": "b"}, None),
    ],
)
def test_dates_become_iso_8601_or_nothing(value: object, sound: str | None) -> None:
    assert sound_date(value) == sound


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[::1", None),
        ("https://a b", None),
        ("--help", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_addresses(value: object, sound: str | None) -> None:
    assert sound_url(value) == sound


@pytest.mark.parametrize(
    ("value", "sound"),
    [("de", "de"), ("DE", "de"), ("en-GB", "en"), ("de_AT.UTF-8", None), ("deutsch", None)],
)
def test_languages_are_two_letters(value: str, sound: str | None) -> None:
    assert sound_language(value) == sound


def test_lines_are_clean_and_lists_are_joined() -> None:
    assert sound_line(" a\x1b[2J\n b ") == "a[2J b"
    assert sound_line(["a", None, "b"]) == "a, b"
    assert sound_line("\x1b") is None
    assert sound_line(7) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von Eva Huber", "Eva Huber"),
        ("VON EVA HUBER", "EVA HUBER"),
        ("Von Eva Huber und Jan von Moos, Wien", "Eva Huber und Jan von Moos"),
        ("By Joanna Pryce, transport reporter", "Joanna Pryce"),
        ("Ein Kommentar von Eva Huber", "Eva Huber"),
        ("Von Eva Huber | Bern", "Eva Huber"),
        ("Von heute an gilt das.", None),
        ("Von Bern nach Basel", None),
        ("Eva Huber", None),
    ],
)
def test_bylines_tell_the_author(line: str, author: str | None) -> None:
    assert byline_author(line) == author


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Stand: 18.09.2025, 07:15 Uhr", "2025-09-18"),
        ("21 November 2025, 11:30", "2025-11-21"),
        ("Published 3 January 2025, 07:12 GMT", "2025-01-03"),
        ("14. Jänner 2025, 6.45 Uhr", "2025-01-14"),
        ("Aktualisiert um 18:30 Uhr", None),
    ],
)
def test_date_lines_tell_the_date(line: str, date: str | None) -> None:
    assert is_date_line(line)
    assert date_in(line) == date


@pytest.mark.parametrize(
    "line", ["Am 18. September wird gewählt", "2025", "Ergebnis: 3:1", "Das Jahr 2024 im Rückblick"]
)
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)

"""Dates and lengths as people read them."""

import pytest

from corpus.dates import long_day, reading_minutes, short_day


@pytest.mark.parametrize(
    ("published", "short", "long"),
    [
        ("2025-05-07", "7 May 2025", "7 May 2025"),
        ("2025-11-21T11:30:00+01:00", "21 Nov 2025", "21 November 2025, 11:30"),
        (None, "", ""),
        ("sometime", "", ""),
    ],
)
def test_days(published: str | None, short: str, long: str) -> None:
    assert (short_day(published), long_day(published)) == (short, long)


def test_reading_time_is_never_nothing() -> None:
    assert reading_minutes(0) == 1
    assert reading_minutes(880) == 4

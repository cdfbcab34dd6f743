"""Dates as people read them, in the few cells that a pane has."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def parse_day(published: str | None) -> date | None:
    """Return the day of an ISO date or time; None when there is none."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def short_day(published: str | None) -> str:
    """Return `7 May 2025`, or nothing when the day is unknown."""
    day = parse_day(published)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def long_day(published: str | None) -> str:
    """Return `7 May 2025, 10:42` with the month written out and the time when it is known."""
    day = parse_day(published)
    if not day or not published:
        return ""
    clock = published[11:16] if len(published) >= 16 else ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" + (f", {clock}" if clock else "")


def reading_minutes(words: int) -> int:
    """Return the reading time in whole minutes, at 220 words a minute."""
    return max(1, round(words / 220))

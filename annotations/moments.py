"""Moments as notes write them: UTC, ISO 8601 to the second."""

from datetime import UTC, datetime


def utc_text(seconds: float) -> str:
    """Return a moment, in seconds since 1970, like `2026-11-21T14:03:22Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds_of(text: str) -> float | None:
    """Return the seconds since 1970 of any ISO 8601 moment; UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None

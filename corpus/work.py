"""How those who ask for long work and those who do it talk to each other."""

from collections.abc import Callable

Cancelled = Callable[[], bool]
"""Asked now and then during long work; True means: stop."""

Progress = Callable[[int, int], None]
"""Told how much is done and how much there is in all, at most ten times a second."""

Asked = tuple[Progress | None, Cancelled | None]
"""What to tell progress to, and what to ask whether to stop."""

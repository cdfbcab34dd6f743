"""Words that fit a pattern with `*` and `?`."""

import re
from collections.abc import Callable


def wildcard_test(pattern: str) -> Callable[[str], object]:
    """Return a test for words that fit a pattern, in time linear in the length of the word.

    What follows a `*` is taken where it stands first (an atomic group): no backtracking.
    """
    first, *rest = (re.escape(piece).replace(r"\?", r"\w") for piece in pattern.split("*"))
    middle = "".join(rf"(?>\w*?{piece})" for piece in rest[:-1] if piece)
    last = rf"\w*{rest[-1]}" if rest else ""
    return re.compile(first + middle + last).fullmatch

"""Regular expressions of Textual's style sheets and markup, compiled when they are first used.

Compiling them takes a thirtieth of the start; the largest ones are those of markup, of which the
first screen has none.
"""

import re
from functools import cached_property
from types import SimpleNamespace

from textual.css import tokenizer


class LatePattern:
    """A regular expression that is compiled when it is first looked for."""

    def __init__(self, regex: str) -> None:
        self._regex = regex

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._regex)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Look for it at a place, in code points."""
        return self._pattern.match(text, start)

    def search(self, text: str, start: int) -> re.Match[str] | None:
        """Look for it from a place on."""
        return self._pattern.search(text, start)


def compile_late() -> None:
    """Have what Textual's tokenizers expect be compiled when it is expected.

    All that this one module wants of `re` is `compile`.
    """
    vars(tokenizer)["re"] = SimpleNamespace(compile=LatePattern)

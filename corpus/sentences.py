"""Where sentences end, in German and English news.

A full stop is judged by the word before it (abbreviation, initial, number) and the word after it
(small letter, capitalised small word, month): rules, no training, linear time. Quoted speech of
several sentences is several sentences; an inserted `sagte sie` keeps its sentence together.
"""

import re
from collections.abc import Iterator

from corpus.abbreviations import (
    LISTS_LAST,
    MAYBE_LAST,
    MONTHS,
    NEVER_LAST,
    ORDINAL_LEADS,
    STARTERS,
)
from corpus.article import Span

_OPENERS = "„“”\"'‚‘’«»‹›([¿¡"
_CLOSERS = "“”\"'‘’«»‹›)]"
# The look-behind anchors the run of stops, which keeps the search linear on "......".
_END = re.compile(rf"(?<![.!?…])([.!?…]+)(?:[{re.escape(_CLOSERS)}]|\[\d+\])*(\s+)")
_NEXT = re.compile(rf"(?:[–—-]\s)?[{re.escape(_OPENERS)}]*([\w'’-]*)")
_ROMAN = re.compile(r"[IVXLC]{1,5}")
_DAY_OR_YEAR = re.compile(r"(?:\d{1,2}\.|\d{4}\b)")


def split_sentences(text: str, line: Span, language: str | None = None) -> list[Span]:
    """Return the sentences of one line of `text`; together they hold all its visible text."""
    spans: list[Span] = []
    start = line.start
    for end, after in _breaks(text, line, language):
        spans.append(Span(start, end))
        start = after
    if start < line.end:
        spans.append(Span(start, line.end))
    return spans


def _breaks(text: str, line: Span, language: str | None) -> Iterator[tuple[int, int]]:
    """Yield the end of each sentence and the start of the next, without the last one."""
    start = line.start
    for match in _END.finditer(text, line.start, line.end):
        after = match.end()
        if after >= line.end or not _begins(text, after):
            continue
        if match[1] == "." and not _ends(text, start, match.start(), after, language):
            continue
        if match[1] in {"…", "..."} and not _is_starter(text, after):
            continue
        yield match.start(2), after
        start = after


def _next_word(text: str, at: int) -> str:
    match = _NEXT.match(text, at)
    return match[1] if match else ""


def _begins(text: str, at: int) -> bool:
    """Return whether a sentence can begin at `at`: not with a small letter or a comma."""
    word = _next_word(text, at)
    if word:
        return not word[0].islower()
    return text[at] not in ",;:.!?…)]%/&="


def _is_starter(text: str, at: int) -> bool:
    return _next_word(text, at).lower() in STARTERS


def _ends(text: str, start: int, stop: int, after: int, language: str | None) -> bool:
    """Return whether the full stop at `stop` ends the sentence that began at `start`."""
    cut = text.rfind(" ", start, stop) + 1 or start
    token = text[max(cut, start) : stop].lstrip(_OPENERS)
    if not token:
        return True
    if token[-1] in _CLOSERS or token[-1] == "%":
        return True
    if token.isdigit():
        return language == "en" or _number_ends(text, start, cut, token, after)
    if len(token) == 1 or "." in token or token.lower() in _KNOWN:
        return _abbreviation_ends(text, start, cut, token, after, language)
    if _ROMAN.fullmatch(token):
        return _is_starter(text, after)
    return True


_KNOWN = NEVER_LAST | MAYBE_LAST | LISTS_LAST


def _before(text: str, start: int, cut: int) -> str:
    """Return the word that ends before `cut`, empty at the start of the sentence."""
    head = text[max(start, cut - 40) : cut].rstrip()
    return head[head.rfind(" ") + 1 :]


def _number_ends(text: str, start: int, cut: int, token: str, after: int) -> bool:
    """Return whether a German number with a full stop is an amount, not an ordinal."""
    if len(token) > 3:
        return True
    word = _next_word(text, after)
    if word.lower() in MONTHS or _DAY_OR_YEAR.match(text, after):
        return False
    before = _before(text, start, cut).strip(_OPENERS).lower()
    if not before:
        return False
    if before in ORDINAL_LEADS:
        return False
    return True


def _abbreviation_ends(
    text: str, start: int, cut: int, token: str, after: int, language: str | None
) -> bool:
    """Return whether a sentence ends after an abbreviation or a single letter."""
    name = token.lower()
    before = _before(text, start, cut).strip(_OPENERS)
    while len(name) < 8 and before.endswith(".") and len(before) <= 3:
        name = before.lower() + name
        cut = text.rfind(before, start, cut)
        before = _before(text, start, cut).strip(_OPENERS)
    if name in NEVER_LAST:
        return False
    if name in LISTS_LAST:
        return True
    if name in {"a.m", "p.m", "am", "pm"} and language == "en":
        return _is_starter(text, after) or not _next_word(text, after)[:1].isdigit()
    return _is_starter(text, after)

"""Where sentences end, in German and English news.

A full stop is judged by the word before it (abbreviation, initial, number) and the word after it
(small letter, capitalised small word, month): rules, no training, linear time. Quoted speech of
several sentences is several sentences; an inserted `sagte sie` keeps its sentence together.
"""

import re

from corpus.article import Span
from corpus.outlining.abbreviations import (
    AMOUNTS,
    CAPITALISED,
    CLOCK,
    CONNECTORS,
    COUNTED,
    ENDABLE,
    LISTS,
    MONTHS,
    NUMBERED,
    ORDINAL_LEADS,
    PAIRED,
    STARTERS,
    TITLES,
)

_OPENERS = "„“”\"'‚‘’«»‹›([¿¡"
_CLOSERS = "“”\"'‘’«»‹›)]"
# Every run of stops is consumed whole, also inside a word, which keeps the search linear.
_END = re.compile(rf"([.!?…]+)((?:[{re.escape(_CLOSERS)}]|\[\d+\])*)(\s*)")
_NEXT = re.compile(rf"(?:[–—-]\s)?[{re.escape(_OPENERS)}]*([\w'’-]*)")
_ROMAN = re.compile(r"[IVXLC]{2,6}")
_DATE_REST = re.compile(r"\d{1,2}\.|\d{4}\b")
# An inflected adjective (`der neuen 3. Liga`), and no preposition or adverb that looks like one.
_ADJECTIVE = re.compile(
    r"(?!über|unter|hinter|wieder|immer|weniger|bisher)[a-zäöüß]{3,}(?:e[nrsm]?)"
)
_ASIDE = 80
"""Longest parenthesis, in code points, that is kept together."""
_ANY_STOP = re.compile(r"[.!?…\n]")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_SAID = re.compile(
    r"(?:[\w’'.-]+,?\s){1,5}?(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|joked"
    r"|shouted|cried|wondered|demanded|quipped|recalled)\b"
)
_ZONE = re.compile(r"(?:[A-Z]{2,4}\b|Eastern|Pacific|Central|\w+day\b|local)")

_SMALL = NUMBERED | LISTS | CLOCK | CONNECTORS["de"] | CONNECTORS["en"] | ENDABLE["de"] | {"str"}
_SMALL |= ENDABLE["en"]


def split_sentences(text: str, line: Span, language: str | None = None) -> list[Span]:
    """Return the sentences of one line of `text`; together they hold all its visible text."""
    return Splitter(text, language).split(line)


class Splitter:
    """Splits the lines of one text into sentences."""

    def __init__(self, text: str, language: str | None = None) -> None:
        self._text = text
        self._english = language == "en"
        tongue = "en" if self._english else "de"
        self._connectors = CONNECTORS[tongue]
        self._endable = ENDABLE[tongue]

    def split(self, line: Span, held: int = 0) -> list[Span]:
        """Return the sentences of one line; no sentence ends at or before `held`.

        There a dateline (`Wien.`) stands, which belongs to the sentence after it.
        """
        spans: list[Span] = []
        start = line.start
        for match in _END.finditer(self._text, line.start, line.end):
            end, after = match.span(3)
            if end < after < line.end and held < after and self._ends(start, match):
                spans.append(Span(start, end))
                start = after
        if start < line.end:
            spans.append(Span(start, line.end))
        return spans

    def _ends(self, start: int, match: re.Match[str]) -> bool:
        """Return whether the sentence that began at `start` ends at a match of `_END`."""
        after = match.end()
        if not self._begins(after):
            return False
        stops, closers = match[1], match[2]
        if stops == ".":
            quoted = closers not in {"", ")"}
            return quoted or self._full_stop_ends(start, match.start(), after)
        if stops in {"…", "...", ".."}:
            return self._english or bool(closers) or self._starter(after)
        return not (self._english and closers and _SAID.match(self._text, after))

    def _word(self, at: int) -> str:
        match = _NEXT.match(self._text, at)
        return match[1] if match else ""

    def _starter(self, at: int) -> bool:
        return self._word(at).lower() in STARTERS

    def _begins(self, at: int) -> bool:
        """Return whether a sentence can begin at `at`: not with a small letter or a comma."""
        word = self._word(at)
        if word:
            return not word[0].islower() or bool(_CAMEL.match(word))
        return self._text[at] not in ",;:.!?…)]%/&="

    def _full_stop_ends(self, start: int, stop: int, after: int) -> bool:
        cut = max(self._text.rfind(" ", start, stop) + 1, start)
        last = self._text[cut:stop].lstrip(_OPENERS)
        if not last:
            return True
        if last.isdecimal():
            opened = stop - cut > len(last)  # `(3. Senat)`: nothing before it counts
            before = "" if opened else self._before(start, cut)
            return self._english or self._amount(start, cut, before, last, after)
        if len(last) > 1 and last.islower() and last.isalpha() and last not in _SMALL:
            return not self._in_parenthesis(start, stop, after)
        if self._in_parenthesis(start, stop, after):
            return False
        return self._word_ends(last, self._name(start, cut, last), after)

    def _in_parenthesis(self, start: int, stop: int, after: int) -> bool:
        """Return whether a stop stands in a parenthesis that goes on (`(Bez. Liezen)`)."""
        opened = self._text.rfind("(", max(start, stop - _ASIDE), stop)
        if opened < 0 or ")" in self._text[opened:stop]:
            return False
        rest = self._text[after : after + _ASIDE]
        return ")" in rest and not _ANY_STOP.search(rest[: rest.index(")")])

    def _word_ends(self, last: str, name: str, after: int) -> bool:
        """Return whether a sentence ends after a word; `name` is its abbreviation in full."""
        number = self._text[after].isdecimal()
        if last.rsplit("-", 1)[-1] in TITLES or name in self._connectors:
            return False
        if number and (name in NUMBERED or name.endswith("str")):
            return False
        if name in CLOCK and self._english:
            return not (number or _ZONE.match(self._text, after))
        if name not in LISTS and self._may_be_short(last, name):
            return self._starter(after) or (number and name in AMOUNTS) or last == "I"
        return not (_DAY.fullmatch(last) and _DATE_REST.match(self._text, after))

    def _may_be_short(self, last: str, name: str) -> bool:
        """Return whether a word may be short for something: only the next word can tell."""
        letter = len(name.rsplit(".", 1)[-1]) == 1 and name[-1].isalpha()
        short = name in self._endable or name.endswith("str") or last in CAPITALISED
        return letter or short or bool(_ROMAN.fullmatch(last))

    def _name(self, start: int, cut: int, last: str) -> str:
        """Return the abbreviation that ends in `last`, its parts joined (`z. B.` → `z.b`)."""
        name = last.lower()
        if len(last) > 3 or name in self._connectors:
            return name
        before = self._before(start, cut)
        while len(name) < 9 and before.endswith(".") and len(before) <= 4 and before[0].isalpha():
            name = before.lower() + name
            cut = self._text.rfind(before, start, cut)
            before = self._before(start, cut)
        return name

    def _before(self, start: int, cut: int) -> str:
        """Return the word that ends before `cut`, empty at the start of the sentence."""
        head = self._text[max(start, cut - 40) : cut].rstrip()
        return head[head.rfind(" ") + 1 :].lstrip(_OPENERS)

    def _amount(self, start: int, cut: int, before: str, last: str, after: int) -> bool:
        """Return whether a number with a full stop is an amount and no German ordinal."""
        if len(last) > 3:
            return True
        word = self._word(after).lower()
        if word in MONTHS or _DATE_REST.match(self._text, after):
            return False
        if word in COUNTED:
            return before in {"um", "auf", "über", "unter"}
        if not before or before[-1] in ",:;–-":
            return False
        return word in STARTERS or not self._leads_ordinal(start, cut, before)

    def _leads_ordinal(self, start: int, cut: int, before: str) -> bool:
        """Return whether the word before a number makes it an ordinal."""
        if before in PAIRED:
            head = self._text[max(start, cut - 40) : cut].rstrip()
            return head[: -len(before)].rstrip().endswith(".")
        return before.lower() in ORDINAL_LEADS or bool(_ADJECTIVE.fullmatch(before))


def is_stopped(line: str) -> bool:
    """Return whether a line ends like a sentence or announces what follows, not like a heading."""
    end = line.rstrip(_CLOSERS)[-1:]
    return end in {".", "!", "…", ":", ";", ","}


def count_stops(line: str) -> int:
    """Return how many stops inside a line are followed by more text: roughly its sentences - 1."""
    return sum(match.end(2) < match.end() < len(line) for match in _END.finditer(line))

"""Statements of which one denies what the other says: "kein Durchbruch", "ein Durchbruch"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from comparison.discrepancies.outcomes import OUTCOMES
from comparison.discrepancies.quoting import same_words
from comparison.discrepancies.report import (
    Report,
    free_words,
    ordered,
    spoken,
    statement_at,
    value_of,
)
from comparison.model import Kind, Place, Side, Statement, Token, Verdict
from comparison.quantities.lexicon import words
from comparison.words import FAMILY, related
from corpus.article import Span

_SURE: Final = 0.0
"""Log-odds that two statements need for a "nicht" to be compared, …"""
_SURE_NOUN: Final = -1.5
"""… and for a "kein" before its noun, which leaves no doubt what is denied."""
_ALIKE: Final = 0.7
"""How far the denied word and its counterpart must be related."""
_LONG: Final = 6
"""Letters of a stem that means the same in a compound: "Abkommen", but not "Punkt"."""
_REACH: Final = 4
"""Words from a negation to the denied word."""
_NO: Final = words("kein keine keinen keinem keiner keines keinerlei ohne no without")
"""What stands before the denied noun."""
_NOT: Final = words(
    "nicht nie niemals nichts keins weder not never cannot n't isn't wasn't aren't weren't didn't "
    "doesn't don't won't wouldn't can't couldn't hasn't haven't hadn't"
)
_EXCLUDES: Final = words("schließt schließen schloss schlossen")
"""What denies something together with a later "aus"."""
_NO_DENIAL: Final = words(
    "nur zuletzt zuvor weniger mehr klar bekannt only least less later long clear known"
)
"""Words behind "nicht" and "not" with which nothing is denied."""
_EMPTY: Final = words(
    "stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren jährlich "
    "uhr minute minuten hour hours day days week weeks month months year years minutes today "
    "heute gestern morgen zeit time sign signs way doubt reason place comment anzeichen hinweis "
    "hinweise zweifel grund weg wunder frage fall"
)
"""Times and nouns without a content of their own: never the point of a denial."""


class Denial(NamedTuple):
    """A word that is denied."""

    word: str
    stem: str
    noun: bool
    span: Span
    """Of the word and its negation."""


def find_denials(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each linked pair in which one side denies a word of the other."""
    denied: dict[Place, list[int]] = {}
    for (left, right), score in scored.items():
        if score < _SURE_NOUN:
            continue
        for place in (left, right):
            if place not in denied:
                denied[place] = _negations(statement_at(sides, place))
        if not _opposed(denied[left], denied[right]) or _same(sides, left, right):
            continue
        for denying, saying in ((left, right), (right, left)):
            if len(denied[denying]) != 1:
                continue
            contrast = _contrast(sides, denying, saying, denied[denying], sure=score >= _SURE)
            if contrast:
                no = value_of(sides, denying, contrast[0])
                yes = value_of(sides, saying, contrast[1])
                yield Report(
                    Kind.POLARITY,
                    Verdict.DIFFERS,
                    ordered((no, yes)),
                    yes.text,
                    "Possibly one source denies what the other says.",
                    score - 3.0,
                )
                break


def _opposed(ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Return whether one side denies once and the other not at all or twice over."""
    return sorted((len(ours), len(theirs))) in ([0, 1], [1, 2])


def _same(sides: Sequence[Side], left: Place, right: Place) -> bool:
    return same_words(statement_at(sides, left), statement_at(sides, right))


def _contrast(
    sides: Sequence[Side], denying: Place, saying: Place, negations: Sequence[int], *, sure: bool
) -> tuple[Span, Span] | None:
    """Return what one statement denies and the other, without any negation, says."""
    one, other = statement_at(sides, denying), statement_at(sides, saying)
    if not negations or (not sure and spoken(one)[negations[0]] not in _NO):
        return None
    if "?" in (one.text[-1:], other.text[-1:]):
        return None
    said = _free(sides[saying.side], other)
    for denial in _denied(sides, denying, negations[0]):
        like = [token for token in said if _noun(sides, saying, token) == denial.noun]
        best = max(like, key=lambda word: related(denial.stem, word.stem), default=None)
        if best and _says(denial.stem, best.stem):
            return denial.span, Span(best.start, best.end)
        if denial.word in OUTCOMES:
            return None
    return None


def _says(denied: str, said: str) -> bool:
    """Return whether two stems mean the same; as part of a compound only when it is long."""
    strength = related(denied, said)
    return strength >= (_ALIKE if min(len(denied), len(said)) >= _LONG else FAMILY)


def _free(side: Side, statement: Statement) -> list[Token]:
    """Return the words that may be denied or said."""
    return [t for t in free_words(side, statement) if _word(statement, t) not in _EMPTY]


def _noun(sides: Sequence[Side], place: Place, token: Token) -> bool:
    """Return whether a German word is a noun, by its capital; in English no word is told apart."""
    statement = statement_at(sides, place)
    german = sides[place.side].analysis.language == "de"
    return german and statement.text[token.start - statement.span.start].isupper()


def _negations(statement: Statement) -> list[int]:
    """Return the places of words that deny something, among the tokens."""
    said = spoken(statement)
    return [
        at
        for at, word in enumerate(said)
        if word in _NO
        or (word.replace("’", "'") in _NOT and not _NO_DENIAL.intersection(said[at + 1 : at + 2]))
        or (word in _EXCLUDES and "aus" in said[at + 1 :])
    ]


def _denied(sides: Sequence[Side], place: Place, at: int) -> Iterator[Denial]:
    """Yield what a negation denies: the noun behind "kein", the words around "nicht"."""
    statement = statement_at(sides, place)
    tokens = statement.tokens
    free = set(_free(sides[place.side], statement))
    behind = range(at + 1, min(len(tokens), at + _REACH + 1))
    before = range(at - 1, max(-1, at - _REACH - 1), -1)
    if spoken(statement)[at] in _NO:
        ways = [_noun_phrase(sides, place, [tokens[index] for index in behind])]
    else:
        ways = [[tokens[index] for index in way] for way in (behind, before)]
    for way in ways:
        for token in way:
            if _clause_ends(statement, token, tokens[at]):
                break
            if token in free:
                first, last = sorted((tokens[at], token))
                span = Span(first.start, last.end)
                word = _word(statement, token)
                yield Denial(word, token.stem, _noun(sides, place, token), span)


def _noun_phrase(sides: Sequence[Side], place: Place, behind: Sequence[Token]) -> list[Token]:
    """Return what "kein" may deny: the first noun in German, the first content words in English."""
    if sides[place.side].analysis.language == "de":
        return [token for token in behind if _noun(sides, place, token)][:1]
    content = [token.content for token in behind]
    first = content.index(True) if True in content else len(content)
    return list(behind[: content.index(False, first) if False in content[first:] else None])


def _word(statement: Statement, token: Token) -> str:
    begin = statement.span.start
    return statement.text[token.start - begin : token.end - begin].lower()


def _clause_ends(statement: Statement, token: Token, negation: Token) -> bool:
    """Return whether a mark that ends a clause stands between a word and the negation."""
    first, last = sorted((token, negation))
    begin = statement.span.start
    return any(mark in statement.text[first.end - begin : last.start - begin] for mark in ",;:–.!?")

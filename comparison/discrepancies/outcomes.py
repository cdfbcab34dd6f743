"""Outcomes of which one excludes the other: adopted here, rejected there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

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
from comparison.words import related
from corpus.article import Span

_SURE: Final = 0.0
"""Log-odds that two statements need for their outcomes to be compared."""
_ALIKE: Final = 0.7
"""How far another word of both statements must be related, so that both tell of one thing."""
_NEGATIONS: Final = words(
    "nicht kein keine keinen keinem keiner nie niemals weder not no never neither without ohne "
    "n't won't wouldn't didn't doesn't isn't wasn't can't couldn't"
)


class _Axis(NamedTuple):
    """Two sets of words that exclude each other of one thing."""

    one: frozenset[str]
    other: frozenset[str]


_AXES: Final = tuple(
    _Axis(words(one), words(other))
    for one, other in (
        (
            "angenommen annahm annahmen beschlossen beschloss beschlossen gebilligt billigte "
            "billigten zugestimmt bewilligt genehmigt genehmigte verabschiedet ratifiziert "
            "accepted approved adopted passed backed endorsed ratified accept approve",
            "abgelehnt lehnte lehnten lehnt ablehnte ablehnten verworfen verwarf zurückgewiesen "
            "abgeschmettert gekippt verweigert verweigerte rejected refused turned declined "
            "defeated vetoed reject refuse",
        ),
        (
            "promised promise promises pledged agreed agree agrees versprach versprachen zugesagt "
            "zusagte sagten versprochen bereit",
            "refused refuse refuses declined rejected weigerte weigerten verweigert verweigerte "
            "abgelehnt lehnte lehnten",
        ),
        (
            "accept accepted accepts akzeptieren akzeptiert akzeptierte hinnehmen",
            "appeal appealed appeals contest challenge berufung revision einspruch anfechten "
            "rechtsmittel",
        ),
        (
            "bestätigt bestätigte bestätigten eingeräumt räumte zugegeben gestanden confirmed "
            "admitted acknowledged conceded",
            "dementiert dementierte dementierten bestritten bestritt bestreitet zurückgewiesen "
            "denied denies rejected disputed dismissed",
        ),
        (
            "begrüßte begrüßten begrüßt lobte lobten gelobt welcomed praised hailed applauded",
            "kritisierte kritisierten kritisiert verurteilte verurteilten rügte beklagte "
            "criticised criticized condemned slammed deplored",
        ),
        (
            "freigesprochen freispruch acquitted cleared acquittal",
            "verurteilt schuldig schuldspruch convicted guilty sentenced conviction",
        ),
        (
            "überlebt überlebte überlebten gerettet survived rescued alive",
            "gestorben starb starben tot ums died dead killed",
        ),
        (
            "erfolgreich gelungen gelang geglückt erfolg succeeded successful successfully success",
            "gescheitert scheiterte scheiterten misslungen misslang missglückt scheitern failed "
            "collapsed failure unsuccessful",
        ),
        (
            "gestiegen stieg stiegen steigt steigen zugenommen gewachsen wuchs rose risen rises "
            "increased grew climbed",
            "gesunken sank sanken sinkt sinken gefallen zurückgegangen geschrumpft fell fallen "
            "falls decreased dropped declined shrank",
        ),
        (
            "geöffnet öffnete wiedereröffnet freigegeben open opened reopened",
            "geschlossen gesperrt schloss stillgelegt closed shut sealed",
        ),
        (
            "gewonnen gewann gewannen sieg siegte won win victory",
            "verloren verlor verloren niederlage unterlag lost defeat loss",
        ),
        (
            "freigelassen entlassen freigekommen released freed",
            "festgehalten inhaftiert verhaftet haft detained jailed imprisoned custody",
        ),
        (
            "lebend unverletzt unversehrt unhurt unharmed uninjured",
            "verletzt schwerverletzt verwundet injured hurt wounded",
        ),
        (
            "abgesagt gestrichen ausgefallen entfällt cancelled canceled scrapped suspended",
            "fortgesetzt fortsetzen weitergehen weitergeht stattfinden continue continued "
            "continues resume resumed",
        ),
        (
            "leicht slightly lightly minor",
            "schwer schwerst lebensgefährlich badly seriously severely critically",
        ),
    )
)

OUTCOMES: Final = frozenset().union(*(axis.one | axis.other for axis in _AXES))
"""All words that tell an outcome."""


class _Point(NamedTuple):
    """A word of a statement that stands on one side of an axis."""

    first: bool
    """Whether it is among the first words of the axis."""
    token: int


def find_outcomes(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each linked pair that tells two outcomes of one thing."""
    points: dict[Place, dict[int, _Point]] = {}
    for (left, right), score in scored.items():
        if score < _SURE:
            continue
        for place in (left, right):
            if place not in points:
                points[place] = _points(statement_at(sides, place))
        for axis in points[left].keys() & points[right].keys():
            ours, theirs = points[left][axis], points[right][axis]
            if ours.first != theirs.first and (thing := _one_thing(sides, left, right)):
                yield Report(
                    Kind.POLARITY,
                    Verdict.DIFFERS,
                    ordered(
                        value_of(sides, place, _span(statement_at(sides, place), point))
                        for place, point in ((left, ours), (right, theirs))
                    ),
                    thing,
                    "The sources may tell opposite outcomes.",
                    score - 3.0,
                )
                break


def _points(statement: Statement) -> dict[int, _Point]:
    """Return by axis where a statement stands; none where it says both, or denies something."""
    said = spoken(statement)
    if not _NEGATIONS.isdisjoint(said):
        return {}
    found: dict[int, _Point] = {}
    for number, axis in enumerate(_AXES):
        places = [
            _Point(word in axis.one, at)
            for at, word in enumerate(said)
            if word in axis.one or word in axis.other
        ]
        if places and len({point.first for point in places}) == 1:
            found[number] = places[0]
    return found


def _one_thing(sides: Sequence[Side], left: Place, right: Place) -> str:
    """Return a word that both statements have besides names and outcomes; empty without one."""
    ours, theirs = (_topics(sides, place) for place in (left, right))
    begin = statement_at(sides, left).span.start
    text = statement_at(sides, left).text
    return next(
        (
            text[token.start - begin : token.end - begin]
            for token in ours
            if any(related(token.stem, other.stem) >= _ALIKE for other in theirs)
        ),
        "",
    )


def _topics(sides: Sequence[Side], place: Place) -> list[Token]:
    statement = statement_at(sides, place)
    begin = statement.span.start
    return [
        token
        for token in free_words(sides[place.side], statement)
        if statement.text[token.start - begin : token.end - begin].lower() not in OUTCOMES
    ]


def _span(statement: Statement, point: _Point) -> Span:
    token = statement.tokens[point.token]
    return Span(token.start, token.end)

"""Comparisons made by hand from invented sentences, for tests of what is done with them."""

from collections.abc import Sequence

from comparison.facts import ArticleFacts
from comparison.model import (
    Analysis,
    Comparison,
    Discrepancy,
    Kind,
    Link,
    NamedMention,
    Place,
    Side,
    Statement,
    Value,
    Verdict,
)
from corpus.article import Span

Ends = tuple[int, int]
"""Side and statement."""


def make_side(
    id: str, sentences: Sequence[str], mentions: Sequence[NamedMention] = (), language: str = "de"
) -> Side:
    """Return a side of these statements, as they stand below a title of ten code points."""
    statements, at = [], 12
    for text in sentences:
        statements.append(Statement(Span(at, at + len(text)), text, (), (), ()))
        at += len(text) + 1
    return Side(Analysis(id, "0" * 64, language, tuple(statements)), tuple(mentions))


def make_link(left: Ends, right: Ends, score: float = 2.0, *why: str) -> Link:
    """Return a link between statements; strong from a score of 1."""
    return Link(Place(*left), Place(*right), score, score >= 1, why)


def make_difference(
    sides: Sequence[Side],
    *values: tuple[int, int, str],
    kind: Kind = Kind.QUANTITY,
    verdict: Verdict = Verdict.DIFFERS,
    subject: str = "",
    reason: str = "",
) -> Discrepancy:
    """Return a difference; each value is a side, a statement and words in it."""
    found = []
    for side, number, words in values:
        statement = sides[side].analysis.statements[number]
        start = statement.span.start + statement.text.index(words)
        found.append(Value(Place(side, number), Span(start, start + len(words)), words))
    return Discrepancy(kind, verdict, tuple(found), subject, reason)


def make_facts(sides: Sequence[Side], *outlets: str | None) -> tuple[ArticleFacts, ...]:
    """Return facts for sides, from a day in May on."""
    return tuple(
        ArticleFacts(
            side.analysis.article,
            f"Titel {number}",
            outlet,
            f"2025-05-{number + 7:02}T10:42:00+02:00",
            f"https://news{number}.example.org/a?b=1&c=2",
            side.analysis.language,
        )
        for number, (side, outlet) in enumerate(zip(sides, outlets, strict=True))
    )


HARBOUR = (
    make_side(
        "hafen-bote",
        [
            "Im Hafen von Ostrau ist am Freitag ein Kran umgestürzt.",
            "Zwölf Arbeiter wurden verletzt.",
            "Die Bergung dauerte zweieinhalb Stunden.",
            "Am Kai standen nach Angaben der Polizei rund 300 Schaulustige.",
            "„Das war kein Zufall“, sagte Hafenmeister Jörn Theißen.",
        ],
    ),
    make_side(
        "hafen-welle",
        [
            "Die Ursache ist noch unklar.",
            "Ein Kran ist am Freitag im Ostrauer Hafen umgestürzt, 15 Menschen kamen ins "
            "Krankenhaus.",
            "Nach 2 h 45 min war alles geborgen.",
            "Hafenmeister Jörn Theissen sprach von Fahrlässigkeit.",
            "Der Fährverkehr ruht bis Montag.",
        ],
    ),
)
"""Two invented reports on a crane."""

HARBOUR_COMPARED = Comparison(
    HARBOUR,
    (
        make_link((0, 0), (1, 1), 3.1, "Kran", "Hafen", "Freitag"),
        make_link((0, 1), (1, 1), 0.2, "Zahl der Verletzten"),
        make_link((0, 2), (1, 2), 1.4, "zweieinhalb Stunden ≈ 2 h 45 min"),
        make_link((0, 4), (1, 3), 1.1, "Hafenmeister", "Theißen"),
        make_link((0, 3), (1, 4), -1.2),
    ),
    (
        make_difference(
            HARBOUR,
            (0, 1, "Zwölf"),
            (1, 1, "15 Menschen"),
            subject="Verletzte",
            reason="12 is not 15.",
        ),
        make_difference(
            HARBOUR,
            (0, 4, "Theißen"),
            (1, 3, "Theissen"),
            kind=Kind.NAME,
            reason="The names are spelled another way.",
        ),
        make_difference(
            HARBOUR,
            (0, 2, "zweieinhalb Stunden"),
            (1, 2, "2 h 45 min"),
            verdict=Verdict.COMPATIBLE,
            subject="Dauer der Bergung",
            reason="A quarter of an hour apart, and one of them may be rounded.",
        ),
    ),
)

HARBOUR_FACTS = make_facts(HARBOUR, "Ostrauer Bote", "Radio Welle")

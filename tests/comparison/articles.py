"""Articles made of sentences, taken apart and compared, for tests of linking."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from comparison.analysing import analyse_article
from comparison.comparing import compare
from comparison.model import Analysis, Comparison, NamedMention, Side
from corpus.article import Article, Outline, Span

MARKED = Path(__file__).parents[1] / "fixtures" / "comparison"
"""Five marked events, see `bench.quality.gold`."""


def article_of(text: str, language: str | None = "de") -> Article:
    """Return an article with this body below a title of one word."""
    whole = f"Titel\n\n{text}"
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Article("a", "Titel", None, None, None, None, language, whole, "a.txt", digest, True)


def analysis_of(sentences: Sequence[str], language: str | None = "de") -> Analysis:
    """Return the analysis of one paragraph of these sentences."""
    article = article_of(" ".join(sentences), language)
    spans, at = [], len("Titel\n\n")
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return analyse_article(article, Outline(tuple(spans), (), ()))


def side_of(sentences: Sequence[str], names: Sequence[str] = (), language: str = "de") -> Side:
    """Return a side in which all `names` are found; each is an entity of its own."""
    analysis = analysis_of(sentences, language)
    found = []
    for statement in analysis.statements:
        for name in names:
            at = statement.text.find(name)
            if at >= 0:
                start = statement.span.start + at
                entity = f"per-{name.split()[-1].lower()}"
                found.append(NamedMention(start, start + len(name), entity, "PER"))
    return Side(analysis, tuple(sorted(found)))


def pairs_of(comparison: Comparison) -> dict[tuple[int, int, int, int], float]:
    """Return the scores of links by side and statement, twice."""
    return {(*link.left, *link.right): link.score for link in comparison.links}


def compared(*articles: Sequence[str]) -> Comparison:
    """Return the comparison of articles of these sentences."""
    return compare([side_of(sentences) for sentences in articles])


BAKERY = (
    "In der Großbäckerei Sondermann in Rethwisch ist am Montagmorgen ein Backofen explodiert.",
    "Drei Bäcker erlitten Verbrennungen an den Händen.",
    "Die Feuerwehr löschte die Flammen nach gut 40 Minuten.",
    "„Wir haben großes Glück gehabt“, sagte Betriebsleiterin Wiebke Sondermann.",
    "Den Sachschaden schätzt die Polizei auf 250.000 Euro.",
    "In Rethwisch gibt es seit 1963 einen Schützenverein.",
)
BAKERY_TOO = (
    "Eine Explosion hat am Montag die Backstube der Firma Sondermann in Rethwisch erschüttert.",
    "Nach Angaben der Polizei entstand ein Schaden von rund 300.000 Euro.",
    "Die Mitarbeiter müssen vorerst zu Hause bleiben.",
    "Betriebsleiterin Wiebke Sondermann sagte: „Wir haben großes Glück gehabt.“",
    "Drei Mitarbeiter kamen mit verbrannten Händen ins Krankenhaus.",
)
"""Two invented reports; pairs that say the same: 0-0, 1-4, 3-3, 4-1."""

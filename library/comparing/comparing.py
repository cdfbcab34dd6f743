"""Comparing articles: here when that is quick, in a process of its own when they are long."""

import json
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from comparison.comparing import compare
from comparison.model import Analysis, Comparison, NamedMention, Side, Tie
from comparison.record import OldRecord, from_record
from comparison.signature import sentence_number
from comparison.words import sentence_key
from corpus.work import Asked
from library.comparing.comparing_process import PROCESS, Answer, Question
from library.comparing.model import Compared
from library.comparing.placed_links import find_passages, ties_of
from library.errors import ComparisonCancelled, LibraryError
from library.jobs.errands import work_elsewhere

if TYPE_CHECKING:
    from library.articles import Articles
    from library.comparing.link_decisions import LinkDecisions
    from library.comparing.sources import Sources
    from library.files.derived_store import DerivedStore
    from library.model import Opened

MOST = 8
"""Articles that are compared at once at most."""
QUICK = 5_000
"""Pairs of statements that are compared in this process: it takes a few tenths of a second."""
EVENTS = 3
"""Events in which a sentence stands that is a matter of course and never linked."""
LOST = "Comparing stopped unexpectedly: the articles may be too long for this machine."


def compare_articles(
    sources: "Sources", ids: Sequence[str], decisions: "LinkDecisions", asked: Asked
) -> Compared:
    """Compare articles of the index, with what people decided about their statements.

    Raises `LibraryError` with a sentence for people, `ComparisonCancelled` when asked to stop.
    """
    _check(ids)
    opened = [_open(sources.articles, id) for id in ids]
    articles = {each.article.id: each.article for each in opened}
    store = sources.analyses
    analyses = _analyses(store, opened, asked)
    sides = [Side(each, _mentions(sources, each.article)) for each in analyses]
    places = find_passages(decisions.items, articles)
    ties, notices = ties_of(places, analyses)
    comparison = _compared(sides, ties, _repeated(store, analyses), asked)
    texts = tuple(articles.values())
    outlets = tuple(article.outlet or article.title for article in texts)
    events = set(sources.events_of(ids).values())
    outlines = tuple(each.outline for each in opened)
    return Compared(texts, outlets, comparison, outlines, notices, apart=len(events) > 1)


def _check(ids: Sequence[str]) -> None:
    if len(set(ids)) < len(ids):
        raise LibraryError("An article cannot be compared with itself: choose another one.")
    if len(ids) < 2:
        raise LibraryError("Choose two articles or more to compare.")
    if len(ids) > MOST:
        raise LibraryError(f"At most {MOST} articles can be compared at once.")


def _open(articles: "Articles", id: str) -> "Opened":
    if opened := articles.article(id):
        return opened
    raise LibraryError(f"There is no article {id} any more.")


def _mentions(sources: "Sources", article: str) -> tuple[NamedMention, ...]:
    """Return the names in an article, ascending; none while they are being found."""
    names = sources.names_in(article)
    found = sorted((*span, name.id, name.type) for name in names for span in name.spans)
    return tuple(NamedMention(*each) for each in found)


def _analyses(store: "DerivedStore", opened: "Sequence[Opened]", asked: Asked) -> list[Analysis]:
    """Return the stored analyses of articles; what is missing is taken apart now."""
    found: dict[str, Analysis] = {}
    for each in opened:
        rows = store.ask(
            "SELECT r.record FROM articles a JOIN records r ON r.article = a.key"
            " WHERE a.id = :id AND a.digest = :digest",
            {"id": each.article.id, "digest": each.article.digest},
        )
        for (record,) in rows:
            try:
                found[each.article.id] = from_record(record)
            except OldRecord:
                continue
    missing = [(e.article, e.outline) for e in opened if e.article.id not in found]
    if missing:
        answer = _asked(Question(articles=missing), (None, asked[1]))
        found.update({analysis.article: analysis for analysis in answer.analyses})
    return [found[each.article.id] for each in opened]


def _repeated(store: "DerivedStore", analyses: Sequence[Analysis]) -> frozenset[str]:
    """Return the keys of sentences that stand in articles on several events."""
    numbers = {
        sentence_number(statement.text): sentence_key(statement.text)
        for analysis in analyses
        for statement in analysis.statements
    }
    rows = store.ask(
        "SELECT s.sentence FROM sentences s JOIN articles a ON a.key = s.article"
        " WHERE s.sentence IN (SELECT value FROM json_each(:numbers))"
        " GROUP BY s.sentence HAVING count(DISTINCT a.event) >= :events",
        {"numbers": json.dumps(list(numbers)), "events": EVENTS},
    )
    return frozenset(numbers[number] for (number,) in rows)


def _compared(
    sides: Sequence[Side], ties: Sequence[Tie], repeated: frozenset[str], asked: Asked
) -> Comparison:
    lengths = [len(side.analysis.statements) for side in sides]
    if sum(a * b for a, b in combinations(lengths, 2)) <= QUICK:
        return compare(sides, ties, repeated=repeated)
    comparison = _asked(Question((), sides, ties, repeated), asked).comparison
    if comparison is None:
        raise LibraryError(LOST)
    return comparison


def _asked(question: Question, asked: Asked) -> Answer:
    """Ask the process; it is ended at once when the caller wants no answer any more."""
    progress, cancelled = asked

    def stopped() -> bool:
        if cancelled and cancelled():
            raise ComparisonCancelled("The comparison was cancelled.")
        return False

    return work_elsewhere(PROCESS, question, Answer, (progress, stopped), LOST)
